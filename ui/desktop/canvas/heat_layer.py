# SPDX-License-Identifier: GPL-3.0-or-later
"""A map of figures over the floor in steps of colour, and its legend.

The theme gives the colours; all of them carry the ink of the canvas.
"""

from collections.abc import Mapping

import numpy as np
from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QColor, QImage

from planner.drawing.styles import TRAVEL
from ui.desktop.canvas.easel import Easel, faded, mixed, pen, text_width
from ui.desktop.heat import Heat
from ui.desktop.theme import PALETTES, Theme

_SHARE = 0.62  # of the printed colours: darker ones would hide numbers of booths
_SWATCH, _BAR, _EDGE, _OFF = 34.0, 12.0, 12.0, 16.0  # px

# Far is light on paper's white turned round: what is far glows, and light ink stays readable.
_DARK = (
    "#20302b", "#2f4532", "#4c4a1f", "#624618", "#77401c", "#8b3a24", "#9c2f34", "#a81f4c",
)  # fmt: skip


def _light() -> tuple[QColor, ...]:
    floor = PALETTES["light"].floor
    return tuple(mixed(floor, QColor(colour), _SHARE) for colour in TRAVEL)


RAMPS: Mapping[Theme, tuple[QColor, ...]] = {
    "light": _light(),
    "dark": tuple(QColor(colour) for colour in _DARK),
}


def paint_heat(easel: Easel, shown: Heat) -> None:
    """The map over the floor, under what stands on it."""
    colours = np.array([*(colour.rgb() for colour in RAMPS[easel.palette.theme]), 0], np.uint32)
    # On the screen rows run to the right where the view is turned, else upwards.
    steps = shown.steps.T if easel.view.turned else shown.steps[::-1]
    pixels = np.ascontiguousarray(colours[steps])
    rows, columns = pixels.shape
    left, top, right, bottom = easel.view.screen_box(shown.box)
    picture = QImage(
        pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied
    )
    easel.painter.drawImage(QRectF(left, top, right - left, bottom - top), picture)


def paint_legend(easel: Easel, shown: Heat) -> None:
    """Title, steps and where they begin, in the lower left corner of the frame."""
    painter, palette, language = easel.painter, easel.palette, easel.language
    colours = RAMPS[palette.theme][: len(shown.marks)]
    words = [row[language] for row in (shown.title, shown.note) if row[language]]
    longest = max(text_width(words[0], True) * 13, *(text_width(row, False) * 12 for row in words))
    width = max(len(colours) * _SWATCH, longest) + 2 * _EDGE
    height = 2 * _EDGE + 18 + _BAR + 18 + (18 if len(words) > 1 else 0)
    left, bottom = easel.frame[0] + _OFF, easel.frame[3] - _OFF
    place = QRectF(left, bottom - height, width, height)
    painter.setPen(pen(palette.line, 1.0))
    painter.setBrush(faded(palette.panel, 0.95))
    painter.drawRoundedRect(place, 8, 8)
    x, y = left + _EDGE, place.top() + _EDGE
    easel.write(words[0], (x, y + 11), 13, palette.text, bold=True)
    y += 20
    painter.setPen(Qt.PenStyle.NoPen)
    for number, (colour, mark) in enumerate(zip(colours, shown.marks, strict=True)):
        painter.setBrush(colour)
        painter.drawRect(QRectF(x + number * _SWATCH, y, _SWATCH, _BAR))
        easel.write(mark, (x + number * _SWATCH, y + _BAR + 14), 11, palette.text2)
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(palette.edge, 1.0))
    painter.drawRect(QRectF(x, y, len(colours) * _SWATCH, _BAR))
    if len(words) > 1:
        easel.write(words[1], (x, y + _BAR + 33), 12, palette.text2)
