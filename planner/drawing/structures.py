# SPDX-License-Identifier: GPL-3.0-or-later
"""What planners put up and write: temporary walls and columns, texts, dimensions."""

import math
from collections.abc import Iterator

from planner.drawing.assumed import assumed_beside, is_assumed
from planner.drawing.dimensions import dimension, parts
from planner.drawing.drawing import Fill, Line, Mark, Text
from planner.drawing.frame import Frame
from planner.drawing.metrics import LINE_PITCH
from planner.drawing.space import Taken, around, text_box
from planner.floor.site import Site
from planner.model.drawn import PlanText, Structure

# Walls and columns with up to so many corners are crossed, as the venue's are.
_CROSSED = 4


def draw_structures(site: Site, frame: Frame, taken: Taken) -> Iterator[Mark]:
    """Temporary walls hatched, temporary columns crossed; an assumed one with its A."""
    for built in site.plan.structures:
        corners = frame.reads(built.shape.corners())
        taken.take(around(corners))
        yield from _wall(built, corners) if built.kind == "wall" else _column(built, corners)
        if is_assumed(built.facts):
            yield from assumed_beside(around(corners), frame, taken, built.id)


def _wall(built: Structure, corners: tuple[tuple[float, float], ...]) -> Iterator[Mark]:
    yield Fill("A-WALL", "partition.body", (corners,), built.id)
    yield Line("A-WALL", "partition", corners, True, built.id)


def _column(built: Structure, corners: tuple[tuple[float, float], ...]) -> Iterator[Mark]:
    yield Fill("A-COLS", "column.body", (corners,), built.id)
    if len(corners) == _CROSSED:
        yield Line("A-COLS", "column.cross", (corners[0], corners[2]), False, built.id)
        yield Line("A-COLS", "column.cross", (corners[1], corners[3]), False, built.id)
    yield Line("A-COLS", "column", corners, True, built.id)


def draw_texts(site: Site, frame: Frame, taken: Taken) -> Iterator[Text]:
    """Texts at their true height, in the languages of the drawing one below the other."""
    for written in site.plan.texts:
        angle = frame.angle(written.angle)
        sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
        x, y = frame.read(written.at)
        for place, line in enumerate(lines_of(written, frame)):
            down = LINE_PITCH * written.height * place
            mark = Text(
                "A-ANNO-TEXT", "text", line, (x + down * sine, y - down * cosine),
                float(written.height), angle, "left", subject=written.id,
            )  # fmt: skip
            taken.take(text_box(mark))
            yield mark


def lines_of(written: PlanText, frame: Frame) -> tuple[str, ...]:
    """The words of a text in each language of the drawing; words that are the same once."""
    other = written.text.ko or written.text.en
    return tuple(dict.fromkeys(written.text[it] or other for it in frame.languages()))


def draw_dimensions(site: Site, frame: Frame, taken: Taken) -> Iterator[Mark]:
    """The dimensions that planners drew; what is measured automatically keeps off them."""
    for drawn in site.plan.dimensions:
        start, end = frame.read(drawn.start), frame.read(drawn.end)
        mark = dimension(frame, start, end, drawn.offset, drawn.id)
        for part in parts(mark, frame.scale):
            if isinstance(part, Text):
                taken.take(text_box(part))
            elif start[0] == end[0] or start[1] == end[1]:
                taken.take(around(part.points))
        yield mark
