# SPDX-License-Identifier: GPL-3.0-or-later
"""Booths drawn corner by corner."""

import pytest

from planner.model.shapes import Outline
from tests.ui.desktop.tools.hand import ALT, SHIFT, Hand

L_SHAPE = (
    (20_000, 2000),
    (26_000, 2000),
    (26_000, 5000),
    (23_000, 5000),
    (23_000, 8000),
    (20_000, 8000),
)


@pytest.fixture
def drawing(hand: Hand) -> Hand:
    return hand.choose("polygon")


def new(hand: Hand):
    return hand.site.plan.booths[-1]


def test_an_l_shape_by_clicks_closed_at_its_first_corner(drawing: Hand):
    for x, y in L_SHAPE:
        drawing.click(x + 20, y - 20)  # the grid draws
    drawing.move(20_060, 2060)
    assert drawing.overlay.chain.closed
    assert drawing.overlay.ghost is not None
    drawing.click(20_060, 2060)
    assert (new(drawing).shape, new(drawing).open_sides) == (Outline(L_SHAPE), (0,))
    assert drawing.numbers == [new(drawing).number] == ["B2"]
    assert drawing.tools.path == "polygon.idle"
    assert drawing.session.undo_name == "add-outline"


def test_typed_lengths_follow_the_pointer_straight(drawing: Hand):
    drawing.click(20_000, 2000).move(22_100, 2150).keys(*"6000", "enter")
    drawing.move(26_200, 4000).keys(*"3210", "enter")
    drawing.move(21_000, 5400).keys(*"6000", "enter").keys("enter")
    assert new(drawing).shape == Outline(
        ((20_000, 2000), (26_000, 2000), (26_000, 5210), (20_000, 5210))
    )


def test_a_typed_direction(drawing: Hand):
    drawing.click(20_000, 2000).move(21_000, 2000).keys(*"2000", "tab", *"45.5", "enter")
    drawing.move(21_000, 9000).keys("tab", *"180")
    assert drawing.overlay.fields.texts[1] == "180"
    assert drawing.tools.state.points[1] == (21_402, 3427)


def test_shift_keeps_the_angle_right_also_on_a_turned_edge(drawing: Hand):
    drawing.click(20_000, 2000).move(23_000, 3000, SHIFT)
    assert drawing.overlay.at == (23_000, 2000)
    drawing.move(23_000, 5000, ALT).click(23_000, 5000, ALT)  # 45°
    drawing.move(21_200, 7300, SHIFT)
    x, y = drawing.overlay.at
    assert abs((x - 23_000) + (y - 5000)) <= 1  # along the other 45°


def test_backspace_takes_corners_back_and_escape_goes_down_by_rungs(drawing: Hand):
    drawing.click(20_000, 2000).click(26_000, 2000).move(26_000, 4000).keys("5", "backspace")
    assert len(drawing.tools.state.points) == 2
    drawing.keys("backspace")
    assert drawing.tools.state.points == ((20_000, 2000),)
    drawing.keys("7", "escape")
    assert drawing.tools.path == "polygon.drawing"
    drawing.keys("escape")
    assert drawing.tools.path == "polygon.idle"
    drawing.click(20_000, 2000).keys("backspace")
    assert drawing.tools.path == "polygon.idle"


def test_an_outline_that_crosses_itself_is_refused_and_stays_to_be_mended(drawing: Hand):
    before = drawing.session.plan
    for x, y in ((20_000, 2000), (26_000, 8000), (26_000, 2000), (20_000, 8000)):
        drawing.click(x, y)
    drawing.keys("enter")
    assert drawing.session.plan is before
    assert len(drawing.refused) == 1
    drawing.keys("backspace", "enter")
    assert len(new(drawing).shape.corner_points) == 3


def test_two_corners_are_no_booth(drawing: Hand):
    before = drawing.session.plan
    drawing.click(20_000, 2000).click(26_000, 2000).keys("enter")
    assert drawing.session.plan is before
    assert drawing.tools.path == "polygon.drawing"


def test_the_ghost_tells_what_the_booth_would_break(drawing: Hand):
    for x, y in ((6500, 6500), (8500, 6500)):
        drawing.click(x, y)
    drawing.move(8500, 8000)
    assert {finding.rule for finding in drawing.overlay.ghost.breaches} >= {"overlap"}


def test_a_change_elsewhere_leaves_the_drawing(drawing: Hand):
    drawing.click(20_000, 2000).click(26_000, 2000)
    drawing.session.undo()
    drawing.tools.refresh()
    assert len(drawing.tools.state.points) == 2
