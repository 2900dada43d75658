# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks in words: turns at landmarks, what is passed and hidden, the n-th booth, both languages."""

import pytest

from planner.floor.lookup import find_spot
from planner.floor.site import Site
from planner.locale import LANGUAGES
from planner.model.shapes import Rectangle
from planner.paths.between import find_walk
from planner.paths.guidance import Step, guide, spot_name, step_text
from planner.paths.network import Walk
from tests.planner.building import area
from tests.planner.rules.scenes import BACK, FRONT, LEFT, RIGHT, scene, stand

# An aisle 4 m wide along x from the left wall: three booths on either side, a stage at its end.
ROW = [stand(f"L{n}", 6000 + 3000 * n, 12_000, open_sides=(FRONT,)) for n in range(3)]
OPPOSITE = [stand(f"R{n}", 6000 + 3000 * n, 5000, open_sides=(BACK,)) for n in range(3)]
STAGE = area("stage", Rectangle((20_000, 8000), (6000, 4000)), kind="stage", walkable=False)
BEHIND = stand("H", 9000, 15_000, open_sides=(LEFT,))
HALL = scene(*ROW, *OPPOSITE, BEHIND, areas=[STAGE])


def steps(site: Site, start: str, goal: str) -> tuple[Step, ...]:
    first, last = find_spot(site, start), find_spot(site, goal)
    walk = find_walk(site, first, last, 600)
    assert isinstance(walk, Walk)
    return guide(site, walk.points, last)


def test_the_third_booth_on_the_left():
    (only,) = steps(HALL, "1000,10000", "L2")
    assert (only.turn, only.goal, only.goal_hand, only.number) == ("start", "booth-l2", "left", 3)
    assert step_text(only, HALL, "en").endswith("L2 is the third booth on your left")
    assert step_text(only, HALL, "ko").endswith("왼쪽 세 번째 부스가 L2")


def test_the_other_way_it_is_the_first_on_the_right():
    (only,) = steps(HALL, "19000,10000", "L2")
    assert (only.goal_hand, only.number) == ("right", 1)


def test_what_is_hidden_is_not_passed():
    (only,) = steps(HALL, "1000,10000", "19000,10000")
    assert only.landmark != BEHIND.id
    assert only.goal is None


def test_a_pavilion_stands_out_before_its_booths():
    (only,) = steps(HALL, "1000,10000", "19000,10000")
    assert only.landmark == "companies"
    assert "passing Companies on your" in step_text(only, HALL, "en")


def test_a_turn_is_told_at_what_stands_in_its_corner():
    first, turned, *_ = steps(HALL, "8000,11000", "H")
    assert first.turn == "start"
    assert (turned.turn, turned.corner) == ("right", "booth-l0")
    assert "Turn right at L0" in step_text(turned, HALL, "en")
    assert "L0에서 오른쪽으로 돌아" in step_text(turned, HALL, "ko")


def test_a_goal_ahead_is_told_ahead():
    (only,) = steps(HALL, "1000,10000", "stage")
    assert (only.goal, only.goal_hand) == ("stage", None)
    assert step_text(only, HALL, "en").endswith("stage is straight ahead")


def test_lengths_of_steps_add_up_to_the_walk():
    first, last = find_spot(HALL, "3000,3000"), find_spot(HALL, "H")
    walk = find_walk(HALL, first, last, 600)
    assert isinstance(walk, Walk)
    found = guide(HALL, walk.points, last)
    assert sum(step.length for step in found) == pytest.approx(walk.length)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_booth_is_called_by_who_stands_there(language):
    site = scene(stand("B9", 6000, 8000, exhibitors=("hancom",), open_sides=(RIGHT,)))
    name = {"en": "Hancom Group (B9)", "ko": "한컴그룹 (B9)"}[language]
    assert spot_name(site, find_spot(site, "B9"), language) == name
    assert spot_name(site, find_spot(site, "1,2"), language) == "1,2"
