# SPDX-License-Identifier: GPL-3.0-or-later
"""The open plan, its history and its checks: what every face talks to. Knows no Qt."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from planner.edits.edit import Edit
from planner.floor.site import Site, open_site
from planner.model.files import reference, write
from planner.model.plan import Plan
from planner.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the history: the edit's name, the plan before it, and what it touched."""

    name: str
    before: Plan
    touched: frozenset[str]


class Session:
    """One open plan: the current site, undo and redo, where it is saved.

    A face changes the plan by ``apply`` alone. An edit that touches nothing makes no step; one
    that fails (BadInput) leaves everything as it was. ``join`` lets typing in one field stay one
    step: the edit replaces the last step of the same token, from the plan before it.
    """

    def __init__(self, site: Site, path: Path | None, notices: tuple[Problem, ...] = ()) -> None:
        self.site = site
        self.path = path
        self.notices = notices
        self._saved: Plan | None = site.plan if path is not None else None
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._join = ""

    @classmethod
    def open(cls, path: Path) -> "Session":
        """The session of a plan file. Raises BadInput with every problem of the file."""
        site, notices = open_site(path)
        return cls(site, path, notices)

    @property
    def plan(self) -> Plan:
        """The current plan."""
        return self.site.plan

    @property
    def unsaved(self) -> bool:
        """Whether the plan differs from what the file holds."""
        return self.plan is not self._saved and self.plan != self._saved

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
        if join and join == self._join and self._undo:
            return self._replace_last(edit)
        change = edit.apply(self.plan)
        if not change.touched:
            return change.touched
        self._undo.append(Step(edit.NAME, self.plan, change.touched))
        self._redo.clear()
        self._join = join
        self.site = self.site.with_plan(change.plan)
        return change.touched

    def _replace_last(self, edit: Edit) -> frozenset[str]:
        last = self._undo[-1]
        change = edit.apply(last.before)
        touched = last.touched | change.touched
        if change.plan == last.before:
            self._undo.pop()
            self._join = ""
        else:
            self._undo[-1] = Step(edit.NAME, last.before, touched)
        self.site = self.site.with_plan(change.plan)
        return touched

    def undo(self) -> frozenset[str]:
        """Go back one step; returns the ids that changed (empty: there was none)."""
        return self._travel(self._undo, self._redo)

    def redo(self) -> frozenset[str]:
        """Go forward one step again; returns the ids that changed (empty: there was none)."""
        return self._travel(self._redo, self._undo)

    def _travel(self, source: list[Step], target: list[Step]) -> frozenset[str]:
        self._join = ""
        if not source:
            return frozenset()
        step = source.pop()
        target.append(Step(step.name, self.plan, step.touched))
        self.site = self.site.with_plan(step.before)
        return step.touched

    def save(self, path: Path | None = None) -> None:
        """Write the plan to its file, or to another that becomes its file.

        The reference to the venue is brought up to date. Raises BadInput when it cannot be
        written; then nothing has changed.
        """
        target = path or self.path
        if target is None:
            raise ValueError("a plan without a file is saved under a path")
        plan, venue = self.plan, reference(self.site.ground.venue)
        if plan.venue != venue:
            plan = msgspec.structs.replace(plan, venue=venue)
        write(target, plan)
        if plan is not self.plan:
            self.site = self.site.with_plan(plan)
        self.path, self._saved, self.notices = target, plan, ()
        self._join = ""
