# SPDX-License-Identifier: GPL-3.0-or-later
"""Dimensions taken apart into the lines, ticks and figure that are printed."""

import math

from planner.drawing.drawing import XY, Dimension, Line, Text
from planner.drawing.frame import Frame, readable
from planner.drawing.styles import LEAST_TEXT

# In paper mm: half a tick along each axis, how far a line passes its last tick, how far extension
# lines keep off what they measure, the figure's baseline above the line.
_TICK = 0.7
_OVERRUN = 1.0
_GAP = 0.5
BASELINE = 0.6


def dimension(
    frame: Frame, start: XY, end: XY, offset: float, subject: str = "", height: float = LEAST_TEXT
) -> Dimension:
    """A dimension whose figure stands above the middle of its line, read from below or right.

    ``offset`` in drawing mm, ``height`` in paper mm.
    """
    along = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
    angle = readable(round(along, 6))
    first, second = line_of(start, end, offset)
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    above = frame.mm(BASELINE)
    at = (
        (first[0] + second[0]) / 2 - above * sine,
        (first[1] + second[1]) / 2 + above * cosine,
    )
    figure = frame.length(math.dist(start, end))
    return Dimension(
        "A-ANNO-DIMS", "dimension", start, end, offset, figure, frame.mm(height), at, angle, False,
        subject,
    )  # fmt: skip


def line_of(start: XY, end: XY, offset: float) -> tuple[XY, XY]:
    """The ends of the dimension line: what is measured, moved to its left by the offset."""
    length = math.dist(start, end)
    if length == 0:
        return start, end
    x, y = (start[1] - end[1]) / length * offset, (end[0] - start[0]) / length * offset
    return (start[0] + x, start[1] + y), (end[0] + x, end[1] + y)


def parts(mark: Dimension, scale: int) -> tuple[Line | Text, ...]:
    """The lines, ticks and figure of a dimension printed at 1:scale."""
    first, second = line_of(mark.start, mark.end, mark.offset)
    length = math.dist(first, second)
    if length == 0:
        return ()
    ux, uy = (second[0] - first[0]) / length, (second[1] - first[1]) / length

    def line(style: str, *points: XY) -> Line:
        return Line(mark.layer, style, points, subject=mark.subject)

    marks: list[Line | Text] = [line(mark.style, first, second)]
    for end in (first, second):
        along, across = _TICK * scale * (ux - uy), _TICK * scale * (uy + ux)
        tick = ((end[0] - along, end[1] - across), (end[0] + along, end[1] + across))
        marks.append(line(f"{mark.style}.tick", *tick))
    if mark.offset:
        side = math.copysign(1.0, mark.offset)
        gap, past = side * min(_GAP * scale, abs(mark.offset)), side * _OVERRUN * scale
        for point, end in ((mark.start, first), (mark.end, second)):
            near = (point[0] - uy * gap, point[1] + ux * gap)
            far = (end[0] - uy * past, end[1] + ux * past)
            marks.append(line(f"{mark.style}.extension", near, far))
    if mark.leader:
        middle = ((first[0] + second[0]) / 2, (first[1] + second[1]) / 2)
        marks.append(line(f"{mark.style}.extension", middle, mark.text_at))
    if not mark.text:
        return tuple(marks)
    letters = f"{mark.style}.text"
    return (
        *marks,
        Text(mark.layer, letters, mark.text, mark.text_at, mark.height, mark.text_angle),
    )
