# SPDX-License-Identifier: GPL-3.0-or-later
"""A selection held by a handle: stretched, turned, or one of its corners moved.

Always computed from the plan at press, dropped as one edit.
"""

import math
from dataclasses import dataclass, replace
from typing import ClassVar

from planner.edits.boxes import rounded
from planner.edits.corners import InsertCorner, MoveCorner, RemoveCorner
from planner.edits.edit import Edit
from planner.edits.resize import Resize
from planner.edits.rotate import Rotate
from planner.edits.transform import pivot
from planner.floor.site import Site
from planner.floor.snapping import GRID, Snap
from planner.floor.stretching import Stretch, Ways, hold, kept_ratio, stretch
from planner.model.problems import BadInput
from planner.model.shapes import Outline, Rectangle
from planner.model.values import Point, Size
from ui.desktop.tools.dimensioning import dimension_of, held
from ui.desktop.tools.dragging import tolerance
from ui.desktop.tools.events import XY, Modifiers, Pointer
from ui.desktop.tools.figures import Figures
from ui.desktop.tools.handles import cursor_of, thing_of
from ui.desktop.tools.names import place_name
from ui.desktop.tools.overlay import Fields, Ghost, Handle, Overlay
from ui.desktop.tools.spots import Spots, near, spot, spots_for
from ui.desktop.tools.state import Cursor, Hint, State
from ui.desktop.tools.view import ToolView

# Which ends of width and depth a corner or side moves, and the corner that stays.
CORNERS: tuple[Ways, ...] = ((-1, -1), (1, -1), (1, 1), (-1, 1))
SIDES: tuple[Ways, ...] = ((0, -1), (1, 0), (0, 1), (-1, 0))
_STAYS = {"corner": (2, 3, 0, 1), "side": (3, 0, 0, 1)}
_ANGLE, _DISTANCE = Figures(points=(True, True)), Figures()
_STEP, _FINE = 15.0, 0.1  # degrees with Shift, with Alt
_DRAG_FROM = 4.0  # px
_EIGHTH, _DRAW = 45.0, 3.0  # degrees: straight directions draw from so far


def taken(view: ToolView, handle: Handle, pointer: Pointer, rest: State) -> State | None:
    """Take the selection by a handle; None where nothing has such a one."""
    ids = view.selection
    if (dimension := dimension_of(view)) is not None:
        return held(view, dimension, handle, rest)
    if handle.kind == "knob":
        return _turning(view, ids, pointer, rest)
    thing = thing_of(view, ids[0])
    if thing is None:
        return None
    shape = thing.shape
    corners_wanted = pointer.modifiers.control
    if isinstance(shape, Rectangle) and not corners_wanted:
        ways = (CORNERS if handle.kind == "corner" else SIDES)[handle.number]
        stretched = hold(view.site, shape, ways, view.aisle, ids)
        stays = _STAYS[handle.kind][handle.number]
        cursor = cursor_of(view, handle)
        figures = Figures(active=0 if ways[0] else 1, signs=(0, 0))
        return Sizing(
            view.site, ids[0], stretched, stays, cursor, pointer, pointer, rest, shape.size, figures
        )
    if isinstance(shape, Rectangle):  # by its corners: it becomes an outline, an L by one more
        shape = Outline(tuple((rounded(x), rounded(y)) for x, y in shape.corners()))
    elif handle.kind == "corner" and corners_wanted:
        view.apply(RemoveCorner(ids[0], handle.number))
        return rest
    start = (round(handle.at[0]), round(handle.at[1]))
    spots = spots_for(view, start, aisle=view.aisle, without=ids)
    return Cornering(
        view.site,
        ids[0],
        shape,
        handle.number,
        handle.kind != "corner",
        spots,
        pointer,
        pointer,
        rest,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Sizing(State):
    """A side or corner of a rectangle hangs on the pointer; the ones opposite stay.

    ``begun``: the pointer has moved, or something is typed.
    """

    path: ClassVar[str] = "select.sizing"
    grabbing: ClassVar[bool] = True
    site: Site
    id: str
    held: Stretch
    stays: int
    arrow: Cursor
    pressed: Pointer
    pointer: Pointer
    rest: State
    drawn: Size
    figures: Figures
    snap: Snap | None = None
    ghost: Ghost | None = None
    begun: bool = False

    @property
    def size(self) -> Size:
        """Width and depth: as typed, else as drawn."""
        width, depth = self.figures.values
        return (max(width or self.drawn[0], 1), max(depth or self.drawn[1], 1))

    @property
    def overlay(self) -> Overlay:
        width, depth = self.size
        texts = (self.figures.texts[0] or str(width), self.figures.texts[1] or str(depth))
        snap = self.snap if self.figures.empty else None
        return Overlay(
            ghost=self.ghost,
            guides=snap.guides if snap else (),
            corners=snap.corners if snap else (),
            fields=Fields("size", texts, self.figures.active),
            at=self.pointer.point,
        )

    def pointing(self, view: ToolView) -> Cursor:
        return self.arrow

    def hint(self, view: ToolView) -> Hint:
        return self.path, {"label": place_name(view.site, self.id)}

    def move(self, view: ToolView, pointer: Pointer) -> State:
        if view.site is not self.site:
            return self.rest
        if _still(self, pointer):
            return replace(self, pointer=pointer)
        start, held = self.pressed.point, pointer.modifiers
        dx, dy = pointer.point[0] - start[0], pointer.point[1] - start[1]
        free = held.alt or not view.snapping
        size, snap = stretch(
            self.held, dx, dy, 0.0 if free else tolerance(view), 0 if free else GRID
        )
        if held.shift and all(self.held.ways):
            size, snap = kept_ratio(self.held.shape, size, self.held.ways), Snap(0, 0)
        return self._shown(view, replace(self, pointer=pointer, drawn=size, snap=snap))

    def _shown(self, view: ToolView, state: "Sizing") -> "Sizing":
        return replace(state, begun=True, ghost=_ghost(view, state._edit, (self.id,)))

    @property
    def _edit(self) -> Resize:
        return Resize(self.id, *self.size, self.stays)

    def release(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button != "left":
            return self
        state = self.move(view, pointer)
        if not isinstance(state, Sizing) or not state.begun:
            return self.rest
        return _done(view, state._edit, self.rest)

    def key(self, view: ToolView, key: str, modifiers: Modifiers) -> State | None:
        if key == "enter":
            return _done(view, self._edit, self.rest) if self.begun else self.rest
        typed = self.figures.typed(key)
        return None if typed is None else self._shown(view, replace(self, figures=typed))

    def escape(self, view: ToolView) -> State:
        if not self.figures.empty:
            bare = replace(self, figures=replace(self.figures, texts=("", "")))
            return self._shown(view, bare)
        return self.rest

    def refreshed(self, view: ToolView) -> State:
        return self if view.site is self.site else self.rest


@dataclass(frozen=True, slots=True, eq=False)
class Turning(State):
    """The selection hangs on its knob and turns about its middle.

    ``base`` is the angle that it has already (of several things, or an outline, 0).
    """

    path: ClassVar[str] = "select.turning"
    cursor: ClassVar[Cursor] = "turn"
    grabbing: ClassVar[bool] = True
    site: Site
    ids: tuple[str, ...]
    middle: XY
    base: float
    others: tuple[float, ...]
    pressed: Pointer
    pointer: Pointer
    rest: State
    drawn: float
    figures: Figures = _ANGLE
    ghost: Ghost | None = None
    begun: bool = False

    @property
    def angle(self) -> float:
        """The angle after it: as typed, else as drawn."""
        typed = self.figures.exact[0]
        return self.drawn if typed is None else typed

    @property
    def overlay(self) -> Overlay:
        shown = self.figures.texts[0] or f"{self.drawn:g}"
        return Overlay(
            ghost=self.ghost, fields=Fields("angle", (shown, ""), 0), at=self.pointer.point
        )

    def hint(self, view: ToolView) -> Hint:
        one = len(self.ids) == 1
        label = place_name(view.site, self.ids[0]) if one else str(len(self.ids))
        return self.path, {"label": label}

    def move(self, view: ToolView, pointer: Pointer) -> State:
        if view.site is not self.site:
            return self.rest
        if _still(self, pointer):
            return replace(self, pointer=pointer)
        step = _heading(self.middle, pointer.point) - _heading(self.middle, self.pressed.point)
        angle = self._drawn((self.base + step) % 360.0, view, pointer.modifiers)
        return self._shown(view, replace(self, pointer=pointer, drawn=angle))

    def _drawn(self, angle: float, view: ToolView, held: Modifiers) -> float:
        """An angle as the hand means it: in steps, as others are turned, or straight."""
        if held.shift:
            return round(angle / _STEP) * _STEP % 360.0
        if held.alt or not view.snapping:
            return round(angle / _FINE) * _FINE % 360.0
        straight = [round(angle / _EIGHTH) * _EIGHTH]
        straight += [lean + round((angle - lean) / 90.0) * 90.0 for lean in self.others]
        nearest = min(straight, key=lambda it: abs(it - angle))
        drawn = nearest if abs(nearest - angle) <= _DRAW else float(round(angle))
        return round(drawn, 3) % 360.0

    def _shown(self, view: ToolView, state: "Turning") -> "Turning":
        return replace(state, begun=True, ghost=_ghost(view, state._edit, self.ids))

    @property
    def _edit(self) -> Rotate:
        return Rotate(self.ids, round(self.angle - self.base, 3))

    def release(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button != "left":
            return self
        state = self.move(view, pointer)
        if not isinstance(state, Turning) or not state.begun:
            return self.rest
        return _done(view, state._edit, self.rest)

    def key(self, view: ToolView, key: str, modifiers: Modifiers) -> State | None:
        if key == "enter":
            return _done(view, self._edit, self.rest) if self.begun else self.rest
        if key == "tab":
            return self
        typed = self.figures.typed(key)
        return None if typed is None else self._shown(view, replace(self, figures=typed))

    def escape(self, view: ToolView) -> State:
        if not self.figures.empty:
            return self._shown(view, replace(self, figures=_ANGLE))
        return self.rest

    def refreshed(self, view: ToolView) -> State:
        return self if view.site is self.site else self.rest


@dataclass(frozen=True, slots=True, eq=False)
class Cornering(State):
    """A corner of an outline hangs on the pointer; ``fresh``: a new one, out of an edge."""

    path: ClassVar[str] = "select.cornering"
    cursor: ClassVar[Cursor] = "move"
    grabbing: ClassVar[bool] = True
    site: Site
    id: str
    shape: Outline
    number: int
    fresh: bool
    spots: Spots
    pressed: Pointer
    pointer: Pointer
    rest: State
    drawn: Point = (0, 0)
    figures: Figures = _DISTANCE
    snap: Snap | None = None
    ghost: Ghost | None = None
    begun: bool = False

    @property
    def step(self) -> Point:
        """How far the corner goes: as typed, else as drawn."""
        dx, dy = self.figures.values
        return (self.drawn[0] if dx is None else dx, self.drawn[1] if dy is None else dy)

    @property
    def overlay(self) -> Overlay:
        texts = [
            text or str(step) for text, step in zip(self.figures.texts, self.step, strict=True)
        ]
        snap = self.snap if self.figures.empty else None
        return Overlay(
            ghost=self.ghost,
            guides=snap.guides if snap else (),
            corners=snap.corners if snap else (),
            fields=Fields("distance", (texts[0], texts[1]), self.figures.active),
            at=self.pointer.point,
        )

    def hint(self, view: ToolView) -> Hint:
        return self.path, {"label": place_name(view.site, self.id)}

    def move(self, view: ToolView, pointer: Pointer) -> State:
        if view.site is not self.site:
            return self.rest
        if _still(self, pointer):
            return replace(self, pointer=pointer)
        _, snap = spot(view, self.spots, pointer, locked=pointer.modifiers.shift)
        state = replace(self, pointer=pointer, snap=snap, drawn=(snap.dx, snap.dy))
        return self._shown(view, state)

    def _shown(self, view: ToolView, state: "Cornering") -> "Cornering":
        return replace(state, begun=True, ghost=_ghost(view, state._edit(view), (self.id,)))

    def _edit(self, view: ToolView) -> Edit:
        """The corner where it is now; one that lies on its neighbour is gone."""
        start = self.spots.start
        to = (round(start[0]) + self.step[0], round(start[1]) + self.step[1])
        if self.fresh:
            return InsertCorner(self.id, self.number, to)
        points = self.shape.corner_points
        beside = (points[self.number - 1], points[(self.number + 1) % len(points)])
        if self.figures.empty and any(near(view, to, other) for other in beside):
            return RemoveCorner(self.id, self.number)
        return MoveCorner(self.id, self.number, to)

    def release(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button != "left":
            return self
        state = self.move(view, pointer)
        if not isinstance(state, Cornering) or not state.begun:
            return self.rest
        return _done(view, state._edit(view), self.rest)

    def key(self, view: ToolView, key: str, modifiers: Modifiers) -> State | None:
        if key == "enter":
            return _done(view, self._edit(view), self.rest) if self.begun else self.rest
        if key == "backspace" and self.figures.empty and not self.fresh:
            return _done(view, RemoveCorner(self.id, self.number), self.rest)
        typed = self.figures.typed(key)
        return None if typed is None else self._shown(view, replace(self, figures=typed))

    def escape(self, view: ToolView) -> State:
        if not self.figures.empty:
            return self._shown(view, replace(self, figures=_DISTANCE))
        return self.rest

    def refreshed(self, view: ToolView) -> State:
        return self if view.site is self.site else self.rest


def _turning(view: ToolView, ids: tuple[str, ...], pointer: Pointer, rest: State) -> Turning:
    things = [thing for name in ids if (thing := thing_of(view, name)) is not None]
    shapes = [thing.shape for thing in things]
    alone = shapes[0]
    base = alone.angle if len(shapes) == 1 and isinstance(alone, Rectangle) else 0.0
    plan = view.site.plan
    leans = {
        thing.shape.angle % 90.0
        for thing in plan.booths
        if thing.id not in ids and isinstance(thing.shape, Rectangle)
    }
    others = tuple(sorted(leans)) if base or len(shapes) == 1 else ()
    middle = pivot(things, 1.0)
    return Turning(view.site, ids, middle, base, others, pointer, pointer, rest, base % 360.0)


def _still(state: "Sizing | Turning | Cornering", pointer: Pointer) -> bool:
    """Whether the pointer has not yet moved far enough from where it took the handle."""
    return not state.begun and math.dist(state.pressed.pixel, pointer.pixel) < _DRAG_FROM


def _heading(start: XY, end: XY) -> float:
    return math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))


def _ghost(view: ToolView, edit: Edit, ids: tuple[str, ...]) -> Ghost | None:
    """The preview of what is held; None where it cannot be done."""
    try:
        preview = view.preview(edit)
    except BadInput:
        return None
    return Ghost(preview, frozenset(ids), view.site)


def _done(view: ToolView, edit: Edit, rest: State) -> State:
    """Apply it as one step, also where it breaks a rule: the finding stays."""
    view.apply(edit)
    return rest
