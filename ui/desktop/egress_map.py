# SPDX-License-Identifier: GPL-3.0-or-later
"""The map of an egress analysis: walks to the nearest open exit, and what the exits take."""

from dataclasses import dataclass

import numpy as np

from planner.drawing.travel import band_width
from planner.locale import text
from planner.model.values import Name
from planner.paths.cells import to_edges, travel_cells
from planner.paths.leaving import Leaving
from planner.rules.egress import Egress
from planner.rules.travel_distance import smoothed
from ui.desktop.canvas.view import XY
from ui.desktop.heat import STEPS, Heat, heat


@dataclass(frozen=True, eq=False, kw_only=True)
class EgressMap(Heat):
    """A map that brings its analysis: the canvas paints exits, bottlenecks and the longest walk."""

    egress: Egress
    walk: tuple[XY, ...]  # the longest, as it is drawn


def egress_map(made: Egress) -> EgressMap:
    """The walks to the nearest open exit as a map (a second or so)."""
    of = made.survey
    standing = of.standing
    open_ = {use.exit.opening.id for use in made.nearest.uses if use.open}
    goals = {name: sides for name, sides in standing.exits.items() if name in open_}
    network = standing.network
    cells = to_edges(travel_cells(Leaving(of.site, network, goals)), network.free)
    reached = cells.values[np.isfinite(cells.values)]
    width = band_width(float(reached.max(initial=0.0)))
    limits = [float(width * step) for step in range(1, STEPS)]
    marks = [str(width * step // 1000) for step in range(STEPS)]
    title = Name(ko=text("egress.map", "ko"), en=text("egress.map", "en"))
    plain = heat(of.site, cells, limits, title, marks)
    return EgressMap(
        site=plain.site,
        steps=plain.steps,
        box=plain.box,
        title=plain.title,
        marks=plain.marks,
        note=plain.note,
        egress=made,
        walk=() if made.longest is None else smoothed(made.longest.points),
    )
