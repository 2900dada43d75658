# SPDX-License-Identifier: GPL-3.0-or-later
"""Rulers of 20 px above and beside the plan: X and Y of the plan in metres, however it is turned.

A band shows the extent of the selection, a mark where the pointer is. Only the strips and the mark
are painted, so a drag is not slower for them.
"""

import math
from collections.abc import Iterator
from typing import Literal

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QGridLayout, QWidget

from planner.locale import text
from ui.desktop.canvas.canvas import Canvas
from ui.desktop.canvas.easel import pen
from ui.desktop.canvas.view import View
from ui.desktop.fonts import CAPTION, drawn_font
from ui.desktop.look import Look
from ui.desktop.style import chosen

THICK = 20  # px
Edge = Literal["top", "left"]
# Lengths between figures, in metres; each is cut into so many parts.
_STEPS = (
    (0.1, 2),
    (0.2, 2),
    (0.5, 5),
    (1, 5),
    (2, 4),
    (5, 5),
    (10, 10),
    (20, 4),
    (50, 5),
    (100, 10),
)
_APART = 46.0  # px between figures at least
_LONG, _SHORT = 9, 4  # px of a tick with a figure, and without


def step_of(scale: float) -> tuple[float, int]:
    """The metres between figures at a scale of px per metre, and in how many parts they are cut."""
    return next((step for step in _STEPS if step[0] * scale >= _APART), _STEPS[-1])


def ticks(first: float, last: float, scale: float) -> Iterator[tuple[float, bool]]:
    """Places of ticks between two coordinates (m), each with whether it bears a figure."""
    step, parts = step_of(scale)
    low, high = min(first, last), max(first, last)
    for number in range(math.ceil(low * parts / step), math.floor(high * parts / step) + 1):
        yield number * step / parts, number % parts == 0


def axis_of(view: View, edge: Edge) -> int:
    """Which coordinate runs along an edge of the screen: 0 is X, 1 is Y."""
    return int(view.turned) if edge == "top" else int(not view.turned)


class Ruler(QWidget):
    """One strip. It follows the canvas by its signals."""

    def __init__(self, canvas: Canvas, look: Look, edge: Edge) -> None:
        super().__init__()
        self.setObjectName(f"ruler-{edge}")
        self._canvas, self._look, self._edge = canvas, look, edge
        self._mark: float | None = None  # px along the strip
        self._across = edge == "top"
        if self._across:
            self.setFixedHeight(THICK)
        else:
            self.setFixedWidth(THICK)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        canvas.view_changed.connect(self.update)
        canvas.cursor_moved.connect(self._follow)
        canvas.cursor_left.connect(lambda: self._put(None))
        canvas.document.selection_changed.connect(self.update)
        canvas.document.plan_changed.connect(self.update)
        look.changed.connect(self.update)

    def _follow(self, x: float, y: float) -> None:
        pixel = self._canvas.view.to_screen((x, y))
        self._put(pixel[0] if self._across else pixel[1])

    def _put(self, mark: float | None) -> None:
        """Move the mark; what is painted anew is where it was and where it is."""
        for place in (self._mark, mark):
            if place is not None:
                along = round(place)
                box = (along - 2, 0, 5, THICK) if self._across else (0, along - 2, THICK, 5)
                self.update(*box)
        self._mark = mark

    def paintEvent(self, event: QPaintEvent | None) -> None:
        colours, view = self._look.palette, self._canvas.view
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.panel)
        length = self.width() if self._across else self.height()
        self._paint_selection(painter, chosen(colours))
        axis = axis_of(view, self._edge)
        ends = [self._metres(view, pixel, axis) for pixel in (0.0, float(length))]
        origin = view.origin[0] if self._across else view.origin[1]
        sign = 1.0 if ends[1] >= ends[0] else -1.0
        painter.setFont(drawn_font(CAPTION))
        for metres, figured in ticks(ends[0], ends[1], view.scale):
            place = origin + sign * metres * view.scale
            self._tick(painter, place, _LONG if figured else _SHORT, colours.edge)
            if figured:
                self._figure(painter, place, f"{metres:g}", colours.text2)
        painter.setPen(pen(colours.line))
        if self._across:
            painter.drawLine(0, THICK - 1, length, THICK - 1)
        else:
            painter.drawLine(THICK - 1, 0, THICK - 1, length)
        if self._mark is not None:
            painter.setPen(QPen(colours.accent, 1.5))
            self._line(painter, self._mark, 0, THICK)
        painter.end()

    @staticmethod
    def _metres(view: View, pixel: float, axis: int) -> float:
        """The coordinate at a pixel along a strip."""
        return view.to_plan((pixel, pixel))[axis] / 1000.0

    def _paint_selection(self, painter: QPainter, colour: QColor) -> None:
        canvas = self._canvas
        box = canvas.door.scene.box(canvas.document.selection)
        if box is not None:
            left, top, right, bottom = canvas.view.screen_box(box)
            painter.fillRect(
                QRectF(left, 0, right - left, THICK)
                if self._across
                else QRectF(0, top, THICK, bottom - top),
                colour,
            )

    def _tick(self, painter: QPainter, place: float, length: int, colour: QColor) -> None:
        painter.setPen(pen(colour))
        self._line(painter, place, THICK - length, THICK)

    def _line(self, painter: QPainter, place: float, start: int, end: int) -> None:
        along = round(place)
        if self._across:
            painter.drawLine(along, start, along, end)
        else:
            painter.drawLine(start, along, end, along)

    def _figure(self, painter: QPainter, place: float, words: str, colour: QColor) -> None:
        painter.setPen(colour)
        if self._across:
            painter.drawText(QRectF(place + 3, 0, 60, 14), Qt.AlignmentFlag.AlignVCenter, words)
            return
        painter.save()
        painter.translate(0, place - 3)
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, 60, 14), Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class RulerCorner(QWidget):
    """Where the rulers meet: which axis runs which way."""

    def __init__(self, canvas: Canvas, look: Look) -> None:
        super().__init__()
        self.setObjectName("rulerCorner")
        self._canvas, self._look = canvas, look
        self.setFixedSize(THICK, THICK)
        canvas.view_changed.connect(self.update)
        look.changed.connect(self._name)
        self._name()

    def _name(self) -> None:
        self.setToolTip(text("canvas.ruler.corner", self._look.language))
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        colours = self._look.palette
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.panel)
        across, down = "YX" if self._canvas.view.turned else "XY"
        painter.setFont(drawn_font(9))
        painter.setPen(colours.text2)
        painter.drawText(QRectF(8, 0, 12, 10), Qt.AlignmentFlag.AlignCenter, across)
        painter.drawText(QRectF(0, 9, 10, 11), Qt.AlignmentFlag.AlignCenter, down)
        painter.setPen(pen(colours.line))
        painter.drawLine(0, THICK - 1, THICK, THICK - 1)
        painter.drawLine(THICK - 1, 0, THICK - 1, THICK)
        painter.end()


class Ruled(QWidget):
    """A canvas with its rulers, which can be switched off."""

    def __init__(self, canvas: Canvas, look: Look) -> None:
        super().__init__()
        self.setObjectName("ruled")
        self.canvas = canvas
        self.top, self.left = Ruler(canvas, look, "top"), Ruler(canvas, look, "left")
        self.corner = RulerCorner(canvas, look)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.corner, 0, 0)
        grid.addWidget(self.top, 0, 1)
        grid.addWidget(self.left, 1, 0)
        grid.addWidget(canvas, 1, 1)
        self.setFocusProxy(canvas)

    def show_rulers(self, shown: bool) -> None:
        """Show the rulers, or the canvas alone."""
        for widget in (self.corner, self.top, self.left):
            widget.setVisible(shown)

    def minimumSizeHint(self) -> QSize:
        return self.canvas.minimumSizeHint() + QSize(THICK, THICK)
