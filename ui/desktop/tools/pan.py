# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving the view: the hand, and the middle button in any other tool."""

from dataclasses import dataclass, replace
from typing import ClassVar

from ui.desktop.tools.events import Pointer
from ui.desktop.tools.overlay import Overlay
from ui.desktop.tools.state import Cursor, State
from ui.desktop.tools.view import ToolView

PANS = ("middle",)


@dataclass(frozen=True, slots=True)
class HandIdle(State):
    """The hand, open."""

    path: ClassVar[str] = "hand.idle"
    cursor: ClassVar[Cursor] = "open-hand"

    def press(self, view: ToolView, pointer: Pointer) -> State:
        return panning(self, pointer) if pointer.button in ("left", *PANS) else self


@dataclass(frozen=True, slots=True, eq=False)
class Panning(State):
    """The plan hangs on the pointer; afterwards the state before goes on."""

    path: ClassVar[str] = "hand.panning"
    cursor: ClassVar[Cursor] = "closed-hand"
    before: State
    pressed: Pointer
    pointer: Pointer

    @property
    def overlay(self) -> Overlay:
        return self.before.overlay

    def move(self, view: ToolView, pointer: Pointer) -> State:
        before = self.pointer.pixel
        view.pan(pointer.pixel[0] - before[0], pointer.pixel[1] - before[1])
        return replace(self, pointer=pointer)

    def release(self, view: ToolView, pointer: Pointer) -> State:
        return self.before if pointer.button == self.pressed.button else self

    def escape(self, view: ToolView) -> State:
        return self.before

    def refreshed(self, view: ToolView) -> State:
        return replace(self, before=self.before.refreshed(view))


def panning(before: State, pointer: Pointer) -> Panning:
    """Take the plan by the hand, to return to a state."""
    return Panning(before, pointer, pointer)
