# SPDX-License-Identifier: GPL-3.0-or-later
"""From words to things: the order of the contract, hints, ambiguous names, coordinates."""

import unicodedata

import pytest

from planner.floor.lookup import find_exhibitor, find_spot, find_thing
from planner.model.problems import BadInput
from tests.planner import building

SITE = building.site()


def refused(find, *words: str, site=SITE) -> str:
    with pytest.raises(BadInput) as error:
        find(site, *words)
    (problem,) = error.value.problems
    assert problem.report("ko").isprintable()
    return problem.report("en")


@pytest.mark.parametrize(
    ("name", "identifier"),
    [("B9", "booth-b9"), ("b9", "booth-b9"), ("booth-b9", "booth-b9"), ("stage", "stage")],
)
def test_things_by_number_then_id(name: str, identifier: str):
    assert find_thing(SITE, name) == identifier


def test_a_number_comes_before_an_id_and_its_case_before_another():
    booths = [
        building.booth("A1", building.rectangle(0, 0), id="first"),
        building.booth("first", building.rectangle(5000, 0), id="second"),
        building.booth("a1", building.rectangle(9000, 0), id="third"),
    ]
    site = building.site(building.plan(booths))
    assert find_thing(site, "first") == "second"
    assert find_thing(site, "A1") == "first"
    assert find_thing(site, "a1") == "third"


def test_a_number_on_two_booths_is_told():
    booths = [building.booth("A1", building.rectangle(x, 0), id=f"booth-{x}") for x in (0, 5000)]
    site = building.site(building.plan(booths))
    for find in (find_thing, find_spot):
        assert refused(find, "a1", site=site) == (
            "the number a1 stands on several booths (booth-0, booth-5000); use an id, or renumber "
            "one"
        )


def test_unknown_things_name_the_nearest_or_some():
    assert refused(find_thing, "B12") == "there is no booth or area “B12”; use B11"
    assert refused(find_thing, "stagee") == "there is no booth or area “stagee”; use stage"
    assert refused(find_thing, "부스") == "there is no booth or area “부스”; use B9, B10, B11"
    empty = building.site(building.plan())
    assert refused(find_thing, "B1", site=empty) == "there is no booth or area “B1”; use —"


@pytest.mark.parametrize(
    "name", ["hancom", "Hancom Group", "hancomgroup", "한컴 그룹", "한컴", "GROUP",
             unicodedata.normalize("NFD", "한컴그룹")],
)  # fmt: skip
def test_exhibitors_by_id_name_or_part(name: str):
    assert find_exhibitor(SITE, name) == "hancom"


def test_an_exact_name_comes_before_names_that_contain_it():
    people = (
        building.exhibitor("lh", "LH", "LH"),
        building.exhibitor("lh-east", "LH 동부", "LH East"),
    )
    site = building.site(building.plan(exhibitors=people))
    assert find_exhibitor(site, "lh") == "lh"
    assert refused(find_exhibitor, "L", site=site) == (
        "“L” may be LH / LH (lh), LH 동부 / LH East (lh-east); give the whole name or the id"
    )


def test_unknown_exhibitors_name_the_nearest():
    assert refused(find_exhibitor, "Hancon Group") == (
        "there is no exhibitor “Hancon Group”; use Hancom Group"
    )
    assert "there is no exhibitor “”" in refused(find_exhibitor, "")


def test_spots_in_the_order_of_the_contract():
    people = (
        building.exhibitor("one", "DOOR", "DOOR"),
        building.exhibitor("two", "B9", "B9"),
        building.exhibitor("three", "1,2", "1,2"),
    )
    booths = [
        building.booth("B9", building.rectangle(0, 3000)),
        building.booth("C1", building.rectangle(9000, 3000), exhibitors=("three",)),
        building.booth("C2", building.rectangle(15_000, 3000), exhibitors=("three", "two")),
    ]
    site = building.site(building.plan(booths, exhibitors=people))
    assert find_spot(site, "b9").ids == ("booth-b9",)
    assert find_spot(site, "door").kind == "opening"
    assert find_spot(site, "1,2").ids == ("booth-c1", "booth-c2")
    assert find_spot(site, "1,3").point == (1.0, 3.0)


@pytest.mark.parametrize(
    ("words", "point"),
    [
        ("-1000,200", (-1000, 200)), (" 12.5 , +3.125 ", (12.5, 3.125)), ("0,-0.001", (0, -0.001)),
    ],
)  # fmt: skip
def test_coordinates(words: str, point: tuple[float, float]):
    assert find_spot(SITE, words).point == point


@pytest.mark.parametrize(
    "words", ["1,2,3", "1;2", "1.2345,0", "1e3,0", "nan,0", "١,٢", "1, ", "12 3,4", "9999999999,0"]
)
def test_what_is_no_spot_is_refused(words: str):
    assert f"“{words}” is no booth, opening, exhibitor or x,y; use " in refused(find_spot, words)


def test_an_exhibitor_without_a_booth_is_told():
    assert refused(find_spot, "Daegu") == "the exhibitor “Daegu” has no booth; assign one first"


def test_ambiguous_exhibitors_are_listed_for_spots_too():
    assert "대구광역시 / Daegu (daegu), 대전광역시 / Daejeon (daejeon)" in refused(find_spot, "대")
