# SPDX-License-Identifier: GPL-3.0-or-later
"""Doors and fire gear: what a planner may never block, over everything else that is fixed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PyQt6.QtCore import QLineF, QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QPolygonF

from planner.floor.ground import front, span
from planner.locale import metres
from planner.model.shapes import direction
from planner.model.values import assumed
from planner.model.venue import Fixture, FixtureKind, Opening, OpeningKind
from ui.desktop.canvas.easel import Easel, faded, pen
from ui.desktop.canvas.view import XY
from ui.desktop.theme import Palette

_DASH = (6.0, 3.0)
_SIGN = 18.0  # px, of an exit sign
_LETTERS: Mapping[FixtureKind, str] = {"hydrant": "H", "extinguisher": "E", "panel": "P"}


@dataclass(frozen=True, slots=True)
class _Way:
    """Unit steps on the screen at an opening: out of the hall, and along its wall."""

    out: XY
    along: XY


def paint_openings(easel: Easel) -> None:
    """Entrances, exits and freight doors with their icons and clear widths."""
    for opening in easel.scene.site.ground.openings:
        if _seen(easel, opening.at, opening.width):
            jambs = span(opening.at, opening.width, opening.facing)
            colour = _COLOURS[opening.kind](easel.palette)
            start, end = (QPointF(*easel.view.to_screen(jamb)) for jamb in jambs)
            painter = easel.painter
            painter.setPen(pen(easel.palette.floor, 5.0))
            painter.drawLine(QLineF(start, end))
            dash = _DASH if "at" in assumed(opening.facts) else ()
            painter.setPen(pen(colour, 3.0, dash))
            painter.drawLine(QLineF(start, end))
            _SIGNS[opening.kind](easel, opening, colour)


_COLOURS: Mapping[OpeningKind, Callable[[Palette], QColor]] = {
    "visitor": lambda palette: palette.accent,
    "emergency": lambda palette: palette.ok,
    "freight": lambda palette: palette.text2,
}


def _seen(easel: Easel, at: XY, reach: float) -> bool:
    x, y = easel.view.to_screen(at)
    margin = 80 + reach / easel.view.pixel
    left, top, right, bottom = easel.frame
    return left - margin <= x <= right + margin and top - margin <= y <= bottom + margin


def _way(easel: Easel, facing: float) -> _Way:
    cosine, sine = direction(facing)
    origin = easel.view.to_screen((0.0, 0.0))
    outer = easel.view.to_screen((-cosine * 1000, -sine * 1000))
    k = easel.view.scale
    out = ((outer[0] - origin[0]) / k, (outer[1] - origin[1]) / k)
    return _Way(out, (-out[1], out[0]))


def _named(easel: Easel, opening: Opening, colour: QColor) -> None:
    """Name and width along the wall, outside, with an arrowhead inside."""
    way = _way(easel, opening.facing)
    x, y = easel.view.to_screen(opening.at)
    words = easel.text(f"opening.{opening.kind}", width=opening.width)
    if easel.detail.letters:
        words = f"{opening.number} {words}"
    angle = -90.0 if abs(way.out[0]) > abs(way.out[1]) else 0.0
    middle = (x + way.out[0] * 14, y + way.out[1] * 14)
    easel.write_about(words, middle, 12, colour, bold=opening.kind == "visitor", angle=angle)
    easel.painter.setPen(Qt.PenStyle.NoPen)
    easel.painter.setBrush(colour)
    into = 1 if opening.kind == "visitor" else -1
    tip, foot = (16, 8) if into == 1 else (8, 16)
    easel.painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x - way.out[0] * tip, y - way.out[1] * tip),
                QPointF(
                    x - way.out[0] * foot + way.along[0] * 5,
                    y - way.out[1] * foot + way.along[1] * 5,
                ),
                QPointF(
                    x - way.out[0] * foot - way.along[0] * 5,
                    y - way.out[1] * foot - way.along[1] * 5,
                ),
            ]
        )
    )


def _exit(easel: Easel, opening: Opening, colour: QColor) -> None:
    """A green sign whose arrow leads out, with the clear width beside it."""
    way = _way(easel, opening.facing)
    x, y = easel.view.to_screen(opening.at)
    middle = (x + way.out[0] * 16, y + way.out[1] * 16)
    painter = easel.painter
    painter.save()
    painter.translate(*middle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    half = _SIGN / 2
    painter.drawRoundedRect(QRectF(-half, -half + 2, _SIGN, _SIGN - 4), 3, 3)
    painter.setPen(pen(easel.palette.floor, 1.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(
        QPolygonF([QPointF(way.out[0] * -5 , way.out[1] * -5), QPointF(way.out[0] * 4, way.out[1] * 4)])
    )
    tip = QPointF(way.out[0] * 5, way.out[1] * 5)
    wings = [
        QPointF(way.out[0] * 1 + way.along[0] * s * 4, way.out[1] * 1 + way.along[1] * s * 4)
        for s in (1, -1)
    ]
    painter.drawPolyline(QPolygonF([wings[0], tip, wings[1]]))
    painter.restore()
    words = metres(opening.width)
    if easel.detail.letters:
        words = f"{opening.number} {words}"
    if abs(way.out[0]) > abs(way.out[1]):
        easel.write_about(words, (middle[0], middle[1] + 17), 11, easel.palette.text2)
    else:
        easel.write(words, (middle[0] + 14, middle[1] + 4), 11, easel.palette.text2)


_SIGNS: Mapping[OpeningKind, Callable[[Easel, Opening, QColor], None]] = {
    "visitor": _named,
    "emergency": _exit,
    "freight": _named,
}


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
    way = _way(easel, fixture.facing)
    x, y = easel.view.to_screen(fixture.at)
    size = 14.0 if easel.detail.letters else 7.0
    middle = (x - way.out[0] * size * 0.6, y - way.out[1] * size * 0.6)
    colour = palette.text2 if fixture.kind == "panel" else palette.error
    painter.setPen(pen(colour, 1.4))
    painter.setBrush(palette.floor)
    painter.drawRect(QRectF(middle[0] - size / 2, middle[1] - size / 2, size, size))
    if easel.detail.letters:
        easel.write_about(_LETTERS[fixture.kind], middle, 10, colour, bold=True)


def _shutter(easel: Easel, fixture: Fixture) -> None:
    start, end = (
        QPointF(*easel.view.to_screen(end))
        for end in span(fixture.at, fixture.width, fixture.facing)
    )
    easel.painter.setPen(pen(easel.palette.error, 2.0, (2.0, 2.0)))
    easel.painter.drawLine(QLineF(start, end))


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
            painter.drawPolygon(easel.polygon(list(place.exterior.coords)))
    for fixture in ground.fixtures:
        if _seen(easel, fixture.at, fixture.width + _DEPTHS["fixture"]):
            painter.setPen(pen(faded(easel.palette.error, 0.7), 1.0, (2.0, 4.0)))
            place = front(fixture.at, fixture.width, fixture.facing, _DEPTHS["fixture"])
            painter.drawPolygon(easel.polygon(list(place.exterior.coords)))
