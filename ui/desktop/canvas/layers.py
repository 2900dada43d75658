# SPDX-License-Identifier: GPL-3.0-or-later
"""The layers of the still picture, in painting order."""

from collections.abc import Collection, Sequence

from ui.desktop.canvas.booth_layer import paint_things
from ui.desktop.canvas.easel import Easel
from ui.desktop.canvas.ground_layer import paint_ground, paint_structure
from ui.desktop.canvas.heat_layer import paint_heat
from ui.desktop.canvas.openings_layer import paint_fixtures, paint_fronts, paint_openings
from ui.desktop.canvas.underlay_layer import paint_underlays
from ui.desktop.heat import Heat
from ui.desktop.laid import Laid


def paint_static(
    easel: Easel,
    hidden: Collection[str] = (),
    heat: Heat | None = None,
    laid: Sequence[Laid] = (),
) -> None:
    """Everything that changes only with plan, map, view, language or theme.

    ``hidden`` are the ids of things that are being moved and painted elsewhere.
    """
    paint_ground(easel)
    shows = easel.scene.layering.shows
    if shows("underlays"):
        paint_underlays(easel, laid)
    if heat is not None:
        paint_heat(easel, heat)
    paint_things(easel, hidden)
    if shows("fronts"):
        paint_fronts(easel)
    paint_structure(easel)
    if shows("fixtures"):
        paint_fixtures(easel)
    if shows("openings"):
        paint_openings(easel)
