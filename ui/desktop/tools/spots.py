# SPDX-License-Identifier: GPL-3.0-or-later
"""A lone point that is set: a corner that is drawn or dragged, an end of a measured distance."""

import math
from collections.abc import Collection
from dataclasses import dataclass

from planner.floor.neighbours import Axis, Surroundings, surroundings_of
from planner.floor.site import Site
from planner.floor.snapping import GRID, Snap, snap
from ui.desktop.tools.dragging import tolerance
from ui.desktop.tools.events import XY, Pointer
from ui.desktop.tools.view import ToolView

NEAR = 12.0  # px: half of what a place is hit by


@dataclass(frozen=True, slots=True, eq=False)
class Spots:
    """What a point may snap to, read once for a site, and the point that it goes on from."""

    site: Site
    start: XY
    field: Surroundings


def spots_for(
    view: ToolView, start: XY = (0.0, 0.0), *, aisle: int = 0, without: Collection[str] = ()
) -> Spots:
    """Read what stands about, but for some things."""
    site = view.site
    return Spots(site, start, surroundings_of(site, start, aisle, without))


def spot(
    view: ToolView,
    about: Spots,
    pointer: Pointer,
    *,
    grid: int = GRID,
    locked: bool = False,
) -> tuple[XY, Snap]:
    """Where the pointer sets a point, and what drew it there (as a step from the start).

    ``locked``: along one axis of the plan from the start, the one that the pointer is nearer to.
    """
    start = about.start
    dx, dy = pointer.point[0] - start[0], pointer.point[1] - start[1]
    axis: Axis | None = (0 if abs(dx) < abs(dy) else 1) if locked else None
    if pointer.modifiers.alt or not view.snapping:
        found = Snap(0 if axis == 0 else round(dx), 0 if axis == 1 else round(dy))
    else:
        found = snap(about.field, dx, dy, tolerance(view), grid, locked=axis)
    return (start[0] + found.dx, start[1] + found.dy), found


def near(view: ToolView, one: XY, other: XY) -> bool:
    """Whether two places are one to the hand."""
    return math.dist(one, other) <= NEAR * view.pixel
