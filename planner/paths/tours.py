# SPDX-License-Identifier: GPL-3.0-or-later
"""The tours that a plan holds, as requests; clock times and minutes of the day."""

from planner.floor.lookup import Spot, find_spot
from planner.floor.site import Site
from planner.model.plan import Tour
from planner.paths.network import WIDTH
from planner.paths.tour import Stop, TourRequest


def tour_request(
    site: Site,
    tour: Tour,
    *,
    width: float = WIDTH,
    starts: int | None = None,
    start: Spot | None = None,
    end: Spot | None = None,
) -> TourRequest:
    """A tour of a plan as a request; what is given takes the place of what the plan says.

    Raises BadInput where its start or end is not there (any more).
    """
    stops = tuple(
        Stop(
            find_spot(site, stop.at),
            stop.stay,
            None if stop.window is None else (minutes(stop.window[0]), minutes(stop.window[1])),
        )
        for stop in tour.stops
    )
    first = find_spot(site, tour.start) if start is None else start
    last = find_spot(site, tour.end) if end is None and tour.end is not None else end
    begins = minutes(tour.starts) if starts is None else starts
    return TourRequest(begins, first, stops, last, width)


def minutes(time: str) -> int:
    """The minute of the day of a clock time: ``10:30`` is 630."""
    hours, _, rest = time.partition(":")
    return int(hours) * 60 + int(rest)


def clock(minute: float) -> str:
    """The clock time of a minute of the day, whole minutes begun counted: 630.2 is ``10:31``."""
    whole = int(-(-minute // 1)) if minute % 1 > 1e-6 else int(minute)
    return f"{whole // 60 % 24:02d}:{whole % 60:02d}"
