# SPDX-License-Identifier: GPL-3.0-or-later
"""Scale bar and north arrow: one strip below the plan."""

import math
from collections.abc import Iterable
from itertools import pairwise

from planner.drawing.drawing import XY, Circle, Fill, Line, Mark, Text
from planner.drawing.metrics import text_width
from planner.drawing.sheet.block import Block, stack
from planner.drawing.sheet.lettering import GREY, SMALLEST, Languages, Words, paragraph, words
from planner.drawing.sheet.page import LAYER
from planner.model.shapes import direction

HEIGHT = 10.0
_BAR = 1.6
_NORTH_RADIUS = 3.0
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
    texts = words("scale.bar", languages, metres=length // 1000, paper=f"{paper:g}")
    return _captioned(marks, paper + 8.0, Words(f"1:{scale} · {texts.first}", texts.second))


def north(turn: float, languages: Languages) -> Block:
    """An arrow along the plan's own y axis: where it points is not known to be true north."""
    across, up = direction(90 + turn)
    centre = (_NORTH_RADIUS + 4.0, -HEIGHT / 2 - 0.4)

    def place(along: float, beside: float) -> XY:
        return (
            centre[0] + along * across - beside * up,
            centre[1] + along * up + beside * across,
        )

    tip = _NORTH_RADIUS
    back = -_NORTH_RADIUS * math.cos(math.radians(35))
    wing = _NORTH_RADIUS * math.sin(math.radians(35))
    letter = place(tip + 1.8, 0.0)
    marks: tuple[Mark, ...] = (
        Circle(LAYER, "sheet.rule", centre, _NORTH_RADIUS),
        Fill(LAYER, "sheet.solid", ((place(tip, 0), place(back, wing), place(-tip * 0.4, 0)),)),
        Line(
            LAYER, "sheet.rule",
            (place(tip, 0), place(back, -wing), place(-tip * 0.4, 0)), closed=True,
        ),
        Text(LAYER, "text", "N", (letter[0], letter[1] - 1.0), 2.0, weight="bold"),
    )  # fmt: skip
    return _captioned(marks, centre[0] + _NORTH_RADIUS + 6.0, words("scale.north", languages))


def _captioned(marks: Iterable[Mark], left: float, texts: Words) -> Block:
    """Marks and, to the right of them, what they mean: a line for each language."""
    lines = [line for line in (texts.first, texts.second) if line]
    width = max(text_width(line, SMALLEST) for line in lines)
    caption = stack(paragraph(line, width, SMALLEST, style=GREY) for line in lines)
    down = (HEIGHT - caption.height) / 2
    return Block(left + width, HEIGHT, (*marks, *caption.at(left, -down)))
