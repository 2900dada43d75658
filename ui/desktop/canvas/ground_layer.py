# SPDX-License-Identifier: GPL-3.0-or-later
"""The ground on the screen: floor, grid, zones, pits, columns, walls, dividers."""

import math
from collections.abc import Sequence

import numpy as np
import shapely
from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QColor, QPainter, QPainterPath, QPen

from planner.model.shapes import doubled_area
from planner.model.values import Facts, assumed
from ui.desktop.canvas.detail import ZONES_ONLY
from ui.desktop.canvas.easel import Easel, draw_lines, faded, line, mixed, pen, text_width
from ui.desktop.canvas.view import XY, Box

ASSUMED_DASH = (3.0, 3.0)


def is_assumed(facts: Facts, attribute: str) -> bool:
    """Whether an attribute of a thing is only assumed."""
    return attribute in assumed(facts)


def paint_ground(easel: Easel) -> None:
    """Everything under the booths."""
    painter, palette = easel.painter, easel.palette
    frame = QRectF(easel.frame[0], easel.frame[1], *_size(easel.frame))
    painter.fillRect(frame, palette.canvas)
    shows = easel.scene.layering.shows
    if shows("zones"):
        _outer_zones(easel)
    floor = _floor_path(easel)
    painter.fillPath(floor, palette.floor)
    painter.save()
    painter.setClipPath(floor)
    if shows("zones"):
        _plazas(easel)
    if shows("grid"):
        _grid(easel)
    painter.restore()
    if easel.detail.pits and shows("pits"):
        _pits(easel)
    if shows("zones"):
        _zone_names(easel)


def paint_structure(easel: Easel) -> None:
    """Columns, inner walls, dividers and the outline of the halls, over the booths."""
    painter, palette = easel.painter, easel.palette
    painter.setBrush(mixed(palette.floor, palette.wall, 0.35))
    for column in easel.scene.site.ground.columns:
        painter.setPen(_assumable(palette.wall, 1.2, column.facts, "shape"))
        painter.drawPolygon(easel.polygon(column.shape.corners()))
    painter.setBrush(palette.wall)
    for wall in easel.scene.site.ground.walls:
        painter.setPen(_assumable(palette.wall, 1.2, wall.facts, "shape"))
        painter.drawPolygon(easel.polygon(wall.shape.corners()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(palette.wall, 3.0))
    painter.drawPath(_floor_path(easel))


def _assumable(colour: QColor, width: float, facts: Facts, attribute: str) -> QPen:
    return pen(colour, width, ASSUMED_DASH if is_assumed(facts, attribute) else ())


def _size(box: Sequence[float]) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def _floor_path(easel: Easel) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for part in shapely.get_parts(easel.scene.site.ground.floor).tolist():
        for ring in (part.exterior, *part.interiors):
            path.addPolygon(easel.polygon(np.asarray(ring.coords)))
            path.closeSubpath()
    return path


def _outer_zones(easel: Easel) -> None:
    """Lobby and freight yard: outside the halls, named, never mistaken for floor to build on."""
    painter, palette = easel.painter, easel.palette
    for zone in easel.scene.site.ground.zones:
        if zone.kind == "no-build":
            continue
        painter.setBrush(mixed(palette.canvas, palette.floor, 0.35))
        painter.setPen(pen(palette.line, 1.0, ASSUMED_DASH))
        painter.drawPolygon(easel.polygon(zone.outline))


def _grid(easel: Easel) -> None:
    """Grid lines at multiples of the level's step from the datum."""
    step = easel.detail.grid
    low_x, low_y, high_x, high_y = easel.exposed
    floor = easel.scene.site.ground.floor.bounds
    low_x, low_y = max(low_x, floor[0]), max(low_y, floor[1])
    high_x, high_y = min(high_x, floor[2]), min(high_y, floor[3])
    across = [
        ((x, low_y), (x, high_y))
        for x in range(math.ceil(low_x / step) * step, math.floor(high_x) + 1, step)
    ]
    along = [
        ((low_x, y), (high_x, y))
        for y in range(math.ceil(low_y / step) * step, math.floor(high_y) + 1, step)
    ]
    to_screen = easel.view.to_screen
    easel.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for share, wanted in ((0.45, _fine), (1.0, _coarse)):
        easel.painter.setPen(pen(faded(easel.palette.line, share), 1.0))
        chosen = [pair for pair in (*across, *along) if wanted(pair, step)]
        draw_lines(easel.painter, [line(to_screen(a), to_screen(b)) for a, b in chosen])
    easel.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


_Pair = tuple[XY, XY]


def _coarse(pair: _Pair, step: int) -> bool:
    """Every third line of a grid (every second below a metre) is drawn stronger."""
    each = step * (3 if step >= 1000 else 2)
    place = pair[0][0] if pair[0][0] == pair[1][0] else pair[0][1]
    return place % each == 0


def _fine(pair: _Pair, step: int) -> bool:
    return not _coarse(pair, step)


def _plazas(easel: Easel) -> None:
    """Main aisles and plazas: a breath of tint, so that the open floor reads as meant."""
    painter, palette = easel.painter, easel.palette
    for kind, share in (("main-aisle", 0.2), ("plaza", 0.35)):
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for zone in easel.scene.site.plan.zones:
            if zone.kind == kind:
                corners = zone.outline if doubled_area(zone.outline) > 0 else zone.outline[::-1]
                path.addPolygon(easel.polygon(corners))
                path.closeSubpath()
        painter.fillPath(path, faded(palette.line, share))
    for doubtful in easel.scene.site.ground.zones:
        if doubtful.kind == "no-build":
            painter.setBrush(faded(palette.warn, 0.08))
            painter.setPen(pen(palette.warn, 1.0, ASSUMED_DASH))
            painter.drawPolygon(easel.polygon(doubtful.outline))


def _pits(easel: Easel) -> None:
    painter, palette = easel.painter, easel.palette
    painter.setBrush(Qt.BrushStyle.NoBrush)
    least, least_y, most, most_y = easel.exposed
    for pit in easel.scene.site.ground.pits:
        if least <= pit.at[0] <= most and least_y <= pit.at[1] <= most_y:
            painter.setPen(_assumable(palette.edge, 1.0, pit.facts, "at"))
            (x, y), (width, depth) = pit.at, pit.size
            box = easel.view.screen_box(
                (x - width / 2, y - depth / 2, x + width / 2, y + depth / 2)
            )
            painter.drawRect(QRectF(box[0], box[1], *_size(box)))


def _zone_names(easel: Easel) -> None:
    """Names of zones where they fit beside everything else, each on floor of its own."""
    palette = easel.palette
    size = 10 if easel.view.scale < ZONES_ONLY else 12
    for zone in easel.scene.zones:
        words = zone.name[easel.language]
        left, top, right, bottom = easel.view.screen_box(zone.place)
        width, height = right - left, bottom - top
        needed = (text_width(words, False) * size + 12, size * 1.4 + 2)
        middle: XY | None = ((left + right) / 2, (top + bottom) / 2)
        angle = 0.0
        if zone.outside:
            middle = _beside_hall(easel, (left, top, right, bottom), size)
        if needed[0] > width or needed[1] > height or (zone.outside and height > width):
            width, height, angle = height, width, -90.0
        if middle is not None and needed[0] <= width and needed[1] <= height:
            colour = palette.text2 if zone.outside else palette.text3
            easel.write_about(words, middle, size, colour, angle=angle)


# px from the hall to the name of a zone outside: at most, so that it stays in sight; at least,
# so that it stands clear of the names of doors.
_NAME_OUT, _NAME_CLEAR = 46.0, 30.0


def _beside_hall(easel: Easel, place: Box, size: int) -> XY | None:
    """The middle of a place outside the halls (px), drawn near to them as far as the place goes.

    None where it would stand among the names of doors.
    """
    hall = easel.view.screen_box(easel.scene.site.ground.floor.bounds)
    found = []
    for axis in (0, 1):
        low, high = place[axis], place[axis + 2]
        near = min(max((low + high) / 2, hall[axis] - _NAME_OUT), hall[axis + 2] + _NAME_OUT)
        room = min(float(size), (high - low) / 2)
        found.append(min(max(near, low + room), high - room))
    x, y = found
    out = max(hall[0] - x, x - hall[2], hall[1] - y, y - hall[3])
    return (x, y) if out >= _NAME_CLEAR else None
