# SPDX-License-Identifier: GPL-3.0-or-later
"""Handles of the selection: sizes, turns and corners by hand and by figures, one step each."""

import pytest

from planner.edits.lock import Lock
from planner.edits.rows import AddRows
from planner.model.shapes import Outline, Rectangle
from tests.planner.building import booth, plan, rectangle, site
from tests.ui.desktop.tools.hand import ALT, CONTROL, SHIFT, Hand
from ui.desktop.tools.handles import handle_at, handles_of

L_SHAPE = (
    (15_000, 2000), (21_000, 2000), (21_000, 5000), (18_000, 5000), (18_000, 8000), (15_000, 8000),
)  # fmt: skip


@pytest.fixture
def held() -> Hand:
    """A1 with a neighbour an odd way off, a turned booth, an L; nothing is selected."""
    return Hand(
        site(
            plan(
                (
                    booth("A1", rectangle(3000, 3000)),
                    booth("A2", rectangle(9270, 3000)),
                    booth("T", rectangle(24_000, 12_000, 4000, 3000, 30.0)),
                    booth("L", Outline(L_SHAPE), open_sides=(0, 1)),
                )
            )
        )
    )


def shape(hand: Hand, name: str):
    return hand.site.booths[name].shape


def pull(hand: Hand, start, end, keys=(), modifiers=None):
    """From one place to another; the path ends where it began."""
    extra = () if modifiers is None else (modifiers,)
    hand.press(*start).move(*end, *extra)
    if keys:
        hand.keys(*keys)
    else:
        hand.release(*end, *extra)
    assert hand.tools.path == "select.idle"
    return hand


def test_one_rectangle_has_sides_corners_and_a_knob(held: Hand):
    held.select(("booth-a1",))
    kinds = [handle.kind for handle in handles_of(held)]
    assert (kinds.count("corner"), kinds.count("side"), kinds.count("knob")) == (4, 4, 1)
    # The screen's up is the plan's left here: the knob is off the side of least x.
    knob = handles_of(held)[-1]
    assert knob.at == pytest.approx((2740, 4500))
    held.move(6000, 4500)
    assert held.tools.state.pointing(held) == "down"  # y runs to the right
    held.move(6000, 6000)
    assert held.tools.state.pointing(held) == "falling"
    held.move(4500, 4500)
    assert held.tools.state.pointing(held) == "arrow"


def test_locked_or_tiny_things_have_no_handles(held: Hand):
    held.session.apply(Lock(("booth-a1",)))
    held.select(("booth-a1",))
    assert handles_of(held) == ()
    held.select(("booth-a2",))
    held.pixel = 200.0
    assert handles_of(held) == ()


def test_a_side_moves_in_steps_of_the_grid_and_the_other_side_stays(held: Hand):
    held.select(("booth-a1",))
    pull(held, (4500, 6000), (4700, 7180))
    assert shape(held, "booth-a1") == Rectangle((3000, 3000), (3000, 4000))
    assert held.session.undo_name == "resize"
    pull(held, (3000, 5000), (2480, 5000))
    assert shape(held, "booth-a1") == Rectangle((2500, 3000), (3500, 4000))
    held.session.undo()
    held.session.undo()
    assert held.session.undo_name == ""


def test_a_side_keeps_an_aisle_to_its_neighbour(held: Hand):
    held.select(("booth-a1",))
    held.press(6000, 4500).move(6310, 4500)
    assert held.tools.state.snap.won[0] == "aisle"
    assert [guide.figure for guide in held.overlay.guides if guide.kind == "gap"] == [3000]
    held.release(6310, 4500)
    assert shape(held, "booth-a1").size == (3270, 3000)


def test_a_corner_snaps_to_a_corner(held: Hand):
    held.select(("booth-a1",))
    held.press(6000, 6000).move(9240, 6030)
    assert held.overlay.corners == ((9270.0, 6000.0),)
    held.release(9240, 6030)
    assert shape(held, "booth-a1") == Rectangle((3000, 3000), (6270, 3000))


def test_alt_frees_and_shift_keeps_the_ratio(held: Hand):
    held.select(("booth-a1",))
    pull(held, (6000, 6000), (6123, 6217), modifiers=ALT)
    assert shape(held, "booth-a1").size == (3123, 3217)
    held.session.undo()
    pull(held, (6000, 6000), (8000, 6400), modifiers=SHIFT)
    assert shape(held, "booth-a1").size == (5000, 5000)


def test_typed_sizes_beat_the_pointer(held: Hand):
    held.select(("booth-a1",))
    held.press(3000, 3000).move(2000, 2500).keys(*"4200", "tab", *"2750")
    assert held.overlay.fields.texts == ("4200", "2750")
    held.keys("enter")
    # Pulled by its anchor, the far corner stays.
    assert shape(held, "booth-a1") == Rectangle((1800, 3250), (4200, 2750))


def test_escape_drops_figures_then_the_pull(held: Hand):
    before = held.session.plan
    held.select(("booth-a1",))
    held.press(6000, 4500).move(7000, 4500).keys("9", "escape")
    assert held.tools.path == "select.sizing"
    held.keys("escape")
    assert held.tools.path == "select.idle"
    assert held.session.plan is before


def test_a_turned_booth_is_stretched_along_its_own_sides(held: Hand):
    held.select(("booth-t",))
    corner = shape(held, "booth-t").corners()[1]
    side = tuple((a + b) / 2 for a, b in zip(*shape(held, "booth-t").corners()[1:3], strict=True))
    pull(held, side, (side[0] + 1000, side[1] + 577))
    after = shape(held, "booth-t")
    assert (after.at, after.angle) == ((24_000, 12_000), 30.0)
    assert after.size == (5000, 3000)
    assert after.corners()[1] != corner


def test_the_ghost_tells_what_a_size_would_break(held: Hand):
    held.select(("booth-a1",))
    held.press(6000, 4500).move(10_000, 4500)
    assert "overlap" in {finding.rule for finding in held.overlay.ghost.breaches}
    assert held.overlay.ghost.start is held.site


def test_the_knob_turns_about_the_middle(held: Hand):
    held.select(("booth-a1",))
    knob = handles_of(held)[-1].at
    # From the left of the middle to below it: a quarter turn counter-clockwise.
    pull(held, knob, (4520, 2740))
    assert shape(held, "booth-a1") == Rectangle((6000, 3000), (3000, 3000), 90.0)
    assert held.session.undo_name == "rotate"


def test_a_turn_in_steps_typed_or_like_another(held: Hand):
    held.select(("booth-a1",))
    knob = handles_of(held)[-1].at
    held.press(*knob).move(3400, 2300)
    free = held.tools.state.angle
    assert free == round(free)
    held.move(3400, 2300, SHIFT)
    assert held.tools.state.angle % 15 == 0
    held.move(3040, 3580)  # about 32°: as T is turned
    assert held.tools.state.angle == 30.0
    held.keys(*"22.5")
    assert held.overlay.fields.texts[0] == "22.5"
    held.keys("enter")
    assert shape(held, "booth-a1").angle == 22.5


def test_many_have_a_knob_alone(held: Hand):
    held.select(("booth-a1", "booth-a2"))
    (knob,) = handles_of(held)
    pull(held, knob.at, (7635, 2740), keys=[*"90", "enter"])
    assert shape(held, "booth-a1").angle == 90.0
    assert shape(held, "booth-a2").angle == 90.0


def test_corners_of_an_outline_move_are_added_and_go(held: Hand):
    held.select(("booth-l",))
    pull(held, (21_000, 5000), (22_480, 5030))
    assert shape(held, "booth-l").corner_points[2] == (22_500, 5000)
    assert held.session.undo_name == "move-corner"
    held.session.undo()
    pull(held, (18_000, 2000), (18_000, 1010))  # out of the middle of an edge
    assert shape(held, "booth-l").corner_points[:3] == (
        (15_000, 2000),
        (18_000, 1000),
        (21_000, 2000),
    )
    assert held.site.booths["booth-l"].open_sides == (0, 1, 2)
    held.press(18_000, 1000, CONTROL).release(18_000, 1000, CONTROL)
    assert shape(held, "booth-l") == Outline(L_SHAPE)
    assert held.site.booths["booth-l"].open_sides == (0, 1)


def test_a_corner_dropped_on_its_neighbour_goes(held: Hand):
    held.select(("booth-l",))
    pull(held, (18_000, 5000), (20_950, 5000))
    assert len(shape(held, "booth-l").corner_points) == 5
    held.session.undo()
    held.press(18_000, 5000).move(19_000, 5200).keys("backspace")
    assert len(shape(held, "booth-l").corner_points) == 5


def test_a_corner_goes_a_typed_distance_and_a_click_does_nothing(held: Hand):
    held.select(("booth-l",))
    pull(held, (21_000, 2000), (21_500, 1800), keys=[*"640", "tab", "-", *"250", "enter"])
    assert shape(held, "booth-l").corner_points[1] == (21_640, 1750)
    before = held.session.plan
    held.press(21_640, 1750).release(21_640, 1750)
    assert held.session.plan is before


def test_control_takes_a_rectangle_by_its_corners(held: Hand):
    held.select(("booth-a1",))
    held.press(6000, 6000, CONTROL).move(5000, 7000).release(5000, 7000)
    assert shape(held, "booth-a1") == Outline(
        ((3000, 3000), (6000, 3000), (5000, 7000), (3000, 6000))
    )
    held.session.undo()
    held.press(4500, 3000, CONTROL).move(4500, 2000).release(4500, 2000)  # out of its front
    assert shape(held, "booth-a1").corner_points[1] == (4500, 2000)
    assert held.site.booths["booth-a1"].open_sides == (0, 1)


def test_a_click_on_a_handle_changes_nothing(held: Hand):
    before = held.session.plan
    held.select(("booth-a1",))
    for handle in handles_of(held):
        held.press(*handle.at).release(*handle.at)
    assert held.session.plan is before


def test_the_nearest_handle_is_taken_within_reach(held: Hand):
    held.select(("booth-a1",))
    assert handle_at(held, (6100, 6060)).kind == "corner"
    assert handle_at(held, (6130, 4500)) is None
    assert handle_at(held, (5000, 5000)) is None


def test_very_many_things_have_no_knob_that_would_cost_every_move(held: Hand):
    held.session.apply(AddRows("R1", (0, 0), 50, 9))
    many = [thing.id for thing in held.site.plan.booths]
    held.select(many[:400])
    assert [handle.kind for handle in handles_of(held)] == ["knob"]
    held.select(many)
    assert handles_of(held) == ()
