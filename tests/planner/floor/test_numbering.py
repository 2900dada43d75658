# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers by where booths stand, with answers worked out by hand, and what holds for all."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.edits.rows import AddRows
from planner.floor.numbering import (
    ALONGS,
    BYS,
    CORNERS,
    ORDERS,
    Scheme,
    clashes,
    following,
    numbered,
)
from planner.floor.site import Site
from planner.model.plan import Booth
from planner.model.shapes import Outline
from tests.planner.building import booth, plan, rectangle, site


def numbers(booths: list[Booth], scheme: Scheme) -> dict[str, str]:
    """The new number of each booth by its old one; the file's order must not matter."""
    random.Random(1).shuffle(booths)
    standing = site(plan(tuple(booths)))
    found = numbered(standing, [each.id for each in booths], scheme)
    return {standing.booths[name].number: number for name, number in found.items()}


def rows_of(count: int, at: tuple[int, int] = (0, 0), angle: float = 0.0, **more) -> list[Booth]:
    """Rows of booths called by row and column: 00, 01 …"""
    edit = AddRows("X1", at, count, angle=angle, **more)
    made = edit.apply(plan()).plan.booths
    return [
        booth(f"{n // count}{n % count}", each.shape, id=f"b-{n}") for n, each in enumerate(made)
    ]


def test_row_by_row_from_a_corner():
    found = numbers(rows_of(3, rows=2), Scheme("A", 101, 1, 3))
    assert found == {
        "00": "A101", "01": "A102", "02": "A103", "10": "A104", "11": "A105", "12": "A106",
    }  # fmt: skip


def test_to_and_fro_from_the_far_corner_down_the_columns():
    scheme = Scheme("", 1, 1, 1, "serpentine", corner="right-top", along="y")
    found = numbers(rows_of(3, rows=2), scheme)
    assert found == {"12": "1", "02": "2", "01": "3", "11": "4", "10": "5", "00": "6"}


def test_odd_and_even_across_the_aisle():
    # Rows 1 and 2 face each other; 0 and 3 look at aisles of their own.
    found = numbers(rows_of(3, rows=4), Scheme("", 1, 1, 1, "sides"))
    assert [found[f"0{n}"] for n in range(3)] == ["1", "3", "5"]
    assert [found[f"1{n}"] for n in range(3)] == ["7", "9", "11"]
    assert [found[f"2{n}"] for n in range(3)] == ["8", "10", "12"]
    assert [found[f"3{n}"] for n in range(3)] == ["13", "15", "17"]


def test_each_row_or_aisle_with_a_prefix_of_its_own():
    rows = numbers(rows_of(2, rows=3), Scheme("C", 1, 1, 2, by="row"))
    assert (rows["00"], rows["11"], rows["21"]) == ("C01", "D02", "E02")
    aisles = numbers(rows_of(2, rows=3), Scheme("C", 1, 1, 2, "sides", "row"))
    assert (aisles["00"], aisles["11"], aisles["21"]) == ("C01", "D03", "D04")


def test_each_block_with_a_prefix_and_gaps_between_blocks():
    booths = rows_of(4, rows=2, cross_every=2)
    blocks = numbers(list(booths), Scheme("", 1, 1, 2, by="block"))
    assert [blocks[name] for name in ("00", "11", "02", "13")] == ["A01", "A04", "B01", "B04"]
    gaps = numbers(list(booths), Scheme("", 1, 1, 2, gap=5))
    assert [gaps[f"0{n}"] for n in range(4)] == ["01", "02", "08", "09"]
    assert gaps["10"] == "15"  # back in the first block


def test_each_pavilion_and_each_hall():
    booths = [
        booth("1", rectangle(0, 0), pavilion="cities"),
        booth("2", rectangle(3000, 0), pavilion="companies"),
        booth("3", rectangle(33_000, 0), pavilion="companies"),
    ]
    standing = plan(tuple(booths), halls=("hall-1", "hall-2"))
    order = [pavilion.id for pavilion in standing.pavilions]
    found = numbered(site(standing), [each.id for each in booths], Scheme("P", by="pavilion"))
    first = {"cities": "booth-1", "companies": "booth-2"}[order[0]]
    assert found[first] == "P01"
    halls = numbered(site(standing), [each.id for each in booths], Scheme("5-", by="hall"))
    assert halls == {"booth-1": "5-01", "booth-2": "5-02", "booth-3": "6-01"}


def test_rows_of_a_turned_block_are_found_as_they_stand():
    found = numbers(rows_of(4, rows=2, at=(12_000, 2000), angle=37.5), Scheme("T", 1, 1, 1))
    assert found == {f"{n // 4}{n % 4}": f"T{n + 1}" for n in range(8)}


def test_a_deep_booth_and_an_l_stand_in_the_first_of_their_rows():
    deep = booth("deep", rectangle(0, 0, 6000, 6000))
    shape = Outline(
        ((6000, 0), (12_000, 0), (12_000, 6000), (9000, 6000), (9000, 3000), (6000, 3000))
    )
    booths = [
        deep, booth("L", shape), booth("low", rectangle(12_000, 0)),
        booth("high", rectangle(12_000, 3000)),
    ]  # fmt: skip
    found = numbers(booths, Scheme("", 1, 1, 1))
    assert found == {"deep": "1", "L": "2", "low": "3", "high": "4"}


@pytest.mark.parametrize(
    ("prefix", "after"),
    [("A", "B"), ("Z", "AA"), ("AZ", "BA"), ("zz", "aaa"), ("9", "10"), ("09", "10"), ("A-", "B-"),
     ("", "A"), ("가", "나"), ("하", "하가"), ("5홀-", "6홀-"), ("_", "_A")],
)  # fmt: skip
def test_the_prefix_that_follows(prefix, after):
    assert following(prefix) == after


def test_numbers_that_others_have_are_told():
    standing = plan((booth("A1", rectangle(0, 0)), booth("A2", rectangle(3000, 0))))
    assert clashes(standing.booths, {"booth-a1": "A2"}) == {"booth-a1"}
    assert not clashes(standing.booths, {"booth-a1": "A2", "booth-a2": "A1"})


schemes = st.builds(
    Scheme, st.sampled_from(["", "A", "5홀-"]), st.integers(0, 200), st.integers(1, 3),
    st.integers(1, 4), st.sampled_from(ORDERS), st.sampled_from(BYS), st.sampled_from(CORNERS),
    st.sampled_from(ALONGS), st.integers(0, 7),
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(schemes, st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5), st.sampled_from(
    (0.0, 90.0, 30.0))), min_size=1, max_size=14, unique_by=lambda it: it[:2]))  # fmt: skip
def test_every_booth_has_one_number_and_none_has_anothers(scheme: Scheme, places):
    booths = tuple(
        booth(
            f"N{n}",
            rectangle(x * 3000, y * 3400, angle=angle),
            pavilion=("cities", "companies")[n % 2],
        )
        for n, (x, y, angle) in enumerate(places)
    )
    standing: Site = site(plan(booths))
    found = numbered(standing, [each.id for each in booths], scheme)
    assert set(found) == {each.id for each in booths}
    assert len(set(found.values())) == len(found)
    assert not clashes(booths, found)
