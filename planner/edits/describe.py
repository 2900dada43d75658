# SPDX-License-Identifier: GPL-3.0-or-later
"""Edits of what a booth is called, is and offers: number, type, height, pavilion, open sides."""

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.edit import Change, change_booths, change_standing, refuse
from planner.model.plan import Area, Booth, BoothType, Plan
from planner.model.problems import nearest
from planner.model.shapes import corner_count
from planner.model.things import Standing


@dataclass(frozen=True, slots=True)
class Renumber:
    """Give one booth another number; its id, and with it every reference, stays."""

    NAME: ClassVar[str] = "renumber"
    id: str
    number: str

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput where the number has a form no file may hold."""
        return change_booths(
            plan, (self.id,), lambda booth: msgspec.structs.replace(booth, number=self.number)
        )


@dataclass(frozen=True, slots=True)
class SetType:
    """Shell scheme or raw space."""

    NAME: ClassVar[str] = "set-type"
    ids: tuple[str, ...]
    type: BoothType

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for another word."""
        return change_booths(
            plan, self.ids, lambda booth: msgspec.structs.replace(booth, type=self.type)
        )


@dataclass(frozen=True, slots=True)
class SetHeight:
    """The height of booths and structures in mm; None: not known, of structures alone."""

    NAME: ClassVar[str] = "set-height"
    ids: tuple[str, ...]
    height: int | None

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for an area, or a height out of range."""
        return change_standing(plan, self.ids, self._changed)

    def _changed(self, item: Standing) -> Standing:
        if isinstance(item, Area):
            raise refuse("edit-needs-height", id=item.id)
        return msgspec.structs.replace(item, height=self.height)


@dataclass(frozen=True, slots=True)
class SetPavilion:
    """The pavilion that booths belong to."""

    NAME: ClassVar[str] = "set-pavilion"
    ids: tuple[str, ...]
    pavilion: str

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for an unknown pavilion."""
        known = [pavilion.id for pavilion in plan.pavilions]
        if self.pavilion not in known:
            hint = nearest(self.pavilion, known) or ", ".join(known)
            raise refuse("reference-broken", kind="pavilion", id=self.pavilion, hint=hint)
        return change_booths(
            plan, self.ids, lambda booth: msgspec.structs.replace(booth, pavilion=self.pavilion)
        )


@dataclass(frozen=True, slots=True)
class OpenSides:
    """Which edges of a booth are open to an aisle: indices, edge i from corner i to i + 1."""

    NAME: ClassVar[str] = "open-sides"
    id: str
    sides: tuple[int, ...]

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for an edge that the booth does not have."""
        return change_booths(plan, (self.id,), self._opened)

    def _opened(self, booth: Booth) -> Booth:
        last = corner_count(booth.shape) - 1
        for side in self.sides:
            if not 0 <= side <= last:
                raise refuse("side-unknown", side=side, last=last)
        return msgspec.structs.replace(booth, open_sides=tuple(sorted(set(self.sides))))
