# SPDX-License-Identifier: GPL-3.0-or-later
"""What a finding measured, at its place: the narrow floor, the walk with its length, the exit."""

import math
from itertools import pairwise

from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QBrush, QColor, QPen, QPolygonF

from planner.drawing.subjects import outlines
from planner.locale import Language
from planner.rules.figures import compared
from planner.rules.finding import Finding
from ui.desktop.canvas.easel import Easel, pen
from ui.desktop.canvas.placing import strip
from ui.desktop.canvas.strokes import CASING, cased_line, dimension, outline, severity_colour

_MOST_OUTLINED = 200
_HEAD = 11.0  # px, the head of the arrow at the end of a walk
_BELOW = 26.0  # px from the place of a finding to its figures where nothing was measured along


def paint_explained(easel: Easel, finding: Finding) -> None:
    """Everything that tells at its place what was measured."""
    colour, _ = severity_colour(easel, finding.severity)
    for name in finding.subjects[:_MOST_OUTLINED]:
        for outlined in outlines(easel.scene.site, name):
            if outlined.closed:
                outline(easel, outlined.points, easel.palette.floor, 1.5 + 2 * CASING)
                outline(easel, outlined.points, colour, 1.5)
            else:  # a door, a hydrant: on a wall
                start, end = (easel.view.to_screen(point) for point in outlined.points)
                cased_line(easel, start, end, colour, 4.0)
    if finding.line is not None:
        paint_strip(easel, finding)
    if finding.path:
        _walk(easel, finding, colour)
    elif finding.line is not None:
        dimension(easel, finding.line, compared(finding, easel.language), colour)
    elif said := told(finding, easel.language):
        x, y = easel.view.to_screen(finding.at)
        easel.label(said, (x, y + _BELOW), 12, colour, easel.palette.floor, bold=True)


def told(finding: Finding, language: Language) -> str:
    """Measured and required; nothing for a mere number of things."""
    bare = finding.required is None and finding.unit == "count"
    return "" if bare else compared(finding, language)


def paint_strip(easel: Easel, finding: Finding) -> None:
    """The floor that is too narrow, hatched."""
    colour, soft = severity_colour(easel, finding.severity)
    box = strip(easel.view, easel.scene.site, finding)
    easel.painter.fillRect(box, soft)
    easel.painter.fillRect(box, QBrush(colour, Qt.BrushStyle.BDiagPattern))


def _walk(easel: Easel, finding: Finding, colour: QColor) -> None:
    """A walk from a dot to an arrow, its length in the middle."""
    painter, floor = easel.painter, easel.palette.floor
    pixels = easel.points(finding.path)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, shade in ((3.0 + 2 * CASING, floor), (3.0, colour)):
        stroke = QPen(shade, width)
        stroke.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(stroke)
        painter.drawPolyline(QPolygonF(pixels))
    painter.setPen(pen(floor, CASING))
    painter.setBrush(colour)
    painter.drawEllipse(pixels[0], 5.0, 5.0)
    _head(easel, pixels, colour)
    if said := compared(finding, easel.language):
        middle = _halfway(pixels)
        easel.label(said, (middle.x(), middle.y()), 12, colour, floor, bold=True)


def _head(easel: Easel, pixels: list[QPointF], colour: QColor) -> None:
    """An arrow's head at the last of some pixels."""
    tip = pixels[-1]
    back = next((each for each in reversed(pixels) if _far(each, tip) >= 1.0), None)
    if back is None:
        return
    length = _far(back, tip)
    along = QPointF((tip.x() - back.x()) / length, (tip.y() - back.y()) / length)
    across = QPointF(-along.y(), along.x())
    foot = tip - along * _HEAD
    easel.painter.setPen(pen(easel.palette.floor, CASING))
    easel.painter.setBrush(colour)
    wing = across * (_HEAD * 0.6)
    easel.painter.drawPolygon(QPolygonF([tip + along * 2, foot + wing, foot - wing]))


def _far(first: QPointF, second: QPointF) -> float:
    return math.hypot(second.x() - first.x(), second.y() - first.y())


def _halfway(pixels: list[QPointF]) -> QPointF:
    """The place at half the length of a line."""
    parts = list(pairwise(pixels))
    left = sum(_far(*part) for part in parts) / 2
    for start, end in parts:
        length = _far(start, end)
        if length >= left > 0:
            return start + (end - start) * (left / length)
        left -= length
    return pixels[0]
