# SPDX-License-Identifier: GPL-3.0-or-later
"""What a rule is."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from planner.edits.edit import Edit
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.requirement import Needs

Ids = Collection[str]
# Findings with at least one of some ids among their subjects; of the whole plan without ids.
LocalCheck = Callable[[Context, Ids | None], Iterable[Finding]]
WholeCheck = Callable[[Context], Iterable[Finding]]
# Edits that may mend a finding; whether one does is tried (see ``fixes``).
Mend = Callable[[Context, Finding], Iterable[Edit]]


def no_mend(_context: Context, _finding: Finding) -> Iterable[Edit]:
    """For rules whose findings have no obvious mend."""
    return ()


@dataclass(frozen=True)
class Rule:
    """A rule: its id, its page (what, why, source), its requirements, and one or both checks.

    A profile with the rule has all of ``needs`` and any of ``may``; of each group of ``together``
    it states all or none.

    ``local`` answers for some ids alone and is fast enough for every mouse move. ``whole`` looks at
    the plan as one and runs in the background. ``mend`` proposes edits for a finding. A ``whole``
    check of furniture that looks no farther than ``around`` (mm) is asked about the ghost of a
    furnished area too, with only what stands so near.
    """

    id: str
    page: str
    needs: Needs
    local: LocalCheck | None = None
    whole: WholeCheck | None = None
    may: Needs = field(default_factory=dict)
    mend: Mend = no_mend
    together: tuple[tuple[str, ...], ...] = ()
    around: int | None = None

    @property
    def known(self) -> Needs:
        """All requirements that a profile may state, with their units."""
        return {**self.needs, **self.may}
