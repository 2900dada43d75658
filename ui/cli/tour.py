# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan tour``: a short guided tour over stops, with times."""

import argparse
import re

from planner.floor.lookup import Spot, find_spot
from planner.floor.site import Site
from planner.locale import Language, text
from planner.model.problems import BadInput, Problem
from planner.paths.guidance import spot_name
from planner.paths.network import WIDTH
from planner.paths.tour import NoTour, Tour, TourRequest, plan_tour
from planner.paths.tours import clock, minutes, tour_request
from ui.cli.command import Command, print_json
from ui.cli.plans import open_plan
from ui.cli.route import read_width
from ui.cli.stops import read_minutes, read_stop, wrong

FAILS = 1
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("plan", metavar="PLAN", help=text("cli.plan", language))
    parser.add_argument("stops", metavar="STOP", nargs="+", help=text("cli.tour.stops", language))
    for name, shown in (("start", "FROM"), ("end", "TO"), ("at", "HH:MM"), ("stay", "MINUTES")):
        parser.add_argument(f"--{name}", metavar=shown, help=text(f"cli.tour.{name}", language))
    parser.add_argument(
        "--width", metavar="MM", default=str(WIDTH), help=text("cli.route.width", language)
    )
    parser.add_argument("--json", action="store_true", help=text("cli.json", language))


def _run(options: argparse.Namespace) -> int:
    site = open_plan(options.plan, options.language)
    request = _request(site, options)
    tour = plan_tour(site, request)
    if isinstance(tour, NoTour):
        return _tell_none(tour, options)
    if options.json:
        print_json("tour", _answer(tour, options.language))
    else:
        _print_schedule(site, tour, options.language)
    return FAILS if tour.late else 0


def _request(site: Site, options: argparse.Namespace) -> TourRequest:
    """The tour of the plan that is named alone, or one over the stops that are named."""
    width = read_width(options.width)
    named = next((tour for tour in site.plan.tours if [tour.id] == options.stops), None)
    begins = _minute("--at", options.at)
    start = None if options.start is None else find_spot(site, options.start.strip())
    end = None if options.end is None else find_spot(site, options.end.strip())
    if named is not None:
        return tour_request(site, named, width=width, starts=begins, start=start, end=end)
    stay = read_minutes("--stay", options.stay or "5")
    stops = tuple(read_stop(site, word, stay) for word in options.stops)
    first = start or _entrance(site)
    return TourRequest(600 if begins is None else begins, first, stops, end, width)


def _entrance(site: Site) -> Spot:
    """The first visitor opening, where a tour begins unless something else is asked for."""
    for opening in site.ground.openings:
        if opening.kind == "visitor":
            return find_spot(site, opening.id)
    raise BadInput([Problem("tour-without-start")])


def _minute(option: str, word: str | None) -> int | None:
    if word is None:
        return None
    if not _CLOCK.fullmatch(word):
        raise wrong(option, word, "10:00")
    return minutes(word)


def _tell_none(tour: NoTour, options: argparse.Namespace) -> int:
    key = "cli.tour.no-place" if len(tour.spots) == 1 else "cli.tour.no-way"
    message = text(key, options.language, spots=" → ".join(spot.name for spot in tour.spots))
    if options.json:
        print_json("tour", {"tour": None, "reason": message})
    else:
        print(message)
    return FAILS


def _answer(tour: Tour, language: Language) -> dict[str, object]:
    request = tour.request
    return {
        "start": request.start.name,
        "starts": clock(request.starts),
        "ends": clock(tour.calls[-1].leaves),
        "length_mm": round(tour.length, 3),
        "width_mm": request.width,
        "late": tour.late,
        "stops": [
            {
                "spot": call.spot.name,
                "arrives": clock(call.arrives),
                "leaves": clock(call.leaves),
                "late_minutes": round(call.late, 1),
                "walk_mm": round(call.walk.length, 3),
                "points": [list(point) for point in call.walk.points],
            }
            for call in tour.calls
        ],
        "language": language,
    }


def _print_schedule(site: Site, tour: Tour, language: Language) -> None:
    request = tour.request
    values = {"start": spot_name(site, request.start, language), "starts": clock(request.starts)}
    print(text("cli.tour.begins", language, **values))
    for number, call in enumerate(tour.calls, start=1):
        values = {
            "number": f"{number:2d}", "arrives": clock(call.arrives), "leaves": clock(call.leaves),
            "spot": spot_name(site, call.spot, language),
        }  # fmt: skip
        late = ""
        if call.late > 0:
            late = text("cli.tour.late", language, minutes=f"{call.late:.0f}")
        line = text("cli.tour.call", language, length=call.walk.length, **values)
        print(f"  {line}{late}")
    values = {"ends": clock(tour.calls[-1].leaves), "count": str(len(request.stops))}
    print(text("cli.tour.ends", language, length=tour.length, **values))


COMMAND = Command("tour", _add_arguments, _run)
