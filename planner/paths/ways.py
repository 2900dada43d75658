# SPDX-License-Identifier: GPL-3.0-or-later
"""A route over several places as people choose it: the shortest way, others, a quieter one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from planner.floor.lookup import Spot
from planner.floor.site import Site
from planner.paths.between import Place
from planner.paths.choices import Walker, alternatives, find_route, quieter
from planner.paths.exposure import Exposure
from planner.paths.guidance import Step, guide
from planner.paths.narrowest import NarrowPlace
from planner.paths.network import NoWay, Walk

WayKind = Literal["shortest", "other", "quiet"]


@dataclass(frozen=True, eq=False)
class Way:
    """One way of a route: its points and length (mm), its narrowest place, its steps in words.

    ``halts`` are where it passes the places that were asked for, from start to end.
    ``narrowest`` is None where the floor is open, or (of a quieter way) where it is not known.
    """

    kind: WayKind
    points: tuple[Place, ...]
    halts: tuple[Place, ...]
    length: float
    narrowest: NarrowPlace | None
    steps: tuple[Step, ...]


def shortest_way(site: Site, spots: Sequence[Spot], walker: Walker) -> Way | NoWay:
    """The shortest way from each place to the next."""
    walks = find_route(site, spots, walker)
    return walks if isinstance(walks, NoWay) else _joined(site, walks, spots[1:])


def other_ways(site: Site, spots: Sequence[Spot], walker: Walker, most: int = 2) -> tuple[Way, ...]:
    """Other ways between two places; over several there are none."""
    if len(spots) != 2:
        return ()
    found = find_route(site, spots, walker)
    if isinstance(found, NoWay):
        return ()
    others = alternatives(site, spots[0], spots[1], walker, found[0], most)
    return tuple(_joined(site, (walk,), spots[1:], "other") for walk in others)


def quiet_way(site: Site, spots: Sequence[Spot], walker: Walker, crowd: Exposure) -> Way | None:
    """A way that avoids where many go; None where there is no way."""
    points: list[Place] = []
    halts: list[Place] = []
    steps: list[Step] = []
    for start, goal in pairwise(spots):
        found = quieter(site, start, goal, walker, crowd)
        if found is None:
            return None
        points += found
        halts += [*found[:1], found[-1]] if not halts else found[-1:]
        steps += guide(site, found, goal)
    return Way("quiet", tuple(points), tuple(halts), path_length(points), None, tuple(steps))


def path_length(points: Sequence[Place]) -> float:
    """The length (mm) of a line."""
    return sum(math.dist(one, two) for one, two in pairwise(points))


def _joined(
    site: Site, walks: Sequence[Walk], goals: Sequence[Spot], kind: WayKind = "shortest"
) -> Way:
    points = [walks[0].points[0], *(point for walk in walks for point in walk.points[1:])]
    narrow = min(
        (walk.narrowest for walk in walks if walk.narrowest is not None),
        key=lambda place: place.width,
        default=None,
    )
    steps = tuple(
        step for walk, goal in zip(walks, goals, strict=True)
        for step in guide(site, walk.points, goal)
    )  # fmt: skip
    length = sum(walk.length for walk in walks)
    halts = (points[0], *(walk.points[-1] for walk in walks))
    return Way(kind, tuple(points), halts, length, narrow, steps)
