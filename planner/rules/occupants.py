# SPDX-License-Identifier: GPL-3.0-or-later
"""How many people the occupied halls must be ready for: the occupant load under one code.

Every part of the floor is counted by its use: areas with chairs, with tables, standing room, and
the rest of each hall as exhibition floor. A seating area without chairs is standing room; where a
code has no factor for a use, its exhibition floor's holds; chairs that are drawn are never fewer
people. A net factor leaves out what nobody stands on (columns and inner walls); aisles and booths
count under every code.
"""

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.model.plan import Area, AreaKind, seats
from planner.model.values import Name
from planner.rules.finding import Finding, Sureness
from planner.rules.requirement import Profile

LOAD_RULE = "exit-capacity"  # the rule whose requirements hold the factors of a code
Use = Literal["exhibition", "seats", "tables", "standing"]
SQUARE_METRE = 1_000_000
SURENESS: tuple[Sureness, ...] = ("text", "page", "general", "assumed")  # the surest first
_EXACT = 6  # decimals: a turned area of 100 m² must not hold a person more
_SLIVER = 1.0  # mm²

_AUDIENCE: frozenset[AreaKind] = frozenset({"seating", "forum"})


@dataclass(frozen=True, slots=True)
class OccupiedPart:
    """A part of the floor: an area inside one hall, or (``thing`` is the hall) the hall's rest.

    ``requirement`` names the factor in the profile's ``exit-capacity``; ``area`` in m², ``factor``
    in m² per person, ``chairs`` those drawn.
    """

    thing: str
    hall: str
    requirement: Use
    area: float
    factor: float
    chairs: int
    persons: int


@dataclass(frozen=True, slots=True)
class OccupantLoad:
    """The people in the occupied halls under one code, part by part."""

    profile: str
    rows: tuple[OccupiedPart, ...]

    @property
    def persons(self) -> int:
        """All of them."""
        return sum(row.persons for row in self.rows)

    def of_hall(self, hall: str) -> int:
        """Those of one hall."""
        return sum(row.persons for row in self.rows if row.hall == hall)


def occupant_load(site: Site, profile: Profile) -> OccupantLoad | None:
    """The occupant load under a profile as it is under the plan's conditions.

    None where the profile has no factor. Persons are rounded up, part by part, or to the nearest
    where the profile has ``nearest`` (소방시설법 시행령 별표 7).
    """
    asked = profile.rules.get(LOAD_RULE)
    if asked is None:
        return None
    rows: list[OccupiedPart] = []
    for thing, hall, use, part in floor_parts(site, net="net" in asked):
        named: Use = use if use in asked else "exhibition"
        factor = asked[named].value
        assert factor is not None  # read_profile demands it
        area = part.area / SQUARE_METRE
        chairs = _chairs(site.areas.get(thing), part)
        persons = _persons(area / factor, nearest="nearest" in asked)
        rows.append(
            OccupiedPart(thing, hall, named, area, float(factor), chairs, max(persons, chairs))
        )
    return OccupantLoad(profile.id, tuple(rows))


def resting_on(load: OccupantLoad | None, finding: Finding, profile: Profile) -> Finding:
    """A finding whose figure comes from an occupant load, no surer than the factors of the load.

    Where a factor is less sure than the requirement itself, the finding takes its confidence and
    cites it too.
    """
    if load is None:
        return finding
    factors = [
        profile.rules[LOAD_RULE][name]
        for name in dict.fromkeys(row.requirement for row in load.rows)
    ]
    least = max(factors, key=lambda asked: SURENESS.index(asked.confidence))
    if SURENESS.index(least.confidence) <= SURENESS.index(finding.confidence):
        return finding
    cited, also = finding.citation, profile.citation(least)
    both = Name(f"{cited.ko}; {also.ko}", f"{cited.en}; {also.en}")
    return replace(finding, confidence=least.confidence, citation=both)


def use_of(area: Area) -> Use:
    """What people do in an area, by its furniture and kind."""
    if any(piece.kind == "seat" for piece in area.furniture):
        return "seats"
    if area.kind == "tables" or any(piece.chairs for piece in area.furniture):
        return "tables"
    return "standing" if area.kind in _AUDIENCE else "exhibition"


@lru_cache(maxsize=8)
def floor_parts(site: Site, *, net: bool) -> tuple[tuple[str, str, Use, BaseGeometry], ...]:
    """The floor of each hall in parts that do not overlap, areas first: thing, hall, use, floor."""
    built = (footprint(each.shape) for each in site.plan.structures)
    solids = shapely.union_all([*site.ground.solids.values(), *built]) if net else Polygon()
    parts: list[tuple[str, str, Use, BaseGeometry]] = []
    for hall in site.ground.halls:
        rest = Polygon(hall.outline).difference(solids)
        for area in site.plan.areas:
            use = use_of(area)
            if use == "exhibition":
                continue
            part = footprint(area.shape).intersection(rest)
            if part.area > _SLIVER:
                rest = rest.difference(part)
                parts.append((area.id, hall.id, use, part))
        parts.append((hall.id, hall.id, "exhibition", rest))
    return tuple(parts)


def _chairs(area: Area | None, part: BaseGeometry) -> int:
    """The chairs of an area, by the share of it that a part is."""
    if area is None:
        return 0
    share = part.area / footprint(area.shape).area
    return math.ceil(round(seats(area) * share, _EXACT))


def _persons(quotient: float, *, nearest: bool) -> int:
    exact = round(quotient, _EXACT)
    return math.floor(exact + 0.5) if nearest else math.ceil(exact)
