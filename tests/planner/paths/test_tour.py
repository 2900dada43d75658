# SPDX-License-Identifier: GPL-3.0-or-later
"""Tours on a plan: every stop once, walks join, times add up, windows; what has no way."""

import itertools
import math

import pytest

from planner.floor.lookup import find_spot
from planner.floor.site import open_site
from planner.model.shapes import Rectangle
from planner.model.shipped import example_plan
from planner.paths.between import WALKING_SPEED
from planner.paths.tour import NoTour, Stop, Tour, TourRequest, plan_tour
from planner.paths.tours import clock, minutes, tour_request
from tests.planner.building import area, venue
from tests.planner.rules.scenes import island, scene, stand, wall

HALL = scene(
    island("A", 3000, 8000), island("B", 9000, 8000), island("C", 15_000, 8000),
    areas=[area("stage", Rectangle((20_000, 12_000), (6000, 3000)), kind="stage",
                walkable=False)],
)  # fmt: skip


def request(*stops: Stop, end: str | None = None, starts: int = 600) -> TourRequest:
    """A tour from the door."""
    last = None if end is None else find_spot(HALL, end)
    return TourRequest(starts, find_spot(HALL, "door"), stops, last)


def stop(name: str, stay: int = 0, window: tuple[int, int] | None = None) -> Stop:
    return Stop(find_spot(HALL, name), stay, window)


def planned(asked: TourRequest) -> Tour:
    tour = plan_tour(HALL, asked)
    assert isinstance(tour, Tour)
    return tour


def names(tour: Tour) -> list[str]:
    return [call.spot.name for call in tour.calls]


def test_a_row_of_booths_is_walked_along():
    assert names(planned(request(stop("B"), stop("A"), stop("C")))) in (
        ["A", "B", "C"], ["C", "B", "A"]
    )  # fmt: skip


def test_walks_join_and_times_add_up():
    tour = planned(request(stop("A", 5), stop("C", 10), stop("B"), end="stage"))
    assert names(tour)[-1] == "stage"
    assert [call.stop for call in tour.calls][-1] is None
    for one, two in itertools.pairwise(tour.calls):
        assert one.walk.points[-1] == two.walk.points[0]
    seconds = tour.length / 1000 / WALKING_SPEED
    assert tour.calls[-1].arrives == pytest.approx(600 + 15 + seconds / 60)
    assert not tour.late


def test_a_window_is_waited_for_and_a_missed_one_is_told():
    tour = planned(request(stop("A", 5, (630, 640))))
    assert (tour.calls[0].arrives, tour.calls[0].leaves) == (630, 635)
    late = planned(request(stop("A", 0, (500, 599))))
    assert late.late
    assert late.calls[0].late == pytest.approx(1 + late.length / 1000 / WALKING_SPEED / 60)


def test_what_closes_first_comes_first():
    tour = planned(request(stop("A", 20), stop("B", 20), stop("C", 0, (600, 605))))
    assert names(tour)[0] == "C"
    assert not tour.late


def test_an_area_is_walked_up_to():
    tour = planned(request(stop("stage")))
    x, y = tour.calls[0].walk.points[-1]
    beside = max(20_000 - x, x - 26_000, 12_000 - y, y - 15_000)
    assert beside == pytest.approx(300, abs=1)


def test_no_way_and_no_place_are_said():
    shut_off = venue(walls=(wall("across", 0, 8000, 30_000, 300),))
    site = scene(stand("A", 9000, 15_000), stand("B", 9000, 3000, open_sides=()), on=shut_off)
    door = find_spot(site, "door")
    shut = plan_tour(site, TourRequest(600, door, (Stop(find_spot(site, "A")),)))
    assert isinstance(shut, NoTour)
    assert [spot.name for spot in shut.spots] == [door.name, "A"]
    closed = plan_tour(site, TourRequest(600, door, (Stop(find_spot(site, "B")),)))
    assert isinstance(closed, NoTour)
    assert [spot.name for spot in closed.spots] == ["B"]


def test_the_study_tour_of_the_shipped_plan():
    """All of the Korea pavilion, cities and overseas halls, within the morning and 500 m."""
    site, _ = open_site(example_plan())
    (tour,) = site.plan.tours
    found = plan_tour(site, tour_request(site, tour))
    assert isinstance(found, Tour)
    assert not found.late
    stops = {call.spot.ids[0] for call in found.calls if call.stop is not None}
    pavilions = {"korea", "cities", "overseas"}
    assert stops == {booth.id for booth in site.plan.booths if booth.pavilion in pavilions}
    assert len(stops) == 6 + 9 + 8
    assert found.length < 500_000
    assert found.calls[-1].leaves < 12 * 60


@pytest.mark.parametrize(
    ("minute", "shown"), [(0, "00:00"), (630, "10:30"), (630.2, "10:31"), (1440, "00:00")]
)
def test_clock_times_count_the_minute_begun(minute: float, shown: str):
    assert clock(minute) == shown
    assert minutes(shown) == math.ceil(minute) % 1440
