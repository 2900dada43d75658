# SPDX-License-Identifier: GPL-3.0-or-later
"""How far it is from point to point, and how much floor lies between them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

from planner.model.shapes import doubled_area

XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Leg:
    """From one point to the next: lengths in mm, ``angle`` counter-clockwise from x."""

    start: XY
    end: XY

    @property
    def length(self) -> float:
        """The straight distance in mm."""
        return math.dist(self.start, self.end)

    @property
    def step(self) -> XY:
        """How far it goes along x and along y, in mm."""
        return (self.end[0] - self.start[0], self.end[1] - self.start[1])

    @property
    def angle(self) -> float:
        """The direction in degrees; 0 where it goes nowhere."""
        dx, dy = self.step
        return math.degrees(math.atan2(dy, dx)) % 360.0


@dataclass(frozen=True, slots=True)
class Measured:
    """A chain of legs: ``length`` in mm along all of them, ``area`` in mm² where it is closed."""

    legs: tuple[Leg, ...]
    area: float | None = None

    @property
    def length(self) -> float:
        """The length of all legs together; of a closed chain the way round it."""
        return math.fsum(leg.length for leg in self.legs)

    @property
    def whole(self) -> Leg:
        """From the first point straight to the last."""
        return Leg(self.legs[0].start, self.legs[-1].end)


def measured(points: Sequence[XY], *, closed: bool = False) -> Measured:
    """Measure a chain of two points or more; a closed one returns to the first.

    The area is that of the shoelace formula: a chain that crosses itself has less.
    """
    ring = (*points, points[0]) if closed else tuple(points)
    legs = tuple(Leg(start, end) for start, end in pairwise(ring))
    return Measured(legs, abs(doubled_area(tuple(points))) / 2 if closed else None)


def apart(places: Sequence[BaseGeometry]) -> Measured:
    """The shortest straight way from each of some places to the next: how wide gaps are.

    Places that touch or lie in each other are 0 apart.
    """
    lines = (shapely.shortest_line(one, two) for one, two in pairwise(places))
    ends = (line.coords for line in lines)
    return Measured(tuple(Leg(_spot(start), _spot(end)) for start, end in ends))


def _spot(place: Sequence[float]) -> XY:
    return (place[0], place[1])
