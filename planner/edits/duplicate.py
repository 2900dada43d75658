# SPDX-License-Identifier: GPL-3.0-or-later
"""Copy things: once, or as rows and columns."""

from dataclasses import dataclass
from itertools import product
from typing import ClassVar

from planner.edits.boxes import items
from planner.edits.copies import with_copies, with_others
from planner.edits.edit import Change, refuse
from planner.edits.transform import moved, moved_item
from planner.model.plan import Booth, Plan

MOST_COPIES = 1000


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Copy things, moved by dx, dy in mm: booths with the next free numbers, empty, available."""

    NAME: ClassVar[str] = "duplicate"
    ids: tuple[str, ...]
    dx: int
    dy: int

    def apply(self, plan: Plan) -> Change:
        """The plan with the copies at the end, touched = the copies. BadInput for an unknown id."""
        return _copied(plan, self.ids, [(self.dx, self.dy)])


@dataclass(frozen=True, slots=True)
class ArrayCopy:
    """Copy things as rows × columns, they themselves at the first place of the first row.

    ``dx`` is the pitch of columns along x, ``dy`` of rows along y, in mm; either may be negative.
    Numbers go on row by row. At most 1,000 copies.
    """

    NAME: ClassVar[str] = "array-copy"
    ids: tuple[str, ...]
    rows: int
    columns: int
    dx: int
    dy: int

    def apply(self, plan: Plan) -> Change:
        """The plan with the copies at the end, touched = the copies.

        Raises BadInput for an unknown id, fewer than one row or column, or too many copies.
        """
        for value in (self.rows, self.columns):
            if value < 1:
                raise refuse("edit-count-range", count=value, least=1, most=MOST_COPIES)
        copies = (self.rows * self.columns - 1) * len(set(self.ids))
        if copies > MOST_COPIES:
            raise refuse("edit-count-range", count=copies, least=1, most=MOST_COPIES)
        places = product(range(self.rows), range(self.columns))
        steps = [(column * self.dx, row * self.dy) for row, column in places]
        return _copied(plan, self.ids, steps[1:])


def _copied(plan: Plan, ids: tuple[str, ...], steps: list[tuple[int, int]]) -> Change:
    found = items(plan, ids, least=0)
    booths = with_copies(
        plan,
        (
            (thing, {"shape": moved(thing.shape, dx, dy)})
            for dx, dy in steps
            for thing in found
            if isinstance(thing, Booth)
        ),
    )
    others = (
        moved_item(thing, dx, dy)
        for dx, dy in steps
        for thing in found
        if not isinstance(thing, Booth)
    )
    added = with_others(booths.plan, others)
    return Change(added.plan, booths.touched | added.touched)
