# SPDX-License-Identifier: GPL-3.0-or-later
"""Exact place and size of one thing that stands: X, Y, width, depth and angle."""

from collections.abc import Callable

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QGridLayout, QWidget

from planner.edits.edit import Edit
from planner.edits.move import Place
from planner.edits.resize import Resize, Turn
from planner.model.shapes import Rectangle
from planner.model.things import Standing
from ui.desktop.look import Look
from ui.desktop.panels.field import ANGLE, LENGTH, Field
from ui.desktop.part import Part


class PlacePart(Part):
    """Fields of a place. ``wanted`` carries an edit and its join token (empty: a step of its own);
    ``misread`` the BadInput of what cannot be read.

    The heading above it says that lengths are in mm. An outline has a place alone; its size and
    angle are not shown.
    """

    wanted = pyqtSignal(object, str)
    misread = pyqtSignal(object)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name, parent)
        self._thing: Standing | None = None
        self.x_field = Field(f"{name}X", LENGTH, with_unit=False)
        self.y_field = Field(f"{name}Y", LENGTH, with_unit=False)
        self.width_field = Field(f"{name}Width", LENGTH, with_unit=False)
        self.depth_field = Field(f"{name}Depth", LENGTH, with_unit=False)
        self.angle_field = Field(f"{name}Angle", ANGLE)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(8)
        for column in (0, 1):
            self.grid.setColumnStretch(column, 1)
        rows: tuple[tuple[Field, str, Callable[[Standing, int], Edit]], ...] = (
            (self.x_field, "x", lambda thing, value: Place(thing.id, value, _at(thing)[1])),
            (self.y_field, "y", lambda thing, value: Place(thing.id, _at(thing)[0], value)),
            (self.width_field, "width", lambda thing, value: _resized(thing, width=value)),
            (self.depth_field, "depth", lambda thing, value: _resized(thing, depth=value)),
            (self.angle_field, "angle", lambda thing, value: Turn(thing.id, value)),
        )
        for place, (field, key, make) in enumerate(rows):
            self.grid.addWidget(field, place // 2, place % 2)
            self.say(field.name, f"place.{key}")
            self.say(field.describe, f"place.{key}-tip")
            field.committed.connect(self._committer(field, make))
            field.misread.connect(self.misread)

    def _committer(
        self, field: Field, make: Callable[[Standing, int], Edit]
    ) -> Callable[[int, bool], None]:
        def commit(value: int, stepped: bool) -> None:
            if self._thing is not None:
                join = f"{field.objectName()}:{self._thing.id}" if stepped else ""
                self.wanted.emit(make(self._thing, value), join)

        return commit

    def show_thing(self, thing: Standing) -> None:
        """Show where a thing stands."""
        self._thing = thing
        x, y = _at(thing)
        self.x_field.show_value(x)
        self.y_field.show_value(y)
        shape = thing.shape
        for field in (self.width_field, self.depth_field, self.angle_field):
            field.setVisible(isinstance(shape, Rectangle))
        if isinstance(shape, Rectangle):
            self.width_field.show_value(shape.size[0])
            self.depth_field.show_value(shape.size[1])
            self.angle_field.show_value(shape.angle)


def _at(thing: Standing) -> tuple[int, int]:
    shape = thing.shape
    return shape.at if isinstance(shape, Rectangle) else shape.corner_points[0]


def _resized(thing: Standing, *, width: int | None = None, depth: int | None = None) -> Resize:
    size = thing.shape.size if isinstance(thing.shape, Rectangle) else (0, 0)
    return Resize(
        thing.id, size[0] if width is None else width, size[1] if depth is None else depth
    )
