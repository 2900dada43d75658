# SPDX-License-Identifier: GPL-3.0-or-later
"""Several edits as one step."""

from dataclasses import dataclass
from typing import ClassVar

from planner.edits.edit import Change, Edit
from planner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Series:
    """Edits applied one after the other; if one fails, none is done."""

    NAME: ClassVar[str] = "series"
    edits: tuple[Edit, ...]

    def apply(self, plan: Plan) -> Change:
        """The plan after all of them. Raises BadInput of the first that cannot be done."""
        after, touched = plan, frozenset[str]()
        for edit in self.edits:
            change = edit.apply(after)
            after, touched = change.plan, touched | change.touched
        # There and back touches nothing.
        return Change(plan, frozenset()) if after == plan else Change(after, touched)
