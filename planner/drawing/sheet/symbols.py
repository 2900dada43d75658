# SPDX-License-Identifier: GPL-3.0-or-later
"""Symbols and lines: a sample of each that this plan shows, drawn by the code that draws it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from planner.drawing.dimensions import dimension, parts
from planner.drawing.drawing import XY, Fill, Line, Mark, Text
from planner.drawing.frame import Frame
from planner.drawing.openings import SYMBOLS, tag
from planner.drawing.sheet.block import Block, Piece, beside, moved, stack
from planner.drawing.sheet.brief import Brief
from planner.drawing.sheet.lettering import LINE_PITCH, SMALLEST, pair, words
from planner.drawing.sheet.page import LAYER, Box
from planner.drawing.sheet.table import heading
from planner.floor.site import Site
from planner.model.values import assumed
from planner.model.venue import OpeningKind

_SAMPLE = 11.0
_HEIGHT = 4.4
_PAPER = Frame(scale=1)
_MIDDLE: XY = (_SAMPLE / 2, -_HEIGHT / 2)
_TWO_COLUMNS = 140.0
_OPENINGS: tuple[OpeningKind, ...] = get_args(OpeningKind)


def symbols(brief: Brief, width: float) -> Piece:
    """The samples with their names, in two columns where there is room."""
    samples = list(_samples(brief.site, brief.scale))
    count = 2 if width >= _TWO_COLUMNS else 1
    gap = 6.0
    each = (width - gap * (count - 1)) / count
    rows = [_row(brief, key, marks, each) for key, marks in samples]
    half = -(-len(rows) // count)
    title = heading(words("symbols.heading", brief.languages), width, brief.paper.heading)
    columns = [stack(rows[start : start + half]) for start in range(0, len(rows), half)]
    return Piece(title, (beside(columns, gap),))


def _row(brief: Brief, key: str, marks: tuple[Mark, ...], width: float) -> Block:
    texts = words(f"symbols.{key}", brief.languages)
    name = pair(texts, width - _SAMPLE - 2.5, SMALLEST, "regular")
    height = max(_HEIGHT, name.height)
    down = -(_HEIGHT - LINE_PITCH * SMALLEST) / 2
    return Block(width, height, (*marks, *name.at(_SAMPLE + 2.5, down)))


def _samples(site: Site, scale: int) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """The key and the marks of each sample, in a cell of 11 × 4.4 mm."""
    ground, plan = site.ground, site.plan
    for kind in _OPENINGS:
        number = next((one.number for one in ground.openings if one.kind == kind), None)
        if number is not None:
            yield kind, tuple(_tag(kind, number))
    for gear, symbol in SYMBOLS.items():
        fixture = next((one for one in ground.fixtures if one.kind == gear), None)
        if fixture is not None and gear != "shutter":
            yield gear, tuple(symbol(fixture, _MIDDLE, _PAPER))
    if ground.columns or any(built.kind == "column" for built in plan.structures):
        yield "column", tuple(_column())
    if any(built.kind == "wall" for built in plan.structures):
        yield "partition", tuple(_partition())
    if ground.pits:
        yield "pit", tuple(_pit())
    if ground.openings:
        zone = _box(9.0, 3.2).corners()
        yield (
            "keep-clear",
            (
                Fill(LAYER, "keep-clear.hatch", (zone,)),
                Line(LAYER, "keep-clear", zone, closed=True),
            ),
        )
    kinds = {booth.type for booth in plan.booths}
    if kinds:
        yield "booth-closed", (_stroke("booth.closed"),)
    for booth_type in sorted(kinds, reverse=True):
        yield f"booth-open-{booth_type}", (_stroke(f"booth.open.{booth_type}"),)
    if any(area.walkable for area in plan.areas):
        yield "area-walkable", (_stroke("area.edge.walkable"),)
    if len(ground.halls) > 1 and ground.dividers:
        yield "divider", (_stroke("divider"),)
    yield "grid", (_stroke("grid"),)
    yield "aisle", _dimension(scale)
    facts = [
        *(opening.facts for opening in ground.openings),
        *(column.facts for column in ground.columns),
        *(fixture.facts for fixture in ground.fixtures),
        *(pit.facts for pit in ground.pits),
        *(booth.facts for booth in plan.booths),
        *(area.facts for area in plan.areas),
        *(built.facts for built in plan.structures),
    ]
    if any(map(assumed, facts)):
        at = (_MIDDLE[0], _MIDDLE[1] - SMALLEST / 2)
        yield "assumed", (Text(LAYER, "text.assumed", "A", at, SMALLEST),)


def _tag(kind: OpeningKind, number: str) -> Iterator[Mark]:
    for mark in tag(kind, number, 0.0, _PAPER):
        yield moved(mark, *_MIDDLE)


def _column() -> Iterator[Mark]:
    box = _box(3.2, 3.2).corners()
    yield Fill(LAYER, "column.body", (box,))
    for ends in ((box[0], box[2]), (box[1], box[3])):
        yield Line(LAYER, "column.cross", ends)
    yield Line(LAYER, "column", box, closed=True)


def _partition() -> Iterator[Mark]:
    box = _box(8.0, 0.8).corners()
    yield Fill(LAYER, "partition.body", (box,))
    yield Line(LAYER, "partition", box, closed=True)


def _pit() -> Iterator[Mark]:
    box = _box(2.4, 2.4).corners()
    yield Line(LAYER, "pit", box, closed=True)
    yield Line(LAYER, "pit", (box[0], box[2]))


def _stroke(style: str) -> Line:
    return Line(LAYER, style, ((0.5, _MIDDLE[1]), (_SAMPLE - 0.5, _MIDDLE[1])))


def _dimension(scale: int) -> tuple[Mark, ...]:
    """A dimension of 3 m, written as the plan writes it."""
    y = _MIDDLE[1] - 1.0
    mark = replace(
        dimension(_PAPER, (0.8, y), (_SAMPLE - 0.8, y), 0.0), text=Frame(scale=scale).length(3000)
    )
    return parts(mark, 1)


def _box(width: float, height: float) -> Box:
    """A box about the middle of a sample."""
    x, y = _MIDDLE
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
