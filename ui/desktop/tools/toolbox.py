# SPDX-License-Identifier: GPL-3.0-or-later
"""The tools, and the one state that is current."""

from collections.abc import Callable, Mapping

from planner.locale import Language
from planner.model.values import Point
from ui.desktop.tools.area import AreaIdle, SeatsIdle, TablesIdle
from ui.desktop.tools.booth import BoothIdle
from ui.desktop.tools.column import ColumnIdle
from ui.desktop.tools.dimension import DimensionIdle
from ui.desktop.tools.events import Modifiers, Pointer
from ui.desktop.tools.measure import MeasureIdle
from ui.desktop.tools.pan import HandIdle
from ui.desktop.tools.polygon import PolygonIdle
from ui.desktop.tools.route import RouteIdle
from ui.desktop.tools.rows import RowsIdle
from ui.desktop.tools.select import Idle
from ui.desktop.tools.state import State
from ui.desktop.tools.text import TextIdle
from ui.desktop.tools.view import ToolView
from ui.desktop.tools.wall import WallIdle

TOOLS: Mapping[str, Callable[[], State]] = {
    "select": Idle,
    "hand": HandIdle,
    "booth": BoothIdle,
    "polygon": PolygonIdle,
    "rows": RowsIdle,
    "seats": SeatsIdle,
    "tables": TablesIdle,
    "area": AreaIdle,
    "wall": WallIdle,
    "column": ColumnIdle,
    "text": TextIdle,
    "dimension": DimensionIdle,
    "measure": MeasureIdle,
    "route": RouteIdle,
}


class Toolbox:
    """Passes events to the current state and keeps the state that answers.

    Events go nowhere else, so the same calls drive a test without a window.
    """

    def __init__(self, view: ToolView) -> None:
        self._view = view
        self.tool = "select"
        self.state: State = Idle()

    @property
    def path(self) -> str:
        """Tool and state as text: ``select.dragging``."""
        return self.state.path

    def choose(self, tool: str, state: State | None = None) -> None:
        """Take a tool, in its first state unless another is given; whatever the last one held is
        let go. Raises KeyError for no tool."""
        self.state = TOOLS[tool]() if state is None else state
        self.tool = tool

    def press(self, pointer: Pointer) -> None:
        """A button goes down."""
        self.state = self.state.press(self._view, pointer)

    def move(self, pointer: Pointer) -> None:
        """The pointer moves, or a modifier key goes down or up where it is."""
        self.state = self.state.move(self._view, pointer)

    def release(self, pointer: Pointer) -> None:
        """A button comes up."""
        self.state = self.state.release(self._view, pointer)

    def double(self) -> bool:
        """The last press was the second of a double click; returns whether it was of use."""
        answer = self.state.double(self._view)
        if answer is not None:
            self.state = answer
        return answer is not None

    def key(self, key: str, modifiers: Modifiers) -> bool:
        """A key goes down; returns whether it was of use."""
        if key == "escape":
            return self.escape()
        answer = self.state.key(self._view, key, modifiers)
        if answer is None:
            return False
        self.state = answer
        return True

    def escape(self) -> bool:
        """One rung down: typed figures, drag, tool, selection; returns whether there was one."""
        answer = self.state.escape(self._view)
        if answer is not None:
            self.state = answer
        elif self.tool != "select":
            self.choose("select")
        elif self._view.selection:
            self._view.select(())
        else:
            return False
        return True

    def write(self, words: str, language: Language) -> None:
        """Words were typed where the state asked for them."""
        self.state = self.state.written(self._view, words, language)

    def nudge(self, step: Point) -> bool:
        """An arrow key moves what is being drawn; returns whether there was such a thing."""
        answer = self.state.nudged(self._view, step)
        if answer is not None:
            self.state = answer
        return answer is not None

    def rest(self) -> None:
        """The pointer rests."""
        self.state = self.state.rested(self._view)

    def refresh(self) -> None:
        """The plan has changed: the state lets go of what is out of date."""
        self.state = self.state.refreshed(self._view)
