# SPDX-License-Identifier: GPL-3.0-or-later
"""People who walk out: a dot each in the colour of the exit, and at exits how many are out."""

import math

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QColor, QPolygonF

from planner.paths.outline import Floats
from ui.desktop.canvas.easel import Easel, pen
from ui.desktop.playback import Moment
from ui.desktop.theme import Palette

_GOLDEN = 0.381966  # of a turn: colours that follow each other lie far apart
_LEAST, _MOST, _BODY = 3.0, 14.0, 0.42  # px of a dot, and m that a person takes
_CASED = 5.0  # px from which dots are cased: from afar the cases would hide the colours
_INTO = 26.0  # px from a door to its figures


def exit_colour(number: int, palette: Palette) -> QColor:
    """The colour of an exit by its number; darker on light floor."""
    dark = palette.floor.lightnessF() < 0.5
    return QColor.fromHslF(number * _GOLDEN % 1.0, 0.72, 0.66 if dark else 0.40)


def paint_crowd(easel: Easel, moment: Moment) -> None:
    """Dots, and the exits that people go to."""
    size = min(max(_BODY * easel.view.scale, _LEAST), _MOST)
    _dots(easel, moment.staying, easel.palette.text3, size)
    for number, places in enumerate(moment.places):
        _dots(easel, places, exit_colour(number, easel.palette), size)
    openings = {opening.id: opening for opening in moment.site.ground.openings}
    for number, name in enumerate(moment.exits):
        if not moment.persons[number]:
            continue
        opening = openings[name]
        angle = math.radians(easel.view.angle(opening.facing))
        x, y = easel.view.to_screen(opening.at)
        away = _INTO + 14 * abs(math.cos(angle))
        words = f"{moment.out[number]:,} / {moment.persons[number]:,}"
        middle = (x + away * math.cos(angle), y + away * math.sin(angle))
        colour = exit_colour(number, easel.palette)
        plate = easel.label(words, middle, 11, colour, easel.palette.panel, bold=True)
        easel.painter.setBrush(Qt.BrushStyle.NoBrush)
        easel.painter.setPen(pen(colour, 1.2))
        easel.painter.drawRoundedRect(plate, 3, 3)


def _dots(easel: Easel, places: Floats, colour: QColor, size: float) -> None:
    """Many dots at once, those in sight."""
    left, low, right, high = easel.exposed
    seen = places[
        (places[:, 0] >= left) & (places[:, 0] <= right)
        & (places[:, 1] >= low) & (places[:, 1] <= high)
    ]  # fmt: skip
    if not len(seen):
        return
    points = QPolygonF(easel.points(seen))
    if size >= _CASED:
        easel.painter.setPen(pen(easel.palette.floor, size + 2, cap=Qt.PenCapStyle.RoundCap))
        easel.painter.drawPoints(points)
    easel.painter.setPen(pen(colour, size, cap=Qt.PenCapStyle.RoundCap))
    easel.painter.drawPoints(points)
