# SPDX-License-Identifier: GPL-3.0-or-later
"""Placing temporary columns: a click sets one of 500 × 500 mm, a drag draws one."""

from dataclasses import dataclass
from typing import ClassVar

from planner.edits.edit import Edit
from planner.edits.structures import COLUMN_SIZE, AddColumn
from planner.model.values import Point, Size
from ui.desktop.tools.rectangles import RectangleDrawing, RectangleIdle
from ui.desktop.tools.state import Cursor
from ui.desktop.tools.view import ToolView


@dataclass(frozen=True, slots=True, eq=False)
class ColumnDrawing(RectangleDrawing):
    """A column is drawn."""

    path: ClassVar[str] = "column.drawing"
    cursor: ClassVar[Cursor] = "column"


@dataclass(frozen=True, slots=True, eq=False)
class ColumnIdle(RectangleIdle):
    """A column follows the pointer."""

    path: ClassVar[str] = "column.idle"
    cursor: ClassVar[Cursor] = "column"
    module: ClassVar[Size] = COLUMN_SIZE
    least: ClassVar[int] = 100
    drawn: ClassVar[type[RectangleDrawing]] = ColumnDrawing

    def addition(self, view: ToolView, at: Point, size: Size) -> Edit:
        """A column that fills the rectangle."""
        return AddColumn((at[0] + size[0] // 2, at[1] + size[1] // 2), size)
