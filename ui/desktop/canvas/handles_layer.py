# SPDX-License-Identifier: GPL-3.0-or-later
"""Handles of what is selected or being shaped: squares of 8 px, and the knob that turns it."""

from collections.abc import Iterable

from PyQt6.QtCore import QPointF, QRectF

from ui.desktop.canvas.easel import Easel, line, pen
from ui.desktop.canvas.strokes import cased_line
from ui.desktop.tools.overlay import Handle

_SIZE, _KNOB, _INSERT = 8.0, 5.5, 3.0  # px: side of a square, radii


def paint_handles(easel: Easel, handles: Iterable[Handle]) -> None:
    """Each handle in the selection's colour on the floor's, so that it shows on any fill."""
    painter, palette = easel.painter, easel.palette
    for handle in handles:
        x, y = easel.view.to_screen(handle.at)
        if handle.kind == "knob" and handle.foot is not None:
            cased_line(easel, easel.view.to_screen(handle.foot), (x, y), palette.select, 1.2)
        painter.setPen(pen(palette.select, 1.5))
        painter.setBrush(palette.floor)
        match handle.kind:
            case "knob":
                painter.drawEllipse(QPointF(x, y), _KNOB, _KNOB)
            case "insert":
                painter.setBrush(palette.select)
                painter.setPen(pen(palette.floor, 1.5))
                painter.drawEllipse(QPointF(x, y), _INSERT, _INSERT)
                painter.setPen(pen(palette.floor, 1.0))
                painter.drawLine(line((x - 1.5, y), (x + 1.5, y)))
            case _:
                painter.save()
                painter.translate(x, y)
                painter.rotate(easel.view.angle(handle.way) % 90.0)
                painter.drawRect(QRectF(-_SIZE / 2, -_SIZE / 2, _SIZE, _SIZE))
                painter.restore()
