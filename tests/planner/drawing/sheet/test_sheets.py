# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole sheets: nothing overlaps, nothing leaves its box, everything is there, to scale."""

import itertools
from collections.abc import Iterator

import pytest
import shapely

from planner.drawing.drawing import Line, Text
from planner.drawing.sheet.compose import sheets
from planner.drawing.sheet.page import PaperName
from planner.drawing.sheet.sheet import Sheet
from planner.drawing.space import text_box
from planner.edits.set_build import SetBuild
from planner.floor.site import Site
from tests.planner.building import site as small_site
from tests.planner.drawing.sheet.scenes import crowd, scene, wscw, wscw_sheets

SCENES: list[tuple[str, PaperName]] = [
    ("nothing", "A1"),
    ("nothing", "A3"),
    ("long-names", "A1"),
    ("long-names", "A3"),
    ("many-pavilions", "A3"),
    ("broad-hall", "A1"),
    ("broad-hall", "A3"),
    ("two-halls", "A1"),
]
RULES = ("sheet.frame", "sheet.title", "sheet.rule", "sheet.hair")


def texts(sheet: Sheet) -> list[Text]:
    return [mark for mark in sheet.marks if isinstance(mark, Text)]


def box(mark: Text) -> shapely.Polygon:
    """What the letters cover, less a hair, so that touching is no overlap."""
    left, low, right, high = text_box(mark)
    return shapely.box(left + 0.05, low + 0.05, right - 0.05, high - 0.05)


def overlaps(sheet: Sheet) -> list[tuple[str, str]]:
    marks = texts(sheet)
    boxes = [box(mark) for mark in marks]
    first, second = shapely.STRtree(boxes).query(boxes, predicate="intersects")
    return [(marks[a].text, marks[b].text) for a, b in zip(first, second, strict=True) if a < b]


def crossings(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Texts that a rule of a table, a box or the frame cuts."""
    rules = [mark for mark in sheet.marks if isinstance(mark, Line) and mark.style in RULES]
    lines = [
        shapely.LineString((*rule.points, *(rule.points[:1] if rule.closed else ())))
        for rule in rules
    ]
    marks = texts(sheet)
    found = shapely.STRtree(lines).query([box(mark) for mark in marks], predicate="intersects")
    for text, line in zip(*found, strict=True):
        yield marks[text].text, rules[line].style


def plan_texts_on_furniture(sheet: Sheet) -> Iterator[tuple[str, str]]:
    assert sheet.viewport is not None
    port = sheet.viewport
    plan = [mark for mark in port.drawing.marks if isinstance(mark, Text)]
    placed = [
        shapely.box(*(*port.to_paper((a, b)), *port.to_paper((c, d))))
        for a, b, c, d in map(text_box, plan)
    ]
    marks = texts(sheet)
    found = shapely.STRtree(placed).query([box(mark) for mark in marks], predicate="intersects")
    for text, other in zip(*found, strict=True):
        yield marks[text].text, plan[other].text


@pytest.mark.parametrize("paper", ["A1", "A3"])
@pytest.mark.parametrize("language", [None, "ko", "en"])
def test_nothing_on_the_shipped_plans_sheets_overlaps(paper, language) -> None:
    for sheet in wscw_sheets(paper, language):
        check_clean(sheet)


@pytest.mark.parametrize(("name", "paper"), SCENES)
def test_nothing_overlaps_on_straining_plans(name: str, paper: PaperName) -> None:
    for sheet in sheets(scene(name), paper):
        check_clean(sheet)


def check_clean(sheet: Sheet) -> None:
    assert overlaps(sheet) == []
    assert list(crossings(sheet)) == []
    frame = shapely.box(*corner_pair(sheet))
    for mark in texts(sheet):
        if mark.style != "sheet.zone.name":
            assert frame.contains(box(mark)), mark.text
        assert mark.height >= 1.8
        assert mark.stretch >= 0.8
    if sheet.viewport is not None:
        assert frame.buffer(1e-6).contains(shapely.MultiPoint(sheet.viewport.box.corners())), (
            "the plan leaves the frame"
        )
        assert list(plan_texts_on_furniture(sheet)) == []


def corner_pair(sheet: Sheet) -> tuple[float, float, float, float]:
    frame = sheet.paper.frame
    return frame.left, frame.bottom, frame.right, frame.top


def rows(sheet: Sheet) -> list[list[str]]:
    """The texts of a sheet by their baselines, each from left to right."""
    marks = sorted(texts(sheet), key=lambda mark: (-round(mark.at[1], 3), mark.at[0]))
    return [
        [mark.text for mark in group]
        for _, group in itertools.groupby(marks, key=lambda mark: round(mark.at[1], 3))
    ]


def printed(made: tuple[Sheet, ...]) -> str:
    """All texts block by block, spaces taken out."""
    return "".join(mark.text.replace(" ", "") for sheet in made for mark in texts(sheet))


def contains_run(row: list[str], run: list[str]) -> bool:
    return any(row[place : place + len(run)] == run for place in range(len(row)))


@pytest.mark.parametrize(
    ("paper", "scale", "size"), [("A1", 250, (684, 252)), ("A3", 500, (342, 126))]
)
def test_the_hall_is_printed_at_the_scale_of_the_brief(paper, scale, size) -> None:
    """63 × 171 m turned clockwise: 171,000 / 250 = 684 mm across."""
    port = wscw_sheets(paper)[0].viewport
    assert port is not None
    assert (port.scale, port.turn) == (scale, -90)
    corner, along, inward = (port.to_paper(at) for at in ((0, 0), (63_000, 0), (0, 171_000)))
    assert inward[0] - corner[0] == pytest.approx(size[0])
    assert inward[1] == pytest.approx(corner[1])
    assert corner[1] - along[1] == pytest.approx(size[1])
    assert along[0] == pytest.approx(corner[0])


def test_the_title_block_says_what_the_plan_says() -> None:
    sheet = wscw_sheets("A1")[0]
    words = printed((sheet,))
    plan = wscw().plan
    for said in (
        plan.title.ko, plan.title.en, plan.note.ko, plan.note.en, "WSCW18-K5-101", "1:250",
        "부스 배치도", "Booth plan", "참고용", "FOR INFORMATION", "P01", plan.issues[-1].date,
        "Hall outline nominal, not a survey", "(assumed)", "(가정)",
    ):  # fmt: skip
        assert said.replace(" ", "") in words, said
    assert "WSCW18-K5-101-101" not in words


def test_the_legend_gives_the_sums_of_the_brief() -> None:
    """146 booths, 4,176 m², 38.8 % of 10,773 m²: sheets.md, from event.md §5."""
    found = rows(wscw_sheets("A1")[0])
    total = next(row for row in found if "합계" in row)
    place = total.index("합계")
    assert total[place + 2] == "146"
    assert total[place + 4] == "4,176"
    assert any(
        contains_run(row, ["점유율", "Booths and areas of gross", "38.8 %"]) for row in found
    )
    assert any(contains_run(row, ["한국관", "Korea pavilion", "6", "–", "576"]) for row in found)


@pytest.mark.parametrize("paper", ["A1", "A3"])
def test_every_booth_stands_in_the_schedule_once(paper: PaperName) -> None:
    made = wscw_sheets(paper)
    starts = [
        mark.text
        for sheet in made
        for mark in texts(sheet)
        if mark.weight == "bold" and mark.height < 2.1 and mark.anchor == "left"
    ]
    numbers = [booth.number for booth in wscw().plan.booths]
    assert sorted(text for text in starts if text in set(numbers)) == sorted(numbers)


@pytest.mark.parametrize("paper", ["A1", "A3"])
def test_the_index_lists_the_sheets_that_exist(paper: PaperName) -> None:
    made = wscw_sheets(paper)
    numbers = [sheet.number for sheet in made]
    assert numbers[0] == "WSCW18-K5-101"
    assert numbers[1:] == [f"WSCW18-K5-{201 + place}" for place in range(len(made) - 1)]
    listing = next(
        [row for row in rows(sheet) if row and set(row) & set(numbers)]
        for sheet in made
        if any("도면 목록" in row for row in rows(sheet))
    )
    listed = {text for row in listing for text in row if text.startswith("WSCW18-K5-")}
    assert listed == set(numbers)
    for place, sheet in enumerate(made, start=1):
        assert any(f"{place} / {len(made)}" in row for row in rows(sheet))


def test_one_language_prints_no_word_of_the_other() -> None:
    korean = {"Legend, counts and areas", "Booth plan", "Sheet", "Exhibitor", "Company 001"}
    english = {"구분별 집계", "부스 배치도", "장", "참가업체", "참가기업 001"}
    for language, absent, present in (("ko", korean, english), ("en", english, korean)):
        said = {mark.text for sheet in wscw_sheets("A1", language) for mark in texts(sheet)}
        assert not said & absent
        assert "Booth plan" in said or "부스 배치도" in said
        assert len(said & present) >= 3


def test_a_schedule_too_long_for_the_plans_sheet_runs_on() -> None:
    site: Site = scene("two-halls")
    made = sheets(site, "A1")
    assert len(made) > 1
    words = printed(made)
    for booth in site.plan.booths:
        assert booth.number in words
    assert made[0].viewport is not None
    assert all(sheet.viewport is None for sheet in made[1:])


def test_long_names_are_printed_to_the_last_letter() -> None:
    site = scene("long-names")
    words = printed(sheets(site, "A1"))
    assert site.plan.title.ko.replace(" ", "") in words
    assert site.plan.note.ko in words
    assert site.plan.note.en.replace(" ", "") in words


def test_a_legend_taller_than_a_sheet_runs_on() -> None:
    made = sheets(scene("many-pavilions"), "A3")
    said = [mark.text for sheet in made for mark in texts(sheet)]
    for index in range(150):
        assert said.count(f"관 {index}") == 1
    assert said.count("합계") == 1


def test_a_plan_without_booths_has_a_sheet_that_says_so() -> None:
    made = sheets(scene("nothing"), "A1")
    assert len(made) == 1
    assert any("No booths yet" in row for row in rows(made[0]))


def test_the_status_is_printed_as_it_is_asked_for() -> None:
    (sheet, *_) = sheets(small_site(), "A3", status="construction")
    said = {mark.text for mark in texts(sheet)}
    assert {"시공용", "FOR CONSTRUCTION"} <= said
    assert "FOR INFORMATION" not in said


def test_the_date_asked_for_stands_instead_of_the_last_issues() -> None:
    said = {mark.text for mark in texts(sheets(small_site(), "A3", date="2027-03-01")[0])}
    assert "2027-03-01" in said


def test_an_empty_notice_of_issue_is_a_dash_not_a_guess() -> None:
    sheet = sheets(small_site(), "A3")[0]
    by_height = [mark.text for mark in texts(sheet) if mark.height == 2.5 and mark.text == "–"]
    assert len(by_height) == 2  # date and revision


def test_a_hall_whose_booths_are_known_is_not_called_assumed() -> None:
    said = printed(sheets(small_site(), "A3"))
    assert "(assumed)" not in said


def test_two_calls_give_the_same_sheets() -> None:
    assert sheets(small_site(), "A3") == sheets(small_site(), "A3")


def test_broad_halls_are_not_turned() -> None:
    port = sheets(scene("broad-hall"), "A1")[0].viewport
    assert port is not None
    assert port.turn == 0
    assert port.scale == 200


def test_what_is_built_is_told_in_the_notes_and_only_then() -> None:
    bare = small_site()
    booth, other = bare.plan.booths[0], bare.plan.booths[1]
    stage = next(area for area in bare.plan.areas if area.kind == "stage")
    built = SetBuild((booth.id,), storeys=2, upper_area=40, load=1200).apply(bare.plan).plan
    built = SetBuild((stage.id, other.id), platform=600, load=300).apply(built).plan
    for language, told in (
        (
            "en",
            [
                f"Upper floors: {booth.number} 40 m².",
                f"Raised floors: {other.number} 600 mm, {stage.name.en} 600 mm.",
                f"Floor loads: {booth.number} 1,200 kg/m², {other.number} 300 kg/m²,",
            ],
        ),
        ("ko", [f"위층: {booth.number} 40 m²."]),
    ):
        made = sheets(bare.with_plan(built), "A1", language)
        said = " ".join(mark.text for sheet in made for mark in texts(sheet))
        assert all(words in said for words in told)
    said = " ".join(mark.text for mark in texts(sheets(bare, "A1", "en")[0]))
    assert not any(word in said for word in ("Upper floors", "Raised", "Floor loads", "Roofs"))


def test_of_very_many_builds_the_first_are_told_and_how_many_more() -> None:
    crowded = crowd(25)
    ids = tuple(booth.id for booth in crowded.plan.booths)
    heavy = crowded.with_plan(SetBuild(ids, load=800).apply(crowded.plan).plan)
    said = " ".join(mark.text for sheet in sheets(heavy, "A1", "en") for mark in texts(sheet))
    assert "and 5 more" in said
