# SPDX-License-Identifier: GPL-3.0-or-later
"""The still picture: painted once for a view with a margin about it, then only copied."""

from dataclasses import dataclass, replace

from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QPainter, QPixmap

from planner.locale import Language
from ui.desktop.canvas.easel import Easel
from ui.desktop.canvas.layers import paint_static
from ui.desktop.canvas.scene import Scene
from ui.desktop.canvas.view import XY, View
from ui.desktop.colouring import Colouring
from ui.desktop.heat import Heat
from ui.desktop.laid import Laid
from ui.desktop.theme import Palette

MARGIN = 192  # px beyond each edge, so that short pans repaint nothing


@dataclass(frozen=True, slots=True)
class Sight:
    """What a still picture shows, beside its view; scenes, maps … are the same or are not.

    ``hidden`` are the ids of things that are being moved and painted elsewhere; the widget has a
    ``size`` in px and a device pixel ``ratio``.
    """

    scene: Scene
    palette: Palette
    language: Language
    hidden: frozenset[str]
    heat: Heat | None
    colouring: Colouring | None
    laid: tuple[Laid, ...]
    size: tuple[int, int]
    ratio: float


@dataclass(frozen=True, eq=False)
class Still:
    """What the picture was painted for, and the picture."""

    view: View
    sight: Sight
    picture: QPixmap

    def fits(self, view: View, sight: Sight) -> bool:
        """Whether the picture shows all of this, if it is moved by no more than its margin."""
        across, down = self.shift(view)
        return (
            self.sight == sight
            and (self.view.scale, self.view.turned) == (view.scale, view.turned)
            and max(abs(across), abs(down)) <= MARGIN
        )

    def shift(self, view: View) -> XY:
        """How far another view of the same scale has moved since."""
        return (view.origin[0] - self.view.origin[0], view.origin[1] - self.view.origin[1])

    def show(self, painter: QPainter, view: View) -> None:
        """Copy the picture to where the view has it now."""
        across, down = self.shift(view)
        painter.drawPixmap(QPointF(across - MARGIN, down - MARGIN), self.picture)


def paint_still(view: View, sight: Sight) -> Still:
    """Paint the still picture of a sight."""
    (across, down), ratio = sight.size, sight.ratio
    whole = (across + 2 * MARGIN, down + 2 * MARGIN)
    picture = QPixmap(round(whole[0] * ratio), round(whole[1] * ratio))
    picture.setDevicePixelRatio(ratio)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    easel = Easel(
        painter,
        replace(view, origin=(view.origin[0] + MARGIN, view.origin[1] + MARGIN)),
        sight.scene,
        sight.palette,
        sight.language,
        (0.0, 0.0, *whole),
        bare=sight.heat is not None,
        colouring=sight.colouring,
    )
    paint_static(easel, sight.hidden, sight.heat, sight.laid)
    painter.end()
    return Still(view, sight, picture)
