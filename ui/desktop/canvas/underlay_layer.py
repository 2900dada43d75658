# SPDX-License-Identifier: GPL-3.0-or-later
"""Drawings and pictures under the plan."""

from collections.abc import Iterable

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QPainter, QTransform

from planner.model.drawn import Underlay
from planner.model.shapes import direction
from ui.desktop.canvas.easel import Easel, pen
from ui.desktop.laid import Laid


def paint_underlays(easel: Easel, laid: Iterable[Laid]) -> None:
    """Those that are shown and read, the first lowest."""
    painter = easel.painter
    for each in laid:
        underlay, ready = each.underlay, each.ready
        if ready is None or not underlay.shown or not underlay.opacity:
            continue
        painter.save()
        painter.setOpacity(underlay.opacity / 100)
        painter.setTransform(_to_screen(easel, underlay), combine=True)
        if ready.image is not None:
            left, low, right, high = ready.sheet.box
            # Rows of a picture run downwards, its own y up.
            painter.translate(left, high)
            painter.scale(1.0, -1.0)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(0.0, 0.0, right - left, high - low), ready.image)
        elif ready.path is not None:
            thin = pen(easel.palette.text2, 1.0)
            thin.setCosmetic(True)
            painter.setPen(thin)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(ready.path)
        painter.restore()


def _to_screen(easel: Easel, underlay: Underlay) -> QTransform:
    """From a sheet's own units to pixels."""
    cosine, sine = direction(underlay.angle)
    x, y = underlay.at
    scale = underlay.scale
    start = easel.view.to_screen((x, y))
    across = easel.view.to_screen((x + scale * cosine, y + scale * sine))
    upwards = easel.view.to_screen((x - scale * sine, y + scale * cosine))
    return QTransform(
        across[0] - start[0],
        across[1] - start[1],
        upwards[0] - start[0],
        upwards[1] - start[1],
        *start,
    )
