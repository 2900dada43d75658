# SPDX-License-Identifier: GPL-3.0-or-later
"""Guided tours: the order of the stops, the walks between them and when the group is where."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.floor.lookup import Spot
from planner.floor.site import Site
from planner.paths.between import WALKING_SPEED, Place, stands, walk_network
from planner.paths.network import WIDTH, NoWay, Walk, WalkNetwork
from planner.paths.ordering import Rounds, Visit, best_order
from planner.paths.outline import Floats

MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop that is asked for: minutes of stay, and from when to when (minutes of the day)."""

    spot: Spot
    stay: int = 0
    window: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class TourRequest:
    """A tour that is asked for: from a minute of the day and a start, over stops, to an end.

    ``width`` of the body in mm, ``speed`` in m/s.
    """

    starts: int
    start: Spot
    stops: tuple[Stop, ...]
    end: Spot | None = None
    width: float = WIDTH
    speed: float = WALKING_SPEED


@dataclass(frozen=True, slots=True)
class Call:
    """A stop on the way: the walk to it, and when the group comes and leaves (minutes of the day).

    ``late`` is by how many minutes it comes after its window; ``stop`` the number of the stop in
    the request, None for the end of the tour.
    """

    spot: Spot
    stop: int | None
    walk: Walk
    arrives: float
    leaves: float
    late: float


@dataclass(frozen=True, slots=True)
class Tour:
    """A tour that is planned: its calls in order and the length of all walks in mm."""

    request: TourRequest
    calls: tuple[Call, ...]

    @property
    def length(self) -> float:
        """How far the group walks, in mm."""
        return sum(call.walk.length for call in self.calls)

    @property
    def late(self) -> bool:
        """Whether a window is missed by a second or more."""
        return any(call.late * MINUTE >= 1 for call in self.calls)


@dataclass(frozen=True, slots=True)
class NoTour:
    """Why there is no tour: a spot where the body cannot stand, or two with no way between."""

    spots: tuple[Spot, ...]


def plan_tour(site: Site, request: TourRequest) -> Tour | NoTour:
    """The tour over all stops that keeps their windows if any order can, and ends soonest."""
    spots = [request.start, *(stop.spot for stop in request.stops)]
    if request.end is not None:
        spots.append(request.end)
    places = [stands(site, spot, request.width) for spot in spots]
    for spot, found in zip(spots, places, strict=True):
        if not found:
            return NoTour((spot,))
    network = walk_network(site, request.width)
    lengths = _lengths(network, places)
    far = np.flatnonzero(np.isinf(lengths[0]))
    if len(far):
        return NoTour((spots[0], spots[int(far[0])]))
    seconds = (lengths / 1000 / request.speed).tolist()
    visits = [_visit(stop, request.starts) for stop in request.stops]
    rounds = Rounds(seconds, visits, request.end is not None)
    order = best_order(rounds)
    numbers = (0, *order) if request.end is None else (0, *order, len(spots) - 1)
    return _walked(network, request, spots, places, numbers)


def _visit(stop: Stop, starts: int) -> Visit:
    if stop.window is None:
        return Visit(stop.stay * MINUTE)
    opens, closes = ((minute - starts) * MINUTE for minute in stop.window)
    return Visit(stop.stay * MINUTE, max(opens, 0.0), closes)


def _lengths(network: WalkNetwork, places: Sequence[Sequence[Place]]) -> Floats:
    """The shortest walks (mm) between groups of places, (n, n); infinite where there is none."""
    flat = [place for group in places for place in group]
    begins = np.cumsum([0, *(len(group) for group in places)])[:-1]
    rows = [
        np.minimum.reduceat(np.asarray(network.field(group).distances(flat)), begins)
        for group in places
    ]
    lengths = np.array(rows)
    shortest: Floats = np.minimum(lengths, lengths.T)
    return shortest


def _walked(
    network: WalkNetwork,
    request: TourRequest,
    spots: Sequence[Spot],
    places: Sequence[Sequence[Place]],
    numbers: Sequence[int],
) -> Tour | NoTour:
    """The walks and times of an order of spots: each begins where the one before it ended."""
    calls: list[Call] = []
    now = float(request.starts)
    here = places[numbers[0]]
    for before, number in itertools.pairwise(numbers):
        walk = network.route(here, places[number])
        if isinstance(walk, NoWay):
            return NoTour((spots[before], spots[number]))
        here = (places[number][walk.goal],)
        now += walk.length / 1000 / request.speed / MINUTE
        is_stop = number <= len(request.stops)
        stop = request.stops[number - 1] if is_stop else Stop(spots[number])
        late = 0.0
        if stop.window is not None:
            now, late = max(now, stop.window[0]), max(0.0, now - stop.window[1])
        calls.append(
            Call(stop.spot, number - 1 if is_stop else None, walk, now, now + stop.stay, late)
        )
        now += stop.stay
    return Tour(request, tuple(calls))
