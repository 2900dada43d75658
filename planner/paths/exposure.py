# SPDX-License-Identifier: GPL-3.0-or-later
"""How many visitors pass each booth: flows between entrances and attractions, spread over walks.

Demand: a visitor comes in by an entrance (as likely as it is wide), goes to a number of attractions
one after the other, each as likely as it is large and the nearer the likelier (the gravity model:
attraction · exp(-distance / reach)), and leaves by an entrance, the nearer the likelier.  So what
comes to an attraction also leaves it.

Assignment: who goes from one to the other takes the shortest walk or one that is hardly longer
(Dial, 1971: at each place the next steps that come nearer to the goal are chosen by
exp(-detour / spread), counting all walks beyond them; here none whose detour exceeds the spread),
on the walk network's own graph.

Exposure: across the aisle before each open side of a booth lies a gate, from the side's middle to
what stands opposite; counted is who crosses it.  Limits: visitors know the hall, do not crowd each
other out, and look for booths by their size alone; all numbers of the model are assumed.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import shapely

from planner.floor.footprints import footprint
from planner.floor.lookup import Spot
from planner.floor.site import Site
from planner.model.plan import seats
from planner.paths.between import Place, stands, walk_network
from planner.paths.doors import booth_sides
from planner.paths.network import WIDTH
from planner.paths.outline import Floats

Segment = tuple[Place, Place]
SQUARE_METRE = 1_000_000.0
SEAT = 1.0  # m² of attraction that a seat counts for


@dataclass(frozen=True)
class ExposureModel:
    """The numbers of the model, all assumed.

    ``visitors`` who come in; ``stops`` of each; in mm the ``reach`` of the gravity model, the
    ``spread`` of detours, the longest ``gate`` and the ``width`` of the body.
    """

    visitors: float = 1000.0
    stops: int = 8
    reach: float = 40_000.0
    spread: float = 2_000.0
    gate: float = 10_000.0
    width: float = WIDTH


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
    return float((2 * ranks - len(amounts) - 1) @ amounts / (len(amounts) * total))


def exposure(site: Site, model: ExposureModel = ExposureModel()) -> Exposure:
    """The exposure of all booths of a site (a second or more: run it in the background)."""
    ends = _ends(site, model)
    roads = _Roads.of(site, model, [place for end in ends for place in end.places])
    trees = [roads.tree(end) for end in ends]
    flows = demand(ends, roads.apart(ends, trees), model)
    load = np.zeros(len(roads.lengths))
    for number, tree in enumerate(trees):
        if flows[:, number].any():
            load += roads.loaded(ends, flows[:, number], tree, model.spread)
    coming = {end.id: float(flows[:, i].sum()) for i, end in enumerate(ends) if not end.entrance}
    used = np.flatnonzero(load > 0)
    pieces = [(roads.segments[number], float(load[number])) for number in used.tolist()]
    stood = frozenset(_rounded(place) for end in ends for place in end.places)
    return Exposure(model, _passing(site, model, pieces, stood), coming, pieces)


@dataclass(frozen=True)
class End:
    """An entrance or an attraction: how much it attracts, and where people stand at it."""

    id: str
    entrance: bool
    weight: float
    places: tuple[Place, ...] = field(repr=False)


def _ends(site: Site, model: ExposureModel) -> list[End]:
    """Entrances by clear width in m, booths and areas by m² (seats count), that can be reached."""
    found: list[tuple[str, bool, float, Spot]] = []
    for opening in site.ground.openings:
        if opening.kind == "visitor":
            spot = Spot("opening", opening.number, (opening.id,))
            found.append((opening.id, True, opening.width / 1000, spot))
    for booth in site.plan.booths:
        area = footprint(booth.shape).area / SQUARE_METRE
        found.append((booth.id, False, area, Spot("booths", booth.number, (booth.id,))))
    for area_ in site.plan.areas:
        size = footprint(area_.shape).area / SQUARE_METRE
        spot = Spot("area", area_.id, (area_.id,))
        found.append((area_.id, False, size + SEAT * seats(area_), spot))
    ends = [
        End(name, entrance, weight, tuple(dict.fromkeys(stands(site, spot, model.width))))
        for name, entrance, weight, spot in found
    ]
    return [end for end in ends if end.places]


def demand(ends: Sequence[End], apart: Floats, model: ExposureModel) -> Floats:
    """Visitors from each end to each other, (n, n); ``apart`` in mm, infinite without a way.

    What comes to an attraction leaves it, and as many leave the hall as come in.
    """
    weight = np.array([end.weight for end in ends])
    entrance = np.array([end.entrance for end in ends], dtype=bool)
    pull = weight * np.exp(-apart / model.reach)
    np.fill_diagonal(pull, 0.0)
    onward, back = np.where(entrance, 0.0, pull), np.where(entrance, pull, 0.0)
    flows = np.zeros_like(apart)
    here = np.where(entrance, weight, 0.0) * (onward.sum(axis=1) > 0)
    if here.sum() == 0:
        return flows
    here *= model.visitors / here.sum()
    for _ in range(model.stops):
        step = here[:, None] * _shares(onward)
        flows += step
        # Who has nowhere to go on stays until it is time to leave.
        here = step.sum(axis=0) + np.where(onward.sum(axis=1) > 0, 0.0, here)
    flows += here[:, None] * _shares(back)
    return flows


def _shares(pull: Floats) -> Floats:
    total = pull.sum(axis=1, keepdims=True)
    shares: Floats = np.divide(pull, total, out=np.zeros_like(pull), where=total > 0)
    return shares


@dataclass(frozen=True, eq=False)
class _Tree:
    """How far each node is from a goal (mm), the nodes that reach it, nearest first, its own."""

    far: Sequence[float]
    order: Sequence[int]
    goals: frozenset[int]


@dataclass(frozen=True, eq=False)
class _Roads:
    """The walk graph as arrays: links of each node (node, edge number, length)."""

    nodes: Mapping[Place, int]
    links: Sequence[Sequence[tuple[int, int, float]]]
    lengths: Sequence[float]
    segments: Sequence[Segment]
    stops: frozenset[int]

    @classmethod
    def of(cls, site: Site, model: ExposureModel, places: Sequence[Place]) -> _Roads:
        graph = walk_network(site, model.width).graph_with(list(dict.fromkeys(places)))
        nodes = {node: number for number, node in enumerate(graph.nodes)}
        links: list[list[tuple[int, int, float]]] = [[] for _ in nodes]
        lengths: list[float] = []
        segments: list[Segment] = []
        for a, b, data in graph.edges(data=True):
            one, two, length = nodes[a], nodes[b], float(data["length"])
            links[one].append((two, len(lengths), length))
            links[two].append((one, len(lengths), length))
            lengths.append(length)
            segments.append((a, b))
        stops = frozenset(nodes[_rounded(place)] for place in places)
        return cls(nodes, links, lengths, segments, stops)

    def tree(self, end: End) -> _Tree:
        """How far each node is from an end (mm). Nobody walks on through where others stand."""
        far = [math.inf] * len(self.links)
        goals = self._numbers(end)
        queue = [(0.0, node) for node in goals]
        for node in goals:
            far[node] = 0.0
        order = []
        while queue:
            length, node = heapq.heappop(queue)
            if length > far[node]:
                continue
            order.append(node)
            if length > 0 and node in self.stops:
                continue
            for other, _, step in self.links[node]:
                if length + step < far[other]:
                    far[other] = length + step
                    heapq.heappush(queue, (length + step, other))
        return _Tree(far, order, frozenset(goals))

    def _numbers(self, end: End) -> list[int]:
        return [self.nodes[_rounded(place)] for place in end.places]

    def apart(self, ends: Sequence[End], trees: Sequence[_Tree]) -> Floats:
        """The shortest walks between ends in mm, (n, n)."""
        numbers = [self._numbers(end) for end in ends]
        rows = [[min(tree.far[node] for node in own) for own in numbers] for tree in trees]
        return np.array(rows).reshape(len(ends), len(ends))

    def loaded(self, ends: Sequence[End], flows: Floats, tree: _Tree, spread: float) -> Floats:
        """Visitors on each edge who go from all ends to a goal (Dial's method, backwards)."""
        far, goals = tree.far, tree.goals
        weight = [0.0] * len(far)
        onward: dict[int, list[tuple[int, int, float]]] = {}
        for node in tree.order:
            if node in goals:
                weight[node] = 1.0
                continue
            steps = [
                (other, edge, math.exp((far[node] - far[other] - step) / spread) * weight[other])
                for other, edge, step in self.links[node]
                if far[other] < far[node] >= far[other] + step - spread
                and (other not in self.stops or other in goals)
            ]
            onward[node] = steps
            weight[node] = sum(share for _, _, share in steps)
        here = [0.0] * len(far)
        for end, people in zip(ends, flows.tolist(), strict=True):
            if people > 0:
                self._set_out(end, people, far, weight, here, spread)
        load = [0.0] * len(self.lengths)
        for node in reversed(tree.order):
            if node in onward and here[node] > 0 and weight[node] > 0:
                people = here[node] / weight[node]
                for other, edge, share in onward[node]:
                    load[edge] += people * share
                    here[other] += people * share
        return np.array(load)

    def _set_out(
        self,
        end: End,
        people: float,
        far: Sequence[float],
        weight: Sequence[float],
        here: list[float],
        spread: float,
    ) -> None:
        """People of an end at its places: the nearer to the goal the likelier."""
        nodes = self._numbers(end)
        nearest = min(far[node] for node in nodes)
        shares = [
            math.exp((nearest - far[node]) / spread) * weight[node] if weight[node] > 0 else 0.0
            for node in nodes
        ]
        total = sum(shares)
        for node, share in zip(nodes, shares, strict=True):
            here[node] += people * share / total if total > 0 else 0.0


def _rounded(place: Place) -> Place:
    return round(place[0], 3), round(place[1], 3)


def _passing(
    site: Site,
    model: ExposureModel,
    pieces: Sequence[tuple[Segment, float]],
    stood: frozenset[Place],
) -> dict[str, float]:
    """Who crosses the gates of each booth; a walk that ends on one is to the booth itself."""
    gates = [
        (booth.id, gate) for booth in site.plan.booths for gate in _gates(site, booth.id, model)
    ]
    passing = {booth.id: 0.0 for booth in site.plan.booths}
    if not gates or not pieces:
        return passing
    ends = np.array([segment for segment, _ in pieces])
    people = np.array([load for _, load in pieces])
    lines = shapely.linestrings(np.array([gate for _, gate in gates]))
    row, piece = shapely.STRtree(np.array(shapely.linestrings(ends))).query(lines, "intersects")
    for number, edge in zip(row.tolist(), piece.tolist(), strict=True):
        name, (foot, tip) = gates[number]
        sides = [_side(foot, tip, end) for end in pieces[edge][0]]
        if 0 in sides and pieces[edge][0][sides.index(0)] in stood:
            continue
        if (sides[0] > 0) != (sides[1] > 0):
            passing[name] += float(people[edge])
    return passing


def _side(foot: Place, tip: Place, place: Sequence[float]) -> float:
    """On which side of a gate a place is; 0 (to a thousandth of a mm) on it."""
    along = (tip[0] - foot[0], tip[1] - foot[1])
    cross = along[0] * (place[1] - foot[1]) - along[1] * (place[0] - foot[0])
    return round(cross / math.hypot(*along), 2)


def _gates(site: Site, booth_id: str, model: ExposureModel) -> list[Segment]:
    """Lines across the aisle before each open side, to what stands opposite."""
    found = []
    for side in booth_sides(site.booths[booth_id]):
        ray = shapely.LineString([side.at(0.0, 1.0), side.at(0.0, model.gate)])
        free = shapely.intersection(ray, site.ground.floor)
        for solid in site.solids.values():
            if solid.polygon.intersects(free):
                free = shapely.difference(free, solid.polygon)
        foot = shapely.Point(side.at(0.0, 1.0))
        near = [part for part in shapely.get_parts(free) if part.distance(foot) < 1.0]
        if near and near[0].length > 0:
            found.append((side.middle, side.at(0.0, 1.0 + near[0].length)))
    return found
