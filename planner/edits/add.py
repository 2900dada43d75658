# SPDX-License-Identifier: GPL-3.0-or-later
"""Add a booth."""

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.edit import Change, check_range, refuse
from planner.edits.identity import free_id
from planner.edits.transform import normalised
from planner.model.plan import Booth, BoothType, Plan
from planner.model.problems import nearest
from planner.model.shapes import Rectangle
from planner.model.values import RuleBroken

SHELL_HEIGHT = 2500  # octanorm walls, halls.md §4


@dataclass(frozen=True, slots=True)
class Add:
    """Add an available booth: number, anchor, size in mm, angle in degrees, type and pavilion.

    The front (edge 0) is open. Without a pavilion the plan's first one is taken. The id is made
    from the number.
    """

    NAME: ClassVar[str] = "add"
    number: str
    at: tuple[int, int]
    size: tuple[int, int]
    angle: float = 0.0
    type: BoothType = "shell"
    pavilion: str = ""

    def apply(self, plan: Plan) -> Change:
        """The plan with the booth at the end. Raises BadInput where a value is not allowed."""
        known = [pavilion.id for pavilion in plan.pavilions]
        pavilion = self.pavilion or (known[0] if known else "")
        if pavilion not in known:
            hint = nearest(pavilion, known) or ", ".join(known) or "—"
            raise refuse("reference-broken", kind="pavilion", id=pavilion, hint=hint)
        try:
            shape = Rectangle(self.at, self.size, normalised(self.angle))
        except RuleBroken as broken:
            raise refuse(broken.code, **broken.values) from None
        booth = Booth(
            id=free_id(plan, self.number),
            number=self.number,
            type=self.type,
            pavilion=pavilion,
            status="available",
            held_until=None,
            exhibitors=(),
            shape=shape,
            open_sides=(0,),
            height=SHELL_HEIGHT,
            build=None,
            services=None,
            locked=False,
            group=None,
            note="",
            facts={},
        )
        check_range(booth)
        return Change(
            msgspec.structs.replace(plan, booths=(*plan.booths, booth)), frozenset({booth.id})
        )
