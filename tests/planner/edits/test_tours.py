# SPDX-License-Identifier: GPL-3.0-or-later
"""Tours are written, changed and taken out; what names nothing is refused."""

import pytest

from planner.edits.tours import DeleteTour, SetTour
from planner.model.files import parse_file, to_bytes
from planner.model.plan import Tour, TourStop
from planner.model.problems import BadInput
from planner.model.values import Name
from planner.session import Session
from tests.planner.building import small_plan, write_pair

STOPS = (TourStop("booth-b9", 5, None), TourStop("stage", 0, ("10:00", "11:00")))


def test_a_new_tour_and_what_it_is_called_unless_it_is_said():
    change = SetTour("visit", STOPS, start="opening-1", name_ko="견학").apply(small_plan())
    assert change.touched == {"visit"}
    made = change.plan.tours[-1]
    assert made == Tour("visit", Name("견학", "visit"), "2018-09-18", "10:00", "opening-1", None,
                        STOPS, {})  # fmt: skip
    assert len(change.plan.tours) == 2
    assert parse_file(to_bytes(change.plan), "plan.json") == change.plan


def test_what_is_not_given_stays_and_what_is_set_is_no_longer_assumed():
    plan = SetTour("visit", STOPS, start="booth-b9", end="stage").apply(small_plan()).plan
    before = plan.tours[-1]
    after = SetTour("visit", starts="14:30").apply(plan).plan.tours[-1]
    assert (after.starts, after.stops, after.end) == ("14:30", before.stops, "stage")
    assert SetTour("visit", end=None).apply(plan).plan.tours[-1].end is None
    assert not SetTour("visit", STOPS, starts="10:00").apply(plan).touched


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (SetTour("visit", start="booth-b9"), "“visit” needs stops"),
        (SetTour("visit", STOPS), "--start"),
        (SetTour("walk", (TourStop("booth-b99", 5, None),)), "booth-b99"),
        (SetTour("walk", (TourStop("booth-b9", 601, None),)), "stay"),
        (SetTour("walk", starts="24:00"), "starts"),
        (SetTour("walk", date="2018-02-30"), "2018-02-30"),
        (SetTour("booth-b9", STOPS, start="booth-b9"), "used twice"),
        (SetTour("Not an id", STOPS, start="booth-b9"), "id"),
        (DeleteTour("wlak"), "there is no tour “wlak”; the plan has: walk"),
    ],
)
def test_bad_input(edit: SetTour | DeleteTour, told: str):
    with pytest.raises(BadInput) as caught:
        edit.apply(small_plan())
    assert told in "\n".join(problem.report("en") for problem in caught.value.problems)


def test_undo_brings_a_tour_back(tmp_path):
    session = Session.open(write_pair(tmp_path))
    before = session.site.plan
    session.apply(DeleteTour("walk"))
    session.apply(SetTour("visit", STOPS, start="booth-b9"))
    assert [tour.id for tour in session.site.plan.tours] == ["visit"]
    session.undo()
    session.undo()
    assert session.site.plan == before
