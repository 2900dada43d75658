# SPDX-License-Identifier: GPL-3.0-or-later
"""Shortest ways of a point within one small polygon to some ends: straight, or around its corners.

A shortest way bends only at corners that stand out into the polygon, and its last piece goes from
the start or such a corner straight to the best point of an end that is seen from there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from planner.paths.outline import Floats, Ints
from planner.paths.search import Place

SLIVER = 0.01  # mm: lines along the boundary are within

# For points (n, 2) the point of each end that is best from there (n, k, 2), and how far it is on
# from each end (k).
Aim = Callable[[Floats], tuple[Floats, Floats]]


@dataclass(frozen=True, eq=False)
class Hollow:
    """Ways to ends within a polygon."""

    polygon: Polygon
    aim: Aim

    @cached_property
    def corners(self) -> Floats:
        """The corners that stand out into the polygon (m, 2)."""
        found = []
        # With the inside on the left of every ring, such corners are turned to the right.
        for ring in shapely.get_rings(shapely.orient_polygons(self.polygon)):
            points: Floats = shapely.get_coordinates(ring)[:-1]
            before, after = (
                points - np.roll(points, 1, axis=0),
                np.roll(points, -1, axis=0) - points,
            )
            turn = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
            found.append(points[turn < -1e-6 * np.hypot(*before.T) * np.hypot(*after.T)])
        return np.concatenate(found)

    @cached_property
    def _wide(self) -> BaseGeometry:
        wide = shapely.buffer(self.polygon, SLIVER, join_style="mitre")
        shapely.prepare(wide)
        return wide

    def distances(self, points: Floats) -> Floats:
        """The length (mm) of the shortest way of each point; infinite where there is none."""
        return self._best(points)[0]

    def way(self, point: Place) -> tuple[tuple[Place, ...], int]:
        """The points of the shortest way from a point that has one, and the number of its end."""
        found = [point]
        spot = np.array([point], dtype=np.float64)
        _, (column,) = self._best(spot)
        while column < len(self.corners):
            spot = self.corners[column][None]
            found.append((float(spot[0, 0]), float(spot[0, 1])))
            column = self._known[1][column]
        number = int(column) - len(self.corners)
        ends, _ = self.aim(spot)
        x, y = ends[0, number].tolist()
        return (*found, (x, y)), number

    @cached_property
    def _known(self) -> tuple[Floats, Ints]:
        """Of each corner the length of its way, and where that goes first."""
        count = len(self.corners)
        lengths, towards = self._seen(self.corners, np.full(count, np.inf))
        # Each round settles at least one corner more.
        for _ in range(count):
            lengths, towards = self._seen(self.corners, lengths)
        return lengths, towards

    def _best(self, points: Floats) -> tuple[Floats, Ints]:
        return self._seen(points, self._known[0])

    def _seen(self, points: Floats, lengths: Floats) -> tuple[Floats, Ints]:
        """Shortest ways over corners of known lengths: length, and number of corner or end."""
        ends, base = self.aim(points)
        count = len(points)
        corners = np.broadcast_to(self.corners, (count, *self.corners.shape))
        targets = np.concatenate([corners, ends], axis=1)
        away = targets - points[:, None]
        values = np.hypot(away[..., 0], away[..., 1])
        # From a corner it goes on, not to itself.
        values[:, : len(lengths)][values[:, : len(lengths)] < SLIVER] = np.inf
        values = values + np.concatenate([lengths, base])
        best, column = np.full(count, np.inf), np.full(count, -1)
        left = np.arange(count)
        while len(left) and values.shape[1]:
            first = values[left].argmin(axis=1)
            reached = values[left, first]
            left, first, reached = (each[np.isfinite(reached)] for each in (left, first, reached))
            lines = shapely.linestrings(np.stack([points[left], targets[left, first]], axis=1))
            seen = np.asarray(shapely.covers(self._wide, lines), dtype=np.bool_)
            best[left[seen]], column[left[seen]] = reached[seen], first[seen]
            values[left[~seen], first[~seen]] = np.inf
            left = left[~seen]
        return best, column


def at_places(places: Floats, lengths: Floats) -> Aim:
    """Ends that are places (k, 2), and how far it is on from each (k)."""

    def aim(points: Floats) -> tuple[Floats, Floats]:
        return np.broadcast_to(places, (len(points), *places.shape)), lengths

    return aim


def at_lines(starts: Floats, ends: Floats) -> Aim:
    """Ends that are straight lines between points (k, 2)."""
    along = ends - starts
    square = (along**2).sum(axis=1)

    def aim(points: Floats) -> tuple[Floats, Floats]:
        share = ((points[:, None] - starts) * along).sum(axis=2) / square
        feet = starts + np.clip(share, 0, 1)[..., None] * along
        return feet, np.zeros(len(starts))

    return aim
