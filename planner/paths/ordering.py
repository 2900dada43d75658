# SPDX-License-Identifier: GPL-3.0-or-later
"""The order of the stops of a tour: a travelling salesman with fixed ends and time windows.

First orders come from the Christofides approximation of NetworkX (at most 1.5 times the shortest
round where legs obey the triangle inequality: Christofides, 1976), from the nearest next stop and
from the windows; each is improved by reversing parts (2-opt: Croes, 1958) and by moving runs of up
to three stops (Or, 1976), then kicked (double bridge: Martin, Otto and Felten, 1991) and improved
again.  Everything is deterministic.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

Order = tuple[int, ...]
# Total lateness, then the time of arrival at the end, then seconds on foot.
Cost = tuple[float, float, float]
KICKS = 30
LONGEST_RUN = 3
MOST_KICKED = 40  # stops: longer tours are improved once from each first order
MOST_KICKED_WINDOWS = 12  # stops with windows, whose every order must be walked through
LEAST = 1e-9  # seconds that count as better


@dataclass(frozen=True, slots=True)
class Visit:
    """A stop: seconds of stay, and from when to when the group may come (seconds from start)."""

    stay: float = 0.0
    opens: float = 0.0
    closes: float = math.inf


@dataclass(frozen=True)
class Rounds:
    """Seconds on foot between places, by their numbers: 0 the start, then the visits, then the end.

    ``legs`` is square, symmetric; without ``has_end`` the tour ends at its last visit.
    """

    legs: Sequence[Sequence[float]]
    visits: Sequence[Visit]
    has_end: bool

    @cached_property
    def closed_legs(self) -> Sequence[Sequence[float]]:
        """The legs with an end: where there is none, one that is no step from anywhere."""
        if self.has_end:
            return self.legs
        return [*([*row, 0.0] for row in self.legs), [0.0] * (len(self.legs) + 1)]

    @cached_property
    def has_windows(self) -> bool:
        """Whether any visit may be too early or too late."""
        return any(visit.opens > 0 or visit.closes < math.inf for visit in self.visits)

    def arrivals(self, order: Order) -> tuple[float, ...]:
        """When the group comes to each visit of an order, waiting included, and to the end."""
        now, here, found = 0.0, 0, []
        for number in order:
            visit = self.visits[number - 1]
            now = max(now + self.legs[here][number], visit.opens)
            found.append(now)
            now, here = now + visit.stay, number
        return (*found, now + self.legs[here][-1] if self.has_end else now)

    def cost(self, order: Order) -> Cost:
        """Lateness over all windows, the time at the end, and seconds on foot."""
        *times, end = self.arrivals(order)
        late = sum(
            max(0.0, now - self.visits[number - 1].closes)
            for now, number in zip(times, order, strict=True)
        )
        walk = sum(self.legs[a][b] for a, b in itertools.pairwise(self._whole(order)))
        return late, end, walk

    def _whole(self, order: Order) -> Order:
        return (0, *order, len(self.legs) - 1) if self.has_end else (0, *order)


def best_order(rounds: Rounds) -> Order:
    """The best order found of all visits, as numbers from 1."""
    count = len(rounds.visits)
    if count < 2:
        return tuple(range(1, count + 1))
    found = [_improved(rounds, first) for first in dict.fromkeys(_first_orders(rounds))]
    best = min(found, key=lambda order: (rounds.cost(order), order))
    chance = random.Random(count)
    most = MOST_KICKED_WINDOWS if rounds.has_windows else MOST_KICKED
    for _ in range(KICKS if 4 <= count <= most else 0):
        kicked = _improved(rounds, _kicked(best, chance))
        if rounds.cost(kicked) < rounds.cost(best):
            best = kicked
    return best


def _first_orders(rounds: Rounds) -> Iterator[Order]:
    numbers = range(1, len(rounds.visits) + 1)
    yield _nearest(rounds)
    yield tuple(sorted(numbers, key=lambda number: (rounds.visits[number - 1].closes, number)))
    round_trip = _christofides(rounds)
    yield round_trip
    yield round_trip[::-1]


def _nearest(rounds: Rounds) -> Order:
    left, here, order = set(range(1, len(rounds.visits) + 1)), 0, []
    while left:
        here = min(left, key=lambda number: (rounds.legs[here][number], number))
        left.remove(here)
        order.append(here)
    return tuple(order)


def _christofides(rounds: Rounds) -> Order:
    """The round over start and visits, from the start on."""
    import networkx as nx  # late: only a graph needs it, and it takes a while to load

    graph: nx.Graph[int] = nx.Graph()
    places = range(len(rounds.visits) + 1)
    graph.add_weighted_edges_from(
        (a, b, rounds.legs[a][b]) for a, b in itertools.combinations(places, 2)
    )
    if len(places) < 3:
        return tuple(places[1:])
    round_trip = nx.approximation.christofides(graph)[:-1]
    start = round_trip.index(0)
    return tuple(round_trip[start + 1 :] + round_trip[:start])


def _improved(rounds: Rounds, order: Order) -> Order:
    """The order after every change that makes it better, until none does."""
    cost = rounds.cost(order)
    better = True
    while better:
        better = False
        for changed in _changes(rounds, order):
            now = rounds.cost(changed)
            if now < cost and not _alike(now, cost):
                order, cost, better = changed, now, True
                break
    return order


def _alike(one: Cost, two: Cost) -> bool:
    return all(abs(a - b) < LEAST for a, b in zip(one, two, strict=True))


def _changes(rounds: Rounds, order: Order) -> Iterator[Order]:
    """Orders with one part reversed, or one run of stops moved (either way round).

    Without windows the shorter walk is the better, so that others are not even made.
    """
    legs, windows = rounds.closed_legs, rounds.has_windows
    path = (0, *order, len(legs) - 1)
    count = len(order)
    for first, last in itertools.combinations(range(1, count + 1), 2):
        before, begin, end, after = path[first - 1], path[first], path[last], path[last + 1]
        gain = legs[before][begin] + legs[end][after] - legs[before][end] - legs[begin][after]
        if windows or gain > LEAST:
            yield (*path[1:first], *path[first : last + 1][::-1], *path[last + 1 : -1])
    for length in range(1, min(LONGEST_RUN, count - 1) + 1):
        for first in range(1, count - length + 2):
            run, rest = path[first : first + length], path[:first] + path[first + length :]
            before, after = path[first - 1], path[first + length]
            begin, end = run[0], run[-1]
            freed = legs[before][begin] + legs[end][after] - legs[before][after]
            if not windows and freed <= LEAST:
                continue
            for place in range(1, len(rest)):
                one, two = rest[place - 1], rest[place]
                ways = (
                    ((begin, end, run), (end, begin, run[::-1]))
                    if length > 1
                    else ((begin, end, run),)
                )
                for head, tail, moved in ways:
                    cost = legs[one][head] + legs[tail][two] - legs[one][two]
                    if windows or freed - cost > LEAST:
                        yield (*rest[1:place], *moved, *rest[place:-1])


def _kicked(order: Order, chance: random.Random) -> Order:
    """Four parts of an order, the middle two exchanged."""
    a, b, c = sorted(chance.sample(range(1, len(order)), 3))
    return (*order[:a], *order[b:c], *order[a:b], *order[c:])
