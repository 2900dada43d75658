# SPDX-License-Identifier: GPL-3.0-or-later
"""Walls, columns, areas, texts and dimensions by hand."""

import pytest

from planner.edits.drawn import AddDimension, AddText, SetText
from planner.edits.structures import AddWall
from planner.model.drawn import Dimension, PlanText
from planner.model.plan import seats
from planner.model.shapes import Rectangle
from planner.model.values import Name
from tests.ui.desktop.tools.hand import Hand


def drag(hand: Hand, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Press, pull away, let go."""
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    hand.press(*start).move(*middle).move(*end).release(*end)


def test_a_wall_is_drawn_point_by_point(hand: Hand):
    hand.choose("wall").click(1000, 12_000).move(4000, 12_000)
    assert hand.tools.path == "wall.drawing"
    overlay = hand.tools.state.overlay
    assert overlay.fields is not None
    assert overlay.fields.texts == ("3000", "100")
    hand.click(4000, 12_000).click(4000, 14_000).keys("enter")
    shapes = [built.shape for built in hand.site.plan.structures]
    assert shapes == [
        Rectangle((1000, 11_950), (3050, 100)),
        Rectangle((4050, 12_050), (1950, 100), 90.0),
    ]
    assert set(hand.selection) == {"wall-1", "wall-2"}
    assert hand.tools.path == "wall.idle"


def test_length_and_thickness_are_typed(hand: Hand):
    hand.choose("wall").click(1000, 12_000).move(2000, 12_010)
    hand.keys("2", "4", "0", "0", "tab", "1", "5", "0", "enter", "enter")
    assert hand.site.plan.structures[0].shape == Rectangle((1000, 11_925), (2400, 150))
    # The next one is as thick.
    hand.click(1000, 15_000).move(2000, 15_000)
    assert hand.tools.state.overlay.fields.texts == ("1000", "150")


def test_a_room_is_closed_by_a_click_on_its_first_point(hand: Hand):
    hand.choose("wall")
    for point in ((1000, 12_000), (4000, 12_000), (4000, 14_000), (1000, 14_000), (1000, 12_000)):
        hand.move(*point).click(*point)
    assert len(hand.site.plan.structures) == 4
    assert len({built.group for built in hand.site.plan.structures}) == 1


def test_escape_drops_what_is_typed_then_the_wall_then_the_tool(hand: Hand):
    hand.choose("wall").click(1000, 12_000).move(2000, 12_000).keys("5", "escape")
    assert hand.tools.path == "wall.drawing"
    assert hand.keys("escape").tools.path == "wall.idle"
    assert hand.keys("escape").tools.path == "select.idle"
    assert hand.site.plan.structures == ()


def test_a_ghost_of_a_wall_tells_what_it_breaks(hand: Hand):
    booth = hand.site.plan.booths[0]
    (x, y), *_ = booth.shape.corners()
    hand.choose("wall").click(x - 500, y + 1000).move(x + 2000, y + 1000)
    ghost = hand.tools.state.overlay.ghost
    assert ghost is not None
    assert "overlap" in {finding.rule for finding in ghost.breaches}


def test_columns_are_clicked_or_dragged(hand: Hand):
    hand.choose("column").click(10_000, 14_000)
    shape = hand.site.plan.structures[0].shape
    assert isinstance(shape, Rectangle)
    assert shape.size == (500, 500)
    assert max(abs(shape.at[0] + 250 - 10_000), abs(shape.at[1] + 250 - 14_000)) <= 250
    drag(hand.choose("column"), (12_000, 14_000), (13_000, 15_500))
    assert hand.site.plan.structures[1].shape == Rectangle((12_000, 14_000), (1000, 1500))


@pytest.mark.parametrize(
    ("tool", "kind", "sits"),
    [("seats", "seating", True), ("tables", "tables", True), ("area", "stage", False)],
)
def test_areas_come_furnished(hand: Hand, tool: str, kind: str, sits: bool):
    before = len(hand.site.plan.areas)
    hand.choose(tool).press(1000, 11_000).move(6000, 14_000).move(13_000, 17_000)
    card = hand.tools.state.overlay.card
    hand.release(13_000, 17_000)
    made = hand.site.plan.areas[before]
    assert made.kind == kind
    assert (seats(made) > 0) is sits
    if sits:
        assert card == (("seats", {"count": seats(made)}),)
    assert hand.selection == (made.id,)


def test_a_text_is_written_where_it_was_clicked(hand: Hand):
    hand.choose("text").click(1000, 12_000)
    writing = hand.tools.state.overlay.writing
    assert writing is not None
    assert (writing.at, writing.height) == ((1000, 12_000), 500)
    hand.tools.write(" 쉼터 ", "ko")
    assert hand.site.plan.texts[0].text == Name("쉼터", "쉼터")
    # A second click on it changes it; blank words change nothing.
    hand.click(1100, 12_100)
    assert hand.tools.state.overlay.writing.id == "text-1"
    hand.tools.write("Rest", "en")
    assert hand.site.plan.texts[0].text == Name("Rest", "Rest")
    hand.click(1100, 12_100)
    hand.tools.write("  ", "en")
    assert hand.site.plan.texts[0].text == Name("Rest", "Rest")


def test_words_in_two_languages_are_changed_in_the_one_that_is_shown(hand: Hand):
    hand.session.apply(AddText((1000, 12_000), "쉼터"))
    hand.session.apply(SetText("text-1", en="Rest"))
    hand.tools.refresh()
    hand.choose("text").click(1100, 12_100)
    hand.tools.write("Rest here", "en")
    assert hand.site.plan.texts[0].text == Name("쉼터", "Rest here")


def test_a_dimension_takes_three_clicks(hand: Hand):
    hand.choose("dimension").click(1000, 15_000).move(4000, 15_000).click(4000, 15_000)
    assert hand.tools.path == "dimension.placing"
    hand.move(2000, 15_720).click(2000, 15_720)
    assert hand.site.plan.dimensions[0] == Dimension(
        "dimension-1", (1000, 15_000), (4000, 15_000), 700, False, None
    )


def test_the_offset_is_typed(hand: Hand):
    hand.choose("dimension").click(1000, 15_000).move(4000, 15_000).click(4000, 15_000)
    hand.move(2000, 15_720).keys("-", "2", "5", "0", "enter")
    assert hand.site.plan.dimensions[0].offset == -250


def test_a_selected_dimension_is_taken_by_its_ends_and_its_line(hand: Hand):
    hand.session.apply(AddDimension((1000, 15_000), (4000, 15_000), 500))
    hand.tools.refresh()
    hand.choose("select").click(2500, 15_500)
    assert hand.selection == ("dimension-1",)
    drag(hand, (4000, 15_000), (5000, 15_000))
    assert hand.site.plan.dimensions[0].end == (5000, 15_000)
    drag(hand, (3000, 15_500), (3000, 15_980))
    assert hand.site.plan.dimensions[0].offset == 1000


def test_a_thin_wall_is_pulled_by_its_ends(hand: Hand):
    hand.session.apply(AddWall(((1000, 15_000), (4000, 15_000))))
    hand.tools.refresh()
    hand.choose("select").click(2500, 15_000)
    assert {handle.kind for handle in hand.tools.state.handles(hand)} == {"side", "knob"}
    drag(hand, (4000, 15_000), (6000, 15_000))
    assert hand.site.plan.structures[0].shape == Rectangle((1000, 14_950), (5000, 100))
    drag(hand, (1000, 15_000), (2000, 15_000))
    assert hand.site.plan.structures[0].shape == Rectangle((2000, 14_950), (4000, 100))


def test_drawn_things_are_dragged_like_others(hand: Hand):
    hand.session.apply(AddText((1000, 15_000), "Rest"))
    hand.tools.refresh()
    drag(hand.choose("select"), (1200, 15_100), (3200, 16_100))
    text = hand.site.plan.texts[0]
    assert isinstance(text, PlanText)
    assert text.at == (3000, 16_000)
