# SPDX-License-Identifier: GPL-3.0-or-later
"""Which findings are shown. Knows no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.rules.finding import SEVERITIES, Finding, Severity

Identity = tuple[str, str]


def identity(finding: Finding) -> Identity:
    """What a finding is known by: several profiles may find the same breach."""
    return (finding.profile, finding.key)


def same(first: Finding | None, second: Finding | None) -> bool:
    """Whether two are the same breach under the same profile, at whatever figures."""
    if first is None or second is None:
        return first is second
    return identity(first) == identity(second)


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors, then warnings, then notes; each as they came."""
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))


@dataclass(frozen=True, slots=True)
class Sieve:
    """What a person wants listed: one profile or all (""), no hidden severities, waived or not."""

    profile: str = ""
    hidden: frozenset[Severity] = frozenset()
    waived: bool = True

    def keeps(self, finding: Finding) -> bool:
        """Whether a finding passes."""
        return finding.severity not in self.hidden and self.profile in ("", finding.profile)

    def sifted(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Those that pass."""
        return tuple(finding for finding in findings if self.keeps(finding))
