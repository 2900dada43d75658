# SPDX-License-Identifier: GPL-3.0-or-later
"""Placing rectangles: a click sets one of a usual size, a drag draws one, figures set its size.

What a rectangle becomes is a matter of the tool: see ``RectangleIdle.addition``.
"""

import math
from dataclasses import dataclass, replace
from typing import ClassVar

from planner.edits.edit import Edit
from planner.floor.neighbours import Surroundings, surroundings_of
from planner.floor.site import Site
from planner.floor.snapping import GRID, Snap, snap
from planner.model.problems import BadInput
from planner.model.shapes import Rectangle
from planner.model.values import Point, Size
from ui.desktop.tools.dragging import tolerance
from ui.desktop.tools.events import XY, Modifiers, Pointer
from ui.desktop.tools.figures import Figures
from ui.desktop.tools.overlay import Fields, Ghost, Overlay, Said
from ui.desktop.tools.pan import PANS, panning
from ui.desktop.tools.state import State
from ui.desktop.tools.view import ToolView

_DRAG_FROM = 4.0  # px


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What a new thing may snap to, read once for a site: as a whole, and by one corner."""

    site: Site
    whole: Surroundings
    corner: Surroundings


@dataclass(frozen=True, slots=True, eq=False)
class RectangleIdle(State):
    """A ghost of the usual size follows the pointer."""

    module: ClassVar[Size]
    least: ClassVar[int] = GRID  # mm: a side that is drawn is at least so long
    drawn: ClassVar[type["RectangleDrawing"]]
    ground: Ground | None = None
    snap: Snap | None = None
    ghost: Ghost | None = None

    def addition(self, view: ToolView, at: Point, size: Size) -> Edit:
        """The edit that adds what the tool draws: a rectangle's least corner and its size."""
        raise NotImplementedError

    def said(self, ghost: Ghost) -> tuple[Said, ...]:
        """What a card tells of the ghost."""
        return ()

    @property
    def overlay(self) -> Overlay:
        guides = self.snap.guides if self.snap else ()
        corners = self.snap.corners if self.snap else ()
        return Overlay(ghost=self.ghost, guides=guides, corners=corners)

    def move(self, view: ToolView, pointer: Pointer) -> State:
        ground = self.current(view)
        here = self._module_at(view, ground, pointer)
        edit = self.addition(view, (here.dx, here.dy), self.module)
        return replace(self, ground=ground, snap=here, ghost=_ghost(view, edit))

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        ground = self.current(view)
        first = _snapped(view, ground.corner, pointer.point, pointer)
        figures = Figures(signs=(0, 0))
        return self.drawn(self._fresh(), pointer, ground, (first.dx, first.dy), pointer, figures)

    def refreshed(self, view: ToolView) -> State:
        return self._fresh()

    def _fresh(self) -> "RectangleIdle":
        return replace(self, ground=None, snap=None, ghost=None)

    def current(self, view: ToolView) -> Ground:
        """What stands about now."""
        site = view.site
        if self.ground is not None and self.ground.site is site:
            return self.ground
        whole = surroundings_of(site, Rectangle((0, 0), self.module), view.aisle)
        return Ground(site, whole, surroundings_of(site, (0.0, 0.0), view.aisle))

    def _module_at(self, view: ToolView, ground: Ground, pointer: Pointer) -> Snap:
        x, y = (value - side / 2 for value, side in zip(pointer.point, self.module, strict=True))
        return _snapped(view, ground.whole, (x, y), pointer)

    def place_module(self, view: ToolView, pointer: Pointer, ground: Ground) -> State:
        """Set one of the usual size about a pointer, snapped, and select it."""
        here = self._module_at(view, ground, pointer)
        return self.placed(view, self.addition(view, (here.dx, here.dy), self.module))

    def placed(self, view: ToolView, edit: Edit) -> State:
        """Apply an addition and select what came."""
        touched = view.apply(edit)
        if touched:
            view.select(touched)
        return self._fresh()


@dataclass(frozen=True, slots=True, eq=False)
class RectangleDrawing(State):
    """The button is down: from 4 px on, it reaches from the first corner to the pointer."""

    grabbing: ClassVar[bool] = True
    rest: RectangleIdle
    pressed: Pointer
    ground: Ground
    first: Point
    pointer: Pointer
    figures: Figures
    second: Snap | None = None
    ghost: Ghost | None = None

    @property
    def overlay(self) -> Overlay:
        if self.second is None and self.figures.empty:
            return Overlay(ghost=self.ghost)
        width, depth = self.size
        shown = (self.figures.texts[0] or str(width), self.figures.texts[1] or str(depth))
        guides = self.second.guides if self.second and self.figures.empty else ()
        return Overlay(
            ghost=self.ghost,
            guides=guides,
            fields=Fields("size", shown, self.figures.active),
            at=self.pointer.point,
            card=self.rest.said(self.ghost) if self.ghost is not None else (),
        )

    @property
    def size(self) -> Size:
        """Width and depth: as typed, else as drawn, at least one step of the grid."""
        drawn, least = self.rest.module, self.rest.least
        if self.second is not None:
            drawn = (
                max(abs(self.second.dx - self.first[0]), least),
                max(abs(self.second.dy - self.first[1]), least),
            )
        width, depth = self.figures.values
        return (max(width or drawn[0], 1), max(depth or drawn[1], 1))

    @property
    def at(self) -> Point:
        """The corner of least x and y: it lies on the pointer's side of the first corner."""
        width, depth = self.size
        leftwards = self.second is not None and self.second.dx < self.first[0]
        downwards = self.second is not None and self.second.dy < self.first[1]
        return (
            self.first[0] - width * leftwards,
            self.first[1] - depth * downwards,
        )

    def move(self, view: ToolView, pointer: Pointer) -> State:
        if view.site is not self.ground.site:
            return self.rest
        started = self.second is not None
        if not started and math.dist(pointer.pixel, self.pressed.pixel) < _DRAG_FROM:
            return replace(self, pointer=pointer)
        second = _snapped(view, self.ground.corner, pointer.point, pointer)
        return self._drawn(view, replace(self, pointer=pointer, second=second))

    def release(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button != "left":
            return self
        state = self.move(view, pointer)
        if not isinstance(state, RectangleDrawing):
            return state
        if state.second is None and state.figures.empty:
            return self.rest.place_module(view, pointer, self.ground)
        return self.rest.placed(view, self.rest.addition(view, state.at, state.size))

    def key(self, view: ToolView, key: str, modifiers: Modifiers) -> State | None:
        if key == "enter":
            return self.rest.placed(view, self.rest.addition(view, self.at, self.size))
        typed = self.figures.typed(key)
        return None if typed is None else self._drawn(view, replace(self, figures=typed))

    def escape(self, view: ToolView) -> State:
        if not self.figures.empty:
            return self._drawn(view, replace(self, figures=Figures(signs=(0, 0))))
        return self.rest

    def refreshed(self, view: ToolView) -> State:
        return self if view.site is self.ground.site else self.rest

    def _drawn(self, view: ToolView, state: "RectangleDrawing") -> "RectangleDrawing":
        edit = self.rest.addition(view, state.at, state.size)
        return replace(state, ghost=_ghost(view, edit))


def _snapped(view: ToolView, about: Surroundings, at: XY, pointer: Pointer) -> Snap:
    if pointer.modifiers.alt or not view.snapping:
        return Snap(round(at[0]), round(at[1]))
    return snap(about, at[0], at[1], tolerance(view))


def _ghost(view: ToolView, edit: Edit) -> Ghost | None:
    try:
        preview = view.preview(edit)
    except BadInput:
        return None
    return Ghost(preview, preview.touched)
