# SPDX-License-Identifier: GPL-3.0-or-later
"""Fill an area with seats or tables by a few figures."""

from dataclasses import dataclass, fields, replace
from typing import ClassVar, Literal

import msgspec
from msgspec import UNSET, UnsetType

from planner.edits.edit import Change, change_standing, check_unlocked, demand, refuse
from planner.floor.footprints import footprint
from planner.floor.furnishing import (
    DEFAULTS,
    STYLES,
    Furnishing,
    depth_for,
    furnished,
    replace_depth,
)
from planner.floor.listed import ById
from planner.model.plan import Area, Furniture, Plan
from planner.model.shapes import Rectangle, Shape
from planner.model.things import standing
from planner.model.values import RuleBroken, Size

Filling = Literal["theatre", "classroom", "banquet", "tables", "none"]
FILLINGS: tuple[Filling, ...] = (*STYLES, "none")


@dataclass(frozen=True, slots=True)
class Furnish:
    """Fill an area with seats or tables; what stood in it goes. See ``Furnishing`` for the figures.

    Those that are left out are the style's own. Nothing stands where other solid things of the plan
    do. With ``grow`` a rectangle becomes as deep as the ``count`` needs. ``none`` clears the area.
    """

    NAME: ClassVar[str] = "furnish"
    id: str
    style: Filling = "theatre"
    count: int | None = None
    size: Size | UnsetType = UNSET
    pitch: Size | UnsetType = UNSET
    chairs: int | UnsetType = UNSET
    every: int | UnsetType = UNSET
    aisle: int | UnsetType = UNSET
    cross_every: int | UnsetType = UNSET
    cross: int | UnsetType = UNSET
    edge: int | UnsetType = UNSET
    facing: float | UnsetType = UNSET
    grow: bool = False

    @classmethod
    def by(cls, name: str, how: Furnishing, *, grow: bool = False) -> "Furnish":
        """The edit that furnishes an area by figures given in full."""
        values = {each.name: getattr(how, each.name) for each in fields(Furnishing)}
        if how.facing is None:
            del values["facing"]
        return cls(name, grow=grow, **values)

    @property
    def how(self) -> Furnishing | None:
        """The figures in full; None where the area is cleared."""
        if self.style == "none":
            return None
        names = [each.name for each in fields(Furnishing) if each.name != "style"]
        stated = {name: getattr(self, name) for name in names}
        return replace(
            DEFAULTS[self.style],
            **{name: value for name, value in stated.items() if value is not UNSET},
        )

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for what is no area, or figures without sense."""
        areas: ById[Area] = ById(plan.areas)
        if self.id not in areas:
            demand(frozenset({self.id}), (thing.id for thing in standing(plan)))
            raise refuse("edit-needs-area", id=self.id)
        area = areas[self.id]
        check_unlocked([area])
        try:
            shape, furniture = self._made(plan, area)
        except RuleBroken as broken:
            raise refuse(broken.code, **broken.values) from None
        return change_standing(
            plan,
            (self.id,),
            lambda item: msgspec.structs.replace(item, shape=shape, furniture=furniture),
        )

    def _made(self, plan: Plan, area: Area) -> tuple[Shape, tuple[Furniture, ...]]:
        how, shape = self.how, area.shape
        if how is None:
            return shape, ()
        others = [
            footprint(thing.shape)
            for thing in standing(plan)
            if thing.id != self.id and not (isinstance(thing, Area) and thing.walkable)
        ]
        if self.grow:
            if how.count is None:
                raise RuleBroken("furnish-count")
            if not isinstance(shape, Rectangle):
                raise RuleBroken("edit-needs-rectangle", id=self.id)
            shape = replace_depth(shape, depth_for(shape, how, others))
        return shape, furnished(shape, how, others)
