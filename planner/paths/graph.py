# SPDX-License-Identifier: GPL-3.0-or-later
"""All lines and arcs that a shortest walk can be made of, as a NetworkX graph.

Its nodes are places (x, y) in mm with three decimals: where lines touch arcs, and the places that
were asked for.  Its edges are the lines and the stretches of arcs between them.  Every way through
the graph can be walked, and the shortest one between two of its places is the exact optimum.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from planner.paths.arcs import Arc
from planner.paths.outline import Floats
from planner.paths.search import Place, Roads

if TYPE_CHECKING:
    import networkx as nx

_FINE = math.radians(2)  # steps in which arcs are walked
_BEND = math.radians(15)  # steps in which arcs are measured against gaps

Line = tuple[Place, Place]
# Where lines touch the open parts of arcs: angle and place, by corner and part.
_Touches = dict[tuple[int, int], dict[float, Place]]


def walk_graph(
    roads: Roads,
    places: Sequence[Place],
    direct: Sequence[Line],
    clear: Callable[[Sequence[Line]], list[bool]],
    widths: Callable[[Floats], Floats],
) -> nx.Graph[Place]:
    """The graph of the lines and arcs, with some places linked to it.

    Edges carry `length` (mm), `clear_width` (mm, of the narrowest gap that they cross) and `kind`
    (`line` or `arc`, which has `through`, the places between its ends).  `direct` are lines between
    places; `clear` says which lines can be walked, `widths` how narrow the gaps are that straight
    pieces cross.
    """
    import networkx as nx  # late: only a graph needs it, and it takes a while to load

    touches: _Touches = {}
    lines = [*direct, *_between_arcs(roads, touches), *_from_places(roads, touches, places)]
    lines = [line for line, free in zip(lines, clear(lines), strict=True) if free]
    pieces = {_key(*line): math.dist(*line) for line in lines}
    bends = {}
    for (corner, _), places_at in touches.items():
        for low, high in itertools.pairwise(sorted(places_at)):
            key = _key(places_at[low], places_at[high])
            bends[key] = corner, low, high
    graph: nx.Graph[Place] = nx.Graph()
    graph.add_nodes_from(map(_rounded, places))
    for (a, b), length in pieces.items():
        if a != b:
            graph.add_edge(a, b, length=length, kind="line")
    for (a, b), (corner, low, high) in bends.items():
        length = roads.arcs.radius * (high - low)
        if a != b and not (graph.has_edge(a, b) and graph.edges[a, b]["length"] <= length):
            graph.add_edge(
                a, b, length=length, kind="arc", through=_through(roads, corner, low, high)
            )
    _measure(roads, graph, bends, widths)
    return graph


def _through(roads: Roads, corner: int, low: float, high: float) -> tuple[Place, ...]:
    """The places of an arc between its ends, two degrees apart at most."""
    count = math.ceil((high - low) / _FINE)
    angles = np.linspace(low, high, count + 1)[1:-1].tolist()
    return tuple(_rounded(roads.arcs.point(corner, angle)) for angle in angles)


def _between_arcs(roads: Roads, touches: _Touches) -> Iterator[Line]:
    arcs = roads.arcs
    for corner in range(len(arcs.corner_points)):
        for number, arc in enumerate(arcs.of(corner)):
            for side in (1, -1):
                for leave, arrive, *_, node in roads.steps(
                    (corner, number, side), _first(arc, side)
                ):
                    begin = _touch(roads, touches, corner, number, side * leave)
                    other, part, sense = node
                    yield begin, _touch(roads, touches, other, part, sense * arrive)


def _first(arc: Arc, side: int) -> float:
    return min(side * arc.low, side * arc.high)


def _from_places(roads: Roads, touches: _Touches, places: Sequence[Place]) -> Iterator[Line]:
    for place in places:
        for _, arrive, *_, (corner, part, side) in roads.from_place(place):
            yield place, _touch(roads, touches, corner, part, side * arrive)


def _touch(roads: Roads, touches: _Touches, corner: int, part: int, angle: float) -> Place:
    place = roads.arcs.point(corner, angle)
    touches.setdefault((corner, part), {})[angle] = place
    return place


def _rounded(place: Place) -> Place:
    return round(place[0], 3), round(place[1], 3)


def _key(one: Place, two: Place) -> Line:
    low, high = sorted((_rounded(one), _rounded(two)))
    return low, high


def _measure(
    roads: Roads,
    graph: nx.Graph[Place],
    bends: dict[Line, tuple[int, float, float]],
    widths: Callable[[Floats], Floats],
) -> None:
    """Note at each edge the width of the narrowest gap that it crosses."""
    edges: list[Line] = []
    pieces: list[Line] = []
    owner: list[int] = []
    for a, b, data in graph.edges(data=True):
        chain: list[Place] = [a, b]
        if data["kind"] == "arc":
            corner, low, high = bends[_key(a, b)]
            count = math.ceil((high - low) / _BEND)
            angles = np.linspace(low, high, count + 1).tolist()
            chain = [roads.arcs.point(corner, angle) for angle in angles]
        pieces += itertools.pairwise(chain)
        owner += [len(edges)] * (len(chain) - 1)
        edges.append((a, b))
    if not edges:
        return
    narrow = np.full(len(edges), np.inf)
    np.minimum.at(narrow, owner, widths(np.array(pieces)))
    for (a, b), width in zip(edges, narrow.tolist(), strict=True):
        graph.edges[a, b]["clear_width"] = width
