# SPDX-License-Identifier: GPL-3.0-or-later
"""Footprints as files state them: a turned rectangle, or an outline of corners."""

import math
from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta

from planner.model.values import Degrees, Point, RuleBroken, Size, Value

MOST_CORNERS = 200
Corners = Annotated[tuple[Point, ...], Meta(min_length=3, max_length=MOST_CORNERS)]


class Rectangle(Value, frozen=True, tag="rectangle", tag_field="type"):
    """A rectangle: anchor corner, width × depth in mm, turned counter-clockwise about the anchor.

    Corners run counter-clockwise from the anchor; edge 0 is the front (the width).
    """

    at: Point
    size: Size
    angle: Degrees = 0.0

    def __post_init__(self) -> None:
        if round(self.angle, 3) != self.angle:
            raise RuleBroken("angle-decimals", angle=self.angle)

    def corners(self) -> tuple[tuple[float, float], ...]:
        """The four corners in mm, exact for quarter turns."""
        cosine, sine = direction(self.angle)
        x, y = self.at
        width, depth = self.size
        return (
            (x, y),
            (x + width * cosine, y + width * sine),
            (x + width * cosine - depth * sine, y + width * sine + depth * cosine),
            (x - depth * sine, y + depth * cosine),
        )


class Outline(Value, frozen=True, tag="outline", tag_field="type"):
    """A simple polygon of integer corners, in either sense of turning, not closed."""

    corner_points: Corners

    def __post_init__(self) -> None:
        check_simple(self.corner_points)

    def corners(self) -> tuple[tuple[float, float], ...]:
        """The corners in mm, as stored."""
        return self.corner_points


Shape = Rectangle | Outline


def direction(angle: float) -> tuple[float, float]:
    """Cosine and sine of an angle in degrees, exact at quarter turns."""
    quarter, rest = divmod(angle, 90.0)
    if rest == 0:
        return ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[int(quarter) % 4]
    return math.cos(math.radians(angle)), math.sin(math.radians(angle))


def corner_count(shape: Shape) -> int:
    """How many corners, and so edges, a shape has."""
    return 4 if isinstance(shape, Rectangle) else len(shape.corner_points)


def doubled_area(corners: Sequence[tuple[float, float]]) -> float:
    """Twice the signed area (shoelace formula); positive when counter-clockwise."""
    return sum(
        x1 * y2 - x2 * y1
        for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True)
    )


def floor_area(shape: Shape) -> float:
    """The area of a shape in mm²."""
    if isinstance(shape, Rectangle):
        return float(shape.size[0] * shape.size[1])
    return abs(doubled_area(shape.corner_points)) / 2


def check_simple(corners: Sequence[Point]) -> None:
    """Raise RuleBroken unless the corners bound one piece of floor without crossing themselves."""
    count = len(corners)
    if not 3 <= count <= MOST_CORNERS:
        raise RuleBroken("list-length", count=count, least=3, most=MOST_CORNERS)
    edges = [(corners[i], corners[(i + 1) % count]) for i in range(count)]
    for index, (start, end) in enumerate(edges):
        if start == end:
            raise RuleBroken("outline-repeats", corner=index)
        following = edges[(index + 1) % count][1]
        if _turn(start, end, following) == 0 and _between(end, following, start):
            raise RuleBroken("outline-folds", corner=(index + 1) % count)
    for first in range(count):
        for second in range(first + 2, count):
            if (first, second) != (0, count - 1) and _cross(*edges[first], *edges[second]):
                raise RuleBroken("outline-crosses", first=first, second=second)
    if doubled_area(corners) == 0:
        raise RuleBroken("outline-empty")


def _turn(a: Point, b: Point, c: Point) -> int:
    cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (cross > 0) - (cross < 0)


def _between(origin: Point, first: Point, second: Point) -> bool:
    """Whether two points lie on the same side of an origin that is in line with them."""
    return (first[0] - origin[0]) * (second[0] - origin[0]) + (first[1] - origin[1]) * (
        second[1] - origin[1]
    ) > 0


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two segments share any point (integer arithmetic, so exact)."""
    if (
        max(a[0], b[0]) < min(c[0], d[0])
        or max(c[0], d[0]) < min(a[0], b[0])
        or max(a[1], b[1]) < min(c[1], d[1])
        or max(c[1], d[1]) < min(a[1], b[1])
    ):
        return False
    return _turn(a, b, c) * _turn(a, b, d) <= 0 and _turn(c, d, a) * _turn(c, d, b) <= 0
