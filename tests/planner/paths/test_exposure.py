# SPDX-License-Identifier: GPL-3.0-or-later
"""Exposure: flows are conserved, symmetry, gates, Gini by hand."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.paths.exposure import exposure, gini
from planner.paths.gravity import ExposureModel, ends_of
from planner.paths.streets import rounded
from planner.paths.watch import Stopped
from tests.planner.building import hall, opening, venue
from tests.planner.rules.scenes import FRONT, island, scene, stand

ONE_DOOR = venue(openings=(opening("door", (15_000, 0)),))
MODEL = ExposureModel(visitors=100, stops=3)


def test_a_mirrored_hall_has_mirrored_exposure():
    site = scene(
        island("A", 6000, 8000), island("B", 21_000, 8000),
        stand("C", 6000, 15_000), stand("D", 21_000, 15_000), on=ONE_DOOR,
    )  # fmt: skip
    found = exposure(site, MODEL).passing
    assert found["booth-a"] == pytest.approx(found["booth-b"], rel=1e-6)
    assert found["booth-c"] == pytest.approx(found["booth-d"], rel=1e-6)


def test_all_visits_are_accounted_for():
    site = scene(island("A", 3000, 8000), island("B", 13_000, 8000), island("C", 22_000, 8000))
    found = exposure(site, MODEL)
    assert sum(found.coming.values()) == pytest.approx(300)
    # Nobody is lost on the way: on the pieces that end at a booth is who comes and who goes.
    for end in ends_of(site, MODEL):
        own = set(map(rounded, end.places))
        walking = sum(load for segment, load in found.flows if own & set(segment))
        assert walking == pytest.approx(200 if end.entrance else 2 * found.coming[end.id])
    # Who walks on a piece is on a walk: never more than all walks together.
    assert max(load for _, load in found.flows) <= 400 + 1e-6


def test_who_walks_by_is_counted_and_who_comes_is_not():
    """B stands beyond A in a blind aisle, so all who see B pass A's open side, there and back."""
    walls = [stand(f"W{n}", 3000 * n, 7000, 3000, 1000, open_sides=()) for n in range(4)]
    walls += [stand("X", 0, 11_000, 12_000, 1000, open_sides=())]
    end = stand("E", 0, 8000, 1000, 3000, open_sides=())
    a = stand("A", 6000, 10_000, 2000, 1000, open_sides=(FRONT,))
    b = stand("B", 2000, 10_000, 2000, 1000, open_sides=(FRONT,))
    straight = ExposureModel(visitors=100, stops=1, spread=500)
    found = exposure(scene(*walls, end, a, b, on=ONE_DOOR), straight)
    assert found.passing["booth-b"] == pytest.approx(0, abs=1e-6)
    assert found.passing["booth-a"] == pytest.approx(2 * found.coming["booth-b"])


def test_a_hall_without_a_door_or_booths_has_none():
    assert exposure(scene(on=ONE_DOOR), MODEL).passing == {}
    shut = venue(openings=())
    found = exposure(scene(island("A", 6000, 8000), on=shut), MODEL)
    assert found.passing == {"booth-a": 0.0}
    assert found.fairness == 0


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [([], 0), ([0, 0], 0), ([3, 3, 3], 0), ([0, 0, 0, 1], 0.75), ([1, 2, 3, 4], 0.25),
     ([1, 3], 0.25)],
)  # fmt: skip
def test_gini_by_hand(amounts, expected):
    assert gini(amounts) == pytest.approx(expected)


SOME = st.floats(0, 1e6, allow_subnormal=False)


@given(st.lists(SOME, min_size=1, max_size=40), st.floats(0.01, 100))
def test_gini_knows_no_unit_and_no_order(amounts, factor):
    assert 0 <= gini(amounts) < 1
    assert gini(sorted(amounts)) == pytest.approx(gini(amounts[::-1]), abs=1e-9)
    assert gini([amount * factor for amount in amounts]) == pytest.approx(gini(amounts), abs=1e-6)


def test_who_visits_the_booth_opposite_passes_once():
    """A and B face each other."""
    site = scene(
        stand("A", 10_000, 8000, open_sides=(2,)), stand("B", 10_000, 14_000, open_sides=(FRONT,)),
        on=ONE_DOOR,
    )  # fmt: skip
    found = exposure(site, ExposureModel(visitors=100, stops=1, spread=200))
    # Whoever comes to B stands on A's gate, comes by one half and leaves by the other.
    assert found.passing["booth-a"] == pytest.approx(found.coming["booth-b"], rel=0.05)


def test_work_that_is_not_wanted_stops_soon_and_tells_how_far_it_is():
    site = scene(island("A", 3000, 8000), island("B", 13_000, 8000))
    told: list[float] = []

    def watch(share):
        told.append(share)
        return share < 0.5

    with pytest.raises(Stopped):
        exposure(site, MODEL, watch)
    assert told == sorted(told)
    assert 0.5 <= told[-1] < 0.75
    whole: list[float] = []
    exposure(site, MODEL, lambda share: whole.append(share) is None)
    assert whole == sorted(whole)
    assert whole[-1] <= 1


def test_a_turned_hall_has_the_same_exposure():
    """Nothing in the model knows a direction."""
    booths = [(6000, 8000), (16_000, 12_000), (23_000, 6000)]
    straight = scene(*(island(f"A{n}", x, y) for n, (x, y) in enumerate(booths)), on=ONE_DOOR)
    outline = ((0, 0), (20_000, 0), (20_000, 30_000), (0, 30_000))
    side = msgspec.structs.replace(hall(), outline=outline)
    on = venue(halls=(side,), openings=(opening("door", (0, 15_000), facing=0.0),))
    turned = scene(*(island(f"A{n}", y, 27_000 - x) for n, (x, y) in enumerate(booths)), on=on)
    one, two = exposure(straight, MODEL).passing, exposure(turned, MODEL).passing
    for name, people in one.items():
        assert two[name] == pytest.approx(people, rel=0.02)


def test_a_booth_that_nobody_can_stand_at_is_neither_visited_nor_passed():
    shut = stand("A", 6000, 8000, open_sides=(FRONT,))
    before = stand("B", 5000, 6500, 5000, 1000, open_sides=(FRONT,))  # 500 mm in front of it
    found = exposure(scene(shut, before, on=ONE_DOOR), MODEL)
    assert "booth-a" not in found.coming
    assert found.passing["booth-a"] == 0
    assert found.coming["booth-b"] > 0
