# SPDX-License-Identifier: GPL-3.0-or-later
"""Split a rectangular booth into several along a side."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import msgspec

from planner.edits.boxes import rounded
from planner.edits.copies import with_copies
from planner.edits.edit import Change, change_booths, demand, refuse
from planner.floor.listed import ById
from planner.model.plan import Booth, Plan
from planner.model.shapes import Rectangle, direction

Along = Literal["width", "depth"]
ALONG: tuple[Along, ...] = ("width", "depth")
MOST_PARTS = 100
# Edges across the side that is divided: of the first part alone, and of the last alone.
_ENDS: dict[Along, tuple[int, int]] = {"width": (3, 1), "depth": (0, 2)}


@dataclass(frozen=True, slots=True)
class Split:
    """Divide a booth's width (its front) or depth into equal parts, to a whole millimetre each.

    The part at the anchor stays the booth, with its number, exhibitors and build; the others are
    new, with the next free numbers, empty and available. Sides between parts are closed.
    """

    NAME: ClassVar[str] = "split"
    id: str
    count: int
    along: Along = "width"

    def apply(self, plan: Plan) -> Change:
        """The plan after it, the new booths at its end; touched are all parts.

        Raises BadInput for an unknown booth, an outline, or a count that the side does not hold.
        """
        booths = ById(plan.booths)
        demand(frozenset({self.id}), booths, "no-such-booth")
        booth = booths[self.id]
        if not isinstance(booth.shape, Rectangle):
            raise refuse("edit-needs-rectangle", id=self.id)
        length = booth.shape.size[ALONG.index(self.along)]
        if not 2 <= self.count <= min(length, MOST_PARTS):
            most = min(length, MOST_PARTS)
            raise refuse("edit-count-range", count=self.count, least=2, most=most)
        first, *others = (self._part(booth, booth.shape, index) for index in range(self.count))
        kept = change_booths(plan, (self.id,), lambda it: msgspec.structs.replace(it, **first))
        added = with_copies(kept.plan, ((booth, {**part, "build": None}) for part in others))
        return Change(added.plan, kept.touched | added.touched)

    def _part(self, booth: Booth, shape: Rectangle, index: int) -> dict[str, Any]:
        """Shape and open sides of a part."""
        side = ALONG.index(self.along)
        length = shape.size[side]
        start, end = (rounded(length * part / self.count) for part in (index, index + 1))
        cosine, sine = direction(shape.angle)
        right, up = ((cosine, sine), (-sine, cosine))[side]
        at = (rounded(shape.at[0] + start * right), rounded(shape.at[1] + start * up))
        size = (shape.size[0], end - start) if side else (end - start, shape.size[1])
        front, back = _ENDS[self.along]
        closed = {front} if index else set()
        if index < self.count - 1:
            closed.add(back)
        sides = tuple(edge for edge in booth.open_sides if edge not in closed)
        return {"shape": Rectangle(at, size, shape.angle), "open_sides": sides}
