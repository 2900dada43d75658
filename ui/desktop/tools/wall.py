# SPDX-License-Identifier: GPL-3.0-or-later
"""Drawing temporary walls point by point: clicks, straight with Shift, typed lengths and
thickness."""

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import ClassVar

from planner.edits.structures import WALL_THICKNESS, AddWall
from planner.floor.snapping import GRID, Snap
from planner.model.problems import BadInput
from planner.model.shapes import Rectangle
from planner.model.values import Point
from ui.desktop.tools.events import Modifiers, Pointer
from ui.desktop.tools.figures import Figures
from ui.desktop.tools.legs import beyond, lean, straight, whole
from ui.desktop.tools.overlay import Chain, Fields, Ghost, Overlay
from ui.desktop.tools.pan import PANS, panning
from ui.desktop.tools.spots import Spots, near, spot, spots_for
from ui.desktop.tools.state import Cursor, Hint, State
from ui.desktop.tools.view import ToolView

_LENGTH, _THICKNESS = 0, 1
_UNTYPED = Figures(signs=(0, 0))


@dataclass(frozen=True, slots=True, eq=False)
class WallIdle(State):
    """No point yet; the place that a click would take is marked."""

    path: ClassVar[str] = "wall.idle"
    cursor: ClassVar[Cursor] = "wall"
    spots: Spots | None = None
    snap: Snap | None = None

    @property
    def overlay(self) -> Overlay:
        if self.snap is None:
            return Overlay()
        return Overlay(guides=self.snap.guides, corners=self.snap.corners)

    def move(self, view: ToolView, pointer: Pointer) -> State:
        spots = self.spots if self.spots and self.spots.site is view.site else spots_for(view)
        return WallIdle(spots, spot(view, spots, pointer)[1])

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        spots = self.spots if self.spots and self.spots.site is view.site else spots_for(view)
        first = whole(spot(view, spots, pointer)[0])
        return WallDrawing(spots_for(view, first), (first,), pointer, first, _thickness(view))

    def refreshed(self, view: ToolView) -> State:
        return WallIdle()


@dataclass(frozen=True, slots=True, eq=False)
class WallDrawing(State):
    """Some points are set; the next one is where the pointer or a typed length says.

    ``closing``: the pointer is at the first point, and a click shuts the ring.
    """

    path: ClassVar[str] = "wall.drawing"
    cursor: ClassVar[Cursor] = "wall"
    drawing: ClassVar[bool] = True
    spots: Spots
    points: tuple[Point, ...]
    pointer: Pointer
    here: Point
    thickness: int
    snap: Snap | None = None
    figures: Figures = _UNTYPED
    closing: bool = False
    ghost: Ghost | None = None

    @property
    def overlay(self) -> Overlay:
        line = (*self.points, self.here)
        figures = tuple(f"{math.dist(*leg):,.0f}" for leg in pairwise(line))
        length, thickness = self.figures.texts
        shown = (
            length or f"{math.dist(self.points[-1], self.here):.0f}",
            thickness or str(self.thickness),
        )
        snap = self.snap if self.figures.empty else None
        return Overlay(
            ghost=self.ghost,
            guides=snap.guides if snap else (),
            corners=snap.corners if snap else (),
            chain=Chain(line, False, figures),
            fields=Fields("wall", shown, self.figures.active),
            at=self.here,
        )

    def hint(self, view: ToolView) -> Hint:
        return ("wall.closing" if self.closing else self.path), {"count": len(self.points)}

    @property
    def _thick(self) -> int:
        return self.figures.values[_THICKNESS] or self.thickness

    def move(self, view: ToolView, pointer: Pointer) -> State:
        spots = self.spots
        if spots.site is not view.site:
            spots = spots_for(view, self.points[-1])
        return _drawn(view, replace(self, spots=spots, pointer=pointer))

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        state = _drawn(view, replace(self, pointer=pointer))
        if state.closing:
            return _built(view, state, (*state.points, state.points[0]))
        if math.dist(state.here, self.points[-1]) < 1:  # a double click
            return _built(view, state, self.points)
        return _with(view, state, (*self.points, state.here))

    def key(self, view: ToolView, key: str, modifiers: Modifiers) -> State | None:
        if key == "enter":
            if self.figures.values[_LENGTH] is None:
                kept = replace(self, thickness=self._thick)
                return _built(view, kept, self.points)
            return _with(view, self, (*self.points, self.here))
        if key == "backspace" and self.figures.empty:
            left = self.points[:-1]
            return _with(view, self, left) if left else WallIdle()
        typed = self.figures.typed(key)
        return None if typed is None else _drawn(view, replace(self, figures=typed))

    def escape(self, view: ToolView) -> State:
        if not self.figures.empty:
            return _drawn(view, replace(self, figures=_UNTYPED))
        return WallIdle()

    def refreshed(self, view: ToolView) -> State:
        return _drawn(view, replace(self, spots=spots_for(view, self.points[-1])))


def _thickness(view: ToolView) -> int:
    """As thick as the last wall of the plan."""
    for built in reversed(view.site.plan.structures):
        if built.kind == "wall" and isinstance(built.shape, Rectangle):
            return min(built.shape.size)
    return WALL_THICKNESS


def _drawn(view: ToolView, state: WallDrawing) -> WallDrawing:
    """The state with the next point where it belongs, and the walls as they would be."""
    closing = len(state.points) > 2 and state.figures.empty
    closing = closing and near(view, state.pointer.point, state.points[0])
    here, snap = (state.points[0], None) if closing else _next(view, state)
    bare = replace(state, here=here, snap=snap, closing=closing)
    return replace(bare, ghost=_ghost(view, _edit(bare, (*bare.points, here))))


def _next(view: ToolView, state: WallDrawing) -> tuple[Point, Snap | None]:
    """Where the next point is: so far as typed, straight on with Shift, or as snapped."""
    start, pointer = state.points[-1], state.pointer
    square, last = pointer.modifiers.shift, lean(state.points)
    dx, dy = pointer.point[0] - start[0], pointer.point[1] - start[1]
    heading = math.degrees(math.atan2(dy, dx))
    length = state.figures.exact[_LENGTH]
    if length is not None:
        return beyond(start, straight(heading, last, square=square), length), None
    if square and last % 90.0:
        angle = straight(heading, last, square=True)
        turn = math.radians(angle)
        reach = dx * math.cos(turn) + dy * math.sin(turn)
        step = 1 if pointer.modifiers.alt or not view.snapping else GRID
        return beyond(start, angle, round(reach / step) * step), None
    place, snap = spot(view, state.spots, pointer, locked=square)
    return whole(place), snap


def _edit(state: WallDrawing, line: tuple[Point, ...]) -> AddWall:
    return AddWall(line, state._thick)


def _ghost(view: ToolView, edit: AddWall) -> Ghost | None:
    try:
        preview = view.preview(edit)
    except BadInput:
        return None
    return Ghost(preview, preview.touched)


def _with(view: ToolView, state: WallDrawing, points: tuple[Point, ...]) -> WallDrawing:
    """The drawing with other points set; what was typed as thickness stays."""
    kept = replace(
        state, spots=spots_for(view, points[-1]), points=points, thickness=state._thick,
        figures=_UNTYPED,
    )  # fmt: skip
    return _drawn(view, kept)


def _built(view: ToolView, state: WallDrawing, line: tuple[Point, ...]) -> State:
    """Put the walls up; what cannot be built is told of and stays to be mended."""
    if len(line) < 2:
        return state
    touched = view.apply(_edit(state, line))
    if not touched:
        return state
    view.select(touched)
    return WallIdle()
