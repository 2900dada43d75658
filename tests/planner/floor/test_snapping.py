# SPDX-License-Identifier: GPL-3.0-or-later
"""Snapping, with answers worked out by hand, and what holds for every move."""

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from planner.floor.footprints import footprint, overlap
from planner.floor.neighbours import surroundings, surroundings_of
from planner.floor.snapping import GRID, snap
from planner.model.plan import Booth
from planner.model.shapes import Outline, Rectangle
from tests.planner.building import booth, furnished_venue, plan, rectangle, site

AISLE = 3000


def field(*booths: Booth, moving: str = "booth-m", aisle: int = AISLE, ids=None):
    """The surroundings of booth M among some booths in the hall of 30 × 20 m."""
    return surroundings(site(plan(booths)), ids or (moving,), moving, aisle)


M = booth("M", rectangle(10_000, 9000))


def test_what_nothing_draws_stands_on_the_grid_with_its_anchor():
    odd = booth("M", rectangle(10_130, 9270, 2000, 2000))
    found = snap(field(odd, aisle=0), 1000, 260, 100)
    assert (found.dx, found.dy) == (870, 230)  # to x = 11,000 and y = 9,500
    assert found.won == ("grid", "grid")


def test_without_a_grid_a_free_move_is_only_rounded():
    found = snap(field(M, aisle=0), 333.4, -1000.6, 50, grid=0)
    assert (found.dx, found.dy, found.winner) == (333, -1001, "none")


def test_a_corner_beats_the_nearer_grid():
    other = booth("A", rectangle(14_120, 12_130))
    found = snap(field(M, other), 1000, 20, 200)  # M's far corner from (14,000, 12,020)
    assert (found.dx, found.dy) == (1120, 130)
    assert found.won == ("corner", "corner")
    assert found.corners == ((14_120.0, 12_130.0),)


def test_a_side_lines_up_with_a_neighbour_in_the_row():
    other = booth("A", rectangle(16_000, 9137))
    found = snap(field(M, other, aisle=0), 0, 100, 60)
    assert (found.dy, found.won[1]) == (137, "edge")
    lines = [guide for guide in found.guides if guide.kind == "line"]
    assert {guide.start[1] for guide in lines} == {9137.0, 12_137.0}


def test_a_booth_joins_its_neighbour_side_to_side():
    other = booth("A", rectangle(16_040, 8000, 3000, 9000))
    found = snap(field(M, other, aisle=0), 3000, 0, 60)
    assert (found.dx, found.won[0]) == (3040, "edge")


@pytest.mark.parametrize("dx", [-120, 0, 99])
def test_an_aisle_is_kept_beside_a_neighbour(dx):
    other = booth("A", rectangle(16_077, 8000, 3000, 9000))
    found = snap(field(M, other), dx, 0, 200)  # the gap is 3,077 mm at dx = 0
    assert (found.dx, found.won[0]) == (77, "aisle")
    assert 3000 in [guide.figure for guide in found.guides]


def test_an_aisle_is_measured_to_the_nearest_neighbour_only():
    near = booth("A", rectangle(15_000, 9000))
    far = booth("B", rectangle(16_050, 9000, 3000, 3000))
    found = snap(field(M, near, far), 0, 0, 200)
    assert found.won[0] != "aisle"  # 2 m to A; that B is 3,050 mm away says nothing


def test_a_wall_draws_as_a_neighbour_does():
    assert snap(field(M, aisle=0), -9920, 0, 100).dx == -10_000
    found = snap(field(M), -7040, 0, 100)
    assert (found.dx, found.won[0]) == (-7000, "aisle")


def test_equal_gaps_on_both_sides():
    left, right = booth("A", rectangle(4013, 9000)), booth("B", rectangle(15_035, 9000))
    found = snap(field(left, M, right, aisle=0), 0, 0, 60, grid=0)
    # Gaps of 2,987 and 2,035: half the difference is beyond reach of 60 mm.
    assert found.won[0] == "none"
    found = snap(field(left, M, right, aisle=0), -480, 0, 60, grid=0)
    assert (found.dx, found.won[0]) == (-476, "gap")
    figures = [guide.figure for guide in found.guides if guide.kind == "gap"]
    assert figures.count(2511) == 2


def test_a_turned_booth_finds_its_turned_neighbour():
    angle = 30.0
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    still = booth("A", rectangle(12_000, 8000, 3000, 3000, angle))
    end = (12_000 + 3000 * cosine, 8000 + 3000 * sine)
    moving = booth("M", rectangle(round(end[0]) + 90, round(end[1]) - 70, 3000, 3000, angle))
    found = snap(field(still, moving), 0, 0, 200)
    assert found.winner == "corner"
    at = moving.shape.at[0] + found.dx, moving.shape.at[1] + found.dy
    assert math.dist(at, end) <= math.sqrt(0.5) + 1e-9


def test_an_aisle_between_turned_booths_is_not_short_by_a_part_of_a_millimetre():
    angle = 36.87
    still = booth("A", rectangle(12_000, 8000, 3000, 2000, angle))
    along = (math.cos(math.radians(angle)), math.sin(math.radians(angle)))
    across = (-along[1], along[0])
    gap = 2000 + 3000 + 90
    at = (
        round(12_000 + across[0] * gap + along[0] * 700),
        round(8000 + across[1] * gap + along[1] * 700),
    )
    moving = booth("M", rectangle(*at, 3000, 2000, angle))
    found = snap(field(still, moving), 0, 0, 200)
    assert "aisle" in found.won
    moved = footprint(Rectangle((at[0] + found.dx, at[1] + found.dy), (3000, 2000), angle))
    distance = moved.distance(footprint(still.shape))
    assert 3000 <= distance < 3001.5


def test_a_corner_of_a_turned_booth_draws_an_upright_one():
    still = booth("A", rectangle(15_000, 9000, 2000, 2000, 45.0))
    found = snap(field(M, still, aisle=0), 1950, 30, 100)  # M's corner near (15,000, 9,000)
    assert (found.dx, found.dy, found.winner) == (2000, 0, "corner")


def test_a_locked_axis_stays():
    other = booth("A", rectangle(16_000, 9137))
    found = snap(field(M, other), 40, 100, 300, locked=1)
    assert found.dy == 0
    assert found.won[1] == "none"
    turned = booth("M", rectangle(10_000, 9000, 3000, 3000, 20.0))
    assert snap(field(turned, other), 40, 700, 300, locked=0).dx == 0


def test_a_group_is_held_at_the_pressed_booth_and_keeps_its_outer_gaps():
    second = booth("N", rectangle(13_000, 9000))
    wall = booth("A", rectangle(19_060, 8000, 1000, 9000))
    found = snap(field(M, second, wall, ids=("booth-m", "booth-n")), 0, 0, 200)
    assert (found.dx, found.won[0]) == (60, "aisle")  # 16,000 + 3,000 = 19,000 before


def test_a_lone_corner_snaps_to_corners():
    here = site(plan([booth("A", rectangle(6000, 6000))]))
    found = snap(surroundings_of(here, (0.0, 0.0)), 9040, 8930, 100)
    assert (found.dx, found.dy) == (9000, 9000)


def test_an_unknown_thing_is_no_place_to_hold():
    with pytest.raises(KeyError):
        surroundings(site(plan([M])), ("booth-x",), "booth-x")


shapes = st.one_of(
    st.builds(
        lambda x, y, w, d, angle: Rectangle((x, y), (w, d), angle),
        st.integers(0, 25_000), st.integers(0, 17_000),
        st.integers(500, 6000), st.integers(500, 6000),
        st.sampled_from([0.0, 90.0, 30.0, 36.87, 45.0, 271.5]),
    ),
    st.builds(
        lambda x, y: Outline(((x, y), (x + 4000, y), (x + 4000, y + 2000), (x, y + 5000))),
        st.integers(0, 25_000), st.integers(0, 15_000),
    ),
)  # fmt: skip


@given(
    st.lists(shapes, min_size=1, max_size=6),
    st.floats(-20_000, 20_000),
    st.floats(-20_000, 20_000),
    st.floats(1, 1500),
    st.sampled_from([0, 3000]),
)
def test_a_snap_goes_no_further_than_it_may(found, dx, dy, reach, aisle):
    booths = [booth(f"B{index}", shape) for index, shape in enumerate(found)]
    held = field(*booths, moving="booth-b0", aisle=aisle)
    here = snap(held, dx, dy, reach)
    assert isinstance(here.dx, int)
    assert isinstance(here.dy, int)
    # Each axis of the frame is drawn by no more than the reach (or half a grid step), and rounded.
    most = max(reach, GRID / 2) + 1.0
    assert math.hypot(here.dx - dx, here.dy - dy) <= math.hypot(most, most)
    assert snap(held, dx, dy, reach) == here
    for guide in here.guides:
        assert all(math.isfinite(value) for point in (guide.start, guide.end) for value in point)


@given(st.integers(-3000, 3000), st.integers(-3000, 3000))
def test_a_snapped_gap_figure_is_the_true_distance(dx, dy):
    others = [booth("A", rectangle(16_000, 9000)), booth("B", rectangle(10_000, 15_000))]
    here = snap(field(M, *others), dx, dy, 120)
    moved = footprint(rectangle(10_000 + here.dx, 9000 + here.dy))
    polygons = [footprint(other.shape) for other in others]
    if any(overlap(moved, polygon) for polygon in polygons):
        return
    for guide in here.guides:
        if guide.kind == "gap":
            assert math.dist(guide.start, guide.end) == pytest.approx(guide.figure, abs=1)
            middle = [(a + b) / 2 for a, b in zip(guide.start, guide.end, strict=True)]
            assert not any(polygon.contains_properly(Point(middle)) for polygon in polygons)


def test_five_hundred_booths_snap_in_well_under_a_frame():
    booths = [
        booth(f"B{index}", rectangle(500 * (index % 25), 700 * (index // 25), 400, 400))
        for index in range(500)
    ]
    held = field(*booths, moving="booth-b0")
    best = min(_seconds(held) for _ in range(20))
    assert best < 0.004  # 1 ms on a free machine; a frame has 16


def _seconds(held) -> float:
    started = time.perf_counter()
    snap(held, 5000, 5000, 300)
    return time.perf_counter() - started


def test_a_gap_becomes_that_of_the_row_it_joins():
    # A and B are 1,370 mm apart; M comes to stand before A.
    a, b = booth("A", rectangle(15_000, 9000)), booth("B", rectangle(19_370, 9000))
    found = snap(field(M, a, b, aisle=0), 580, 0, 120)
    assert (found.dx, found.won[0]) == (630, "gap")
    figures = [guide.figure for guide in found.guides if guide.kind == "gap"]
    assert figures.count(1370) >= 2  # the same on each


def test_a_row_of_touching_booths_counts_as_one():
    a, b = booth("A", rectangle(15_000, 9000)), booth("B", rectangle(18_000, 9000))
    c = booth("C", rectangle(21_812, 9000))
    assert snap(field(M, a, b, c, aisle=0), 1150, 0, 100).dx == 1188  # 812 mm on both


def test_a_row_behind_draws_as_one_ahead_does():
    a, b = booth("A", rectangle(5000, 9000)), booth("B", rectangle(400, 9000))
    found = snap(field(M, a, b, aisle=0), -430, 0, 60)
    assert (found.dx, found.won[0]) == (-400, "gap")  # 1,600 mm between each


def test_a_middle_is_drawn_onto_a_pit():
    under = furnished_venue()
    moving = booth("M", rectangle(10_000, 9000))
    about = surroundings(site(plan((moving,), on=under), under), ("booth-m",), "booth-m", 0)
    found = snap(about, -5460, -4530, 80)  # the pit is at (6000, 6000), the middle near it
    assert (found.dx, found.dy, found.won) == (-5500, -4500, ("pit", "pit"))
    assert (6000.0, 6000.0) in found.corners
    assert snap(about, -5460, -1000, 80).won[0] != "pit"  # not beneath
