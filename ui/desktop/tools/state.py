# SPDX-License-Identifier: GPL-3.0-or-later
"""What a state of a tool is."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from planner.locale import Language
from planner.model.values import Point
from ui.desktop.tools.events import Modifiers, Pointer
from ui.desktop.tools.overlay import NOTHING, Handle, Overlay
from ui.desktop.tools.view import ToolView

Hint = tuple[str, Mapping[str, object]]
# A cross with the sign of a tool, or a shape that the system has.
Cursor = Literal[
    "arrow", "cross", "move", "open-hand", "closed-hand", "across", "down", "falling", "rising",
    "turn", "booth", "polygon", "rows", "seats", "tables", "area", "wall", "column", "text",
    "dimension", "measure", "route",
]  # fmt: skip


class State:
    """A state: each event gives the next one, by default the same. States are frozen values.

    ``path`` names tool and state (``select.dragging``) and, where the state says nothing else, the
    text of the status line.
    """

    path: ClassVar[str]
    cursor: ClassVar[Cursor] = "arrow"
    # Whether keys are the state's own: shortcuts rest, edges scroll.
    grabbing: ClassVar[bool] = False
    # Whether something is being drawn though no button is down: Tab is the state's own, and it
    # hears of every change of modifiers, view and rest. Shortcuts go on working.
    drawing: ClassVar[bool] = False

    @property
    def overlay(self) -> Overlay:
        """What to paint over the plan."""
        return NOTHING

    def handles(self, view: ToolView) -> tuple[Handle, ...]:
        """The handles to paint over the plan."""
        return ()

    def pointing(self, view: ToolView) -> Cursor:
        """The cursor to show now."""
        return self.cursor

    def copied(self, view: ToolView) -> str:
        """What Ctrl+C puts on the clipboard, or an empty text: then it is the window's."""
        return ""

    def hint(self, view: ToolView) -> Hint:
        """The hint's text under ``canvas.hint`` and what fills it; a Name in the language then."""
        return self.path, {}

    def press(self, view: ToolView, pointer: Pointer) -> "State":
        """A button goes down."""
        return self

    def move(self, view: ToolView, pointer: Pointer) -> "State":
        """The pointer has moved, or a modifier key has changed."""
        return self

    def release(self, view: ToolView, pointer: Pointer) -> "State":
        """A button comes up; the modifiers are those of this moment."""
        return self

    def double(self, view: ToolView) -> "State | None":
        """The press was the second of a double click; None where the state has no use for it."""
        return None

    def key(self, view: ToolView, key: str, modifiers: Modifiers) -> "State | None":
        """A key goes down; None where the state has no use for it."""
        return None

    def nudged(self, view: ToolView, step: Point) -> "State | None":
        """An arrow key moves what is being drawn by a step in mm; None where nothing is moved."""
        return None

    def escape(self, view: ToolView) -> "State | None":
        """One rung down; None where this state is at the bottom of its tool."""
        return None

    def written(self, view: ToolView, words: str, language: Language) -> "State":
        """Words were typed where the overlay asks for them (``writing``)."""
        return self

    def rested(self, view: ToolView) -> "State":
        """The pointer rests: what the ghost breaks may be told now, though it takes a while."""
        return self

    def refreshed(self, view: ToolView) -> "State":
        """The plan or the view has changed from elsewhere: let go of what is out of date."""
        return self
