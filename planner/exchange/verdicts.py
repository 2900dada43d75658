# SPDX-License-Identifier: GPL-3.0-or-later
"""What a check comes to under each profile: the verdicts that reports are made of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.floor.site import Site
from planner.model.plan import Waiver
from planner.rules.finding import Finding, Severity
from planner.rules.registry import RULES
from planner.rules.requirement import Profile
from planner.rules.rule import Rule
from planner.rules.waivers import judge


@dataclass(frozen=True, eq=False)
class Verdict:
    """One profile, as it is under the plan's conditions, and what was found under it.

    ``counting`` are findings that nobody answers for, ``waived`` those that someone does,
    ``lapsed`` waivers whose place has changed (their findings are among ``counting``), ``idle``
    waivers of findings that are no more.
    """

    profile: Profile
    counting: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...]
    lapsed: tuple[tuple[Finding, Waiver], ...]
    idle: tuple[Waiver, ...]

    @property
    def holds(self) -> bool:
        """Whether no error counts."""
        return self.count("error") == 0

    def count(self, severity: Severity) -> int:
        """How many findings of a severity count."""
        return sum(finding.severity == severity for finding in self.counting)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that the profile asks for, in the order of reports."""
        return tuple(rule for rule in RULES if rule.id in self.profile.rules)


def verdicts(
    site: Site, profiles: Sequence[Profile], findings: Iterable[Finding]
) -> tuple[Verdict, ...]:
    """The verdict of each profile on a site, from all that was found under them."""
    judged = judge(findings, site)
    return tuple(
        Verdict(
            profile.under(site.plan.conditions),
            tuple(finding for finding in judged.counting if finding.profile == profile.id),
            tuple(pair for pair in judged.waived if pair[0].profile == profile.id),
            tuple(pair for pair in judged.lapsed if pair[0].profile == profile.id),
            tuple(waiver for waiver in judged.idle if waiver.profile == profile.id),
        )
        for profile in profiles
    )
