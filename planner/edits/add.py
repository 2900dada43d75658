# SPDX-License-Identifier: GPL-3.0-or-later
"""Add a booth: a rectangle, or an outline of corners."""

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.edit import Change, check_range, refuse
from planner.edits.identity import free_id
from planner.edits.transform import normalised
from planner.model.plan import Booth, BoothType, Plan
from planner.model.problems import nearest
from planner.model.shapes import Outline, Rectangle, Shape
from planner.model.values import Point, RuleBroken

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
        try:
            shape = Rectangle(self.at, self.size, normalised(self.angle))
        except RuleBroken as broken:
            raise refuse(broken.code, **broken.values) from None
        return _added(plan, self.number, shape, self.type, self.pavilion)


@dataclass(frozen=True, slots=True)
class AddOutline:
    """Add an available booth by its corners in mm, one after the other (L-shapes): see ``Add``.

    The edge from the first corner to the second is the front.
    """

    NAME: ClassVar[str] = "add-outline"
    number: str
    corners: tuple[Point, ...]
    type: BoothType = "shell"
    pavilion: str = ""

    def apply(self, plan: Plan) -> Change:
        """The plan with the booth at the end.

        Raises BadInput where the corners bound no simple polygon, or a value is not allowed.
        """
        try:
            shape = Outline(self.corners)
        except RuleBroken as broken:
            raise refuse(broken.code, **broken.values) from None
        return _added(plan, self.number, shape, self.type, self.pavilion)


def _added(plan: Plan, number: str, shape: Shape, kind: BoothType, pavilion: str) -> Change:
    chosen = pavilion_of(plan, pavilion)
    booth = new_booth(free_id(plan, number), number, shape, kind=kind, pavilion=chosen)
    check_range(booth)
    booths = (*plan.booths, booth)
    return Change(msgspec.structs.replace(plan, booths=booths), frozenset({booth.id}))


def pavilion_of(plan: Plan, pavilion: str) -> str:
    """The pavilion of new booths: the one that is named, or the plan's first.

    Raises BadInput for one that the plan does not have.
    """
    known = [pavilion.id for pavilion in plan.pavilions]
    chosen = pavilion or (known[0] if known else "")
    if chosen not in known:
        hint = nearest(chosen, known) or ", ".join(known) or "—"
        raise refuse("reference-broken", kind="pavilion", id=chosen, hint=hint)
    return chosen


def new_booth(
    identifier: str,
    number: str,
    shape: Shape,
    open_sides: tuple[int, ...] = (0,),
    *,
    kind: BoothType,
    pavilion: str,
) -> Booth:
    """A booth as it is when it is drawn: available, empty, with nothing built on it."""
    return Booth(
        id=identifier,
        number=number,
        type=kind,
        pavilion=pavilion,
        status="available",
        held_until=None,
        exhibitors=(),
        shape=shape,
        open_sides=open_sides,
        height=SHELL_HEIGHT,
        build=None,
        services=None,
        locked=False,
        group=None,
        note="",
        facts={},
    )
