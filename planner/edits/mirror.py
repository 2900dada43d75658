# SPDX-License-Identifier: GPL-3.0-or-later
"""Mirror things about an axis through the middle of them all."""

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.boxes import AXES, Axis, box_around, box_of, items, rounded
from planner.edits.edit import Change, change_items
from planner.edits.transform import normalised
from planner.model.drawn import Dimension, PlanText
from planner.model.plan import Area, Booth, Furniture, Plan
from planner.model.shapes import Outline, Rectangle, Shape, direction
from planner.model.things import Thing
from planner.model.values import Degrees, Point

# A mirrored rectangle runs round the other way: its anchor is the image of corner 1, its front
# stays edge 0, and the sides to the left and right of it change names.
_SIDES = (0, 3, 2, 1)
# The angle of a mirrored row by axis: this less the angle.
_TURN = {"x": 0.0, "y": 180.0}


@dataclass(frozen=True, slots=True)
class Mirror:
    """Let left and right (x) or bottom and top (y) change places; open sides and chairs follow.

    Exact for quarter turns and outlines. Other rectangles are rounded to 1 mm, so that mirroring
    twice may leave a thing 1 mm off.
    """

    NAME: ClassVar[str] = "mirror"
    ids: tuple[str, ...]
    axis: Axis

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for an unknown id or a place out of range."""
        found = items(plan, self.ids)
        box = box_around(box_of(item) for item in found)
        along = AXES.index(self.axis)
        ends = rounded(box[along] + box[along + 2])
        return change_items(plan, (item.id for item in found), lambda item: self._item(item, ends))

    def _item(self, item: Thing, ends: int) -> Thing:
        replace = msgspec.structs.replace
        match item:
            case PlanText():  # words stay readable
                return replace(item, at=self._point(item.at, ends))
            case Dimension():
                start, end = self._point(item.start, ends), self._point(item.end, ends)
                return replace(item, start=start, end=end, offset=-item.offset)
            case Area():
                furniture = tuple(self._furniture(piece, ends) for piece in item.furniture)
                return replace(item, shape=self._shape(item.shape, ends), furniture=furniture)
            case Booth():
                shape, sides = self._shape(item.shape, ends), item.open_sides
                if isinstance(shape, Rectangle):
                    sides = tuple(sorted(_SIDES[side] for side in sides))
                return replace(item, shape=shape, open_sides=sides)
            case _:
                return replace(item, shape=self._shape(item.shape, ends))

    def _shape(self, shape: Shape, ends: int) -> Shape:
        """A mirrored shape; the corners of an outline keep their order, and so do its sides."""
        if isinstance(shape, Outline):
            return Outline(tuple(self._point(point, ends) for point in shape.corner_points))
        at, angle = self._row(shape.at, shape.size[0], shape.angle, ends)
        return Rectangle(at, shape.size, angle)

    def _furniture(self, piece: Furniture, ends: int) -> Furniture:
        """Rows mirrored: the grid begins at its other end, sitters look the mirrored way."""
        length = (piece.columns - 1) * piece.pitch[0] + piece.size[0]
        at, angle = self._row(piece.at, length, piece.angle, ends)
        return msgspec.structs.replace(
            piece, at=at, angle=angle, facing=normalised(180.0 - piece.facing)
        )

    def _row(self, at: Point, length: int, angle: Degrees, ends: int) -> tuple[Point, Degrees]:
        """Where a row of a length begins after it, and its angle: from the image of its end."""
        cosine, sine = direction(angle)
        end = (at[0] + length * cosine, at[1] + length * sine)
        return self._point(end, ends), normalised(_TURN[self.axis] - angle)

    def _point(self, point: tuple[float, float], ends: int) -> Point:
        x, y = point
        return (
            (rounded(ends - x), rounded(y)) if self.axis == "x" else (rounded(x), rounded(ends - y))
        )
