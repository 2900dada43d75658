# SPDX-License-Identifier: GPL-3.0-or-later
"""Placing booths: a click sets one of 3 × 3 m, a drag draws one, figures set its size."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
import shapely
from shapely import MultiPoint

from planner.edits.add import Add
from planner.edits.identity import free_number
from planner.floor.footprints import footprint
from planner.floor.neighbours import Surroundings, surroundings_of
from planner.floor.site import Site
from planner.floor.snapping import GRID, Snap, snap
from planner.model.problems import BadInput
from planner.model.shapes import Rectangle
from ui.desktop.tools.dragging import tolerance
from ui.desktop.tools.events import XY, Modifiers, Pointer
from ui.desktop.tools.figures import Figures
from ui.desktop.tools.overlay import Fields, Ghost, Overlay
from ui.desktop.tools.pan import PANS, panning
from ui.desktop.tools.state import Cursor, State
from ui.desktop.tools.view import ToolView

MODULE = 3000  # mm: a standard booth is 3 × 3 m
_DRAG_FROM = 4.0  # px


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What a new booth may snap to, read once for a site: as a whole, and by one corner."""

    site: Site
    whole: Surroundings
    corner: Surroundings


def ground_for(view: ToolView) -> Ground:
    """Read the surroundings of the current site."""
    module = Rectangle((0, 0), (MODULE, MODULE))
    site = view.site
    whole = surroundings_of(site, module, view.aisle)
    return Ground(site, whole, surroundings_of(site, (0.0, 0.0), view.aisle))


@dataclass(frozen=True, slots=True, eq=False)
class BoothIdle(State):
    """A ghost of 3 × 3 m follows the pointer."""

    path: ClassVar[str] = "booth.idle"
    cursor: ClassVar[Cursor] = "booth"
    ground: Ground | None = None
    snap: Snap | None = None
    ghost: Ghost | None = None

    @property
    def overlay(self) -> Overlay:
        guides = self.snap.guides if self.snap else ()
        corners = self.snap.corners if self.snap else ()
        return Overlay(ghost=self.ghost, guides=guides, corners=corners)

    def move(self, view: ToolView, pointer: Pointer) -> State:
        ground = _current(view, self.ground)
        x, y = pointer.point[0] - MODULE / 2, pointer.point[1] - MODULE / 2
        here = _snapped(view, ground.whole, (x, y), pointer)
        edit = addition(view, (here.dx, here.dy), (MODULE, MODULE))
        return BoothIdle(ground, here, _ghost(view, edit))

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        ground = _current(view, self.ground)
        first = _snapped(view, ground.corner, pointer.point, pointer)
        return BoothDrawing(pointer, ground, (first.dx, first.dy), pointer, Figures(signs=(0, 0)))

    def refreshed(self, view: ToolView) -> State:
        return BoothIdle()


@dataclass(frozen=True, slots=True, eq=False)
class BoothDrawing(State):
    """The button is down: from 4 px on, the booth reaches from the first corner to the pointer."""

    path: ClassVar[str] = "booth.drawing"
    cursor: ClassVar[Cursor] = "booth"
    grabbing: ClassVar[bool] = True
    pressed: Pointer
    ground: Ground
    first: tuple[int, int]
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
        )

    @property
    def size(self) -> tuple[int, int]:
        """Width and depth: as typed, else as drawn, at least one step of the grid."""
        drawn = (MODULE, MODULE)
        if self.second is not None:
            drawn = (
                max(abs(self.second.dx - self.first[0]), GRID),
                max(abs(self.second.dy - self.first[1]), GRID),
            )
        width, depth = self.figures.values
        return (max(width or drawn[0], 1), max(depth or drawn[1], 1))

    @property
    def at(self) -> tuple[int, int]:
        """The corner of least x and y: the booth lies on the pointer's side of the first corner."""
        width, depth = self.size
        leftwards = self.second is not None and self.second.dx < self.first[0]
        downwards = self.second is not None and self.second.dy < self.first[1]
        return (
            self.first[0] - width * leftwards,
            self.first[1] - depth * downwards,
        )

    def move(self, view: ToolView, pointer: Pointer) -> State:
        if view.site is not self.ground.site:
            return BoothIdle()
        started = self.second is not None
        if not started and math.dist(pointer.pixel, self.pressed.pixel) < _DRAG_FROM:
            return replace(self, pointer=pointer)
        second = _snapped(view, self.ground.corner, pointer.point, pointer)
        return _drawn(view, replace(self, pointer=pointer, second=second))

    def release(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button != "left":
            return self
        state = self.move(view, pointer)
        if not isinstance(state, BoothDrawing):
            return state
        if state.second is None and state.figures.empty:
            return module_at(view, pointer, self.ground)
        return _placed(view, addition(view, state.at, state.size))

    def key(self, view: ToolView, key: str, modifiers: Modifiers) -> State | None:
        if key == "enter":
            return _placed(view, addition(view, self.at, self.size))
        typed = self.figures.typed(key)
        return None if typed is None else _drawn(view, replace(self, figures=typed))

    def escape(self, view: ToolView) -> State:
        if not self.figures.empty:
            return _drawn(view, replace(self, figures=Figures(signs=(0, 0))))
        return BoothIdle()

    def refreshed(self, view: ToolView) -> State:
        return self if view.site is self.ground.site else BoothIdle()


def module_at(view: ToolView, pointer: Pointer, ground: Ground | None = None) -> State:
    """Set a booth of 3 × 3 m about a pointer, snapped, and select it."""
    x, y = pointer.point[0] - MODULE / 2, pointer.point[1] - MODULE / 2
    here = _snapped(view, _current(view, ground).whole, (x, y), pointer)
    return _placed(view, addition(view, (here.dx, here.dy), (MODULE, MODULE)))


def addition(view: ToolView, at: tuple[int, int], size: tuple[int, int]) -> Add:
    """The edit that adds a booth: the number after the last one's, the nearest pavilion."""
    number, pavilion = likeness(view, Rectangle(at, size).corners())
    return Add(number, at, size, pavilion=pavilion)


def likeness(view: ToolView, corners: Sequence[XY]) -> tuple[str, str]:
    """What new booths between some corners are like: the next number, the nearest pavilion."""
    plan = view.site.plan
    like = plan.booths[-1].number if plan.booths else "A100"
    number = free_number(plan, like)
    if not plan.booths:
        return number, ""
    middle = MultiPoint(corners).envelope.centroid
    shapes = [footprint(booth.shape) for booth in plan.booths]
    nearest = int(np.argmin(shapely.distance(shapes, middle)))
    return number, plan.booths[nearest].pavilion


def _current(view: ToolView, ground: Ground | None) -> Ground:
    return ground if ground is not None and ground.site is view.site else ground_for(view)


def _snapped(view: ToolView, about: Surroundings, at: XY, pointer: Pointer) -> Snap:
    if pointer.modifiers.alt or not view.snapping:
        return Snap(round(at[0]), round(at[1]))
    return snap(about, at[0], at[1], tolerance(view))


def _ghost(view: ToolView, edit: Add) -> Ghost | None:
    try:
        preview = view.preview(edit)
    except BadInput:
        return None
    return Ghost(preview, preview.touched)


def _drawn(view: ToolView, state: BoothDrawing) -> BoothDrawing:
    return replace(state, ghost=_ghost(view, addition(view, state.at, state.size)))


def _placed(view: ToolView, edit: Add) -> State:
    touched = view.apply(edit)
    if touched:
        view.select(touched)
    return BoothIdle()
