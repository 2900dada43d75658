# SPDX-License-Identifier: GPL-3.0-or-later
"""The measure tool: chains, areas, what is snapped to, what is copied."""

import pytest

from tests.ui.desktop.tools.hand import ALT, SHIFT, Hand


@pytest.fixture
def measuring(hand: Hand) -> Hand:
    return hand.choose("measure")


def test_two_clicks_and_enter_measure_a_distance(measuring: Hand):
    measuring.click(6010, 6010).move(9020, 6010)  # both snap to corners of A1
    chain = measuring.overlay.chain
    assert chain is not None
    assert chain.points == ((6000, 6000), (9000, 6000))
    assert chain.figures == ("3,000",)
    measuring.click(9020, 6010).keys("enter")
    assert measuring.tools.path == "measure.shown"
    assert measuring.tools.state.copied(measuring) == "3,000 mm"
    assert dict(measuring.overlay.card)["measured-step"] == {"dx": 3000, "dy": 0, "angle": "0.0"}


def test_a_drag_measures_at_once(measuring: Hand):
    measuring.press(20_003, 3001, ALT).move(20_003, 3021, ALT).release(23_003, 7001, ALT)
    assert measuring.tools.path == "measure.shown"
    assert measuring.tools.state.copied(measuring) == "5,000 mm"


def test_the_first_point_closes_the_chain_to_an_area(measuring: Hand):
    for x, y in ((20_000, 2000), (24_000, 2000), (24_000, 5000)):
        measuring.click(x, y, ALT)
    measuring.move(20_080, 2050)
    assert measuring.overlay.chain.closed
    measuring.click(20_080, 2050)
    assert measuring.overlay.chain.inside == "6.0 m²"
    assert measuring.tools.state.copied(measuring) == "6.0 m²\t12,000 mm"


def test_shift_keeps_to_an_axis_and_alt_to_no_snap(measuring: Hand):
    measuring.click(20_000, 2000, ALT).move(22_345, 2600, SHIFT)
    assert measuring.overlay.chain.points[-1] == (22_345, 2000)
    measuring.move(9020, 6010, ALT)
    assert measuring.overlay.chain.points[-1] == (9020, 6010)


def test_backspace_takes_a_point_back_and_escape_clears(measuring: Hand):
    measuring.click(20_000, 2000, ALT).click(24_000, 2000, ALT).keys("backspace")
    measuring.move(20_000, 3000, ALT)
    assert measuring.overlay.chain.points == ((20_000, 2000), (20_000, 3000))
    measuring.keys("backspace")
    assert measuring.tools.path == "measure.idle"
    measuring.click(20_000, 2000).keys("escape")
    assert measuring.tools.path == "measure.idle"
    measuring.keys("escape")
    assert measuring.tools.path == "select.idle"


def test_a_double_click_ends_and_one_point_measures_nothing(measuring: Hand):
    measuring.click(20_000, 2000).click(20_000, 2000)
    assert measuring.tools.path == "measure.drawing"
    measuring.click(25_000, 2000).click(25_000, 2000)
    assert measuring.tools.path == "measure.shown"


def test_measuring_changes_nothing(measuring: Hand):
    before = measuring.session.plan
    measuring.click(20_000, 2000).click(24_000, 2000).keys("enter").click(1000, 1000)
    assert measuring.session.plan is before
