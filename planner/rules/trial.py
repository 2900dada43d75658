# SPDX-License-Identifier: GPL-3.0-or-later
"""Edits tried on a checked plan: does one make anything worse?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from planner.edits.edit import Change
from planner.floor.site import Site
from planner.rules.checks import Checks
from planner.rules.finding import Finding

Known = dict[tuple[str, str], Finding]


@dataclass(frozen=True)
class Trial:
    """A plan as it stands and all its findings, beside which edits are looked at.

    ``checks`` are those of the site, its local findings current.
    """

    checks: Checks
    site: Site

    @cached_property
    def before(self) -> Known:
        """The findings of all rules, by profile and key (a second or so at the first time)."""
        return by_key((*self.checks.question().answer(), *local_findings(self.checks)))

    def after(self, change: Change) -> tuple[Site, Checks]:
        """The plan that a change gives, with its local findings."""
        site = self.site.with_plan(change.plan)
        return site, self.checks.after(site, change.touched)

    def breaks_near(self, change: Change) -> bool:
        """Whether the local rules find something new, or worse, about what a change touched.

        Quick: some milliseconds once the findings of before are known.
        """
        site = self.site.with_plan(change.plan)
        return self.is_worse(self.checks.preview(site, change.touched))

    def is_worse(self, findings: Iterable[Finding]) -> bool:
        """Whether one of some findings is new or farther from what is required than before."""
        return any(
            key not in self.before or breach(found) > breach(self.before[key]) + 1e-6
            for key, found in by_key(findings).items()
        )


def whole(checks: Checks) -> tuple[Finding, ...]:
    """The findings of all rules (a second or so)."""
    return (*checks.question().answer(), *local_findings(checks))


def local_findings(checks: Checks) -> tuple[Finding, ...]:
    """The findings of the local rules under all profiles."""
    return tuple(finding for findings in checks.local for finding in findings)


def by_key(findings: Iterable[Finding]) -> Known:
    """Findings by profile and key."""
    return {(finding.profile, finding.key): finding for finding in findings}


def breach(finding: Finding) -> float:
    """How far a figure is from what is required."""
    if finding.measured is None or finding.required is None:
        return finding.measured or 0.0
    return abs(finding.measured - finding.required)
