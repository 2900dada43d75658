# SPDX-License-Identifier: GPL-3.0-or-later
"""Small cards over the plan: what a drag breaks, how far a walk is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QColor

from ui.desktop.canvas.easel import Easel, faded, line, pen, text_width
from ui.desktop.canvas.lettering import words, wrapped
from ui.desktop.canvas.view import XY

PADDING, WIDEST, GAP = 12.0, 300.0, 12.0
_RADIUS = 9.0
_CLEAR = 20.0  # px about a place that a leader leaves free


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a card: text, size, and its looks."""

    text: str
    size: int
    bold: bool = False
    soft: bool = False
    signal: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """Lines that are wrapped to the card's width, with room for a sign before the first."""

    lines: tuple[Line, ...]
    sign: bool = False

    def rows(self) -> tuple[Line, ...]:
        """The lines as they are set."""
        rows: list[Line] = []
        for each in self.lines:
            room = (WIDEST - 2 * PADDING - (24 if self.sign and not rows else 0)) / each.size
            texts = wrapped(words(each.text), room, text_width) or (each.text,)
            rows += [Line(text, each.size, each.bold, each.soft, each.signal) for text in texts]
        return tuple(rows)

    def size(self) -> XY:
        """Width and height in px."""
        rows = self.rows()
        widths = [text_width(row.text, row.bold) * row.size for row in rows]
        if self.sign and widths:
            widths[0] += 24
        return max(widths, default=0.0) + 2 * PADDING, sum(
            _pitch(row) for row in rows
        ) + 2 * PADDING


def _pitch(row: Line) -> float:
    return round(row.size * 1.5)


def paint_card(easel: Easel, card: Card, corner: XY, edge: QColor, signal: QColor) -> QRectF:
    """Paint a card with its top left corner at a pixel; returns its place."""
    painter, palette = easel.painter, easel.palette
    place = QRectF(*corner, *card.size())
    painter.setPen(pen(faded(QColor(0, 0, 0), 0.10), 4.0))
    painter.setBrush(palette.panel)
    painter.drawRoundedRect(place.translated(0, 2), _RADIUS, _RADIUS)
    painter.setPen(pen(edge, 1.2))
    painter.drawRoundedRect(place, _RADIUS, _RADIUS)
    y = corner[1] + PADDING
    for index, row in enumerate(card.rows()):
        pitch = _pitch(row)
        colour = signal if row.signal else palette.text2 if row.soft else palette.text
        x = corner[0] + PADDING + (24 if card.sign and index == 0 else 0)
        easel.write(row.text, (x, y + pitch / 2 + row.size * 0.36), row.size, colour, row.bold)
        y += pitch
    return place


def paint_leader(easel: Easel, card: QRectF, at: XY, colour: QColor) -> None:
    """The line from a card to the pixel that it tells of."""
    foot = (
        min(max(at[0], card.left() + 16), card.right() - 16),
        card.bottom() if card.center().y() < at[1] else card.top(),
    )
    # It ends short of the figure that stands at the place.
    length = max(math.dist(foot, at), 1.0)
    share = max(0.0, 1.0 - _CLEAR / length)
    tip = (foot[0] + (at[0] - foot[0]) * share, foot[1] + (at[1] - foot[1]) * share)
    easel.painter.setPen(pen(colour, 1.4))
    easel.painter.drawLine(line(foot, tip))


def card_corner(
    size: XY,
    about: XY,
    frame: tuple[float, float, float, float],
    shunned: Sequence[QRectF],
    others: NDArray[np.float64],
    last: XY | None,
) -> XY:
    """Where a card stands: near a pixel, in the frame, never over what is shunned.

    Among such places the one that hides least of ``others`` (boxes, shape (n, 4)) and is nearest.
    The last place is kept while it is still allowed, so that the card does not dance.
    """
    if last is not None and _allowed(last, size, frame, shunned):
        return last
    left, top, right, bottom = (frame[0] + GAP, frame[1] + GAP, frame[2] - GAP, frame[3] - GAP)
    xs = np.linspace(left, max(left, right - size[0]), 9)
    ys = np.linspace(top, max(top, bottom - size[1]), 9)
    corners: list[tuple[float, XY]] = []
    for x in (*xs.tolist(), about[0] + 40, about[0] - size[0] - 40):
        for y in (*ys.tolist(), about[1] - size[1] - 40, about[1] + 40):
            corner = (x, y)
            inside = left <= x <= right - size[0] and top <= y <= bottom - size[1]
            if not inside and corner != (xs[0], ys[0]):
                continue
            distance = math.hypot(x + size[0] / 2 - about[0], y + size[1] / 2 - about[1])
            crossing = 150.0 if _crosses(corner, size, about, shunned) else 0.0
            banned = 0.0 if _allowed(corner, size, frame, shunned) else 1e9
            corners.append((banned + crossing + distance, corner))
    # What a card hides is the dearest to know, and only makes a place worse.
    best = (math.inf, (left, top))
    for cost, corner in sorted(corners):
        if cost >= best[0]:
            break
        hidden = _overlap(corner, size, others)
        best = min(best, (cost + 2.0 * hidden / max(size[0], 1.0), corner))
    return best[1]


def _allowed(
    corner: XY, size: XY, frame: tuple[float, float, float, float], shunned: Sequence[QRectF]
) -> bool:
    place = QRectF(*corner, *size)
    inside = (
        corner[0] >= frame[0]
        and corner[1] >= frame[1]
        and corner[0] + size[0] <= frame[2]
        and corner[1] + size[1] <= frame[3]
    )
    return inside and not any(place.intersects(other) for other in shunned)


def _crosses(corner: XY, size: XY, about: XY, shunned: Sequence[QRectF]) -> bool:
    """Whether the way from a card to what it is about leads over what it is about."""
    middle = (corner[0] + size[0] / 2, corner[1] + size[1] / 2)
    shares = (0.1, 0.25, 0.4, 0.55, 0.7)  # the last part always lies between the things
    return any(
        box.contains(
            about[0] + (middle[0] - about[0]) * share, about[1] + (middle[1] - about[1]) * share
        )
        for share in shares
        for box in shunned
    )


def _overlap(corner: XY, size: XY, boxes: NDArray[np.float64]) -> float:
    if not len(boxes):
        return 0.0
    wide = np.minimum(boxes[:, 2], corner[0] + size[0]) - np.maximum(boxes[:, 0], corner[0])
    high = np.minimum(boxes[:, 3], corner[1] + size[1]) - np.maximum(boxes[:, 1], corner[1])
    return float((np.maximum(wide, 0) * np.maximum(high, 0)).sum())
