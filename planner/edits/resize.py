# SPDX-License-Identifier: GPL-3.0-or-later
"""Give a booth or area another size, another angle, or another outline."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.boxes import rounded
from planner.edits.edit import Change, change_items, change_standing, refuse
from planner.edits.transform import normalised, turned_item
from planner.model.drawn import Dimension, PlanText
from planner.model.plan import Booth, Plan
from planner.model.shapes import Outline, Rectangle, Shape, corner_count
from planner.model.things import Standing, Thing
from planner.model.values import Point

_LAST = 3  # the last corner of a rectangle


@dataclass(frozen=True, slots=True)
class Resize:
    """Width × depth in mm; one corner stays where it is, by default the anchor (0).

    Of a turned rectangle the others stay to half a millimetre: anchors are whole ones.
    """

    NAME: ClassVar[str] = "resize"
    id: str
    width: int
    depth: int
    corner: int = 0

    def apply(self, plan: Plan) -> Change:
        """The plan after it.

        Raises BadInput for an outline, a size below 1 mm, or a corner that there is not.
        """
        return _reshaped(plan, self.id, self._resized)

    def _resized(self, shape: Shape) -> Shape:
        if not isinstance(shape, Rectangle):
            raise refuse("edit-needs-rectangle", id=self.id)
        if not 0 <= self.corner <= _LAST:
            raise refuse("corner-unknown", corner=self.corner, last=_LAST)
        made = msgspec.structs.replace(shape, size=(self.width, self.depth))
        if not self.corner:
            return made
        (x, y), (now_x, now_y) = shape.corners()[self.corner], made.corners()[self.corner]
        at = (rounded(shape.at[0] + x - now_x), rounded(shape.at[1] + y - now_y))
        return msgspec.structs.replace(made, at=at)


@dataclass(frozen=True, slots=True)
class Turn:
    """Set the angle of a rectangle or text (degrees counter-clockwise) about its anchor.

    The furniture of an area turns with it.
    """

    NAME: ClassVar[str] = "turn"
    id: str
    angle: float

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for an outline shape."""
        return change_items(plan, (self.id,), self._turned)

    def _turned(self, item: Thing) -> Thing:
        if isinstance(item, PlanText):
            return turned_item(item, normalised(self.angle - item.angle), item.at)
        if isinstance(item, Dimension):
            raise refuse("edit-needs-footprint", id=self.id)
        shape = item.shape
        if not isinstance(shape, Rectangle):
            raise refuse("edit-needs-rectangle", id=self.id)
        return turned_item(item, normalised(self.angle - shape.angle), shape.at)


@dataclass(frozen=True, slots=True)
class Reshape:
    """Replace the shape of a thing; open sides that the new shape does not have fall away."""

    NAME: ClassVar[str] = "reshape"
    id: str
    corners: tuple[Point, ...]

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput when the corners bound no simple polygon."""
        return _reshaped(plan, self.id, self._reshaped)

    def _reshaped(self, shape: Shape) -> Shape:
        return Outline(self.corners)


def _reshaped(plan: Plan, name: str, change: Callable[[Shape], Shape]) -> Change:
    def changed(item: Standing) -> Standing:
        shape = change(item.shape)
        if not isinstance(item, Booth):
            return msgspec.structs.replace(item, shape=shape)
        sides = tuple(side for side in item.open_sides if side < corner_count(shape))
        return msgspec.structs.replace(item, shape=shape, open_sides=sides)

    return change_standing(plan, (name,), changed)
