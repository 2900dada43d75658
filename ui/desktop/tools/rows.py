# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows and blocks of booths: drawn as a rectangle, stretched, turned and moved, then placed.

What a preview shows is one edit with all its figures; the inspector's page changes the same
figures.
"""

import math
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from planner.edits.rows import AddRows
from planner.floor.neighbours import Axis, Surroundings, surroundings_of
from planner.floor.rows import MOST
from planner.floor.snapping import Snap, snap
from planner.model.problems import BadInput
from planner.model.shapes import Rectangle
from planner.model.values import Point
from ui.desktop.tools.blocks import holds, outline_of, stretched, turned, whole
from ui.desktop.tools.booth import likeness
from ui.desktop.tools.dragging import tolerance
from ui.desktop.tools.events import Modifiers, Pointer
from ui.desktop.tools.figures import Figures
from ui.desktop.tools.handles import cursor_for, handles_about, nearest_handle
from ui.desktop.tools.overlay import Fields, Ghost, Handle, Overlay
from ui.desktop.tools.pan import PANS, panning
from ui.desktop.tools.shaping import CORNERS, SIDES
from ui.desktop.tools.spots import Spots, spot, spots_for
from ui.desktop.tools.state import Cursor, Hint, State
from ui.desktop.tools.view import ToolView

# What a click places. Without a number or a pavilion those are the next one and the nearest.
FIRST = AddRows("", (0, 0), 5, 2)
_DRAG_FROM = 4.0  # px
_STEP = 15.0  # degrees with Shift
_COUNTED = Figures(signs=(0, 0))


@dataclass(frozen=True, slots=True, eq=False)
class RowsIdle(State):
    """Nothing is drawn yet; a booth at the pointer shows where the first one would stand."""

    path: ClassVar[str] = "rows.idle"
    cursor: ClassVar[Cursor] = "rows"
    figures: AddRows = FIRST
    spots: Spots | None = None
    snap: Snap | None = None
    ghost: Ghost | None = None

    @property
    def overlay(self) -> Overlay:
        if self.snap is None:
            return Overlay()
        return Overlay(ghost=self.ghost, guides=self.snap.guides, corners=self.snap.corners)

    def move(self, view: ToolView, pointer: Pointer) -> State:
        spots = self.spots if self.spots and self.spots.site is view.site else _spots(view)
        place, found = spot(view, spots, pointer)
        one = replace(self.figures, at=whole(place), count=1, rows=1)
        return replace(self, spots=spots, snap=found, ghost=_ghost(view, one))

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        spots = self.spots if self.spots and self.spots.site is view.site else _spots(view)
        first = whole(spot(view, spots, pointer)[0])
        figures = replace(self.figures, at=first)
        return RowsDrawing(self.figures, spots, first, pointer, pointer, figures)

    def changed(self, view: ToolView, figures: AddRows) -> State:
        """The same with other figures."""
        return RowsIdle(figures)

    def refreshed(self, view: ToolView) -> State:
        return RowsIdle(self.figures)


@dataclass(frozen=True, slots=True, eq=False)
class RowsDrawing(State):
    """The button is down: as many booths as the rectangle to the pointer holds.

    Rows run along its longer side. Figures that are typed are the booths in a row, and the rows.
    """

    path: ClassVar[str] = "rows.drawing"
    cursor: ClassVar[Cursor] = "rows"
    grabbing: ClassVar[bool] = True
    before: AddRows
    spots: Spots
    first: Point
    pressed: Pointer
    pointer: Pointer
    figures: AddRows
    typed: Figures = _COUNTED
    snap: Snap | None = None
    ghost: Ghost | None = None

    @property
    def overlay(self) -> Overlay:
        if self.snap is None and self.typed.empty:
            return Overlay()
        texts = (
            self.typed.texts[0] or str(self.figures.count),
            self.typed.texts[1] or str(self.figures.rows),
        )
        return Overlay(
            ghost=self.ghost,
            guides=self.snap.guides if self.snap and self.typed.empty else (),
            fields=Fields("rows", texts, self.typed.active),
            at=self.pointer.point,
        )

    def hint(self, view: ToolView) -> Hint:
        return self.path, {"count": self.figures.count * self.figures.rows}

    def move(self, view: ToolView, pointer: Pointer) -> State:
        if view.site is not self.spots.site:
            return RowsIdle(self.before)
        still = self.snap is None and self.typed.empty
        if still and math.dist(pointer.pixel, self.pressed.pixel) < _DRAG_FROM:
            return replace(self, pointer=pointer)
        place, found = spot(view, self.spots, pointer)
        return self._drawn(view, replace(self, pointer=pointer, snap=found), whole(place))

    def _drawn(self, view: ToolView, state: "RowsDrawing", second: Point) -> "RowsDrawing":
        dx, dy = second[0] - self.first[0], second[1] - self.first[1]
        across = abs(dy) > abs(dx)
        length, depth = (abs(dy), abs(dx)) if across else (abs(dx), abs(dy))
        layout = replace(self.before.layout, angle=0.0).fitted(length, depth)
        count, rows = state.typed.values
        figures = replace(
            self.before,
            count=max(min(layout.count if count is None else count, MOST), 1),
            rows=max(min(layout.rows if rows is None else rows, MOST), 1),
            angle=90.0 if across else 0.0,
        )
        length, depth = figures.layout.extent
        # The block lies on the pointer's side of the first corner.
        wide, high = (depth, length) if across else (length, depth)
        left = self.first[0] - wide if dx < 0 else self.first[0]
        low = self.first[1] - high if dy < 0 else self.first[1]
        figures = replace(figures, at=(left + wide, low) if across else (left, low))
        if figures == state.figures and state.ghost is not None:
            return state
        return replace(state, figures=figures, ghost=_ghost(view, figures))

    def rested(self, view: ToolView) -> State:
        if self.ghost is None:
            return self
        return replace(self, ghost=_ghost(view, self.figures))

    def release(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button != "left":
            return self
        state = self.move(view, pointer)
        return state._shaping(view) if isinstance(state, RowsDrawing) else state

    def _shaping(self, view: ToolView) -> State:
        return shaping(view, self.figures)

    def key(self, view: ToolView, key: str, modifiers: Modifiers) -> State | None:
        if key == "enter":
            return self._shaping(view)
        typed = self.typed.typed(key)
        return None if typed is None else self._retyped(view, typed)

    def _retyped(self, view: ToolView, typed: Figures) -> State:
        second = whole(spot(view, self.spots, self.pointer)[0])
        return self._drawn(view, replace(self, typed=typed), second)

    def escape(self, view: ToolView) -> State:
        return RowsIdle(self.before) if self.typed.empty else self._retyped(view, _COUNTED)

    def changed(self, view: ToolView, figures: AddRows) -> State:
        """Figures change when the hand rests."""
        return self

    def refreshed(self, view: ToolView) -> State:
        return self if view.site is self.spots.site else RowsIdle(self.before)


@dataclass(frozen=True, slots=True, eq=False)
class RowsShaping(State):
    """The block stands as a ghost: handles stretch and turn it, a drag moves it, Enter places."""

    path: ClassVar[str] = "rows.shaping"
    drawing: ClassVar[bool] = True
    figures: AddRows
    ghost: Ghost | None
    handle: Handle | None = None
    inside: bool = False

    @property
    def overlay(self) -> Overlay:
        return Overlay(ghost=self.ghost)

    @property
    def outline(self) -> Rectangle:
        """The rectangle about all booths."""
        return outline_of(self.figures)

    def handles(self, view: ToolView) -> tuple[Handle, ...]:
        return handles_about(view, self.outline)

    def pointing(self, view: ToolView) -> Cursor:
        if self.handle is not None:
            return cursor_for(view, self.handle, self.outline)
        return "move" if self.inside else "arrow"

    def hint(self, view: ToolView) -> Hint:
        return self.path, {"count": self.figures.count * self.figures.rows}

    def move(self, view: ToolView, pointer: Pointer) -> State:
        handle = nearest_handle(view, self.handles(view), pointer.point, self.outline)
        inside = handle is None and holds(self.outline, pointer.point)
        return replace(self, handle=handle, inside=inside)

    def rested(self, view: ToolView) -> State:
        return replace(self, ghost=_ghost(view, self.figures))

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        handle = nearest_handle(view, self.handles(view), pointer.point, self.outline)
        if handle is not None:
            grip: _Grip = "turn" if handle.kind == "knob" else "stretch"
            return RowsHeld(self, grip, handle, None, pointer, self.figures, self.ghost)
        if holds(self.outline, pointer.point):
            about = surroundings_of(view.site, self.outline, view.aisle)
            return RowsHeld(self, "move", None, about, pointer, self.figures, self.ghost)
        return self

    def key(self, view: ToolView, key: str, modifiers: Modifiers) -> State | None:
        return self.placed(view) if key == "enter" else None

    def nudged(self, view: ToolView, step: Point) -> State:
        at = (self.figures.at[0] + step[0], self.figures.at[1] + step[1])
        return shaping(view, replace(self.figures, at=at))

    def placed(self, view: ToolView) -> State:
        """Add the booths as one step; where that cannot be, it is told and they stay a ghost."""
        touched = view.apply(_resolved(view, self.figures))
        if not touched:
            return self
        view.select(booth.id for booth in view.site.plan.booths if booth.id in touched)
        return RowsIdle(replace(self.figures, number=""))

    def changed(self, view: ToolView, figures: AddRows) -> State:
        """The same with other figures."""
        return shaping(view, figures)

    def escape(self, view: ToolView) -> State:
        return RowsIdle(self.figures)

    def refreshed(self, view: ToolView) -> State:
        return shaping(view, self.figures)


_Grip = Literal["move", "stretch", "turn"]


@dataclass(frozen=True, slots=True, eq=False)
class RowsHeld(State):
    """The block hangs on the pointer: as a whole, by a handle, or by its knob."""

    path: ClassVar[str] = "rows.held"
    grabbing: ClassVar[bool] = True
    base: RowsShaping
    grip: _Grip
    handle: Handle | None
    about: Surroundings | None
    pressed: Pointer
    figures: AddRows
    ghost: Ghost | None
    snap: Snap | None = None

    @property
    def overlay(self) -> Overlay:
        guides = self.snap.guides if self.snap else ()
        corners = self.snap.corners if self.snap else ()
        return Overlay(ghost=self.ghost, guides=guides, corners=corners)

    def handles(self, view: ToolView) -> tuple[Handle, ...]:
        return handles_about(view, outline_of(self.figures))

    def pointing(self, view: ToolView) -> Cursor:
        return self.base.pointing(view)

    def hint(self, view: ToolView) -> Hint:
        return self.path, {"count": self.figures.count * self.figures.rows}

    def move(self, view: ToolView, pointer: Pointer) -> State:
        figures, found = self._figures(view, pointer)
        if figures == self.figures:
            return replace(self, snap=found)
        return replace(self, figures=figures, snap=found, ghost=_ghost(view, figures))

    def _figures(self, view: ToolView, pointer: Pointer) -> tuple[AddRows, Snap | None]:
        start, before = self.pressed.point, self.base.figures
        dx, dy = pointer.point[0] - start[0], pointer.point[1] - start[1]
        if self.grip == "move" and self.about is not None:
            axis: Axis | None = None
            if pointer.modifiers.shift:
                axis = 0 if abs(dx) < abs(dy) else 1
            if pointer.modifiers.alt or not view.snapping:
                free = (0.0 if axis == 0 else dx, 0.0 if axis == 1 else dy)
                found = Snap(round(free[0]), round(free[1]))
            else:
                found = snap(self.about, dx, dy, tolerance(view), locked=axis)
            at = (before.at[0] + found.dx, before.at[1] + found.dy)
            return replace(before, at=at), found
        if self.grip == "turn":
            step = _STEP if pointer.modifiers.shift else 1.0
            return turned(before, start, pointer.point, step), None
        assert self.handle is not None
        ways = (CORNERS if self.handle.kind == "corner" else SIDES)[self.handle.number]
        return stretched(before, ways, (dx, dy)), None

    def release(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button != "left":
            return self
        state = self.move(view, pointer)
        assert isinstance(state, RowsHeld)
        return replace(self.base, figures=state.figures, ghost=state.ghost)

    def rested(self, view: ToolView) -> State:
        return replace(self, ghost=_ghost(view, self.figures))

    def escape(self, view: ToolView) -> State:
        return self.base

    def changed(self, view: ToolView, figures: AddRows) -> State:
        """Figures change when the hand rests."""
        return self

    def refreshed(self, view: ToolView) -> State:
        return self.base.refreshed(view)


RowsState = RowsIdle | RowsDrawing | RowsShaping | RowsHeld


def shaping(view: ToolView, figures: AddRows) -> RowsShaping:
    """The ghost of a block, to be shaped."""
    return RowsShaping(figures, _ghost(view, figures))


def _resolved(view: ToolView, figures: AddRows) -> AddRows:
    """The edit with what was left open: the next number, the nearest pavilion."""
    if figures.number and figures.pavilion:
        return figures
    number, pavilion = likeness(view, outline_of(figures).corners())
    return replace(figures, number=figures.number or number, pavilion=figures.pavilion or pavilion)


def _ghost(view: ToolView, figures: AddRows) -> Ghost | None:
    try:
        preview = view.preview(_resolved(view, figures))
    except BadInput:
        return None
    return Ghost(preview, preview.touched)


def _spots(view: ToolView) -> Spots:
    return spots_for(view, aisle=view.aisle)
