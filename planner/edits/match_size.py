# SPDX-License-Identifier: GPL-3.0-or-later
"""Give several rectangles the size of the first."""

from dataclasses import dataclass
from typing import ClassVar, Literal

import msgspec

from planner.edits.boxes import items
from planner.edits.edit import Change, change_standing, refuse
from planner.model.plan import Plan
from planner.model.shapes import Rectangle
from planner.model.things import Standing

Measure = Literal["both", "width", "depth"]
MEASURES: tuple[Measure, ...] = ("both", "width", "depth")


@dataclass(frozen=True, slots=True)
class MatchSize:
    """Width, depth or both as the first has them; anchors and angles stay."""

    NAME: ClassVar[str] = "match-size"
    ids: tuple[str, ...]
    measure: Measure = "both"

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for fewer than two things, or an outline shape."""
        shapes = {it.id: getattr(it, "shape", None) for it in items(plan, self.ids, least=2)}
        rectangles = {name: shape for name, shape in shapes.items() if isinstance(shape, Rectangle)}
        for name in shapes.keys() - rectangles.keys():
            raise refuse("edit-needs-rectangle", id=name)
        width, depth = next(iter(rectangles.values())).size

        def matched(item: Standing) -> Standing:
            shape = rectangles[item.id]
            size = (
                shape.size[0] if self.measure == "depth" else width,
                shape.size[1] if self.measure == "width" else depth,
            )
            return msgspec.structs.replace(item, shape=msgspec.structs.replace(shape, size=size))

        return change_standing(plan, shapes, matched)
