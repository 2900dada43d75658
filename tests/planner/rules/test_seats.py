# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of seats, aisles beside them and tables, with answers worked out by hand."""

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.floor.site import Site
from planner.model.plan import Furniture
from planner.model.shapes import Rectangle
from planner.rules.message import message
from planner.rules.seating import REACH, SIDES, Beside, seating
from tests.planner.building import area, booth, venue
from tests.planner.rules.examples.egress import GERMANY, IBC, NFPA
from tests.planner.rules.scenes import column, found, scene, stand


def grid(x: int, y: int, columns: int, rows: int = 3, **more: Any) -> Furniture:
    """Seats 500 mm square that look inward (along y), 550 mm a place, 400 mm between rows."""
    values: dict[str, Any] = {
        "kind": "seat", "at": (x, y), "angle": 0.0, "columns": columns, "rows": rows,
        "pitch": (550, 900), "size": (500, 500), "facing": 90.0, "chairs": 0,
    }  # fmt: skip
    return Furniture(**(values | more))


def hall(*blocks: Furniture, booths: tuple = (), on: Any = None) -> Site:
    """The blocks in one area that is no obstacle, and booths."""
    outline = Rectangle((1000, 1000), (28_000, 18_000))
    return scene(*booths, areas=(area("seats", outline, furniture=blocks),), on=on)


def told(rule: str, standing: Site, profile=GERMANY) -> dict[str, tuple]:
    return {f.place: (f.measured, f.required) for f in found(rule, standing, profile)}


def test_germany_seats_between_two_aisles_and_at_one():
    assert told("seat-rows", hall(grid(8000, 8000, 20))) == {}
    assert told("seat-rows", hall(grid(8000, 8000, 21))) == {"long-1": (21, 20)}
    # A booth 599 mm beside the left end: nobody passes there.
    beside = stand("A", 8000 - 3599, 8000)
    assert told("seat-rows", hall(grid(8000, 8000, 10), booths=(beside,))) == {}
    assert told("seat-rows", hall(grid(8000, 8000, 11), booths=(beside,))) == {"long-1": (11, 10)}
    near = stand("A", 8000 - 3600, 8000)
    assert told("seat-rows", hall(grid(8000, 8000, 20), booths=(near,))) == {}


def test_a_row_that_is_shut_in():
    # 4 seats are 2,150 mm long.
    around = (stand("A", 4500, 8000), stand("B", 8000 + 2150 + 500, 8000))
    standing = hall(grid(8000, 8000, 4), booths=around)
    assert told("seat-rows", standing) == {"ends-1": (0, 1)}
    (finding,) = found("seat-rows", standing, GERMANY)
    assert message(finding, standing, "en") == (
        "seats: a row without an aisle. Free 600 mm at an end."
    )


def test_blocks_without_an_aisle_between_them_are_one_row():
    # 12 + 12 seats; the first block ends at x = 14,550.
    def two(gap: int) -> Site:
        return hall(grid(8000, 8000, 12), grid(14_550 + gap, 8000, 12))

    assert told("seat-rows", two(599)) == {"long-1": (24, 20)}
    assert told("seat-rows", two(600)) == {}
    assert told("seat-aisle", two(600)) == {"end-1": (600, 1200)}
    assert told("seat-aisle", two(1200)) == {}


@pytest.mark.parametrize(("pitch", "expected"), [(900, {}), (899, {"gap-1": (399, 400)})])
def test_the_gap_between_rows(pitch, expected):
    standing = hall(grid(8000, 8000, 10, pitch=(550, pitch)))
    assert told("seat-rows", standing) == expected
    for finding in found("seat-rows", standing, GERMANY):
        (x1, y1), (x2, y2) = finding.line
        assert (x1, y2 - y1) == (x2, 399)


def test_the_gap_between_blocks_that_look_the_same_way():
    # Three rows reach to y = 10,300.
    def behind(gap: int, **more) -> Site:
        return hall(grid(8000, 8000, 10), grid(8000, 10_300 + gap, 10, **more))

    assert told("seat-rows", behind(400)) == {}
    assert told("seat-rows", behind(399)) == {"ahead-1": (399, 400)}
    # Who looks the other way needs no passage behind the backs.
    assert told("seat-rows", behind(100, facing=270.0)) == {}


@pytest.mark.parametrize(
    ("seats", "needed"),
    # 305 + 7.6 for each over 14; 559 is never passed.
    [(14, 305), (15, 313), (20, 351), (47, 556), (48, 559)],
)
@pytest.mark.parametrize("profile", [IBC, NFPA], ids=lambda profile: profile.id)
def test_longer_rows_need_more_between_them(profile, seats, needed):
    def rows(gap: int) -> Site:
        return hall(grid(2000, 8000, seats, pitch=(520, 500 + gap)))

    assert told("seat-rows", rows(needed), profile) == {}
    assert told("seat-rows", rows(needed - 1), profile) == {"gap-1": (needed - 1, needed)}


@pytest.mark.parametrize(("seats", "needed"), [(7, 305), (8, 321), (10, 351), (24, 559)])
def test_an_aisle_at_one_end_needs_yet_more(seats, needed):
    def rows(gap: int) -> Site:
        block = grid(8000, 8000, seats, pitch=(520, 500 + gap))
        return hall(block, booths=(stand("A", 4500, 8000),))

    # 305 + 15.2 for each over 7.
    assert told("seat-rows", rows(needed), IBC) == {}
    assert told("seat-rows", rows(needed - 1), IBC) == {"gap-1": (needed - 1, needed)}


def test_a_hundred_seats_at_most():
    narrow = {"pitch": (250, 1100), "size": (250, 500)}
    assert told("seat-rows", hall(grid(2000, 8000, 100, **narrow)), IBC) == {}
    assert told("seat-rows", hall(grid(2000, 8000, 101, **narrow)), IBC) == {"long-1": (101, 100)}


def test_thirty_rows_in_a_block_through_blocks_without_a_cross_aisle():
    low = {"pitch": (550, 500), "size": (500, 100)}
    # 20 rows take 9,600 mm.
    assert told("seat-rows", hall(grid(8000, 2000, 5, 30, **low))) == {}
    assert told("seat-rows", hall(grid(8000, 2000, 5, 31, **low))) == {"rows-1": (31, 30)}
    chained = hall(grid(8000, 2000, 5, 20, **low), grid(8000, 12_000, 5, 11, **low))
    assert told("seat-rows", chained) == {"rows-1": (31, 30)}
    apart = hall(grid(8000, 2000, 5, 20, **low), grid(8000, 12_201, 5, 11, **low))
    assert told("seat-rows", apart) == {}


def test_seats_are_as_wide_as_their_pitch():
    assert told("seat-rows", hall(grid(8000, 8000, 5, pitch=(500, 900)))) == {}
    narrow = hall(grid(8000, 8000, 5, pitch=(499, 900), size=(450, 500)))
    assert told("seat-rows", narrow) == {"width-1": (499, 500)}


def test_seats_far_apart_are_no_row():
    loose = grid(4000, 4000, 21, 12, pitch=(1100, 600))
    assert told("seat-rows", hall(loose)) == {}
    close = grid(4000, 4000, 21, 12, pitch=(1099, 600))
    assert "long-1" in told("seat-rows", hall(close))


@pytest.mark.parametrize("facing", [0.0, 90.0, 180.0, 270.0])
@pytest.mark.parametrize("angle", [0.0, 30.0, 90.0, 211.5])
def test_rows_run_across_the_way_their_sitters_look(facing, angle):
    """21 seats in a row, whichever axis of the grid they stand along."""
    across = facing in (90.0, 270.0)
    counts, pitch = ((21, 3), (450, 900)) if across else ((3, 21), (900, 450))
    block = Furniture(
        "seat", (15_000, 10_000), angle, *counts, pitch, (400, 400), facing, 0
    )  # fmt: skip
    wide = scene(
        areas=(area("seats", Rectangle((15_000, 10_000), (100, 100)), furniture=(block,)),),
        halls=("hall-1", "hall-2"), datum=(0, 0),
    )  # fmt: skip
    (only,) = seating(wide).blocks
    assert (only.places, only.rows, only.gap, only.pitch) == (21, 3, 500, 450)
    assert (only.length, only.depth) == (20 * 450 + 400, 2 * 900 + 400)
    ring = shapely.Polygon(only.polygon.exterior.coords[:-1])
    own = Rectangle((15_000, 10_000), (only.length, only.depth) if across else
                    (only.depth, only.length), angle)  # fmt: skip
    assert ring.symmetric_difference(shapely.Polygon(own.corners())).area < 1
    look = math.radians(angle + facing)
    assert only.ahead == pytest.approx((math.cos(look), math.sin(look)), abs=1e-9)


@pytest.mark.parametrize(
    ("columns", "rows", "sides", "needed"),
    [
        # Half of each row uses either aisle: 12 × 8 / 2 = 48 seats on one side.
        (12, 8, 1, 914),
        (10, 8, 2, 1067),  # 40 + 40 seats
        (10, 4, 2, 914),  # 20 + 20: fewer than 50
        (7, 3, 1, 762),  # 4 × 3 = 12: fewer than 15
        (4, 3, 2, 762),  # 6 + 6
    ],
)
def test_ibc_aisles_by_seats_and_sides(columns, rows, sides, needed):
    def with_aisle(width: int) -> Site:
        first = grid(8000, 3000, columns, rows)
        end = 8000 + (columns - 1) * 550 + 500
        if sides == 2:
            return hall(first, grid(end + width, 3000, columns, rows))
        depth = rows * 900 - 400
        return hall(first, booths=(stand("A", end + width, 3000, depth=depth),))

    assert told("seat-aisle", with_aisle(needed), IBC) == {}
    assert told("seat-aisle", with_aisle(needed - 1), IBC) == {"end-1": (needed - 1, needed)}


def test_an_aisle_takes_all_who_come_out():
    # 20 seats a row, 10 to either aisle, 25 rows: 250 persons × 6 mm = 1,500 mm.
    low = {"pitch": (550, 500), "size": (500, 100)}

    def with_aisle(width: int) -> Site:
        return hall(grid(8000, 3000, 20, 25, **low),
                    booths=(stand("A", 8000 + 10_950 + width, 3000, depth=12_100),))  # fmt: skip

    assert told("seat-aisle", with_aisle(1500)) == {}
    assert told("seat-aisle", with_aisle(1499)) == {"end-1": (1499, 1500)}


def test_an_aisle_beside_column_wall_and_hall_edge():
    pillar = venue(columns=(column("pillar", 4000, 9000),))
    standing = hall(grid(6100, 8000, 5), on=pillar)
    (finding,) = found("seat-aisle", standing, GERMANY)
    assert (finding.subjects, finding.measured) == (("pillar", "seats"), 1100)
    assert sorted(x for x, _ in finding.line) == [5000, 6100]
    edge = hall(grid(1100, 8000, 5))
    (finding,) = found("seat-aisle", edge, GERMANY)
    assert (finding.subjects, finding.measured) == (("seats",), 1100)
    assert message(finding, edge, "ko") == "seats 통로가 100 mm 좁습니다. 줄을 옮기세요."


def tables(columns: int, rows: int, pitch: tuple[int, int], at=(5000, 5000)) -> Furniture:
    return Furniture("table", at, 0.0, columns, rows, pitch, (1000, 1000), 90.0, 4)


def test_chairs_and_a_passage_between_tables():
    # 483 + 305 + 483.
    assert told("table-aisle", hall(tables(3, 3, (2271, 2271))), IBC) == {}
    tight = told("table-aisle", hall(tables(3, 3, (2270, 2271))), IBC)
    assert tight == {"beside-1": (304, 305)}
    tight = told("table-aisle", hall(tables(3, 3, (2271, 2000))), IBC)
    assert tight == {"behind-1": (34, 305)}


def test_tables_that_stand_together_need_no_passage_between_them():
    assert told("table-aisle", hall(tables(3, 2, (1100, 2271))), IBC) == {}
    assert "beside-1" in told("table-aisle", hall(tables(3, 2, (1101, 2271))), IBC)


def test_a_long_passage_is_wider():
    # Eight tables together are 8,000 mm long, 4,000 to either end: 342 mm over 3,658, 14.25 more.
    def rows(gap: int) -> Site:
        return hall(tables(8, 2, (1000, 1000 + 966 + gap)))

    assert told("table-aisle", rows(320), IBC) == {}
    assert told("table-aisle", rows(319), IBC) == {"behind-1": (319, 320)}


def test_from_a_table_to_an_aisle():
    # One row between two long booths, shut at its left end: the way along it counts.
    def row(count: int) -> Site:
        walls = (
            stand("A", 2000, 5000, width=2500, depth=1000),
            stand("B", 2000, 4000, width=24_000, depth=500),
            stand("C", 2000, 6500, width=24_000, depth=500),
        )
        return hall(tables(count, 1, (1000, 1000)), booths=walls)

    # From the middle of the first table: 10 tables less half of one.
    assert told("table-aisle", row(10)) == {}
    assert told("table-aisle", row(11)) == {"reach-1": (10_500, 10_000)}
    shut = hall(
        tables(2, 1, (1000, 1000)),
        booths=(
            stand("A", 2000, 5000, width=2500, depth=1000),
            stand("B", 2000, 4000, width=9000, depth=500),
            stand("C", 2000, 6500, width=9000, depth=500),
            stand("D", 7500, 5000, width=2500, depth=1000),
        ),
    )
    (finding,) = found("table-aisle", shut, GERMANY)
    assert finding.measured is None
    assert message(finding, shut, "en") == (
        "Tables of seats without an aisle. Free 600 mm beside them."
    )


parts = st.lists(
    st.tuples(st.sampled_from(["seats", "booth"]), st.integers(1, 16), st.integers(0, 1500)),
    min_size=1, max_size=5,
)  # fmt: skip


@given(parts, st.integers(0, 1500))
@settings(max_examples=80, deadline=None)
def test_rows_and_aisles_have_a_second_opinion_along_a_line(things, start):
    """Blocks and booths side by side at one height, as stretches of a line from wall to wall."""
    x, seats_at, booths_at, line = start, [], [], []
    for kind, count, gap in things:
        width = count * 550 - 50 if kind == "seats" else 300 * count
        if x + width > 30_000:
            break
        (seats_at if kind == "seats" else booths_at).append((x, count))
        line.append((kind, x, x + width, count))
        x += width + gap
    blocks = [grid(at, 8000, count) for at, count in seats_at]
    stands = tuple(
        stand(f"B{n}", at, 8000, width=300 * count, depth=2300)
        for n, (at, count) in enumerate(booths_at)
    )
    standing = hall(*blocks, booths=stands)
    walls = [("wall", 0, 0, 0), *line, ("wall", 30_000, 30_000, 0)]
    gaps = [after[1] - before[2] for before, after in pairwise(walls)]
    expected: dict[str, tuple[int, int]] = {}
    number, index = 0, 1
    while index < len(walls) - 1:
        if walls[index][0] != "seats":
            index += 1
            continue
        last = index
        while walls[last + 1][0] == "seats" and gaps[last] < 600:
            last += 1
        seats = sum(walls[place][3] for place in range(index, last + 1))
        ends = (gaps[index - 1] >= 600) + (gaps[last] >= 600)
        first = number + 1
        if ends == 0:
            expected[f"ends-{first}"] = (0, 1)
        elif seats > 10 * ends:
            expected[f"long-{first}"] = (seats, 10 * ends)
        number += last - index + 1
        index = last + 1
    assert told("seat-rows", standing) == expected
    aisles = sorted(
        gap
        for (before, after), gap in zip(pairwise(walls), gaps, strict=True)
        if "seats" in (before[0], after[0]) and 600 <= gap < 1200
    )
    assert sorted(width for width, _ in told("seat-aisle", standing).values()) == aisles


def brute(standing: Site, side: str) -> float:
    """The free floor beside the first block, by walking outward from 61 places of its side."""
    block = seating(standing).blocks[0]
    (along, ahead), (first, second) = SIDES[side]
    way = np.array(block.along) * along + np.array(block.ahead) * ahead
    solids = shapely.union_all([solid.polygon for solid in standing.solids.values()])
    start, end = np.array(block.at(*first)), np.array(block.at(*second))
    least = math.inf
    for share in np.linspace(0.002, 0.998, 61):
        foot = start + share * (end - start)
        ray = shapely.LineString([foot, foot + REACH * way])
        hits = shapely.union(ray.intersection(solids), ray.difference(standing.ground.floor))
        if not hits.is_empty:
            least = min(least, shapely.Point(foot).distance(hits))
    return least


boxes = st.tuples(
    st.integers(1000, 26_000), st.integers(1000, 16_000), st.integers(800, 4000),
    st.sampled_from([0.0, 20.0, 45.0, 77.7]),
)  # fmt: skip


@given(st.lists(boxes, max_size=5), st.sampled_from([0.0, 33.0, 90.0]), st.sampled_from([0, 90]))
@settings(max_examples=60, deadline=None)
def test_what_is_free_beside_a_block_has_a_second_opinion(things, angle, facing):
    block = grid(14_000, 8000, 6, 4, angle=angle, facing=float(facing), pitch=(550, 550))
    standing = hall(
        block,
        booths=tuple(
            booth(f"B{n}", Rectangle((x, y), (w, w), turn))
            for n, (x, y, w, turn) in enumerate(things)
        ),
    )
    for side in SIDES:
        beside = seating(standing).beside(seating(standing).blocks[0], side)
        walked = brute(standing, side)
        # Between two rays of the walk a corner may stick out, by less than their distance or so.
        assert beside.free <= walked + 1
        if walked < REACH - 200:
            assert walked - beside.free < 200
        if beside.line is not None:
            assert math.dist(*beside.line) == pytest.approx(beside.free, abs=0.01)


@given(st.integers(-359, 359), st.integers(-2000, 2000), st.integers(600, 1300))
@settings(max_examples=40, deadline=None)
def test_turning_and_moving_change_nothing(angle, shift, width):
    """Two blocks with an aisle between them, turned together about the middle of the hall."""
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))

    def at(x: float, y: float) -> tuple[int, int]:
        return (
            round(15_000 + shift + x * cosine - y * sine),
            round(10_000 + x * sine + y * cosine),
        )

    def standing(turn: float, places: list[tuple[int, int]]) -> Site:
        return hall(*(
            Furniture("seat", place, turn, 4, 3, (550, 899), (500, 500), 90.0, 0)
            for place in places
        ))  # fmt: skip

    straight = standing(0.0, [(12_000, 10_000), (12_000 + 2150 + width, 10_000)])
    turned = standing(float(angle), [at(-3000, 0), at(-3000 + 2150 + width, 0)])
    for rule in ("seat-rows", "seat-aisle"):
        one, other = told(rule, straight), told(rule, turned)
        for place in one.keys() | other.keys():
            # Corners are rounded to mm, so an aisle may be 1 or 2 mm wider or narrower.
            if place in one and place in other:
                assert one[place][0] == pytest.approx(other[place][0], abs=2)
            else:
                assert width >= 1198 or width <= 602


def test_nothing_beside_is_said_so():
    big = scene(
        areas=(area("seats", Rectangle((14_000, 9000), (100, 100)),
                    furniture=(grid(14_000, 9000, 2, 2),)),),
    )  # fmt: skip
    (block,) = seating(big).blocks
    assert seating(big).beside(block, "start") == Beside(math.inf, None, None, None)
