# SPDX-License-Identifier: GPL-3.0-or-later
"""Measuring: a chain of distances from point to point, and the area of one that is closed."""

import math
from dataclasses import dataclass, replace
from typing import ClassVar

from planner.floor.measuring import Measured, measured
from planner.floor.snapping import Snap
from planner.locale import area, millimetres
from ui.desktop.tools.events import XY, Modifiers, Pointer
from ui.desktop.tools.overlay import Chain, Overlay, Said
from ui.desktop.tools.pan import PANS, panning
from ui.desktop.tools.spots import Spots, near, spot, spots_for
from ui.desktop.tools.state import Cursor, State
from ui.desktop.tools.view import ToolView

_DRAG_FROM = 4.0  # px


@dataclass(frozen=True, slots=True, eq=False)
class MeasureIdle(State):
    """Nothing is measured; the place that a click would take is marked."""

    path: ClassVar[str] = "measure.idle"
    cursor: ClassVar[Cursor] = "measure"
    spots: Spots | None = None
    snap: Snap | None = None

    @property
    def overlay(self) -> Overlay:
        return _marked(self.snap)

    def move(self, view: ToolView, pointer: Pointer) -> State:
        spots = self.spots if self.spots and self.spots.site is view.site else spots_for(view)
        return MeasureIdle(spots, spot(view, spots, pointer, grid=0)[1])

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        first, _ = spot(view, spots_for(view), pointer, grid=0)
        return MeasureDrawing(spots_for(view, first), (first,), first, pointer)

    def refreshed(self, view: ToolView) -> State:
        return MeasureIdle()


@dataclass(frozen=True, slots=True, eq=False)
class MeasureDrawing(State):
    """Some points are set; the last leg follows the pointer.

    A drag from the first point to the second is a measure of its own.
    """

    path: ClassVar[str] = "measure.drawing"
    cursor: ClassVar[Cursor] = "measure"
    drawing: ClassVar[bool] = True
    spots: Spots
    points: tuple[XY, ...]
    here: XY
    pressed: Pointer | None
    snap: Snap | None = None
    closing: bool = False

    @property
    def overlay(self) -> Overlay:
        points = self.points if self.closing else (*self.points, self.here)
        shown = _shown(points, closed=self.closing)
        marked = _marked(self.snap)
        return replace(shown, guides=marked.guides, corners=marked.corners)

    def move(self, view: ToolView, pointer: Pointer) -> State:
        spots = self.spots
        if spots.site is not view.site:
            spots = spots_for(view, self.points[-1])
        here, snap = spot(view, spots, pointer, grid=0, locked=pointer.modifiers.shift)
        closing = len(self.points) > 2 and near(view, pointer.point, self.points[0])
        return replace(self, spots=spots, here=here, snap=snap, closing=closing)

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        moved = self.move(view, pointer)
        assert isinstance(moved, MeasureDrawing)
        if moved.closing:
            return MeasureShown(self.points, closed=True)
        if near(view, moved.here, self.points[-1]):  # a double click ends the chain
            return _ended(self.points, self)
        points = (*self.points, moved.here)
        return replace(moved, spots=spots_for(view, moved.here), points=points, pressed=None)

    def release(self, view: ToolView, pointer: Pointer) -> State:
        pressed = self.pressed
        if pointer.button != "left" or pressed is None:
            return self
        if math.dist(pressed.pixel, pointer.pixel) < _DRAG_FROM:
            return replace(self, pressed=None)
        moved = self.move(view, pointer)
        assert isinstance(moved, MeasureDrawing)
        return MeasureShown((*self.points, moved.here))

    def key(self, view: ToolView, key: str, modifiers: Modifiers) -> State | None:
        match key:
            case "enter":
                return _ended(self.points, self)
            case "backspace" if len(self.points) > 1:
                points = self.points[:-1]
                return replace(self, spots=spots_for(view, points[-1]), points=points)
            case "backspace":
                return MeasureIdle()
            case _:
                return None

    def copied(self, view: ToolView) -> str:
        return as_text(measured((*self.points, self.here)))

    def escape(self, view: ToolView) -> State:
        return MeasureIdle()


@dataclass(frozen=True, slots=True, eq=False)
class MeasureShown(State):
    """A chain is measured and stays until the next begins."""

    path: ClassVar[str] = "measure.shown"
    cursor: ClassVar[Cursor] = "measure"
    points: tuple[XY, ...]
    closed: bool = False

    @property
    def overlay(self) -> Overlay:
        return _shown(self.points, closed=self.closed)

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        return MeasureIdle().press(view, pointer) if pointer.button == "left" else self

    def copied(self, view: ToolView) -> str:
        return as_text(measured(self.points, closed=self.closed))

    def escape(self, view: ToolView) -> State:
        return MeasureIdle()


def as_text(found: Measured) -> str:
    """What was measured as text: the area of a closed chain, and the length of any."""
    length = millimetres(found.length)
    return length if found.area is None else f"{area(found.area)}\t{length}"


def _ended(points: tuple[XY, ...], state: State) -> State:
    """The chain as it is; of one point nothing is measured yet."""
    return MeasureShown(points) if len(points) > 1 else state


def _marked(snap: Snap | None) -> Overlay:
    """What drew a point to its place."""
    return Overlay() if snap is None else Overlay(guides=snap.guides, corners=snap.corners)


def _shown(points: tuple[XY, ...], *, closed: bool) -> Overlay:
    """A chain with its figures, and a card with what it comes to at its last point."""
    found = measured(points, closed=closed)
    figures = tuple(f"{leg.length:,.0f}" for leg in found.legs)
    inside = "" if found.area is None else area(found.area)
    chain = Chain(points, closed, figures, inside, measured=True)
    return Overlay(chain=chain, card=_said(found), at=points[-1])


def _said(found: Measured) -> tuple[Said, ...]:
    if found.area is not None:
        return (
            ("measured-area", {"area": area(found.area)}),
            ("measured-round", {"length": found.length}),
        )
    leg = found.legs[-1]
    dx, dy = leg.step
    said: list[Said] = [
        ("measured", {"length": found.length}),
        ("measured-step", {"dx": dx, "dy": dy, "angle": f"{leg.angle:.1f}"}),
    ]
    if len(found.legs) > 1:
        said.append(("measured-straight", {"length": found.whole.length}))
    return tuple(said)
