# SPDX-License-Identifier: GPL-3.0-or-later
"""Recovered work as one edit: undo goes back to what the file held."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from planner.edits.edit import Change
from planner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Recover:
    """Let the plan be another state of itself; the window alone asks for this."""

    NAME: ClassVar[str] = "recover"
    plan: Plan

    def apply(self, plan: Plan) -> Change:
        """Touches whatever has changed; where nothing has an id, the plan itself."""
        if plan == self.plan:
            return Change(plan, frozenset())
        touched = frozenset(_changed(plan, self.plan))
        return Change(self.plan, touched or frozenset({plan.id}))


def _changed(before: Plan, after: Plan) -> set[str]:
    changed: set[str] = set()
    for name in after.__struct_fields__:
        old, new = _by_id(getattr(before, name)), _by_id(getattr(after, name))
        changed |= {one for one in old.keys() | new.keys() if old.get(one) != new.get(one)}
    return changed


def _by_id(things: Any) -> Mapping[str, Any]:
    """The things of a list by id; nothing for what is no list of things."""
    if not isinstance(things, tuple):
        return {}
    return {one.id: one for one in things if hasattr(one, "id")}
