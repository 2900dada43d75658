# SPDX-License-Identifier: GPL-3.0-or-later
"""Name the competitors of an exhibitor."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.edit import Change, refuse
from planner.model.plan import Exhibitor, Plan
from planner.model.problems import nearest


@dataclass(frozen=True, slots=True)
class SetCompetitors:
    """These and no others are an exhibitor's competitors; they name it in turn.

    Who competes does so both ways, so those named get it among theirs, and those no longer named
    lose it.
    """

    NAME: ClassVar[str] = "set-competitors"
    id: str
    others: tuple[str, ...] = ()

    def apply(self, plan: Plan) -> Change:
        """The plan after it, touched = exhibitors whose competitors changed.

        Raises BadInput for an unknown exhibitor, or one that is to compete with itself.
        """
        known = [exhibitor.id for exhibitor in plan.exhibitors]
        for name in (self.id, *self.others):
            if name not in known:
                hint = nearest(name, known) or "—"
                raise refuse("reference-broken", kind="exhibitor", id=name, hint=hint)
        if self.id in self.others:
            raise refuse("competes-with-itself", id=self.id)
        exhibitors = tuple(self._named(exhibitor) for exhibitor in plan.exhibitors)
        pairs = zip(plan.exhibitors, exhibitors, strict=True)
        touched = frozenset(after.id for before, after in pairs if before != after)
        if touched:
            plan = msgspec.structs.replace(plan, exhibitors=exhibitors)
        return Change(plan, touched)

    def _named(self, exhibitor: Exhibitor) -> Exhibitor:
        names = tuple(dict.fromkeys(self._competitors(exhibitor)))
        if names == exhibitor.competitors:
            return exhibitor
        return msgspec.structs.replace(exhibitor, competitors=names)

    def _competitors(self, exhibitor: Exhibitor) -> Iterator[str]:
        if exhibitor.id == self.id:
            yield from self.others
        elif exhibitor.id in self.others:
            yield from (*exhibitor.competitors, self.id)
        else:
            yield from (name for name in exhibitor.competitors if name != self.id)
