# SPDX-License-Identifier: GPL-3.0-or-later
"""The roads of `planner.paths.search`, found by kernels: the same walks, sooner."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import NamedTuple

import numpy as np

from planner.paths.arcs import Arcs
from planner.paths.fast.front import BEFORE, CAME, LEFT, NODE, SOURCE, spread
from planner.paths.fast.search import (
    CLEAR,
    COUNT,
    FIRST,
    OPEN,
    PASSED,
    PROOF,
    SEEN,
    SHUT,
    TARGET,
    Lines,
    more_lines,
    no_lines,
    search,
    seek_from_place,
)
from planner.paths.fast.sight import FULL, Look, more_passed, room_for
from planner.paths.fast.tables import Known, Packed, Tables, listed, opened, packed
from planner.paths.front import BULGES, LEAST, Fronts, Root
from planner.paths.outline import Flags, Floats, Ints
from planner.paths.search import Chain, Node, Place

Line = tuple[Place, Place]

DIRECT = np.empty((0, 3))
ROOM = 4096  # lines, triangles that a fan enters: so many before there must be more room


def _no_links() -> Ints:
    return np.empty((0, 2), dtype=np.int64)


def _pairs(links: Ints) -> Ints:
    """One number for each pair."""
    pairs: Ints = (links[:, 0] << 32) + links[:, 1]
    return pairs


def _nodes(t: Tables, numbers: Ints) -> list[Node]:
    """The nodes that have some numbers."""
    part = numbers // 2
    corner = t.owner[part]
    among = part - t.item[t.first[t.lists + len(t.point) + corner]]
    side = 2 * (numbers % 2) - 1
    return list(zip(corner.tolist(), among.tolist(), side.tolist(), strict=True))


class Found(NamedTuple):
    """A shortest chain: rows of nodes and lines, of angles of arrival and departure.

    The last row is of the goal.
    """

    length: float
    start: int
    goal: int
    is_proved: bool
    rows: Ints
    angles: Floats
    tables: Tables

    def chain(self) -> Chain:
        nodes, angles = _nodes(self.tables, self.rows[:-1, 0]), self.angles[:-1].tolist()
        arcs = [(node, arrive, leave) for node, (arrive, leave) in zip(nodes, angles, strict=True)]
        return Chain(self.length, self.start, tuple(arcs), self.goal)


@dataclass(eq=False)
class FastRoads:
    """The lines between arcs, found when they are first needed and then kept."""

    arcs: Arcs
    packed: Packed
    lines: Lines
    room: Look
    visit: int = 0
    _known_links: Ints = field(default_factory=_no_links)
    _shut_links: Ints = field(default_factory=_no_links)

    @classmethod
    def of(cls, arcs: Arcs, known: Known | None = None) -> FastRoads:
        tables = packed(arcs, known)
        nodes = 2 * int(tables.whole[2])
        return cls(arcs, tables, no_lines(nodes), room_for(int(tables.whole[1]), ROOM))

    @cached_property
    def tables(self) -> Tables:
        return opened(*self.packed)

    @cached_property
    def _lock(self) -> Lock:
        return Lock()

    @cached_property
    def _asked(self) -> dict[tuple[Place, ...], tuple[Ints, Floats]]:
        return {}

    @cached_property
    def _places(self) -> dict[Place, tuple[int, int]]:
        """Where the lines from each place are, and how many."""
        return {}

    def shortest(
        self,
        starts: Sequence[Place],
        goals: Sequence[Place],
        direct: Mapping[tuple[int, int], float],
        lines: Callable[[Chain], tuple[object, Sequence[Line]]],
        clear: Callable[[Sequence[Line]], list[bool]],
    ) -> Found | None:
        """The shortest chain from any start to any goal (see `planner.paths.search.shortest`).

        `lines` gives what the lines of a chain link, and their ends; `clear` says which can be
        walked.
        """
        with self._lock:
            while True:
                found = self._search(starts, goals, direct)
                if found is None or self._prove(found, lines, clear):
                    return found

    def _prove(
        self,
        found: Found,
        lines: Callable[[Chain], tuple[object, Sequence[Line]]],
        clear: Callable[[Sequence[Line]], list[bool]],
    ) -> bool:
        """Can all lines of a chain be walked?  What is found is kept."""
        if found.is_proved:
            return True
        rows = found.rows[:, 1]
        proof = self.lines.goal[:, PROOF]
        unknown = np.flatnonzero(proof[rows] == OPEN)
        _, every = lines(found.chain())
        flags = clear([every[i] for i in unknown.tolist()])
        proof[rows[unknown]] = np.where(flags, CLEAR, SHUT)
        return all(flags)

    def _search(
        self,
        starts: Sequence[Place],
        goals: Sequence[Place],
        direct: Mapping[tuple[int, int], float],
    ) -> Found | None:
        begin, _ = self._from(tuple(starts))
        end, places = self._from(tuple(goals))
        straight = DIRECT
        if direct:
            straight = np.array([(i, j, length) for (i, j), length in direct.items()])
        while True:
            self.visit += 1
            found = search(
                *self.packed, self.room, self.lines, self.visit, begin, end, places, straight
            )
            if found[0] != FULL:
                break
            self._make_room()
        return None if math.isinf(found[0]) else Found(*found, self.tables)

    def _make_room(self) -> None:
        """A kernel had too little room, and will be run again."""
        self.lines, self.room = more_lines(self.lines), more_passed(self.room)

    def _from(self, places: tuple[Place, ...]) -> tuple[Ints, Floats]:
        """Where the lines from some places are and how many, (n, 2), and the places, (n, 2)."""
        known = self._asked.get(places)
        if known is None:
            rows = np.array([self._rows(float(x), float(y)) for x, y in places], dtype=np.int64)
            known = self._asked[places] = rows, np.array(places, dtype=np.float64)
        return known

    def _rows(self, x: float, y: float) -> tuple[int, int]:
        known = self._places
        while (x, y) not in known:
            found = seek_from_place(*self.packed, self.room, self.lines, x, y)
            if found[1] == FULL:
                self._make_room()
            else:
                known[x, y] = found
        return known[x, y]

    def fronts(
        self,
        sources: Sequence[Place],
        base: Sequence[float],
        clear: Callable[[Floats], Flags],
    ) -> Fronts:
        """The fronts of some sources (see `planner.paths.front.spread`).

        All lines are proved at the end; hardly ever is one bad, and then all is done again without.
        """
        places = np.array(sources, dtype=np.float64).reshape(-1, 2)
        lengths = np.array(base, dtype=np.float64)
        known, shut = self._known_links, self._shut_links
        with self._lock:
            while True:
                whole, real, begin, passed = spread(
                    *self.packed, self.room, self._slack, places, lengths, shut
                )
                if passed == FULL:
                    self.room = more_passed(self.room)
                    continue
                links, lines = self._links(whole, real, places)
                new = np.flatnonzero(np.isin(_pairs(links), _pairs(known), invert=True))
                bad = new[~clear(lines[new])]
                known, shut = (
                    np.concatenate([known, links[new]]),
                    np.concatenate([shut, links[bad]]),
                )
                if not len(bad):
                    # Sources are others the next time.
                    self._known_links = known[known[:, 0] >= 0]
                    self._shut_links = shut[shut[:, 0] >= 0]
                    return self._fronts(whole, real, begin, int(passed))

    def after(
        self,
        arcs: Arcs,
        gone: Sequence[int],
        moved: Sequence[tuple[int, int]],
        corners: Collection[int],
    ) -> FastRoads:
        """The roads on other arcs, with the lines that these have in common (see `Roads.after`)."""
        roads = FastRoads.of(arcs, Known(self.arcs, self.tables, set(corners)))
        old, new, had = self.tables, roads.tables, self.lines
        # The parts of arcs by the rows that they have now, -1 if they are not the same.
        first_old, first_new = (t.first[t.lists + len(t.point) :] for t in (old, new))
        rows = np.arange(len(old.part))
        here = new.item[np.minimum(first_new[old.owner], len(new.item) - 1)]
        part = here + rows - old.item[first_old[old.owner]]
        changed = np.zeros(len(old.corner), dtype=np.bool_)
        changed[[corner for corner in corners if corner < len(changed)]] = True
        part[changed[old.owner]] = -1
        triangle = np.arange(old.triangles)
        triangle[list(gone)] = -1
        for before, now in moved:
            triangle[before] = now
        known = np.flatnonzero(had.node[:, COUNT] >= 0)
        lines, line_of = listed(had.node[known, FIRST], had.node[known, COUNT])
        seen, seen_of = listed(had.node[known, SEEN], had.node[known, PASSED])
        target = had.goal[lines, TARGET]
        lost = part[known // 2] < 0
        lost[line_of[part[target // 2] < 0]] = True
        lost[seen_of[triangle[had.seen[seen]] < 0]] = True
        known, lines, seen = known[~lost], lines[~lost[line_of]], seen[~lost[seen_of]]
        node = 2 * part[known // 2] + known % 2
        counts = had.node[known]
        kept = no_lines(len(roads.lines.node), max(len(lines), len(seen) // 4) + ROOM)
        kept.node[node, COUNT], kept.node[node, PASSED] = counts[:, COUNT], counts[:, PASSED]
        kept.node[node, FIRST] = np.cumsum(counts[:, COUNT]) - counts[:, COUNT]
        kept.node[node, SEEN] = np.cumsum(counts[:, PASSED]) - counts[:, PASSED]
        kept.line[: len(lines)] = had.line[lines]
        target = had.goal[lines, TARGET]
        kept.goal[: len(lines), TARGET] = 2 * part[target // 2] + target % 2
        kept.goal[: len(lines), PROOF] = had.goal[lines, PROOF]
        kept.seen[: len(seen)] = triangle[had.seen[seen]]
        kept.used[:] = len(lines), len(seen)
        roads.lines = kept
        return roads

    @property
    def _slack(self) -> float:
        return BULGES * self.arcs.radius + LEAST

    def _points(self, node: Ints, angle: Floats) -> Floats:
        """The places on the arcs of nodes at angles in the sense of walking."""
        row = self.tables.corner[self.tables.owner[node // 2]]
        turned = (2 * (node % 2) - 1) * angle
        x, y = np.cos(turned) * self.arcs.radius, np.sin(turned) * self.arcs.radius
        points: Floats = np.stack(
            [row[:, 0] + row[:, 2] * x - row[:, 3] * y, row[:, 1] + row[:, 2] * y + row[:, 3] * x],
            axis=1,
        )
        return points

    def _links(self, whole: Ints, real: Floats, places: Floats) -> tuple[Ints, Floats]:
        """What the lines to the roots on arcs link, (n, 2), and their ends, (n, 2, 2)."""
        on = whole[:, NODE] >= 0
        node, before, source = whole[on, NODE], whole[whole[on, BEFORE], NODE], whole[on, SOURCE]
        begin = places[source]
        arc = before >= 0
        begin[arc] = self._points(before[arc], real[on, LEFT][arc])
        end = self._points(node, real[on, CAME])
        links = np.stack([np.where(arc, before, -1 - source), node], axis=1)
        return links, np.stack([begin, end], axis=1)

    def _fronts(self, whole: Ints, real: Floats, begin: Ints, passed: int) -> Fronts:
        on = whole[:, NODE] >= 0
        nodes = iter(_nodes(self.tables, whole[on, NODE]))
        roots = [
            Root(next(nodes) if is_on else None, came, level, before, left, source)
            for is_on, before, source, (came, level, left) in zip(
                on.tolist(),
                whole[:, BEFORE].tolist(),
                whole[:, SOURCE].tolist(),
                real.tolist(),
                strict=True,
            )
        ]
        count = np.diff(np.append(begin, passed))
        return Fronts(
            roots,
            self.room.triangle[:passed].copy(),
            np.repeat(np.arange(len(roots)), count),
            self.room.rays[:passed].copy(),
        )
