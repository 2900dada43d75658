# SPDX-License-Identifier: GPL-3.0-or-later
"""Seats, tables, desks and benches: dots from afar, squares nearer, turned chairs close by."""

import numpy as np
from numpy.typing import NDArray
from PyQt6.QtCore import QRectF, Qt

from planner.model.plan import Furniture
from planner.model.shapes import direction
from ui.desktop.canvas.easel import Easel, draw_lines, line, mixed, pen
from ui.desktop.canvas.labels import extent

_MOST_PIECES = 20_000  # of a group that are drawn one by one
_LEAST_PIECE = 1.2  # px, below which a group is one field
_SQUARE = 7.0  # px, up to which a seat is a plain square


def paint_furniture(easel: Easel, furniture: Furniture) -> None:
    """A group of furniture."""
    painter, palette = easel.painter, easel.palette
    colour = mixed(palette.pavilions["services"], palette.booth_line, 0.55)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    k = easel.view.scale / 1000.0
    count = furniture.columns * furniture.rows
    if count > _MOST_PIECES or min(furniture.size) * k < _LEAST_PIECE:
        painter.setBrush(mixed(palette.pavilions["services"], palette.booth_line, 0.25))
        painter.drawPolygon(easel.polygon(extent(furniture)))
        return
    corners = _shown(easel, corner_array(furniture))
    if furniture.kind != "seat":
        _chairs(easel, furniture)
        painter.setBrush(mixed(palette.pavilions["services"], palette.booth_line, 0.35))
        painter.setPen(pen(palette.booth_line, 1.0))
        _pieces(easel, corners)
    elif min(furniture.size) * k <= _SQUARE:
        _pieces(easel, corners)
    else:
        _seats(easel, corners, furniture.facing)


def corner_array(furniture: Furniture) -> NDArray[np.float64]:
    """The corners of the pieces in the plan, shape (n, 4, 2), counter-clockwise from the first."""
    columns, rows = np.meshgrid(np.arange(furniture.columns), np.arange(furniture.rows))
    first = np.stack(
        [columns.ravel() * furniture.pitch[0], rows.ravel() * furniture.pitch[1]], axis=1
    )
    width, depth = furniture.size
    square = np.array([(0, 0), (width, 0), (width, depth), (0, depth)], dtype=float)
    local = first[:, None, :] + square[None, :, :]
    cosine, sine = direction(furniture.angle)
    turn = np.array([(cosine, sine), (-sine, cosine)])
    return np.asarray(local @ turn + np.asarray(furniture.at, dtype=float))


def _shown(easel: Easel, corners: NDArray[np.float64]) -> NDArray[np.float64]:
    low_x, low_y, high_x, high_y = easel.exposed
    middle = corners.mean(axis=1)
    reach = 2000.0
    inside = (
        (middle[:, 0] >= low_x - reach)
        & (middle[:, 0] <= high_x + reach)
        & (middle[:, 1] >= low_y - reach)
        & (middle[:, 1] <= high_y + reach)
    )
    return np.asarray(corners[inside])


def _screen(easel: Easel, corners: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(easel.view.array(corners.reshape(-1, 2)).reshape(corners.shape))


def _pieces(easel: Easel, corners: NDArray[np.float64]) -> None:
    """Pieces as rectangles where they lie square to the screen, else as polygons."""
    on_screen = _screen(easel, corners)
    if not len(on_screen):
        return
    low, high = on_screen.min(axis=1), on_screen.max(axis=1)
    edge = on_screen[0, 1] - on_screen[0, 0]
    if min(abs(edge)) < 1e-6:
        boxes = np.concatenate([low, high - low], axis=1)
        easel.painter.drawRects(*(QRectF(*box) for box in boxes.tolist()))
        return
    for piece in corners:
        easel.painter.drawPolygon(easel.polygon(piece))


def _seats(easel: Easel, corners: NDArray[np.float64], facing: float) -> None:
    """Chairs with a back: the back stands opposite to where the sitter looks."""
    painter, palette = easel.painter, easel.palette
    _pieces(easel, corners)
    back = {0: (0, 3), 90: (0, 1), 180: (1, 2), 270: (2, 3)}[round(facing / 90.0) * 90 % 360]
    painter.setPen(pen(palette.booth_line, 2.0))
    on_screen = _screen(easel, corners)
    backs = [line(piece[back[0]], piece[back[1]]) for piece in on_screen.tolist()]
    draw_lines(painter, backs)
    painter.setPen(Qt.PenStyle.NoPen)


def _chairs(easel: Easel, furniture: Furniture) -> None:
    """Chairs about each table: along its longer sides first, as many as it says."""
    if not furniture.chairs or min(furniture.size) * easel.view.scale / 1000.0 < _SQUARE:
        return
    cosine, sine = direction(furniture.angle)
    width, depth = furniture.size
    lengthwise = width >= depth
    long_side = (furniture.chairs + 1) // 2
    places = []
    for index in range(furniture.chairs):
        side, place = divmod(index, long_side)
        share = (place + 0.5) / long_side
        across = -300.0 if side == 0 else (depth if lengthwise else width) + 300.0
        places.append((share * width, across) if lengthwise else (across, share * depth))
    for piece in _shown(easel, corner_array(furniture)):
        for u, v in places:
            x, y = piece[0][0] + u * cosine - v * sine, piece[0][1] + u * sine + v * cosine
            middle = easel.view.to_screen((x, y))
            radius = 220.0 * easel.view.scale / 1000.0
            easel.painter.drawEllipse(
                QRectF(middle[0] - radius, middle[1] - radius, 2 * radius, 2 * radius)
            )
