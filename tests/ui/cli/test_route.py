# SPDX-License-Identifier: GPL-3.0-or-later
"""hallplan route: places, exact lengths, JSON, statuses."""

import json
import math
from itertools import pairwise
from pathlib import Path

import pytest

from planner.model.shipped import example_plan
from tests.planner import building
from tests.ui.cli.conftest import Hallplan


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    """A wall of a stage 10 m wide across the middle of the hall; a booth on either side."""
    booths = [
        building.booth("A1", building.rectangle(3000, 3000), exhibitors=("hancom",)),
        building.booth("A2", building.rectangle(3000, 15_000)),
    ]
    wall = building.area("wall", building.rectangle(10_000, 9000, 10_000, 1000), kind="stage",
                         walkable=False)  # fmt: skip
    return building.write_pair(tmp_path, building.plan(booths, [wall]))


def route(hallplan: Hallplan, *words: str | Path) -> dict:
    answer = hallplan("route", *words, "--json")
    assert (answer.status, answer.err) == (0, "")
    tree = json.loads(answer.out)
    assert tree["schema"] == "hallplan.route/1"
    length = sum(math.dist(a, b) for a, b in pairwise(tree["points"]))
    assert tree["length_mm"] == pytest.approx(length, abs=0.01)
    return tree


def test_a_straight_walk_is_exact(hallplan: Hallplan, hall: Path):
    tree = route(hallplan, hall, "8000,2000", "22000,2000.5")
    assert tree["points"] == [[8000, 2000], [22000, 2000.5]]
    assert tree["length_mm"] == pytest.approx(math.hypot(14_000, 0.5), abs=0.001)


def test_a_walk_around_a_corner_is_tangents_and_an_arc(hallplan: Hallplan, hall: Path):
    """From 1 m before the stage's end to 1 m behind it, 300 mm off its two corners.

    By symmetry: from (11000, 8000) along the tangent to the circle of 300 mm about the corner
    (10000, 9000), around it to due west, 1000 mm straight along the end, and the same again.
    """
    tree = route(hallplan, hall, "11000,8000", "11000,11000")
    apart, radius = math.hypot(1000, 1000), 300
    tangent = math.sqrt(apart**2 - radius**2)
    # The angle of the arc: from due west back to where the tangent from the start touches.
    start = math.atan2(-1000, 1000)
    touches = start - math.acos(radius / apart)
    arc = radius * (touches + math.pi)
    expected = 2 * (tangent + arc) + 1000
    assert tree["length_mm"] == pytest.approx(expected, rel=1e-4)
    for x, y in tree["points"]:
        dx, dy = max(10_000 - x, 0, x - 20_000), max(9000 - y, 0, y - 10_000)
        assert math.hypot(dx, dy) > radius - 0.1


def test_negative_places_are_no_options(hallplan: Hallplan, hall: Path):
    answer = hallplan("route", hall, "-1000,200", "8000,2000")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("hallplan: ")
    assert "-1000,200" in answer.err
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(
    ("start", "goal"), [("A1", "A2"), ("Hancom Group", "a2"), ("한컴그룹", "door"), ("DOOR", "A1")]
)
def test_places_by_every_kind_of_name(hallplan: Hallplan, hall: Path, start: str, goal: str):
    tree = route(hallplan, hall, start, goal)
    assert 0 < tree["length_mm"] < 40_000
    back = route(hallplan, hall, goal, start)
    assert back["length_mm"] == pytest.approx(tree["length_mm"], rel=1e-6)


def test_a_wider_body_walks_no_shorter(hallplan: Hallplan, hall: Path):
    narrow = route(hallplan, hall, "15000,7000", "15000,12000")["length_mm"]
    wide = route(hallplan, hall, "15000,7000", "15000,12000", "--width", "2000")["length_mm"]
    assert wide > narrow


def test_no_way_is_status_1(hallplan: Hallplan, tmp_path: Path):
    """A gap of 599 mm beside a stage across the hall: too narrow by one millimetre."""
    for width, status in ((29_401, 1), (29_400, 0)):
        across = building.area(
            "wall", building.rectangle(0, 9000, width, 1000), kind="stage", walkable=False
        )
        path = building.write_pair(tmp_path, building.plan([], [across]))
        answer = hallplan("route", path, "5000,4000", "5000,15000")
        assert (answer.status, answer.err) == (status, "")
        answer = hallplan("route", path, "5000,4000", "5000,15000", "--json")
        assert answer.status == status
        assert json.loads(answer.out)["schema"] == "hallplan.route/1"


@pytest.mark.parametrize(
    ("words", "err"),
    [
        (["A1", "B7"], "“B7” is no booth, opening, exhibitor or x,y; use "),
        (["A1", "15000,9500"], "15000,9500"),
        (["A1", "A2", "--width", "0"], "“0”"),
        (["A1", "A2", "--width", "-600"], "“-600”"),
        (["A1", "A2", "--width", "wide"], "“wide”"),
        (["A1"], "the following arguments are required: TO"),
        (["Daegu", "A1"], "the exhibitor “Daegu” has no booth"),
        (["대", "A1"], "대구광역시 / Daegu (daegu), 대전광역시 / Daejeon (daejeon)"),
    ],
)
def test_bad_places_are_one_line(hallplan: Hallplan, hall: Path, words: list[str], err: str):
    answer = hallplan("route", hall, *words, "--json")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("hallplan: ")
    assert err in answer.err
    assert answer.err.count("\n") == 1


def test_the_words_of_a_route_in_both_languages(hallplan: Hallplan):
    for language in ("ko", "en"):
        answer = hallplan("route", example_plan(), "A101", "A102", "--lang", language)
        assert (answer.status, answer.err) == (0, "")
        names = {"ko": "참가기업 001 (A101) → 참가기업 002 (A102)",
                 "en": "Company 001 (A101) → Company 002 (A102)"}  # fmt: skip
        assert answer.out.startswith(f"{names[language]}: ")


def test_step_free_over_a_place_and_other_ways(hallplan: Hallplan, plan: Path):
    wide = json.loads(hallplan("route", plan, "B9", "B11", "--step-free", "--json").out)
    assert (wide["step_free"], wide["width_mm"]) == (True, 1200)
    both = json.loads(hallplan("route", plan, "B9", "B11", "--via", "B10", "--json").out)
    direct = json.loads(hallplan("route", plan, "B9", "B11", "--json").out)
    assert both["length_mm"] >= direct["length_mm"] - 1
    assert "alternatives" not in direct
    others = json.loads(hallplan("route", plan, "B9", "B11", "--alternatives", "2", "--json").out)
    assert all(one["length_mm"] >= direct["length_mm"] for one in others["alternatives"])
    quiet = json.loads(hallplan("route", plan, "B9", "B11", "--avoid-crowds", "--json").out)
    assert quiet["quieter"]["length_mm"] >= direct["length_mm"] - 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--alternatives", "9"], "--alternatives"),
        (["--alternatives", "x"], "--alternatives"),
        (["--alternatives", "1", "--via", "B10"], "--alternatives: other ways"),
        (["--via", "nowhere-at-all"], "nowhere-at-all"),
    ],
)
def test_bad_words_of_choices(hallplan: Hallplan, plan: Path, words: list[str], told: str):
    answer = hallplan("route", plan, "B9", "B11", *words)
    assert (answer.status, answer.out) == (2, "")
    assert told in answer.err
