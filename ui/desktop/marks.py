# SPDX-License-Identifier: GPL-3.0-or-later
"""Small signs that stand for a status or a severity: the shape tells, colour only helps."""

from collections.abc import Mapping

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from planner.model.plan import Status
from planner.rules.finding import Severity

SEVERITY_ICONS: Mapping[Severity, str] = {
    "error": "octagon-x",
    "warning": "triangle-alert",
    "note": "info",
}
SEVERITY_TOKENS: Mapping[Severity, str] = {"error": "error", "warning": "warn", "note": "note"}


def paint_status(painter: QPainter, box: QRectF, status: Status, colour: QColor) -> None:
    """● confirmed, ◐ reserved, △ held, ○ available, in a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(0.7, 0.7, -0.7, -0.7)
    if status == "held":
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(inner.center().x(), inner.top()),
                    QPointF(inner.right(), inner.bottom()),
                    QPointF(inner.left(), inner.bottom()),
                ]
            )
        )
    else:
        if status == "confirmed":
            painter.setBrush(colour)
        painter.drawEllipse(inner)
        if status == "reserved":
            painter.setBrush(colour)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPie(inner, 90 * 16, 180 * 16)
    painter.restore()


def status_icon(status: Status, colour: QColor, size: int = 10) -> QIcon:
    """A status as an icon for menus and lists of choices."""
    scale = 2
    picture = QPixmap(16 * scale, 16 * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    margin = (16 - size) / 2
    paint_status(painter, QRectF(margin, margin, size, size), status, colour)
    painter.end()
    return QIcon(picture)


def swatch(fill: QColor, line: QColor, size: int = 14) -> QIcon:
    """A pavilion's colour as an icon."""
    scale = 2
    picture = QPixmap(size * scale, size * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_swatch(painter, QRectF(0, 0, size, size), fill, line)
    painter.end()
    return QIcon(picture)


def paint_swatch(painter: QPainter, box: QRectF, fill: QColor, line: QColor) -> None:
    """A pavilion's colour as a small rounded square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1))
    painter.setBrush(fill)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.restore()


def paint_padlock(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A closed padlock in a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = box.width()
    body = QRectF(box.left() + 0.1 * size, box.top() + 0.45 * size, 0.8 * size, 0.5 * size)
    shackle = QRectF(box.left() + 0.27 * size, box.top() + 0.06 * size, 0.46 * size, 0.7 * size)
    painter.setPen(QPen(colour, 0.13 * size))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(shackle, 0, 180 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(body, 0.1 * size, 0.1 * size)
    painter.restore()


def paint_note(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A sheet with two lines in a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = box.width()
    painter.setPen(QPen(colour, 0.11 * size))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    sheet = box.adjusted(0.12 * size, 0.08 * size, -0.12 * size, -0.08 * size)
    painter.drawRoundedRect(sheet, 0.1 * size, 0.1 * size)
    for share in (0.36, 0.62):
        y = sheet.top() + share * sheet.height()
        painter.drawLine(
            QPointF(sheet.left() + 0.18 * size, y), QPointF(sheet.right() - 0.18 * size, y)
        )
    painter.restore()
