# SPDX-License-Identifier: GPL-3.0-or-later
"""Change the corners of a booth or area one by one; open sides stay with their edges.

A rectangle becomes an outline, its turned corners rounded to 1 mm.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.boxes import rounded
from planner.edits.edit import Change, change_standing, refuse
from planner.model.plan import Booth, Plan
from planner.model.shapes import Outline, Shape
from planner.model.things import Standing
from planner.model.values import Point


@dataclass(frozen=True, slots=True)
class MoveCorner:
    """Put a corner of a thing at another place (mm); corners are counted from 0."""

    NAME: ClassVar[str] = "move-corner"
    id: str
    corner: int
    to: Point

    def apply(self, plan: Plan) -> Change:
        """The plan after it.

        Raises BadInput for an unknown thing or corner, or where its outline would cross itself.
        """
        return _changed(plan, self.id, self.corner, self._moved, lambda side: (side,))

    def _moved(self, points: Sequence[Point]) -> Sequence[Point]:
        return (*points[: self.corner], self.to, *points[self.corner + 1 :])


@dataclass(frozen=True, slots=True)
class InsertCorner:
    """Put a new corner (mm) between the two of an edge; both parts are open if the edge is."""

    NAME: ClassVar[str] = "insert-corner"
    id: str
    edge: int
    at: Point

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput as ``MoveCorner`` does."""
        return _changed(plan, self.id, self.edge, self._inserted, self._sides)

    def _inserted(self, points: Sequence[Point]) -> Sequence[Point]:
        return (*points[: self.edge + 1], self.at, *points[self.edge + 1 :])

    def _sides(self, side: int) -> tuple[int, ...]:
        if side == self.edge:
            return (side, side + 1)
        return (side + 1 if side > self.edge else side,)


@dataclass(frozen=True, slots=True)
class RemoveCorner:
    """Take a corner away; the edge in its place is open if either of the two was."""

    NAME: ClassVar[str] = "remove-corner"
    id: str
    corner: int

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput as ``MoveCorner`` does, and of a triangle."""
        return _changed(plan, self.id, self.corner, self._removed, None)

    def _removed(self, points: Sequence[Point]) -> Sequence[Point]:
        return (*points[: self.corner], *points[self.corner + 1 :])


def _changed(
    plan: Plan,
    name: str,
    number: int,
    change: Callable[[Sequence[Point]], Sequence[Point]],
    sides: Callable[[int], tuple[int, ...]] | None,
) -> Change:
    """The plan with the corners of a thing changed and its open sides called as they are then."""

    def changed(item: Standing) -> Standing:
        points = _points(item.shape)
        if not 0 <= number < len(points):
            raise refuse("corner-unknown", corner=number, last=len(points) - 1)
        shape = Outline(tuple(change(points)))
        if not isinstance(item, Booth):
            return msgspec.structs.replace(item, shape=shape)
        follow = sides or _without(number, len(points))
        opened = sorted({new for side in item.open_sides for new in follow(side)})
        return msgspec.structs.replace(item, shape=shape, open_sides=tuple(opened))

    return change_standing(plan, (name,), changed)


def _points(shape: Shape) -> tuple[Point, ...]:
    if isinstance(shape, Outline):
        return shape.corner_points
    return tuple((rounded(x), rounded(y)) for x, y in shape.corners())


def _without(corner: int, count: int) -> Callable[[int], tuple[int, ...]]:
    """What edges are called when a corner is gone: the two at it become the one before it."""

    def follow(side: int) -> tuple[int, ...]:
        kept = (corner - 1) % count if side == corner else side
        return (kept - 1 if kept > corner else kept,)

    return follow
