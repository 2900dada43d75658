# SPDX-License-Identifier: GPL-3.0-or-later
"""Drawing feature areas: seats and tables as they would stand, with their count; stages …"""

from dataclasses import dataclass
from typing import ClassVar

from planner.edits.areas import AddArea
from planner.edits.edit import Edit
from planner.edits.furnish import Filling
from planner.model.plan import AreaKind, seats
from planner.model.values import Point, Size
from ui.desktop.tools.overlay import Ghost, Said
from ui.desktop.tools.rectangles import RectangleDrawing, RectangleIdle
from ui.desktop.tools.state import Cursor
from ui.desktop.tools.view import ToolView


@dataclass(frozen=True, slots=True, eq=False)
class AreaDrawing(RectangleDrawing):
    """An area is drawn."""

    path: ClassVar[str] = "area.drawing"
    cursor: ClassVar[Cursor] = "area"


@dataclass(frozen=True, slots=True, eq=False)
class AreaIdle(RectangleIdle):
    """A stage follows the pointer; what else it shall be is said when it stands."""

    path: ClassVar[str] = "area.idle"
    cursor: ClassVar[Cursor] = "area"
    module: ClassVar[Size] = (6000, 4000)
    drawn: ClassVar[type[RectangleDrawing]] = AreaDrawing
    kind: ClassVar[AreaKind] = "stage"
    style: ClassVar[Filling] = "none"

    def addition(self, view: ToolView, at: Point, size: Size) -> Edit:
        """An area that fills the rectangle, with what stands in it."""
        return AddArea(self.kind, at, size, style=self.style)

    def said(self, ghost: Ghost) -> tuple[Said, ...]:
        """How many can sit there."""
        if self.style == "none":
            return ()
        areas = ghost.preview.site.areas
        count = sum(seats(areas[name]) for name in ghost.ids if name in areas)
        return (("seats", {"count": count}),)


@dataclass(frozen=True, slots=True, eq=False)
class SeatsDrawing(RectangleDrawing):
    """An area of seats is drawn."""

    path: ClassVar[str] = "seats.drawing"
    cursor: ClassVar[Cursor] = "seats"


@dataclass(frozen=True, slots=True, eq=False)
class SeatsIdle(AreaIdle):
    """Rows of seats follow the pointer."""

    path: ClassVar[str] = "seats.idle"
    cursor: ClassVar[Cursor] = "seats"
    module: ClassVar[Size] = (9000, 6000)
    drawn: ClassVar[type[RectangleDrawing]] = SeatsDrawing
    kind: ClassVar[AreaKind] = "seating"
    style: ClassVar[Filling] = "theatre"


@dataclass(frozen=True, slots=True, eq=False)
class TablesDrawing(RectangleDrawing):
    """An area of tables is drawn."""

    path: ClassVar[str] = "tables.drawing"
    cursor: ClassVar[Cursor] = "tables"


@dataclass(frozen=True, slots=True, eq=False)
class TablesIdle(AreaIdle):
    """Meeting tables follow the pointer."""

    path: ClassVar[str] = "tables.idle"
    cursor: ClassVar[Cursor] = "tables"
    module: ClassVar[Size] = (9000, 6000)
    drawn: ClassVar[type[RectangleDrawing]] = TablesDrawing
    kind: ClassVar[AreaKind] = "tables"
    style: ClassVar[Filling] = "tables"
