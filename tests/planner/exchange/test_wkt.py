# SPDX-License-Identifier: GPL-3.0-or-later
"""The floor as WKT: valid, in metres, the floor less what is solid, exits that touch it."""

import msgspec
import shapely
from hypothesis import HealthCheck, given, settings
from shapely import Polygon

from planner.exchange.options import ExportOptions
from planner.exchange.wkt import to_bytes
from planner.floor.ground import ground_of
from planner.floor.site import Site
from planner.model.plan import Plan
from planner.model.venue import Venue
from planner.rules.exits import exits
from tests.planner.building import venue
from tests.planner.rules.scenes import door, island, scene, wall
from tests.planner.strategies import plans, venues

DOORS = (
    door("left", (0, 10_000), "emergency", 0.0, 2000),
    door("right", (30_000, 10_000), "visitor", 180.0, 3000),
    door("gate", (15_000, 20_000), "freight", -90.0, 4000),
)


def polygons(site: Site) -> list[Polygon]:
    found = shapely.from_wkt(to_bytes(site, ExportOptions()).decode("ascii"))
    assert found.geom_type == "GeometryCollection"
    assert all(isinstance(part, Polygon) and part.is_valid for part in found.geoms)
    return list(found.geoms)


def test_a_booth_is_a_hole_and_exits_lie_outside_the_wall() -> None:
    """30 × 20 m less a booth of 6 × 4 m; doors of 2 and 3 m, no freight gate."""
    floor, left, right = polygons(scene(island("A1", 10_000, 8000, 6000, 4000), on=venue(
        openings=DOORS
    )))  # fmt: skip
    assert floor.area == 600 - 24
    assert len(floor.interiors) == 1
    assert left.bounds == (-1, 9, 0, 11)
    assert right.bounds == (30, 8.5, 31, 11.5)
    assert shapely.union_all([floor, left, right]).geom_type == "Polygon"


def test_a_half_blocked_exit_has_its_clear_width_and_a_blocked_one_is_left_out() -> None:
    half = polygons(scene(island("A1", 0, 9000, 1000, 1000), on=venue(openings=DOORS[:1])))
    assert [each.area for each in half] == [599, 1]
    assert half[1].bounds == (-1, 10, 0, 11)
    none = polygons(scene(island("A1", 0, 8000, 1000, 4000), on=venue(openings=DOORS[:1])))
    assert [each.area for each in none] == [596]


def test_a_floor_in_pieces_has_the_largest_first() -> None:
    shut = venue(openings=DOORS, walls=(wall("w", 10_000, 0, 1000, 20_000),))
    large, small, *doors = polygons(scene(on=shut))
    assert (large.area, small.area, len(doors)) == (380, 200, 2)


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(venues(), plans())
def test_the_floor_is_what_is_left_of_the_halls(under: Venue, wild: Plan) -> None:
    placed = msgspec.structs.replace(wild, halls=tuple(hall.id for hall in under.halls))
    site = Site(placed, ground_of(placed, under))
    found = polygons(site)
    usable = [one for one in exits(site) if one.usable]
    floor, doors = found[: len(found) - len(usable)], found[len(found) - len(usable) :]
    solid = shapely.union_all([each.polygon for each in site.solids.values()])
    left = site.ground.floor.difference(solid).area / 1e6
    assert abs(sum(part.area for part in floor) - left) < 0.1 + 1e-6 * left
    for each, shape in zip(usable, doors, strict=True):
        # Whole millimetres of corners, over the width of the door.
        assert abs(shape.area - each.clear / 1000) < 0.002 + 1e-6 * each.clear / 1000


def test_where_nothing_is_free_the_collection_is_empty() -> None:
    full = scene(island("A1", 0, 0, 30_000, 20_000), on=venue(openings=()))
    assert polygons(full) == []
