# SPDX-License-Identifier: GPL-3.0-or-later
"""The search of `planner.paths.search` over tables, and the lines that it has found so far.

A node is twice the row of a part of an arc, and one more if its corner is on the left.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from planner.paths.arcs import ANGLE
from planner.paths.fast.compiled import ZERO, compiled
from planner.paths.fast.sight import (
    FULL,
    ONE,
    PLACE,
    Front,
    Look,
    arc_point,
    find,
    from_arc,
    from_place,
    turn,
)
from planner.paths.fast.tables import Tables, opened
from planner.paths.outline import Floats, Ints
from planner.paths.search import LEAST

# Columns of a line: the angle at which it leaves; the way along the arc up to there and the line
# (mm); that less the way along the next arc up to where it arrives; the angle there, and the place.
LEAVE, FAR, GAIN, ARRIVE, X, Y = range(6)
# Of its goal: the node that it leads to, and whether it can be walked.
TARGET, PROOF = range(2)
OPEN, CLEAR, SHUT = range(3)
# Columns of a node: where its lines are and how many (-1: not sought yet), and the same of the
# triangles through which they were sought; the number of the last search that came to it and the
# last state there; the same of the last that had it before a goal.
FIRST, COUNT, SEEN, PASSED, VISIT, STATE, GOAL_VISIT, GOAL = range(8)
# Columns of a state: its node (-1: at a goal), the state before, the line between, the number of
# its start or goal, and the next state at the node; then when the line leaves, when it arrives, and
# the level.
NODE, BEFORE, LINE, NUMBER, NEXT = range(5)
LEFT, CAME, LEVEL = range(3)


class Lines(NamedTuple):
    """Lines and triangles, one list after the other; `used` tells how much of both is taken."""

    node: Ints
    line: Floats
    goal: Ints
    seen: Ints
    used: Ints


def no_lines(nodes: int, size: int = 4096) -> Lines:
    node = np.zeros((nodes, 8), np.int64)
    node[:, COUNT] = -1
    return Lines(
        node,
        np.empty((size, 6)),
        np.zeros((size, 2), np.int64),
        np.empty(4 * size, np.int64),
        np.zeros(2, np.int64),
    )


def more_lines(lines: Lines) -> Lines:
    """The same lines with room for as many again."""
    return lines._replace(
        line=np.concatenate([lines.line, lines.line]),
        goal=np.concatenate([lines.goal, lines.goal]),
        seen=np.concatenate([lines.seen, lines.seen]),
    )


@compiled
def keep(t: Tables, k: Look, lines: Lines, found: int, part: int, side: int) -> int:
    """Keep the tangents of the last look, of an arc or (part -1) of a place: how many there are."""
    first, count = lines.used[0], 0
    is_full = first + found > len(lines.goal)
    line, goal = lines.line, lines.goal
    for i in range(found):
        code = k.code[i]
        k.slot[code] = -1
        if is_full:
            continue
        corner, aim = code // 2, 2 * (code % 2) - 1
        dx, dy, length = k.line[i, 0], k.line[i, 1], k.line[i, 2]
        other, angle = find(t, corner, aim, dx, dy)
        if other < 0:
            continue
        leave = 0.0
        if part >= 0:
            leave = turn(t.corner, t.owner[part], side, dx, dy)
        # Latest departure first.
        at = first + count
        while at > first and line[at - 1, LEAVE] < leave:
            for column in range(6):
                line[at, column] = line[at - 1, column]
            goal[at, TARGET] = goal[at - 1, TARGET]
            at -= 1
        arrive, far = aim * angle, t.radius * leave + length
        line[at, LEAVE], line[at, FAR] = leave, far
        line[at, GAIN], line[at, ARRIVE] = far - t.radius * arrive, arrive
        line[at, X], line[at, Y] = arc_point(t.corner, corner, t.radius, angle)
        goal[at, TARGET] = 2 * other + code % 2
        goal[first + count, PROOF] = OPEN
        count += 1
    if is_full:
        return FULL
    lines.used[0] = first + count
    return count


@compiled
def seek(t: Tables, k: Look, lines: Lines, node: int) -> bool:
    """Find all lines that leave a node; False if there is no room for them."""
    part, side = node // 2, 2 * (node % 2) - 1
    one, two = side * t.part[part, 0], side * t.part[part, 1]
    f = Front(0.0, 0.0, np.empty(0))
    found, passed = from_arc(t, k, ZERO, f, part, side, min(one, two), max(one, two))
    before, here = lines.used[0], lines.used[1]
    count = keep(t, k, lines, found, part, side)
    lists = t.lists + len(t.point) + len(t.corner) + part
    room = len(lines.seen) - here - passed
    for at in range(t.first[lists], t.first[lists + 1]):
        around = t.lists + t.item[at]
        room -= t.first[around + 1] - t.first[around]
    if count < 0 or passed < 0 or room < 0:
        lines.used[0] = before
        return False
    lines.node[node, FIRST], lines.node[node, COUNT] = before, count
    lines.node[node, SEEN] = here
    for i in range(passed):
        lines.seen[here] = k.triangle[i]
        here += 1
    for at in range(t.first[lists], t.first[lists + 1]):
        around = t.lists + t.item[at]
        for fan in range(t.first[around], t.first[around + 1]):
            lines.seen[here] = t.item[fan] // 3
            here += 1
    lines.node[node, PASSED] = here - lines.used[1]
    lines.used[1] = here
    return True


@compiled
def seek_from_place(
    real: Floats, whole: Ints, k: Look, lines: Lines, x: float, y: float
) -> tuple[int, int]:
    """Find all lines from a place: where they are, and how many (`FULL` if there is no room)."""
    t = opened(real, whole)
    found, _ = from_place(t, k, ZERO, Front(0.0, 0.0, np.empty(0)), x, y)
    first = lines.used[0]
    return first, keep(t, k, lines, found, PLACE, ONE)


@compiled
def push(order: Floats, heap: Ints, size: int, state: int) -> None:
    """Put a state on a heap that has a size: the least bound first, of equal ones the longest."""
    at = size
    while at > 0:
        above = (at - 1) // 2
        if not is_sooner(order, state, heap[above]):
            break
        heap[at] = heap[above]
        at = above
    heap[at] = state


@compiled
def pop(order: Floats, heap: Ints, size: int) -> int:
    """Take the first state off a heap that has a size."""
    first, last = heap[0], heap[size - 1]
    at, size = 0, size - 1
    while True:
        below = 2 * at + 1
        if below + 1 < size and is_sooner(order, heap[below + 1], heap[below]):
            below += 1
        if below >= size or not is_sooner(order, heap[below], last):
            break
        heap[at] = heap[below]
        at = below
    heap[at] = last
    return int(first)


@compiled
def is_sooner(order: Floats, one: int, two: int) -> bool:
    if order[one, 0] != order[two, 0]:
        return bool(order[one, 0] < order[two, 0])
    if order[one, 1] != order[two, 1]:
        return bool(order[one, 1] > order[two, 1])
    return one < two


@compiled
def grown(rows: Floats) -> Floats:
    return np.concatenate((rows, rows))


@compiled
def grown_ints(rows: Ints) -> Ints:
    return np.concatenate((rows, rows))


@compiled
def search(
    real: Floats,
    whole: Ints,
    k: Look,
    lines: Lines,
    visit: int,
    starts: Ints,
    goals: Ints,
    places: Floats,
    direct: Floats,
) -> tuple[float, int, int, bool, Ints, Floats]:
    """The shortest chain: its length, start and goal, whether its lines are known to be clear, its
    nodes and lines (n, 2), and the angles of arrival and departure (n, 2); the last row is of the
    goal.

    The length is infinite if there is no chain, and `FULL` where lines found no room.  `starts` and
    `goals` (n, 2) tell which lines are theirs, `places` where the goals are; `direct` are the
    numbers of starts and goals that see each other, and their distances.  `visit` is the number of
    this search.
    """
    t = opened(real, whole)
    node_at, line, goal_of = lines.node, lines.line, lines.goal
    states, figures = np.empty((256, 5), np.int64), np.empty((256, 3))
    order, heap, size, waiting = np.empty((256, 2)), np.empty(256, np.int64), ZERO, ZERO
    most, radius, single = np.inf, t.radius, len(places) == 1
    goal_x, goal_y = places[0]
    # The lines to goals, by the nodes that they leave: their rows, goals, and the next.
    ends, last = np.empty((goals[:, 1].sum(), 3), np.int64), 0
    for goal in range(len(goals)):
        for row in range(goals[goal, 0], goals[goal, 0] + goals[goal, 1]):
            if goal_of[row, PROOF] != SHUT:
                node = goal_of[row, TARGET] ^ 1
                following = -1
                if node_at[node, GOAL_VISIT] == visit:
                    following = node_at[node, GOAL]
                ends[last, 0], ends[last, 1], ends[last, 2] = row, goal, following
                node_at[node, GOAL_VISIT], node_at[node, GOAL] = visit, last
                last += 1
    for i in range(len(direct)):
        if size == len(heap):
            states, figures = grown_ints(states), grown(figures)
            order, heap = grown(order), grown_ints(heap)
        length = direct[i, 2]
        states[size, NODE], states[size, BEFORE], states[size, NUMBER] = -1, -1, int(direct[i, 1])
        figures[size, CAME], figures[size, LEVEL] = direct[i, 0], length
        order[size, 0], order[size, 1] = length, length
        push(order, heap, waiting, size)
        size, waiting, most = size + 1, waiting + 1, min(most, length)
    state, start, number = -1, 0, 0
    chain, angles = np.empty((0, 2), np.int64), np.empty((0, 2))
    while True:
        # First the lines from the starts, then those from the state that is next.
        arrive, level = 0.0, 0.0
        if start < len(starts):
            begin, stop, number = starts[start, 0], starts[start, 0] + starts[start, 1], start
            start += 1
        else:
            if waiting == 0:
                return np.inf, 0, 0, True, chain, angles
            state = pop(order, heap, waiting)
            waiting -= 1
            node = states[state, NODE]
            if node < 0:
                break
            arrive, level = figures[state, CAME], figures[state, LEVEL]
            # Has a walk been found since that comes onto the arc as early and is shorter?
            at = node_at[node, STATE]
            while at >= 0:
                if figures[at, CAME] <= arrive + ANGLE and figures[at, LEVEL] < level - 1e-9:
                    break
                at = states[at, NEXT]
            if at >= 0:
                continue
            number = states[state, NUMBER]
            end = node_at[node, GOAL] if node_at[node, GOAL_VISIT] == visit else -1
            while end >= 0:
                row = ends[end, 0]
                leave = -line[row, ARRIVE]
                if leave >= arrive - ANGLE:
                    total = level + radius * max(leave, arrive) + line[row, FAR]
                    if total <= most + LEAST:
                        if size == len(heap):
                            states, figures = grown_ints(states), grown(figures)
                            order, heap = grown(order), grown_ints(heap)
                        states[size, NODE], states[size, BEFORE] = -1, state
                        states[size, LINE], states[size, NUMBER] = row, ends[end, 1]
                        figures[size, LEFT], figures[size, LEVEL] = leave, total
                        order[size, 0], order[size, 1] = total, total
                        push(order, heap, waiting, size)
                        size, waiting = size + 1, waiting + 1
                end = ends[end, 2]
            if node_at[node, COUNT] < 0 and not seek(t, k, lines, node):
                return float(FULL), 0, 0, True, chain, angles
            begin, stop = node_at[node, FIRST], node_at[node, FIRST] + node_at[node, COUNT]
        for row in range(begin, stop):
            if line[row, LEAVE] < arrive - ANGLE:
                break
            if single:
                dx, dy = line[row, X] - goal_x, line[row, Y] - goal_y
                rest = math.sqrt(dx * dx + dy * dy)
            else:
                rest = np.inf
                for i in range(len(places)):
                    dx, dy = line[row, X] - places[i, 0], line[row, Y] - places[i, 1]
                    rest = min(rest, math.sqrt(dx * dx + dy * dy))
            bound = level + line[row, FAR] + rest
            if bound >= most or goal_of[row, PROOF] == SHUT:
                continue
            target, touch, on = goal_of[row, TARGET], line[row, ARRIVE], level + line[row, GAIN]
            # Is a walk known that comes onto the arc earlier and is no longer?
            head = node_at[target, STATE] if node_at[target, VISIT] == visit else -1
            at = head
            while at >= 0:
                if figures[at, CAME] <= touch + ANGLE and figures[at, LEVEL] <= on + 1e-9:
                    break
                at = states[at, NEXT]
            if at >= 0:
                continue
            if size == len(heap):
                states, figures = grown_ints(states), grown(figures)
                order, heap = grown(order), grown_ints(heap)
            states[size, NODE], states[size, BEFORE], states[size, LINE] = target, state, row
            states[size, NUMBER], states[size, NEXT] = number, head
            figures[size, LEFT], figures[size, CAME] = line[row, LEAVE], touch
            figures[size, LEVEL] = on
            node_at[target, VISIT], node_at[target, STATE] = visit, size
            order[size, 0], order[size, 1] = bound, line[row, FAR]
            push(order, heap, waiting, size)
            size, waiting = size + 1, waiting + 1
            end = node_at[target, GOAL] if node_at[target, GOAL_VISIT] == visit else -1
            while end >= 0:
                leave = -line[ends[end, 0], ARRIVE]
                if leave >= touch - ANGLE:
                    total = on + radius * max(leave, touch) + line[ends[end, 0], FAR]
                    most = min(most, total)
                end = ends[end, 2]
    length, goal = figures[state, LEVEL], states[state, NUMBER]
    if states[state, BEFORE] < 0:
        return length, int(figures[state, CAME]), goal, True, chain, angles
    steps, at = 0, state
    while at >= 0:
        steps, at = steps + 1, states[at, BEFORE]
    chain, angles = np.empty((steps, 2), np.int64), np.empty((steps, 2))
    at, leave, is_proved = state, 0.0, True
    while at >= 0:
        steps -= 1
        is_proved = is_proved and goal_of[states[at, LINE], PROOF] == CLEAR
        arrive = figures[at, CAME] if states[at, NODE] >= 0 else 0.0
        chain[steps, 0], chain[steps, 1] = states[at, NODE], states[at, LINE]
        angles[steps, 0], angles[steps, 1] = arrive, max(arrive, leave)
        leave, number, at = figures[at, LEFT], states[at, NUMBER], states[at, BEFORE]
    return length, number, goal, is_proved, chain, angles
