# SPDX-License-Identifier: GPL-3.0-or-later
"""Shortest walks of a round body on a floor with obstacles."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from planner.paths import outline as outlines
from planner.paths import patch
from planner.paths.arcs import Arcs
from planner.paths.field import DistanceField, Floor
from planner.paths.graph import walk_graph
from planner.paths.mesh import mesh
from planner.paths.narrowest import NarrowPlace, clear_widths, gap_lines, narrowest
from planner.paths.rings import Rings
from planner.paths.search import Chain, Place, Roads, shortest
from planner.paths.track import track

if TYPE_CHECKING:
    import networkx as nx

    from planner.paths.fast.roads import Found

WIDTH = 600  # mm across: a person, as the command line takes it by default
AISLE = 3_500  # mm: most walks pass a gap narrower than this, so these are looked at first
_MADE = ("_outline", "_corners", "_outline_rings", "_centre_floor", "_centre_rings", "_roads")
OPEN = 6_000  # mm: the graph looks for no wider gaps


@dataclass(frozen=True)
class Walk:
    """A shortest walk of the centre of a body.

    `points` run from start to goal with up to three decimals, arcs as a point at least every
    degree, and `length` (mm) is their length; `exact` is the length of the true lines and arcs.
    `start` and `goal` say which of the places that were asked for it links.
    """

    length: float
    exact: float
    points: tuple[Place, ...]
    narrowest: NarrowPlace | None
    start: int
    goal: int


class Reason(Enum):
    START = "no start where the body can stand"
    GOAL = "no goal where the body can stand"
    APART = "no way between start and goal"


@dataclass(frozen=True)
class NoWay:
    """Why there is no walk."""

    reason: Reason


@dataclass(frozen=True, eq=False)
class WalkNetwork:
    """All walks of a round body, `width` mm across, on a floor less solid obstacles.

    The floor is a polygon or several, in mm, holes allowed; obstacles may touch, overlap and
    stick out of it.  The centre keeps `width` / 2 from every obstacle and from the outside; a gap
    of exactly `width` lets the body through.  Everything is built when it is first needed and
    then kept; answers depend on the arguments alone.
    """

    floor: BaseGeometry
    obstacles: Sequence[Polygon] = field(default=())
    width: float = WIDTH

    @cached_property
    def _radius(self) -> float:
        return self.width / 2 * (1 - outlines.SLACK)

    @cached_property
    def _outline(self) -> outlines.Outline:
        return outlines.outline(self.floor, self.obstacles)

    @cached_property
    def _corners(self) -> outlines.Corners:
        return outlines.corners(self._outline)

    @cached_property
    def _centre(self) -> outlines.CentreFloor:
        return outlines.centre_floor(self._outline, self._corners, self._radius)

    @cached_property
    def _centre_floor(self) -> BaseGeometry:
        return self._centre.floor

    @cached_property
    def _outline_rings(self) -> Rings:
        return Rings.of(self._outline.floor)

    @cached_property
    def _centre_rings(self) -> Rings:
        return Rings.of(self._centre_floor)

    @cached_property
    def _parts(self) -> shapely.STRtree:
        parts = shapely.get_parts(self._centre_floor)
        shapely.prepare(parts)
        return shapely.STRtree(parts)

    @cached_property
    def _roads(self) -> Roads:
        centre = self._centre
        return Roads(Arcs(self._outline, self._corners, centre, mesh(centre.floor), self._radius))

    def with_obstacles(self, obstacles: Sequence[Polygon]) -> WalkNetwork:
        """The network of the same floor with other obstacles: its answers are those of a new one.

        What this one knows away from obstacles that are gone or new is kept, so that the first
        walk after an edit costs little more than the next one.
        """
        network = WalkNetwork(self.floor, obstacles, self.width)
        gone, new = patch.difference(self.obstacles, obstacles)
        known, found = self.__dict__, network.__dict__
        if not gone and not new:
            found.update({name: known[name] for name in _MADE if name in known})
        elif self.width > 0 and "_outline" in known and len(gone) + len(new) <= patch.FEW:
            self._pass_on(found, obstacles, gone, new)
        return network

    def _pass_on(
        self,
        found: dict[str, object],
        obstacles: Sequence[Polygon],
        gone: Sequence[Polygon],
        new: Sequence[Polygon],
    ) -> None:
        """What a network with other obstacles keeps, as far as this one has come."""
        known = self.__dict__
        change = patch.changed_outline(
            self._outline, self._outline_rings, self.floor, obstacles, gone, new
        )
        corners = outlines.corners(change.outline)
        found["_outline"], found["_corners"] = change.outline, corners
        if change.rings is not None:
            found["_outline_rings"] = change.rings
        if "_centre_floor" not in known:
            return
        rings = patch.changed_centre(change, self._centre_rings, self._radius)
        if rings is None:
            centre = outlines.centre_floor(change.outline, corners, self._radius)
            rings = Rings.of(centre.floor), self._centre_rings.line, Rings.of(centre.floor).line
            floor: BaseGeometry = centre.floor
        else:
            floor = rings[0].floor
        found["_centre_rings"], found["_centre_floor"] = rings[0], floor
        if "_roads" not in known:
            return
        sides = patch.apart(*map(patch.sides_of, rings[1:]))
        roads = patch.changed_roads(self._roads, change, floor, sides)
        if roads is not None:
            found["_roads"] = roads

    @property
    def floors(self) -> list[Polygon]:
        """Polygons around all places of the body's centre, one for each piece of floor."""
        return list(shapely.get_parts(self._centre_floor))

    @property
    def free(self) -> BaseGeometry:
        """The floor less its obstacles."""
        return self._outline.floor

    def gaps(self, reach: float) -> outlines.Floats:
        """The lines straight across all gaps up to a width (mm), (n, 2, 2).

        Between parallel sides there is one at each end of what faces.
        """
        return gap_lines(self._outline, self._corners, reach)

    def narrowest(
        self, points: Sequence[Place], near: BaseGeometry, most: float
    ) -> NarrowPlace | None:
        """The narrowest gap that meets a geometry and that the walk along some points crosses.

        None where that is wider than `most` (mm), or there is none.
        """
        return narrowest(self._outline, self._corners, points, AISLE, near, most)

    def clearance(self, point: Place) -> float:
        """Distance (mm) from a point to the nearest obstacle or outside; 0 inside of one."""
        spot = shapely.Point(point)
        if not shapely.intersects(self._outline.floor, spot):
            return 0.0
        return float(shapely.distance(self._outline.boundary, spot))

    def stands(self, point: Place) -> bool:
        """Can the body have its centre there?"""
        return self._standing([point])[0]

    def sees(self, one: Place, two: Place) -> bool:
        """Can the body go straight from one place where it stands to another?"""
        return self._clear([(one, two)])[0]

    def _standing(self, points: Sequence[Place]) -> list[bool]:
        spots = _points(points)
        floor, boundary = self._outline.floor, self._outline.boundary
        if self.width == 0:
            return _flags(shapely.dwithin(floor, spots, 1e-6))
        close = shapely.dwithin(boundary, spots, self._radius * (1 - 1e-9))
        return _flags(shapely.intersects(floor, spots) & ~close)

    def components(self, points: Sequence[Place]) -> list[int | None]:
        """Number of the connected piece of floor that each body is on; None where none stands."""
        numbers: list[int | None] = [None] * len(points)
        if not points:
            return numbers
        spots = _points(points)
        stands = self._standing(points)
        # The boxes leave few parts, and these are prepared, which the tree alone would not use.
        x, y = shapely.get_x(spots), shapely.get_y(spots)
        point, part = self._parts.query(shapely.box(x - 1e-3, y - 1e-3, x + 1e-3, y + 1e-3))
        on = shapely.dwithin(self._parts.geometries[part], spots[point], 1e-6)
        for i, number in zip(point[on].tolist(), part[on].tolist(), strict=True):
            if stands[i]:
                numbers[i] = number
        return numbers

    def reaches(self, starts: Sequence[Place], points: Sequence[Place]) -> list[bool]:
        """For each point: can the body come there from any of the starts?"""
        reached = {part for part in self.components(starts) if part is not None}
        return [part in reached for part in self.components(points)]

    def route(self, starts: Sequence[Place], goals: Sequence[Place]) -> Walk | NoWay:
        """The shortest walk from any of the starts to any of the goals."""
        ends = self._joined(starts, goals)
        if isinstance(ends, NoWay):
            return ends
        from_, to = ends
        return self._walk([starts[i] for i in from_], [goals[i] for i in to], from_, to)

    def distance(self, starts: Sequence[Place], goals: Sequence[Place]) -> float:
        """How long (mm) the shortest walk is, exactly; infinite where there is none.

        It takes a small part of the time of the walk, of which all the rest is to trace it and to
        find its narrowest place.
        """
        ends = self._joined(starts, goals)
        if isinstance(ends, NoWay):
            return math.inf
        found = self._shortest([starts[i] for i in ends[0]], [goals[i] for i in ends[1]])
        return math.inf if found is None else found.length

    @cached_property
    def _pieces(self) -> dict[Place, int | None]:
        """Of the starts and goals that were asked for: doors and exits are, again and again."""
        return {}

    def _joined(
        self, starts: Sequence[Place], goals: Sequence[Place]
    ) -> tuple[list[int], list[int]] | NoWay:
        """The numbers of those starts and goals that are on the same pieces of floor."""
        known = self._pieces
        new = [place for place in (*starts, *goals) if place not in known]
        if new:
            known.update(zip(new, self.components(new), strict=True))
        parts = [known[place] for place in (*starts, *goals)]
        at_start, at_goal = parts[: len(starts)], parts[len(starts) :]
        if all(part is None for part in at_start):
            return NoWay(Reason.START)
        if all(part is None for part in at_goal):
            return NoWay(Reason.GOAL)
        common = (set(at_start) & set(at_goal)) - {None}
        if not common:
            return NoWay(Reason.APART)
        return (
            [i for i, part in enumerate(at_start) if part in common],
            [i for i, part in enumerate(at_goal) if part in common],
        )

    def field(self, sources: Sequence[Place], base: Sequence[float] = ()) -> DistanceField:
        """How far it is from every place to the nearest source; sources without floor are left out.

        `base` (mm, by source; 0 without) is what the way is long already at a source.
        """
        lengths = tuple(base) or (0.0,) * len(sources)
        floor = Floor(self._roads, self._standing, self._are_clear, self._is_free)
        return DistanceField(floor, tuple(sources), lengths)

    @cached_property
    def graph(self) -> nx.Graph[Place]:
        """All lines and arcs that shortest walks are made of (see `graph_with`), unchangeable."""
        import networkx as nx  # late: only a graph needs it, and it takes a while to load

        graph = self.graph_with(())
        nx.freeze(graph)
        return graph

    def graph_with(self, places: Sequence[Place]) -> nx.Graph[Place]:
        """A graph to query and extend, with these places among its nodes (x, y to three decimals).

        Edges carry `length` (mm), `clear_width` (mm: the narrowest gap that is crossed; infinite
        if none up to 6 m is) and `kind` (`line` or `arc`).  A shortest path by `length` is the
        exact optimum.  A place where the body does not stand is a node without edges.  The first
        graph of a network costs about a second at 500 booths that all stand apart.
        """
        standing = [p for p, stands in zip(places, self._standing(places), strict=True) if stands]
        direct = [(a, b) for i, a in enumerate(standing) for b in standing[i + 1 :]]

        def widths(pieces: outlines.Floats) -> outlines.Floats:
            return clear_widths(self._outline, self._corners, pieces, OPEN)

        graph = walk_graph(self._roads, standing, direct, self._clear, widths)
        graph.add_nodes_from((round(x, 3), round(y, 3)) for x, y in places)
        return graph

    def _walk(
        self, starts: Sequence[Place], goals: Sequence[Place], from_: list[int], to: list[int]
    ) -> Walk | NoWay:
        found = self._shortest(starts, goals)
        if found is None:
            return NoWay(Reason.APART)
        chain = found if isinstance(found, Chain) else found.chain()
        points = track(
            self._roads.arcs, chain, starts[chain.start], goals[chain.goal], self._is_free
        )
        narrow = narrowest(self._outline, self._corners, points, max(2 * self.width, AISLE))
        length = sum(map(math.dist, points[:-1], points[1:]))
        return Walk(length, chain.length, points, narrow, from_[chain.start], to[chain.goal])

    def _shortest(self, starts: Sequence[Place], goals: Sequence[Place]) -> Chain | Found | None:
        """The shortest chain of lines that the body can walk, each proved."""
        pairs = [(i, j) for i in range(len(starts)) for j in range(len(goals))]
        straight = self._proved([(starts[i], goals[j]) for i, j in pairs])
        direct = {
            (i, j): math.dist(starts[i], goals[j])
            for (i, j), clear in zip(pairs, straight, strict=True)
            if clear
        }
        compiled = self._roads.compiled
        if compiled is not None:
            lines_of = partial(self._lines, starts=starts, goals=goals)
            return compiled.shortest(starts, goals, direct, lines_of, self._clear)
        shut: set[tuple[object, object]] = set()
        while True:
            chain = shortest(self._roads, starts, goals, direct, frozenset(shut))
            if chain is None:
                return None
            # The search follows polygons that contain the floor, so each line is proved here.
            ends, lines = self._lines(chain, starts, goals)
            bad = [ends[i] for i, clear in enumerate(self._proved(lines)) if not clear]
            if not bad:
                return chain
            shut.update(bad)

    def _proved(self, lines: Sequence[tuple[Place, Place]]) -> list[bool]:
        """The same as `_clear`; answers are kept, for walks share most of their lines."""
        known = self._clear_lines
        new = [line for line in lines if line not in known]
        if new:
            known.update(zip(new, self._clear(new), strict=True))
        return [known[line] for line in lines]

    @cached_property
    def _clear_lines(self) -> dict[tuple[Place, Place], bool]:
        return {}

    def _lines(
        self, chain: Chain, starts: Sequence[Place], goals: Sequence[Place]
    ) -> tuple[list[tuple[object, object]], list[tuple[Place, Place]]]:
        """The straight lines of a chain: what they link, and their end points."""
        arcs = self._roads.arcs
        ends: list[tuple[object, object]] = []
        lines: list[tuple[Place, Place]] = []
        behind: tuple[object, Place] = (chain.start, starts[chain.start])
        for node, arrive, leave in chain.arcs:
            corner, _, side = node
            ends.append((behind[0], node))
            lines.append((behind[1], arcs.point(corner, side * arrive)))
            behind = (node, arcs.point(corner, side * leave))
        ends.append((behind[0], chain.goal))
        lines.append((behind[1], goals[chain.goal]))
        return ends, lines

    def _is_free(self, places: outlines.Floats) -> outlines.Flags:
        """Which places are as far from the outline as a point of a walk must be?"""
        limit = self._radius - 1e-4
        close = shapely.dwithin(self._outline.boundary, shapely.points(places), limit)
        return ~np.asarray(close)

    def _clear(self, lines: Sequence[tuple[Place, Place]]) -> list[bool]:
        """Can the body go straight from one end to the other? (Both ends are known to be free.)"""
        return _flags(self._are_clear(np.array(lines, dtype=float).reshape(-1, 2, 2)))

    def _are_clear(self, lines: outlines.Floats) -> outlines.Flags:
        """The same of lines as an array, (n, 2, 2)."""
        segments = shapely.linestrings(lines)
        if self.width == 0:
            return np.asarray(shapely.covers(self._wide, segments))
        limit = self._radius - 5e-5  # tangents are true to about 1e-5 mm over a whole hall
        return ~np.asarray(shapely.dwithin(self._outline.boundary, segments, limit))

    @cached_property
    def _wide(self) -> BaseGeometry:
        wide = shapely.buffer(self._outline.floor, 1e-5, join_style="mitre")
        shapely.prepare(wide)
        return wide


def _points(places: Sequence[Place]) -> outlines.Geometries:
    return np.asarray(shapely.points(np.array(places, dtype=float).reshape(-1, 2)))


def _flags(values: object) -> list[bool]:
    return [bool(value) for value in np.atleast_1d(np.asarray(values))]
