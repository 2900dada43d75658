# SPDX-License-Identifier: GPL-3.0-or-later
"""The walk graph made coarse, and people spread over it: who goes to a goal, on which pieces.

The exact graph tells walks apart that nobody would: it turns about each corner at many places, and
links a corner to all that it sees.  Here all places of one arc are one node, and a piece is left
out where two shorter ones by a place between are hardly longer.  An aisle between small booths
thus offers no more ways than one along a blank wall.

On the way to a goal people choose at each node among the pieces that come nearer to it, each as
likely as exp(-detour / spread), where the detour is how much longer the walk over it is than the
shortest; none whose detour exceeds the spread.  These are the likelihoods of Dial (Transportation
Research 5, 1971) without his count of the walks beyond a piece, which corners would multiply.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.floor.site import Site
from planner.paths.between import Place, walk_network

if TYPE_CHECKING:
    import networkx as nx

Segment = tuple[Place, Place]
# (node, number of the piece, its length in mm)
Link = tuple[int, int, float]

_NEAR = 1.02  # two pieces that are so many times as long as one stand for it
_LEAST = 0.001  # mm


@dataclass(frozen=True, eq=False)
class Tree:
    """How far each node is from a goal (mm), the nodes that reach it, nearest first, its own."""

    far: Sequence[float]
    order: Sequence[int]
    goals: frozenset[int]


@dataclass(frozen=True, eq=False)
class Streets:
    """Nodes by number, their links; the pieces; ``stops``, where people stand and none walk on."""

    nodes: Mapping[Place, int]
    links: Sequence[Sequence[Link]]
    segments: Sequence[Segment]
    stops: frozenset[int]

    @classmethod
    def of(cls, site: Site, width: float, places: Sequence[Place]) -> Streets:
        """The streets of a body ``width`` mm across on a site, with some places among them."""
        stood = list(dict.fromkeys(map(rounded, places)))
        graph = walk_network(site, width).graph_with(stood)
        where, nodes = _merged(graph, stood)
        stops = frozenset(nodes[place] for place in stood)
        lengths: dict[tuple[int, int], float] = {}
        for one, two, data in graph.edges(data=True):
            a, b = sorted((nodes[one], nodes[two]))
            if a != b and data["kind"] == "line":
                # Nothing is without length, or nobody could tell which end is nearer to a goal.
                lengths[a, b] = max(math.dist(where[a], where[b]), _LEAST)
        kept = _thinned(lengths, len(where), stops)
        links: list[list[Link]] = [[] for _ in where]
        for number, (a, b) in enumerate(kept):
            links[a].append((b, number, lengths[a, b]))
            links[b].append((a, number, lengths[a, b]))
        return cls(nodes, links, [(where[a], where[b]) for a, b in kept], stops)

    def numbers(self, places: Sequence[Place]) -> list[int]:
        """The nodes of places that were asked for."""
        return [self.nodes[rounded(place)] for place in places]

    def tree(self, goals: Sequence[int]) -> Tree:
        """How far each node is from the nearest of some (mm; infinite without a way)."""
        far = [math.inf] * len(self.links)
        order = []
        links, stops, push, pop = self.links, self.stops, heapq.heappush, heapq.heappop
        queue = [(0.0, node) for node in goals]
        for node in goals:
            far[node] = 0.0
        while queue:
            length, node = pop(queue)
            if length > far[node]:
                continue
            order.append(node)
            if length > 0 and node in stops:
                continue
            for other, _, step in links[node]:
                reach = length + step
                if reach < far[other]:
                    far[other] = reach
                    push(queue, (reach, other))
        return Tree(far, order, frozenset(goals))

    def loaded(self, tree: Tree, people: Mapping[int, float], spread: float) -> dict[int, float]:
        """How many walk on which pieces, from where they set out (by node) to the goal of a tree.

        Whoever has no way stays.
        """
        far, goals, stops, exp = tree.far, tree.goals, self.stops, math.exp
        here = [0.0] * len(far)
        for node, number in people.items():
            here[node] = number
        load: dict[int, float] = {}
        for node in reversed(tree.order):
            walking = here[node]
            if walking == 0 or node in goals:
                continue
            own, bound = far[node], far[node] + spread
            steps = [
                (other, piece, exp((own - far[other] - step) / spread))
                for other, piece, step in self.links[node]
                if far[other] < own and far[other] + step <= bound
                and (other not in stops or other in goals)
            ]  # fmt: skip
            share = walking / sum(likely for _, _, likely in steps)
            for other, piece, likely in steps:
                walkers = share * likely
                here[other] += walkers
                load[piece] = load.get(piece, 0.0) + walkers
        return load


def rounded(place: Place) -> Place:
    """A place as the graph names it: to three decimals."""
    return round(place[0], 3), round(place[1], 3)


def _merged(graph: nx.Graph[Place], stood: Sequence[Place]) -> tuple[list[Place], dict[Place, int]]:
    """Where the nodes are, and which node a place of the graph is: those of one arc are one."""
    import networkx as nx  # late: only a graph needs it, and it takes a while to load

    bends: nx.Graph[Place] = nx.Graph()
    bends.add_nodes_from(graph)
    apart = set(stood)
    bends.add_edges_from(
        (a, b)
        for a, b, data in graph.edges(data=True)
        if data["kind"] == "arc" and a not in apart and b not in apart
    )
    where: list[Place] = []
    nodes: dict[Place, int] = {}
    for group in nx.connected_components(bends):
        middle = np.mean(sorted(group), axis=0).tolist()
        nodes.update(dict.fromkeys(group, len(where)))
        where.append((middle[0], middle[1]))
    return where, nodes


def _thinned(
    lengths: Mapping[tuple[int, int], float], count: int, stops: frozenset[int]
) -> list[tuple[int, int]]:
    """The pieces that no two shorter ones stand for."""
    steps: list[dict[int, float]] = [{} for _ in range(count)]
    for (a, b), length in lengths.items():
        steps[a][b] = steps[b][a] = length
    return [
        (a, b)
        for (a, b), length in lengths.items()
        if not any(
            by not in stops
            and step < length
            and (rest := steps[b].get(by, length)) < length
            and step + rest <= _NEAR * length
            for by, step in steps[a].items()
        )
    ]


def spread_out(
    tree: Tree, nodes: Sequence[int], people: float, spread: float, onto: dict[int, float]
) -> None:
    """Let people set out from the places of one end: the nearer to the goal the likelier."""
    nearest = min(tree.far[node] for node in nodes)
    if not math.isfinite(nearest):
        return
    likely = [math.exp((nearest - tree.far[node]) / spread) for node in nodes]
    share = people / sum(likely)
    for node, each in zip(nodes, likely, strict=True):
        if each > 0:
            onto[node] = onto.get(node, 0.0) + share * each
