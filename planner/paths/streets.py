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
from planner.paths.outline import Floats, Ints

if TYPE_CHECKING:
    import networkx as nx

Segment = tuple[Place, Place]
# (node, number of the piece, its length in mm)
Link = tuple[int, int, float]

_NEAR = 1.02  # two pieces that are so many times as long as one stand for it
_LEAST = 0.001  # mm


@dataclass(frozen=True, eq=False)
class Tree:
    """The way to a goal: ``far`` of each node (mm, infinite without a way), and what walks need.

    ``through`` is the same without the stops, but for the goal's own nodes; ``order`` the nodes
    that people walk through, nearest first.
    """

    far: Floats
    through: Floats
    order: Sequence[int]
    goals: frozenset[int]


@dataclass(frozen=True, eq=False)
class Streets:
    """Nodes by number and the pieces between them; ``stops`` are where people stand.

    ``links`` lead from each node to those that people walk through, ``ends`` from each stop to all
    (as columns: stop, node, piece, mm): nobody walks on through where others stand.
    """

    nodes: Mapping[Place, int]
    links: Sequence[Sequence[Link]]
    ends: tuple[Ints, Ints, Ints, Floats]
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
        segments = [(where[a], where[b]) for a, b in kept]
        return cls.made(
            nodes, len(where), [(a, b, lengths[a, b]) for a, b in kept], segments, stops
        )

    @classmethod
    def made(
        cls,
        nodes: Mapping[Place, int],
        count: int,
        pieces: Sequence[tuple[int, int, float]],
        segments: Sequence[Segment],
        stops: frozenset[int],
    ) -> Streets:
        """Streets of so many nodes; each piece joins two over a length in mm."""
        links: list[list[Link]] = [[] for _ in range(count)]
        ends: list[tuple[int, int, int, float]] = []
        for number, (a, b, length) in enumerate(pieces):
            for one, other in ((a, b), (b, a)):
                if other not in stops:
                    links[one].append((other, number, length))
                if one in stops:
                    ends.append((one, other, number, length))
        columns = np.array(ends, dtype=float).reshape(-1, 4).T
        owner, other_, piece = columns[:3].astype(np.int64)
        return cls(nodes, links, (owner, other_, piece, columns[3]), segments, stops)

    def numbers(self, places: Sequence[Place]) -> list[int]:
        """The nodes of places that were asked for."""
        return [self.nodes[rounded(place)] for place in places]

    def tree(self, goals: Sequence[int]) -> Tree:
        """The way from everywhere to the nearest of some nodes (Dijkstra, 1959)."""
        far = [math.inf] * len(self.links)
        order = []
        links, push, pop = self.links, heapq.heappush, heapq.heappop
        queue = [(0.0, node) for node in goals]
        for node in goals:
            far[node] = 0.0
        while queue:
            length, node = pop(queue)
            if length > far[node]:
                continue
            if length > 0:
                order.append(node)
            for other, _, step in links[node]:
                reach = length + step
                if reach < far[other]:
                    far[other] = reach
                    push(queue, (reach, other))
        through = np.array(far)
        stop, node_, _, steps = self.ends
        whole = through.copy()
        np.minimum.at(whole, stop, through[node_] + steps)
        return Tree(whole, through, order, frozenset(goals))

    def loaded(self, tree: Tree, people: Floats, spread: float) -> Floats:
        """How many walk on each piece, from the stops where they set out to the goal of a tree.

        ``people`` are by node; whoever has no way, or is there, stays.
        """
        stop, node, piece, step = self.ends
        own, ahead = tree.far[stop], tree.through[node]
        fit = (ahead < own) & (ahead + step <= own + spread)
        likely = np.zeros(len(stop))
        likely[fit] = np.exp((own[fit] - ahead[fit] - step[fit]) / spread)
        total = np.bincount(stop, likely, len(self.links))
        share = np.divide(people, total, out=np.zeros(len(people)), where=total > 0)
        walkers = likely * share[stop]
        load = np.bincount(piece, walkers, len(self.segments)).tolist()
        self._walk_on(tree, np.bincount(node, walkers, len(self.links)).tolist(), load, spread)
        return np.array(load)

    def _walk_on(self, tree: Tree, here: list[float], load: list[float], spread: float) -> None:
        """Lead those who are at nodes on to the goal, farthest first."""
        arrivals: dict[int, list[Link]] = {}
        stop, node, piece, step = self.ends
        for at in np.flatnonzero(np.isin(stop, list(tree.goals))).tolist():
            link = (int(stop[at]), int(piece[at]), float(step[at]))
            arrivals.setdefault(int(node[at]), []).append(link)
        far, exp = tree.through.tolist(), math.exp
        for place in reversed(tree.order):
            walking = here[place]
            if walking == 0:
                continue
            own, bound = far[place], far[place] + spread
            steps = [
                (other, edge, exp((own - far[other] - length) / spread))
                for other, edge, length in (*self.links[place], *arrivals.get(place, ()))
                if far[other] < own and far[other] + length <= bound
            ]
            each = walking / sum(likely for _, _, likely in steps)
            for other, edge, likely in steps:
                walkers = each * likely
                here[other] += walkers
                load[edge] += walkers


def set_out(tree: Tree, nodes: Ints, ends: Ints, people: Floats, spread: float) -> Floats:
    """People of ends set out from their places: the nearer to the goal the likelier.

    ``nodes`` are the places of all ends, ``ends`` the number of each one's end, from 0 and
    ascending; ``people`` are by end. Returns them by node; who has no way is left out.
    """
    far = tree.far[nodes]
    begins = np.flatnonzero(np.diff(ends, prepend=-1))
    nearest = np.minimum.reduceat(far, begins)[ends] if len(far) else far
    there = np.isfinite(far)
    likely = np.zeros(len(far))
    likely[there] = np.exp((nearest[there] - far[there]) / spread)
    total = np.bincount(ends, likely, len(people))
    share = np.divide(people, total, out=np.zeros(len(people)), where=total > 0)
    by_node: Floats = np.bincount(nodes, likely * share[ends], len(tree.far)).astype(float)
    return by_node


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
