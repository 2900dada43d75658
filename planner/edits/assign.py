# SPDX-License-Identifier: GPL-3.0-or-later
"""Assign exhibitors to booths, take them out, and say how firm it is."""

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.edit import Change, change_booths, refuse
from planner.model.plan import Booth, Plan, Status
from planner.model.problems import nearest


@dataclass(frozen=True, slots=True)
class Assign:
    """Add exhibitors to a booth; a booth may be shared and an exhibitor may have several."""

    NAME: ClassVar[str] = "assign"
    id: str
    exhibitors: tuple[str, ...]

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for an unknown exhibitor."""
        known = [exhibitor.id for exhibitor in plan.exhibitors]
        for name in self.exhibitors:
            if name not in known:
                hint = nearest(name, known) or "—"
                raise refuse("reference-broken", kind="exhibitor", id=name, hint=hint)
        return change_booths(plan, (self.id,), self._assigned)

    def _assigned(self, booth: Booth) -> Booth:
        together = dict.fromkeys((*booth.exhibitors, *self.exhibitors))
        return msgspec.structs.replace(booth, exhibitors=tuple(together))


@dataclass(frozen=True, slots=True)
class Unassign:
    """Take exhibitors out of booths: those named, or all of them."""

    NAME: ClassVar[str] = "unassign"
    ids: tuple[str, ...]
    exhibitors: tuple[str, ...] = ()

    def apply(self, plan: Plan) -> Change:
        """The plan after it; who is not in a booth is no error."""
        return change_booths(plan, self.ids, self._cleared)

    def _cleared(self, booth: Booth) -> Booth:
        left = (
            ()
            if not self.exhibitors
            else tuple(name for name in booth.exhibitors if name not in self.exhibitors)
        )
        return msgspec.structs.replace(booth, exhibitors=left)


@dataclass(frozen=True, slots=True)
class SetStatus:
    """Available, held, reserved or confirmed."""

    NAME: ClassVar[str] = "set-status"
    ids: tuple[str, ...]
    status: Status

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for another word."""
        return change_booths(
            plan,
            self.ids,
            lambda booth: msgspec.structs.replace(
                booth,
                status=self.status,
                held_until=booth.held_until if self.status == "held" else None,
            ),
        )
