# SPDX-License-Identifier: GPL-3.0-or-later
"""Assign exhibitors to booths, take them out, and say how firm it is."""

from dataclasses import dataclass
from typing import ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from planner.edits.edit import Change, change_booths, refuse
from planner.model.plan import Booth, Plan, Status
from planner.model.problems import BadInput, nearest
from planner.model.references import dated


@dataclass(frozen=True, slots=True)
class Assign:
    """Add exhibitors to a booth; a booth may be shared and an exhibitor may have several.

    ``instead``: those who stand there give way.
    """

    NAME: ClassVar[str] = "assign"
    id: str
    exhibitors: tuple[str, ...]
    instead: bool = False

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for an unknown exhibitor."""
        known = [exhibitor.id for exhibitor in plan.exhibitors]
        for name in self.exhibitors:
            if name not in known:
                hint = nearest(name, known) or "—"
                raise refuse("reference-broken", kind="exhibitor", id=name, hint=hint)
        return change_booths(plan, (self.id,), self._assigned)

    def _assigned(self, booth: Booth) -> Booth:
        there = () if self.instead else booth.exhibitors
        together = dict.fromkeys((*there, *self.exhibitors))
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
    """Available, held, reserved or confirmed.

    ``until`` is the last day of a hold, None: it has no end. Left out, a hold keeps the day it has.
    """

    NAME: ClassVar[str] = "set-status"
    ids: tuple[str, ...]
    status: Status
    until: str | UnsetType | None = UNSET

    def apply(self, plan: Plan) -> Change:
        """The plan after it.

        Raises BadInput for another word, no day of the calendar, or a day without a hold.
        """
        if isinstance(self.until, str):
            if self.status != "held":
                raise refuse("held-until-not-held", status=self.status, date=self.until)
            if problems := tuple(dated(self.until, "")):
                raise BadInput(problems)
        return change_booths(plan, self.ids, self._changed)

    def _changed(self, booth: Booth) -> Booth:
        kept = booth.held_until if self.until is UNSET else self.until
        until = kept if self.status == "held" else None
        return msgspec.structs.replace(booth, status=self.status, held_until=until)
