# SPDX-License-Identifier: GPL-3.0-or-later
"""Lock things in their place, and group them."""

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.edit import Change, change_items, refuse
from planner.edits.identity import free_group
from planner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Lock:
    """Keep things where they are and as large as they are, until they are unlocked."""

    NAME: ClassVar[str] = "lock"
    ids: tuple[str, ...]

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for an unknown id."""
        return _locked(plan, self.ids, True)


@dataclass(frozen=True, slots=True)
class Unlock:
    """Let things be moved and changed again."""

    NAME: ClassVar[str] = "unlock"
    ids: tuple[str, ...]

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for an unknown id."""
        return _locked(plan, self.ids, False)


@dataclass(frozen=True, slots=True)
class Group:
    """Make things one group, which is picked and moved together; groups they were in lose them."""

    NAME: ClassVar[str] = "group"
    ids: tuple[str, ...]

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for an unknown id or fewer than two things."""
        if len(set(self.ids)) < 2:
            raise refuse("edit-needs-more", count=len(set(self.ids)), least=2)
        return _grouped(plan, self.ids, free_group(plan))


@dataclass(frozen=True, slots=True)
class Ungroup:
    """Take things out of their groups."""

    NAME: ClassVar[str] = "ungroup"
    ids: tuple[str, ...]

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for an unknown id."""
        return _grouped(plan, self.ids, None)


def _locked(plan: Plan, ids: tuple[str, ...], locked: bool) -> Change:
    return change_items(plan, ids, lambda item: msgspec.structs.replace(item, locked=locked))


def _grouped(plan: Plan, ids: tuple[str, ...], group: str | None) -> Change:
    return change_items(plan, ids, lambda item: msgspec.structs.replace(item, group=group))
