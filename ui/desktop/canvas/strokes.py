# SPDX-License-Identifier: GPL-3.0-or-later
"""Outlines, dimensions and signs that are painted over the plan."""

from collections.abc import Sequence

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QPolygonF

from planner.rules.finding import Severity
from ui.desktop.canvas.easel import Easel, line, pen
from ui.desktop.canvas.signs import SIGN
from ui.desktop.canvas.view import XY

CASING = 1.5  # px of floor colour about every signal, which may lie on any fill
GUIDE_DASH = (6.0, 3.0)


def outline(
    easel: Easel, corners: Sequence[XY], colour: QColor, width: float, dash: Sequence[float] = ()
) -> None:
    """The outline of a footprint."""
    easel.painter.setBrush(Qt.BrushStyle.NoBrush)
    easel.painter.setPen(pen(colour, width, dash))
    easel.painter.drawPolygon(easel.polygon(corners))


def cased_line(easel: Easel, start: XY, end: XY, colour: QColor, width: float) -> None:
    """A line between two pixels with the floor's colour along both sides."""
    for stroke, shade in ((width + 2 * CASING, easel.palette.floor), (width, colour)):
        easel.painter.setPen(pen(shade, stroke, cap=Qt.PenCapStyle.SquareCap))
        easel.painter.drawLine(line(start, end))


def dimension(easel: Easel, ends: tuple[XY, XY], figure: str, colour: QColor) -> None:
    """A measured line with end bars; the figure stands on it, or below where it is short.

    An empty figure is none.
    """
    start, end = (easel.view.to_screen(point) for point in ends)
    length = QPointF(end[0] - start[0], end[1] - start[1])
    span = (length.x() ** 2 + length.y() ** 2) ** 0.5
    if span < 1e-6:
        return
    along = (length.x() / span, length.y() / span)
    square = (-along[1], along[0])
    cased_line(easel, start, end, colour, 1.2)
    for place in (start, end):
        cased_line(
            easel,
            (place[0] - square[0] * 5, place[1] - square[1] * 5),
            (place[0] + square[0] * 5, place[1] + square[1] * 5),
            colour,
            1.2,
        )
    if not figure:
        return
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    needed = 10.0 * len(figure) * 0.62 + 16
    if span < (needed if abs(along[0]) > abs(along[1]) else 34):
        away = (0.0, 16.0) if abs(along[0]) > abs(along[1]) else (needed / 2 + 4, 0.0)
        middle = (middle[0] + away[0], middle[1] + away[1])
    easel.label(figure, middle, 12, colour, easel.palette.floor)


def cross(easel: Easel, pixel: XY, colour: QColor, half: float = 4.0) -> None:
    """A small × at a pixel."""
    x, y = pixel
    cased_line(easel, (x - half, y - half), (x + half, y + half), colour, 1.4)
    cased_line(easel, (x - half, y + half), (x + half, y - half), colour, 1.4)


def disc(easel: Easel, pixel: XY, letter: str, colour: QColor, ink: QColor) -> None:
    """A disc with a letter."""
    easel.painter.setPen(pen(easel.palette.floor, CASING))
    easel.painter.setBrush(colour)
    easel.painter.drawEllipse(QPointF(*pixel), 10.0, 10.0)
    easel.write_about(letter, pixel, 12, ink, bold=True)


def severity_colour(easel: Easel, severity: Severity) -> tuple[QColor, QColor]:
    """The strong and the soft colour of a severity."""
    palette = easel.palette
    return {
        "error": (palette.error, palette.error_soft),
        "warning": (palette.warn, palette.warn_soft),
        "note": (palette.note, palette.note_soft),
    }[severity]


def severity_sign(
    easel: Easel, pixel: XY, severity: Severity, size: float = SIGN, *, muted: bool = False
) -> None:
    """Octagon × for an error, triangle ! for a warning, circle i for a note, with its casing.

    Muted it is grey: someone answers for it.
    """
    colour = easel.palette.text3 if muted else severity_colour(easel, severity)[0]
    painter = easel.painter
    x, y = pixel
    r = size / 2
    painter.setPen(pen(easel.palette.floor, 2 * CASING))
    painter.setBrush(colour)
    if severity == "error":
        cut = 0.414 * r
        corners = [
            (-cut, -r), (cut, -r), (r, -cut), (r, cut), (cut, r), (-cut, r), (-r, cut), (-r, -cut)
        ]  # fmt: skip
        shape = QPolygonF([QPointF(x + dx * 0.92, y + dy * 0.92) for dx, dy in corners])
    elif severity == "warning":
        shape = QPolygonF(
            [QPointF(x, y - r), QPointF(x + r, y + r * 0.75), QPointF(x - r, y + r * 0.75)]
        )
    else:
        shape = QPolygonF()
    for style in (0, 1):
        if style:
            painter.setPen(Qt.PenStyle.NoPen)
        if severity == "note":
            painter.drawEllipse(QRectF(x - r * 0.85, y - r * 0.85, r * 1.7, r * 1.7))
        else:
            painter.drawPolygon(shape)
    ink = easel.palette.floor
    if severity == "error":
        painter.setPen(pen(ink, 2.2, cap=Qt.PenCapStyle.RoundCap))
        h = r * 0.36
        painter.drawLine(line((x - h, y - h), (x + h, y + h)))
        painter.drawLine(line((x - h, y + h), (x + h, y - h)))
    else:
        middle = (x, y + (r * 0.16 if severity == "warning" else 0))
        sign = "!" if severity == "warning" else "i"
        easel.write_about(sign, middle, round(size * 0.58), ink, bold=True)
