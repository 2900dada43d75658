# SPDX-License-Identifier: GPL-3.0-or-later
"""The open plan, its history and its checks: what every face talks to. Knows no Qt."""

from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from planner.edits.edit import Edit
from planner.edits.recover import Recover
from planner.floor.ground import ground_of
from planner.floor.site import Site, open_site
from planner.model.files import reference, write
from planner.model.plan import Plan
from planner.model.problems import BadInput, Problem
from planner.model.recovery import Found
from planner.model.shipped import find_venue, send_venue_along
from planner.model.stamp import Stamp
from planner.rules.checks import Checks, CheckState, Question
from planner.rules.finding import Finding
from planner.rules.fixes import Mending
from planner.rules.profile import find_profile, plan_profiles
from planner.rules.requirement import Profile
from planner.rules.waivers import Judged, judge


@dataclass(frozen=True, eq=False)
class Checked:
    """A plan on its site, the profiles it is checked by, and its checks."""

    site: Site
    profiles: tuple[Profile, ...]
    checks: Checks


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the history: the edit, the plan before it, and what it touched.

    A step that changes what the plan is checked by keeps how it was ``checked``: to check anew all
    that stands there would make undo slow.
    """

    edit: Edit
    before: Plan
    touched: frozenset[str]
    checked: Checked | None = None

    @property
    def name(self) -> str:
        """The name of the edit."""
        return self.edit.NAME


@dataclass(frozen=True, slots=True)
class Preview:
    """A plan as it would be after an edit that is not (yet) made: its site and local findings."""

    site: Site
    touched: frozenset[str]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, eq=False)
class Rechecking:
    """An edit that changes what a plan is checked by; ``answer`` is pure and slow.

    ``before`` is the plan it was asked for.
    """

    edit: Edit
    before: Plan
    touched: frozenset[str]
    site: Site
    profiles: tuple[Profile, ...]

    def answer(self) -> Checks:
        """The local checks of the plan after the edit."""
        return Checks.of(self.site, self.profiles)


class Session:
    """One open plan: the current site, undo and redo, where it is saved.

    A face changes the plan by ``apply`` alone. An edit that touches nothing makes no step; one
    that fails (BadInput) leaves everything as it was. ``join`` lets typing in one field stay one
    step: the edit replaces the last step of the same token, from the plan before it.
    """

    def __init__(
        self,
        site: Site,
        path: Path | None,
        notices: tuple[Problem, ...] = (),
        profiles: tuple[Profile, ...] = (),
    ) -> None:
        self.site = site
        self.path = path
        self.notices = notices
        self.profiles = profiles
        self._known = {profile.id: profile for profile in profiles}
        self._checks = Checks.of(site, profiles)
        self._saved: Plan | None = site.plan if path is not None else None
        self.stamp: Stamp | None = None  # what the file held when it was read or written
        self.refusal: Problem | None = None  # why the plan may not be changed, where it may not
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._join = ""

    @classmethod
    def open(cls, path: Path) -> "Session":
        """The session of a plan file. Raises BadInput with every problem of the file."""
        # First: what changes while the plan is read is noticed when it is saved.
        stamp = Stamp.of(path)
        site, notices = open_site(path)
        session = cls(site, path, notices, plan_profiles(site.plan, path))
        session.stamp = stamp
        return session

    @classmethod
    def recover(cls, found: Found) -> "Session":
        """The session of work that was left behind; undo goes back to what the file held.

        Raises BadInput where nothing can be read, or the venue is not there any more.
        """
        base, plan, file = found.base, found.plan, found.file
        if base is None or plan is None:
            raise BadInput([Problem("journal-unreadable", str(found.path))])
        site = Site(base, ground_of(base, find_venue(base, file)))
        session = cls(site, file, (), plan_profiles(base, file))
        if file is not None and found.head is not None:
            session.stamp = Stamp(found.head.hash, -1, -1)
        session.apply(Recover(plan))
        return session

    @property
    def plan(self) -> Plan:
        """The current plan."""
        return self.site.plan

    @property
    def unsaved(self) -> bool:
        """Whether the plan differs from what the file holds; one that is read-only never does."""
        if self.refusal is not None or self.plan is self._saved:
            return False
        return self.plan != self._saved

    @property
    def unsaved_steps(self) -> int:
        """How many steps lead from the plan that the file holds to the current one."""
        if not self.unsaved:
            return 0
        saved = self.saved_at
        return max(self.done, 1) if saved is None else abs(saved - self.done)

    @property
    def history(self) -> tuple[Step, ...]:
        """Every step, those to undo first, then those to do again; ``done`` of them are done."""
        return (*self._undo, *reversed(self._redo))

    @property
    def done(self) -> int:
        """How many steps of the history lead to the current plan."""
        return len(self._undo)

    @property
    def saved_at(self) -> int | None:
        """After how many steps the plan is the one in the file; None where it is not among them."""
        if not self.unsaved:
            return self.done
        # Steps to undo hold the plan before them, steps to do again the plan after them.
        befores = [*enumerate(self._undo), *enumerate(reversed(self._redo), self.done + 1)]
        return next((number for number, step in befores if step.before is self._saved), None)

    @property
    def undo_name(self) -> str:
        """The name of the edit that undo would take back, or an empty string."""
        return self._undo[-1].name if self._undo else ""

    @property
    def redo_name(self) -> str:
        """The name of the edit that redo would do again, or an empty string."""
        return self._redo[-1].name if self._redo else ""

    def apply(self, edit: Edit, join: str = "") -> frozenset[str]:
        """Apply an edit as one step; returns the ids it touched (empty: no step was made)."""
        self._demand_open()
        if join and join == self._join and self._undo:
            return self._replace_last(edit)
        change = edit.apply(self.plan)
        if not change.touched:
            return change.touched
        self._profiles_of(change.plan)
        self._undo.append(Step(edit, self.plan, change.touched, self._kept(change.plan)))
        self._redo.clear()
        self._join = join
        self._show(change.plan, change.touched)
        return change.touched

    def _demand_open(self) -> None:
        if self.refusal is not None:
            raise BadInput([self.refusal])

    def _replace_last(self, edit: Edit) -> frozenset[str]:
        last = self._undo[-1]
        change = edit.apply(last.before)
        self._profiles_of(change.plan)
        touched = last.touched | change.touched
        if change.plan == last.before:
            self._undo.pop()
            self._join = ""
        else:
            self._undo[-1] = replace(last, edit=edit, touched=touched)
        self._show(change.plan, touched)
        return touched

    def rechecking(self, edit: Edit) -> Rechecking:
        """What an edit of profiles or conditions has to check; answer it on a worker.

        Raises BadInput as ``apply`` does.
        """
        self._demand_open()
        change = edit.apply(self.plan)
        profiles = self._profiles_of(change.plan)
        site = self.site.with_plan(change.plan)
        return Rechecking(edit, self.plan, change.touched, site, profiles)

    def take(self, asked: Rechecking, checks: Checks) -> bool:
        """Do an edit as one step, its checks already made; False where the plan went on since."""
        if asked.before is not self.plan:
            return False
        if asked.touched:
            kept = self._kept(asked.site.plan)
            self._undo.append(Step(asked.edit, self.plan, asked.touched, kept))
            self._redo.clear()
            self._join = ""
            self.site, self.profiles, self._checks = asked.site, asked.profiles, checks
        return True

    def undo(self) -> frozenset[str]:
        """Go back one step; returns the ids that changed (empty: there was none)."""
        return self.go_to(max(self.done - 1, 0))

    def redo(self) -> frozenset[str]:
        """Go forward one step again; returns the ids that changed (empty: there was none)."""
        return self.go_to(self.done + min(len(self._redo), 1))

    def go_to(self, done: int) -> frozenset[str]:
        """Be where so many steps of the history are done; returns the ids that changed.

        Raises IndexError where there are not so many. Steps over which the plan is checked by the
        same are one change, however many they are.
        """
        if not 0 <= done <= len(self._undo) + len(self._redo):
            raise IndexError(done)
        self._join = ""
        back = done < self.done
        source, target = (self._undo, self._redo) if back else (self._redo, self._undo)
        changed: set[str] = set()
        plan, waiting = self.plan, set[str]()  # the plan on the way, what is not yet shown of it
        for _ in range(abs(done - self.done)):
            step = source[-1]
            if step.checked is not None and waiting:
                self._show(plan, frozenset(waiting))
                waiting.clear()
            kept = None if step.checked is None else self._kept(step.before)
            target.append(Step(step.edit, plan, step.touched, kept))
            source.pop()
            plan = step.before
            changed |= step.touched
            if step.checked is None:
                waiting |= step.touched
            else:
                checked = step.checked
                self.site, self.profiles = checked.site, checked.profiles
                self._checks = checked.checks
        if waiting:
            self._show(plan, frozenset(waiting))
        return frozenset(changed)

    def _kept(self, after: Plan) -> Checked | None:
        """How the plan is checked now, where a plan that follows is checked by something else."""
        now = self.plan
        if (after.profiles, after.conditions) == (now.profiles, now.conditions):
            return None
        return Checked(self.site, self.profiles, self._checks)

    def _show(self, plan: Plan, touched: frozenset[str]) -> None:
        """Make a plan the current one, its local findings brought up to date."""
        profiles = self._profiles_of(plan)
        self.site = self.site.with_plan(plan)
        if profiles is self.profiles:
            self._checks = self._checks.after(self.site, touched)
        else:
            self.profiles = profiles
            self._checks = Checks.of(self.site, profiles)

    def _profiles_of(self, plan: Plan) -> tuple[Profile, ...]:
        """The profiles that a plan chooses; those read before are kept as they were.

        Raises BadInput for one that is missing or not valid, before anything has changed.
        """
        if plan.profiles == self.plan.profiles:
            return self.profiles
        for name in plan.profiles:
            if name not in self._known:
                self._known[name] = find_profile(name, self.path)
        return tuple(self._known[name] for name in plan.profiles)

    def preview(self, edit: Edit, *, checked: bool = True) -> Preview:
        """What an edit would give, without making it: for the ghost of a drag.

        Unchecked it has no findings and costs little, however much is moved. Raises BadInput as
        ``apply`` does.
        """
        self._demand_open()
        change = edit.apply(self.plan)
        site = self.site.with_plan(change.plan)
        findings = self._checks.preview(site, change.touched) if checked else ()
        return Preview(site, change.touched, findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all profiles: local ones current, global ones as ``check_state`` says."""
        return self._checks.findings(self.site)

    @property
    def judged(self) -> Judged:
        """The findings in the light of the plan's waivers."""
        return judge(self.findings, self.site)

    @property
    def check_state(self) -> CheckState:
        """Whether the global findings are not run, under way, current or outdated."""
        return self._checks.state(self.site)

    def question(self) -> Question:
        """Ask the global rules about the current plan; answer it on a worker, then ``accept``."""
        question = self._checks.question()
        self._checks = replace(self._checks, asked=question)
        return question

    def accept(self, question: Question, answer: tuple[Finding, ...]) -> bool:
        """Take the answer to a question; a stale one is dropped (False)."""
        if not self._checks.holds(question, self.site):
            return False
        self._checks = replace(self._checks, whole=answer, answered=self.site, asked=None)
        return True

    def forget(self, question: Question) -> None:
        """A question that was asked is not waited for any more."""
        if self._checks.asked is question:
            self._checks = replace(self._checks, asked=None)

    def mending(self, finding: Finding) -> Mending:
        """How a finding may be mended; answer it on a worker, then apply one of the edits."""
        return Mending(self._checks, self.site, finding)

    def check(self) -> tuple[Finding, ...]:
        """Check the current plan by all rules now; for callers that may wait."""
        question = self.question()
        self.accept(question, question.answer())
        return self.findings

    def changed_on_disk(self) -> bool:
        """Whether the plan's file holds something else than what was read from it or written."""
        if self.path is None or self.stamp is None or self.stamp.looks_like(self.path):
            return False
        now = Stamp.of(self.path)
        return now is not None and now.hash != self.stamp.hash

    def save(self, path: Path | None = None, *, over: bool = False) -> None:
        """Write the plan to its file, or to another that becomes its file.

        The reference to the venue is brought up to date; a venue that does not ship goes along
        into another folder. Raises BadInput when it cannot be written, or when its file was
        changed by others and is not to be written ``over``; then nothing has changed.
        """
        target = path or self.path
        if target is None:
            raise ValueError("a plan without a file is saved under a path")
        own = self.path is not None and target.resolve() == self.path.resolve()
        if own and not over and self.changed_on_disk():
            raise BadInput([Problem("file-changed", str(target))])
        if own:
            self._demand_open()
        plan, venue = self.plan, reference(self.site.ground.venue)
        if plan.venue != venue:
            plan = msgspec.structs.replace(plan, venue=venue)
        write(target, plan)
        send_venue_along(plan, self.site.ground.venue, target)
        if plan is not self.plan:
            self._show(plan, frozenset())
        self.path, self._saved, self.notices = target, plan, ()
        self.stamp, self.refusal = Stamp.of(target), None
        self._join = ""
