# SPDX-License-Identifier: GPL-3.0-or-later
"""What every layer paints with: painter, view, colours, language, and small helpers for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from PyQt6.QtCore import QLineF, QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from planner.locale import Language, text
from planner.model.plan import Booth
from ui.desktop.canvas.detail import Detail, detail
from ui.desktop.canvas.scene import Scene
from ui.desktop.canvas.view import XY, Box, View
from ui.desktop.colouring import Colouring
from ui.desktop.fonts import drawn_font
from ui.desktop.theme import Palette

_MEASURED_AT = 100  # px: unhinted widths are in proportion to the size


@dataclass(frozen=True, eq=False)
class Easel:
    """A painter on a view of a scene. ``frame`` is the part of the screen that is painted."""

    painter: QPainter
    view: View
    scene: Scene
    palette: Palette
    language: Language
    frame: Box
    bare: bool = False  # things are painted without fills: a map lies under them
    colouring: Colouring | None = None  # what the fills of booths say; None: their pavilion

    @cached_property
    def detail(self) -> Detail:
        """The level of the view's scale."""
        return detail(self.view.scale)

    def fill(self, booth: Booth) -> QColor:
        """The fill of a booth."""
        if self.colouring is not None:
            return self.colouring.fill(booth)
        return self.palette.pavilions[self.scene.site.pavilions[booth.pavilion].colour]

    @cached_property
    def exposed(self) -> Box:
        """The part of the plan that the frame shows."""
        return self.view.plan_box(self.frame)

    def text(self, key: str, **values: object) -> str:
        """A text of the canvas in the current language."""
        return text(f"canvas.{key}", self.language, **values)

    def polygon(self, corners: Sequence[XY] | NDArray[np.float64]) -> QPolygonF:
        """Corners of the plan as a polygon on the screen."""
        return QPolygonF(self.points(corners))

    def points(self, corners: Sequence[XY] | NDArray[np.float64]) -> list[QPointF]:
        """Points of the plan on the screen."""
        array = np.asarray(corners, dtype=float).reshape(-1, 2)
        return [QPointF(x, y) for x, y in self.view.array(array).tolist()]

    def write(self, words: str, at: XY, size: int, colour: QColor, bold: bool = False) -> None:
        """A line of text from a pixel on its baseline."""
        self.painter.setFont(canvas_font(size, bold))
        self.painter.setPen(colour)
        self.painter.drawText(QPointF(*at), words)

    def write_about(
        self,
        words: str,
        middle: XY,
        size: int,
        colour: QColor,
        bold: bool = False,
        angle: float = 0,
    ) -> None:
        """A line of text about a pixel, turned clockwise by degrees."""
        painter = self.painter
        painter.save()
        painter.translate(*middle)
        painter.rotate(angle)
        width = text_width(words, bold) * size
        self.write(words, (-width / 2, 0.35 * size), size, colour, bold)
        painter.restore()

    def label(
        self, words: str, middle: XY, size: int, colour: QColor, ground: QColor, bold: bool = False
    ) -> QRectF:
        """A line of text about a pixel on a rounded plate; returns the plate."""
        width, height = text_width(words, bold) * size + 8, size * 1.35 + 2
        plate = QRectF(middle[0] - width / 2, middle[1] - height / 2, width, height)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(ground)
        self.painter.drawRoundedRect(plate, 3, 3)
        self.write_about(words, middle, size, colour, bold)
        return plate


def pen(
    colour: QColor,
    width: float = 1.0,
    dash: Sequence[float] = (),
    cap: Qt.PenCapStyle = Qt.PenCapStyle.FlatCap,
) -> QPen:
    """A pen whose dashes are given in px, whatever its width."""
    made = QPen(colour, width)
    made.setCapStyle(cap)
    made.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dash:
        made.setDashPattern([length / max(width, 0.1) for length in dash])
    return made


def faded(colour: QColor, share: float) -> QColor:
    """A colour of which only a share is opaque."""
    made = QColor(colour)
    made.setAlphaF(share)
    return made


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """The colour at a share of the way from one to another."""
    return QColor.fromRgbF(
        first.redF() + (second.redF() - first.redF()) * share,
        first.greenF() + (second.greenF() - first.greenF()) * share,
        first.blueF() + (second.blueF() - first.blueF()) * share,
    )


def draw_lines(painter: QPainter, lines: Sequence[QLineF]) -> None:
    """Many lines at once, or none."""
    if lines:
        painter.drawLines(*lines)


def line(start: XY, end: XY) -> QLineF:
    """Two pixels as a line."""
    return QLineF(*start, *end)


@lru_cache(maxsize=128)
def canvas_font(size: int, bold: bool = False) -> QFont:
    """The typeface unhinted, so that widths are in proportion to the size at any zoom."""
    made = drawn_font(size, bold=bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache(maxsize=50_000)
def text_width(words: str, bold: bool) -> float:
    """The width of a text at a size of 1 px."""
    metrics = QFontMetricsF(canvas_font(_MEASURED_AT, bold))
    return metrics.horizontalAdvance(words) / _MEASURED_AT
