# SPDX-License-Identifier: GPL-3.0-or-later
"""Aisle widths, chains, sides, metrics and styles, with answers worked out by hand."""

import math

import pytest
import shapely

from planner.drawing.aisles import Stretch, draw_aisles, free_floor, stretches
from planner.drawing.booths import side_runs, square_metres
from planner.drawing.chains import visible_ends
from planner.drawing.dimensions import dimension, parts
from planner.drawing.drawing import Line, Text
from planner.drawing.frame import Frame, readable
from planner.drawing.margins import margins, side_of
from planner.drawing.metrics import font_size, has_glyph, text_width
from planner.drawing.space import Taken
from planner.drawing.styles import COLOURS, LAYERS, STYLES, hatch_style, tint_style
from tests.planner.building import booth, plan, rectangle, site

NO_GRID = {"x": (), "y": ()}
TWO_BLOCKS = plan(
    (booth("A1", rectangle(3000, 6000, 12_000)), booth("A2", rectangle(3000, 12_000, 12_000)))
)


def widths(scale: int = 250) -> list[tuple[str, float, float]]:
    """Figure, and length along x and y, of each aisle dimension of two blocks 3 m apart."""
    marks = draw_aisles(site(TWO_BLOCKS), Frame(scale), NO_GRID, Taken())
    return [
        (mark.text, abs(mark.end[0] - mark.start[0]), abs(mark.end[1] - mark.start[1]))
        for mark in marks
    ]


def test_each_aisle_is_measured_once() -> None:
    # Between the blocks 3 m, to the walls 6, 5 and, beside either block the same aisle, 3 m; the
    # right wall is 15 m away: no aisle.
    assert sorted(widths()) == [
        ("3,000", 0, 3000),
        ("3,000", 3000, 0),
        ("5,000", 0, 5000),
        ("6,000", 0, 6000),
    ]


def test_small_scales_give_metres() -> None:
    assert ("3.0", 0.0, 3000.0) in widths(500)
    assert Frame(500).length(3050) == "3.05"
    assert Frame(500).length(12_345) == "12.345"


def test_stretches_of_a_corridor() -> None:
    found = list(stretches(shapely.box(0, 0, 3000, 20_000)))
    assert [(one.upright, one.low, one.high) for one in found] == [(False, 0, 3000)]
    assert len(found[0].lines) == 40
    assert found[0].width == 3000


def test_turned_gaps_are_no_stretch() -> None:
    turned = plan((booth("A1", rectangle(8000, 8000, 6000, 6000, 30.0)),))
    free = free_floor(site(turned), Frame())
    assert all(one.width > 4000 or not isinstance(one, Stretch) for one in stretches(free))


def test_figures_keep_off_what_is_taken() -> None:
    taken = Taken()
    taken.take((0, 0, 30_000, 20_000))
    assert not list(draw_aisles(site(TWO_BLOCKS), Frame(), NO_GRID, taken))


def test_chains_see_the_nearest_block() -> None:
    small = site(TWO_BLOCKS)
    edges = margins(small, Frame())
    blocks = [shapely.box(3000, 2000, 9000, 5000), shapely.box(6000, 6000, 15_000, 9000)]
    assert visible_ends(blocks, edges, "bottom") == [0, 3000, 9000, 15_000, 30_000]
    # Seen from the left only what lies in the nearer half counts.
    assert visible_ends(blocks, edges, "left") == [0, 2000, 5000, 6000, 9000, 20_000]
    assert visible_ends([shapely.box(25_000, 1000, 28_000, 4000)], edges, "left") == [0, 20_000]


def test_sides_run_as_far_as_they_go() -> None:
    corners = ((0, 0), (3, 0), (3, 3), (0, 3))
    assert list(side_runs(corners, (0,))) == [
        (((0, 0), (3, 0)), True),
        (((3, 0), (3, 3), (0, 3), (0, 0)), False),
    ]
    assert list(side_runs(corners, (0, 2))) == [
        (((0, 0), (3, 0)), True),
        (((3, 0), (3, 3)), False),
        (((3, 3), (0, 3)), True),
        (((0, 3), (0, 0)), False),
    ]
    assert list(side_runs(corners, (0, 1, 2, 3))) == [((*corners, (0, 0)), True)]
    assert list(side_runs(corners, ())) == [((*corners, (0, 0)), False)]


def test_widths_come_from_the_typeface() -> None:
    # hmtx of NanumBarunGothic: 가 892, A 644 of 1000; cap height 700.
    assert math.isclose(text_width("가", 700), 892)
    assert math.isclose(text_width("가A", 7.0, stretch=0.5), (8.92 + 6.44) / 2)
    assert math.isclose(font_size(7.0), 10.0)
    assert has_glyph("뷁")
    assert not has_glyph("⌀")
    assert text_width("🚀", 700) >= 892


def test_the_frame_turns_and_turns_back_exactly() -> None:
    frame = Frame(250, -90)
    assert frame.read((1000, 2000)) == (2000, -1000)
    for point in ((0.1, 0.7), (-3.3, 12.345)):
        assert frame.plan(frame.read(point)) == point


@pytest.mark.parametrize(
    ("angle", "read"), [(0, 0), (90, 90), (91, -89), (180, 0), (270, 90), (-45, -45)]
)
def test_texts_are_never_upside_down(angle: float, read: float) -> None:
    assert readable(angle) == read


@pytest.mark.parametrize(
    ("direction", "side"), [(0, "right"), (90, "top"), (180, "left"), (-90, "bottom"), (450, "top")]
)
def test_sides_of_the_sheet(direction: float, side: str) -> None:
    assert side_of(direction) == side


def test_a_dimension_taken_apart() -> None:
    mark = dimension(Frame(250), (0, 0), (3000, 0), 1000)
    found = parts(mark, 250)
    line = found[0]
    assert isinstance(line, Line)
    assert line.points == ((0, 1000), (3000, 1000))
    assert [one.style for one in found if isinstance(one, Line)].count("dimension.tick") == 2
    figure = found[-1]
    assert isinstance(figure, Text)
    assert (figure.text, figure.at[0], figure.angle) == ("3,000", 1500, 0)
    assert figure.at[1] > 1000


def test_areas_are_written_short() -> None:
    assert square_metres(36e6) == "36 m²"
    assert square_metres(22.5e6) == "22.5 m²"
    assert square_metres(1234e6) == "1,234 m²"


def test_every_colour_has_its_tint_and_no_two_look_alike_in_grey() -> None:
    assert {STYLES[tint_style(colour)].fill for colour in COLOURS} != {""}
    looks = [(STYLES[tint_style(one)].fill, STYLES[hatch_style(one)].hatch) for one in COLOURS]
    assert len(set(looks)) == len(looks)
    hatched = [hatch for _, hatch in looks if hatch is not None]
    assert len(set(hatched)) == len(hatched)


def test_layers_follow_the_profile() -> None:
    profile = {
        "A-WALL": (7, 50), "A-COLS": (8, 50), "A-DOOR": (3, 35), "A-DOOR-EMER": (1, 35),
        "A-DOOR-FRGT": (30, 35), "F-PROT-EQPM": (1, 35), "E-POWR-PANL": (30, 35),
        "A-FLOR-PITS": (9, 18), "A-EXHB-BOTH": (5, 35), "A-EXHB-IDEN": (7, 25),
        "A-EXHB-NAME": (7, 18), "A-EXHB-PATT": (252, 9), "A-ANNO-DIMS": (1, 18),
        "A-ANNO-TEXT": (7, 18), "A-ANNO-TTLB": (7, 50), "A-ANNO-NPLT": (9, 0), "VIEWPORTS": (9, 0),
        "A-ANNO-REDL": (1, 35),
    }  # fmt: skip
    assert {name: (LAYERS[name].aci, LAYERS[name].weight) for name in profile} == profile
    assert [layer.name for layer in LAYERS.values() if not layer.plot] == [
        "A-ANNO-NPLT",
        "VIEWPORTS",
    ]
