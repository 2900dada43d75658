# SPDX-License-Identifier: GPL-3.0-or-later
"""Selecting: what is under the pointer, a press that may become a click or a drag, a band."""

import math
from dataclasses import dataclass, replace
from typing import ClassVar

from ui.desktop.tools.dragging import grip, moved
from ui.desktop.tools.events import Pointer
from ui.desktop.tools.names import place_name
from ui.desktop.tools.overlay import Box, Overlay
from ui.desktop.tools.pan import PANS, panning
from ui.desktop.tools.state import Cursor, Hint, State
from ui.desktop.tools.view import ToolView

DRAG_FROM = 4.0  # px


@dataclass(frozen=True, slots=True)
class Idle(State):
    """Nothing is held; what lies under the pointer is marked."""

    path: ClassVar[str] = "select.idle"
    hovered: str | None = None

    @property
    def overlay(self) -> Overlay:
        return Overlay(hover=self.hovered)

    def hint(self, view: ToolView) -> Hint:
        """How many are selected, and which if it is one."""
        chosen = view.selection
        if len(chosen) == 1:
            return "select.one", {"label": place_name(view.site, chosen[0])}
        return ("select.many", {"count": len(chosen)}) if chosen else (self.path, {})

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        hit = view.hit(pointer.point)
        if hit is None:
            return Banding(pointer, pointer)
        held = pointer.modifiers
        if hit not in view.selection and not held.shift and not held.control:
            view.select((hit,))
            return Pressing(pointer, hit, fresh=True)
        return Pressing(pointer, hit, fresh=False)

    def move(self, view: ToolView, pointer: Pointer) -> State:
        hovered = view.hit(pointer.point)
        return self if hovered == self.hovered else Idle(hovered)

    def refreshed(self, view: ToolView) -> State:
        return Idle()


@dataclass(frozen=True, slots=True)
class Pressing(State):
    """The button is down on a thing: a click, or the first pixels of a drag.

    ``fresh``: the press itself has selected the thing.
    """

    path: ClassVar[str] = "select.pressing"
    pressed: Pointer
    thing: str
    fresh: bool

    def move(self, view: ToolView, pointer: Pointer) -> State:
        if math.dist(pointer.pixel, self.pressed.pixel) < DRAG_FROM:
            return self
        chosen = view.selection
        if self.thing not in chosen:
            chosen = (*chosen, self.thing) if self.pressed.modifiers.shift else (self.thing,)
            view.select(chosen)
        held = grip(view, chosen, self.thing, self.pressed.point, Idle())
        return moved(view, held, pointer)

    def release(self, view: ToolView, pointer: Pointer) -> State:
        """A click: select, add with Shift, toggle with Ctrl (read now, at the release)."""
        if pointer.button != "left":
            return self
        chosen = view.selection
        if pointer.modifiers.control:
            if self.thing in chosen and not self.fresh:
                view.select(name for name in chosen if name != self.thing)
            else:
                view.select((*chosen, self.thing))
        elif pointer.modifiers.shift:
            view.select((*chosen, self.thing))
        else:
            view.select((self.thing,))
        return Idle(self.thing)

    def escape(self, view: ToolView) -> State:
        return Idle()

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
        return replace(state, caught=view.within(_box(self.pressed, pointer), state._touches))

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
