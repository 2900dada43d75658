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

# The corners of a triangle from each on.
_TURNS = np.array([[0, 1, 2], [1, 2, 0], [2, 0, 1]])

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
        sides = _sides(triangles)
        longest = sides.max(axis=1)
        reach = np.maximum(sides, sides[:, [2, 0, 1]])
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


def _sides(triangles: Floats) -> Floats:
    """The lengths of the sides (n, 3), each from its corner on."""
    along = triangles[:, [1, 2, 0]] - triangles
    sides: Floats = np.hypot(along[..., 0], along[..., 1])
    return sides


def _halved(triangles: Floats, values: Floats, bounds: Floats) -> tuple[Floats, Floats, Floats]:
    """Each triangle cut in two at the middle of its longest side, whose value is not known yet."""
    count = len(triangles)
    rows = np.arange(count)[:, None]
    turned = _TURNS[_sides(triangles).argmax(axis=1)]
    triangles, values = triangles[rows, turned], values[rows, turned]
    middle = (triangles[:, 0] + triangles[:, 1]) / 2
    halves, known = np.concatenate([triangles, triangles]), np.concatenate([values, values])
    halves[:count, 1] = halves[count:, 0] = middle
    known[:count, 1] = known[count:, 0] = np.nan
    return halves, known, np.concatenate([bounds, bounds])
