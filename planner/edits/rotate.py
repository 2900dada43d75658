# SPDX-License-Identifier: GPL-3.0-or-later
"""Turn booths and areas together about the middle of the box around them."""

from dataclasses import dataclass
from typing import ClassVar

from planner.edits.edit import Change, change_items
from planner.edits.transform import middle, turned_item
from planner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Rotate:
    """Turn things counter-clockwise by degrees (three decimals) about their common middle.

    Anchors are rounded to 1 mm once, so a turn there and back may differ by 1 mm.
    """

    NAME: ClassVar[str] = "rotate"
    ids: tuple[str, ...]
    angle: float

    def apply(self, plan: Plan) -> Change:
        """The plan after the turn. Raises BadInput for an unknown id."""
        wanted = set(self.ids)
        shapes = [item.shape for item in plan.booths if item.id in wanted]
        shapes += [item.shape for item in plan.areas if item.id in wanted]
        about = middle(shapes) if shapes else (0.0, 0.0)
        return change_items(plan, self.ids, lambda item: turned_item(item, self.angle, about))
