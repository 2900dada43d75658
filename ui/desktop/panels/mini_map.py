# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole hall, small, at the inspector's foot: where the view is, and where findings are.

The picture is painted once for a plan, and with the dots once for its findings, when they rest;
only the frame over it is painted each time the view moves.
"""

from collections.abc import Sequence

import numpy as np
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PyQt6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from planner.model.plan import Booth
from ui.desktop.canvas.canvas import Canvas
from ui.desktop.canvas.easel import faded, pen
from ui.desktop.canvas.view import XY, View
from ui.desktop.look import Look
from ui.desktop.marks import SEVERITY_TOKENS
from ui.desktop.part import Part, label, rule

Corners = Sequence[XY]
REST_MS = 120
_EDGE, _DOT = 6, 3.0  # px about the hall; radius of a finding's dot
_CELL = 4  # px apart that dots are shown at least
_MANY = 1500  # booths
_SMALLEST = 0.05  # px per metre
_LEAST, _MOST = 90, 170  # px of height


class MiniMap(QWidget):
    """The picture. A press or a drag brings the canvas to the place; it is no stop of Tab."""

    def __init__(self, canvas: Canvas, look: Look) -> None:
        super().__init__()
        self.setObjectName("miniMap")
        self._canvas, self._look = canvas, look
        self._hall: QPixmap | None = None
        self._dotted: QPixmap | None = None  # the hall with its findings
        self._view = View()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._renew)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        document = canvas.document
        self._dots = QTimer(self)
        self._dots.setSingleShot(True)
        self._dots.setInterval(REST_MS)
        self._dots.timeout.connect(self._renew_dots)
        document.plan_changed.connect(lambda _ids: self._rest.start())
        document.findings_changed.connect(self._dots.start)
        canvas.view_changed.connect(self._follow)
        look.changed.connect(self._renew)

    def sizeHint(self) -> QSize:
        return QSize(260, 130)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the hall is, seen this wide."""
        left, low, right, high = self._canvas.door.scene.whole
        spans = (right - left, high - low)
        wide, tall = spans[::-1] if self._canvas.view.turned else spans
        room = width - 2 * _EDGE
        height = room * tall / wide if wide > 0 else _LEAST
        return round(min(max(height + 2 * _EDGE, _LEAST), _MOST))

    def _renew(self) -> None:
        self._hall = self._dotted = None
        self.updateGeometry()
        self.update()

    def _renew_dots(self) -> None:
        self._dotted = None
        self.update()

    def _follow(self) -> None:
        if self._canvas.view.turned != self._view.turned:
            self._renew()
        else:
            self.update()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        self._hall = self._dotted = None

    def paintEvent(self, event: QPaintEvent | None) -> None:
        if self._hall is None:
            self._hall = self._paint_hall()
        if self._dotted is None:
            self._dotted = self._paint_dots(self._hall)
        colours = self._look.palette
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._dotted)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.frame.intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setPen(pen(colours.select, 1.5))
        painter.setBrush(faded(colours.select, 0.10))
        painter.drawRect(frame)
        painter.end()

    def _paint_dots(self, hall: QPixmap) -> QPixmap:
        """The hall with its errors and warnings; of those that would hide each other, the worst."""
        colours = self._look.palette
        counting, cells = self._canvas.document.judged.counting, dict[tuple[int, int], QColor]()
        for severity in ("warning", "error"):
            at = [finding.at for finding in counting if finding.severity == severity]
            if at:
                pixels = self._view.array(np.asarray(at, dtype=float)) / _CELL
                colour: QColor = getattr(colours, SEVERITY_TOKENS[severity])
                for column, row in np.unique(np.rint(pixels).astype(int), axis=0).tolist():
                    cells[column, row] = colour
        picture = QPixmap(hall)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(colours.floor, 1.2))
        for (column, row), colour in cells.items():
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(column * _CELL, row * _CELL), _DOT, _DOT)
        painter.end()
        return picture

    @property
    def frame(self) -> QRectF:
        """What the canvas shows, in pixels of this widget."""
        canvas = self._canvas
        box = canvas.view.plan_box((0.0, 0.0, *canvas.extent))
        left, top, right, bottom = self._view.screen_box(box)
        return QRectF(left, top, right - left, bottom - top)

    def _paint_hall(self) -> QPixmap:
        """Halls and what stands in them, as flat shapes."""
        colours, scene = self._look.palette, self._canvas.door.scene
        size = (float(self.width()), float(self.height()))
        turned = View(turned=self._canvas.view.turned)
        self._view = turned.fitted(scene.whole, size, _EDGE, least=_SMALLEST)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(colours.canvas)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        site, fills = scene.site, colours.pavilions
        halls = [hall.outline for hall in site.ground.halls]
        areas = [area.shape.corners() for area in site.plan.areas]
        self._fill(painter, halls, colours.floor, pen(colours.wall, 1.2))
        self._fill(painter, areas, fills["services"], pen(colours.edge, 0.5))
        of_pavilion = {one.id: fills[one.colour] for one in site.pavilions.values()}
        kinds: dict[int, list[Booth]] = {}
        for booth in site.plan.booths:
            fill = of_pavilion.get(booth.pavilion, colours.raised)
            kinds.setdefault(fill.rgb(), []).append(booth)
        many = len(site.plan.booths) > _MANY
        for rgb, booths in kinds.items():
            if many:  # each is a few pixels: its box will do
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(rgb))
                painter.drawRects(*self._boxes([scene.places[booth.id] for booth in booths]))
            else:
                corners = [booth.shape.corners() for booth in booths]
                self._fill(painter, corners, QColor(rgb), pen(colours.booth_line, 0.5))
        painter.end()
        return picture

    def _boxes(self, places: list[int]) -> list[QRectF]:
        """The boxes of things of the scene on the picture."""
        bounds = self._canvas.door.scene.bounds[places]
        ends = self._view.array(bounds[:, :2]), self._view.array(bounds[:, 2:])
        low, high = np.minimum(*ends), np.maximum(*ends)
        return [QRectF(*row) for row in np.hstack((low, high - low)).tolist()]

    def _fill(self, painter: QPainter, shapes: Sequence[Corners], fill: QColor, line: QPen) -> None:
        """Shapes of one colour, all at once."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        corners = np.array([corner for ring in shapes for corner in ring], dtype=float)
        points = [QPointF(x, y) for x, y in self._view.array(corners.reshape(-1, 2)).tolist()]
        at = 0
        for ring in shapes:
            path.addPolygon(QPolygonF(points[at : at + len(ring)]))
            path.closeSubpath()
            at += len(ring)
        painter.setBrush(fill)
        painter.setPen(line)
        painter.drawPath(path)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        self._go(event)

    def _go(self, event: QMouseEvent | None) -> None:
        if event is not None and event.buttons() & Qt.MouseButton.LeftButton:
            at: XY = (event.position().x(), event.position().y())
            self._canvas.centre(self._view.to_plan(at))


class MiniMapPart(Part):
    """The map under its heading."""

    def __init__(self, canvas: Canvas, look: Look) -> None:
        super().__init__(look, "miniMapPart")
        heading = label("heading")
        self.say(heading.setText, "mini-map.title")
        self.map = MiniMap(canvas, look)
        self.say(self.map.setAccessibleName, "mini-map.title")
        self.say(self.map.setToolTip, "mini-map.tip")
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 10, 16, 12)
        inner.setSpacing(8)
        inner.addWidget(heading)
        inner.addWidget(self.map)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(rule())
        lines.addLayout(inner)
