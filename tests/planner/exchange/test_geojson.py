# SPDX-License-Identifier: GPL-3.0-or-later
"""GeoJSON against the contract, measured a second time by other means."""

import json
from collections import Counter
from typing import Any

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import shape

from planner.exchange.geojson import counter_clockwise, to_bytes
from planner.floor.site import Site, open_site
from planner.model.files import content_hash
from planner.model.shapes import Outline
from planner.model.shipped import example_plan
from tests.planner.building import booth, furnished_venue, plan, site, small_plan
from tests.planner.exchange.hostile import NAMES, hostile_site
from tests.planner.strategies import outlines

LAYERS = {"hall", "wall", "column", "opening", "fixture", "pit", "zone", "booth", "area"}


def read(given_site: Site) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(to_bytes(given_site))
    return tree


def furnished() -> Site:
    under = furnished_venue()
    return site(small_plan(under), under)


@pytest.fixture(params=["example", "furnished", "hostile"])
def standing(request: pytest.FixtureRequest) -> Site:
    makers = {
        "example": lambda: open_site(example_plan())[0],
        "furnished": furnished,
        "hostile": hostile_site,
    }
    return makers[request.param]()


def test_structure(standing: Site) -> None:
    tree = read(standing)
    assert tree["type"] == "FeatureCollection"
    head = tree["hallplan"]
    issues = standing.plan.issues
    assert (head["unit"], head["plan"]) == ("mm", standing.plan.id)
    assert head["revision"] == (issues[-1].mark if issues else None)
    assert head["hash"] == content_hash(standing.plan)
    identifiers = Counter(feature["id"] for feature in tree["features"])
    assert max(identifiers.values()) == 1
    for feature in tree["features"]:
        assert feature["type"] == "Feature"
        assert feature["properties"]["layer"] in LAYERS
        assert isinstance(feature["properties"]["walkable"], bool)
        assert feature["geometry"]["type"] in ("Polygon", "LineString")


def test_one_feature_per_thing(standing: Site) -> None:
    identifiers = {feature["id"] for feature in read(standing)["features"]}
    ground = standing.ground
    things = [
        *standing.plan.booths, *standing.plan.areas, *standing.plan.zones, *ground.halls,
        *ground.dividers, *ground.walls, *ground.openings, *ground.columns, *ground.fixtures,
        *ground.pits,
    ]  # fmt: skip
    assert {thing.id for thing in things} <= identifiers
    lobbies = {zone.id for zone in ground.zones if zone.kind == "lobby"}
    assert not lobbies & identifiers


def test_rings_are_closed_turn_the_right_way_and_have_three_decimals(standing: Site) -> None:
    for feature in read(standing)["features"]:
        geometry = feature["geometry"]
        rings = geometry["coordinates"] if geometry["type"] == "Polygon" else []
        assert len(rings) <= 1, "no feature has a hole"
        for ring in rings:
            assert ring[0] == ring[-1]
            assert shapely.LinearRing(ring).is_ccw
        for value in shapely.get_coordinates(shape(geometry)).flat:
            assert round(value, 3) == value


def test_obstacles_are_the_solids_of_the_site_and_the_hall_walls(standing: Site) -> None:
    features = read(standing)["features"]
    solid = {
        feature["id"]: shape(feature["geometry"])
        for feature in features
        if not feature["properties"]["walkable"] and feature["geometry"]["type"] == "Polygon"
    }
    walls = {key for key in solid if key.startswith("hall-walls-")}
    assert set(solid) - walls == set(standing.solids)
    for key, known in standing.solids.items():
        assert solid[key].symmetric_difference(known.polygon).area < 100
    # The ring lies outside the floor and touches all of its edge.
    ring = shapely.union_all([solid[key] for key in walls])
    floor = standing.ground.floor
    assert ring.intersection(floor).area < 1
    assert ring.buffer(1).covers(floor.boundary)
    assert ring.area == pytest.approx(300 * floor.length + 4 * 300**2, rel=1e-6)


def test_what_is_never_an_obstacle(standing: Site) -> None:
    for feature in read(standing)["features"]:
        values = feature["properties"]
        if values["layer"] in ("hall", "opening", "pit", "zone"):
            assert values["walkable"]
        if values["layer"] in ("opening", "fixture"):
            assert feature["geometry"]["type"] == "LineString"
        if values.get("kind") in ("seating", "forum"):
            assert values["walkable"]


def test_areas_add_up(standing: Site) -> None:
    booths = [one for one in read(standing)["features"] if one["properties"]["layer"] == "booth"]
    total = sum(feature["properties"]["area_m2"] for feature in booths)
    assert total * 1e6 == pytest.approx(standing.net_area, abs=1000)
    for feature in booths:
        outline = shape(feature["geometry"])
        assert len(outline.interiors) == 0
        assert outline.area / 1e6 == pytest.approx(feature["properties"]["area_m2"], abs=1e-3)


def test_open_sides_follow_the_ring_that_is_written(standing: Site) -> None:
    features = {feature["id"]: feature for feature in read(standing)["features"]}
    for one in standing.plan.booths:
        corners = one.shape.corners()
        stored = [
            shapely.LineString([corners[side], corners[(side + 1) % len(corners)]])
            for side in one.open_sides
        ]
        ring = features[one.id]["geometry"]["coordinates"][0]
        sides = features[one.id]["properties"]["open_sides"]
        written = [shapely.LineString(ring[side : side + 2]) for side in sides]
        assert len(stored) == len(written)
        for edge in written:
            assert min(edge.hausdorff_distance(known) for known in stored) < 0.01


def test_booth_properties() -> None:
    features = {feature["id"]: feature["properties"] for feature in read(site())["features"]}
    assert features["booth-b9"]["exhibitors"] == [
        {"id": "hancom", "group": "company", "ko": "한컴그룹", "en": "Hancom Group"}
    ]
    assert features["booth-b9"]["number"] == "B9"
    assert features["booth-b9"]["type"] == "shell"
    assert features["booth-b9"]["pavilion"] == "companies"
    assert features["booth-b9"]["status"] == "confirmed"
    assert features["booth-b9"]["area_m2"] == 9
    assert features["booth-b11"]["area_m2"] == 27


def test_a_clockwise_outline_is_reversed_with_its_sides() -> None:
    clockwise = Outline(((0, 0), (0, 3000), (6000, 3000), (6000, 0)))
    tree = read(site(plan((booth("B1", clockwise, open_sides=(0, 1)),))))
    found = next(feature for feature in tree["features"] if feature["id"] == "booth-b1")
    ring = found["geometry"]["coordinates"][0]
    assert ring == [[0, 0], [6000, 0], [6000, 3000], [0, 3000], [0, 0]]
    # Stored side 0 ran up at x = 0, side 1 along y = 3000.
    assert found["properties"]["open_sides"] == [2, 3]


@given(outlines(), st.data())
def test_reversal_keeps_every_side(corners, data) -> None:
    count = len(corners)
    sides = sorted(data.draw(st.sets(st.integers(0, count - 1))))
    turned, moved = counter_clockwise(corners, sides)
    before = {frozenset((corners[side], corners[(side + 1) % count])) for side in sides}
    after = {frozenset((turned[side], turned[(side + 1) % count])) for side in moved}
    assert before == after
    assert shapely.LinearRing(turned).is_ccw
    assert turned[0] == corners[0]


def test_names_come_through_unchanged() -> None:
    features = read(hostile_site())["features"]
    said = {
        person["id"]: (person["ko"], person["en"])
        for feature in features
        if feature["properties"]["layer"] == "booth"
        for person in feature["properties"]["exhibitors"]
    }
    assert said == {key: (name.ko, name.en) for key, name in NAMES.items()}


def test_one_feature_per_line_and_the_same_bytes_twice(standing: Site) -> None:
    data = to_bytes(standing)
    assert data == to_bytes(standing)
    lines = data.decode().splitlines()
    assert len(lines) == len(read(standing)["features"]) + 2


@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(st.integers(-5000, 5000), st.integers(-5000, 5000))
def test_coordinates_are_relative_to_the_datum(x: int, y: int) -> None:
    under = furnished_venue()
    moved = site(plan((), on=under, datum=(x, y)), under)
    hall = next(one for one in read(moved)["features"] if one["properties"]["layer"] == "hall")
    assert hall["geometry"]["coordinates"][0][0] == [-x, -y]
