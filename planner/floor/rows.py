# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows and blocks of booths: where each one stands, and which of its sides are open."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.model.shapes import Rectangle, direction
from planner.model.values import Point, Size

XY = tuple[float, float]

MOST = 1000  # booths at once
# At odd angles anchors are rounded to 1 mm. Neighbours then lie on each other by less than the
# 1 mm from which booths overlap.
_SHORT = 0.9
# Edges of a booth in a row: front, right, back, left.
_FRONT, _RIGHT, _BACK, _LEFT = range(4)


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows of equal booths, all in mm.

    Seen from the first booth's front, rows run to the right from the anchor ``at`` and follow one
    another away from it, ``angle`` degrees counter-clockwise. ``back_to_back``: rows stand in pairs
    whose backs touch; else each is a row of its own, its front that way. Between the rows or pairs
    lies an ``aisle``. After every ``cross_every`` booths (0: never) a cross-aisle of
    ``cross_width`` goes through all rows.
    """

    at: Point
    count: int
    rows: int = 1
    size: Size = (3000, 3000)
    angle: float = 0.0
    back_to_back: bool = True
    aisle: int = 3000
    cross_every: int = 0
    cross_width: int = 3000

    @property
    def extent(self) -> Size:
        """Length along the rows and depth across them, from outer edge to outer edge."""
        return (self._along(self.count - 1) + self.size[0], self._across(self.rows - 1)[1])

    def fitted(self, length: float, depth: float) -> "Layout":
        """As many booths and rows as a length and a depth hold: at least one, at most ``MOST``."""
        count = self.count_in(length)
        rows = self.rows_in(depth)
        return replace(self, count=min(count, MOST), rows=max(min(rows, MOST // count), 1))

    def count_in(self, length: float) -> int:
        """How many booths of a row a length holds: at least one."""
        count = 1
        while count < MOST and self._along(count) + self.size[0] <= length:
            count += 1
        return count

    def rows_in(self, depth: float) -> int:
        """How many rows a depth holds: at least one."""
        rows = 1
        while rows < MOST and self._across(rows)[1] <= depth:
            rows += 1
        return rows

    def _along(self, column: int) -> int:
        """Where a booth of a row begins."""
        crossings = column // self.cross_every if self.cross_every else 0
        return column * self.size[0] + crossings * self.cross_width

    def _across(self, row: int) -> tuple[int, int]:
        """Where a row begins and ends across the rows."""
        depth = self.size[1]
        blocks = row // 2 if self.back_to_back else row
        near = row * depth + blocks * self.aisle
        return near, near + depth


@dataclass(frozen=True, slots=True)
class Slot:
    """A booth's place in its rows: numbers from 0, footprint, open edges."""

    row: int
    column: int
    shape: Rectangle
    open_sides: tuple[int, ...]


def slots(layout: Layout) -> tuple[Slot, ...]:
    """Every booth, row by row, each row from the anchor's end.

    Open are the sides along an aisle: the front; the ends of a row, at its cross-aisles too; the
    back where a row of its own has another behind it. What else stands in the plan is not looked
    at.
    """
    frame = direction(layout.angle)
    placed: dict[tuple[int, int], Point] = {}
    return tuple(_slots(layout, frame, placed))


def _slots(layout: Layout, frame: XY, placed: dict[tuple[int, int], Point]) -> Iterator[Slot]:
    width, depth = layout.size
    turned = (layout.angle + 180.0) % 360.0
    exact = layout.angle % 90.0 == 0.0
    for row in range(layout.rows):
        near, far = layout._across(row)
        flipped = layout.back_to_back and row % 2 == 1
        for column in range(layout.count):
            along = layout._along(column)
            spot = (along + width, far) if flipped else (along, near)
            limits = []
            if not exact and (before := placed.get((row, column - 1))) is not None:
                pitch = along - layout._along(column - 1)
                limits.append((frame, before, pitch - _SHORT))
            if not exact and flipped:
                behind = placed[row - 1, column]
                limits.append(((-frame[1], frame[0]), behind, 2 * depth - _SHORT))
            at = _whole(layout.at, spot, frame, limits)
            placed[row, column] = at
            angle = turned if flipped else layout.angle % 360.0
            shape = Rectangle(at, layout.size, round(angle, 3) % 360.0)
            yield Slot(row, column, shape, _open(layout, row, column))


def _open(layout: Layout, row: int, column: int) -> tuple[int, ...]:
    """The sides of a booth along an aisle."""
    every = layout.cross_every or layout.count
    first = column % every == 0
    last = (column + 1) % every == 0 or column == layout.count - 1
    flipped = layout.back_to_back and row % 2 == 1
    sides = [_FRONT]
    if first:
        sides.append(_RIGHT if flipped else _LEFT)
    if last:
        sides.append(_LEFT if flipped else _RIGHT)
    if not layout.back_to_back and row < layout.rows - 1 and layout.aisle:
        sides.append(_BACK)
    return tuple(sorted(sides))


def _whole(at: Point, spot: XY, frame: XY, limits: list[tuple[XY, Point, float]]) -> Point:
    """A spot of the frame in whole mm of the plan, the nearest that keeps clear of neighbours."""
    cosine, sine = frame
    x = at[0] + spot[0] * cosine - spot[1] * sine
    y = at[1] + spot[0] * sine + spot[1] * cosine
    nearest = (math.floor(x + 0.5), math.floor(y + 0.5))
    if not limits or (nearest[0] == x and nearest[1] == y) or _clear(nearest, limits):
        return nearest
    others = [
        (across, up)
        for across in (math.floor(x), math.floor(x) + 1)
        for up in (math.floor(y), math.floor(y) + 1)
    ]
    fitting = [each for each in others if _clear(each, limits)] or [nearest]
    return min(fitting, key=lambda each: math.hypot(each[0] - x, each[1] - y))


def _clear(spot: Point, limits: list[tuple[XY, Point, float]]) -> bool:
    return all(
        (spot[0] - other[0]) * way[0] + (spot[1] - other[1]) * way[1] >= least
        for way, other, least in limits
    )
