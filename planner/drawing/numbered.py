# SPDX-License-Identifier: GPL-3.0-or-later
"""Places on a map of the whole, findings or stops: numbered discs that do not hide each other."""

import math
from collections.abc import Iterable, Iterator

from planner.drawing.drawing import XY, Circle, Line, Mark, Text
from planner.drawing.frame import Frame
from planner.rules.finding import Finding

LAYER = "A-ANNO-REDL"
_RADIUS, _HEIGHT = 2.3, 1.8  # paper mm
_STEP = 2 * _RADIUS + 0.3
_DIRECTIONS = 8


def draw_numbered(found: Iterable[tuple[str, Finding]], frame: Frame) -> Iterator[Mark]:
    """A disc with its number at the place of each finding, in the reader's frame."""
    return draw_discs(
        (
            (number, finding.at, f"finding.{finding.severity}", f"finding.{finding.severity}.solid")
            for number, finding in found
        ),
        frame,
    )


def draw_discs(discs: Iterable[tuple[str, XY, str, str]], frame: Frame) -> Iterator[Mark]:
    """Discs, each given by its words, its place in the plan, and the styles of leader and disc.

    A disc that would hide an earlier one stands next to it, a line leading to its place.
    """
    taken: list[XY] = []
    marks: list[Mark] = []
    for words, point, leader, body in discs:
        place = frame.read(point)
        at = next(spot for spot in _spots(place, frame) if _is_free(spot, taken, frame))
        taken.append(at)
        if at != place:
            yield Line(LAYER, leader, (at, place))
        marks += disc(words, at, frame, body)
    yield from marks


def disc(words: str, at: XY, frame: Frame, body: str) -> tuple[Mark, Mark]:
    """A filled disc with a word on it, in the reader's frame."""
    low = (at[0], at[1] - frame.mm(_HEIGHT) / 2)
    return (
        Circle(LAYER, body, at, frame.mm(_RADIUS)),
        Text(LAYER, "text.reversed", words, low, frame.mm(_HEIGHT), weight="bold"),
    )


def _spots(place: XY, frame: Frame) -> Iterator[XY]:
    """The place itself, then rings about it, ever wider."""
    yield place
    ring = 1
    while True:
        for step in range(_DIRECTIONS * ring):
            angle = 2 * math.pi * step / (_DIRECTIONS * ring)
            reach = frame.mm(_STEP * ring)
            yield place[0] + reach * math.cos(angle), place[1] + reach * math.sin(angle)
        ring += 1


def _is_free(spot: XY, taken: Iterable[XY], frame: Frame) -> bool:
    return all(math.dist(spot, other) >= frame.mm(2 * _RADIUS) for other in taken)
