# SPDX-License-Identifier: GPL-3.0-or-later
"""The fronts of `planner.paths.front` over tables: the same roots and sights."""

from __future__ import annotations

import numpy as np

from planner.paths.arcs import ANGLE
from planner.paths.fast.compiled import ZERO, compiled
from planner.paths.fast.search import grown, grown_ints, pop, push
from planner.paths.fast.sight import (
    FULL,
    Front,
    Look,
    direction,
    find,
    from_arc,
    from_place,
    locate,
    turn,
)
from planner.paths.fast.tables import Tables, opened
from planner.paths.outline import Floats, Ints

# Columns of a root: its node (-1: a source), the root before, its source, the next root at the
# node; then its angle of arrival, its level and when the walk leaves the root before.
NODE, BEFORE, SOURCE, NEXT = range(4)
CAME, LEVEL, LEFT = range(3)

_Pair = tuple[float, float]


@compiled
def vertices_of(t: Tables, part: int) -> tuple[int, int, int]:
    """The list of an arc's vertices, and by how much their angles stand before that."""
    lists = t.lists + len(t.point) + len(t.corner) + part
    return t.first[lists], t.first[lists + 1], t.first[lists - part]


@compiled
def is_beaten(t: Tables, reach: Floats, slack: float, node: int, came: float, level: float) -> bool:
    """Does another walk come as soon to the place where one comes onto an arc?"""
    part, side = node // 2, 2 * (node % 2) - 1
    least = level + t.radius * came - slack
    first, stop, before = vertices_of(t, part)
    for at in range(first, stop):
        angle = side * t.vertex[at - before]
        if reach[t.item[at]] + t.radius * abs(angle - came) < least:
            return True
    return False


@compiled
def noted(k: Look, passed: int, triangle: int, low: _Pair, high: _Pair) -> int:
    """One more triangle that a root sees: how many there are."""
    if passed < 0 or passed == len(k.triangle):
        return FULL
    k.triangle[passed] = triangle
    k.rays[passed, 0], k.rays[passed, 1] = low
    k.rays[passed, 2], k.rays[passed, 3] = high
    return passed + 1


@compiled
def bulges(t: Tables) -> tuple[Ints, Ints]:
    """By corner the triangles that it is beside, one list after the other; where each begins."""
    first = np.zeros(len(t.corner) + 1, np.int64)
    begin, stop = t.first[len(t.point)], t.first[t.lists]
    for at in range(begin, stop):
        first[t.item[at] + 1] += 1
    for corner in range(len(t.corner)):
        first[corner + 1] += first[corner]
    triangles, here = np.empty(stop - begin, np.int64), first[:-1].copy()
    for triangle in range(t.triangles):
        lists = len(t.point) + triangle
        for at in range(t.first[lists], t.first[lists + 1]):
            triangles[here[t.item[at]]] = triangle
            here[t.item[at]] += 1
    return first, triangles


@compiled
def begun(
    t: Tables, k: Look, passed: int, part: int, side: int, rays: tuple[_Pair, _Pair], beside: Ints
) -> int:
    """Note the triangles in which walks from an arc begin: around its vertices, and beside it."""
    near = np.empty(32, np.int64)
    count = 0
    first, stop, _ = vertices_of(t, part)
    for at in range(first, stop + 1):
        # After the last vertex come those beside.
        around = t.lists + t.item[at] if at < stop else 0
        size = t.first[around + 1] - t.first[around] if at < stop else len(beside)
        for i in range(size):
            triangle = t.item[t.first[around] + i] // 3 if at < stop else beside[i]
            is_known = False
            for j in range(count):
                is_known = is_known or near[j] == triangle
            if not is_known:
                if count == len(near):
                    near = grown_ints(near)
                near[count] = triangle
                count += 1
    for triangle in np.sort(near[:count]):
        passed = noted(k, passed, triangle, rays[0], rays[1])
    return passed


@compiled
def spread(
    real: Floats, whole: Ints, k: Look, slack: float, places: Floats, base: Floats, shut: Ints
) -> tuple[Ints, Floats, Ints, int]:
    """All roots in order, as (n, 4) and (n, 3); the first sight of each, and how many there are.

    That is `FULL` where sights found no room.  `shut` (m, 2) are lines that cannot be walked: from
    a node (of a source: less than 0, -1 - its number) to a node.
    """
    t = opened(real, whole)
    radius = t.radius
    reach = np.full(len(t.point), np.inf)
    first_beside, all_beside = bulges(t)
    # The roots that wait, of which those that are taken are the result.
    states, figures = np.empty((256, 4), np.int64), np.empty((256, 3))
    order, heap, size, waiting = np.zeros((256, 2)), np.empty(256, np.int64), ZERO, ZERO
    head = np.full(2 * len(t.part), -1)
    taken, number, begin_of, passed = np.full(256, -1), 0, np.zeros(256, np.int64), ZERO
    nowhere = (np.nan, np.nan)
    for source in range(len(base)):
        if size == len(heap):
            states, figures = grown_ints(states), grown(figures)
            order, heap, taken = grown(order), grown_ints(heap), grown_ints(taken)
            begin_of = grown_ints(begin_of)
        states[size, NODE], states[size, BEFORE], states[size, SOURCE] = -1, -1, source
        figures[size, CAME], figures[size, LEVEL], figures[size, LEFT] = 0.0, base[source], 0.0
        order[size, 0], order[size, 1] = base[source], 0.0
        if base[source] < np.inf:
            push(order, heap, waiting, size)
            waiting += 1
        size += 1
    while waiting > 0:
        state = pop(order, heap, waiting)
        waiting -= 1
        node, source = states[state, NODE], states[state, SOURCE]
        came, level = figures[state, CAME], figures[state, LEVEL]
        end = np.inf
        if node >= 0:
            at, is_overtaken = head[node], is_beaten(t, reach, slack, node, came, level)
            while at >= 0 and not is_overtaken:
                a, v = figures[at, CAME], figures[at, LEVEL]
                is_overtaken = a <= came + ANGLE and v < level - 1e-9
                # Another walk that comes onto the arc later on and is no longer goes on from there.
                if a > came and v <= level:
                    end = min(end, a)
                at = states[at, NEXT]
            if is_overtaken:
                continue
        begin_of[number] = passed
        if node < 0:
            x, y = places[source]
            for triangle in locate(t.point, t.half, x, y):
                passed = noted(k, passed, triangle, nowhere, nowhere)
            found, passed = from_place(t, k, passed, Front(level, slack, reach), x, y)
        else:
            part, side = node // 2, 2 * (node % 2) - 1
            corner = t.owner[part]
            first, stop, before = vertices_of(t, part)
            for at in range(first, stop):
                angle = side * t.vertex[at - before]
                if angle >= came:
                    reach[t.item[at]] = min(reach[t.item[at]], level + radius * angle)
            end = min(end, max(side * t.part[part, 0], side * t.part[part, 1]))
            one, two = min(side * came, side * end), max(side * came, side * end)
            rays = direction(t.corner, corner, side, one), direction(t.corner, corner, side, two)
            beside = all_beside[first_beside[corner] : first_beside[corner + 1]]
            passed = begun(t, k, passed, part, side, rays, beside)
            f = Front(level, slack, reach)
            found, passed = from_arc(t, k, passed, f, part, side, came, end)
        for i in range(found):
            code = k.code[i]
            k.slot[code] = -1
            if passed < 0:
                continue
            aim, dx, dy = 2 * (code % 2) - 1, k.line[i, 0], k.line[i, 1]
            other, angle = find(t, code // 2, aim, dx, dy)
            if other < 0:
                continue
            leave = 0.0
            if node >= 0:
                leave = turn(t.corner, t.owner[node // 2], 2 * (node % 2) - 1, dx, dy)
                if leave < came - ANGLE:
                    continue
            leave = max(leave, came)
            arrive, target = aim * angle, 2 * other + code % 2
            on = level + radius * (leave - arrive) + k.line[i, 2]
            is_better, at = True, head[target]
            while at >= 0 and is_better:
                a, v = figures[at, CAME], figures[at, LEVEL]
                is_better = a > arrive + ANGLE or v > on + 1e-9
                at = states[at, NEXT]
            origin = node if node >= 0 else -1 - source
            for j in range(len(shut)):
                is_better = is_better and not (shut[j, 0] == origin and shut[j, 1] == target)
            if not is_better or is_beaten(t, reach, slack, target, arrive, on):
                continue
            if size == len(heap):
                states, figures = grown_ints(states), grown(figures)
                order, heap, taken = grown(order), grown_ints(heap), grown_ints(taken)
                begin_of = grown_ints(begin_of)
            states[size, NODE], states[size, BEFORE], states[size, SOURCE] = target, number, source
            states[size, NEXT] = head[target]
            head[target] = size
            figures[size, CAME], figures[size, LEVEL], figures[size, LEFT] = arrive, on, leave
            order[size, 0], order[size, 1] = on + radius * arrive, 0.0
            push(order, heap, waiting, size)
            size, waiting = size + 1, waiting + 1
        if passed < 0:
            number = 0
            break
        taken[number] = state
        number += 1
    roots = taken[:number]
    begin_of = begin_of[:number]
    return states[roots], figures[roots], begin_of, passed
