# SPDX-License-Identifier: GPL-3.0-or-later
"""The shortest chain of arcs between places: A* on true lengths.

A node is an arc walked in one sense.  Where a walk comes onto an arc matters, for it can only go
on from there: a state is a node and the angle of arrival, and a state is dropped only for one that
came on earlier on the arc and is no longer at any later angle.  The bound to the goal is the
straight line, so the first goal that is taken from the queue is the exact optimum.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from planner.paths.arcs import ANGLE, Arcs, carried
from planner.paths.sight import Direction, Rays, Tangent, from_arc, from_place

Place = tuple[float, float]
Node = tuple[int, int, int]  # corner, part of its arc, side on which the corner is


class Step(NamedTuple):
    """A line to a node.  Turns are angles in the sense of walking, so they grow along an arc."""

    leave: float
    arrive: float
    length: float
    node: Node
    place: Place


class Chain(NamedTuple):
    """A walk: from a start by arcs (node, angle of arrival, of departure) to a goal."""

    length: float
    start: int
    arcs: tuple[tuple[Node, float, float], ...]
    goal: int


@dataclass(frozen=True, eq=False)
class Roads:
    """The lines between arcs, found when they are first asked for and then kept."""

    arcs: Arcs

    @cached_property
    def _steps(self) -> dict[Node, tuple[float, list[Step]]]:
        """By node: the angle from which on lines are known, and those, last departure first."""
        return {}

    def after(
        self,
        arcs: Arcs,
        gone: Sequence[int],
        moved: Sequence[tuple[int, int]],
        corners: Collection[int],
    ) -> Roads:
        """The roads on other arcs, with the lines that these have in common.

        Lines are kept unless they were sought through triangles that are gone or leave the arcs of
        some corners; some triangles have another number now.
        """
        roads = Roads(arcs)
        steps = self._steps.copy()
        lost = {node for triangle in gone for node in self._seen.get(triangle, ())}
        for node in (*lost, *(node for node in steps if node[0] in corners)):
            steps.pop(node, None)
        roads.__dict__["_steps"] = steps
        roads.__dict__["_seen"] = carried(self._seen, gone, moved)
        return roads

    @cached_property
    def _seen(self) -> dict[int, list[Node]]:
        """By triangle the nodes whose lines were sought through it."""
        return {}

    @cached_property
    def _places(self) -> dict[Place, list[Step]]:
        return {}

    def steps(self, node: Node, arrive: float) -> list[Step]:
        """The lines that leave an arc, latest departure first: all from `arrive` on, maybe more."""
        known = self._steps.get(node)
        if known is not None and known[0] <= arrive:
            return known[1]
        corner, part, side = node
        arc = self.arcs.of(corner)[part]
        since, later = known or (max(side * arc.low, side * arc.high), [])
        mesh = self.arcs.mesh
        passed = {half // 3 for _, vertex in arc.vertices for half in mesh.around(vertex)}

        def watch(entered: int, _rays: Rays, _ahead: Direction) -> bool:
            passed.add(entered // 3)
            return True

        tangents = from_arc(self.arcs, arc, side, arrive, since, watch)
        for triangle in passed:
            self._seen.setdefault(triangle, []).append(node)
        have = {step.node for step in later}
        steps = sorted(map(self._step, tangents), reverse=True)
        found = [*later, *(step for step in steps if step.node not in have)]
        self._steps[node] = arrive, found
        return found

    def from_place(self, place: Place) -> list[Step]:
        known = self._places.get(place)
        if known is None:
            known = self._places[place] = list(map(self._step, from_place(self.arcs, *place)))
        return known

    def _step(self, line: Tangent) -> Step:
        place = self.arcs.point(line.corner, line.side * line.arrive)
        node = (line.corner, line.part, line.side)
        return Step(line.leave, line.arrive, line.length, node, place)


def shortest(
    roads: Roads,
    starts: Sequence[Place],
    goals: Sequence[Place],
    direct: Mapping[tuple[int, int], float],
    shut: frozenset[tuple[object, object]] = frozenset(),
) -> Chain | None:
    """The shortest chain from any start to any goal.

    `direct` are the pairs of a start and a goal that see each other, with their distances; `shut`
    are lines that cannot be walked, as pairs of their ends (a node, or the number of a start or a
    goal).
    """
    radius = roads.arcs.radius
    # Seen from a goal the walk runs backwards: the same arc with its corner on the other side.
    last: dict[Node, list[tuple[float, float, int]]] = {}
    for number, goal in enumerate(goals):
        for step in roads.from_place(goal):
            corner, part, side = step.node
            back = (corner, part, -side)
            if (back, number) not in shut:
                last.setdefault(back, []).append((-step.arrive, step.length, number))

    single, goal, dist, heappush = len(goals) == 1, goals[0], math.dist, heapq.heappush

    def rest(place: Place) -> float:
        return min(math.dist(place, goal) for goal in goals)

    # A queue entry: bound, minus the length so far, index of its state.  A state: node (None at a
    # goal), angle of arrival, index of the state before, angle of departure there, number of the
    # start or goal.
    states: list[tuple[Node | None, float, int, float, int]] = []
    queue: list[tuple[float, float, int]] = []
    best: dict[Node, list[tuple[float, float]]] = {}

    def push(
        bound: float, length: float, state: tuple[Node | None, float, int, float, int]
    ) -> None:
        heapq.heappush(queue, (bound, -length, len(states)))
        states.append(state)

    def better(node: Node, arrive: float, length: float) -> bool:
        """Is no walk known that comes onto the arc earlier and is no longer?  Then note this."""
        # The length a walk had at angle 0 compares arrivals at different angles.
        level = length - radius * arrive
        kept = best.get(node)
        if kept is None:
            best[node] = [(arrive, level)]
            return True
        early, short = arrive + ANGLE, level + 1e-9
        for a, v in kept:
            if a <= early and v <= short:
                return False
        kept.append((arrive, level))
        return True

    for (start, goal_number), length in direct.items():
        push(length, length, (None, float(start), -1, 0.0, goal_number))
    for number, start_place in enumerate(starts):
        for step in roads.from_place(start_place):
            if (number, step.node) not in shut and better(step.node, step.arrive, step.length):
                bound = step.length + rest(step.place)
                push(bound, step.length, (step.node, step.arrive, -1, 0.0, number))
    while queue:
        _, length, index = heapq.heappop(queue)
        length = -length
        node, arrive, _, _, number = states[index]
        if node is None:  # at a goal
            return _chain(states, index, length)
        level = length - radius * arrive
        known = best[node]
        if len(known) > 1 and any(a <= arrive + ANGLE and v < level - 1e-9 for a, v in known):
            continue
        for leave, far, goal_number in last.get(node, ()):
            if leave >= arrive - ANGLE:
                total = level + radius * max(leave, arrive) + far
                push(total, total, (None, 0.0, index, leave, goal_number))
        # The innermost loop: what it needs is at hand.
        first, least = arrive - ANGLE, level + radius * arrive
        shutting = bool(shut)
        for leave, touch, far, target, place in roads.steps(node, arrive):
            if leave < first:
                break
            total = (level + radius * leave if leave > arrive else least) + far
            if shutting and (node, target) in shut:
                continue
            if better(target, touch, total):
                bound = total + (dist(place, goal) if single else rest(place))
                heappush(queue, (bound, -total, len(states)))
                states.append((target, touch, index, leave, number))
    return None


def _chain(
    states: Sequence[tuple[Node | None, float, int, float, int]], index: int, length: float
) -> Chain:
    _, start, before, leave, goal = states[index]
    arcs: list[tuple[Node, float, float]] = []
    while before >= 0:
        node, arrive, previous, earlier, number = states[before]
        if node is not None:
            arcs.append((node, arrive, max(arrive, leave)))
        before, leave, start = previous, earlier, number
    return Chain(length, int(start), tuple(reversed(arcs)), goal)
