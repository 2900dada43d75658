# SPDX-License-Identifier: GPL-3.0-or-later
"""A guided tour over the plan: its walk, its halts as numbered discs, late ones in red."""

import math

from ui.desktop.canvas.easel import Easel
from ui.desktop.canvas.route_layer import THICK, paint_ring, paint_track
from ui.desktop.canvas.strokes import disc
from ui.desktop.canvas.view import XY
from ui.desktop.document import ShownTour

_STEP = 22.0  # px by which a disc moves aside that would hide another


def paint_tour(easel: Easel, shown: ShownTour) -> None:
    """The walk from halt to halt; of discs that share a place, later ones stand beside it."""
    palette = easel.palette
    for call in shown.tour.calls:
        paint_track(easel, call.walk.points, THICK)
    taken: list[XY] = []
    for number, halt in enumerate(shown.halts):
        x, y = easel.view.to_screen(halt.at)
        while any(math.dist((x, y), other) < _STEP - 4 for other in taken):
            x += _STEP
        taken.append((x, y))
        if number == shown.halt:
            paint_ring(easel, (x, y))
        colour = palette.error if halt.late else palette.route
        disc(easel, (x, y), halt.label, colour, palette.floor)
