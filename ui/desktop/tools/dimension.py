# SPDX-License-Identifier: GPL-3.0-or-later
"""Drawing dimensions: two clicks, then a third for how far off the figure stands."""

import math
from dataclasses import dataclass, replace
from typing import ClassVar

from planner.edits.drawn import AddDimension
from planner.floor.snapping import Snap
from planner.model.problems import BadInput
from planner.model.values import Point
from ui.desktop.tools.events import XY, Modifiers, Pointer
from ui.desktop.tools.figures import Figures
from ui.desktop.tools.legs import whole
from ui.desktop.tools.overlay import Chain, Fields, Ghost, Overlay
from ui.desktop.tools.pan import PANS, panning
from ui.desktop.tools.spots import Spots, spot, spots_for
from ui.desktop.tools.state import Cursor, Hint, State
from ui.desktop.tools.view import ToolView

OFFSET_STEP = 100  # mm in which a figure is moved away, but for Alt
_UNTYPED = Figures(signs=(1, 1))


@dataclass(frozen=True, slots=True, eq=False)
class DimensionIdle(State):
    """No point yet; the place that a click would take is marked."""

    path: ClassVar[str] = "dimension.idle"
    cursor: ClassVar[Cursor] = "dimension"
    spots: Spots | None = None
    snap: Snap | None = None

    @property
    def overlay(self) -> Overlay:
        if self.snap is None:
            return Overlay()
        return Overlay(guides=self.snap.guides, corners=self.snap.corners)

    def move(self, view: ToolView, pointer: Pointer) -> State:
        spots = self.spots if self.spots and self.spots.site is view.site else spots_for(view)
        return DimensionIdle(spots, spot(view, spots, pointer, grid=0)[1])

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        spots = self.spots if self.spots and self.spots.site is view.site else spots_for(view)
        start = whole(spot(view, spots, pointer, grid=0)[0])
        return DimensionMeasuring(spots_for(view, start), start, start)

    def refreshed(self, view: ToolView) -> State:
        return DimensionIdle()


@dataclass(frozen=True, slots=True, eq=False)
class DimensionMeasuring(State):
    """The first point is set, the second is where the pointer is; along an axis with Shift."""

    path: ClassVar[str] = "dimension.measuring"
    cursor: ClassVar[Cursor] = "dimension"
    drawing: ClassVar[bool] = True
    spots: Spots
    start: Point
    end: Point
    snap: Snap | None = None

    @property
    def overlay(self) -> Overlay:
        figures = (f"{math.dist(self.start, self.end):,.0f}",)
        return Overlay(
            guides=self.snap.guides if self.snap else (),
            corners=self.snap.corners if self.snap else (),
            chain=Chain((self.start, self.end), False, figures, measured=True),
        )

    def move(self, view: ToolView, pointer: Pointer) -> State:
        shift = pointer.modifiers.shift
        place, snap = spot(view, self.spots, pointer, grid=0, locked=shift)
        return replace(self, end=whole(place), snap=snap)

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        state = self.move(view, pointer)
        assert isinstance(state, DimensionMeasuring)
        if state.end == self.start:
            return state
        return _placed(view, DimensionPlacing(self.start, state.end, pointer.point))

    def escape(self, view: ToolView) -> State:
        return DimensionIdle()

    def refreshed(self, view: ToolView) -> State:
        return replace(self, spots=spots_for(view, self.start))


@dataclass(frozen=True, slots=True, eq=False)
class DimensionPlacing(State):
    """Both points are set; the figure stands as far off as the pointer is, or as is typed."""

    path: ClassVar[str] = "dimension.placing"
    cursor: ClassVar[Cursor] = "dimension"
    drawing: ClassVar[bool] = True
    start: Point
    end: Point
    at: XY
    offset: int = 0
    figures: Figures = _UNTYPED
    ghost: Ghost | None = None

    @property
    def overlay(self) -> Overlay:
        shown = self.figures.texts[0] or str(self.offset)
        return Overlay(ghost=self.ghost, fields=Fields("offset", (shown, ""), 0), at=self.at)

    def hint(self, view: ToolView) -> Hint:
        return self.path, {"length": f"{math.dist(self.start, self.end):,.0f}"}

    def move(self, view: ToolView, pointer: Pointer) -> State:
        free = pointer.modifiers.alt or not view.snapping
        off = offset_of(self.start, self.end, pointer.point, 1 if free else OFFSET_STEP)
        return _placed(view, replace(self, at=pointer.point, offset=off))

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        state = self.move(view, pointer)
        assert isinstance(state, DimensionPlacing)
        return state._done(view)

    def key(self, view: ToolView, key: str, modifiers: Modifiers) -> State | None:
        if key == "enter":
            return self._done(view)
        if key == "tab":
            return self
        typed = self.figures.typed(key)
        return None if typed is None else _placed(view, replace(self, figures=typed))

    def escape(self, view: ToolView) -> State:
        if not self.figures.empty:
            return _placed(view, replace(self, figures=_UNTYPED))
        return DimensionIdle()

    @property
    def edit(self) -> AddDimension:
        """The dimension as it would be."""
        typed = self.figures.values[0]
        return AddDimension(self.start, self.end, self.offset if typed is None else typed)

    def _done(self, view: ToolView) -> State:
        touched = view.apply(self.edit)
        if touched:
            view.select(touched)
        return DimensionIdle()


def offset_of(start: XY, end: XY, point: XY, step: int) -> int:
    """How far (mm, in steps) a point lies to the left of the way between two others."""
    length = math.dist(start, end)
    cross = (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (
        point[0] - start[0]
    )
    return round(cross / length / step) * step


def _placed(view: ToolView, state: DimensionPlacing) -> DimensionPlacing:
    try:
        preview = view.preview(state.edit)
    except BadInput:
        return replace(state, ghost=None)
    return replace(state, ghost=Ghost(preview, preview.touched))
