# SPDX-License-Identifier: GPL-3.0-or-later
"""Answer for a finding, or no longer."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.edit import Change, refuse
from planner.model.decode import decode
from planner.model.plan import Plan, Waiver
from planner.model.problems import BadInput, nearest
from planner.model.references import dated


@dataclass(frozen=True, slots=True)
class Waive:
    """Waive a finding, named by its mark (``KEY@FINGERPRINT``), under a profile.

    Another waiver of the same finding under that profile is replaced. ``date`` is an ISO day.
    """

    NAME: ClassVar[str] = "waive"
    mark: str
    profile: str
    reason: str
    name: str
    date: str

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput where mark, words or date have no allowed form."""
        finding, _, place = self.mark.partition("@")
        given = Waiver(finding, self.profile, self.reason, self.name, self.date, place)
        found = decode(msgspec.to_builtins(given), Waiver)
        problems = found if isinstance(found, list) else list(dated(self.date, "$.date"))
        if problems:
            raise BadInput(problems)
        if given in plan.waivers:
            return Change(plan, frozenset())
        waivers = (*_without(plan.waivers, finding, self.profile), given)
        return Change(msgspec.structs.replace(plan, waivers=waivers), frozenset({finding}))


@dataclass(frozen=True, slots=True)
class WithdrawWaiver:
    """Let a finding count again, named by its key, under a profile."""

    NAME: ClassVar[str] = "withdraw-waiver"
    finding: str
    profile: str

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput where there is no such waiver."""
        key = self.finding.partition("@")[0]
        waivers = tuple(_without(plan.waivers, key, self.profile))
        if len(waivers) == len(plan.waivers):
            known = [waiver.finding for waiver in plan.waivers]
            hint = nearest(key, known) or ", ".join(known) or "—"
            raise refuse("no-such-waiver", finding=key, profile=self.profile, hint=hint)
        return Change(msgspec.structs.replace(plan, waivers=waivers), frozenset({key}))


def _without(waivers: Iterable[Waiver], finding: str, profile: str) -> Iterable[Waiver]:
    return (it for it in waivers if (it.finding, it.profile) != (finding, profile))
