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
from typing import TYPE_CHECKING, NamedTuple

from planner.paths import fast
from planner.paths.arcs import ANGLE, Arcs, carried
from planner.paths.sight import Direction, Rays, Tangent, from_arc, from_place

if TYPE_CHECKING:
    from planner.paths.fast.roads import FastRoads

Place = tuple[float, float]
Node = tuple[int, int, int]  # corner, part of its arc, side on which the corner is

NOWHERE: Node = (-1, 0, 1)
LEAST = 1e-6  # mm


# A line to a node: the angles at which it leaves its arc and comes onto the next; the way (mm) on
# the arc from angle 0 up to there and the line; that less the way on the next arc from its angle 0;
# key of the node, place (x, y), node.  Turns are angles in the sense of walking, so they grow along
# an arc.  There are hundreds of thousands, and the garbage collector soon passes over bare tuples.
Step = tuple[float, float, float, float, int, float, float, Node]

# A line to a goal: the angle at which it leaves its node, its length, the number of the goal, the
# node.
_End = tuple[float, float, int, Node]


class Chain(NamedTuple):
    """A walk: from a start by arcs (node, angle of arrival, of departure) to a goal."""

    length: float
    start: int
    arcs: tuple[tuple[Node, float, float], ...]
    goal: int


@dataclass(eq=False)
class Roads:
    """The lines between arcs, found when they are first asked for and then kept."""

    arcs: Arcs
    _compiled: FastRoads | None = None

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
        if self._compiled is not None:
            roads._compiled = self._compiled.after(arcs, gone, moved, corners)
        return roads

    @property
    def compiled(self) -> FastRoads | None:
        """The same found by kernels, if these are there and it pays; to be asked each time."""
        if self._compiled is None:
            self._compiled = fast.roads_on(self.arcs)
        return self._compiled

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
        have = {step[-1] for step in later}
        steps = sorted(map(self._step, tangents), reverse=True)
        found = [*later, *(step for step in steps if step[-1] not in have)]
        self._steps[node] = arrive, found
        return found

    def from_place(self, place: Place) -> list[Step]:
        known = self._places.get(place)
        if known is None:
            known = self._places[place] = list(map(self._step, from_place(self.arcs, *place)))
        return known

    @cached_property
    def _ends(self) -> dict[tuple[Place, ...], dict[int, list[_End]]]:
        return {}

    def to_places(self, places: tuple[Place, ...]) -> dict[int, list[_End]]:
        """The lines to some places by the keys of the nodes that they leave."""
        known = self._ends.get(places)
        if known is None:
            known = self._ends[places] = {}
            for number, place in enumerate(places):
                for _, arrive, far, _, key, _, _, (corner, part, side) in self.from_place(place):
                    # Seen from there the walk runs backwards, with the corner on the other side.
                    end = -arrive, far, number, (corner, part, -side)
                    known.setdefault(key ^ 1, []).append(end)
        return known

    def _step(self, line: Tangent) -> Step:
        x, y = self.arcs.point(line.corner, line.side * line.arrive)
        node = (line.corner, line.part, line.side)
        far = self.arcs.radius * line.leave + line.length
        gain = far - self.arcs.radius * line.arrive
        return line.leave, line.arrive, far, gain, key_of(node), x, y, node


def key_of(node: Node) -> int:
    """A number for a node, which is looked up faster."""
    corner, part, side = node
    return part << 40 | corner << 1 | (side > 0)


# A walk that went on from a node: this, the angle of arrival, the number of the walk before, the
# angle of departure there.
_Passed = tuple[Node, float, int, float]


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
    radius, last = roads.arcs.radius, roads.to_places(tuple(goals))
    if shut:
        last = {
            key: [end for end in ends if (end[3], end[2]) not in shut] for key, ends in last.items()
        }
    # A queue entry: bound, minus the line before, a number (the rest is never compared); key of the
    # node (-1 at a goal), angle of arrival, level, number of the walk before, angle of departure
    # there, number of the start or goal, node.  The level of a walk is the length that it had at
    # angle 0 of its arc: it compares arrivals at different angles.
    queue: list[tuple[float, float, int, int, float, float, int, float, int, Node]] = []
    count, passed = 0, list[_Passed]()
    # By key the angles and levels of arrival, of which none is better than another.
    best: dict[int, list[tuple[float, float]]] = {}
    push, pop, sqrt = heapq.heappush, heapq.heappop, math.sqrt
    kept_at, last_at = best.get, last.get
    is_single, (goal_x, goal_y) = len(goals) == 1, goals[0]
    most = math.inf  # the length of the best walk to a goal so far: what is no shorter is dropped
    for (start, number), length in direct.items():
        push(queue, (length, -length, count, -1, 0.0, length, -1 - start, 0.0, number, NOWHERE))
        count, most = count + 1, min(most, length)
    waiting = iter(enumerate(starts))
    while True:
        # First the lines from the starts, then those from the walk that is next.
        begin = next(waiting, None)
        if begin is not None:
            number, place = begin
            here: object = number
            walk, arrive, level, steps = -1 - number, 0.0, 0.0, roads.from_place(place)
        elif not queue:
            return None
        else:
            _, _, _, key, arrive, level, before, leave, number, node = pop(queue)
            if key < 0:
                return _chain(passed, before, leave, level, number)
            known = best[key]
            if len(known) > 1:
                early, short = arrive + ANGLE, level - 1e-9
                if any(a <= early and v < short for a, v in known):
                    continue
            walk, here = len(passed), node
            passed.append((node, arrive, before, leave))
            for leave, far, goal, _ in last_at(key, ()):
                total = level + radius * max(leave, arrive) + far
                if leave >= arrive - ANGLE and total <= most + LEAST:
                    push(queue, (total, -total, count, -1, 0.0, total, walk, leave, goal, node))
                    count += 1
            steps = roads.steps(node, arrive)
        first = arrive - ANGLE
        for leave, touch, far, gain, key, x, y, node in steps:
            if leave < first:
                break
            if is_single:
                dx, dy = x - goal_x, y - goal_y
                bound = level + far + sqrt(dx * dx + dy * dy)
            else:
                bound = level + far + min(math.dist((x, y), goal) for goal in goals)
            if bound >= most or (shut and (here, node) in shut):
                continue
            new, kept = level + gain, kept_at(key)
            if kept is None:
                best[key] = [(touch, new)]
            else:
                # Is a walk known that comes onto the arc earlier and is no longer?
                early, short, is_better = touch + ANGLE, new + 1e-9, True
                for a, v in kept:
                    if a <= early and v <= short:
                        is_better = False
                        break
                if not is_better:
                    continue
                kept.append((touch, new))
            push(queue, (bound, -far, count, key, touch, new, walk, leave, number, node))
            count += 1
            for leave, far, _, _ in last_at(key, ()):
                if leave >= touch - ANGLE:
                    most = min(most, new + radius * max(leave, touch) + far)


def _chain(passed: Sequence[_Passed], walk: int, leave: float, length: float, goal: int) -> Chain:
    """The chain of a walk and of those before it; the first is that of a start, -1 - its number."""
    arcs: list[tuple[Node, float, float]] = []
    while walk >= 0:
        node, arrive, before, earlier = passed[walk]
        arcs.append((node, arrive, max(arrive, leave)))
        walk, leave = before, earlier
    return Chain(length, -1 - walk, tuple(reversed(arcs)), goal)
