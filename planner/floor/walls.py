# SPDX-License-Identifier: GPL-3.0-or-later
"""Walls along a line of points, and round columns: the shapes that stand there."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from planner.model.shapes import Outline, Rectangle, Shape
from planner.model.values import Point, RuleBroken

XY = tuple[float, float]
ROUND = 24  # corners of a round column
_SQUARE = 1e-9  # cosine of a turn that is a right angle
_SHARPEST = 150.0  # degrees: a wall that turns more doubles back on itself


@dataclass(frozen=True, slots=True)
class _Joint:
    """What a corner does to the two walls at it, left and right side each (mm).

    ``before`` is how far the wall that comes goes on past the corner, ``after`` how far from it
    the next one begins.
    """

    before: tuple[float, float]
    after: tuple[float, float]


_END = _Joint((0.0, 0.0), (0.0, 0.0))


def wall_shapes(points: Sequence[Point], thickness: int) -> tuple[Shape, ...]:
    """The walls along a line, one for each straight piece, their middles on the line.

    At a right angle the first wall runs through and the next butts against it, so that both are
    rectangles; at other angles both are mitred. Nothing overlaps. A line that ends where it began
    is joined there too. Raises RuleBroken where a piece is too short or turns back.
    """
    line = [
        point for number, point in enumerate(points) if not number or point != points[number - 1]
    ]
    if len(line) < 2:
        raise RuleBroken("wall-short", length=0)
    ways = [_way(*ends) for ends in pairwise(line)]
    half = thickness / 2
    joints = [_joint(one, two, half) for one, two in pairwise(ways)]
    ring = len(line) > 3 and line[0] == line[-1]
    closing = _joint(ways[-1], ways[0], half) if ring else _END
    starts = [closing, *joints]
    ends = [*joints, closing]
    return tuple(
        _piece(start, end, way, first.after, last.before, half)
        for (start, end), way, first, last in zip(pairwise(line), ways, starts, ends, strict=True)
    )


def _way(start: Point, end: Point) -> XY:
    length = math.dist(start, end)
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length


def _joint(one: XY, two: XY, half: float) -> _Joint:
    cosine, sine = one[0] * two[0] + one[1] * two[1], one[0] * two[1] - one[1] * two[0]
    turn = math.degrees(math.atan2(sine, cosine))
    if abs(turn) > _SHARPEST:
        raise RuleBroken("wall-sharp", angle=round(180 - abs(turn)))
    if abs(cosine) < _SQUARE:
        return _Joint((half, half), (half, half))
    cut = half * math.tan(math.radians(turn) / 2)
    return _Joint((-cut, cut), (cut, -cut))


def _piece(
    start: Point, end: Point, way: XY, after: tuple[float, float], before: tuple[float, float],
    half: float,
) -> Shape:  # fmt: skip
    length = math.dist(start, end)
    spans = [(after[side], length + before[side]) for side in (0, 1)]
    if min(last - first for first, last in spans) < 1.0:
        raise RuleBroken("wall-short", length=round(length))

    def at(along: float, left: float) -> Point:
        x = start[0] + along * way[0] - left * way[1]
        y = start[1] + along * way[1] + left * way[0]
        return math.floor(x + 0.5), math.floor(y + 0.5)

    (left_first, left_last), (right_first, right_last) = spans
    if abs(left_first - right_first) < 1e-6 and abs(left_last - right_last) < 1e-6:
        angle = round(math.degrees(math.atan2(way[1], way[0])) % 360.0, 3) % 360.0
        size = (max(1, round(right_last - right_first)), round(2 * half))
        return Rectangle(at(right_first, -half), size, angle)
    return Outline(
        (at(right_first, -half), at(right_last, -half), at(left_last, half), at(left_first, half))
    )


def column_shape(at: Point, size: tuple[int, int], angle: float = 0.0) -> Rectangle:
    """A column whose middle is at a point, turned about it."""
    radians = math.radians(angle)
    x, y = -size[0] / 2, -size[1] / 2
    corner = (
        math.floor(at[0] + x * math.cos(radians) - y * math.sin(radians) + 0.5),
        math.floor(at[1] + x * math.sin(radians) + y * math.cos(radians) + 0.5),
    )
    return Rectangle(corner, size, angle)


def round_shape(at: Point, diameter: int) -> Outline:
    """A round column about a point: the polygon around its circle, so that none of it sticks out.

    Raises RuleBroken where it is too small to have sides.
    """
    if diameter < ROUND:
        raise RuleBroken("column-small", diameter=diameter, least=ROUND)
    radius = diameter / 2 / math.cos(math.pi / ROUND)
    turns = [math.tau * (number + 0.5) / ROUND for number in range(ROUND)]
    return Outline(
        tuple(
            (round(at[0] + radius * math.cos(turn)), round(at[1] + radius * math.sin(turn)))
            for turn in turns
        )
    )
