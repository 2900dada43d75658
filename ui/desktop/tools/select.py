# SPDX-License-Identifier: GPL-3.0-or-later
"""Selecting: what is under the pointer, a press that may become a click or a drag, a band."""

import math
from dataclasses import dataclass, replace
from typing import ClassVar

from planner.model.drawn import PlanText
from ui.desktop.tools.dragging import grip, moved
from ui.desktop.tools.events import Pointer
from ui.desktop.tools.groups import group_of, movable, whole
from ui.desktop.tools.handles import cursor_of, handle_at, handles_of
from ui.desktop.tools.names import place_name
from ui.desktop.tools.overlay import Box, Handle, Overlay
from ui.desktop.tools.pan import PANS, panning
from ui.desktop.tools.shaping import taken
from ui.desktop.tools.state import Cursor, Hint, State
from ui.desktop.tools.text import rewriting
from ui.desktop.tools.view import ToolView

DRAG_FROM = 4.0  # px


@dataclass(frozen=True, slots=True)
class Idle(State):
    """Nothing is held; what lies under the pointer is marked.

    ``inside`` is the group that was entered: its things are picked one by one.
    """

    path: ClassVar[str] = "select.idle"
    hovered: str | None = None
    inside: str | None = None
    handle: Handle | None = None  # under the pointer

    @property
    def overlay(self) -> Overlay:
        return Overlay(hover=self.hovered)

    def handles(self, view: ToolView) -> tuple[Handle, ...]:
        return handles_of(view)

    def pointing(self, view: ToolView) -> Cursor:
        return self.cursor if self.handle is None else cursor_of(view, self.handle)

    def hint(self, view: ToolView) -> Hint:
        """How many are selected, and which if it is one."""
        chosen = view.selection
        if self.inside is not None:
            return "select.inside", {"count": len(chosen)}
        if len(chosen) == 1:
            return "select.one", {"label": place_name(view.site, chosen[0])}
        return ("select.many", {"count": len(chosen)}) if chosen else (self.path, {})

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        rest = replace(self, hovered=None, handle=None)
        handle = handle_at(view, pointer.point)
        if handle is not None and (held := taken(view, handle, pointer, rest)) is not None:
            return held
        hit = view.hit(pointer.point)
        if hit is None:
            return Banding(pointer, pointer)
        inside = self.inside if group_of(view.site, hit) == self.inside else None
        keys = pointer.modifiers
        if hit not in view.selection and not keys.shift and not keys.control:
            view.select(whole(view.site, (hit,), inside))
            return Pressing(pointer, hit, fresh=True, inside=inside)
        return Pressing(pointer, hit, fresh=False, inside=inside)

    def move(self, view: ToolView, pointer: Pointer) -> State:
        handle = handle_at(view, pointer.point)
        hovered = view.hit(pointer.point) if handle is None else None
        if (hovered, handle) == (self.hovered, self.handle):
            return self
        return replace(self, hovered=hovered, handle=handle)

    def escape(self, view: ToolView) -> State | None:
        """Out of the group that was entered: it is selected as a whole again."""
        if self.inside is None:
            return None
        view.select(whole(view.site, view.selection))
        return Idle()

    def refreshed(self, view: ToolView) -> State:
        kept = any(group_of(view.site, name) == self.inside for name in view.selection)
        return Idle(inside=self.inside if kept else None)


@dataclass(frozen=True, slots=True)
class Pressing(State):
    """The button is down on a thing: a click, or the first pixels of a drag.

    ``fresh``: the press itself has selected the thing.
    """

    path: ClassVar[str] = "select.pressing"
    pressed: Pointer
    thing: str
    fresh: bool
    inside: str | None = None

    def hint(self, view: ToolView) -> Hint:
        """A locked thing says so: it will not move."""
        if movable(view.site, (self.thing,)):
            return self.path, {}
        return "select.locked", {"label": place_name(view.site, self.thing)}

    def double(self, view: ToolView) -> State | None:
        """A second click enters the group of the thing and picks it alone; words are rewritten."""
        thing = view.site.things.get(self.thing)
        if isinstance(thing, PlanText):
            return rewriting(thing, Idle(inside=self.inside))
        group = group_of(view.site, self.thing)
        if group in (None, self.inside):
            return None
        view.select((self.thing,))
        return replace(self, inside=group, fresh=True)

    def move(self, view: ToolView, pointer: Pointer) -> State:
        if math.dist(pointer.pixel, self.pressed.pixel) < DRAG_FROM:
            return self
        chosen = view.selection
        if self.thing not in chosen:
            picked = self._picked(view)
            view.select((*chosen, *picked) if self.pressed.modifiers.shift else picked)
        things = movable(view.site, view.selection)
        if self.thing not in things or not view.editable:
            return self
        held = grip(view, things, self.thing, self.pressed.point, Idle(inside=self.inside))
        return moved(view, held, pointer)

    def _picked(self, view: ToolView) -> tuple[str, ...]:
        return whole(view.site, (self.thing,), self.inside)

    def release(self, view: ToolView, pointer: Pointer) -> State:
        """A click: select, add with Shift, toggle with Ctrl (read now, at the release)."""
        if pointer.button != "left":
            return self
        chosen = view.selection
        picked = self._picked(view)
        if pointer.modifiers.control:
            if self.thing in chosen and not self.fresh:
                view.select(name for name in chosen if name not in picked)
            else:
                view.select((*chosen, *picked))
        elif pointer.modifiers.shift:
            view.select((*chosen, *picked))
        else:
            view.select(picked)
        return Idle(self.thing, self.inside)

    def escape(self, view: ToolView) -> State:
        return Idle(inside=self.inside)

    def refreshed(self, view: ToolView) -> State:
        return Idle()


@dataclass(frozen=True, slots=True)
class Banding(State):
    """A rectangle is drawn on the floor: rightwards it encloses, leftwards it touches."""

    path: ClassVar[str] = "select.banding"
    cursor: ClassVar[Cursor] = "cross"
    grabbing: ClassVar[bool] = True
    pressed: Pointer
    pointer: Pointer
    caught: tuple[str, ...] = ()

    @property
    def _touches(self) -> bool:
        return self.pointer.pixel[0] < self.pressed.pixel[0]

    @property
    def _drawn(self) -> bool:
        return math.dist(self.pointer.pixel, self.pressed.pixel) >= DRAG_FROM

    @property
    def overlay(self) -> Overlay:
        if not self._drawn:
            return Overlay()
        box = _box(self.pressed, self.pointer)
        return Overlay(band=box, band_touches=self._touches, marked=self.caught)

    def move(self, view: ToolView, pointer: Pointer) -> State:
        state = replace(self, pointer=pointer)
        if not state._drawn:
            return replace(state, caught=())
        caught = view.within(_box(self.pressed, pointer), state._touches)
        return replace(state, caught=whole(view.site, caught))

    def release(self, view: ToolView, pointer: Pointer) -> State:
        """Select what is caught: alone, besides the selection (Shift) or toggled in it (Ctrl)."""
        if pointer.button != "left":
            return self
        state = self.move(view, pointer)
        caught = state.caught if isinstance(state, Banding) else ()
        chosen = view.selection
        if pointer.modifiers.control:
            kept = tuple(name for name in chosen if name not in caught)
            view.select((*kept, *(name for name in caught if name not in chosen)))
        elif pointer.modifiers.shift:
            view.select((*chosen, *caught))
        else:
            view.select(caught)
        return Idle()

    def escape(self, view: ToolView) -> State:
        return Idle()

    def refreshed(self, view: ToolView) -> State:
        return Idle()


def _box(first: Pointer, second: Pointer) -> Box:
    (x1, y1), (x2, y2) = first.point, second.point
    return (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
