# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour sheet: every halt in map and schedule, upright halls on upright paper, what is late."""

from functools import cache

import pytest

from planner.drawing.compose import box_of
from planner.drawing.drawing import Circle, Text
from planner.drawing.sheet.sheet import Sheet
from planner.drawing.sheet.tour import TOUR_PAPERS, TourBrief, tour_sheets
from planner.floor.lookup import find_spot
from planner.locale import Language
from planner.model.values import Name
from planner.paths.itinerary import full_name, itinerary, numbers
from planner.paths.tour import Stop, Tour, TourRequest, plan_tour
from planner.paths.tours import tour_request
from tests.planner import building
from tests.planner.drawing.sheet.scenes import wscw


@cache
def study_tour() -> Tour:
    tour = plan_tour(wscw(), tour_request(wscw(), wscw().plan.tours[0]))
    assert isinstance(tour, Tour)
    return tour


def small_tour(*stops: Stop, end: str | None = None) -> TourBrief:
    site = building.site()
    given = stops or (Stop(find_spot(site, "B9"), 5), Stop(find_spot(site, "stage"), 5))
    last = None if end is None else find_spot(site, end)
    tour = plan_tour(site, TourRequest(600, find_spot(site, "1000,1000"), given, last))
    assert isinstance(tour, Tour)
    return TourBrief(site, tour, Name("견학", "Visit"), "2018-09-18")


def texts(sheet: Sheet) -> list[str]:
    return [mark.text for mark in sheet.marks if isinstance(mark, Text)]


@pytest.mark.parametrize("paper", list(TOUR_PAPERS))
@pytest.mark.parametrize("language", [None, "ko", "en"])
def test_every_halt_is_on_map_and_in_the_schedule(paper: str, language: Language | None):
    brief = TourBrief(wscw(), study_tour(), Name("견학", "Visit"), "", language, paper)
    sheets = tour_sheets(brief)
    assert len(sheets) == 1
    labels = ["A", *(str(number) for number in range(1, 24)), "B"]
    said = texts(sheets[0])
    assert [word for word in said if word in labels][-25:] == labels
    assert sheets[0].viewport is not None
    drawn = sheets[0].viewport.drawing.marks
    on_map = [
        mark.text for mark in drawn if isinstance(mark, Text) and mark.style == "text.reversed"
    ]
    assert [word for word in on_map if word in labels] == [*labels[1:-1], "A", "B"]
    assert ("Visit" in said, "견학" in said) == (language != "ko", language != "en")
    # A deep hall stands on upright paper; all furniture lies on the paper.
    assert sheets[0].paper.height > sheets[0].paper.width
    for mark in sheets[0].marks:
        left, low, right, high = box_of(mark, 1)
        assert min(left, low) >= 0
        assert right <= sheets[0].paper.width
        assert high <= sheets[0].paper.height


def test_a_broad_hall_lies_on_broad_paper():
    sheet = tour_sheets(small_tour())[0]
    assert sheet.paper.width > sheet.paper.height


def test_discs_do_not_hide_each_other():
    brief = small_tour(end="1000,1000")
    viewport = tour_sheets(brief)[0].viewport
    assert viewport is not None
    discs = [
        mark for mark in viewport.drawing.marks
        if isinstance(mark, Circle) and mark.style == "travel.start"
    ]  # fmt: skip
    assert len(discs) == 4
    places = [disc.centre for disc in discs]
    assert len(set(places)) == 4


def test_what_is_late_is_told_and_a_window_stands_by():
    site = building.site()
    brief = small_tour(Stop(find_spot(site, "B9"), 5, (540, 590)))
    said = texts(tour_sheets(brief)[0])
    assert "09:00–09:50 only" in said
    assert "11 min late" in said  # from 10:00, some seconds on foot, to 09:50
    assert "11분 늦음" in said


def test_more_stops_than_have_room_go_on_on_further_sheets():
    site = building.site()
    one = find_spot(site, "B9")
    brief = small_tour(*(Stop(one, 1) for _ in range(60)))
    sheets = tour_sheets(brief)
    assert len(sheets) > 1
    times = [word for sheet in sheets for word in texts(sheet) if word.count("–") == 1]
    assert len([word for word in times if word[2] == ":"]) >= 60


def test_halts_and_their_names():
    halts = itinerary(study_tour())
    site = wscw()
    assert [halts[0].label, halts[1].label, halts[-1].label] == ["A", "1", "B"]
    assert (numbers(site, halts[0].spot), full_name(site, halts[0].spot).en) == ("EN2", "Entrance")
    assert numbers(site, halts[-1].spot) == ""
    assert full_name(site, find_spot(site, "10,20")) == Name("10,20", "10,20")
    small = building.site()
    assert full_name(small, find_spot(small, "B10")).en == "Unassigned booth"
    assert sum(halt.walk for halt in halts) == pytest.approx(study_tour().length)
