# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows and blocks by hand: drawn, typed, stretched, turned, moved, placed as one step."""

from dataclasses import replace

import pytest

from planner.model.shapes import Rectangle
from tests.planner.building import plan, site
from tests.ui.desktop.tools.hand import ALT, SHIFT, Hand


@pytest.fixture
def empty() -> Hand:
    return Hand(site(plan())).choose("rows")


def drawn(hand: Hand) -> Hand:
    """A block of 4 × 2 with its first corner at (3000, 3000), rows along x."""
    return hand.press(3000, 3000).move(15_200, 9100).release(15_200, 9100)


def test_a_drag_draws_what_the_rectangle_holds(empty: Hand):
    empty.press(3000, 3000).move(10_900, 9100)
    figures = empty.tools.state.figures
    assert (figures.count, figures.rows, figures.angle, figures.at) == (2, 2, 0.0, (3000, 3000))
    assert len(empty.overlay.ghost.ids) == 4
    empty.move(15_200, 9100).release(15_200, 9100)
    assert empty.tools.path == "rows.shaping"
    before = empty.session.plan
    empty.keys("enter")
    booths = empty.site.plan.booths
    assert [booth.number for booth in booths] == [f"A{n}" for n in range(101, 109)]
    assert booths[0].shape == Rectangle((3000, 3000), (3000, 3000))
    assert booths[0].open_sides == (0, 3)
    assert set(empty.selection) == {booth.id for booth in booths}
    assert empty.session.undo_name == "rows"
    empty.session.undo()
    assert empty.session.plan is before


def test_rows_run_along_the_longer_side_to_the_pointers_side_of_the_corner(empty: Hand):
    empty.press(20_000, 15_000).move(13_900, 5800).release(13_900, 5800)
    empty.keys("enter")
    shapes = [booth.shape for booth in empty.site.plan.booths]
    assert {shape.angle for shape in shapes} == {90.0, 270.0}
    corners = [corner for shape in shapes for corner in shape.corners()]
    assert (min(corners)[0], max(corners)[0]) == (14_000, 20_000)
    assert min(y for _, y in corners) == 6000


def test_typed_figures_beat_the_pointer(empty: Hand):
    empty.press(3000, 3000).move(9000, 5000).keys("7", "tab", "1")
    assert empty.overlay.fields.texts == ("7", "1")
    empty.keys("enter", "enter")
    assert len(empty.site.plan.booths) == 7


def test_a_click_places_a_block_to_be_shaped(empty: Hand):
    empty.click(6000, 4500)
    assert empty.tools.path == "rows.shaping"
    assert (empty.tools.state.figures.count, empty.tools.state.figures.rows) == (5, 2)
    assert empty.tools.state.figures.at == (6000, 4500)


def test_a_pulled_side_adds_booths_and_the_side_opposite_stays(empty: Hand):
    drawn(empty).press(15_000, 6000).move(20_900, 6000).release(20_900, 6000)
    assert empty.tools.state.figures.count == 6
    empty.press(3000, 6000).move(8000, 6000).release(8000, 6000)  # the first side, inwards
    figures = empty.tools.state.figures
    assert (figures.count, figures.at) == (4, (9000, 3000))
    empty.press(9000, 3000).move(5900, -3000, ALT).release(5900, -3000, ALT)
    figures = empty.tools.state.figures
    assert (figures.count, figures.rows, figures.at) == (5, 3, (6000, -3000))
    assert figures.layout.extent == (15_000, 12_000)


def test_the_block_moves_and_turns_as_a_whole(empty: Hand):
    drawn(empty).press(9000, 6000).move(11_020, 6510).release(11_020, 6510)
    assert empty.tools.state.figures.at == (5000, 3500)
    empty.press(9000, 6000).move(10_800, 6300, SHIFT).release(10_800, 6300, SHIFT)
    assert empty.tools.state.figures.at[1] == 3500
    knob = empty.tools.state.handles(empty)[-1].at
    empty.press(*knob).move(knob[0] + 100, knob[1] + 2400, SHIFT)
    assert empty.tools.state.figures.angle % 15 == 0
    assert empty.tools.state.figures.angle != 0
    empty.keys("escape")
    assert empty.tools.state.figures.angle == 0


def test_arrow_keys_move_the_ghost(empty: Hand):
    drawn(empty)
    assert empty.tools.nudge((500, -1))
    assert empty.tools.state.figures.at == (3500, 2999)
    empty.keys("escape")
    assert not empty.tools.nudge((500, 0))


def test_figures_of_the_page_change_the_ghost(empty: Hand):
    drawn(empty)
    state = empty.tools.state
    changed = state.changed(empty, replace(state.figures, cross_every=2, number="K7"))
    empty.tools.state = changed
    assert changed.figures.layout.extent == (15_000, 6000)
    empty.keys("enter")
    assert empty.site.plan.booths[0].number == "K7"
    assert empty.tools.state.figures.cross_every == 2  # kept for the next block
    assert empty.tools.state.figures.number == ""


def test_escape_goes_down_by_rungs_and_changes_nothing(empty: Hand):
    before = empty.session.plan
    drawn(empty).keys("escape")
    assert empty.tools.path == "rows.idle"
    empty.press(3000, 3000).move(9000, 5000).keys("7", "escape")
    assert empty.tools.path == "rows.drawing"
    empty.keys("escape", "escape")
    assert empty.tools.path == "select.idle"
    assert empty.session.plan is before


def test_what_cannot_be_placed_is_told_and_stays(empty: Hand):
    drawn(empty)
    state = empty.tools.state
    empty.tools.state = state.changed(empty, replace(state.figures, number="a b"))
    assert empty.overlay.ghost is None
    empty.keys("enter")
    assert empty.tools.path == "rows.shaping"
    assert len(empty.refused) == 1


def test_an_idle_pointer_shows_the_first_booth(empty: Hand):
    empty.move(4020, 4980)
    (name,) = empty.overlay.ghost.ids
    ghost = empty.overlay.ghost.preview.site.booths[name]
    assert ghost.shape == Rectangle((4000, 5000), (3000, 3000))


def test_findings_are_told_of_the_ghost(hand: Hand):
    hand.choose("rows")
    hand.press(5000, 5000).move(12_000, 11_500).release(12_000, 11_500)
    assert {finding.rule for finding in hand.overlay.ghost.breaches} >= {"overlap"}
