# SPDX-License-Identifier: GPL-3.0-or-later
"""Turn things together about their common middle, or about a point."""

from dataclasses import dataclass
from typing import ClassVar

from planner.edits.edit import Change, change_items, refuse
from planner.edits.transform import normalised, pivot, turned_item
from planner.model.plan import Plan
from planner.model.things import things
from planner.model.values import Point, RuleBroken


@dataclass(frozen=True, slots=True)
class Rotate:
    """Turn things counter-clockwise by degrees (three decimals) about a point.

    Without one they turn about their common middle. Quarter turns are exact. At other angles
    anchors and corners are rounded to 1 mm, so that a turn there and back may differ by 1 mm for
    one rectangle, by 2 mm for several things.
    """

    NAME: ClassVar[str] = "rotate"
    ids: tuple[str, ...]
    angle: float
    about: Point | None = None

    def apply(self, plan: Plan) -> Change:
        """The plan after the turn. Raises BadInput for an unknown id or a place out of range."""
        try:
            angle = normalised(self.angle)
        except RuleBroken as broken:
            raise refuse(broken.code, **broken.values) from None
        wanted = set(self.ids)
        found = [item for item in things(plan) if item.id in wanted]
        about = self.about or (pivot(found, angle) if found else (0.0, 0.0))
        return change_items(plan, self.ids, lambda item: turned_item(item, angle, about))
