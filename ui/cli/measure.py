# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan measure``: straight distances from place to place, and the area between points."""

import argparse
from collections.abc import Iterator

import shapely
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

from planner.floor.footprints import footprint
from planner.floor.ground import span
from planner.floor.lookup import find_spot
from planner.floor.measuring import Measured, apart, measured
from planner.floor.site import Site
from planner.locale import Language, area, text
from planner.model.problems import BadInput, Problem
from ui.cli.command import Command, print_json
from ui.cli.plans import open_plan


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("plan", metavar="PLAN", help=text("cli.plan", language))
    parser.add_argument(
        "places", metavar="PLACE", nargs="+", help=text("cli.measure.places", language)
    )
    parser.add_argument("--area", action="store_true", help=text("cli.measure.area", language))
    parser.add_argument("--json", action="store_true", help=text("cli.json", language))


def _run(options: argparse.Namespace) -> int:
    site = open_plan(options.plan, options.language)
    places = [_place(site, word) for word in options.places]
    least = 3 if options.area else 2
    if len(places) < least:
        raise BadInput([Problem("edit-needs-more", values={"count": len(places), "least": least})])
    if options.area:
        found = measured(list(_points(places, options.places)), closed=True)
    else:
        found = apart(places)
    if options.json:
        print_json("measure", _answer(found))
    else:
        _print(found, options.language)
    return 0


def _place(site: Site, word: str) -> BaseGeometry:
    """The floor of a booth, area or exhibitor, the line of an opening, or a point."""
    spot = find_spot(site, word)
    if spot.point is not None:
        return Point(spot.point)
    if spot.kind == "opening":
        door = next(each for each in site.ground.openings if each.id in spot.ids)
        return LineString(span(door.at, door.width, door.facing))
    things = (site.standing(name) for name in spot.ids)
    return shapely.union_all([footprint(thing.shape) for thing in things if thing is not None])


def _points(places: list[BaseGeometry], words: list[str]) -> Iterator[tuple[float, float]]:
    """The points of an area. Raises BadInput for a place that is none."""
    for place, word in zip(places, words, strict=True):
        if not isinstance(place, Point):
            values = {"value": word, "kind": "X,Y", "example": "12000,4500"}
            raise BadInput([Problem("argument-form", path="--area", values=values)])
        yield (place.x, place.y)


def _answer(found: Measured) -> dict[str, object]:
    legs = [
        {
            "from": _rounded(leg.start),
            "to": _rounded(leg.end),
            "length_mm": round(leg.length, 3),
            "angle": round(leg.angle, 3),
        }
        for leg in found.legs
    ]
    square = None if found.area is None else round(found.area / 1e6, 6)
    return {"legs": legs, "length_mm": round(found.length, 3), "area_m2": square}


def _rounded(place: tuple[float, float]) -> list[float]:
    return [round(part, 3) for part in place]


def _print(found: Measured, language: Language) -> None:
    for leg in found.legs:
        dx, dy = leg.step
        values = {"length": leg.length, "dx": dx, "dy": dy, "angle": f"{leg.angle:.1f}"}
        print(text("cli.measure.leg", language, **values))
    if found.area is not None:
        around = {"area": area(found.area), "length": found.length}
        print(text("cli.measure.around", language, **around))
    elif len(found.legs) > 1:
        print(text("cli.measure.sum", language, length=found.length))


COMMAND = Command("measure", _add_arguments, _run)
