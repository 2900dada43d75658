# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings explained on the drawing, with answers worked out by hand."""

from dataclasses import replace

import pytest
import shapely

from planner.drawing.compose import draw
from planner.drawing.dimensions import parts
from planner.drawing.drawing import Circle, Dimension, Fill, Line, Mark, Text
from planner.drawing.findings import around, draw_findings, explain
from planner.drawing.frame import Frame
from planner.drawing.metrics import text_width
from planner.drawing.picture import picture
from planner.drawing.room import Room
from planner.drawing.space import meet, text_box
from planner.drawing.subjects import outlines
from planner.drawing.tags import LAYER
from planner.floor.site import Site
from planner.model.values import Name
from planner.rules.finding import Finding
from tests.planner.building import booth, furnished_venue, plan, rectangle, site, small_plan

TWO = site(plan((booth("A1", rectangle(3000, 3000)), booth("A2", rectangle(3000, 8999)))))
AISLE = Finding(
    "aisle-width", "kintex", "error", ("booth-a1", "booth-a2"), (4500.0, 7499.5), 2999, 3000, "mm",
    Name("통로", "Aisle"), "assumed", "aisle-width.narrow",
    line=((4500.0, 6000.0), (4500.0, 8999.0)),
)  # fmt: skip
WALK = Finding(
    "unreachable", "korea", "error", ("booth-a1",), (3000.0, 3000.0), 31_000, 30_000, "mm",
    Name("보행거리", "Travel"), "text", "unreachable.found",
    path=((3000.0, 3000.0), (3000.0, 1000.0), (25_000.0, 1000.0), (25_000.0, 8000.0)),
)  # fmt: skip
OVERLAP = Finding(
    "overlap", "kintex", "warning", ("booth-a1", "booth-a2"), (5500.0, 4500.0), 2.0, None, "m2",
    Name("겹침", "Overlap"), "assumed", "overlap.found",
)  # fmt: skip
LAPPING = site(plan((booth("A1", rectangle(3000, 3000)), booth("A2", rectangle(5000, 4000)))))


def words(marks: tuple[Mark, ...]) -> list[str]:
    return [mark.text for mark in marks if isinstance(mark, Text)]


def lines(marks: tuple[Mark, ...], style: str) -> list[tuple]:
    return [mark.points for mark in marks if isinstance(mark, Line) and mark.style == style]


def test_a_measured_line_is_a_dimension_with_its_figure() -> None:
    marks = explain(TWO, AISLE, "en")
    (mark,) = [mark for mark in marks if isinstance(mark, Dimension)]
    assert (mark.start, mark.end, mark.text) == ((4500, 6000), (4500, 8999), "2,999")
    styles = {part.style for part in parts(mark, 100)}
    assert styles == {"finding.error", "finding.error.tick", "finding.error.text"}
    assert all(mark.layer == LAYER for mark in marks)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["×", "Aisle width", "2,999 < 3,000 mm (assumed)"]),
        ("ko", ["×", "통로폭", "2,999 < 3,000 mm (가정값)"]),
        (None, ["×", "통로폭 Aisle width", "2,999 < 3,000 mm (가정값 assumed)"]),
    ],
)
def test_a_tag_says_rule_figures_and_how_sure_they_are(language, said) -> None:
    assert words(explain(TWO, AISLE, language)) == said


def test_a_tag_can_bear_a_name() -> None:
    assert words(explain(TWO, AISLE, "en", name="7"))[1] == "7 Aisle width"


def test_a_figure_that_was_read_is_not_marked() -> None:
    assert words(explain(TWO, WALK, "en"))[-1] == "31,000 > 30,000 mm"


def test_subjects_are_outlined() -> None:
    outlined = lines(explain(TWO, AISLE, "en"), "finding.error.subject")
    assert outlined == [
        ((3000, 3000), (6000, 3000), (6000, 6000), (3000, 6000)),
        ((3000, 8999), (6000, 8999), (6000, 11_999), (3000, 11_999)),
    ]


def test_a_walk_has_its_length_and_an_arrow_at_its_end() -> None:
    marks = explain(TWO, WALK, "en")
    assert lines(marks, "finding.casing") == lines(marks, "finding.error.path") == [WALK.path]
    assert "31.0 m" in words(marks)
    arrow = next(mark for mark in marks if isinstance(mark, Fill) and "solid" in mark.style)
    tip, left, right = arrow.rings[0]
    # 2.6 mm of paper long, its barbs to both sides of a walk that ends upwards.
    assert tip == (25_000, 8000)
    assert left[1] == right[1] == pytest.approx(8000 - 260)
    assert (left[0] + right[0]) / 2 == pytest.approx(25_000)
    starts = [mark for mark in marks if isinstance(mark, Circle)]
    assert [mark.centre for mark in starts] == [(3000, 3000)]


def test_a_hall_is_outlined_where_it_alone_is_meant() -> None:
    exits = replace(OVERLAP, rule="exit-count", subjects=("hall-1",), unit="count")
    outlined = lines(explain(TWO, exits, "en"), "finding.warning.subject")
    assert outlined == [((0, 0), (30_000, 0), (30_000, 20_000), (0, 20_000))]
    gap = replace(AISLE, subjects=("booth-a1", "hall-1"))
    assert len(lines(explain(TWO, gap, "en"), "finding.error.subject")) == 1


def test_what_two_subjects_share_is_hatched() -> None:
    marks = explain(LAPPING, OVERLAP, "en")
    (common,) = [mark for mark in marks if isinstance(mark, Fill) and "common" in mark.style]
    assert common.style == "finding.warning.common"
    assert set(common.rings[0]) == {(5000, 4000), (6000, 4000), (6000, 6000), (5000, 6000)}
    assert words(marks) == ["!", "Overlap", "2 m²"]


def test_a_thing_meant_whole_has_no_ring_and_its_leader_ends_at_its_edge() -> None:
    high = Finding(
        "booth-height", "kintex", "note", ("booth-a1",), (4500.0, 4500.0), 2501, 2500, "mm",
        Name("", ""), "general", "booth-height.found",
    )  # fmt: skip
    marks = explain(TWO, high, "en")
    assert words(marks) == ["i", "Booth height", "2,501 > 2,500 mm (to be verified)"]
    assert not [mark for mark in marks if isinstance(mark, Circle)]
    (leader,) = [points for points in lines(marks, "finding.note") if len(points) == 2]
    inside = [3000 <= x <= 6000 and 3000 <= y <= 6000 for x, y in leader]
    on_edge = [x in (3000, 6000) or y in (3000, 6000) for x, y in leader]
    assert sum(inside) == 1
    assert on_edge[inside.index(True)]


@pytest.mark.parametrize("turn", [0, -90])
def test_tags_keep_off_each_other_off_texts_and_inside(turn) -> None:
    found = [AISLE, WALK, OVERLAP]
    shown = picture(TWO, found, "en", turn=turn)
    texts = [mark for mark in shown.drawing.marks if isinstance(mark, Text)]
    own = [mark for mark in texts if mark.layer == LAYER]
    assert len(own) >= 3 * 3
    assert not [
        (one, two)
        for one in own
        for two in texts
        if one is not two and meet(text_box(one), text_box(two))
    ]


def test_where_tags_are_many_some_are_signs_alone_or_with_their_name() -> None:
    # At one place: within 36 mm there is no room for all.
    many = [replace(AISLE, place=str(number)) for number in range(60)]
    names = {many[-1].key: "60"}
    marks = tuple(draw_findings(TWO, many, Frame(100, 0, "en"), names=names))
    said = words(marks)
    assert said.count("×") == 60
    assert 5 < said.count("Aisle width") < 40
    assert "60" in said
    whole = [mark for mark in marks if isinstance(mark, Text) and mark.text == "Aisle width"]
    boxes = [text_box(mark) for mark in whole]
    assert not [
        (one, two) for place, one in enumerate(boxes) for two in boxes[:place] if meet(one, two)
    ]


def test_a_leader_does_not_cross_the_figure() -> None:
    slanted = replace(AISLE, line=((6000.0, 6000.0), (8000.0, 8000.0)), at=(7000.0, 7000.0))
    marks = explain(TWO, slanted, "en")
    (mark,) = [mark for mark in marks if isinstance(mark, Dimension)]
    assert mark.text
    (leader,) = [points for points in lines(marks, "finding.error") if len(points) == 2]
    # At the middle the figure stands; a fifth from either end is free.
    assert leader[1] in {(7000, 7000), (6400, 6400), (7600, 7600)}
    figure = next(part for part in parts(mark, 100) if isinstance(part, Text))
    half = text_width(figure.text, figure.height) / 2
    along = [(figure.at[0] + share * half, figure.at[1] + share * half) for share in (-0.7, 0, 0.7)]
    letters = [(x - 90 * 0.7, y + 90 * 0.7) for x, y in along]
    line = shapely.LineString(leader)
    assert all(line.distance(shapely.Point(place)) > 60 for place in letters)


def test_the_drawing_is_as_it_was_until_findings_are_asked_for() -> None:
    plain, told = draw(TWO, scale=100), draw(TWO, scale=100, findings=[AISLE, OVERLAP])
    assert not [mark for mark in plain.marks if mark.layer == LAYER]
    assert told.marks[: len(plain.marks)] == plain.marks
    assert {mark.layer for mark in told.marks[len(plain.marks) :]} == {LAYER}
    assert draw(TWO, scale=100, findings=[AISLE, OVERLAP]) == told


@pytest.mark.parametrize("turn", [0, -90])
def test_marks_lie_in_the_plan_however_the_sheet_is_turned(turn) -> None:
    marks = explain(TWO, AISLE, "en", turn=turn)
    (mark,) = [mark for mark in marks if isinstance(mark, Dimension)]
    assert (mark.start, mark.end) == ((4500, 6000), (4500, 8999))


def test_what_a_picture_shows() -> None:
    # Both booths and 1.5 m of floor; then as wide as 12 m.
    assert around(TWO, AISLE) == (-1500, 1500, 10_500, 13_499)
    # The whole walk.
    left, low, right, high = around(TWO, WALK)
    assert left <= 3000 - 1500
    assert (low, right, high) == (-500, 26_500, 9500)


def test_of_a_large_subject_only_what_is_near_is_shown() -> None:
    wide = site(plan((booth("A1", rectangle(0, 3000, 25_000)), booth("A2", rectangle(3000, 8999)))))
    assert around(wide, AISLE) == (-1500, 1500, 12_000, 13_499)


def test_a_finding_about_nothing_in_particular_shows_the_halls() -> None:
    note = Finding(
        "assumed-facts", "kintex", "note", (), (15_000.0, 10_000.0), 3, None, "count",
        Name("", ""), "assumed", "assumed-facts.found",
    )  # fmt: skip
    assert around(TWO, note) == (-3000, -3000, 33_000, 23_000)


def test_a_picture_has_a_usual_scale_and_its_own_bounds() -> None:
    shown = picture(TWO, [AISLE], "en", size=(120, 80))
    # 12 m × 12 m: 8 m of 1:100 would be too low, 12 m of 1:150 are enough.
    assert shown.scale == 150
    assert shown.drawing.bounds == (4500 - 9000, 7499.5 - 6000, 4500 + 9000, 7499.5 + 6000)
    viewport = shown.viewport((10.0, 20.0))
    assert (viewport.box.width, viewport.box.height) == (120, 80)
    assert viewport.to_paper(shown.drawing.bounds[:2]) == pytest.approx((10.0, 20.0))


def test_a_turned_picture_lies_in_its_size() -> None:
    shown = picture(TWO, [AISLE], "en", size=(120, 80), turn=-90)
    viewport = shown.viewport((0.0, 0.0))
    assert (viewport.box.width, viewport.box.height) == (120, 80)
    left, low, right, high = shown.drawing.bounds
    assert viewport.to_paper((left, high)) == pytest.approx((120.0, 80.0))
    assert viewport.to_paper((right, low)) == pytest.approx((0.0, 0.0))


def test_texts_at_the_edge_of_a_picture_are_whole_or_not_there() -> None:
    def labels(*box: float) -> set[str]:
        marks = picture(TWO, [], "en", box=box, size=(60, 60)).drawing.marks
        return {mark.text for mark in marks if isinstance(mark, Text)}

    assert "A1" in labels(3000, 3000, 6000, 6000)
    assert not labels(4500, 3000, 7500, 6000)


def kinds(where: Site, *ids: str) -> list[tuple[int, bool]]:
    return [(len(one.points), one.closed) for name in ids for one in outlines(where, name)]


def test_everything_a_finding_can_be_about_has_an_outline_but_a_hall() -> None:
    under = furnished_venue()
    where = site(small_plan(under), under)
    assert kinds(where, "booth-b11", "stage", "core", "column-1", "pit-1", "lobby") == [
        (6, True), (4, True), (4, True), (3, True), (4, True), (4, True),
    ]  # fmt: skip
    assert kinds(where, "door", "hose-1") == [(2, False), (2, False)]
    assert [one.points for one in outlines(where, "hancom")] == [
        ((3000, 5000), (6000, 5000), (6000, 8000), (3000, 8000))
    ]
    assert not kinds(where, "hall-1", "nobody")
    (pit,) = outlines(where, "pit-1")
    assert pit.points[0] == (5750, 5750)


def test_a_place_is_taken_once() -> None:
    room = Room(Frame(100))
    first, second = (room.place((1000, 500), (0, 0), (5.0, 10.0)) for _ in range(2))
    assert not meet(first, second)
    assert first == (500, -250, 1500, 250)
    room.take("text", (90, -50, 300, 50))
    third = room.place((1000, 500), (0, 0), (5.0,))
    assert not meet(third, first)


def test_nothing_is_placed_outside() -> None:
    room = Room(Frame(100), (-2000, -2000, 0, 2000))
    assert room.place((1000, 500), (0, 0), (5.0,))[2] <= 0
