# SPDX-License-Identifier: GPL-3.0-or-later
"""Narrow gaps that many people's walks cross: where they wait for each other.

Everybody walks the shortest way, as in the hydraulic method: nobody turns aside from a queue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString

from planner.paths.hydraulics import flow_time
from planner.paths.network import OPEN, WalkNetwork
from planner.paths.outline import Floats, Ints
from planner.paths.search import Place

MOST = 6  # bottlenecks told
_NEW = 0.4  # share of those who cross a gap that cross none with a longer queue
_LEAST = 10  # persons: fewer are no crowd
AROUND = 9_000.0  # mm of a walk on either side of a gap


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """A gap: its line, its clear width (mm), who crosses it, seconds until the last has.

    ``around`` are two places on a walk that crosses it, some metres before and behind.
    """

    line: tuple[Place, Place]
    width: int
    persons: int
    seconds: float
    around: tuple[Place, Place]


def bottlenecks(
    network: WalkNetwork, walks: Sequence[Sequence[Place]], persons: Ints, reach: float = OPEN
) -> tuple[Bottleneck, ...]:
    """The gaps with the longest queues, the longest first; of a row of gaps the worst alone.

    ``walks`` are those of groups of some persons over the floor; gaps are up to ``reach`` wide.
    """
    gaps = network.gaps(reach)
    owner, pieces = _pieces(walks)
    if not len(gaps) or not len(pieces):
        return ()
    gap, piece = shapely.STRtree(np.asarray(shapely.linestrings(pieces))).query(
        shapely.linestrings(gaps), "intersects"
    )
    # Who touches a gap twice crosses it once.
    gap, group = np.unique(np.stack([gap, owner[piece]]), axis=1)
    width = np.hypot(*(gaps[:, 1] - gaps[:, 0]).T)
    count = np.bincount(gap, persons[group], len(gaps))
    first = np.searchsorted(gap, np.arange(len(gaps) + 1))
    told: list[Bottleneck] = []
    waited = np.zeros(len(persons), dtype=np.bool_)
    for number in np.argsort(-count / width, kind="stable").tolist():
        if len(told) == MOST:
            break
        crossing = group[first[number] : first[number + 1]]
        fresh = persons[crossing[~waited[crossing]]].sum()
        if count[number] < _LEAST or fresh < _NEW * count[number]:
            continue
        waited[crossing] = True
        (x1, y1), (x2, y2) = gaps[number].tolist()
        many, clear = int(count[number]), round(float(width[number]))
        line = ((x1, y1), (x2, y2))
        around = _around([LineString(walks[group]) for group in crossing], LineString(line))
        told.append(Bottleneck(line, clear, many, flow_time(many, clear), around))
    return tuple(told)


def _around(walks: Sequence[LineString], gap: LineString) -> tuple[Place, Place]:
    """Places before and behind a gap, on the walk that leads farthest on both sides."""
    lines = np.array(walks, dtype=object)
    at = shapely.line_locate_point(lines, gap.centroid)
    rest = np.minimum(np.minimum(at, shapely.length(lines) - at), AROUND)
    best = int(rest.argmax())
    (x1, y1), (x2, y2) = shapely.get_coordinates(
        shapely.line_interpolate_point(
            lines[best], [max(at[best] - AROUND, 0.0), at[best] + AROUND]
        )
    ).tolist()
    return ((x1, y1), (x2, y2))


def _pieces(walks: Sequence[Sequence[Place]]) -> tuple[Ints, Floats]:
    """All walks as straight pieces, (n, 2, 2), and the group of each."""
    owner: list[Ints] = []
    pieces: list[Floats] = []
    for number, walk in enumerate(walks):
        if len(walk) > 1:
            points = shapely.get_coordinates(shapely.simplify(LineString(walk), 1.0))
            pieces.append(np.stack([points[:-1], points[1:]], axis=1))
            owner.append(np.full(len(points) - 1, number))
    if not pieces:
        return np.zeros(0, dtype=np.int64), np.zeros((0, 2, 2))
    return np.concatenate(owner), np.concatenate(pieces)
