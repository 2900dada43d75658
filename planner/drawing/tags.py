# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags of findings: the sign of the severity, the rule, measured against required.

Where a tag would hide another one it is drawn short: the sign alone, with its name if it has one.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from planner.drawing.drawing import XY, Fill, Line, Mark, Text, Weight
from planner.drawing.frame import Frame
from planner.drawing.metrics import ASCENT, text_width
from planner.drawing.room import Room
from planner.drawing.space import Box
from planner.drawing.styles import LEAST_TEXT
from planner.locale import Language, text
from planner.rules.figures import compared
from planner.rules.finding import UNSURE, Finding, Severity

LAYER = "A-ANNO-REDL"
# In paper mm.
_TITLE, _FIGURE, _PITCH, _PADDING, _SIGN = 2.0, LEAST_TEXT, 3.2, 1.0, 4.0
_DISTANCES = (5.0, 8.0, 12.0, 18.0, 26.0, 36.0)
_SHORT_DISTANCES = (2.0, 4.0, 6.0, 9.0)
_QUARTERS = (0.5, 0.2, 0.8)  # of a measured line: where a leader may end, the best place first

Row = tuple[str, float, Weight]  # words, height in paper mm


def draw_tag(
    finding: Finding,
    owner: BaseGeometry | None,
    figure: Text | None,
    frame: Frame,
    room: Room,
    name: str,
) -> Iterator[Mark]:
    """The tag of a finding in the reader's frame, led to what was measured.

    ``owner`` is the one thing that it is about as a whole, ``figure`` stands at the measured line.
    """
    style = f"finding.{finding.severity}"
    places = [frame.read(place) for place in _anchors(finding)]
    rows = [row for row in _rows(finding, frame.languages(), name) if row[0]]
    box = room.place_apart(_size(rows, frame), places[0], _DISTANCES)
    if box is None:
        rows = [(name, _TITLE, "bold")] if name else []
        box = room.place(_size(rows, frame), places[0], _SHORT_DISTANCES)
    yield from _leader(box, places, owner, figure, style)
    left, low, right, high = box
    outline = ((left, low), (right, low), (right, high), (left, high))
    if rows:
        yield Fill(LAYER, "paper", (outline,))
        yield Line(LAYER, style, outline, True)
    middle = (left + frame.mm((_PADDING if rows else 0) + _SIGN / 2), (low + high) / 2)
    yield from _sign(finding.severity, middle, frame)
    x = left + frame.mm(2 * _PADDING + _SIGN)
    first = (low + high) / 2 + frame.mm(_PITCH * len(rows) / 2)
    for place, (words, tall, weight) in enumerate(rows):
        y = first - frame.mm(_PITCH * (place + 0.5) + tall / 2)
        tone = f"{style}.text" if place == 0 else "text"
        yield Text(LAYER, tone, words, (x, y), frame.mm(tall), anchor="left", weight=weight)


def _size(rows: Sequence[Row], frame: Frame) -> XY:
    """Width and height of a tag with some rows."""
    if not rows:
        return frame.mm(_SIGN), frame.mm(_SIGN)
    widths = [text_width(words, frame.mm(tall), weight) for words, tall, weight in rows]
    height = max(_SIGN, _PITCH * len(rows)) + 2 * _PADDING - 0.6
    return max(widths) + frame.mm(_SIGN + 3 * _PADDING), frame.mm(height)


def _leader(
    box: Box, places: Sequence[XY], owner: BaseGeometry | None, figure: Text | None, style: str
) -> Iterator[Line]:
    """A line from a tag to the first of some places that it reaches without crossing a figure."""
    left, low, right, high = box
    lines = [
        shapely.LineString(((min(max(x, left), right), min(max(y, low), high)), (x, y)))
        for x, y in places
    ]
    written = shapely.Polygon() if figure is None else _written(figure)
    free = (line for line in lines if not line.intersects(written))
    leader: BaseGeometry = next(free, lines[0])
    if owner is not None:
        leader = leader.difference(owner)
    if leader.length > 0:
        first, *_, last = shapely.get_coordinates(leader).tolist()
        yield Line(LAYER, style, ((first[0], first[1]), (last[0], last[1])))


def _written(figure: Text) -> shapely.Polygon:
    """The place of a figure, turned as it is."""
    half = text_width(figure.text, figure.height, figure.weight) / 2
    x, y = figure.at
    box = shapely.box(x - half, y, x + half, y + ASCENT * figure.height)
    return shapely.affinity.rotate(box, figure.angle, origin=figure.at)


def _rows(
    finding: Finding, languages: Sequence[Language], name: str
) -> list[tuple[str, float, Weight]]:
    """The lines of a tag with their height (paper mm) and weight; a finding may lack figures."""

    def joined(words: Iterable[str]) -> str:
        return " ".join(dict.fromkeys(filter(None, words)))

    rule = joined(text(f"rules.{finding.rule}.name", language) for language in languages)
    figures = compared(finding, languages[0])
    sure = ""
    if figures and finding.confidence in UNSURE and finding.required is not None:
        key = f"rules.confidence.{finding.confidence}"
        sure = joined(text(key, language) for language in languages)
    return [
        (joined((name, rule)), _TITLE, "bold"),
        (joined((figures, sure and f"({sure})")), _FIGURE, "regular"),
    ]


def _anchors(finding: Finding) -> Sequence[XY]:
    """Where a leader may end: places of the measured line, else the place of the finding."""
    if finding.line is None:
        return (finding.at,)
    (x1, y1), (x2, y2) = finding.line
    return [(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share) for share in _QUARTERS]


def _sign(severity: Severity, at: XY, frame: Frame) -> Iterator[Mark]:
    """The shape that tells the severity without colour: octagon ×, triangle !, circle i."""
    corners, turn, letter, drop = _SIGNS[severity]
    radius = frame.mm(_SIGN / 2)
    ring = tuple(
        (
            at[0] + radius * math.cos(math.radians(turn + 360 / corners * step)),
            at[1] + radius * math.sin(math.radians(turn + 360 / corners * step)) - drop * radius,
        )
        for step in range(corners)
    )
    yield Fill(LAYER, f"finding.{severity}.solid", (ring,))
    height = frame.mm(1.9)
    place = (at[0], at[1] - height / 2 - drop * radius)
    yield Text(LAYER, "text.reversed", letter, place, height, weight="bold")


# Number of corners, direction of the first in degrees, letter, how far it sits lower (of a radius).
_SIGNS: Mapping[Severity, tuple[int, float, str, float]] = {
    "error": (8, 22.5, "×", 0.0),
    "warning": (3, 90.0, "!", 0.2),
    "note": (24, 0.0, "i", 0.0),
}
