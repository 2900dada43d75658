# SPDX-License-Identifier: GPL-3.0-or-later
"""The pieces of a sheet: page, scale, wrapping, tables, sums, schedule, scale bar, north."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.drawing.drawing import Circle, Drawing, Fill, Line, Text
from planner.drawing.metrics import text_width
from planner.drawing.sheet.block import Block, Piece, beside, flow, pack, stack
from planner.drawing.sheet.legend import count_types, square_metres, sums
from planner.drawing.sheet.lettering import Words, pair, paragraph, wrapped
from planner.drawing.sheet.page import PAPERS, Box, border
from planner.drawing.sheet.scale import Room, on_paper, place
from planner.drawing.sheet.scale_bar import north, scale_bar
from planner.drawing.sheet.schedule import corner
from planner.drawing.sheet.table import Column, row
from planner.model.shapes import Outline
from tests.planner.building import area, booth, plan, rectangle, site
from tests.planner.drawing.sheet.scenes import wscw

HEAD = Block(50.0, 5.0)


def bare(scale: int, across: float, up: float) -> Drawing:
    return Drawing((), (0.0, 0.0, across * scale, up * scale), "", "", "")


def test_the_frame_leaves_room_for_filing() -> None:
    """20 mm on the left, 10 mm elsewhere: 811 × 574 on A1, 390 × 277 on A3."""
    assert PAPERS["A1"].frame == Box(20, 10, 831, 584)
    assert PAPERS["A3"].frame == Box(20, 10, 410, 287)


def test_an_a1_sheet_is_marked_for_folding_every_190_mm_from_the_right() -> None:
    marks = [mark for mark in border(PAPERS["A1"]) if isinstance(mark, Line)]
    bottom = {
        mark.points[0][0]
        for mark in marks
        if mark.points[0][1] == 0 and mark.style != "sheet.frame"
    }
    assert bottom == {651, 461, 271, 81}
    small = [mark for mark in border(PAPERS["A3"]) if isinstance(mark, Line)]
    assert not [mark for mark in small if mark.points[0][1] == 0 and mark.style != "sheet.frame"]


def test_zones_are_named_alike_on_opposite_sides_without_i_and_o() -> None:
    names = [mark.text for mark in border(PAPERS["A1"]) if isinstance(mark, Text)]
    assert all(names.count(name) == 2 for name in names)
    assert set(names) == {*map(str, range(1, 17)), *"ABCDEFGHJKLM"}


def test_the_largest_scale_with_room_is_taken() -> None:
    """100 × 50 m: 500 × 250 mm at 1:200 has no room in 500 × 300 with 40 mm around, at 1:250 it
    has."""
    rooms = (Room("below", 500.0, 300.0),)
    floor = (0.0, 0.0, 100_000.0, 50_000.0)

    def drawer(scale: int, turn: int) -> Drawing:
        return Drawing(
            (), (-20 * scale, -20 * scale, 1e5 + 20 * scale, 5e4 + 20 * scale), "", "", ""
        )

    placing = place(floor, rooms, drawer)
    assert (placing.scale, placing.turn) == (250, 0)


def test_a_deep_hall_is_turned() -> None:
    placing = place(
        (0.0, 0.0, 50_000.0, 100_000.0),
        (Room("below", 460.0, 300.0),),
        lambda scale, turn: Drawing((), (0.0, 0.0, 5e4, 1e5), "", "", ""),
    )
    assert (placing.scale, placing.turn) == (250, -90)


def test_halls_too_large_for_every_usual_scale_still_get_a_sheet() -> None:
    placing = place(
        (0.0, 0.0, 1_325_000.0, 171_000.0),
        (Room("below", 390.0, 180.0),),
        lambda scale, turn: Drawing((), (0.0, 0.0, 1_325_000.0, 171_000.0), "", "", ""),
    )
    assert placing.scale == 5000


def test_bounds_turn_clockwise_on_paper() -> None:
    """What lies at x 1..2 m, y 3..5 m comes to x 3..5, y −2..−1 mm at 1:1000."""
    assert on_paper((1000.0, 3000.0, 2000.0, 5000.0), 1000, -90) == Box(3.0, -2.0, 5.0, -1.0)


TEXTS = st.text(st.sampled_from("가나다라 ABCiwW019 ,.-"), max_size=60)


@given(TEXTS, st.floats(4, 60))
def test_wrapping_loses_no_letter_and_keeps_the_width(words: str, width: float) -> None:
    lines = wrapped(words, width, 2.0)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(text_width(line, 2.0) <= width or len(line) == 1 for line in lines)


@given(TEXTS, st.floats(6, 60), st.sampled_from(["left", "centre", "right"]))
def test_a_paragraph_stays_in_its_box(words: str, width: float, anchor) -> None:
    made = paragraph(words, width, 1.8, anchor=anchor)
    for mark in made.marks:
        assert isinstance(mark, Text)
        long = text_width(mark.text, mark.height, mark.weight, mark.stretch)
        left = mark.at[0] - {"left": 0.0, "centre": long / 2, "right": long}[mark.anchor]
        assert left >= -1e-6
        assert left + long <= width + 1e-6
        assert -made.height < mark.at[1] - 0.42 * 1.8
        assert mark.at[1] + 1.15 * 1.8 < 0.1


def test_a_pair_stands_on_one_line_where_it_fits_and_on_two_where_not() -> None:
    wide, narrow = pair(Words("무대", "Stage"), 40.0, 2.0), pair(Words("무대", "Stage"), 9.0, 2.0)
    assert len({mark.at[1] for mark in wide.marks if isinstance(mark, Text)}) == 1
    assert len({mark.at[1] for mark in narrow.marks if isinstance(mark, Text)}) == 2
    assert narrow.height == 2 * wide.height


def test_blocks_stack_and_stand_beside_each_other() -> None:
    tall, short = Block(10, 8, (Fill("L", "s", (((0, 0), (1, 0), (1, -1)),)),)), Block(4, 3)
    assert (stack([tall, short], 2.0).width, stack([tall, short], 2.0).height) == (10, 13)
    assert (beside([short, tall], 2.0).width, beside([short, tall], 2.0).height) == (16, 8)
    (moved,) = beside([short, tall], 2.0).marks
    assert isinstance(moved, Fill)
    assert moved.rings[0][0] == (6, 0)


def test_rows_flow_from_column_to_column_each_with_its_head() -> None:
    """Columns of 25 mm under a head of 5 mm hold two rows of 10 mm each."""
    dot = Circle("L", "s", (0, 0), 1)
    rows = [Block(50, 10, (dot,)) for _ in range(5)]
    columns = [Box(0, 0, 50, 25), Box(60, 0, 110, 25)]
    marks, placed, left = flow(
        rows, columns, Block(50, 5, (Line("L", "s", ((0, 0), (50, 0))),)), 25
    )
    assert placed == 4
    circles = [mark.centre for mark in marks if isinstance(mark, Circle)]
    assert circles == [(0, 20), (0, 10), (60, 20), (60, 10)]
    assert sum(isinstance(mark, Line) for mark in marks) == 2
    assert [box.top for box in left] == [0, 0]


def test_a_row_taller_than_every_column_is_not_lost() -> None:
    """It waits for a whole column, and is then placed alone."""
    for tallest, placed in ((25, 1), (30, 0), (200, 0)):
        assert flow([Block(50, 99)], [Box(0, 0, 50, 25)], HEAD, tallest)[1] == placed


def test_pieces_go_to_the_first_column_with_room() -> None:
    columns = [Box(0, 0, 50, 10), Box(60, 0, 110, 30)]
    big, small = (
        (lambda width: Piece(Block(width, 20), (Block(width, 5),))),
        (lambda width: Piece(Block(width, 8), ())),
    )
    _, rest, left = pack([big, small, big], columns, 2.0)
    assert rest == (big,)
    assert [box.top for box in left] == [0, 3]


def test_a_row_is_as_tall_as_its_tallest_cell() -> None:
    columns = (Column(Words("a"), 20.0), Column(Words("b"), 12.0))
    one = row(columns, ("x", "y"), 2.0)
    three = row(columns, ("x", "많은 글자는 세 줄"), 2.0)
    assert three.height > one.height
    assert all(mark.at[0] >= 0 for mark in three.marks if isinstance(mark, Text))


def test_sums_match_the_shoelace_formula() -> None:
    """Independent of Shapely: corners as stored."""

    def shoelace(corners) -> float:
        return abs(sum(
            x1 * y2 - x2 * y1
            for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True)
        )) / 2  # fmt: skip

    made, standing = sums(wscw()), wscw().plan
    for pavilion in standing.pavilions:
        booths = [one for one in standing.booths if one.pavilion == pavilion.id]
        areas = [one for one in standing.areas if one.pavilion == pavilion.id]
        inner = [one for one in areas if max(y for _, y in one.shape.corners()) > 0]
        floor = sum(shoelace(one.shape.corners()) for one in (*booths, *inner))
        assert (made[pavilion.id].booths, made[pavilion.id].areas) == (len(booths), len(inner))
        assert made[pavilion.id].floor == pytest.approx(floor)


def test_areas_outside_the_halls_and_pavilions_without_anything_do_not_count() -> None:
    standing = plan(
        [booth("B1", rectangle(0, 0))],
        [
            area("desk", rectangle(0, -6000), pavilion="companies"),
            area("seats", rectangle(9000, 9000, 2000, 2000)),
        ],
    )
    made = sums(site(standing))
    assert set(made) == {"companies", None}
    assert (made["companies"].booths, made["companies"].areas) == (1, 0)
    assert made[None].floor == 4e6


def test_booths_are_counted_by_type_size_and_open_sides() -> None:
    booths = [
        booth("B1", rectangle(0, 0, 6000, 3000)),
        booth("B2", rectangle(9000, 0, 3000, 6000), open_sides=(0, 1)),
        booth("B3", rectangle(0, 9000), type="raw", open_sides=(0, 1, 2, 3)),
        booth("B4", Outline(((0, 0), (9, 0), (0, 9))), open_sides=()),
    ]
    assert [(key, dict(count)) for key, count in count_types(booths)] == [
        (("raw", (3000, 3000)), {4: 1}),
        (("shell", (6000, 3000)), {1: 1, 2: 1}),
        (("shell", None), {0: 1}),
    ]


def test_setting_out_begins_at_the_corner_nearest_to_the_datum() -> None:
    """A booth of 4 × 2 m turned by 90° about (10, 10) m has corners at x 8..10, y 10..14."""
    assert corner(booth("B1", rectangle(10_000, 10_000, 4000, 2000, 90.0))) == (8000, 10_000)
    turned = corner(booth("B1", rectangle(10_000, 10_000, 4000, 2000, 45.0)))
    assert turned == (10_000, 10_000)


@pytest.mark.parametrize(
    ("square_millimetre", "words"),
    [(9e6, "9"), (82.5e6, "82.5"), (4_176e6, "4,176"), (5_999_999.9, "6")],
)
def test_areas_are_whole_where_they_are_whole(square_millimetre: float, words: str) -> None:
    assert square_metres(square_millimetre) == words


@pytest.mark.parametrize(("scale", "longest", "paper"), [(250, 283, 200), (500, 136, 100)])
def test_the_scale_bar_measures_what_it_says(scale: int, longest: float, paper: int) -> None:
    bar = scale_bar(scale, longest, ("ko", "en"))
    outline = next(mark for mark in bar.marks if isinstance(mark, Line) and mark.closed)
    assert outline.points[1][0] - outline.points[0][0] == paper
    said = " ".join(mark.text for mark in bar.marks if isinstance(mark, Text))
    assert f"{paper} mm at full size" in said
    assert "50 m" in said


@pytest.mark.parametrize(("turn", "way"), [(0, (0, 1)), (-90, (1, 0))])
def test_the_north_arrow_points_along_y_of_the_plan(turn, way) -> None:
    """Turned clockwise with the plan, inward is to the right."""
    made = north(turn, ("ko", "en"))
    circle = next(mark for mark in made.marks if isinstance(mark, Circle))
    arrow = next(mark for mark in made.marks if isinstance(mark, Fill))
    tip = arrow.rings[0][0]
    ahead = (tip[0] - circle.centre[0], tip[1] - circle.centre[1])
    assert ahead == pytest.approx((way[0] * circle.radius, way[1] * circle.radius))
    assert math.hypot(*ahead) == pytest.approx(circle.radius)
    assert any("not true north" in mark.text for mark in made.marks if isinstance(mark, Text))
