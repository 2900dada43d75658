# SPDX-License-Identifier: GPL-3.0-or-later
"""Floor that some body passes but where a wider disc does not fit: narrow ways.

Where a disc of some width fits, it covers floor; what a body passes beyond that floor is narrow.
Discs are round, so a way is measured from where the last disc ends, some way inside its mouth.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from planner.rules.bodies import Flags, Floats, Geometries
from planner.rules.context import XY

ROUNDING = 0.25  # mm of a radius: measured widths are rounded to whole mm
ARC = 16  # pieces of a quarter circle: 1.2 mm off at most for a radius of one metre
CLOSE = 1.0  # mm: so near is on it


@dataclass(frozen=True, eq=False)
class NarrowWays:
    """The narrow ways of a floor: ``free`` less obstacles, for a body and a disc (mm across)."""

    free: BaseGeometry
    body: float
    disc: float

    @cached_property
    def passable(self) -> BaseGeometry:
        """Where the centre of the body can be."""
        return shapely.buffer(self.free, ROUNDING - self.body / 2, quad_segs=ARC)

    @cached_property
    def wide(self) -> BaseGeometry:
        """The floor that discs cover."""
        return covered(self.free, self.disc)

    @cached_property
    def pieces(self) -> Geometries:
        """The narrow ways: polygons of places for the centre of the body."""
        rest = shapely.get_parts(shapely.difference(self.passable, self.wide))
        return np.asarray(rest[shapely.area(rest) > 0], dtype=object)

    @cached_property
    def lengths(self) -> Floats:
        """How long each narrow way is (mm), with all its branches.

        The longer side of the rectangle with its area and perimeter; of a straight way that is how
        far its centre line runs.
        """
        half, area = shapely.length(self.pieces) / 2, shapely.area(self.pieces)
        lengths: Floats = (half + np.sqrt(np.maximum(half**2 - 4 * area, 0.0))) / 2
        return lengths

    @cached_property
    def ends(self) -> Flags:
        """Whether a narrow way meets wide floor at no more than one place."""
        mouths = shapely.intersection(shapely.buffer(self.pieces, CLOSE), self.wide)
        ends: Flags = shapely.get_num_geometries(mouths) < 2
        return ends

    def stuck(self, places: list[XY]) -> bool:
        """Whether all of some places of the body lie in narrow ways that lead nowhere else."""
        points = _points(places)
        on_wide = shapely.dwithin(self.wide, points, CLOSE)
        through = self.pieces[~self.ends]
        on_way = np.zeros(len(points), dtype=np.bool_)
        on_way[shapely.STRtree(through).query(points, "dwithin", distance=CLOSE)[0]] = True
        return not (on_wide | on_way).any()

    def avoids(self, number: int, starts: list[XY], places: list[XY]) -> bool:
        """Whether the body comes from a start to a place without one of the narrow ways."""
        way = shapely.buffer(self.pieces[number], CLOSE)
        rest = shapely.get_parts(shapely.difference(self.passable, way))
        tree = shapely.STRtree(rest)
        begin, end = (
            set(tree.query(_points(row), "dwithin", distance=CLOSE)[1].tolist())
            for row in (starts, places)
        )
        return not begin.isdisjoint(end)


def covered(free: BaseGeometry, disc: float) -> BaseGeometry:
    """The floor that discs of some width cover."""
    inner = shapely.buffer(free, ROUNDING - disc / 2, quad_segs=ARC)
    return shapely.buffer(inner, disc / 2, quad_segs=ARC)


def widest_disc(free: BaseGeometry, places: list[XY], least: float, most: float) -> int:
    """The widest disc (whole mm) that covers one of some places, between two widths."""
    points = _points(places)
    around = shapely.buffer(shapely.MultiPoint(places), 2 * most).envelope
    floor = shapely.intersection(free, around)
    while most - least > 0.5:
        middle = (least + most) / 2
        if shapely.dwithin(covered(floor, middle), points, CLOSE).any():
            least = middle
        else:
            most = middle
    return math.floor(least + 0.5)


def _points(places: list[XY]) -> Geometries:
    return np.atleast_1d(np.asarray(shapely.points(np.array(places).reshape(-1, 2)), dtype=object))
