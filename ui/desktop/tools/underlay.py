# SPDX-License-Identifier: GPL-3.0-or-later
"""Two points for an underlay: a length that is known, or from where to where it moves."""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from planner.edits.underlays import SetUnderlay
from planner.floor.snapping import Snap
from ui.desktop.tools.events import XY, Pointer
from ui.desktop.tools.overlay import Chain, Overlay
from ui.desktop.tools.pan import PANS, panning
from ui.desktop.tools.spots import Spots, near, spot, spots_for
from ui.desktop.tools.state import Cursor, Hint, State
from ui.desktop.tools.view import ToolView

Act = Literal["calibrate", "move"]


@dataclass(frozen=True, slots=True, eq=False)
class Pinning(State):
    """No point is set, or the first; the second one does it.

    A point of the underlay itself is taken as it is; where it belongs snaps to what stands.
    """

    path: ClassVar[str] = "underlay.first"
    cursor: ClassVar[Cursor] = "measure"
    id: str
    act: Act
    first: XY | None = None
    here: XY | None = None
    spots: Spots | None = None
    snap: Snap | None = None

    @property
    def overlay(self) -> Overlay:
        if self.first is None or self.here is None:
            return Overlay()
        shown = Overlay(chain=Chain((self.first, self.here)))
        if self.snap is None:
            return shown
        return replace(shown, guides=self.snap.guides, corners=self.snap.corners)

    def hint(self, view: ToolView) -> Hint:
        return f"underlay.{self.act}-{'first' if self.first is None else 'second'}", {}

    def move(self, view: ToolView, pointer: Pointer) -> State:
        if self.act == "calibrate" or self.first is None or self.spots is None:
            return replace(self, here=pointer.point, snap=None)
        here, snap = spot(view, self.spots, pointer, grid=0, locked=pointer.modifiers.shift)
        return replace(self, here=here, snap=snap)

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        if self.first is None:
            first = _whole(pointer.point)
            return replace(self, first=first, here=first, spots=spots_for(view, first))
        moved = self.move(view, pointer)
        assert isinstance(moved, Pinning)
        assert moved.here is not None
        second = _whole(moved.here)
        if near(view, second, self.first):
            return self
        start = _whole(self.first)
        if self.act == "calibrate":
            view.request_length(self.id, start, second)
        else:
            lying = next(each for each in view.site.plan.underlays if each.id == self.id)
            x, y = lying.at
            dx, dy = second[0] - start[0], second[1] - start[1]
            view.apply(SetUnderlay(self.id, at=(x + dx, y + dy)))
        return Pinning(self.id, self.act)

    def escape(self, view: ToolView) -> State | None:
        return None if self.first is None else Pinning(self.id, self.act)

    def refreshed(self, view: ToolView) -> State:
        return Pinning(self.id, self.act)


def _whole(point: XY) -> tuple[int, int]:
    return round(point[0]), round(point[1])
