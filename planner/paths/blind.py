# SPDX-License-Identifier: GPL-3.0-or-later
"""Floor from which only one way leads to the exits, until two do.

What counts is what could shut a way: a gate is a straight line over free floor, no wider than an
aisle, from a corner to the nearest place of another side, or from any place on a side square onto
one which faces it (to less than 45°).  Where a gate cuts off floor without any exit, everybody
behind it has to come through it, so behind it there is only one way.  Where no gate does, two ways
to two exits exist that share no gate (Menger's theorem: as many ways as the fewest gates that cut
them).

A line cuts a floor only if both its ends lie on the same ring of its boundary: on the wall around,
with all that touches it, or on one block.  Moved along the sides it cuts off most where it comes to
a corner, to an exit or, between slanted sides, to the width of a gate.  So lines are tried from all
corners, from both hands of exits and, on slanted sides, from places BETWEEN apart.  Things so close
that the body does not fit between are one: all this is done on the floor that the body can cover.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from planner.paths import outline as outlines
from planner.paths.farthest import Far
from planner.paths.field import DistanceField
from planner.paths.network import WalkNetwork
from planner.paths.outline import Flags, Floats, Geometries, Ints, Outline
from planner.paths.search import Place

BETWEEN = 250.0  # mm between the places that are tried on a side
BESIDE = 2.0  # mm beside where a body stands in an exit
FACING = math.cos(math.radians(45))
STEP = 100.0  # mm between the places on a gate to which walks are measured
HAIR = 0.01  # mm
LEAST = 20_000.0  # twice mm²: what lies behind a gate is larger


@dataclass(frozen=True, eq=False)
class Blind:
    """A part of the floor with one way out, and places where the body stands in the gates of that.

    Where a floor has but one exit, all of it is such a part, and that exit its gate.
    """

    floor: Polygon
    gates: tuple[Place, ...]
    network: WalkNetwork
    only_exit: str | None = None

    @cached_property
    def field(self) -> DistanceField:
        """How far it is from everywhere within to where a second way begins (or to the exit)."""
        more = 0.0 if self.only_exit is None else self.network.width / 2
        return self.network.field(self.gates, [more] * len(self.gates))

    @property
    def most(self) -> float:
        """No place within is farther from a gate (mm): half way around everything."""
        return float(self.floor.length) / 2

    @cached_property
    def farthest(self) -> Far | None:
        return self.field.farthest()

    def holds(self, places: Sequence[Place]) -> list[bool]:
        """Which of some places lie within?"""
        spots = shapely.points(np.array(places, dtype=np.float64).reshape(-1, 2))
        shapely.prepare(self.floor)
        return [bool(near) for near in np.atleast_1d(shapely.dwithin(self.floor, spots, 1.0))]


def blind_parts(
    network: WalkNetwork, exits: Mapping[str, Sequence[Place]], widest: float
) -> list[Blind]:
    """The parts of a floor with one way out.

    `exits` are places where the body stands in each; a gate is up to `widest` (mm) wide.
    """
    names = [name for name, places in exits.items() for _ in places]
    spots = np.array([place for places in exits.values() for place in places], dtype=float)
    spots = spots.reshape(-1, 2)
    found: list[Blind] = []
    for part in network.floors:
        near = np.atleast_1d(shapely.dwithin(part, shapely.points(spots), 1.0))
        here = np.flatnonzero(near)
        there = sorted({names[number] for number in here})
        if len(there) == 1:
            places = [(x, y) for x, y in spots[here].tolist()]
            found.append(Blind(part, tuple(places), network, there[0]))
        elif there:
            found += _cut_off(network, part, spots[here], widest)
    return found


def _cut_off(network: WalkNetwork, part: Polygon, exits: Floats, widest: float) -> list[Blind]:
    radius = network.width / 2
    outline = outlines.outline(_covered(network, part, radius), ())
    behind = _behind(outline, *_lines(outline, widest, exits), exits)
    if not len(behind):
        return []
    # What stands free within is not floor.
    blind = shapely.intersection(shapely.union_all(behind, grid_size=HAIR / 10), outline.floor)
    around = shapely.buffer(outline.boundary, HAIR)
    found = []
    for piece in shapely.get_parts(blind):
        if not isinstance(piece, Polygon) or 2 * piece.area < LEAST:
            continue
        gates = shapely.line_merge(shapely.difference(piece.boundary, around))
        places = [place for gate in shapely.get_parts(gates) for place in _along(gate, radius)]
        if not places:
            continue
        # What the body covers beyond the gates belongs to its floor as well.
        inner = WalkNetwork(_covered(network, piece, radius + 1), (), network.width)
        found.append(Blind(piece, tuple(places), inner))
    return found


def _covered(network: WalkNetwork, part: Polygon, radius: float) -> BaseGeometry:
    """The floor that is no farther than a radius from a part, and hangs together with it."""
    wide = shapely.buffer(part, radius, join_style="mitre")
    pieces = shapely.get_parts(shapely.intersection(wide, network.free))
    return shapely.union_all(pieces[shapely.intersects(pieces, part.representative_point())])


def _lines(outline: Outline, widest: float, exits: Floats) -> tuple[Ints, Floats, Ints, Floats]:
    """The gates that are tried: edge and point where they start, edge and point where they end."""
    corner = np.flatnonzero(outline.corner)
    sides, spots = _on_sides(outline, widest, exits)
    begin = np.concatenate([corner, sides])
    start = np.concatenate([outline.end[corner], spots])
    row, edge = outline.edges.query(shapely.points(start), predicate="dwithin", distance=widest)
    own = begin[row]
    foot = outlines.nearest(start[row], outline.start[edge], outline.end[edge])
    length = np.hypot(*(foot - start[row]).T)
    keep = (outline.ring[own] == outline.ring[edge]) & (own != edge) & (length > HAIR)
    # Only from corners lines also go to ends of sides, and to sides that do not face theirs.
    square = (outline.along[own] * outline.along[edge]).sum(axis=1) < -FACING
    square &= (foot != outline.start[edge]).any(axis=1) & (foot != outline.end[edge]).any(axis=1)
    keep &= np.where(row < len(corner), outline.after[own] != edge, square)
    row, edge, foot = row[keep], edge[keep], foot[keep]
    lines = shapely.linestrings(np.stack([start[row], foot], axis=1))
    wide = shapely.buffer(outline.floor, HAIR / 2, join_style="mitre")
    shapely.prepare(wide)
    free = np.asarray(shapely.covers(wide, lines), dtype=np.bool_)
    return begin[row[free]], start[row[free]], edge[free], foot[free]


def _on_sides(outline: Outline, widest: float, exits: Floats) -> tuple[Ints, Floats]:
    """Places on sides that one of the same ring faces at a slant, and on both hands of exits."""
    one, two = outline.edges.query(outline.lines, predicate="dwithin", distance=widest)
    facing = (outline.along[one] * outline.along[two]).sum(axis=1)
    keep = (outline.ring[one] == outline.ring[two]) & (facing < -FACING) & (facing > -1 + 1e-9)
    edges, spots = [], []
    for edge in np.unique(one[keep]).tolist():
        length = math.dist(outline.start[edge], outline.end[edge])
        for share in np.arange(BETWEEN, length, BETWEEN).tolist():
            edges.append(edge)
            spots.append(outline.start[edge] + share * outline.along[edge])
    door, foot = _feet(outline, exits)
    beside = [foot + hand * BESIDE * outline.along[door] for hand in (-1, 1)]
    return (
        np.concatenate([np.array(edges, dtype=np.int64), door, door]),
        np.concatenate([np.array(spots, dtype=float).reshape(-1, 2), *beside]),
    )


def _feet(outline: Outline, exits: Floats) -> tuple[Ints, Floats]:
    """The sides that exits are in, and where."""
    edge = outline.edges.query_nearest(shapely.points(exits), all_matches=False)[1]
    return edge, outlines.nearest(exits, outline.start[edge], outline.end[edge])


def _behind(
    outline: Outline, begin: Ints, start: Floats, end: Ints, foot: Floats, exits: Floats
) -> Geometries:
    """What lies behind gates and has no exit: the floor between a gate and its stretch of ring."""
    doors = shapely.points(exits)
    door_edge, door_foot = _feet(outline, exits)
    found: list[Polygon] = []
    for number in np.unique(outline.ring[begin]).tolist():
        ring = _Ring.of(outline, np.flatnonzero(outline.ring == number))
        here = outline.ring[begin] == number
        one, two = ring.place(begin[here], start[here]), ring.place(end[here], foot[here])
        on = outline.ring[door_edge] == number
        passed = ring.place(door_edge[on], door_foot[on])
        # On either side of a gate, going around with the floor on the left.
        for p, q, at, to in (
            (one, two, start[here], foot[here]),
            (two, one, foot[here], start[here]),
        ):
            area = ring.areas(p, q, at, to)
            shut = (_within(p, q, len(ring.turns), passed)).any(axis=1)
            found += [
                Polygon(ring.stretch(p[row], q[row], at[row], to[row]))
                for row in np.flatnonzero((area > LEAST) & ~shut).tolist()
            ]
    pieces = shapely.get_parts(shapely.make_valid(np.array(found, dtype=object)))
    pieces = pieces[shapely.get_dimensions(pieces) == 2]
    # Doors on other rings, such as in a core that stands free.
    _, held = shapely.STRtree(pieces).query(doors, predicate="dwithin", distance=1.0)
    return np.delete(pieces, held)


def _within(p: Floats, q: Floats, count: int, passed: Floats) -> Flags:
    """Which places of a ring (columns) lie on stretches from p to q (rows)?"""
    inside: Flags = (passed - p[:, None]) % count <= ((q - p) % count)[:, None]
    return inside


@dataclass(frozen=True, eq=False)
class _Ring:
    """A ring of the boundary: its edges in order, and where each ends.

    A place on it is the number of an edge and how much of that lies behind.  `swept` is twice the
    area that the ends of the edges so far have swept about the first, over two rounds.
    """

    edges: Ints
    starts: Floats
    turns: Floats
    swept: Floats

    @classmethod
    def of(cls, outline: Outline, edges: Ints) -> _Ring:
        turns = outline.end[edges]
        x, y = (np.concatenate([turns, turns]) - turns[0]).T
        swept = np.concatenate([[0.0], np.cumsum(x[:-1] * y[1:] - x[1:] * y[:-1])])
        return cls(edges, outline.start[edges], turns, swept)

    def place(self, edges: Ints, points: Floats) -> Floats:
        number = np.searchsorted(self.edges, edges)
        start, end = self.starts[number], self.turns[number]
        length = np.hypot(*(end - start).T)
        place: Floats = number + np.minimum(np.hypot(*(points - start).T) / length, 1 - 1e-12)
        return place

    def _turns(self, p: Floats, q: Floats) -> tuple[Ints, Ints]:
        """The first end that is passed from p on, and that which the edge of q begins with."""
        first = np.floor(p).astype(np.int64)
        count = len(self.turns)
        last = first + (np.floor(q).astype(np.int64) - first) % count
        # From a place to one before it on the same edge it goes all around.
        return first, np.where((last == first) & (q < p), first + count, last)

    def areas(self, p: Floats, q: Floats, start: Floats, end: Floats) -> Floats:
        """Twice the area to the left of stretches of the ring, closed by straight lines."""
        first, last = self._turns(p, q)
        origin, count = self.turns[0], len(self.turns)
        none = last == first
        a, b = start - origin, end - origin
        c, d = self.turns[first % count] - origin, self.turns[(last - 1) % count] - origin
        around = _cross(a, c) + self.swept[np.maximum(last - 1, first)] - self.swept[first]
        area: Floats = np.where(none, 0.0, around + _cross(d, b) + _cross(b, a))
        return area

    def stretch(self, p: float, q: float, start: Floats, end: Floats) -> Floats:
        """The points of a stretch of the ring."""
        (first,), (last,) = self._turns(np.array([p]), np.array([q]))
        turns = self.turns[np.arange(first, last) % len(self.turns)]
        return np.concatenate([start[None], turns, end[None]])


def _cross(one: Floats, two: Floats) -> Floats:
    cross: Floats = one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]
    return cross


def _along(gate: BaseGeometry, radius: float) -> list[Place]:
    """Places along a gate where a whole body is between its ends, with room for rounding."""
    clear = max(gate.length - 2 * (radius + HAIR), 0.0)
    count = math.ceil(clear / STEP)
    begin = (gate.length - clear) / 2
    shares = [begin + clear * i / count for i in range(count + 1)] if count else [begin]
    points = [gate.interpolate(share) for share in shares]
    return [(point.x, point.y) for point in points if not point.is_empty]
