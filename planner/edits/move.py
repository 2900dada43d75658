# SPDX-License-Identifier: GPL-3.0-or-later
"""Move things by a distance, or one of them to a place."""

from dataclasses import dataclass
from typing import ClassVar

from planner.edits.edit import Change, change_items
from planner.edits.transform import moved_item
from planner.model.plan import Plan
from planner.model.things import Thing, corners_of


@dataclass(frozen=True, slots=True)
class Move:
    """Move things by dx, dy in mm; the furniture of an area moves with it."""

    NAME: ClassVar[str] = "move"
    ids: tuple[str, ...]
    dx: int
    dy: int

    def apply(self, plan: Plan) -> Change:
        """The plan after the move. Raises BadInput for an unknown id or a place out of range."""
        return change_items(plan, self.ids, lambda item: moved_item(item, self.dx, self.dy))


@dataclass(frozen=True, slots=True)
class Place:
    """Move one thing so that its anchor (corner 0) stands at x, y in mm."""

    NAME: ClassVar[str] = "place"
    id: str
    x: int
    y: int

    def apply(self, plan: Plan) -> Change:
        """The plan after the move. Raises BadInput for an unknown id or a place out of range."""
        return change_items(plan, (self.id,), self._placed)

    def _placed(self, item: Thing) -> Thing:
        x, y = (round(value) for value in corners_of(item)[0])
        return moved_item(item, self.x - x, self.y - y)
