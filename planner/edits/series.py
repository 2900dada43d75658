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
        touched: frozenset[str] = frozenset()
        for edit in self.edits:
            change = edit.apply(plan)
            plan, touched = change.plan, touched | change.touched
        return Change(plan, touched)
