# SPDX-License-Identifier: GPL-3.0-or-later
"""The exits of the occupied halls, and how many people they take under one code.

Exits are visitor and emergency openings; freight doors are not. What counts is the clear width
that is left: the widest stretch of the opening before which a person can stand.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely

from planner.floor.footprints import overlap
from planner.floor.ground import front, span
from planner.floor.site import Site
from planner.model.shapes import direction
from planner.model.values import assumed
from planner.model.venue import Opening
from planner.rules.occupants import LOAD_RULE, SQUARE_METRE, OccupantLoad
from planner.rules.requirement import Profile

XY = tuple[float, float]
Stretch = tuple[float, float]  # from, to, along a wall
# Where less is free before an opening, nobody passes there (Fruin's body ellipse, 600 mm wide).
BODY = 600
_HAIR = 1e-6


@dataclass(frozen=True, slots=True)
class Exit:
    """An opening that people leave by, and its clear width: mm, and the line it spans.

    ``before`` are the ids of what stands before a part of it. ``assumed``: nobody published the
    width of the opening.
    """

    opening: Opening
    clear: int
    line: tuple[XY, XY]
    before: tuple[str, ...]
    assumed: bool

    @property
    def usable(self) -> bool:
        """Whether a person comes through at all."""
        return self.clear >= BODY

    def persons(self, per_person: float) -> int:
        """How many people it takes at a width (mm) for each."""
        return math.floor(self.clear / per_person + _HAIR)


@dataclass(frozen=True, slots=True)
class Width:
    """The width (mm) that all exits together must have, and the requirement that asks for it."""

    requirement: str
    needed: int


@lru_cache(maxsize=4)
def exits(site: Site) -> tuple[Exit, ...]:
    """The exits of the occupied halls, in the venue's order; a blocked one has no width left."""
    openings = [opening for opening in site.ground.openings if opening.kind != "freight"]
    names, solids = list(site.solids), [solid.polygon for solid in site.solids.values()]
    spaces = [front(one.at, one.width, one.facing, BODY) for one in openings]
    found: list[dict[str, Stretch]] = [{} for _ in openings]
    if spaces and solids:
        rows, columns = shapely.STRtree(solids).query(spaces, "intersects")
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            common = overlap(spaces[row], solids[column])
            if common is not None:
                along = shapely.get_coordinates(common) @ _across(openings[row])
                found[row][names[column]] = (float(along.min()), float(along.max()))
    return tuple(_exit(opening, shadows) for opening, shadows in zip(openings, found, strict=True))


def needed_width(site: Site, profile: Profile, load: OccupantLoad | None) -> Width | None:
    """The width that the exits together need: by persons, or by floor area (Korea)."""
    asked = profile.rules.get(LOAD_RULE, {})
    if "per-person" in asked and load is not None:
        return Width("per-person", _up(load.persons * _value(profile, "per-person")))
    if "per-area" in asked:
        area = site.ground.gross_area / SQUARE_METRE
        return Width("per-area", _up(area * _value(profile, "per-area")))
    return None


def capacity(doors: Iterable[Exit], profile: Profile) -> int | None:
    """How many people some exits take under a profile that says so (else None)."""
    if "per-person" not in profile.rules.get(LOAD_RULE, {}):
        return None
    return sum(door.persons(_value(profile, "per-person")) for door in doors)


def _value(profile: Profile, name: str) -> float:
    value = profile.rules[LOAD_RULE][name].value
    assert value is not None  # read_profile demands it
    return float(value)


def _up(width: float) -> int:
    return math.ceil(round(width, 3))


def _across(opening: Opening) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The unit vector along the wall of an opening."""
    cosine, sine = direction(opening.facing)
    return np.array([-sine, cosine])


def _exit(opening: Opening, shadows: Mapping[str, Stretch]) -> Exit:
    """The exit of an opening before some of whose width things stand."""
    is_assumed = "width" in assumed(opening.facts)
    if not shadows:
        line = span(opening.at, opening.width, opening.facing)
        return Exit(opening, opening.width, line, (), is_assumed)
    across, at = _across(opening), np.array(opening.at, dtype=float)
    middle, half = float(at @ across), opening.width / 2
    low, high = _widest(middle - half, middle + half, shadows.values())
    start, end = (at + (place - middle) * across for place in (low, high))
    line = ((float(start[0]), float(start[1])), (float(end[0]), float(end[1])))
    clear = math.floor(high - low + _HAIR)
    return Exit(opening, clear, line, tuple(sorted(shadows)), is_assumed)


def _widest(low: float, high: float, shadows: Iterable[Stretch]) -> Stretch:
    """The longest stretch from low to high outside of all shadows."""
    best, free = (low, low), low
    for begin, end in [*sorted(shadows), (high, high)]:
        if begin - free > best[1] - best[0]:
            best = (free, begin)
        free = max(free, end)
    return best
