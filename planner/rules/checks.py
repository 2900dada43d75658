# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks of a plan that is being worked on: local findings at once, global ones asked for.

Every answer knows the site it was given for, so whether it still holds is seen by comparing, never
from a flag that someone must reset.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from planner.floor.ground import Ground
from planner.floor.site import Site
from planner.rules.check import check_furniture, check_global, check_local, merged, update
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.requirement import Profile

CheckState = Literal["not-run", "checking", "current", "outdated"]


@dataclass(frozen=True, eq=False)
class Question:
    """The global rules asked about one site. ``answer`` is pure and slow: run it off the window."""

    contexts: tuple[Context, ...]

    @property
    def site(self) -> Site | None:
        """The site that is asked about (None where no profile asks anything)."""
        return self.contexts[0].site if self.contexts else None

    def answer(self) -> tuple[Finding, ...]:
        """The findings of the global rules under every profile."""
        return tuple(finding for context in self.contexts for finding in check_global(context))


@dataclass(frozen=True, eq=False)
class Checks:
    """Findings of a site: ``local`` by profile, current; ``whole`` as of the site ``answered``.

    ``asked`` is the question under way. Immutable: every step gives the next value.
    """

    contexts: tuple[Context, ...]
    local: tuple[tuple[Finding, ...], ...]
    whole: tuple[Finding, ...] = ()
    answered: Site | None = None
    asked: Question | None = None

    @classmethod
    def of(cls, site: Site, profiles: Sequence[Profile]) -> "Checks":
        """The checks of a site that is looked at for the first time."""
        contexts = tuple(Context.of(site, profile) for profile in profiles)
        return cls(contexts, tuple(check_local(context) for context in contexts))

    def after(self, site: Site, touched: Collection[str]) -> "Checks":
        """The checks after an edit, undo or redo that touched some ids."""
        if not all(context.alike(site) for context in self.contexts):
            return Checks.of(site, [context.chosen for context in self.contexts])
        contexts = tuple(context.after(site, touched) for context in self.contexts)
        rows = zip(self.local, self.contexts, contexts, strict=True)
        local = tuple(update(found, before, now, touched) for found, before, now in rows)
        return replace(self, contexts=contexts, local=local)

    def preview(self, site: Site, touched: Collection[str]) -> tuple[Finding, ...]:
        """Local findings of things as they would stand in another site (the ghost of a drag).

        Of furnished areas, also what is found between seats and tables.
        """
        contexts = [context.after(site, touched) for context in self.contexts]
        found = [check_local(context, touched) for context in contexts]
        found += [check_furniture(context, touched) for context in contexts]
        return tuple(finding for findings in found for finding in findings)

    def holds(self, question: Question, site: Site) -> bool:
        """Whether the answer to a question is one for this site."""
        return _same(question.site, site)

    def question(self) -> Question:
        """The global rules asked about the current site."""
        return Question(self.contexts)

    def state(self, site: Site) -> CheckState:
        """Whether the global findings hold for a site."""
        if _same(self.answered, site):
            return "current"
        if self.asked is not None and _same(self.asked.site, site):
            return "checking"
        return "not-run" if self.answered is None else "outdated"

    def findings(self, site: Site) -> tuple[Finding, ...]:
        """All findings; of an outdated global answer those whose subjects are still there."""
        local = tuple(finding for findings in self.local for finding in findings)
        whole = self.whole
        if not _same(self.answered, site):
            known = (_fixed(site.ground), site.booths, site.areas, site.structures, _named(site))
            whole = tuple(
                finding
                for finding in whole
                if all(any(name in things for things in known) for name in finding.subjects)
            )
        return merged(local, whole)


def _same(first: Site | None, second: Site) -> bool:
    """Whether two sites show the same plan value on the same ground."""
    return first is not None and first.plan is second.plan and first.ground is second.ground


@lru_cache(maxsize=4)
def _fixed(ground: Ground) -> frozenset[str]:
    """The ids of all that belongs to the venue."""
    things = (
        *ground.halls, *ground.openings, *ground.fixtures, *ground.dividers, *ground.pits,
        *ground.zones,
    )  # fmt: skip
    return frozenset([*(getattr(thing, "id", "") for thing in things), *ground.solids])


@lru_cache(maxsize=4)
def _named(site: Site) -> frozenset[str]:
    """The ids of the plan's zones and exhibitors."""
    plan = site.plan
    return frozenset([zone.id for zone in plan.zones] + [one.id for one in plan.exhibitors])
