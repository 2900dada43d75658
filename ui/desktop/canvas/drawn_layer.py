# SPDX-License-Identifier: GPL-3.0-or-later
"""Temporary walls and columns, and what is only drawn: texts at their true size, dimensions."""

import math
from collections.abc import Iterable

from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QFontMetricsF

from planner.drawing.dimensions import line_of
from planner.model.drawn import Dimension, PlanText, Structure
from planner.model.values import assumed
from ui.desktop.canvas.easel import Easel, canvas_font, line, mixed, pen
from ui.desktop.canvas.strokes import dimension

_CROSSED = 4  # corners: such columns are crossed, as the hall's are
_DASH = (4.0, 3.0)
_SET_AT = 100  # px: words are set at this size and then scaled
_LEAST = 3.0  # px: smaller capitals are a line
_FIGURE = 16.0  # px: a shorter dimension has no figure


def paint_structures(easel: Easel, structures: Iterable[Structure]) -> None:
    """Walls and columns, greyer than those of the hall."""
    painter, palette = easel.painter, easel.palette
    for built in structures:
        dash = _DASH if "shape" in assumed(built.facts) else ()
        share = 0.6 if built.kind == "wall" else 0.3
        painter.setBrush(mixed(palette.floor, palette.wall, share))
        painter.setPen(pen(palette.wall, 1.4, dash))
        corners = built.shape.corners()
        painter.drawPolygon(easel.polygon(corners))
        if built.kind == "column" and len(corners) == _CROSSED:
            painter.setPen(pen(palette.wall, 1.0))
            points = easel.points(corners)
            painter.drawLine(points[0], points[2])
            painter.drawLine(points[1], points[3])


def paint_dimensions(easel: Easel, dimensions: Iterable[Dimension]) -> None:
    """Lines with end bars and a figure, and thin ones to what they measure."""
    palette = easel.palette
    for drawn in dimensions:
        first, second = line_of(drawn.start, drawn.end, drawn.offset)
        if drawn.offset:
            easel.painter.setPen(pen(palette.text3, 1.0))
            for foot, end in ((drawn.start, first), (drawn.end, second)):
                easel.painter.drawLine(line(easel.view.to_screen(foot), easel.view.to_screen(end)))
        length = math.dist(drawn.start, drawn.end)
        shown = f"{length:,.0f}" if length / easel.view.pixel >= _FIGURE else ""
        dimension(easel, (first, second), shown, palette.text2)


def paint_texts(easel: Easel, texts: Iterable[PlanText]) -> None:
    """Words in the language of the window; from afar a line where they stand."""
    for written in texts:
        words = written.text[easel.language] or written.text.ko or written.text.en
        paint_words(easel, words, written.at, written.height, written.angle)


def paint_words(
    easel: Easel, words: str, at: tuple[float, float], height: float, angle: float
) -> None:
    """Words from a point of the plan on their base line, their capitals so many mm high."""
    painter, palette = easel.painter, easel.palette
    font = canvas_font(_SET_AT)
    metrics = QFontMetricsF(font)
    size = height / easel.view.pixel / metrics.capHeight()
    painter.save()
    painter.translate(*easel.view.to_screen(at))
    painter.rotate(easel.view.angle(angle))
    if height / easel.view.pixel < _LEAST:
        painter.setPen(pen(palette.text3, 1.0))
        painter.drawLine(line((0.0, 0.0), (metrics.horizontalAdvance(words) * size, 0.0)))
    else:
        painter.scale(size, size)
        painter.setFont(font)
        painter.setPen(palette.text)
        painter.drawText(QPointF(0.0, 0.0), words)
    painter.restore()
