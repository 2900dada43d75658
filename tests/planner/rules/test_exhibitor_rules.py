# SPDX-License-Identifier: GPL-3.0-or-later
"""Who exhibits where, with answers worked out by hand."""

import itertools
import random

import msgspec
import pytest
import shapely

from planner.floor.footprints import footprint
from planner.model.shapes import direction
from planner.rules.message import message
from tests.planner.rules.examples.exhibitors import (
    ALPHA,
    BETA,
    GAMMA,
    ORGANISER,
    pavilions,
    rival,
    shown,
)
from tests.planner.rules.scenes import found, scene, stand


def test_an_exhibitor_without_a_booth_and_a_booth_without_exhibitor():
    standing = shown((5000, 8000, ["alpha"]), (12_000, 8000, []), who=[ALPHA, BETA])
    findings = {f.message: f for f in found("unassigned", standing)}
    nobody, empty = findings["unassigned.exhibitor"], findings["unassigned.booth"]
    assert (nobody.subjects, empty.subjects) == (("beta",), ("booth-b",))
    assert message(nobody, standing, "en") == "Beta has no booth. Assign one."
    assert message(empty, standing, "ko") == ("B는 예약인데 참가업체가 없습니다. 배정하세요.")


@pytest.mark.parametrize(
    ("status", "count"), [("available", 0), ("held", 0), ("reserved", 1), ("confirmed", 1)]
)
def test_only_a_sold_booth_needs_an_exhibitor(status, count):
    standing = scene(stand("A", 5000, 8000, status=status), exhibitors=())
    assert len(found("unassigned", standing)) == count


@pytest.mark.parametrize(("gap", "count"), [(0, 0), (1, 0), (2, 1), (3000, 1)])
def test_touching_booths_are_one_stand(gap, count):
    standing = shown((5000, 8000, ["alpha"]), (8000 + gap, 8000, ["alpha"]), who=[ALPHA])
    findings = found("double-assigned", standing)
    assert [(f.measured, f.required) for f in findings] == [(2, 1)] * count
    assert all(f.subjects == ("alpha", "booth-a", "booth-b") for f in findings)


def test_a_stand_of_three_booths_around_a_corner_is_one():
    row = [(5000, 8000, ["alpha"]), (8000, 11_000, ["alpha"]), (8000, 8000, ["alpha"])]
    assert not found("double-assigned", shown(*row, who=[ALPHA]))
    # Without the booth at the corner the other two touch only at a point, which is touching still.
    assert not found("double-assigned", shown(*row[:2], who=[ALPHA]))
    apart = shown(*row, (20_000, 8000, ["alpha", "beta"]), who=[ALPHA, BETA])
    (finding,) = found("double-assigned", apart)
    assert finding.measured == 2
    assert finding.line == ((11_000, 11_000), (20_000, 11_000))
    assert message(finding, apart, "en") == "Alpha has 2 stands apart: A, D. Keep one."


@pytest.mark.parametrize(("gap", "measured"), [(9000, []), (8999, [8999]), (0, [0])])
def test_competitors_stand_nine_metres_apart(gap, measured):
    booths = (5000, 8000, ["alpha"]), (8000 + gap, 8000, ["beta"])
    standing = shown(*booths, who=[ALPHA, rival(BETA, "alpha")])
    findings = found("competitors-close", standing)
    assert [f.measured for f in findings] == measured
    assert not found("competitors-close", shown(*booths, who=[ALPHA, BETA]))


def test_competitors_are_told_once_and_by_their_nearest_booths():
    who = [rival(ALPHA, "beta"), rival(BETA, "alpha", "gamma"), GAMMA]
    standing = shown(
        (2000, 8000, ["alpha"]), (10_000, 8000, ["alpha"]), (16_000, 12_000, ["beta"]), who=who
    )
    (finding,) = found("competitors-close", standing)
    # From (13, 11) to (16, 12) m: √10 m.
    assert (finding.measured, finding.required) == (3162, 9000)
    assert finding.subjects == ("alpha", "beta", "booth-b", "booth-c")
    assert finding.line == ((13_000, 11_000), (16_000, 12_000))
    assert message(finding, standing, "en") == (
        "Competitors Alpha and Beta are 3,162 mm apart. Move one."
    )


def test_competitors_in_one_booth_have_no_distance():
    standing = shown((5000, 8000, ["alpha", "beta"]), who=[rival(ALPHA, "beta"), BETA])
    (finding,) = found("competitors-close", standing)
    assert (finding.measured, finding.subjects) == (0, ("alpha", "beta", "booth-a"))


def test_a_booth_far_from_its_pavilion_names_the_nearest():
    standing = pavilions((0, "cities"), (3000, "cities"), (15_001, "cities"), (20_000, "companies"))
    (finding,) = found("pavilion-scattered", standing, ORGANISER)
    assert (finding.subjects, finding.measured) == (("booth-c",), 9001)
    assert finding.line == ((15_001, 8000), (6000, 8000))
    assert message(finding, standing, "en") == (
        "C is 9.0 m from the nearest of its pavilion, B. Move it closer."
    )


def test_two_booths_in_one_place_are_near_each_other():
    assert not found("pavilion-scattered", pavilions((0, "cities"), (0, "cities")), ORGANISER)


@pytest.mark.parametrize("seed", range(8))
def test_distances_by_another_way(seed):
    """Random booths, turned or not, compared pair by pair by corners and edges."""
    rng = random.Random(seed)
    booths = [
        stand(
            f"B{n}", rng.randrange(0, 27_000), rng.randrange(0, 17_000),
            angle=rng.choice((0.0, 30.0, 61.3)), pavilion=rng.choice(("cities", "companies")),
            exhibitors=(rng.choice(("alpha", "beta")),),
        )
        for n in range(7)
    ]  # fmt: skip
    standing = scene(*booths, exhibitors=(rival(ALPHA, "beta"), BETA))

    def apart(one, two) -> float:
        first, second = footprint(one.shape), footprint(two.shape)
        if first.intersects(second):
            return 0.0
        corners = [(first, second.exterior.coords), (second, first.exterior.coords)]
        return min(shape.distance(shapely.Point(xy)) for shape, row in corners for xy in row)

    def nearest(booth, others) -> float:
        return min((apart(booth, other) for other in others), default=0.0)

    lonely = {
        booth.id
        for booth in booths
        if round(nearest(booth, [b for b in booths if b is not booth
                                 and b.pavilion == booth.pavilion])) > 9000
    }  # fmt: skip
    assert {f.subjects[0] for f in found("pavilion-scattered", standing, ORGANISER)} == lonely
    pairs = [
        apart(one, two)
        for one, two in itertools.combinations(booths, 2)
        if one.exhibitors != two.exhibitors
    ]
    gap = round(min(pairs, default=1e9))
    measured = [f.measured for f in found("competitors-close", standing)]
    assert measured == ([gap] if gap < 9000 else [])


@pytest.mark.parametrize("angle", [0.0, 90.0, 33.3])
def test_where_and_how_the_plan_lies_changes_nothing(angle):
    def standing(turn: float, dx: int, dy: int):
        def at(x: int, y: int) -> tuple[int, int]:
            place = complex(x, y) * complex(*direction(turn))
            return (round(place.real) + dx, round(place.imag) + dy)

        booths = [
            stand("A", *at(2000, 2000), angle=turn, exhibitors=("alpha",)),
            stand("B", *at(12_000, 2000), angle=turn, exhibitors=("beta",)),
            stand("C", *at(5000, 2000), angle=turn, exhibitors=("alpha",)),
            stand("D", *at(26_000, 2000), angle=turn, exhibitors=("beta",), pavilion="cities"),
            stand("E", *at(40_000, 2000), angle=turn, pavilion="cities", status="confirmed"),
        ]
        return scene(*booths, exhibitors=(rival(ALPHA, "beta"), BETA, GAMMA))

    def essence(site) -> dict[str, float | None]:
        rules = ("unassigned", "double-assigned", "competitors-close")
        kept = [f for rule in rules for f in found(rule, site)]
        kept += found("pavilion-scattered", site, ORGANISER)
        return {f.key: f.measured for f in kept}

    here, there = essence(standing(0.0, 0, 0)), essence(standing(angle, -7000, 3001))
    assert set(here) == set(there)
    assert len(here) == 6
    for key, measured in here.items():
        assert there[key] == (None if measured is None else pytest.approx(measured, abs=2))


def test_the_keys_do_not_follow_numbers():
    standing = shown((5000, 8000, ["alpha"]), (10_000, 8000, ["alpha"]), who=[ALPHA])
    booths = tuple(msgspec.structs.replace(b, number=f"Z{b.number}") for b in standing.plan.booths)
    renumbered = standing.with_plan(msgspec.structs.replace(standing.plan, booths=booths))
    before, after = (found("double-assigned", site) for site in (standing, renumbered))
    assert [f.key for f in before] == [f.key for f in after]
