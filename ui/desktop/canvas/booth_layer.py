# SPDX-License-Identifier: GPL-3.0-or-later
"""Areas with their seats and tables, and booths with sides, labels and status marks."""

from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PyQt6.QtCore import QLineF, QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QPolygonF

from planner.model.drawn import Dimension, PlanText, Structure
from planner.model.plan import Area, Booth
from planner.model.shapes import Rectangle
from planner.model.values import assumed
from ui.desktop.canvas.drawn_layer import paint_dimensions, paint_structures, paint_texts
from ui.desktop.canvas.easel import Easel, draw_lines, pen
from ui.desktop.canvas.furniture import paint_furniture
from ui.desktop.canvas.labels import MARK, Label, area_label, booth_label, paint_label
from ui.desktop.marks import paint_note, paint_padlock, paint_status

OPEN_DASH = (4.0, 3.0)
LOCK = 11.0  # px

Floats = NDArray[np.float64]


def paint_things(easel: Easel, hidden: Collection[str] = ()) -> None:
    """The exposed things, but for some (those that are being moved)."""
    scene = easel.scene
    things = [scene.things[place] for place in scene.exposed(easel.exposed)]
    shown = [thing for thing in things if thing.id not in hidden]
    paint_areas(easel, [thing for thing in shown if isinstance(thing, Area)])
    paint_booths(easel, [thing for thing in shown if isinstance(thing, Booth)])
    paint_structures(easel, [thing for thing in shown if isinstance(thing, Structure)])
    paint_dimensions(easel, [thing for thing in shown if isinstance(thing, Dimension)])
    paint_texts(easel, [thing for thing in shown if isinstance(thing, PlanText)])


def paint_areas(easel: Easel, areas: Iterable[Area]) -> None:
    """Areas in the given order, each with its furniture and name."""
    painter, palette = easel.painter, easel.palette
    shows = easel.scene.layering.shows
    for area in areas:
        pavilion = easel.scene.site.pavilions.get(area.pavilion or "")
        fill = palette.pavilions["services" if pavilion is None else pavilion.colour]
        dashed = "shape" in assumed(area.facts)
        painter.setBrush(Qt.BrushStyle.NoBrush if easel.bare else fill)
        painter.setPen(pen(palette.booth_line, 1.0, OPEN_DASH if dashed else ()))
        painter.drawPolygon(easel.polygon(area.shape.corners()))
        for furniture in area.furniture if shows("furniture") else ():
            paint_furniture(easel, furniture)
        if shows("names"):
            paint_area_label(easel, area, palette.ink, palette.floor if easel.bare else fill)


def paint_area_label(easel: Easel, area: Area, ink: QColor, ground: QColor) -> None:
    """An area's name, on a plate where it stands over seats."""
    label, over_seats = area_label(easel.view, area, easel.language)
    if label is not None:
        if over_seats:
            _plate(easel, label, ground)
        paint_label(easel, label, ink)
        if area.locked:
            _padlock(easel, label, ink)


def _plate(easel: Easel, label: Label, fill: QColor) -> None:
    """A quiet ground behind a name that stands over seats."""
    painter = easel.painter
    left = min(run.x for run in label.runs) - 4
    right = max(run.x + run.width for run in label.runs) + 4
    top = min(run.y - 0.95 * run.size for run in label.runs) - 2
    bottom = max(run.y + 0.3 * run.size for run in label.runs) + 2
    painter.save()
    painter.translate(*label.middle)
    painter.rotate(label.angle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    corner = (left - label.width / 2, top - label.height / 2)
    painter.drawRoundedRect(QRectF(*corner, right - left, bottom - top), 3, 3)
    painter.restore()


def paint_booths(easel: Easel, booths: Sequence[Booth]) -> None:
    """Fills first, then all sides at once, then what is written: shared sides never differ."""
    painter, palette = easel.painter, easel.palette
    if not booths:
        return
    rings = [booth.shape.corners() for booth in booths]
    counts = [len(ring) for ring in rings]
    corners = easel.view.array(np.array([corner for ring in rings for corner in ring]))
    if not easel.bare:
        _fill(easel, booths, counts, corners)
    opened, closed = _sides(booths, counts, corners)
    level = easel.detail
    painter.setPen(pen(palette.booth_line, level.open, OPEN_DASH if level.dashed else ()))
    draw_lines(painter, opened)
    painter.setPen(pen(palette.wall, level.closed, cap=Qt.PenCapStyle.SquareCap))
    draw_lines(painter, closed)
    for booth in booths if easel.scene.layering.shows("names") else ():
        paint_booth_label(easel, booth, palette.ink)


def _fill(easel: Easel, booths: Sequence[Booth], counts: Sequence[int], corners: Floats) -> None:
    painter, last = easel.painter, None
    painter.setPen(Qt.PenStyle.NoPen)
    points = [QPointF(x, y) for x, y in corners.tolist()]
    at = 0
    for booth, count in zip(booths, counts, strict=True):
        if (fill := easel.fill(booth)) is not last:
            painter.setBrush(fill)
            last = fill
        painter.drawPolygon(QPolygonF(points[at : at + count]))
        at += count


def _sides(
    booths: Sequence[Booth], counts: Sequence[int], corners: Floats
) -> tuple[list[QLineF], list[QLineF]]:
    """The open sides of booths on the screen, and the closed ones."""
    last = np.cumsum(counts) - 1
    following = np.arange(1, len(corners) + 1)
    following[last] -= counts
    ends = np.concatenate([corners, corners[following]], axis=1)
    opened = np.zeros(len(corners), dtype=np.bool_)
    first = (last + 1 - counts).tolist()
    opened[[at + side for at, it in zip(first, booths, strict=True) for side in it.open_sides]] = 1
    return _lines(ends[opened]), _lines(ends[~opened])


def _lines(ends: Floats) -> list[QLineF]:
    return [QLineF(*row) for row in ends.tolist()]


def paint_booth_label(easel: Easel, booth: Booth, ink: QColor) -> None:
    """Number, name and status of a booth as the zoom allows."""
    label = booth_label(easel.view, easel.scene.site, booth, easel.language)
    if label is None:
        return
    paint_label(easel, label, ink)
    if booth.locked:
        _padlock(easel, label, ink)
    if booth.note:
        _note(easel, label, ink)
    number = label.runs[0]
    in_corner = number.text == booth.number and number.y < 16
    if easel.detail.numbered and in_corner and number.x + number.width + MARK <= label.width:
        _status(easel, booth, label, ink)


def _status(easel: Easel, booth: Booth, label: Label, ink: QColor) -> None:
    """The status in the top right corner; where that is no corner of the booth, by the number."""
    painter = easel.painter
    painter.save()
    painter.translate(*label.middle)
    painter.rotate(label.angle)
    number = label.runs[0]
    square = isinstance(booth.shape, Rectangle)
    left = label.width - 14 if square else number.x + number.width + 5
    box = QRectF(left - label.width / 2, 4 - label.height / 2, 9, 9)
    paint_status(painter, box, booth.status, ink)
    painter.restore()


def _note(easel: Easel, label: Label, ink: QColor) -> None:
    """The sign of a note, in the lower left corner where it hides no words."""
    left, bottom = -label.width / 2, label.height / 2
    low = max(run.y + 0.3 * run.size for run in label.runs) - bottom
    if not easel.detail.numbered or low > bottom - LOCK - 2:
        return
    easel.painter.save()
    easel.painter.translate(*label.middle)
    easel.painter.rotate(label.angle)
    paint_note(easel.painter, QRectF(left + 4, bottom - LOCK - 3, LOCK, LOCK), ink)
    easel.painter.restore()


def _padlock(easel: Easel, label: Label, ink: QColor) -> None:
    """The sign of a locked thing, in the lower right corner where it hides no words."""
    right, bottom = label.width / 2, label.height / 2
    low = max(run.y + 0.3 * run.size for run in label.runs) - bottom
    if not easel.detail.numbered or low > bottom - LOCK - 2:
        return
    easel.painter.save()
    easel.painter.translate(*label.middle)
    easel.painter.rotate(label.angle)
    box = QRectF(right - LOCK - 4, bottom - LOCK - 3, LOCK, LOCK)
    paint_padlock(easel.painter, box, ink)
    easel.painter.restore()
