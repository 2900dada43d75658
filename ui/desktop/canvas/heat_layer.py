# SPDX-License-Identifier: GPL-3.0-or-later
"""A map of figures over the floor in steps of colour, and its legend.

The theme gives the colours; all of them carry the ink of the canvas.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QColor, QImage

from planner.drawing.styles import TRAVEL
from ui.desktop.canvas.easel import Easel, mixed, pen, text_width
from ui.desktop.canvas.outlines import ring_of
from ui.desktop.canvas.view import XY
from ui.desktop.heat import Heat, Tints
from ui.desktop.theme import PALETTES, Theme

_SHARE = 0.62  # of the printed colours: darker ones would hide numbers of booths
_SWATCH, _BAR, _EDGE, _OFF, _ROW = 34.0, 12.0, 12.0, 16.0, 18.0  # px

# On a dark floor much glows: lightness (L* 17 to 47) rises in even steps, from blue by purple to
# orange, so that no colour blindness merges two neighbours; light ink stays readable on all.
_DARK = (
    "#1d2a41", "#2c3057", "#463364", "#643663", "#7f3958", "#963e49", "#a44939", "#ac5924",
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
    if shown.tints is not None:
        _paint_tints(easel, shown.tints)


def _paint_tints(easel: Easel, tints: Tints) -> None:
    """Booths filled with the colour of their step."""
    colours, painter = RAMPS[easel.palette.theme], easel.painter
    painter.setPen(Qt.PenStyle.NoPen)
    things = easel.scene.things
    for place in easel.scene.exposed(easel.exposed):
        thing = things[place]
        if thing.id in tints.steps:
            painter.setBrush(colours[tints.steps[thing.id]])
            painter.drawPolygon(easel.polygon(ring_of(thing)))


def paint_legend(easel: Easel, shown: Heat) -> None:
    """Title, steps and where they begin, in the lower left corner of the frame.

    Where booths are tinted, the bar has two scales: theirs above it, the floor's below.
    """
    painter, palette, language = easel.painter, easel.palette, easel.language
    colours = RAMPS[palette.theme][: len(shown.marks)]
    above = None if shown.tints is None else (shown.tints.name[language], shown.tints.marks)
    below = (shown.name[language], shown.marks)
    title, note = shown.title[language], shown.note[language]
    longest = max(
        text_width(title, True) * 13, *(text_width(row, False) * 12 for row in (note, below[0])),
        text_width(above[0], False) * 12 if above else 0.0,
    )  # fmt: skip
    width = max(len(colours) * _SWATCH, longest) + 2 * _EDGE
    lines = [_ROW] * bool(above and above[0]) + [_ROW] * bool(above) + [_ROW]
    lines += [_ROW] * (bool(below[0]) + bool(note))
    height = 2 * _EDGE + _ROW + _BAR + sum(lines)
    left, bottom = easel.frame[0] + _OFF, easel.frame[3] - _OFF
    place = QRectF(left, bottom - height, width, height)
    painter.setPen(pen(palette.line, 1.0))
    painter.setBrush(palette.panel)
    painter.drawRoundedRect(place, 8, 8)
    x, y = left + _EDGE, place.top() + _EDGE
    easel.write(title, (x, y + 11), 13, palette.text, bold=True)
    y += _ROW + 2
    if above is not None:
        easel.write(above[0], (x, y + 11), 12, palette.text2)
        _write_marks(easel, above[1], (x, y + _ROW + 11))
        y += 2 * _ROW
    _paint_bar(easel, colours, (x, y))
    y += _BAR
    _write_marks(easel, below[1], (x, y + 14))
    y += _ROW
    for words in (below[0], note):
        if words:
            easel.write(words, (x, y + 14), 12, palette.text2)
            y += _ROW


def _write_marks(easel: Easel, marks: Sequence[str], at: XY) -> None:
    for number, mark in enumerate(marks):
        easel.write(mark, (at[0] + number * _SWATCH, at[1]), 11, easel.palette.text2)


def _paint_bar(easel: Easel, colours: Sequence[QColor], at: XY) -> None:
    painter = easel.painter
    painter.setPen(Qt.PenStyle.NoPen)
    for number, colour in enumerate(colours):
        painter.setBrush(colour)
        painter.drawRect(QRectF(at[0] + number * _SWATCH, at[1], _SWATCH, _BAR))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(easel.palette.edge, 1.0))
    painter.drawRect(QRectF(*at, len(colours) * _SWATCH, _BAR))
