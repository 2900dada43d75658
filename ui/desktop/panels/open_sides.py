# SPDX-License-Identifier: GPL-3.0-or-later
"""The open sides of a booth: a small picture and a switch per side."""

import math

from PyQt6.QtCore import QPointF, Qt, pyqtSignal
from PyQt6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.locale import metres
from planner.model.plan import Booth, Colour
from planner.model.shapes import Rectangle, corner_count
from ui.desktop.look import Look
from ui.desktop.panels.section import Fact, Facts
from ui.desktop.part import Part

_PICTURE = 72
_MOST_SWITCHES = 8  # an outline with more sides shows them, and is edited elsewhere
_PER_ROW = 2
RECTANGLE_SIDES = ("front", "right", "back", "left")  # edge 0 is the front, counter-clockwise


class OpenSidesPart(Part):
    """Picture, switches and wall length. ``changed`` carries the open sides that are wanted."""

    changed = pyqtSignal(tuple)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "openSides", parent)
        self._booth: Booth | None = None
        self._picture = _Picture(look)
        self.facts = Facts("openSidesFacts")
        self.switches = [self._switch(side) for side in range(_MOST_SWITCHES)]
        grid = QGridLayout()
        grid.setSpacing(4)
        for side, switch in enumerate(self.switches):
            grid.addWidget(switch, side // _PER_ROW, side % _PER_ROW)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addLayout(grid)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addLayout(row)
        lines.addWidget(self.facts)

    def _switch(self, side: int) -> QPushButton:
        switch = QPushButton()
        switch.setObjectName(f"openSide{side}")
        switch.setProperty("side", True)
        switch.setCheckable(True)
        switch.clicked.connect(lambda: self._toggle(side))
        return switch

    def _toggle(self, side: int) -> None:
        if self._booth is not None:
            sides = set(self._booth.open_sides) ^ {side}
            self.changed.emit(tuple(sorted(sides)))

    def show_booth(self, booth: Booth, colour: Colour) -> None:
        """Show a booth's sides."""
        self._booth = booth
        self._picture.show_booth(booth, colour)
        count = corner_count(booth.shape)
        for side, switch in enumerate(self.switches):
            switch.setVisible(side < count <= _MOST_SWITCHES)
            switch.setText(self._name(booth, side))
            switch.setChecked(side in booth.open_sides)
            state = "open" if side in booth.open_sides else "closed"
            switch.setToolTip(self.look.text(f"sides.{state}-tip"))
            switch.setAccessibleName(
                f"{self._name(booth, side)}: {self.look.text(f'sides.{state}')}"
            )
        corners = booth.shape.corners()
        wall = sum(
            math.dist(corners[side], corners[(side + 1) % count])
            for side in range(count)
            if side not in booth.open_sides
        )
        facts = [Fact(self.look.text("sides.wall"), metres(wall))]
        self.facts.show_facts(facts, self.look.palette.booth_line)

    def _name(self, booth: Booth, side: int) -> str:
        if isinstance(booth.shape, Rectangle) and side < len(RECTANGLE_SIDES):
            return self.look.text(f"sides.{RECTANGLE_SIDES[side]}")
        return self.look.text("sides.number", number=side + 1)


class _Picture(QWidget):
    """The footprint as it stands in the plan: walls thick, open sides dashed, sides numbered."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._booth: Booth | None = None
        self._colour: Colour = "services"
        self.setFixedSize(_PICTURE, _PICTURE)

    def show_booth(self, booth: Booth, colour: Colour) -> None:
        self._booth, self._colour = booth, colour
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        if self._booth is None:
            return
        colours = self._look.palette
        points = self._fitted(self._booth)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.pavilions[self._colour])
        painter.drawPolygon(QPolygonF(points))
        wall = QPen(colours.wall, 2.4)
        dashed = QPen(colours.select, 1.4, Qt.PenStyle.CustomDashLine)
        dashed.setDashPattern([3, 2.5])
        for side, start in enumerate(points):
            painter.setPen(dashed if side in self._booth.open_sides else wall)
            painter.drawLine(start, points[(side + 1) % len(points)])
        painter.end()

    def _fitted(self, booth: Booth) -> list[QPointF]:
        corners = booth.shape.corners()
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        size = max(max(xs) - min(xs), max(ys) - min(ys), 1.0)
        scale = (_PICTURE - 8) / size
        left = (_PICTURE - (max(xs) - min(xs)) * scale) / 2
        foot = (_PICTURE + (max(ys) - min(ys)) * scale) / 2
        # The plan's y runs upwards, the screen's downwards.
        return [
            QPointF(left + (x - min(xs)) * scale, foot - (y - min(ys)) * scale) for x, y in corners
        ]
