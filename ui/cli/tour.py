# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan tour``: a short guided tour over stops, with times."""

import argparse
import math
import re
from pathlib import Path

from planner.drawing.sheet.tour import TOUR_PAPERS, TourBrief
from planner.exchange.tour_sheet import TOUR_FORMATS, export_tour, tour_format
from planner.floor.lookup import Spot, find_spot
from planner.floor.site import Site
from planner.locale import Language, text
from planner.model.plan import Tour as StoredTour
from planner.model.problems import BadInput, Problem
from planner.paths.guidance import spot_name
from planner.paths.itinerary import untitled
from planner.paths.network import WIDTH
from planner.paths.tour import MINUTE, NoTour, Tour, TourRequest, plan_tour
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
    parser.add_argument(
        "-o",
        "--output",
        metavar="SHEET",
        action="append",
        default=[],
        help=text("cli.tour.output", language, suffixes=", ".join(TOUR_FORMATS)),
    )
    parser.add_argument(
        "--paper", choices=tuple(TOUR_PAPERS), default="A4", help=text("cli.tour.paper", language)
    )
    parser.add_argument("--json", action="store_true", help=text("cli.json", language))


def _run(options: argparse.Namespace) -> int:
    files = [Path(file) for file in options.output]
    for file in files:
        tour_format(file)
    site = open_plan(options.plan, options.language)
    named = next((tour for tour in site.plan.tours if [tour.id] == options.stops), None)
    request = _request(site, named, options)
    tour = plan_tour(site, request)
    if isinstance(tour, NoTour):
        return _tell_none(tour, options)
    if options.json:
        print_json("tour", _answer(tour, options.language))
    else:
        _print_schedule(site, tour, options.language)
    brief = _brief(site, named, tour, options)
    for file in files:
        export_tour(brief, file)
        if not options.json:
            print(file)
    return FAILS if tour.late else 0


def _brief(
    site: Site, named: StoredTour | None, tour: Tour, options: argparse.Namespace
) -> TourBrief:
    """What is printed. Without --lang a sheet is bilingual, as every sheet is."""
    name = untitled() if named is None else named.name
    date = "" if named is None else named.date
    return TourBrief(site, tour, name, date, options.lang, options.paper)


def _request(site: Site, named: StoredTour | None, options: argparse.Namespace) -> TourRequest:
    """The tour of the plan that is named alone, or one over the stops that are named."""
    width = read_width(options.width)
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
        if call.late * MINUTE >= 1:
            late = text("cli.tour.late", language, minutes=f"{math.ceil(call.late)}")
        line = text("cli.tour.call", language, length=call.walk.length, **values)
        print(f"  {line}{late}")
    values = {"ends": clock(tour.calls[-1].leaves), "count": str(len(request.stops))}
    print(text("cli.tour.ends", language, length=tour.length, **values))


COMMAND = Command("tour", _add_arguments, _run)
