# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast walks are found, beside other libraries that find shortest walks.

rustworkx   its A* (straight-line bound) on the graph of our own network, which is there already:
            the length of a walk between places that both have been asked for before
pyvisgraph  the same for a point, which is all that it knows, on a visibility graph of the booths;
            it would be minutes before its own is there, so it gets ours, which holds taut lines
            alone and is quicker to search; it looks anew for what start and goal see

Both are asked the same a few times over, and the least counts, for other work on the machine only
adds to it.  Further rows are the first walk after one booth was moved, on the network that is
passed on, beside a new network: the walk that was on show, and one between other places; also in
halls ten times as large.  All is measured with the plain search and with the kernels of the extra
`fast`.  The peers and numba are in the dependency group `bench`; where one is missing the row says
so.  Times are of the processor, medians over the same pairs of places.
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
from typing import TypeVar

from shapely import affinity
from shapely.geometry import Polygon

from benchmarks.engines import FAST, HAS_KERNELS, PLAIN, by, engines
from benchmarks.paths import Hall, Place, blocks, places, timed, turned
from benchmarks.rows import Row
from planner.paths import Walk, WalkNetwork

Value = TypeVar("Value")
Pair = tuple[Place, Place]


# The least that is asked for: how many times as fast as the peer.
RUSTWORKX = {PLAIN: 1, FAST: 5}
PYVISGRAPH = {PLAIN: 150, FAST: 480}
MOVED, MOVED_LARGE = 50.0, 100.0  # ms for the first walk after a move, and in ten times the hall
TIMES = 7


def measure(booths: int, pairs: int) -> list[Row]:
    """The rows for two halls with some booths."""
    rows = []
    for name, make in (("blocks", blocks), ("turned", turned)):
        about = f"{booths} booths, {name}"
        rows += after_moves(make(booths), about, pairs, MOVED)
        large = f"{10 * booths:,} booths, {name}"
        rows += after_moves(make(10 * booths), large, min(pairs, 5), MOVED_LARGE)
        rows += beside("rustworkx", beside_rustworkx, make(booths), about, pairs)
        rows += beside("pyvisgraph", beside_pyvisgraph, make(booths), about, pairs)
    if not HAS_KERNELS:
        rows.append(Row("all that by the extra fast", math.nan, "numba is missing", math.nan))
    return rows


def beside(
    name: str,
    work: Callable[[ModuleType, Hall, str, Sequence[Pair]], list[Row]],
    hall: Hall,
    about: str,
    pairs: int,
) -> list[Row]:
    """The rows of a peer, or one that says that it is missing."""
    try:
        peer = importlib.import_module(name)
    except ImportError:
        return [Row(f"length of a walk, {about}", math.nan, f"{name} is missing", math.nan)]
    ends = places(WalkNetwork(*hall), 2 * pairs)
    return work(peer, hall, about, list(zip(ends[::2], ends[1::2], strict=True)))


def warm(work: Callable[[], Value], times: int = TIMES) -> tuple[Value, float]:
    """What is found, and how long that takes at best when it is asked again, ms."""
    value = work()
    return value, min(timed(work)[1] for _ in range(times))


def lengths(network: WalkNetwork, pairs: Sequence[Pair]) -> dict[str, list[tuple[float, float]]]:
    """By engine the lengths of walks and how long they take, each on a network of its own."""
    found = {}
    for engine in engines():
        with by(engine):
            own = WalkNetwork(network.floor, network.obstacles, network.width)
            found[engine] = [warm(partial(own.distance, [a], [b])) for a, b in pairs]
    return found


def compared(
    what: str,
    found: dict[str, list[tuple[float, float]]],
    peer: tuple[str, Sequence[tuple[float, float]]],
    pairs: Sequence[Pair],
    least: dict[str, int],
) -> list[Row]:
    """The rows of lengths by each engine beside those of a peer, which must be the same."""
    name, known = peer
    rows = []
    for engine, ours in found.items():
        for pair, (length, _), (other, _) in zip(pairs, ours, known, strict=True):
            _agree(length, other, *pair)
        took, theirs = (statistics.median(ms for _, ms in each) for each in (ours, known))
        rows.append(Row(f"{what}, {engine}", took, name, theirs, 1 / least[engine]))
    return rows


def beside_rustworkx(peer: ModuleType, hall: Hall, about: str, pairs: Sequence[Pair]) -> list[Row]:
    network = WalkNetwork(*hall)
    known = network.graph_with([place for pair in pairs for place in pair])
    number = {place: i for i, place in enumerate(known)}
    graph = peer.PyGraph()
    graph.add_nodes_from(list(known))
    graph.add_edges_from([(number[a], number[b], d["length"]) for a, b, d in known.edges.data()])
    theirs = []
    for start, goal in pairs:
        search = partial(
            peer.astar_shortest_path,
            graph,
            number[start],
            goal.__eq__,
            float,
            partial(math.dist, goal),
        )
        nodes, took = warm(search)
        steps = itertools.pairwise(nodes)
        theirs.append((sum(graph.get_edge_data(a, b) for a, b in steps), took))
    what = f"length of a walk again, {about}"
    return compared(what, lengths(network, pairs), ("rustworkx, A*", theirs), pairs, RUSTWORKX)


def beside_pyvisgraph(peer: ModuleType, hall: Hall, about: str, pairs: Sequence[Pair]) -> list[Row]:
    # It knows no walls: in a hall so wide that all booths stand within, none is ever in the way.
    # Nor may its polygons touch: what does is one obstacle for it.
    floor, booths = hall
    network = WalkNetwork(floor.buffer(2000, join_style="mitre"), booths, 0)
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
    theirs = []
    for start, goal in pairs:
        nodes, took = warm(partial(graph.shortest_path, point(*start), point(*goal)), 3)
        steps = itertools.pairwise(nodes)
        theirs.append((1000 * sum(math.dist((a.x, a.y), (b.x, b.y)) for a, b in steps), took))
    what = f"length of a point's walk again, {about}"
    return compared(what, lengths(network, pairs), ("pyvisgraph", theirs), pairs, PYVISGRAPH)


def after_moves(hall: Hall, about: str, pairs: int, most: float) -> list[Row]:
    """The first walk after a move by each engine: the walk that was on show, and another."""
    rows = []
    for engine in engines():
        with by(engine):
            for walk in ("the walk on show", "another walk"):
                ours, theirs = after_move(hall, pairs, walk == "the walk on show")
                what = f"{walk} after a move, {about}, {engine}"
                rows.append(Row(what, ours, "a new network", theirs, most, is_time=True))
    return rows


def after_move(hall: Hall, pairs: int, is_on_show: bool) -> tuple[float, float]:
    """How long the first walk after one booth was moved takes on the network from before, and on
    a new one."""
    floor, booths = hall
    rng = random.Random(11)
    network = WalkNetwork(floor, booths)
    ends = places(network, 2 * pairs)
    network.route(ends[:1], ends[1:2])
    ours, theirs = [], []
    for start, goal in zip(ends[::2], ends[1::2], strict=True):
        if is_on_show:
            network.route([start], [goal])
        number = rng.randrange(len(booths))
        moved = affinity.translate(booths[number], rng.uniform(-500, 500), rng.uniform(-500, 500))
        booths = [*booths[:number], moved, *booths[number + 1 :]]

        (network, length), took = timed(partial(_mended, network, booths, (start, goal)))
        ours.append(took)
        other, took = timed(partial(_made_anew, floor, booths, (start, goal)))
        theirs.append(took)
        _agree(length, other, start, goal)
    return statistics.median(ours), statistics.median(theirs)


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
