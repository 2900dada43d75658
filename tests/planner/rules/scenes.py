# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes for rule tests: things in a hall of 30 × 20 m, and what one rule finds in them."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from planner.floor.site import Site
from planner.model.plan import Area, Booth
from planner.model.shapes import Outline, Rectangle
from planner.model.values import Point
from planner.model.venue import Column, Opening, Venue, Wall
from planner.rules.check import check, check_local, merged
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.profile import find_profile
from planner.rules.registry import BY_ID
from planner.rules.requirement import Profile
from tests.planner.building import FACT, booth, opening, plan, site, venue

KINTEX = find_profile("kintex")
FRONT, RIGHT, BACK, LEFT = range(4)


def stand(number: str, x: int, y: int, width: int = 3000, depth: int = 3000, **more: Any) -> Booth:
    """A booth by its anchor corner; its front (edge 0) looks outward, to smaller y."""
    angle = more.pop("angle", 0.0)
    return booth(number, Rectangle((x, y), (width, depth), angle), **more)


def island(number: str, x: int, y: int, width: int = 3000, depth: int = 3000, **more: Any) -> Booth:
    """A booth that is open all around."""
    return stand(number, x, y, width, depth, open_sides=(0, 1, 2, 3), **more)


def scene(*booths: Booth, areas: Iterable[Area] = (), on: Venue | None = None, **more: Any) -> Site:
    """Booths and areas in hall-1 of the test venue."""
    under = venue() if on is None else on
    return site(plan(booths, areas, under, **more), under)


def door(identifier: str, at: Point, kind: str, facing: float, width: int = 3000) -> Opening:
    """An opening of hall-1."""
    return msgspec.structs.replace(opening(identifier, at, facing, width), kind=kind)


def column(identifier: str, x: int, y: int, side: int = 1000) -> Column:
    """A square column."""
    return Column(identifier, ("hall-1",), Rectangle((x, y), (side, side)), {"shape": FACT})


def wall(identifier: str, x: int, y: int, width: int, depth: int) -> Wall:
    """An inner wall."""
    return Wall(identifier, "hall-1", Rectangle((x, y), (width, depth)), {"shape": FACT})


def everything(standing: Site) -> tuple[Finding, ...]:
    """What all rules find under the KINTEX profile."""
    return check(standing, [KINTEX])


def found(rule: str, standing: Site, profile: Profile = KINTEX) -> tuple[Finding, ...]:
    """What one rule finds under a profile."""
    context = Context.of(standing, profile)
    asked = BY_ID[rule]
    local = () if asked.local is None else asked.local(context, None)
    whole = () if asked.whole is None else asked.whole(context)
    return merged(local, whole)


def narrow(*booths: Booth, on: Venue | None = None, **more: Any) -> dict[tuple[str, ...], float]:
    """The gaps that open edges face, by labels: what the local part of aisle-width finds."""
    standing = scene(*booths, on=on, **more)
    context = Context.of(standing, KINTEX)
    return {
        tuple(sorted(standing.label(name) for name in finding.subjects)): finding.measured or 0
        for finding in check_local(context)
        if finding.rule == "aisle-width"
    }


def turned(points: Sequence[tuple[float, float]], angle: float, about: Point) -> Outline:
    """An outline turned about a point, its corners rounded to mm."""
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    x0, y0 = about
    return Outline(
        tuple(
            (
                round(x0 + (x - x0) * cosine - (y - y0) * sine),
                round(y0 + (x - x0) * sine + (y - y0) * cosine),
            )
            for x, y in points
        )
    )
