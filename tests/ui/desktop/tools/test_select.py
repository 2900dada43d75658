# SPDX-License-Identifier: GPL-3.0-or-later
"""Selecting and dragging, without a window: the path of states, and what becomes of the plan."""

import subprocess
import sys

import pytest

from planner.edits.move import Move
from tests.ui.desktop.tools.hand import ALT, CONTROL, SHIFT, Hand

A1, A2, B1 = (7000, 7000), (10_000, 7000), (7000, 13_000)
FLOOR = (20_000, 3000)


def test_tools_know_no_qt():
    code = "import ui.desktop.tools.toolbox, sys; sys.exit('PyQt6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_click_selects_and_a_click_on_the_floor_lets_go(hand: Hand):
    assert hand.click(*A1).numbers == ["A1"]
    assert hand.path == ["select.idle", "select.pressing", "select.idle"]
    assert hand.click(*B1).numbers == ["B1"]
    assert hand.click(*FLOOR).numbers == []
    assert not hand.session.undo_name


def test_shift_adds_and_control_toggles(hand: Hand):
    hand.click(*A1).click(*A2, SHIFT)
    assert hand.numbers == ["A1", "A2"]
    assert hand.click(*A2, SHIFT).numbers == ["A1", "A2"]
    assert hand.click(*A1, CONTROL).numbers == ["A2"]
    assert hand.click(*A1, CONTROL).numbers == ["A2", "A1"]
    assert hand.click(*FLOOR, SHIFT).numbers == ["A2", "A1"]


def test_a_click_on_one_of_many_leaves_that_one(hand: Hand):
    assert hand.click(*A1).click(*A2, SHIFT).click(*A1).numbers == ["A1"]


def test_what_lies_under_the_pointer_is_marked(hand: Hand):
    assert hand.move(*A1).overlay.hover == "booth-a1"
    assert hand.move(*FLOOR).overlay.hover is None


def test_a_band_to_the_right_encloses_and_to_the_left_touches(hand: Hand):
    # y runs to the right on the screen. The band covers A1, A2 and half of B1.
    start, end = (5000, 5000), (12_500, 13_500)
    hand.press(*start).move(*end)
    assert hand.path[-1] == "select.banding"
    assert hand.overlay.marked == ("booth-a1", "booth-a2")
    assert hand.release(*end).numbers == ["A1", "A2"]
    hand.press(*end).move(*start).release(*start)
    assert hand.numbers == ["A1", "A2", "B1"]
    hand.press(*start).move(*end).release(*end, CONTROL)
    assert hand.numbers == ["B1"]
    hand.press(*start).move(*end).release(*end, SHIFT)
    assert hand.numbers == ["B1", "A1", "A2"]


def test_three_pixels_are_a_click_and_four_a_drag(hand: Hand):
    hand.press(7000, 7000).move(7000, 7039).release(7000, 7039)
    assert hand.path == ["select.idle", "select.pressing", "select.idle"]
    assert hand.anchor("A1") == (6000, 6000)
    hand.press(7000, 7000).move(7000, 7040)
    assert hand.path[-1] == "select.dragging"


def test_a_drag_moves_a_booth_selected_before_or_not_as_one_step(hand: Hand):
    hand.press(*B1)
    for y in range(13_000, 15_000, 100):
        hand.move(7000, y)
    hand.release(7030, 15_020)
    assert hand.anchor("B1") == (6000, 14_000)  # drawn to the grid
    assert hand.numbers == ["B1"]
    assert hand.path == ["select.idle", "select.pressing", "select.dragging", "select.idle"]
    assert hand.session.undo() == {"booth-b1"}
    assert not hand.session.undo_name


def test_a_drag_of_one_of_the_selection_moves_them_all(hand: Hand):
    hand.click(*A1).click(*A2, SHIFT)
    hand.press(*A2).move(11_000, 9000).release(11_000, 7000)
    assert (hand.anchor("A1"), hand.anchor("A2")) == ((7000, 6000), (10_000, 6000))


def test_modifiers_are_read_at_the_release(hand: Hand):
    hand.press(*B1).move(9000, 13_500, SHIFT).release(9013, 13_527, ALT)
    assert hand.anchor("B1") == (8013, 12_527)  # no snap, to the millimetre
    hand.session.undo()
    hand.press(*B1).move(9013, 13_527, ALT).release(9500, 13_600, SHIFT)
    assert hand.anchor("B1") == (8500, 12_000)  # along one axis, on the grid
    hand.session.undo()
    hand.press(*B1, SHIFT).move(9013, 13_527).release(9500, 13_600)
    assert hand.anchor("B1") != (6000, 12_000)  # Shift at the press locks nothing later


def test_control_at_the_release_copies(hand: Hand):
    hand.press(*B1).move(10_000, 13_000).release(12_000, 13_000, CONTROL)
    assert hand.anchor("B1") == (6000, 12_000)
    assert hand.numbers == ["B2"]
    assert hand.anchor("B2") == (11_000, 12_000)
    assert hand.session.undo_name == "duplicate"


def test_snapping_can_be_switched_off(hand: Hand):
    hand.snapping = False
    hand.press(*B1).move(7000, 14_000).release(7013, 14_007)
    assert hand.anchor("B1") == (6013, 13_007)


def test_the_ghost_tells_of_a_breach_and_the_drop_is_allowed(hand: Hand):
    hand.press(*B1).move(7000, 12_950)
    assert hand.overlay.ghost is not None
    assert not hand.overlay.ghost.breaches  # drawn back to the aisle of 3,000 mm
    hand.move(7000, 12_400, ALT)
    worst = hand.overlay.ghost.breaches[0]
    assert (worst.rule, worst.measured, worst.required) == ("aisle-width", 2400, 3000)
    assert "booth-b1" in worst.subjects
    hand.release(7000, 12_400, ALT)
    assert hand.anchor("B1") == (6000, 11_400)
    errors = {found.rule for found in hand.session.findings if found.severity == "error"}
    assert errors == {"aisle-width"}


@pytest.mark.parametrize("rungs", [1, 2])
def test_escape_goes_down_one_rung_and_the_plan_is_the_same_object(hand: Hand, rungs: int):
    before = hand.session.plan
    hand.press(*B1).move(8000, 14_000).keys("escape")
    assert hand.path[-1] == "select.idle"
    assert hand.session.plan is before
    assert hand.numbers == ["B1"]
    hand.release(8000, 14_000)
    assert hand.session.plan is before
    if rungs == 2:
        assert hand.keys("escape").numbers == []
        assert not hand.tools.escape()


def test_a_plan_that_changes_during_a_drag_ends_it(hand: Hand):
    hand.press(*B1).move(8000, 14_000)
    hand.session.apply(Move(("booth-a1",), 0, -500))
    changed = hand.session.plan
    hand.tools.refresh()
    assert hand.tools.path == "select.idle"
    hand.release(8000, 14_000)
    assert hand.session.plan is changed


def test_a_drop_where_it_was_makes_no_step(hand: Hand):
    hand.press(*B1).move(8000, 14_000).move(*B1).release(*B1)
    assert not hand.session.undo_name


def test_seats_move_with_their_area(hand: Hand):
    hand.press(19_000, 13_000).move(19_000, 14_000).release(19_000, 14_000)
    assert hand.site.areas["forum"].shape.at == (18_000, 13_000)
    assert hand.site.areas["forum"].furniture[0].at == (18_100, 13_100)


def test_the_middle_button_pans_but_not_during_a_drag(hand: Hand):
    hand.press(*B1).move(8000, 14_000)
    dragging = hand.tools.state
    hand.press(8000, 14_000, button="middle")
    assert hand.tools.state is dragging  # a drag keeps the hand; it scrolls at the edge
    hand.release(8000, 14_000, button="middle").keys("escape")
    hand.press(*FLOOR, button="middle").move(20_000, 4000)
    assert hand.path[-1] == "hand.panning"
    assert hand.panned == (100.0, 0.0)
    assert hand.release(20_000, 4000, button="middle").path[-1] == "select.idle"
