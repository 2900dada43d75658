# SPDX-License-Identifier: GPL-3.0-or-later
"""Small signs for kinds of change between two versions: the shape tells, colour only helps."""

from collections.abc import Mapping

from PyQt6.QtCore import QLineF, QPointF, QRectF, Qt
from PyQt6.QtGui import QIcon, QPainter, QPen, QPixmap

from planner.floor.compare import Kind
from ui.desktop.theme import Palette

XY = tuple[float, float]

# The colour of the palette for each kind.
KIND_TOKENS: Mapping[Kind, str] = {
    "added": "ok",
    "removed": "error",
    "moved": "accent",
    "turned": "accent",
    "resized": "accent",
    "renumbered": "warn",
    "reassigned": "warn",
    "status": "warn",
    "changed": "note",
}
# Strokes in a box of one by one; a status is half a disc.
_STROKES: Mapping[Kind, tuple[tuple[XY, XY], ...]] = {
    "added": (((0.25, 0.5), (0.75, 0.5)), ((0.5, 0.25), (0.5, 0.75))),
    "removed": (((0.25, 0.5), (0.75, 0.5)),),
    "moved": (((0.2, 0.5), (0.8, 0.5)), ((0.58, 0.28), (0.8, 0.5)), ((0.58, 0.72), (0.8, 0.5))),
    "turned": (((0.74, 0.22), (0.74, 0.46)), ((0.74, 0.46), (0.5, 0.46))),
    "resized": (
        ((0.28, 0.72), (0.72, 0.28)), ((0.5, 0.28), (0.72, 0.28)), ((0.72, 0.28), (0.72, 0.5)),
        ((0.28, 0.5), (0.28, 0.72)), ((0.28, 0.72), (0.5, 0.72)),
    ),
    "renumbered": (
        ((0.42, 0.24), (0.36, 0.76)), ((0.64, 0.24), (0.58, 0.76)), ((0.24, 0.41), (0.76, 0.41)),
        ((0.24, 0.6), (0.76, 0.6)),
    ),
    "reassigned": (
        ((0.24, 0.38), (0.76, 0.38)), ((0.62, 0.24), (0.76, 0.38)), ((0.24, 0.62), (0.76, 0.62)),
        ((0.38, 0.76), (0.24, 0.62)),
    ),
    "status": (),
    "changed": (
        ((0.26, 0.42), (0.74, 0.42)), ((0.26, 0.6), (0.74, 0.6)), ((0.38, 0.78), (0.62, 0.22)),
    ),
}  # fmt: skip
_ROUND: Mapping[Kind, float] = {"added": 0.5, "removed": 0.1}  # corners of the plate, else 0.28


def paint_kind(painter: QPainter, box: QRectF, kind: Kind, palette: Palette) -> None:
    """The sign of a kind in a square box: a plate of its colour, cased by the floor's."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size, ink = box.width(), palette.floor
    radius = _ROUND.get(kind, 0.28) * size
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(getattr(palette, KIND_TOKENS[kind]))
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
    stroke = QPen(ink, max(1.4, 0.1 * size))
    stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(stroke)
    painter.setBrush(Qt.BrushStyle.NoBrush)

    def at(place: XY) -> QPointF:
        return QPointF(box.left() + place[0] * size, box.top() + place[1] * size)

    for start, end in _STROKES[kind]:
        painter.drawLine(QLineF(at(start), at(end)))
    disc = QRectF(at((0.27, 0.27)), at((0.73, 0.73)))
    if kind == "turned":
        painter.drawArc(disc, 60 * 16, 260 * 16)
    elif kind == "status":
        painter.drawEllipse(disc)
        painter.setBrush(ink)
        painter.drawPie(disc, 90 * 16, 180 * 16)
    painter.restore()


def kind_icon(kind: Kind, palette: Palette, size: int = 18) -> QIcon:
    """The sign of a kind as an icon for lists."""
    scale = 2
    picture = QPixmap(size * scale, size * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_kind(painter, QRectF(0, 0, size, size), kind, palette)
    painter.end()
    return QIcon(picture)
