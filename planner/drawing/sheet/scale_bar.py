# SPDX-License-Identifier: GPL-3.0-or-later
"""Scale bar and north arrow: one strip below the plan."""

import math
from itertools import pairwise

from planner.drawing.drawing import XY, Circle, Fill, Line, Mark, Text
from planner.drawing.sheet.block import Block
from planner.drawing.sheet.lettering import GREY, SMALLEST, Languages, paragraph, words
from planner.drawing.sheet.page import LAYER
from planner.model.shapes import direction

HEIGHT = 9.0
_BAR = 1.6
_NORTH_RADIUS = 3.6
_LENGTHS = tuple(digit * 10**power for power in range(6, 2, -1) for digit in (5, 2, 1))


def scale_bar(scale: int, longest: float, languages: Languages) -> Block:
    """A bar of a round number of metres, at most so many mm long; it says how long it prints."""
    length = next(length for length in _LENGTHS if length / scale <= longest)
    paper = length / scale
    metre = 1000 / scale
    step = length // 5
    marks: list[Mark] = []
    edges = [index * step / 5 for index in range(6)] + [index * step for index in range(2, 6)]
    top, bottom = -HEIGHT / 2 - 0.6, -HEIGHT / 2 - 0.6 - _BAR
    for index, (start, end) in enumerate(pairwise(edges)):
        if index % 2 == 0:
            left, right = start / scale, end / scale
            ring = ((left, bottom), (right, bottom), (right, top), (left, top))
            marks.append(Fill(LAYER, "sheet.solid", (ring,)))
    marks.append(
        Line(
            LAYER, "sheet.rule",
            ((0.0, bottom), (paper, bottom), (paper, top), (0.0, top)), closed=True,
        )
    )  # fmt: skip
    for distance in (0, *range(step, length + 1, step)):
        x = distance / 1000 * metre
        label = f"{distance // 1000}" + (" m" if distance == length else "")
        marks.append(Text(LAYER, "text", label, (x, top + 1.0), SMALLEST))
    texts = words("scale.bar", languages, scale=scale, metres=length // 1000, paper=f"{paper:g}")
    caption = " · ".join(filter(None, (f"1:{scale}", texts.first, texts.second)))
    left = paper + 8.0
    note = paragraph(caption, 200.0, SMALLEST, style=GREY)
    marks += note.at(left, bottom + _BAR / 2 + 0.5 * note.height)
    return Block(left + note.width, HEIGHT, tuple(marks))


def north(turn: float, languages: Languages) -> Block:
    """An arrow along the plan's own y axis: where it points is not known to be true north."""
    across, up = direction(90 + turn)
    centre = (_NORTH_RADIUS + 4.0, -HEIGHT / 2)

    def place(along: float, beside: float) -> XY:
        return (
            centre[0] + along * across - beside * up,
            centre[1] + along * up + beside * across,
        )

    tip = _NORTH_RADIUS
    back = -_NORTH_RADIUS * math.cos(math.radians(35))
    wing = _NORTH_RADIUS * math.sin(math.radians(35))
    letter = place(tip + 2.2, 0.0)
    marks: tuple[Mark, ...] = (
        Circle(LAYER, "sheet.rule", centre, _NORTH_RADIUS),
        Fill(LAYER, "sheet.solid", ((place(tip, 0), place(back, wing), place(-tip * 0.4, 0)),)),
        Line(
            LAYER, "sheet.rule",
            (place(tip, 0), place(back, -wing), place(-tip * 0.4, 0)), closed=True,
        ),
        Text(LAYER, "text", "N", (letter[0], letter[1] - 1.25), 2.5, weight="bold"),
    )  # fmt: skip
    texts = words("scale.north", languages)
    caption = paragraph(
        " · ".join(filter(None, (texts.first, texts.second))), 110.0, SMALLEST, style=GREY
    )
    left = centre[0] + _NORTH_RADIUS + 6.0
    return Block(
        left + caption.width,
        HEIGHT,
        (*marks, *caption.at(left, -HEIGHT / 2 + caption.height / 2)),
    )
