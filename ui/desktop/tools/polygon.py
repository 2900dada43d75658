# SPDX-License-Identifier: GPL-3.0-or-later
"""Drawing a booth corner by corner: clicks, right angles with Shift, typed lengths."""

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import ClassVar

from planner.edits.add import AddOutline
from planner.floor.snapping import GRID, Snap
from planner.model.problems import BadInput
from planner.model.values import Point
from ui.desktop.tools.booth import likeness
from ui.desktop.tools.events import XY, Modifiers, Pointer
from ui.desktop.tools.figures import Figures
from ui.desktop.tools.legs import beyond, lean, straight, whole
from ui.desktop.tools.overlay import Chain, Fields, Ghost, Overlay
from ui.desktop.tools.pan import PANS, panning
from ui.desktop.tools.spots import Spots, near, spot, spots_for
from ui.desktop.tools.state import Cursor, Hint, State
from ui.desktop.tools.view import ToolView

_UNTYPED = Figures(signs=(0, 1), points=(False, True))
_QUARTER = 90.0


@dataclass(frozen=True, slots=True, eq=False)
class PolygonIdle(State):
    """No corner yet; the place that a click would take is marked."""

    path: ClassVar[str] = "polygon.idle"
    cursor: ClassVar[Cursor] = "polygon"
    spots: Spots | None = None
    snap: Snap | None = None

    @property
    def overlay(self) -> Overlay:
        if self.snap is None:
            return Overlay()
        return Overlay(guides=self.snap.guides, corners=self.snap.corners)

    def move(self, view: ToolView, pointer: Pointer) -> State:
        spots = self.spots if self.spots and self.spots.site is view.site else _spots(view)
        return PolygonIdle(spots, spot(view, spots, pointer)[1])

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        spots = self.spots if self.spots and self.spots.site is view.site else _spots(view)
        first = whole(spot(view, spots, pointer)[0])
        return PolygonDrawing(_spots(view, first), (first,), pointer, first)

    def refreshed(self, view: ToolView) -> State:
        return PolygonIdle()


@dataclass(frozen=True, slots=True, eq=False)
class PolygonDrawing(State):
    """Some corners are set; the next one is where the pointer or what is typed says."""

    path: ClassVar[str] = "polygon.drawing"
    cursor: ClassVar[Cursor] = "polygon"
    drawing: ClassVar[bool] = True
    spots: Spots
    points: tuple[Point, ...]
    pointer: Pointer
    here: Point
    snap: Snap | None = None
    figures: Figures = _UNTYPED
    closing: bool = False
    ghost: Ghost | None = None

    @property
    def overlay(self) -> Overlay:
        ring = self.points if self.closing else (*self.points, self.here)
        edges = list(pairwise(ring))
        if self.closing:
            edges.append((ring[-1], ring[0]))
        figures = tuple(f"{math.dist(*edge):,.0f}" for edge in edges)
        snap = self.snap if self.figures.empty else None
        return Overlay(
            ghost=self.ghost,
            guides=snap.guides if snap else (),
            corners=snap.corners if snap else (),
            chain=Chain(ring, self.closing, figures),
            fields=None if self.closing else Fields("leg", self._texts, self.figures.active),
            at=self.here,
        )

    @property
    def _texts(self) -> tuple[str, str]:
        """Length and direction of the leg that is drawn: as typed, else as they are."""
        start = self.points[-1]
        dx, dy = self.here[0] - start[0], self.here[1] - start[1]
        angle = math.degrees(math.atan2(dy, dx)) % 360.0
        length, direction = self.figures.texts
        return length or f"{math.hypot(dx, dy):.0f}", direction or f"{angle:.1f}"

    def hint(self, view: ToolView) -> Hint:
        count = len(self.points)
        if self.closing:
            return "polygon.closing", {"count": count}
        return self.path, {"count": count + 1}

    def move(self, view: ToolView, pointer: Pointer) -> State:
        spots = self.spots
        if spots.site is not view.site:
            spots = _spots(view, self.points[-1])
        state = replace(self, spots=spots, pointer=pointer)
        return _drawn(view, state)

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        state = _drawn(view, replace(self, pointer=pointer))
        if state.closing:
            return _closed(view, state)
        if math.dist(state.here, self.points[-1]) < 1:  # a double click
            return _closed(view, state)
        return _with(view, state, (*self.points, state.here))

    def key(self, view: ToolView, key: str, modifiers: Modifiers) -> State | None:
        if key == "enter":
            if self.figures.empty:
                return _closed(view, self)
            return _with(view, self, (*self.points, self.here))
        if key == "backspace" and self.figures.empty:
            left = self.points[:-1]
            return _with(view, self, left) if left else PolygonIdle()
        typed = self.figures.typed(key)
        return None if typed is None else _drawn(view, replace(self, figures=typed))

    def escape(self, view: ToolView) -> State:
        if not self.figures.empty:
            return _drawn(view, replace(self, figures=_UNTYPED))
        return PolygonIdle()

    def refreshed(self, view: ToolView) -> State:
        return _drawn(view, replace(self, spots=_spots(view, self.points[-1])))


def _spots(view: ToolView, start: XY = (0.0, 0.0)) -> Spots:
    return spots_for(view, start, aisle=view.aisle)


def _drawn(view: ToolView, state: PolygonDrawing) -> PolygonDrawing:
    """The state with the next corner where it belongs, and the booth as it would be."""
    closing = len(state.points) > 2 and state.figures.empty
    closing = closing and near(view, state.pointer.point, state.points[0])
    here, snap = _next(view, state)
    bare = replace(state, here=here, snap=snap, closing=closing)
    ring = bare.points if closing else (*bare.points, here)
    return replace(bare, ghost=_ghost(view, ring))


def _next(view: ToolView, state: PolygonDrawing) -> tuple[Point, Snap | None]:
    """Where the next corner is: as typed, square to the last edge with Shift, or as snapped."""
    start, pointer = state.points[-1], state.pointer
    square = pointer.modifiers.shift
    last = lean(state.points)
    length, angle = state.figures.exact
    if length is not None or angle is not None:
        dx, dy = pointer.point[0] - start[0], pointer.point[1] - start[1]
        heading = math.degrees(math.atan2(dy, dx))
        if angle is None:
            angle = straight(heading, last, square=square)
        reach = math.hypot(dx, dy) if length is None else length
        return beyond(start, angle, reach), None
    if square and last % _QUARTER:
        dx, dy = pointer.point[0] - start[0], pointer.point[1] - start[1]
        angle = straight(math.degrees(math.atan2(dy, dx)), last, square=True)
        turn = math.radians(angle)
        reach = dx * math.cos(turn) + dy * math.sin(turn)
        step = 1 if pointer.modifiers.alt or not view.snapping else GRID
        return beyond(start, angle, round(reach / step) * step), None
    place, snap = spot(view, state.spots, pointer, locked=square)
    return whole(place), snap


def _edit(view: ToolView, ring: tuple[Point, ...]) -> AddOutline:
    number, pavilion = likeness(view, ring)
    return AddOutline(number, ring, pavilion=pavilion)


def _ghost(view: ToolView, ring: tuple[Point, ...]) -> Ghost | None:
    if len(set(ring)) < 3:
        return None
    try:
        preview = view.preview(_edit(view, ring))
    except BadInput:
        return None
    return Ghost(preview, preview.touched)


def _with(view: ToolView, state: PolygonDrawing, points: tuple[Point, ...]) -> PolygonDrawing:
    """The drawing with other corners set, nothing typed."""
    last = points[-1]
    return _drawn(view, replace(state, spots=_spots(view, last), points=points, figures=_UNTYPED))


def _closed(view: ToolView, state: PolygonDrawing) -> State:
    """Add the booth; an outline that cannot be is told of and stays to be mended."""
    if len(state.points) < 3:
        return state
    touched = view.apply(_edit(view, state.points))
    if not touched:
        return state
    view.select(touched)
    return PolygonIdle()
