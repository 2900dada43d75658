# SPDX-License-Identifier: GPL-3.0-or-later
"""Put up temporary walls and columns."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from planner.edits.boxes import box_of, rounded
from planner.edits.edit import Change, change_standing, check_range, refuse
from planner.edits.identity import counted, free_group, ids_in_use
from planner.edits.transform import normalised
from planner.floor.walls import ROUND, column_shape, round_shape, wall_shapes
from planner.model.drawn import Structure, StructureKind
from planner.model.plan import Plan
from planner.model.shapes import Rectangle, Shape
from planner.model.things import Standing
from planner.model.values import Point, RuleBroken, Size

WALL_THICKNESS = 100  # mm; timber and octanorm walls are about as thick, halls.md §4
COLUMN_SIZE = (500, 500)  # mm


@dataclass(frozen=True, slots=True)
class AddWall:
    """Put up walls along a line of points, all in mm, their middles on it.

    Each straight piece is a wall of its own; several are one group. A line that ends where it began
    closes a room. ``height`` is None where nobody knows it.
    """

    NAME: ClassVar[str] = "add-wall"
    points: tuple[Point, ...]
    thickness: int = WALL_THICKNESS
    height: int | None = None

    def apply(self, plan: Plan) -> Change:
        """The plan with the walls at the end.

        Raises BadInput where a piece is too short or turns back, or a value is not allowed.
        """
        if self.thickness < 1:
            raise refuse("edit-count-range", count=self.thickness, least=1, most=100_000)
        return _built(plan, "wall", lambda: wall_shapes(self.points, self.thickness), self.height)


@dataclass(frozen=True, slots=True)
class AddColumn:
    """Put up a column with its middle at a point: width × depth and angle, or round; in mm.

    A round one has the first of its sizes as its diameter.
    """

    NAME: ClassVar[str] = "add-column"
    at: Point
    size: Size = COLUMN_SIZE
    angle: float = 0.0
    round: bool = False
    height: int | None = None

    def apply(self, plan: Plan) -> Change:
        """The plan with the column at the end. Raises BadInput where a value is not allowed."""
        return _built(plan, "column", lambda: [self._shape()], self.height)

    def _shape(self) -> Shape:
        if self.round:
            return round_shape(self.at, self.size[0])
        return column_shape(self.at, self.size, normalised(self.angle))


@dataclass(frozen=True, slots=True)
class SetColumn:
    """Another size for a column, or round instead of square, about the same middle; others stay.

    A round one has the first of its sizes as its diameter.
    """

    NAME: ClassVar[str] = "set-column"
    id: str
    size: Size | UnsetType = UNSET
    round: bool | UnsetType = UNSET

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for what is no column, or a value not allowed."""
        return change_standing(plan, (self.id,), self._changed)

    def _changed(self, item: Standing) -> Standing:
        if not isinstance(item, Structure) or item.kind != "column":
            raise refuse("edit-needs-column", id=self.id)
        left, low, right, high = box_of(item)
        angle, size = 0.0, (rounded(right - left), rounded(high - low))
        if isinstance(item.shape, Rectangle):
            angle, size = item.shape.angle, item.shape.size
        middle = rounded((left + right) / 2), rounded((low + high) / 2)
        asked = size if self.size is UNSET else self.size
        is_round = round_column(item) if self.round is UNSET else self.round
        made = round_shape(middle, asked[0]) if is_round else column_shape(middle, asked, angle)
        return msgspec.structs.replace(item, shape=made)


def round_column(structure: Structure) -> bool:
    """Whether a structure is a round column."""
    return structure.kind == "column" and len(structure.shape.corners()) == ROUND


def _built(
    plan: Plan, kind: StructureKind, shapes: Callable[[], Iterable[Shape]], height: int | None
) -> Change:
    try:
        made = tuple(shapes())
    except RuleBroken as broken:
        raise refuse(broken.code, **broken.values) from None
    used = ids_in_use(plan)
    group = free_group(plan) if len(made) > 1 else None
    built = []
    for shape in made:
        name = counted(kind, used)
        used.add(name)
        structure = Structure(
            id=name, kind=kind, shape=shape, height=height,
            locked=False, group=group, note="", facts={},
        )  # fmt: skip
        check_range(structure)
        built.append(structure)
    after = msgspec.structs.replace(plan, structures=(*plan.structures, *built))
    return Change(after, frozenset(each.id for each in built))
