# SPDX-License-Identifier: GPL-3.0-or-later
"""Who goes to which exit: flows of least cost in a network of groups and exits.

Groups are nodes with persons, exits with capacities; what no exit takes is left over.  NetworkX's
network simplex finds the assignment with the fewest left over and, of those, the shortest walks in
all (Ford and Fulkerson, 1962).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from planner.paths.hydraulics import DOOR_FLOW, SPEED, Emptying, emptying
from planner.paths.outline import Floats

Ints = NDArray[np.int64]
PRECISION = 0.5  # seconds to which the shortest clearing time is found
_CENTIMETRES = 10.0  # costs are whole numbers: walks in cm


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


def assign(persons: Sequence[int], walks: Floats, capacity: Sequence[int]) -> Assignment:
    """Everybody to an exit within the capacities (persons), the walks in all as short as can be."""
    graph: nx.DiGraph[object] = nx.DiGraph()
    total = sum(persons)
    finite = walks[np.isfinite(walks)]
    # To be left over costs more than any walk.
    over = int(finite.max() / _CENTIMETRES) + 1 if len(finite) else 1
    graph.add_node("out", demand=total)
    for number, most in enumerate(capacity):
        graph.add_edge(("exit", number), "out", capacity=int(most), weight=0)
    for group, count in enumerate(persons):
        graph.add_node(("group", group), demand=-int(count))
        graph.add_edge(("group", group), "out", capacity=int(count), weight=100 * over)
        for number in np.flatnonzero(np.isfinite(walks[group])).tolist():
            cost = int(walks[group, number] / _CENTIMETRES)
            graph.add_edge(("group", group), ("exit", number), weight=cost)
    _, flows = nx.network_simplex(graph)
    amounts = np.zeros(walks.shape, dtype=np.int64)
    left = np.zeros(len(persons), dtype=np.int64)
    for group in range(len(persons)):
        for target, flow in flows[("group", group)].items():
            if target == "out":
                left[group] = flow
            else:
                amounts[group, target[1]] = flow
    return Assignment(amounts, left)


def quickest(persons: Sequence[int], walks: Floats, widths: Sequence[float]) -> Assignment:
    """The assignment by which the last one is out soonest, found by halving the time.

    In a time an exit (clear width in mm) takes those who can be there, as many as pass its width
    after the first of them has come.
    """
    reached = np.flatnonzero(np.isfinite(walks).any(axis=1))
    count = int(np.asarray(persons, dtype=np.int64)[reached].sum())
    flow = DOOR_FLOW * float(sum(widths)) / 1000
    if count == 0 or flow == 0:
        return nearest(persons, walks)
    low = 0.0
    high = float(walks[np.isfinite(walks)].max()) / 1000 / SPEED[0] + count / flow
    while _assigned(persons, walks, widths, high).left[reached].any():
        high *= 2
    while high - low > PRECISION:
        middle = (low + high) / 2
        if _assigned(persons, walks, widths, middle).left[reached].any():
            low = middle
        else:
            high = middle
    return _assigned(persons, walks, widths, high)


def _assigned(
    persons: Sequence[int], walks: Floats, widths: Sequence[float], seconds: float
) -> Assignment:
    """The assignment of those who are out within some seconds."""
    there = np.where(walks / 1000 / SPEED[0] <= seconds, walks, math.inf)
    first = walks.min(axis=0) / 1000 / SPEED[0]
    capacity = [
        int(max(0.0, seconds - start) * DOOR_FLOW * width / 1000 + 1e-9)
        if math.isfinite(start)
        else 0
        for start, width in zip(first.tolist(), widths, strict=True)
    ]
    return assign(persons, there, capacity)


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
