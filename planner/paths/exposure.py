# SPDX-License-Identifier: GPL-3.0-or-later
"""How many visitors pass each booth: flows between entrances and attractions, spread over walks.

Who walks from where to where is told by ``gravity``, on which pieces of floor by ``streets``.

Exposure: across the aisle before each open side of a booth lies a gate, from the side's middle to
what stands opposite; counted is who crosses it, half of it for who comes or goes on the gate
itself (a visitor of the booth opposite), and not who comes to the booth.  Limits: visitors know
the hall, do not crowd each other out, and look for booths by their size alone; all numbers of the
model are assumed.  See docs/exposure.md.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from planner.floor.site import Site
from planner.paths.between import Place
from planner.paths.doors import booth_sides
from planner.paths.gravity import ASSUMED, End, ExposureModel, demand, ends_of
from planner.paths.streets import Segment, Streets, rounded, set_out
from planner.paths.watch import Watch, go_on, tell


@dataclass(frozen=True, eq=False)
class Exposure:
    """Visitors who pass each booth (by id), who come to each, and how many walk where.

    ``flows`` are straight pieces of walks with the visitors on them, both ways together.
    """

    model: ExposureModel
    passing: Mapping[str, float]
    coming: Mapping[str, float]
    flows: Sequence[tuple[Segment, float]]

    @cached_property
    def fairness(self) -> float:
        """The Gini coefficient of ``passing``: 0 all alike, towards 1 all for one."""
        return gini(list(self.passing.values()))


def gini(values: Sequence[float]) -> float:
    """The Gini coefficient of some amounts (Gini, 1912): half the relative mean difference."""
    amounts = np.sort(np.asarray(values, dtype=float))
    total = float(amounts.sum())
    if not len(amounts) or total == 0:
        return 0.0
    ranks = np.arange(1, len(amounts) + 1)
    share = float((2 * ranks - len(amounts) - 1) @ amounts / (len(amounts) * total))
    return max(0.0, share)  # equal amounts come out a rounding below


def exposure(site: Site, model: ExposureModel = ASSUMED, watch: Watch = go_on) -> Exposure:
    """The exposure of all booths of a site (a second or more: run it in the background).

    Raises Stopped soon after ``watch`` says that it is no longer wanted.
    """
    tell(watch, 0.0)
    ends = ends_of(site, model)
    streets = Streets.of(site, model.width, [place for end in ends for place in end.places])
    own = [streets.numbers(end.places) for end in ends]
    nodes = np.array([node for places in own for node in places], dtype=np.int64)
    owner = np.repeat(np.arange(len(ends)), [len(places) for places in own])
    begins = np.flatnonzero(np.diff(owner, prepend=-1))
    trees = []
    for number, places in enumerate(own):
        tell(watch, 0.4 + 0.3 * number / len(ends))
        trees.append(streets.tree(places))
    apart = [np.minimum.reduceat(tree.far[nodes], begins) for tree in trees]
    flows = demand(ends, np.array(apart).reshape(len(ends), len(ends)), model)
    load = np.zeros(len(streets.segments))
    for number, tree in enumerate(trees):
        tell(watch, 0.7 + 0.2 * number / len(ends))
        people = set_out(tree, nodes, owner, flows[:, number], model.spread)
        load += streets.loaded(tree, people, model.spread)
    tell(watch, 0.9)
    coming = {end.id: float(flows[:, i].sum()) for i, end in enumerate(ends) if not end.entrance}
    used = np.flatnonzero(load > 0).tolist()
    pieces = [(streets.segments[number], float(load[number])) for number in used]
    return Exposure(model, _passing(site, model, pieces, ends), coming, pieces)


def _passing(
    site: Site,
    model: ExposureModel,
    pieces: Sequence[tuple[Segment, float]],
    ends: Sequence[End],
) -> dict[str, float]:
    """Who crosses the gates of each booth."""
    gates = _gates(site, model.gate)
    passing = {booth.id: 0.0 for booth in site.plan.booths}
    if not gates or not pieces:
        return passing
    own = {end.id: frozenset(map(rounded, end.places)) for end in ends}
    people = [load for _, load in pieces]
    lines = shapely.linestrings(np.array([gate for _, gate in gates]))
    walks = np.asarray(shapely.linestrings(np.array([segment for segment, _ in pieces])))
    row, piece = shapely.STRtree(walks).query(lines, "intersects")
    for number, edge in zip(row.tolist(), piece.tolist(), strict=True):
        name, (foot, tip) = gates[number]
        one, two = pieces[edge][0]
        if own.get(name, frozenset()).isdisjoint((one, two)):  # nobody comes to a walled-in booth
            passing[name] += people[edge] * abs(_hand(foot, tip, one) - _hand(foot, tip, two)) / 2
    return passing


def _hand(foot: Place, tip: Place, place: Place) -> int:
    """On which side of a gate a place is: 1, -1, or 0 on it (to a hundredth of a mm)."""
    along = (tip[0] - foot[0], tip[1] - foot[1])
    cross = along[0] * (place[1] - foot[1]) - along[1] * (place[0] - foot[0])
    off = round(cross / math.hypot(*along), 2)
    return (off > 0) - (off < 0)


def _gates(site: Site, longest: float) -> list[tuple[str, Segment]]:
    """Lines across the aisle before each open side, to what stands opposite, by booth.

    There is none where something stands right before a side.
    """
    sides = [(booth.id, side) for booth in site.plan.booths for side in booth_sides(booth)]
    if not sides:
        return []
    feet = shapely.points([side.at(0.0, 1.0) for _, side in sides])
    rays = np.asarray(
        shapely.linestrings([[side.at(0.0, 1.0), side.at(0.0, longest)] for _, side in sides])
    )
    free = np.asarray(shapely.intersection(rays, site.ground.floor))
    solids = np.array([solid.polygon for solid in site.solids.values()])
    row, solid = shapely.STRtree(solids).query(rays, "intersects")
    for number, other in zip(row.tolist(), solid.tolist(), strict=True):
        free[number] = shapely.difference(free[number], solids[other])
    found = []
    for (booth, side), foot, line in zip(sides, feet, free, strict=True):
        near = [part for part in shapely.get_parts(line) if part.distance(foot) < 1.0]
        if near and near[0].length > 0:
            found.append((booth, (side.middle, side.at(0.0, 1.0 + near[0].length))))
    return found
