# SPDX-License-Identifier: GPL-3.0-or-later
"""How a plan is left: an arrow at each exit with its persons, bottlenecks, the longest walk."""

import math
from collections.abc import Sequence

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QPolygonF

from planner.locale import metres, text
from planner.paths.crossing import Bottleneck
from planner.rules.egress import ExitUse
from ui.desktop.canvas.easel import Easel, pen, text_width
from ui.desktop.canvas.strokes import CASING, cased_line, cross, dimension
from ui.desktop.canvas.view import XY
from ui.desktop.egress_map import EgressMap

_HEAD, _LENGTH, _GAP = 11.0, 30.0, 4.0  # px: head, whole arrow, from the door and to the badge
_THIN, _THICK = 4.0, 14.0  # px: the shaft for nobody and for all
_TOLD = 3  # bottlenecks that are shown from afar
_NEAR = 12.0  # px per metre from which all are, and have figures
_TRIES, _STEP = 6, 24.0  # places for the figures of an exit, px apart


def paint_egress(easel: Easel, shown: EgressMap) -> None:
    """Everything over the map of walks."""
    made = shown.egress
    if made.longest is not None:
        _walk(easel, shown.walk, made.longest.length, too_far=made.too_far)
    told = len(made.bottlenecks) if easel.view.scale >= _NEAR else _TOLD
    for gap in made.bottlenecks[:told]:
        _bottleneck(easel, gap)
    most = max((use.persons for use in made.nearest.uses), default=0)
    taken: list[QRectF] = []
    # Who is over comes first: its figures stand where they belong.
    for use in sorted(made.nearest.uses, key=lambda each: (not each.over, -each.persons)):
        _exit(easel, use, use.persons / most if most else 0.0, taken)


def _walk(easel: Easel, points: Sequence[XY], length: float, *, too_far: bool) -> None:
    """The longest walk with its length where it begins."""
    painter, palette = easel.painter, easel.palette
    colour = palette.error if too_far else palette.route
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, shade in ((2.4 + 2 * CASING, palette.floor), (2.4, colour)):
        painter.setPen(pen(shade, width))
        painter.drawPolyline(QPolygonF(easel.points(points)))
    x, y = easel.view.to_screen(points[0])
    painter.setPen(pen(palette.floor, CASING))
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(x, y), 5.0, 5.0)
    easel.label(metres(length), (x, y - 16), 12, colour, palette.floor, bold=True)


def _bottleneck(easel: Easel, gap: Bottleneck) -> None:
    """The gap with who crosses it; from afar the line alone, since figures would hide exits."""
    if easel.view.scale >= _NEAR:
        values = {"persons": gap.persons, "seconds": round(gap.seconds)}
        words = text("egress.on-gap", easel.language, **values)
        dimension(easel, gap.line, words, easel.palette.warn)
        return
    start, end = (easel.view.to_screen(point) for point in gap.line)
    cased_line(easel, start, end, easel.palette.warn, 3.0)


def _exit(easel: Easel, use: ExitUse, share: float, taken: list[QRectF]) -> None:
    """An arrow to the door, as thick as its share, and who comes there of how many it takes.

    The figures stand behind the arrow, farther in where others have taken that place.
    """
    palette = easel.palette
    opening = use.exit.opening
    angle = math.radians(easel.view.angle(opening.facing))
    into = (math.cos(angle), math.sin(angle))
    x, y = easel.view.to_screen(opening.at)
    colour = palette.text2 if not use.open else palette.error if use.over else palette.ok

    def at(inside: float, beside: float = 0.0) -> XY:
        return (
            x + into[0] * inside - into[1] * beside,
            y + into[1] * inside + into[0] * beside,
        )

    if use.open and use.persons:
        _arrow(easel, [at(*each) for each in _shape(_THIN + (_THICK - _THIN) * share)], colour)
    elif not use.open:
        cross(easel, at(_LENGTH / 2), palette.error, 6.0)
    words = _words(easel, use)
    width = text_width(words, True) * 12 + 8
    half = width / 2 * abs(into[0]) + 9 * abs(into[1])
    for farther in range(_TRIES):
        x0, y0 = at(2 * _GAP + _LENGTH + half + farther * _STEP)
        if not any(each.intersects(_about(x0, y0, width)) for each in taken):
            break
    taken.append(_about(x0, y0, width))
    plate = easel.label(words, (x0, y0), 12, colour, palette.panel, bold=True)
    easel.painter.setBrush(Qt.BrushStyle.NoBrush)
    easel.painter.setPen(pen(colour, 1.2))
    easel.painter.drawRoundedRect(QRectF(plate), 3, 3)


def _about(x: float, y: float, width: float) -> QRectF:
    return QRectF(x - width / 2, y - 10, width, 20)


def _shape(width: float) -> list[XY]:
    """An arrow that points to a door: how far inside and beside of it, px."""
    half, tip, neck, end = width / 2, _GAP, _GAP + _HEAD, _GAP + _LENGTH
    head = half + 5
    return [
        (tip, 0.0), (neck, head), (neck, half), (end, half), (end, -half), (neck, -half),
        (neck, -head),
    ]  # fmt: skip


def _arrow(easel: Easel, corners: list[XY], colour: QColor) -> None:
    easel.painter.setPen(pen(easel.palette.floor, CASING))
    easel.painter.setBrush(colour)
    easel.painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


def _words(easel: Easel, use: ExitUse) -> str:
    if not use.open:
        return text("egress.badge-shut", easel.language)
    if use.capacity is None:
        return f"{use.persons:,}"
    return f"{use.persons:,} / {use.capacity:,}"
