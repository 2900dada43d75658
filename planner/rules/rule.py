# SPDX-License-Identifier: GPL-3.0-or-later
"""What a rule is."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.requirement import Needs

Ids = Collection[str]
# Findings with at least one of some ids among their subjects; of the whole plan without ids.
LocalCheck = Callable[[Context, Ids | None], Iterable[Finding]]
WholeCheck = Callable[[Context], Iterable[Finding]]


@dataclass(frozen=True)
class Rule:
    """A rule: its id, its page (what, why, source), its requirements, and one or both checks.

    ``local`` answers for some ids alone and is fast enough for every mouse move. ``whole`` looks at
    the plan as one and runs in the background.
    """

    id: str
    page: str
    needs: Needs
    local: LocalCheck | None = None
    whole: WholeCheck | None = None
