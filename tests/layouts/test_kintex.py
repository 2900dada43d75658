# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts of the KINTEX venue file: what is published is there, what is assumed says so."""

import math
from itertools import pairwise

import pytest
from shapely import LineString, Point, Polygon

from planner.model.files import parse_file, to_bytes
from planner.model.shapes import direction
from planner.model.shipped import layouts
from planner.model.values import confidence, source
from planner.model.venue import Fixture, Opening, Venue

FIRST = [f"hall-{number}" for number in range(1, 6)]
SECOND = [f"hall-{number}" for number in range(6, 11)]


def test_reading_then_writing_changes_no_byte() -> None:
    data = (layouts() / "venues" / "kintex.json").read_bytes()
    assert to_bytes(parse_file(data, "kintex.json")) == data


def test_first_centre_is_five_halls_of_63_by_171_metres_side_by_side(kintex: Venue) -> None:
    halls = [hall for hall in kintex.halls if hall.id in FIRST]
    assert [hall.id for hall in halls] == FIRST
    for number, hall in enumerate(halls):
        assert hall.origin == (number * 63_000, 0)
        assert Polygon(hall.outline).bounds == (
            number * 63_000, 0, (number + 1) * 63_000, 171_000,
        )  # fmt: skip
        assert (hall.height, hall.floor_load, hall.area) == (15_000, 5_000, 10_773)
        assert Polygon(hall.outline).area == 10_773e6


def test_second_centre_is_five_halls_of_120_by_90_metres_apart_from_the_first(
    kintex: Venue,
) -> None:
    halls = [hall for hall in kintex.halls if hall.id in SECOND]
    assert [hall.id for hall in halls] == SECOND
    for hall in halls:
        west, south, east, north = Polygon(hall.outline).bounds
        assert (east - west, north - south) == (120_000, 90_000)
        assert hall.origin == (west, south)
        assert hall.height is None
    # The published total less four nominal halls is hall 6.
    assert [hall.area for hall in halls] == [54_508 - 4 * 10_800, *[10_800] * 4]
    outlines = [Polygon(hall.outline) for hall in kintex.halls]
    for index, outline in enumerate(outlines):
        assert all(outline.intersection(other).area == 0 for other in outlines[:index])


def test_the_doubtful_162_square_metres_lie_in_the_end_halls_and_are_off(kintex: Venue) -> None:
    corners = [zone for zone in kintex.zones if zone.kind == "no-build"]
    assert [(zone.hall, zone.active) for zone in corners] == [("hall-1", False), ("hall-5", False)]
    assert sum(Polygon(zone.outline).area for zone in corners) == (5 * 10_773 - 53_541) * 1e6


def test_doors_of_hall_5(kintex: Venue) -> None:
    doors = [door for door in kintex.openings if door.hall == "hall-5"]
    places = {
        kind: [(door.at[0] - 252_000, door.at[1]) for door in doors if door.kind == kind]
        for kind in ("visitor", "emergency", "freight")
    }
    assert places["visitor"] == [(10_500, 0), (31_500, 0), (52_500, 0)]
    assert places["freight"] == [(10_500, 171_000), (31_500, 171_000), (52_500, 171_000)]
    assert places["emergency"] == [
        *((63_000, y) for y in (18_000, 54_000, 90_000, 126_000, 150_000)),
        *((x, y) for y in (0, 171_000) for x in (3_000, 60_000)),
    ]
    widths = {door.kind: (door.width, door.height) for door in doors}
    assert widths == {
        "visitor": (6_000, None), "emergency": (2_000, None), "freight": (6_000, 5_000),
    }  # fmt: skip


def test_no_door_leads_through_a_division_line(kintex: Venue) -> None:
    for divider in kintex.dividers:
        line = LineString(divider.line)
        for door in kintex.openings:
            assert line.distance(Point(door.at)) > door.width / 2, (divider.id, door.id)


def test_only_end_halls_have_exits_on_a_long_side(kintex: Venue) -> None:
    sides = {door.hall for door in kintex.openings if door.facing in (0, 180)}
    assert sides & set(FIRST) == {"hall-1", "hall-5"}


def _inside(thing: Opening | Fixture, kintex: Venue) -> bool:
    """Whether a step ahead lies in its hall and a step back does not (or in a column)."""
    hall = next(Polygon(hall.outline) for hall in kintex.halls if hall.id == thing.hall)
    bodies = [Polygon(c.shape.corners()) for c in kintex.columns if thing.hall in c.halls]
    along, across = direction(thing.facing)
    ahead = Point(thing.at[0] + 10 * along, thing.at[1] + 10 * across)
    back = Point(thing.at[0] - 10 * along, thing.at[1] - 10 * across)
    in_body = [any(body.contains(point) for body in bodies) for point in (ahead, back)]
    return (hall.contains(ahead) and not in_body[0]) and (not hall.contains(back) or in_body[1])


def test_doors_and_fixtures_stand_in_walls_or_columns_and_face_the_hall(kintex: Venue) -> None:
    assert [thing.id for thing in kintex.openings if not _inside(thing, kintex)] == []
    assert [thing.id for thing in kintex.fixtures if not _inside(thing, kintex)] == []


def test_doors_and_fixtures_of_a_hall_do_not_share_a_place(kintex: Venue) -> None:
    things: list[Opening | Fixture] = [*kintex.openings, *kintex.fixtures]
    for index, thing in enumerate(things):
        for other in things[:index]:
            if thing.hall == other.hall and thing.facing == other.facing:
                apart = math.dist(thing.at, other.at)
                assert apart >= (thing.width + other.width) / 2, (thing.id, other.id)


def test_hose_cabinets_stand_at_most_36_metres_apart_on_the_walls_of_hall_5(
    kintex: Venue,
) -> None:
    cabinets = [f for f in kintex.fixtures if f.hall == "hall-5" and f.kind == "hydrant"]
    east = sorted(cabinet.at[1] for cabinet in cabinets if cabinet.at[0] == 315_000)
    assert all(upper - lower <= 36_000 for lower, upper in pairwise(east))
    columns = [cabinet for cabinet in cabinets if cabinet.facing == 0]
    assert [c.at for c in columns] == [(253_500, 54_000), (253_500, 117_000)]


def test_eight_columns_stand_on_the_division_lines_of_the_first_centre(kintex: Venue) -> None:
    assert len(kintex.columns) == 8
    lines = {divider.halls: divider.line[0][0] for divider in kintex.dividers}
    for column in kintex.columns:
        body = Polygon(column.shape.corners())
        first, second = column.halls
        assert body.area == 9e6
        assert (body.centroid.x, body.centroid.y) in [
            (lines[first, second], y) for y in (54_000, 117_000)
        ]


def test_service_boxes_lie_on_a_9_metre_grid_in_the_first_centre_alone(kintex: Venue) -> None:
    for hall in kintex.halls:
        boxes = {
            (pit.at[0] - hall.origin[0], pit.at[1]) for pit in kintex.pits if pit.hall == hall.id
        }
        grid = {(x, y) for x in range(9_000, 63_000, 9_000) for y in range(9_000, 171_000, 9_000)}
        assert boxes == (grid if hall.id in FIRST else set())
    watered = [pit for pit in kintex.pits if "water" in pit.services]
    assert len(watered) * 2 == len(kintex.pits)
    assert all({"power", "data"} <= set(pit.services) for pit in kintex.pits)


def test_nothing_assumed_looks_published(kintex: Venue) -> None:
    """Published are the height and floor load of the first centre, and no place of anything."""
    lists = (
        kintex.halls, kintex.dividers, kintex.openings, kintex.columns, kintex.fixtures,
        kintex.pits, kintex.zones,
    )  # fmt: skip
    facts = {
        (thing.id, attribute): fact
        for things in lists
        for thing in things
        for attribute, fact in thing.facts.items()
    }
    published = {key for key, fact in facts.items() if confidence(fact) == "published"}
    assert published == {(hall, what) for hall in FIRST for what in ("height", "floor_load")}
    derived = {key for key, fact in facts.items() if confidence(fact) == "derived"}
    assert derived == {
        *((hall, what) for hall in FIRST for what in ("outline", "area")),
        *((hall, "area") for hall in SECOND),
        *((f"divider-{number}-{number + 1}", "line") for number in range(1, 5)),
    }


@pytest.mark.parametrize("words", ["Assumed", "Derived"])
def test_a_source_says_itself_how_sure_it_is(words: str, kintex: Venue) -> None:
    lists = (
        kintex.halls, kintex.dividers, kintex.openings, kintex.columns, kintex.fixtures,
        kintex.pits, kintex.zones,
    )  # fmt: skip
    used = {fact for things in lists for thing in things for fact in thing.facts.values()}
    assert {source(fact) for fact in used} == set(kintex.sources)
    named = {name for name, text in kintex.sources.items() if text.startswith(words)}
    assert named == {source(fact) for fact in used if confidence(fact) == words.lower()}
