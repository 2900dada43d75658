# SPDX-License-Identifier: GPL-3.0-or-later
"""What a hand does to the figures of a block of booths: pulled, turned, put where it is."""

import math
from dataclasses import replace

from planner.edits.rows import AddRows
from planner.floor.rows import MOST
from planner.model.shapes import Rectangle, direction
from planner.model.values import Point
from ui.desktop.tools.events import XY


def stretched(before: AddRows, ways: tuple[int, int], step: XY) -> AddRows:
    """As many booths as a pulled side or corner leaves room for; the side opposite stays."""
    outline = outline_of(before)
    cosine, sine = direction(outline.angle)
    along, across = step[0] * cosine + step[1] * sine, step[1] * cosine - step[0] * sine
    length, depth = outline.size
    layout = before.layout
    # Half a booth more is a booth.
    count, rows = before.count, before.rows
    if ways[0]:
        count = layout.count_in(length + ways[0] * along + before.size[0] / 2)
    if ways[1]:
        rows = layout.rows_in(depth + ways[1] * across + before.size[1] / 2)
    count = min(count, MOST)
    made = replace(before, count=count, rows=max(min(rows, MOST // count), 1))
    now = made.layout.extent
    back = (
        length - now[0] if ways[0] < 0 else 0,
        depth - now[1] if ways[1] < 0 else 0,
    )
    at = (
        before.at[0] + back[0] * cosine - back[1] * sine,
        before.at[1] + back[0] * sine + back[1] * cosine,
    )
    return replace(made, at=whole(at))


def outline_of(figures: AddRows) -> Rectangle:
    """The rectangle about all booths."""
    return Rectangle(figures.at, figures.layout.extent, round(figures.angle, 3) % 360.0)


def holds(outline: Rectangle, point: XY) -> bool:
    """Whether a rectangle holds a point."""
    cosine, sine = direction(outline.angle)
    dx, dy = point[0] - outline.at[0], point[1] - outline.at[1]
    along, across = dx * cosine + dy * sine, dy * cosine - dx * sine
    return 0 <= along <= outline.size[0] and 0 <= across <= outline.size[1]


def turned(before: AddRows, start: XY, end: XY, step: float) -> AddRows:
    """The block turned about its middle as the way from there to a point has, in steps of
    degrees."""
    outline = outline_of(before)
    corners = outline.corners()
    middle = ((corners[0][0] + corners[2][0]) / 2, (corners[0][1] + corners[2][1]) / 2)
    ways = [
        math.degrees(math.atan2(place[1] - middle[1], place[0] - middle[0]))
        for place in (start, end)
    ]
    angle = round((before.angle + ways[1] - ways[0]) / step) * step % 360.0
    cosine, sine = direction(angle)
    length, depth = outline.size
    at = (
        middle[0] - length / 2 * cosine + depth / 2 * sine,
        middle[1] - length / 2 * sine - depth / 2 * cosine,
    )
    return replace(before, angle=angle, at=whole(at))


def whole(place: XY) -> Point:
    """A place in whole mm."""
    return (math.floor(place[0] + 0.5), math.floor(place[1] + 0.5))
