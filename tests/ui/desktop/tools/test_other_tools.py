# SPDX-License-Identifier: GPL-3.0-or-later
"""Placing booths, picking routes, panning."""

import pytest

from planner.edits.delete import Delete
from planner.locale import has_text
from tests.ui.desktop.tools.hand import ALT, Hand
from ui.desktop.tools.events import Modifiers
from ui.desktop.tools.names import place_name
from ui.desktop.tools.state import State
from ui.desktop.tools.toolbox import TOOLS


@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_begins_by_its_name_and_escape_ends_it(hand: Hand, tool: str):
    hand.choose(tool)
    assert hand.tools.path.partition(".")[0] == tool
    assert hand.tools.escape() == (tool != "select")
    assert hand.tools.path == "select.idle"


def test_no_such_tool(hand: Hand):
    with pytest.raises(KeyError):
        hand.tools.choose("hammer")


def test_a_click_places_a_booth_of_three_metres_about_the_pointer(hand: Hand):
    hand.choose("booth").move(20_400, 5600)
    assert hand.overlay.ghost is not None
    hand.click(20_400, 5600)
    new = hand.site.plan.booths[-1]
    assert (new.number, new.shape.at, new.shape.size) == ("B2", (19_000, 4000), (3000, 3000))
    assert new.pavilion == "companies"  # A2's, the nearest
    assert hand.numbers == ["B2"]
    assert hand.tools.path == "booth.idle"
    assert hand.session.undo_name == "add"


def test_the_nearest_booth_lends_its_pavilion(hand: Hand):
    hand.choose("booth").click(7500, 17_500)
    assert hand.site.plan.booths[-1].pavilion == "cities"


def test_a_drag_draws_a_booth_from_corner_to_corner(hand: Hand):
    hand.choose("booth").press(20_030, 4020).move(17_000, 6000).release(14_960, 8040)
    new = hand.site.plan.booths[-1]
    assert (new.shape.at, new.shape.size) == ((15_000, 4000), (5000, 4000))
    assert "booth.drawing" in hand.path


def test_figures_set_the_size_of_a_drawn_booth(hand: Hand):
    hand.choose("booth").press(20_000, 4000).move(18_000, 5000)
    hand.keys(*"6000", "tab", *"3000", "enter")
    new = hand.site.plan.booths[-1]
    # It was drawn towards smaller x and larger y from (20,000, 4,000).
    assert (new.shape.at, new.shape.size) == ((14_000, 4000), (6000, 3000))


def test_a_drawn_booth_is_never_nothing(hand: Hand):
    hand.choose("booth").press(20_000, 4000).move(20_000, 4100).release(20_000, 4000)
    assert min(hand.site.plan.booths[-1].shape.size) >= 500


def test_escape_leaves_the_booth_that_is_drawn_and_then_the_tool(hand: Hand):
    before = hand.session.plan
    hand.choose("booth").press(20_000, 4000).move(18_000, 6000).keys("5", "escape")
    assert hand.tools.path == "booth.drawing"
    assert hand.keys("escape").tools.path == "booth.idle"
    assert hand.keys("escape").tools.path == "select.idle"
    assert hand.session.plan is before


def test_alt_places_to_the_millimetre(hand: Hand):
    hand.choose("booth").move(20_417, 5619, ALT).press(20_417, 5619, ALT)
    hand.release(20_417, 5619, ALT)
    assert hand.site.plan.booths[-1].shape.at == (18_917, 4119)


def test_a_route_from_booth_to_booth(hand: Hand):
    hand.choose("route").click(7000, 7000)
    assert hand.tools.path == "route.goal"
    assert hand.overlay.picks == ((7000, 7000),)
    hand.click(7000, 7000)  # the same place is no goal
    assert hand.routes == []
    hand.click(7000, 13_000)
    assert hand.routes == [("booth-a1", "booth-b1")]
    assert hand.tools.path == "route.start"


def test_a_route_from_a_door_to_a_place_on_the_floor(hand: Hand):
    hand.choose("route").click(15_400, 60).click(20_000.4, 3000)
    assert hand.routes == [("door", "20000,3000")]


def test_shift_and_a_click_passes_a_place_too_and_areas_are_places(hand: Hand):
    hand.choose("route").click(7000, 7000, Modifiers(shift=True))
    assert (hand.stops, hand.tools.path) == (["booth-a1"], "route.start")
    box = hand.site.areas["forum"].shape.corners()
    x, y = (sum(corner[axis] for corner in box) / len(box) for axis in (0, 1))
    hand.click(x, y, Modifiers(shift=True))
    assert hand.stops[-1] == "forum"


def test_places_are_called_what_people_call_them(hand: Hand):
    site = hand.site
    assert place_name(site, "booth-a1") == "A1"
    assert place_name(site, "forum") == site.areas["forum"].name
    door = next(one for one in site.ground.openings if one.id == "door")
    assert place_name(site, "door") == door.number
    assert place_name(site, "-20000,3000") == "X -20,000 Y 3,000 mm"
    hand.choose("route").click(20_000, 3000)
    assert hand.tools.state.hint(hand)[1] == {"start": "X 20,000 Y 3,000 mm"}


def test_escape_takes_the_start_back_and_then_the_tool(hand: Hand):
    hand.choose("route").click(7000, 7000)
    assert hand.keys("escape").tools.path == "route.start"
    assert hand.keys("escape").tools.path == "select.idle"


def test_a_start_that_is_deleted_is_no_start(hand: Hand):
    hand.choose("route").click(7000, 7000)
    hand.session.apply(Delete(("booth-a1",)))
    hand.tools.refresh()
    assert hand.tools.path == "route.start"


def test_the_hand_pans_and_changes_nothing(hand: Hand):
    hand.choose("hand").press(7000, 7000).move(7500, 8000).move(8000, 8000)
    assert hand.panned == (100.0, 100.0)
    assert hand.release(8000, 8000).tools.path == "hand.idle"
    assert hand.selection == ()


def _states(kind: type[State]) -> set[str]:
    below = kind.__subclasses__()
    own = {state.path for state in below if hasattr(state, "path")}
    return own.union(*(_states(state) for state in below))


def test_every_state_says_what_can_be_done():
    paths = _states(State) | {"select.one", "select.many"}
    assert "select.dragging" in paths
    assert {path for path in paths if not has_text(f"canvas.hint.{path}")} == set()
