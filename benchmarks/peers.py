# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast walks are found, beside other libraries that find shortest walks.

rustworkx   its A* (straight-line bound) on the graph of our own network, which is there already:
            the length of a walk between places that both have been asked for before
pyvisgraph  the same for a point, which is all that it knows, on a visibility graph of the booths;
            it would be minutes before its own is there, so it gets ours, which holds taut lines
            alone and is quicker to search; it looks anew for what start and goal see

A third row is the first walk after one booth was moved, on the network that is passed on, beside
a new network.  The peers are in the dependency group `bench`; where one is missing the row says so.
Times are of the processor, medians over the same pairs of places.
"""

from __future__ import annotations

import importlib
import itertools
import math
import random
import statistics
from collections.abc import Callable, Sequence
from functools import partial
from types import ModuleType

from shapely import affinity
from shapely.geometry import Polygon

from benchmarks.paths import Hall, Place, blocks, places, timed, turned
from benchmarks.rows import Row
from planner.paths import Walk, WalkNetwork

Pair = tuple[Place, Place]


def measure(booths: int, pairs: int) -> list[Row]:
    """The rows for two halls with some booths."""
    rows = []
    for name, make in (("blocks", blocks), ("turned", turned)):
        about = f"{booths} booths, {name}"
        rows.append(after_move(make(booths), about, pairs))
        rows.append(beside("rustworkx", beside_rustworkx, make(booths), about, pairs))
        rows.append(beside("pyvisgraph", beside_pyvisgraph, make(booths), about, pairs))
    return rows


def beside(
    name: str,
    work: Callable[[ModuleType, Hall, str, Sequence[Pair]], Row],
    hall: Hall,
    about: str,
    pairs: int,
) -> Row:
    """The row of a peer, or one that says that it is missing."""
    try:
        peer = importlib.import_module(name)
    except ImportError:
        return Row(f"length of a walk, {about}", math.nan, f"{name} is missing", math.nan)
    ends = places(WalkNetwork(*hall), 2 * pairs)
    return work(peer, hall, about, list(zip(ends[::2], ends[1::2], strict=True)))


def beside_rustworkx(peer: ModuleType, hall: Hall, about: str, pairs: Sequence[Pair]) -> Row:
    network = WalkNetwork(*hall)
    known = network.graph_with([place for pair in pairs for place in pair])
    number = {place: i for i, place in enumerate(known)}
    graph = peer.PyGraph()
    graph.add_nodes_from(list(known))
    graph.add_edges_from([(number[a], number[b], d["length"]) for a, b, d in known.edges.data()])
    ours, theirs = [], []
    for start, goal in pairs:
        network.distance([start], [goal])
        length, took = timed(partial(network.distance, [start], [goal]))
        ours.append(took)
        search = partial(
            peer.astar_shortest_path,
            graph,
            number[start],
            goal.__eq__,
            float,
            partial(math.dist, goal),
        )
        nodes, took = timed(search)
        theirs.append(took)
        steps = itertools.pairwise(nodes)
        _agree(length, sum(graph.get_edge_data(a, b) for a, b in steps), start, goal)
    what = f"length of a walk again, {about}"
    return Row(what, statistics.median(ours), "rustworkx, A*", statistics.median(theirs))


def beside_pyvisgraph(peer: ModuleType, hall: Hall, about: str, pairs: Sequence[Pair]) -> Row:
    # It knows no walls: in a hall so wide that all booths stand within, none is ever in the way.
    # Nor may its polygons touch: what does is one obstacle for it.
    floor, booths = hall
    network = WalkNetwork(floor.buffer(2000, join_style="mitre"), booths, 0)
    network.distance(*([place] for place in pairs[0]))
    solids = [Polygon(ring) for part in network.floors for ring in part.interiors]

    # In millimetres its fixed tolerances let walks through booths; metres they suit.
    def point(x: float, y: float) -> object:
        return peer.Point(x / 1000, y / 1000)

    shapes = [[point(*corner) for corner in solid.exterior.coords[:-1]] for solid in solids]
    corners = {
        (round(x, 3), round(y, 3)): vertex
        for solid, vertices in zip(solids, shapes, strict=True)
        for (x, y), vertex in zip(solid.exterior.coords[:-1], vertices, strict=True)
    }
    graph = peer.VisGraph()
    graph.graph, graph.visgraph = peer.Graph(shapes), peer.Graph([])
    for one, two in network.graph.edges:
        graph.visgraph.add_edge(peer.graph.Edge(corners[one], corners[two]))
    ours, theirs = [], []
    for start, goal in pairs:
        network.distance([start], [goal])
        length, took = timed(partial(network.distance, [start], [goal]))
        ours.append(took)
        search = partial(graph.shortest_path, point(*start), point(*goal))
        nodes, took = timed(search)
        theirs.append(took)
        steps = itertools.pairwise(nodes)
        metres = sum(math.dist((a.x, a.y), (b.x, b.y)) for a, b in steps)
        _agree(length, 1000 * metres, start, goal)
    what = f"length of a point's walk again, {about}"
    return Row(what, statistics.median(ours), "pyvisgraph", statistics.median(theirs))


def after_move(hall: Hall, about: str, pairs: int) -> Row:
    """The first walk after one booth was moved, on the network from before and on a new one."""
    floor, booths = hall
    rng = random.Random(11)
    network = WalkNetwork(floor, booths)
    ends = places(network, 2 * pairs)
    network.route(ends[:1], ends[1:2])
    ours, theirs = [], []
    for start, goal in zip(ends[::2], ends[1::2], strict=True):
        number = rng.randrange(len(booths))
        moved = affinity.translate(booths[number], rng.uniform(-500, 500), rng.uniform(-500, 500))
        booths = [*booths[:number], moved, *booths[number + 1 :]]

        (network, length), took = timed(partial(_mended, network, booths, (start, goal)))
        ours.append(took)
        other, took = timed(partial(_made_anew, floor, booths, (start, goal)))
        theirs.append(took)
        _agree(length, other, start, goal)
    what = f"first walk after a move, {about}"
    return Row(what, statistics.median(ours), "a new network", statistics.median(theirs))


def _mended(before: WalkNetwork, booths: list[Polygon], pair: Pair) -> tuple[WalkNetwork, float]:
    after = before.with_obstacles(booths)
    return after, _length(after, pair)


def _made_anew(floor: Polygon, booths: list[Polygon], pair: Pair) -> float:
    return _length(WalkNetwork(floor, booths), pair)


def _length(network: WalkNetwork, pair: Pair) -> float:
    walk = network.route(pair[:1], pair[1:])
    return walk.exact if isinstance(walk, Walk) else math.inf


def _agree(ours: float, theirs: float, start: Place, goal: Place) -> None:
    if not math.isclose(ours, theirs, rel_tol=1e-6):
        raise SystemExit(f"{start} to {goal}: {ours} but the peer says {theirs}")
