# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures typed during a drag."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.edits.move import Place
from tests.ui.desktop.tools.hand import Hand
from ui.desktop.tools.figures import Figures

B1 = (7000, 13_000)


def typed(figures: Figures, *keys: str) -> Figures:
    for key in keys:
        after = figures.typed(key)
        assert after is not None
        figures = after
    return figures


@pytest.mark.parametrize(
    ("keys", "values"),
    [
        ("600", (600, None)),
        ("-600", (-600, None)),
        ("6-00", (-600, None)),
        ("60-0-", (600, None)),
        ("0012", (12, None)),
        ("1234567", (123_456, None)),
    ],
)
def test_what_is_typed_is_what_is_meant(keys: str, values: tuple[int | None, int | None]):
    assert typed(Figures(), *keys).values == values


def test_a_figure_goes_the_way_of_the_drag_unless_it_says_otherwise():
    assert typed(Figures(signs=(-1, 1)), *"600").values == (-600, None)
    assert typed(Figures(signs=(-1, 1)), *"600", "-").values == (600, None)


def test_tab_goes_to_the_other_figure_and_back():
    assert typed(Figures(), "6", "tab", "7", "tab", "8").values == (68, 7)


def test_backspace_empties():
    assert typed(Figures(signs=(-1, 1)), "6", "backspace").empty
    assert typed(Figures(), "6", "7", "backspace").values == (6, None)


def test_a_size_has_no_sign():
    assert Figures(signs=(0, 0)).typed("-") is None
    assert Figures().typed("x") is None


@given(st.lists(st.sampled_from(["tab", "backspace", "-", *"0123456789"])))
def test_any_keys_give_numbers_or_nothing(keys: list[str]):
    figures = Figures()
    for key in keys:
        figures = figures.typed(key) or figures
    assert all(value is None or abs(value) < 10**6 for value in figures.values)


def test_a_typed_distance_beats_the_pointer(hand: Hand):
    hand.press(*B1).move(7000, 14_230).keys("6", "0", "0")
    assert hand.path[-1] == "select.typing"
    assert hand.overlay.fields is not None
    assert hand.overlay.fields.texts == ("0", "600")  # along y, the longer way
    hand.move(7000, 17_000).keys("enter")
    assert hand.anchor("B1") == (6000, 12_600)
    assert hand.session.undo_name == "move"
    hand.release(7000, 17_000)
    assert hand.anchor("B1") == (6000, 12_600)


def test_the_way_of_the_drag_gives_the_sign(hand: Hand):
    hand.press(*B1).move(7000, 12_000).keys("5", "tab", "7", "enter")
    assert hand.anchor("B1") == (6007, 11_995)


def test_a_release_sets_what_is_typed(hand: Hand):
    hand.press(*B1).move(7000, 14_000).keys("1", "7").release(7000, 14_500)
    assert hand.anchor("B1") == (6000, 12_017)


def test_escape_drops_the_figures_first_and_then_the_drag(hand: Hand):
    before = hand.session.plan
    hand.press(*B1).move(7000, 14_000).keys("6", "escape")
    assert hand.path[-1] == "select.dragging"
    hand.keys("6", "backspace")
    assert hand.path[-1] == "select.dragging"
    hand.keys("escape")
    assert hand.path[-1] == "select.idle"
    assert hand.session.plan is before


def test_a_distance_out_of_every_range_is_refused_and_the_plan_stays(hand: Hand):
    far = 9_990_000
    hand.session.apply(Place("booth-b1", far, 12_000))
    before = hand.session.plan
    hand.press(far + 100, 13_000).move(far + 100, 14_000).keys("tab", *"999999")
    assert hand.overlay.ghost is None
    hand.keys("enter")
    assert hand.session.plan is before
    assert len(hand.refused) == 1
