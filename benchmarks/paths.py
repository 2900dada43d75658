# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast walks are found, beside a peer in the same run.

The peer is NetworkX's A* (straight-line bound) on a visibility graph that is already there: the
graph of the network itself, so that both find the very same walks.  Each row is the median over the
same pairs of places at random:

first   a new network, as after a booth was moved, and its first walk; the peer makes its graph
next    a walk between places that this network has not been asked for
again   the same walk again

These are of the plain search.  The last rows are fields, also by the kernels of the extra `fast`:
the distances of places all over the hall to the nearest of ten, on a network that is there.  Their
peer is NetworkX's Dijkstra from the same ten on the finished graph, which gives those of the ends
of lines alone; on these both agree.

Times are of the processor.
"""

from __future__ import annotations

import math
import random
import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import networkx as nx
from shapely import affinity
from shapely.geometry import Polygon, box

from benchmarks.engines import PLAIN, by, engines
from benchmarks.rows import Row
from planner.paths import Walk, WalkNetwork

Value = TypeVar("Value")
Place = tuple[float, float]

FIELD = 60.0  # ms: the most that the distances from everywhere may take
Hall = tuple[Polygon, list[Polygon]]


def blocks(count: int) -> Hall:
    """Booths of 3 × 3 m back to back in blocks of ten, aisles of 3 m."""
    many = math.ceil(count / 10)
    columns = max(1, round(math.sqrt(many)))
    rows = math.ceil(many / columns)
    booths = [
        box(x, y, x + 3000, y + 3000)
        for block in range(many)
        for i in range(5)
        for j in range(2)
        for x in [3000 + block % columns * 18_000 + i * 3000]
        for y in [3000 + block // columns * 9_000 + j * 3000]
    ]
    return box(0, 0, columns * 18_000 + 3000, rows * 9_000 + 3000), booths[:count]


def turned(count: int) -> Hall:
    """Free-standing booths of many sizes, each turned by an angle of its own."""
    rng = random.Random(1)
    side = math.ceil(math.sqrt(count))
    booths = []
    for i in range(count):
        width, depth = rng.choice([2000, 3000, 4000, 5000]), rng.choice([2000, 3000, 4000])
        x = (i % side + 0.5) * 6000 + rng.uniform(-600, 600)
        y = (i // side + 0.5) * 6000 + rng.uniform(-600, 600)
        shape = box(x - width / 2, y - depth / 2, x + width / 2, y + depth / 2)
        booths.append(affinity.rotate(shape, rng.uniform(0, 90)))
    return box(0, 0, side * 6000, side * 6000), booths


def timed(work: Callable[[], Value]) -> tuple[Value, float]:
    begin = time.process_time()
    value = work()
    return value, 1000 * (time.process_time() - begin)


def places(network: WalkNetwork, count: int) -> list[Place]:
    rng = random.Random(5)
    _, _, high_x, high_y = network.floor.bounds
    found: list[Place] = []
    while len(found) < count:
        place = float(rng.randint(0, int(high_x))), float(rng.randint(0, int(high_y)))
        if network.reaches(found[:1] or [place], [place])[0]:
            found.append(place)
    return found


def measure(booths: int, pairs: int) -> list[Row]:
    """The rows for two halls with some booths, each the median over some pairs of places."""
    rows = []
    for name, hall in (("blocks", blocks(booths)), ("turned", turned(booths))):
        with by(PLAIN):
            found = medians(hall, pairs)
        peer, graph = found["peer"], found["graph"]
        about = f"{booths} booths, {name}"
        rows += [
            Row(f"first walk, {about}", found["first"], "its graph, and A* on it", peer + graph),
            Row(f"next walk, {about}", found["next"], "A*", peer),
            Row(f"the same again, {about}", found["again"], "A*", peer),
            *field_rows(hall, about),
        ]
    return rows


def field_rows(hall: Hall, about: str, count: int = 2000, rounds: int = 3) -> list[Row]:
    """Distances of many places to the nearest of ten, the median of some new fields."""
    network = WalkNetwork(*hall)
    sources = places(network, 10)
    rng = random.Random(7)
    _, _, high_x, high_y = network.floor.bounds
    tried = [(rng.uniform(0, high_x), rng.uniform(0, high_y)) for _ in range(3 * count)]
    reached = zip(tried, network.reaches(sources[:1], tried), strict=True)
    everywhere = [place for place, there in reached if there][:count]
    graph = network.graph_with([*sources, *everywhere[:50]])
    work = partial(nx.multi_source_dijkstra_path_length, graph, set(sources), weight="length")
    lengths, peer = timed(work)
    rows = []
    for engine in engines():
        with by(engine):
            own = WalkNetwork(*hall)
            own.field(sources).distances(everywhere)
            took = []
            for _ in range(rounds):
                found, each = timed(partial(own.field(sources).distances, everywhere))
                took.append(each)
        for (x, y), length in zip(everywhere[:50], found.tolist(), strict=False):
            if not math.isclose(length, lengths[round(x, 3), round(y, 3)], rel_tol=1e-6):
                raise SystemExit(f"{x, y}: {length} but the peer says otherwise")
        name = f"distances of {len(everywhere):,} places, {about}, {engine}"
        ms = statistics.median(took)
        rows.append(Row(name, ms, "Dijkstra on its graph", peer, FIELD, is_time=True))
    return rows


def medians(hall: Hall, pairs: int) -> dict[str, float]:
    """Times in ms: ``first``, ``next``, ``again``, the peer's walk, and making its graph."""
    floor, booths = hall
    asked = WalkNetwork(floor, booths)
    ends = places(asked, 2 * pairs)
    asked.route(ends[:1], ends[-1:])
    graph, making = timed(lambda: WalkNetwork(floor, booths).graph_with(ends))
    times: dict[str, list[float]] = {"first": [], "next": [], "again": [], "peer": []}
    for start, goal in zip(ends[::2], ends[1::2], strict=True):
        walk, first = timed(partial(WalkNetwork(floor, booths).route, [start], [goal]))
        _, following = timed(partial(asked.route, [start], [goal]))
        _, again = timed(partial(asked.route, [start], [goal]))
        search = partial(nx.astar_path_length, graph, start, goal, math.dist, "length")
        length, peer = timed(search)
        if not isinstance(walk, Walk) or not math.isclose(walk.exact, length, rel_tol=1e-6):
            raise SystemExit(f"{start} to {goal}: {walk} but the peer says {length}")
        for name, value in zip(times, (first, following, again, peer), strict=True):
            times[name].append(value)
    return {name: statistics.median(found) for name, found in times.items()} | {"graph": making}
