# SPDX-License-Identifier: GPL-3.0-or-later
"""Routes as people choose them: step-free, over several stops, other ways, quieter ways."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import Polygon

from planner.floor.footprints import footprint
from planner.floor.lookup import Spot
from planner.floor.site import Site
from planner.paths.between import WALKING_SPEED, Place, stands_on, walk_network
from planner.paths.exposure import Exposure
from planner.paths.network import WIDTH, NoWay, Reason, Walk, WalkNetwork

if TYPE_CHECKING:
    import networkx as nx

# Clear width of a step-free route, mm (편의증진법 시행규칙 별표 1: 1.2 m), and the speed on it, m/s
# (a manual wheelchair on the level: Boyce, Shields and Silcock, 1999). Both to be verified.
STEP_FREE_WIDTH = 1200.0
STEP_FREE_SPEED = 0.69
LONGEST_DETOUR = 1.5  # times the shortest walk: a longer one is no alternative
SHARED = 0.7  # of a walk: what shares more with another is no alternative to it
NEAR = 1500.0  # mm: walks no farther apart are the same
GATE = 12_000.0  # mm: the longest line across an aisle that closes it
THIN = 10.0  # mm
PLACES = (0.5, 0.35, 0.65, 0.2, 0.8)  # of a walk, where it is closed to find another


@dataclass(frozen=True)
class Walker:
    """Who walks: a body's width (mm), its speed (m/s), and whether steps stop it."""

    width: float = WIDTH
    speed: float = WALKING_SPEED
    step_free: bool = False

    @classmethod
    def on_wheels(cls, width: float = WIDTH) -> Walker:
        """Who needs a step-free route, at least as wide as the law asks."""
        return cls(max(width, STEP_FREE_WIDTH), STEP_FREE_SPEED, step_free=True)


@lru_cache(maxsize=4)
def network_for(site: Site, walker: Walker) -> WalkNetwork:
    """The network of a walker: raised floors without a ramp stop who needs a step-free way."""
    raised = raised_floors(site) if walker.step_free else ()
    if not raised:
        return walk_network(site, walker.width)
    solids = [solid.polygon for solid in site.solids.values()]
    return WalkNetwork(site.ground.floor, [*solids, *raised], walker.width)


def raised_floors(site: Site) -> tuple[Polygon, ...]:
    """The floors of areas that people walk on, that are raised and have no ramp."""
    return tuple(
        footprint(area.shape)
        for area in site.plan.areas
        if area.walkable and area.build is not None and area.build.platform and not area.build.ramp
    )


def up_a_step(site: Site, spot: Spot) -> bool:
    """Whether every booth or area of a spot stands on a raised floor without a ramp."""
    things = [site.booths.get(name) or site.areas.get(name) for name in spot.ids]
    builds = [None if thing is None else thing.build for thing in things]
    return bool(builds) and all(build and build.platform and not build.ramp for build in builds)


def find_route(site: Site, spots: Sequence[Spot], walker: Walker) -> tuple[Walk, ...] | NoWay:
    """The shortest walks from each spot to the next, each from where the one before it ended."""
    network = network_for(site, walker)
    places = [stands_on(network, site, spot) for spot in spots]
    here, walks = places[0], []
    for number, there in enumerate(places[1:], start=1):
        if walker.step_free and up_a_step(site, spots[number]):
            return NoWay(Reason.GOAL)
        walk = network.route(here, there)
        if isinstance(walk, NoWay):
            return walk
        walks.append(walk)
        here = (there[walk.goal],)
    return tuple(walks)


def alternatives(
    site: Site, start: Spot, goal: Spot, walker: Walker, shortest: Walk, most: int = 2
) -> tuple[Walk, ...]:
    """Other walks between two spots: the shortest where an aisle that the first uses is closed.

    Each is at most half as long again as the shortest, and shares at most 70 % with any other.
    """
    network = network_for(site, walker)
    starts, goals = stands_on(network, site, start), stands_on(network, site, goal)
    found = [shortest]
    for gate in _gates(site, network, shortest):
        if len(found) > most:
            break
        closed = WalkNetwork(network.floor, [*network.obstacles, gate], network.width)
        walk = closed.route(starts, goals)
        if (
            isinstance(walk, Walk)
            and walk.length <= LONGEST_DETOUR * shortest.length
            and all(_shared(walk, other) <= SHARED for other in found)
        ):
            found.append(walk)
    return tuple(sorted(found[1:], key=lambda walk: walk.length))


def _gates(site: Site, network: WalkNetwork, walk: Walk) -> Iterator[Polygon]:
    """Thin obstacles that close the aisle at some places of a walk."""
    line = shapely.LineString(walk.points)
    solids = shapely.union_all(network.obstacles)
    for share in PLACES:
        place = line.interpolate(share, normalized=True)
        before = line.interpolate(max(share - 0.01, 0), normalized=True)
        along = (place.x - before.x, place.y - before.y)
        length = math.hypot(*along)
        if length == 0:
            continue
        out = (-along[1] / length * GATE, along[0] / length * GATE)
        across = shapely.LineString(
            [(place.x - out[0], place.y - out[1]), (place.x + out[0], place.y + out[1])]
        )
        free = shapely.difference(shapely.intersection(across, site.ground.floor), solids)
        parts = [part for part in shapely.get_parts(free) if part.distance(place) < 1]
        if parts:
            yield shapely.buffer(parts[0], THIN / 2, cap_style="square")


def _shared(walk: Walk, other: Walk) -> float:
    """The part of a walk that runs along another."""
    band = shapely.buffer(shapely.LineString(other.points), NEAR)
    return shapely.intersection(shapely.LineString(walk.points), band).length / walk.length


def quieter(
    site: Site, start: Spot, goal: Spot, walker: Walker, crowd: Exposure, dread: float = 2.0
) -> tuple[Place, ...] | None:
    """The points of a walk that avoids where many go; None where there is no way.

    A piece counts its length times 1 + dread · visitors on it / the most on any piece, on the
    network's own graph.
    """
    import networkx as nx  # late: only a graph needs it, and it takes a while to load

    network = network_for(site, walker)
    starts, goals = stands_on(network, site, start), stands_on(network, site, goal)
    if not starts or not goals:
        return None
    graph = network.graph_with([*starts, *goals])
    _weigh(graph, crowd, dread)
    pairs = itertools.product(map(_rounded, starts), map(_rounded, goals))
    walks = [
        nx.shortest_path(graph, one, two, weight="effort")
        for one, two in pairs
        if nx.has_path(graph, one, two)
    ]
    if not walks:
        return None
    nodes = min(walks, key=lambda walk: (nx.path_weight(graph, walk, "effort"), walk))
    points: list[Place] = [nodes[0]]
    for one, two in itertools.pairwise(nodes):
        through: Sequence[Place] = graph.edges[one, two].get("through", ())
        ahead = not through or math.dist(one, through[0]) <= math.dist(two, through[0])
        points += [*(through if ahead else through[::-1]), two]
    return tuple(points)


def _rounded(place: Place) -> Place:
    return round(place[0], 3), round(place[1], 3)


def _weigh(graph: nx.Graph[Place], crowd: Exposure, dread: float) -> None:
    """Note the effort at each edge: by who else walks within half a metre of its middle."""
    edges = list(graph.edges)
    if not edges or not crowd.flows:
        for edge in edges:
            graph.edges[edge]["effort"] = graph.edges[edge]["length"]
        return
    lines = np.array(shapely.linestrings(np.array(edges, dtype=float)))
    flows = np.array(shapely.linestrings(np.array([segment for segment, _ in crowd.flows])))
    people = np.array([load for _, load in crowd.flows])
    middles = shapely.line_interpolate_point(lines, 0.5, normalized=True)
    row, flow = shapely.STRtree(flows).query(middles, "dwithin", 500.0)
    beside = np.zeros(len(edges))
    np.add.at(beside, row, people[flow])
    most = float(beside.max()) or 1.0
    for edge, crowded in zip(edges, (beside / most).tolist(), strict=True):
        graph.edges[edge]["effort"] = graph.edges[edge]["length"] * (1 + dread * crowded)
