# SPDX-License-Identifier: GPL-3.0-or-later
"""Who goes to which exit: flows of least cost in a network of groups and exits.

Groups are nodes with persons, exits with capacities; what no exit takes is left over.  The flow of
least cost leaves the fewest over and, of those, makes the walks shortest in all (Ford and
Fulkerson, 1962).  It is found by successive shortest paths: all begin at the nearest exit, and what
is too much there goes on along the cheapest chain of exits to one with room.  A test holds it equal
to NetworkX's network simplex, which takes half as long again, and fifteen times as long on the
walks of a real hall.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.paths.hydraulics import DOOR_FLOW, SPEED, Emptying, emptying
from planner.paths.outline import Flags, Floats, Ints

PRECISION = 0.5  # seconds to which the least clearing time is found
ROUNDS, SHARES = 2, 4  # times that are tried for the quickest assignment
_HAIR = 1e-6  # mm


@dataclass(frozen=True, eq=False)
class Assignment:
    """Persons of each group who go to each exit, (groups, exits), and those left over."""

    persons: Ints
    left: Ints

    def at(self, number: int) -> int:
        """How many go to one exit."""
        return int(self.persons[:, number].sum())


def nearest(persons: Sequence[int], walks: Floats) -> Assignment:
    """Everybody to the nearest exit that can be reached; ``walks`` in mm, (groups, exits)."""
    amounts = np.zeros(walks.shape, dtype=np.int64)
    left = np.zeros(len(persons), dtype=np.int64)
    for group, count in enumerate(persons):
        if walks.shape[1] and np.isfinite(walks[group]).any():
            amounts[group, int(walks[group].argmin())] = count
        else:
            left[group] = count
    return Assignment(amounts, left)


def assign(
    persons: Sequence[int],
    walks: Floats,
    capacity: Sequence[int],
    start: Assignment | None = None,
) -> Assignment:
    """Everybody to an exit within the capacities (persons), the walks in all as short as can be.

    ``start`` may be the answer for the same walks and no smaller capacities: less is to be moved.
    """
    groups, exits = walks.shape
    finite = walks[np.isfinite(walks)]
    # To be left over costs more than any chain of walks.
    over = (exits + 1) * (float(finite.max()) + 1) if len(finite) else 1.0
    costs = np.concatenate([walks, np.full((groups, 1), over)], axis=1)
    if start is None:
        amounts = np.zeros((groups, exits + 1), dtype=np.int64)
        amounts[np.arange(groups), costs.argmin(axis=1)] = np.asarray(persons, dtype=np.int64)
    else:
        amounts = np.concatenate([start.persons, start.left[:, None]], axis=1)
    room = np.append(np.asarray(capacity, dtype=np.int64), sum(persons)) - amounts.sum(axis=0)
    chains = _Chains(costs, amounts)
    while (room < 0).any():
        path = chains.cheapest(room < 0, room > 0)
        moved = min(-room[path[0]], room[path[-1]], chains.most(path))
        chains.move(path, int(moved))
        room[path[0]] += moved
        room[path[-1]] -= moved
    return Assignment(amounts[:, :exits], amounts[:, exits])


class _Chains:
    """What it costs to send a person on from one exit to another: the least over the groups there.

    ``amounts`` (groups, exits) is changed in place.
    """

    def __init__(self, costs: Floats, amounts: Ints) -> None:
        self.costs, self.amounts = costs, amounts
        count = costs.shape[1]
        self.cost = np.full((count, count), np.inf)
        self.group = np.zeros((count, count), dtype=np.int64)
        for place in range(count):
            self._look(place)

    def _look(self, place: int) -> None:
        here = np.flatnonzero(self.amounts[:, place])
        if not len(here):
            self.cost[place] = np.inf
            return
        more = self.costs[here] - self.costs[here, place][:, None]
        best = more.argmin(axis=0)
        self.group[place] = here[best]
        self.cost[place] = more[best, np.arange(len(best))]

    def cheapest(self, full: Flags, free: Flags) -> list[int]:
        """The cheapest chain from an exit that has too many to one with room (Bellman, Ford)."""
        reach = np.where(full, 0.0, np.inf)
        before = np.full(len(reach), -1)
        for _ in range(len(reach)):
            through = reach[:, None] + self.cost
            best = through.argmin(axis=0)
            found = through[best, np.arange(len(best))]
            shorter = found < reach - _HAIR
            if not shorter.any():
                break
            before[shorter], reach[shorter] = best[shorter], found[shorter]
        path = [int(np.where(free, reach, np.inf).argmin())]
        while before[path[-1]] >= 0:
            path.append(int(before[path[-1]]))
        return path[::-1]

    def most(self, path: Sequence[int]) -> int:
        """How many can go along a chain before another group is cheapest."""
        steps = itertools.pairwise(path)
        return min(int(self.amounts[self.group[here, on], here]) for here, on in steps)

    def move(self, path: Sequence[int], persons: int) -> None:
        """Send some along a chain."""
        for here, on in itertools.pairwise(path):
            group = self.group[here, on]
            self.amounts[group, here] -= persons
            self.amounts[group, on] += persons
        for place in path:
            self._look(place)


def quickest(persons: Sequence[int], walks: Floats, widths: Sequence[float]) -> Assignment:
    """An assignment by which the last one is out as soon as can be found.

    Of everybody to the nearest exit and the cheapest assignments for some times, shared finer about
    the best, the one that empties first.  No assignment is quicker than `least_seconds`.
    """
    walks = _passable(walks, widths)
    best = by_nearest = nearest(persons, walks)
    # A little over the least time all are known to find room.
    low = least_seconds(persons, walks, widths) + 1.01 * PRECISION
    soonest = high = _seconds(best, walks, widths)
    looser: Assignment | None = None
    for _ in range(ROUNDS):
        times = (low + (high - low) * np.linspace(0, 1, SHARES + 1) ** 2).tolist()
        found: list[Assignment] = []
        for time in times[::-1]:  # each goes on from one with more room
            looser = assign(persons, walks, _capacity(walks, widths, time), looser)
            found.insert(0, looser)
        rank = [_rank(each, by_nearest, walks, widths) for each in found]
        at = rank.index(min(rank))
        if rank[at] < soonest:
            best, soonest = found[at], rank[at]
        low, high = times[max(at - 1, 0)], times[min(at + 1, SHARES)]
        looser = found[min(at + 1, SHARES)]
    return best


def _passable(walks: Floats, widths: Sequence[float]) -> Floats:
    """The walks to exits that have any width."""
    return np.where(np.asarray(widths) > 0, walks, math.inf)


def _rank(found: Assignment, least: Assignment, walks: Floats, widths: Sequence[float]) -> float:
    """When the last is out, or infinity where somebody is left over who could be at an exit."""
    if found.left.sum() > least.left.sum():
        return math.inf
    return _seconds(found, walks, widths)


def _seconds(assignment: Assignment, walks: Floats, widths: Sequence[float]) -> float:
    return max((each.seconds for each in emptied(assignment, walks, widths)), default=0.0)


def least_seconds(persons: Sequence[int], walks: Floats, widths: Sequence[float]) -> float:
    """A time in which all cannot be out whatever they do, to PRECISION, found by halving.

    In a time an exit (clear width in mm) takes at most those who can be there, as many as pass its
    width after the first of them has come.  Who reaches none does not count.
    """
    walks = _passable(walks, widths)
    reached = np.flatnonzero(np.isfinite(walks).any(axis=1))
    count = int(np.asarray(persons, dtype=np.int64)[reached].sum())
    flow = DOOR_FLOW * float(sum(widths)) / 1000
    if count == 0:
        return 0.0
    low = 0.0
    high = float(walks[np.isfinite(walks)].max()) / 1000 / SPEED[0] + count / flow
    while not _all_out(persons, walks, widths, high):
        high *= 2
    while high - low > PRECISION:
        middle = (low + high) / 2
        if _all_out(persons, walks, widths, middle):
            high = middle
        else:
            low = middle
    return low


def _all_out(
    persons: Sequence[int], walks: Floats, widths: Sequence[float], seconds: float
) -> bool:
    """Whether all who reach an exit can be out within some seconds."""
    reached = np.isfinite(walks).any(axis=1)
    count = int(np.asarray(persons, dtype=np.int64)[reached].sum())
    there = np.where(walks / 1000 / SPEED[0] <= seconds, walks, math.inf)
    return placed(persons, there, _capacity(walks, widths, seconds)) == count


def placed(persons: Sequence[int], walks: Floats, capacity: Sequence[int]) -> int:
    """How many find room at an exit that they reach: the largest flow.

    Groups that reach the same exits are one.
    """
    import networkx as nx  # late: only a graph needs it, and it takes a while to load

    kinds, number = np.unique(np.isfinite(walks), axis=0, return_inverse=True)
    sizes = np.bincount(number.ravel(), persons, len(kinds)).astype(np.int64)
    graph: nx.DiGraph[object] = nx.DiGraph()
    graph.add_nodes_from(("in", "out"))
    for exit_, most in enumerate(capacity):
        graph.add_edge(("exit", exit_), "out", capacity=most)
    for kind, size in enumerate(sizes.tolist()):
        graph.add_edge("in", ("kind", kind), capacity=size)
        for exit_ in np.flatnonzero(kinds[kind]).tolist():
            graph.add_edge(("kind", kind), ("exit", exit_))
    return int(nx.maximum_flow_value(graph, "in", "out"))


def _capacity(walks: Floats, widths: Sequence[float], seconds: float) -> list[int]:
    """How many pass each exit within some seconds, from when the first of all can be there."""
    first = walks.min(axis=0) / 1000 / SPEED[0]
    return [
        int(max(0.0, seconds - start) * DOOR_FLOW * width / 1000 + 1e-9)
        if math.isfinite(start)
        else 0
        for start, width in zip(first.tolist(), widths, strict=True)
    ]


def emptied(assignment: Assignment, walks: Floats, widths: Sequence[float]) -> tuple[Emptying, ...]:
    """How each exit empties under an assignment."""
    return tuple(
        emptying(
            assignment.persons[:, number].tolist(),
            np.where(assignment.persons[:, number] > 0, walks[:, number], 0.0).tolist(),
            width,
        )
        for number, width in enumerate(widths)
    )
