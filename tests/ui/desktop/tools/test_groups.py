# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups are picked whole until they are entered; what is locked stays."""

import pytest

from planner.edits.lock import Group, Lock
from tests.ui.desktop.tools.hand import CONTROL, SHIFT, Hand
from ui.desktop.tools.handles import handles_of
from ui.desktop.tools.overlay import Overlay

A1, A2, B1 = (7000, 7000), (10_000, 7000), (7000, 13_000)
FLOOR = (20_000, 3000)


@pytest.fixture
def grouped(hand: Hand) -> Hand:
    """A1 and B1 are one group."""
    hand.session.apply(Group(("booth-a1", "booth-b1")))
    return hand


def test_a_click_picks_the_group(grouped: Hand):
    assert grouped.click(*B1).numbers == ["B1", "A1"]
    assert grouped.click(*A2).numbers == ["A2"]
    assert grouped.click(*A1, SHIFT).numbers == ["A2", "A1", "B1"]
    assert grouped.click(*B1, CONTROL).numbers == ["A2"]
    assert grouped.click(*B1, CONTROL).numbers == ["A2", "B1", "A1"]


def test_a_drag_moves_the_group_as_one_step(grouped: Hand):
    grouped.press(*A1).move(7000, 7100).move(9000, 7000).release(9000, 7000)
    assert (grouped.anchor("A1"), grouped.anchor("B1")) == ((8000, 6000), (8000, 12_000))
    assert grouped.anchor("A2") == (9000, 6000)
    assert grouped.session.undo() == {"booth-a1", "booth-b1"}


def test_a_band_that_catches_one_catches_all(grouped: Hand):
    start, end = (5000, 11_000), (10_000, 16_000)
    assert grouped.press(*start).move(*end).overlay.marked == ("booth-b1", "booth-a1")
    assert grouped.release(*end).numbers == ["B1", "A1"]


def test_a_double_click_enters_the_group_and_escape_leaves_it(grouped: Hand):
    assert grouped.double(*A1).numbers == ["A1"]
    assert grouped.click(*B1).numbers == ["B1"]
    grouped.press(*B1).move(7000, 13_100).move(9000, 13_000).release(9000, 13_000)
    assert (grouped.anchor("B1"), grouped.anchor("A1")) == ((8000, 12_000), (6000, 6000))
    assert grouped.click(9000, 13_000).numbers == ["B1"]
    grouped.tools.escape()
    assert grouped.numbers == ["B1", "A1"]
    grouped.tools.escape()
    assert grouped.numbers == []


def test_a_click_on_something_else_leaves_the_group(grouped: Hand):
    grouped.double(*A1).click(*A2)
    assert grouped.click(*B1).numbers == ["B1", "A1"]


def test_a_double_click_on_a_lone_thing_is_of_no_use_to_the_tool(hand: Hand):
    hand.press(*A1)
    assert not hand.tools.double()


def test_a_locked_thing_can_be_picked_but_not_moved(hand: Hand):
    hand.session.apply(Lock(("booth-a1",)))
    hand.press(*A1)
    assert hand.tools.state.hint(hand)[0] == "select.locked"
    hand.move(7000, 9000).release(7000, 9000)
    assert hand.numbers == ["A1"]
    assert hand.anchor("A1") == (6000, 6000)
    assert hand.session.undo_name == "lock"


def test_in_a_plan_that_is_read_only_things_are_picked_and_stay(hand: Hand):
    hand.editable = False
    hand.press(*A1).move(7000, 9000)
    assert hand.tools.state.overlay == Overlay()
    assert handles_of(hand) == ()
    hand.release(7000, 9000)
    assert (hand.numbers, hand.anchor("A1"), hand.refused) == (["A1"], (6000, 6000), [])


def test_a_drag_of_many_leaves_the_locked_ones(hand: Hand):
    hand.session.apply(Lock(("booth-a1",)))
    hand.click(*A1).click(*B1, SHIFT)
    hand.press(*B1).move(7000, 13_100).move(9000, 13_000).release(9000, 13_000)
    assert (hand.anchor("A1"), hand.anchor("B1")) == ((6000, 6000), (8000, 12_000))
