# SPDX-License-Identifier: GPL-3.0-or-later
"""What differs from another version, over the plan: where things were, where they went, and what.

Old places are dashed, new ones solid, an arrow leads from one to the other. Each kind of change has
a colour and a sign of its own, so that colour alone says nothing.
"""

import math
from collections.abc import Mapping
from typing import Final

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QPolygonF

from planner.floor.compare import Difference, Kind
from planner.floor.compare import corners as corners_of
from ui.desktop.canvas.easel import Easel, faded, pen
from ui.desktop.canvas.strokes import cased_line
from ui.desktop.canvas.view import XY
from ui.desktop.change_marks import KIND_TOKENS, paint_kind
from ui.desktop.compared import Compared

_OLD_DASH: Final = (5.0, 4.0)
_SIGN, _HEAD = 18.0, 9.0  # px
_LEAST = 7.0  # px: a smaller thing has no sign, its outline tells of it
_STRONG: Final = 3.5  # px: the outline of what is pointed at
_SIDE_BY_SIDE: Final = 0.8  # of a sign, between several of one thing

# The order in which the signs of one thing stand.
_FIRST: Final[Mapping[Kind, int]] = {
    "added": 0,
    "removed": 0,
    "moved": 1,
    "turned": 2,
    "resized": 3,
}


def paint_compared(easel: Easel, compared: Compared) -> None:
    """All differences of things that lie somewhere, the one that is pointed at on top."""
    chosen = compared.chosen
    of_thing: dict[tuple[str, str], list[Difference]] = {}
    for each in compared.comparison.differences:
        of_thing.setdefault((each.pair.where, each.pair.id), []).append(each)
    marked = None if chosen is None else (chosen.pair.where, chosen.pair.id)
    for key, found in sorted(of_thing.items(), key=lambda item: item[0] == marked):
        _paint(easel, compared, found, strong=key == marked)


def _paint(easel: Easel, compared: Compared, found: list[Difference], *, strong: bool) -> None:
    old, new = compared.places(found[0])
    if easel.scene.site.plan is compared.comparison.old:
        # The other version in a view of its own: what was there, where it was.
        pair = found[0].pair
        old, new = (), () if pair.old is None else corners_of(pair.where, pair.old)
    if not old and not new:
        return
    found = sorted(found, key=lambda each: _FIRST.get(each.kind, 4))
    colour = _colour(easel, found[0].kind)
    width = _STRONG if strong else 2.0
    moved = old and new and old != new
    if old and (moved or not new):
        _ring(easel, old, colour, width, dashed=True)
    if new:
        _ring(easel, new, colour, width, dashed=False)
    if moved and any(each.kind == "moved" for each in found):
        _arrow(easel, _middle(old), _middle(new), colour, width)
    _signs(easel, found, new or old)


def _colour(easel: Easel, kind: Kind) -> QColor:
    found: QColor = getattr(easel.palette, KIND_TOKENS[kind])
    return found


def _ring(
    easel: Easel, corners: tuple[XY, ...], colour: QColor, width: float, *, dashed: bool
) -> None:
    """An outline with the floor's colour about it, since it may lie on any fill."""
    painter, points = easel.painter, easel.points(corners)
    painter.setBrush(faded(colour, 0.12) if dashed else Qt.BrushStyle.NoBrush)
    for shade, wide in ((easel.palette.floor, width + 2.0), (colour, width)):
        dash = _OLD_DASH if dashed and shade is colour else ()
        painter.setPen(pen(shade, wide, dash))
        if len(points) > 2:
            painter.drawPolygon(QPolygonF(points))
        elif len(points) == 2:
            painter.drawLine(points[0], points[1])
        else:
            painter.drawEllipse(points[0], 4.0, 4.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _arrow(easel: Easel, start: XY, end: XY, colour: QColor, width: float) -> None:
    (x1, y1), (x2, y2) = easel.view.to_screen(start), easel.view.to_screen(end)
    length = math.hypot(x2 - x1, y2 - y1)
    if length < _HEAD:
        return
    along = ((x2 - x1) / length, (y2 - y1) / length)
    foot = (x2 - along[0] * _HEAD, y2 - along[1] * _HEAD)
    cased_line(easel, (x1, y1), foot, colour, width)
    painter = easel.painter
    painter.setPen(pen(easel.palette.floor, 1.0))
    painter.setBrush(colour)
    half = _HEAD * 0.6
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x2, y2),
                QPointF(foot[0] - along[1] * half, foot[1] + along[0] * half),
                QPointF(foot[0] + along[1] * half, foot[1] - along[0] * half),
            ]
        )
    )


def _signs(easel: Easel, found: list[Difference], corners: tuple[XY, ...]) -> None:
    """The signs of what became of a thing, at its upper right corner on the screen."""
    points = [easel.view.to_screen(corner) for corner in corners]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if len(points) > 2 and max(max(xs) - min(xs), max(ys) - min(ys)) < _LEAST:
        return
    kinds = list(dict.fromkeys(each.kind for each in found))
    right, top = max(xs), min(ys)
    for number, kind in enumerate(reversed(kinds)):
        x = right - number * _SIGN * _SIDE_BY_SIDE
        box = QRectF(x - _SIGN / 2, top - _SIGN / 2, _SIGN, _SIGN)
        paint_kind(easel.painter, box, kind, easel.palette)


def _middle(points: tuple[XY, ...]) -> XY:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
