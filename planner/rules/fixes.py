# SPDX-License-Identifier: GPL-3.0-or-later
"""Edits that remove a finding and make no new one.

A rule proposes edits (``Rule.mend``); each is tried on the plan, the local rules first, then all.
What is left over keeps every other finding as it was, or nearer to what is required.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from planner.edits.describe import OpenSides, Renumber, SetHeight
from planner.edits.edit import Edit
from planner.edits.move import Move
from planner.edits.set_build import SetBuild
from planner.floor.site import Site
from planner.locale import Language, text
from planner.model.problems import BadInput
from planner.rules.checks import Checks
from planner.rules.finding import Finding
from planner.rules.message import label
from planner.rules.registry import BY_ID
from planner.rules.trial import Trial, by_key, local_findings, whole

MOST = 3  # fixes that are offered
MOST_TRIED = 60  # proposals that are looked at by the local rules
MOST_CHECKED = 6  # proposals that are looked at by all rules


@dataclass(frozen=True)
class Mending:
    """How a finding may be mended, asked about one site; ``answer`` is pure and slow.

    It looks now and then whether it is ``stopped``; then it gives what it has.
    """

    checks: Checks
    site: Site
    finding: Finding

    def answer(self, stopped: Callable[[], bool] = lambda: False) -> tuple[Edit, ...]:
        """Edits that mend the finding, the least first; none where no obvious one does."""
        return tuple(islice(self._tried(stopped), MOST))

    def _tried(self, stopped: Callable[[], bool]) -> Iterator[Edit]:
        trial = Trial(self.checks, self.site)
        checked = 0
        for edit in islice(self._proposed(), MOST_TRIED):
            if stopped():
                return
            try:
                change = edit.apply(self.site.plan)
            except BadInput:
                continue
            after = trial.after(change)[1]
            if not change.touched or self._worse(trial, local_findings(after)):
                continue
            if checked == MOST_CHECKED:
                return
            checked += 1
            if not self._worse(trial, whole(after)):
                yield edit

    def _proposed(self) -> Iterable[Edit]:
        """What the rule proposes, moves of few things and of short ways first."""
        rule = BY_ID[self.finding.rule]
        contexts = [each for each in self.checks.contexts if each.chosen.id == self.finding.profile]
        edits = dict.fromkeys(edit for each in contexts for edit in rule.mend(each, self.finding))
        return sorted(edits, key=_effort)

    def _worse(self, trial: Trial, findings: Sequence[Finding]) -> bool:
        """Whether the finding is still there, another is new, or another is farther off."""
        own = (self.finding.profile, self.finding.key)
        return own in by_key(findings) or trial.is_worse(findings)


def fix_text(edit: Edit, site: Site, language: Language) -> str:
    """What a fix does, as an order: ``Move B14 300 mm right``."""
    match edit:
        case Move(ids, dx, dy):
            steps = [
                text("rules.fix.step", language, distance=abs(step), way=text(key, language))
                for step, key in zip((dx, dy), _ways(dx, dy), strict=True)
                if step
            ]
            values = {"things": _names(ids, site, language), "steps": ", ".join(steps)}
            return text("rules.fix.move", language, **values)
        case SetHeight(ids, height):
            things = _names(ids, site, language)
            return text("rules.fix.height", language, things=things, height=height)
        case Renumber(name, number):
            values = {"thing": label(site, name, language), "number": number}
            return text("rules.fix.renumber", language, **values)
        case OpenSides(name, sides):
            before = site.booths[name].open_sides
            opened = [str(side) for side in sides if side not in before]
            closed = [str(side) for side in before if side not in sides]
            key = "open-sides" if opened else "close-sides"
            values = {"thing": label(site, name, language), "sides": ", ".join(opened or closed)}
            return text(f"rules.fix.{key}", language, **values)
        case SetBuild(ids, front_height=int(height)):
            things = _names(ids, site, language)
            return text("rules.fix.front-height", language, things=things, height=height)
        case SetBuild(ids, ramp=int(run)):
            things = _names(ids, site, language)
            return text("rules.fix.ramp", language, things=things, run=run)
        case _:
            return text(f"edits.{edit.NAME}", language)


def _ways(dx: int, dy: int) -> tuple[str, str]:
    across = "right" if dx > 0 else "left"
    along = "inward" if dy > 0 else "outward"
    return f"rules.words.{across}", f"rules.words.{along}"


def _names(ids: Sequence[str], site: Site, language: Language) -> str:
    """Things as people call them, at most three by name."""
    names = [label(site, name, language) for name in ids]
    return ", ".join(names) if len(names) <= 3 else f"{', '.join(names[:3])} +{len(names) - 3}"


def _effort(edit: Edit) -> tuple[int, float]:
    if isinstance(edit, Move):
        return (len(edit.ids), (edit.dx**2 + edit.dy**2) ** 0.5)
    return (0, 0.0)
