# SPDX-License-Identifier: GPL-3.0-or-later
"""A line from point to point: the outline that is being drawn, or a distance that is measured."""

import math
from itertools import pairwise

import numpy as np
from PyQt6.QtCore import QPointF, QRectF, Qt

from ui.desktop.canvas.cards import Card, Line, card_corner, paint_card
from ui.desktop.canvas.easel import Easel, faded, pen
from ui.desktop.canvas.strokes import cased_line
from ui.desktop.canvas.view import XY
from ui.desktop.tools.overlay import Chain, Said

_DOT, _BAR = 3.5, 6.0  # px
_SHORTEST = 30.0  # px: a shorter leg has its figure beside it


def paint_chain(easel: Easel, chain: Chain) -> None:
    """Legs, their figures, and the corners: bars across a measured one, dots on a drawn one."""
    palette, painter = easel.palette, easel.painter
    colour = palette.guide if chain.measured else palette.select
    ring = (*chain.points, chain.points[0]) if chain.closed else chain.points
    pixels = [easel.view.to_screen(point) for point in ring]
    if chain.closed:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faded(colour, 0.08))
        painter.drawPolygon(easel.polygon(chain.points))
    for start, end in pairwise(pixels):
        cased_line(easel, start, end, colour, 1.6)
        if chain.measured:
            _bars(easel, start, end)
    if not chain.measured:
        painter.setPen(pen(palette.floor, 1.5))
        painter.setBrush(colour)
        for pixel in pixels:
            painter.drawEllipse(QPointF(*pixel), _DOT, _DOT)
    for (start, end), figure in zip(pairwise(pixels), chain.figures, strict=False):
        _figure(easel, start, end, figure)
    if chain.inside:
        across, down = zip(*pixels, strict=True)
        middle = (sum(across) / len(across), sum(down) / len(down))
        easel.label(chain.inside, middle, 13, colour, palette.floor, bold=True)


def _bars(easel: Easel, start: XY, end: XY) -> None:
    """A bar across each end of a leg."""
    span = math.dist(start, end)
    if span < 1.0:
        return
    across = ((start[1] - end[1]) / span * _BAR, (end[0] - start[0]) / span * _BAR)
    for x, y in (start, end):
        cased_line(
            easel,
            (x - across[0], y - across[1]),
            (x + across[0], y + across[1]),
            easel.palette.guide,
            1.2,
        )


def _figure(easel: Easel, start: XY, end: XY, figure: str) -> None:
    """The figure on the middle of a leg, or below it where that is short."""
    colour = easel.palette.guide
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    needed = 7.0 * len(figure) + 16.0
    if math.dist(start, end) < (needed if abs(end[0] - start[0]) > abs(end[1] - start[1]) else 34):
        y += 18.0
    easel.label(figure, (x, y), 12, colour, easel.palette.floor)


def _about(pixel: XY, reach: float) -> QRectF:
    return QRectF(pixel[0] - reach, pixel[1] - reach, 2 * reach, 2 * reach)


def paint_said(
    easel: Easel,
    said: tuple[Said, ...],
    at: XY,
    chain: Chain | None = None,
    also: tuple[QRectF, ...] = (),
) -> None:
    """A card of some lines beside a place of the plan, clear of the points of a chain and of the
    figures on its legs, and of other boxes (px)."""
    lines = [Line(easel.text(f"card.{key}", **values), 12) for key, values in said]
    card = Card((Line(lines[0].text, 15, bold=True), *lines[1:]))
    pixel = easel.view.to_screen(at)
    clear = [_about(pixel, 24.0), *also]
    if chain is not None:
        ring = (*chain.points, chain.points[0]) if chain.closed else chain.points
        spots = [easel.view.to_screen(point) for point in ring]
        middles = [((x1 + x2) / 2, (y1 + y2) / 2) for (x1, y1), (x2, y2) in pairwise(spots)]
        clear += [_about(spot, 30.0) for spot in (*spots, *middles)]
        if chain.closed:  # the whole of what is measured
            across, down = zip(*spots, strict=True)
            size = (max(across) - min(across), max(down) - min(down))
            clear.append(QRectF(min(across), min(down), *size))
    corner = card_corner(card.size(), pixel, easel.frame, clear, np.empty((0, 4)), None)
    paint_card(easel, card, corner, easel.palette.line, easel.palette.guide)
