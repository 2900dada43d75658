# SPDX-License-Identifier: GPL-3.0-or-later
"""The discs of routes and tours, as on the canvas: a letter or number on a colour."""

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QColor, QPainter, QPixmap

from ui.desktop.fonts import font

SIZE = 20
_SCALE = 2


def badge(words: str, colour: QColor, ink: QColor) -> QPixmap:
    """A disc of 20 px."""
    made = QPixmap(SIZE * _SCALE, SIZE * _SCALE)
    made.setDevicePixelRatio(_SCALE)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    box = QRectF(0.5, 0.5, SIZE - 1, SIZE - 1)
    painter.drawEllipse(box)
    painter.setPen(ink)
    painter.setFont(font(12 if len(words) < 3 else 9, bold=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return made
