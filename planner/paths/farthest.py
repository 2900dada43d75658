# SPDX-License-Identifier: GPL-3.0-or-later
"""The place of a floor that is farthest on foot: branch and bound over triangles.

A distance on foot grows no faster than the way that is gone.  So in a triangle it is nowhere more
than at a corner plus the longest side from there, and only triangles in which it could be more
than at the best place so far are halved and looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from planner.paths.outline import Floats
from planner.paths.search import Place

ERROR = 10.0  # mm

Distances = Callable[[Sequence[Place]], Floats]


class Far(NamedTuple):
    """A farthest place and its distance (mm); nowhere is it more than `error` farther."""

    place: Place
    distance: float
    error: float


def farthest(
    distances: Distances, triangles: Floats, radius: float = 0.0, error: float = ERROR
) -> Far | None:
    """The farthest of the places of some triangles (n, 3, 2), to within an error (mm).

    Places at an infinite distance count for nothing; None if there are no others.  `radius` is
    that of the body: triangles may run over the bulges of arcs that it has to go around.
    """
    best: Far | None = None
    values = _values(distances, triangles)
    bounds = np.full(len(triangles), np.inf)
    while len(triangles):
        flat = np.where(np.isfinite(values), values, -np.inf)
        triangle, corner = divmod(int(flat.argmax()), 3)
        if flat[triangle, corner] > (-np.inf if best is None else best.distance):
            x, y = triangles[triangle, corner].tolist()
            best = Far((x, y), float(flat[triangle, corner]), error)
        sides = np.hypot(*np.moveaxis(triangles - np.roll(triangles, -1, axis=1), 2, 0))
        longest = sides.max(axis=1)
        reach = np.maximum(sides, np.roll(sides, 1, axis=1))
        bounds = np.minimum(bounds, (values + reach).min(axis=1) + _detour(longest, radius))
        least = -np.inf if best is None else best.distance
        keep = (bounds > least + error) & (longest > error)
        triangles, values, bounds = triangles[keep], values[keep], bounds[keep]
        # Two halvings at a time, so that fewer questions are asked of the field.
        for _ in range(2):
            triangles, values, bounds = _halved(triangles, values, bounds)
        values = _filled(distances, triangles, values)
    return best


def _detour(side: Floats, radius: float) -> Floats:
    """How much longer than a side a walk around the bulges on it can be.

    An arc over a chord s is s³ / 24 r² longer than that, and a bulge spans 95° at most.
    """
    if radius == 0:
        return np.zeros(len(side))
    return np.minimum(side**3 / (24 * radius**2), radius)


def _values(distances: Distances, triangles: Floats) -> Floats:
    """The distances of all corners (n, 3)."""
    return _filled(distances, triangles, np.full(triangles.shape[:2], np.nan))


def _filled(distances: Distances, triangles: Floats, values: Floats) -> Floats:
    """Values with those that are missing (NaN) asked for, each place once."""
    missing = np.isnan(values)
    if not missing.any():
        return values
    places = np.ascontiguousarray(triangles[missing]).view(np.complex128).ravel()
    once, number = np.unique(places, return_inverse=True)
    values[missing] = distances(list(zip(once.real.tolist(), once.imag.tolist(), strict=True)))[
        number
    ]
    return values


def _halved(triangles: Floats, values: Floats, bounds: Floats) -> tuple[Floats, Floats, Floats]:
    """Each triangle cut in two at the middle of its longest side, whose value is not known yet."""
    rows = np.arange(len(triangles))
    sides = np.hypot(*np.moveaxis(triangles - np.roll(triangles, -1, axis=1), 2, 0))
    first = sides.argmax(axis=1)
    second, third = (first + 1) % 3, (first + 2) % 3
    middle = (triangles[rows, first] + triangles[rows, second]) / 2
    unknown = np.full(len(rows), np.nan)
    halves = [
        (
            np.stack([triangles[rows, end], middle, triangles[rows, third]], axis=1),
            np.stack([values[rows, end], unknown, values[rows, third]], axis=1),
        )
        for end in (first, second)
    ]
    return (
        np.concatenate([corners for corners, _ in halves]),
        np.concatenate([known for _, known in halves]),
        np.concatenate([bounds, bounds]),
    )
