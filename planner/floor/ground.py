# SPDX-License-Identifier: GPL-3.0-or-later
"""The fixed part under a plan: the halls it occupies, moved into the plan's frame."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache

import msgspec
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from planner.floor.footprints import footprint
from planner.model.plan import Plan
from planner.model.problems import BadInput, Problem, nearest
from planner.model.shapes import Rectangle, Shape, direction
from planner.model.values import Point
from planner.model.venue import (
    Column,
    Divider,
    Fixture,
    Hall,
    Opening,
    Pit,
    Venue,
    VenueZone,
    Wall,
)


@dataclass(frozen=True, eq=False)
class Ground:
    """Halls and what is built into them, in the plan's frame (mm, relative to the datum).

    Every value is a venue value whose coordinates are shifted; ids and facts are the venue's.
    """

    venue: Venue
    datum: Point
    halls: tuple[Hall, ...]
    dividers: tuple[Divider, ...]
    walls: tuple[Wall, ...]
    openings: tuple[Opening, ...]
    columns: tuple[Column, ...]
    fixtures: tuple[Fixture, ...]
    pits: tuple[Pit, ...]
    zones: tuple[VenueZone, ...]

    @cached_property
    def floor(self) -> Polygon | MultiPolygon:
        """The floor of all occupied halls together, obstacles included, dividers open."""
        union = shapely.union_all([Polygon(hall.outline) for hall in self.halls])
        shapely.prepare(union)
        return as_polygonal(union)

    @cached_property
    def lobby(self) -> BaseGeometry:
        """The lobby strips before the occupied halls (registration may stand there)."""
        return shapely.union_all(
            [Polygon(zone.outline) for zone in self.zones if zone.kind == "lobby" and zone.active]
        )

    @cached_property
    def solids(self) -> dict[str, Polygon]:
        """Columns and inner walls by id: what nobody walks through and no plan can move."""
        columns = {column.id: footprint(column.shape) for column in self.columns}
        return columns | {wall.id: footprint(wall.shape) for wall in self.walls}

    @cached_property
    def gross_area(self) -> float:
        """Gross hall area in mm²: the nominal outlines of the occupied halls."""
        return self.floor.area


def ground(venue: Venue, halls: Collection[str], datum: Point | None, file: str = "") -> Ground:
    """The ground of some halls of a venue. Raises BadInput for a hall the venue does not have."""
    by_id = {hall.id: hall for hall in venue.halls}
    for index, name in enumerate(halls):
        if name not in by_id:
            hint = nearest(name, by_id) or ", ".join(by_id)
            values = {"kind": "hall", "id": name, "hint": hint}
            raise BadInput([Problem("reference-broken", file, None, f"$.halls[{index}]", values)])
    chosen = tuple(by_id[name] for name in halls)
    origin = chosen[0].origin if datum is None else datum
    occupied = set(halls)

    def moved(points: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple((x - origin[0], y - origin[1]) for x, y in points)

    def at(point: Point) -> Point:
        return (point[0] - origin[0], point[1] - origin[1])

    replace = msgspec.structs.replace
    return Ground(
        venue=venue,
        datum=origin,
        halls=tuple(
            replace(hall, outline=moved(hall.outline), origin=at(hall.origin)) for hall in chosen
        ),
        dividers=tuple(
            replace(divider, line=(at(divider.line[0]), at(divider.line[1])))
            for divider in venue.dividers
            if occupied & set(divider.halls)
        ),
        walls=tuple(
            replace(wall, shape=shifted(wall.shape, at))
            for wall in venue.walls
            if wall.hall in occupied
        ),
        openings=tuple(
            replace(opening, at=at(opening.at))
            for opening in venue.openings
            if opening.hall in occupied
        ),
        columns=tuple(
            replace(column, shape=shifted(column.shape, at))
            for column in venue.columns
            if occupied & set(column.halls)
        ),
        fixtures=tuple(
            replace(fixture, at=at(fixture.at))
            for fixture in venue.fixtures
            if fixture.hall in occupied
        ),
        pits=tuple(replace(pit, at=at(pit.at)) for pit in venue.pits if pit.hall in occupied),
        zones=tuple(
            replace(zone, outline=moved(zone.outline))
            for zone in venue.zones
            if zone.hall in occupied
        ),
    )


def ground_of(plan: Plan, venue: Venue, file: str = "") -> Ground:
    """The ground of a plan on its venue."""
    return ground(venue, plan.halls, plan.datum, file)


def shifted(shape: Shape, at: Callable[[Point], Point]) -> Shape:
    """A shape with each of its stored points moved."""
    if isinstance(shape, Rectangle):
        return msgspec.structs.replace(shape, at=at(shape.at))
    return msgspec.structs.replace(
        shape, corner_points=tuple(at(point) for point in shape.corner_points)
    )


@lru_cache(maxsize=10_000)
def front(at: tuple[float, float], width: int, facing: float, depth: float) -> Polygon:
    """The rectangle before an opening or a fixture: its clear width × a depth into the hall."""
    cosine, sine = direction(facing)
    x, y = at
    half = width / 2
    left, right = (x - half * sine, y + half * cosine), (x + half * sine, y - half * cosine)
    deep = (depth * cosine, depth * sine)
    return Polygon(
        [
            right,
            left,
            (left[0] + deep[0], left[1] + deep[1]),
            (right[0] + deep[0], right[1] + deep[1]),
        ]
    )


def span(at: Point, width: int, facing: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """The two jambs of an opening (or ends of a fixture) on its wall."""
    cosine, sine = direction(facing)
    half = width / 2
    return (
        (at[0] - half * sine, at[1] + half * cosine),
        (at[0] + half * sine, at[1] - half * cosine),
    )


def as_polygonal(geometry: BaseGeometry) -> Polygon | MultiPolygon:
    """A geometry that is known to consist of polygons, as its type says."""
    if isinstance(geometry, Polygon | MultiPolygon):
        return geometry
    return MultiPolygon([part for part in shapely.get_parts(geometry) if isinstance(part, Polygon)])
