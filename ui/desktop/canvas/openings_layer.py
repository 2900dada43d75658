# SPDX-License-Identifier: GPL-3.0-or-later
"""Doors and fire gear: what a planner may never block, over everything else that is fixed."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QPolygonF

from planner.floor.ground import front, span
from planner.locale import metres
from planner.model.values import assumed
from planner.model.venue import Fixture, FixtureKind, Opening, OpeningKind
from ui.desktop.canvas.easel import Easel, faded, line, pen, text_width
from ui.desktop.canvas.view import XY
from ui.desktop.theme import Palette

_DASH = (6.0, 3.0)
_SIGN = 18.0  # px, of an exit sign
_LETTERS: Mapping[FixtureKind, str] = {"hydrant": "H", "extinguisher": "E", "panel": "P"}


@dataclass(frozen=True, slots=True)
class _Door:
    """An opening on the screen: its middle, a unit step out of the hall, one along its wall."""

    opening: Opening
    middle: XY
    out: XY
    along: XY
    colour: QColor

    @property
    def sideways(self) -> bool:
        """Whether it leads out to the left or right of the screen."""
        return abs(self.out[0]) > abs(self.out[1])

    def at(self, out: float, along: float = 0.0) -> XY:
        """A pixel so far out of the hall and along the wall."""
        return (
            self.middle[0] + self.out[0] * out + self.along[0] * along,
            self.middle[1] + self.out[1] * out + self.along[1] * along,
        )


def paint_openings(easel: Easel) -> None:
    """Entrances, exits and freight doors with their icons and clear widths.

    Names of entrances come first; what would be written over another sign is left out.
    """
    doors = [_door(easel, opening) for opening in easel.scene.site.ground.openings]
    doors = [door for door in doors if _seen(easel, door.opening.at, door.opening.width)]
    for door in doors:
        _gap(easel, door)
    taken: list[QRectF] = []
    for door in sorted(doors, key=lambda door: door.opening.kind != "visitor"):
        if door.opening.kind != "emergency":
            _name(easel, door, taken)
    for door in doors:
        if door.opening.kind == "emergency":
            _exit(easel, door, taken)


_COLOURS: Mapping[OpeningKind, Callable[[Palette], QColor]] = {
    "visitor": lambda palette: palette.accent,
    "emergency": lambda palette: palette.ok,
    "freight": lambda palette: palette.text2,
}


def _door(easel: Easel, opening: Opening) -> _Door:
    out = _out(easel, opening.facing)
    middle = easel.view.to_screen(opening.at)
    return _Door(opening, middle, out, (-out[1], out[0]), _COLOURS[opening.kind](easel.palette))


def _seen(easel: Easel, at: XY, reach: float) -> bool:
    x, y = easel.view.to_screen(at)
    margin = 80 + reach / easel.view.pixel
    left, top, right, bottom = easel.frame
    return left - margin <= x <= right + margin and top - margin <= y <= bottom + margin


def _out(easel: Easel, facing: float) -> XY:
    """A step of one pixel on the screen, against the way an opening or fixture faces."""
    angle = math.radians(easel.view.angle(facing + 180.0))
    return (math.cos(angle), math.sin(angle))


def _gap(easel: Easel, door: _Door) -> None:
    """The opening in the wall; dashed where its place is assumed."""
    opening = door.opening
    jambs = span(opening.at, opening.width, opening.facing)
    threshold = line(*(easel.view.to_screen(jamb) for jamb in jambs))
    easel.painter.setPen(pen(easel.palette.floor, 5.0))
    easel.painter.drawLine(threshold)
    easel.painter.setPen(pen(door.colour, 3.0, _DASH if "at" in assumed(opening.facts) else ()))
    easel.painter.drawLine(threshold)


def _name(easel: Easel, door: _Door, taken: list[QRectF]) -> None:
    """Name and width along the wall, outside, or the width alone where that has room."""
    opening = door.opening
    words = easel.text(f"opening.{opening.kind}", width=opening.width)
    if easel.detail.letters:
        words = f"{opening.number} {words}"
    size = 12 if easel.detail.letters else 11
    middle, bold = door.at(14), opening.kind == "visitor"
    for said in (words, metres(opening.width)):
        length = text_width(said, bold) * size
        place = _about(middle, (size, length + 4) if door.sideways else (length + 4, size))
        if _free(place, taken):
            turn = -90.0 if door.sideways else 0.0
            easel.write_about(said, middle, size, door.colour, bold, turn)
            taken.append(place)
            break
    tip, foot = (16, 8) if opening.kind == "visitor" else (8, 16)
    head = [door.at(-tip), door.at(-foot, 5), door.at(-foot, -5)]
    easel.painter.setPen(Qt.PenStyle.NoPen)
    easel.painter.setBrush(door.colour)
    easel.painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in head]))


def _exit(easel: Easel, door: _Door, taken: list[QRectF]) -> None:
    """A green sign whose arrow leads out, with the clear width beside it where there is room."""
    sizes = (_SIGN, _SIGN - 4)
    place = next((out for out in (16, 34) if _free(_about(door.at(out), sizes), taken)), 16)
    middle = door.at(place)
    sign = _about(middle, sizes)
    taken.append(sign)
    painter = easel.painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(door.colour)
    painter.drawRoundedRect(sign, 3, 3)
    painter.setPen(pen(easel.palette.floor, 1.8))
    painter.drawLine(line(door.at(place - 5), door.at(place + 4)))
    wings = [door.at(place + 1, 4), door.at(place + 5), door.at(place + 1, -4)]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(*corner) for corner in wings]))
    words = metres(door.opening.width)
    if easel.detail.letters:
        words = f"{door.opening.number} {words}"
    width = text_width(words, False) * 11
    beside = [(0.0, 16.0), (0.0, -16.0)] if door.sideways else [(14 + width / 2, 0.0)]
    for right, down in beside:
        at = (middle[0] + right, middle[1] + down)
        if _free(_about(at, (width, 12)), taken):
            easel.write_about(words, at, 11, easel.palette.text2)
            taken.append(_about(at, (width, 12)))
            break


def _about(middle: XY, size: XY) -> QRectF:
    return QRectF(middle[0] - size[0] / 2, middle[1] - size[1] / 2, *size)


def _free(box: QRectF, taken: list[QRectF]) -> bool:
    return not any(box.intersects(other) for other in taken)


def paint_fixtures(easel: Easel) -> None:
    """Hydrants and other gear on walls and columns."""
    for fixture in easel.scene.site.ground.fixtures:
        if _seen(easel, fixture.at, fixture.width):
            if fixture.kind == "shutter":
                _shutter(easel, fixture)
            else:
                _gear(easel, fixture)


def _gear(easel: Easel, fixture: Fixture) -> None:
    painter, palette = easel.painter, easel.palette
    out = _out(easel, fixture.facing)
    x, y = easel.view.to_screen(fixture.at)
    size = 14.0 if easel.detail.letters else 7.0
    middle = (x - out[0] * size * 0.6, y - out[1] * size * 0.6)
    colour = palette.text2 if fixture.kind == "panel" else palette.error
    painter.setPen(pen(colour, 1.4))
    painter.setBrush(palette.floor)
    painter.drawRect(QRectF(middle[0] - size / 2, middle[1] - size / 2, size, size))
    if easel.detail.letters:
        easel.write_about(_LETTERS[fixture.kind], middle, 10, colour, bold=True)


def _shutter(easel: Easel, fixture: Fixture) -> None:
    ends = span(fixture.at, fixture.width, fixture.facing)
    easel.painter.setPen(pen(easel.palette.error, 2.0, (2.0, 2.0)))
    easel.painter.drawLine(line(*(easel.view.to_screen(end) for end in ends)))


# How deep a place is drawn that is kept clear (mm): doors 4 m, gear 1 m (halls.md §3).
_DEPTHS = {"opening": 4000, "fixture": 1000}


def paint_fronts(easel: Easel) -> None:
    """The places before doors and gear that stay clear, dotted, close by only."""
    if not easel.detail.fronts:
        return
    ground = easel.scene.site.ground
    painter = easel.painter
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for opening in ground.openings:
        if _seen(easel, opening.at, opening.width + _DEPTHS["opening"]):
            painter.setPen(pen(faded(_COLOURS[opening.kind](easel.palette), 0.7), 1.0, (2.0, 4.0)))
            place = front(opening.at, opening.width, opening.facing, _DEPTHS["opening"])
            painter.drawPolygon(easel.polygon(np.asarray(place.exterior.coords)))
    for fixture in ground.fixtures:
        if _seen(easel, fixture.at, fixture.width + _DEPTHS["fixture"]):
            painter.setPen(pen(faded(easel.palette.error, 0.7), 1.0, (2.0, 4.0)))
            place = front(fixture.at, fixture.width, fixture.facing, _DEPTHS["fixture"])
            painter.drawPolygon(easel.polygon(np.asarray(place.exterior.coords)))
