# SPDX-License-Identifier: GPL-3.0-or-later
"""How far it is on foot to the nearest of some things: from the floor and from within booths.

What is measured is the walk of the middle of a round body from wherever it can stand, as far as the
line of the door (or to the thing) itself.  Codes speak of a walking line and give no body; one of a
person's width goes nowhere that a person cannot, and its line keeps off corners as people do.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import shapely
from shapely.geometry.base import BaseGeometry

from planner.floor.site import Site
from planner.paths.doors import Side, across
from planner.paths.farthest import Far
from planner.paths.field import DistanceField
from planner.paths.inside import Interior, Room, interiors, rooms
from planner.paths.network import WalkNetwork
from planner.paths.search import Place

# Between the places before a door where people arrive (mm).  Over a last straight piece d the field
# is at most STEP² / 8 d too long: 12 mm over 10 m.  Walks that are told end at the best place.
STEP = 1000.0
# Doors and walls are rounded to whole mm: where nobody could stand before a door in a slanted wall
# for that alone, one stands a little farther from it (mm).
ROUNDED = 2.0
SURE = 0.5  # mm: how well the farthest place is known where that decides


@dataclass(frozen=True)
class Trip:
    """A walk to the nearest thing: its points up to that, its length (mm), and the thing's id."""

    points: tuple[Place, ...]
    length: float
    goal: str

    @property
    def start(self) -> Place:
        return self.points[0]


@dataclass(frozen=True, eq=False)
class Leaving:
    """The walks of a body to the nearest of some things, each with the sides where it is reached.

    A thing before which the body cannot stand is no goal.  With `within` only walks that begin in
    a part of the floor are looked at for the longest.
    """

    site: Site
    network: WalkNetwork
    goals: Mapping[str, tuple[Side, ...]]
    within: BaseGeometry | None = None

    @property
    def radius(self) -> float:
        return self.network.width / 2

    @cached_property
    def _arrivals(self) -> list[tuple[str, Side, Place]]:
        """Goal, side, and place of the body before it."""
        sides = [(name, side) for name, sides in self.goals.items() for side in sides]
        rows = [
            (name, side, close, off)
            for name, side in sides
            for close, off in zip(
                across(side, self.radius, STEP),
                across(side, self.radius, STEP, ROUNDED),
                strict=True,
            )
        ]
        stands = self.network.components([close for _, _, close, _ in rows])
        return [
            (name, side, off if part is None else close)
            for (name, side, close, off), part in zip(rows, stands, strict=True)
        ]

    @cached_property
    def reached(self) -> dict[str, list[Place]]:
        """Of each thing the places before it where the body can stand."""
        places = [place for _, _, place in self._arrivals]
        found: dict[str, list[Place]] = {}
        for (name, _, place), part in zip(
            self._arrivals, self.network.components(places), strict=True
        ):
            if part is not None:
                found.setdefault(name, []).append(place)
        return found

    @cached_property
    def field(self) -> DistanceField:
        """The distances from the floor."""
        places = [place for _, _, place in self._arrivals]
        return self.network.field(places, [side.of(at)[1] for _, side, at in self._arrivals])

    @cached_property
    def interiors(self) -> list[Interior]:
        """The distances from within booths and solid areas."""
        among = [
            room
            for room in rooms(self.site)
            if self.within is None
            or shapely.intersects(self.within, room.polygon.representative_point())
        ]
        return interiors(among, self.radius, self.field.distances)

    def trip(self, place: Place) -> Trip | None:
        """The walk from a place on the floor; None where there is none."""
        way = self.field.walk(place)
        if way is None:
            return None
        goal, side, _ = self._arrivals[way.source]
        *points, end = way.points
        before = points[-1] if points else end
        best = self._arrival(side, before, end)
        length = way.length - math.dist(before, end) + math.dist(before, best)
        return Trip((*points, best, side.at(side.of(best)[0], 0.0)), length, goal)

    @cached_property
    def farthest(self) -> Far | None:
        """The farthest place of the floor."""
        return self.field.farthest(within=self.within)

    def trip_from_within(self, interior: Interior, place: Place) -> Trip | None:
        """The walk from a place within a booth or a solid area."""
        points, number = interior.walk(place)
        onward = self.trip(interior.ways[number])
        if onward is None:
            return None
        *inner, way = points
        best = self._passage(interior.sides[number], inner[-1], way, onward.points[1])
        length = (
            onward.length - math.dist(way, onward.points[1]) + math.dist(best, onward.points[1])
        )
        walked = (*inner, best)
        length += sum(map(math.dist, walked[:-1], walked[1:]))
        return Trip((*walked, *onward.points[1:]), length, onward.goal)

    def longest(self, most: float) -> Trip | None:
        """The longest walk from the floor, if it is longer than `most` (whole mm count)."""
        far = self.farthest
        if far is not None and not exceeds(far.distance, most):
            far = (
                self.field.farthest(SURE, self.within)
                if exceeds(far.distance + far.error, most)
                else None
            )
        trip = None if far is None else self.trip(far.place)
        return trip if trip is not None and exceeds(trip.length, most) else None

    def longest_from_within(self, most: float) -> Iterator[tuple[Room, Trip]]:
        """The longest walk from each room from which it is longer than `most`."""
        for interior in self.interiors:
            far = interior.farthest() if exceeds(interior.most, most) else None
            if far is not None and not exceeds(far.distance, most):
                far = interior.farthest(SURE) if exceeds(far.distance + far.error, most) else None
            trip = None if far is None else self.trip_from_within(interior, far.place)
            if trip is not None and exceeds(trip.length, most):
                yield interior.room, trip

    def longest_anywhere(self, most: float) -> Trip | None:
        """The longest walk from the floor or from within a room, if it is longer than `most`."""
        trips = [self.longest(most)]
        best = -math.inf
        for interior in sorted(self.interiors, key=lambda each: -each.most):
            if interior.most <= best or not exceeds(interior.most, most):
                break
            far = interior.farthest()
            if far is not None and far.distance > best:
                best = far.distance
                trips.append(self.trip_from_within(interior, far.place))
        found = [trip for trip in trips if trip is not None and exceeds(trip.length, most)]
        return max(found, key=lambda trip: trip.length, default=None)

    # Fields know places that are a step apart, so walks are moved to the best one between.

    def _arrival(self, side: Side, before: Place, place: Place) -> Place:
        """Where a walk that comes from some point ends best before a side, if it goes straight."""
        return self._moved(side, side.of(before)[0], before, place)

    def _passage(self, side: Side, before: Place, place: Place, after: Place) -> Place:
        """Where a walk between some points passes best before a side, if it goes straight on."""
        (sb, hb), (sa, ha) = side.of(before), side.of(after)
        if (hb - self.radius) * (ha - self.radius) >= 0:
            return place
        share = (self.radius - hb) / (ha - hb)
        return self._moved(side, sb + share * (sa - sb), after, place)

    def _moved(self, side: Side, shift: float, end: Place, place: Place) -> Place:
        """A place before a side moved along it, if the body sees an end from there as well."""
        half = max(side.length / 2 - self.radius, 0.0)
        best = side.at(min(max(shift, -half), half), side.of(place)[1])
        return best if self.network.stands(best) and self.network.sees(best, end) else place


def exceeds(length: float, most: float) -> bool:
    """Is a length (mm) more than a number of whole mm, rounded?"""
    return length >= most + 0.5
