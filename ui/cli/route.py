# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan route``: the shortest walk between two places, step-free, over others, other ways."""

import argparse
import math
from collections.abc import Sequence
from itertools import pairwise

from planner.floor.lookup import Spot, find_spot
from planner.floor.site import Site
from planner.locale import Language, text
from planner.model.problems import BadInput, Problem
from planner.model.values import LIMIT
from planner.paths.between import Place, stands_on
from planner.paths.choices import Walker, alternatives, find_route, network_for, quieter
from planner.paths.exposure import exposure
from planner.paths.guidance import guide, spot_name, step_text
from planner.paths.network import WIDTH, Walk
from ui.cli.command import Command, print_json
from ui.cli.plans import open_plan

MOST_WAYS = 5


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("plan", metavar="PLAN", help=text("cli.plan", language))
    parser.add_argument("start", metavar="FROM", help=text("cli.route.from", language))
    parser.add_argument("goal", metavar="TO", help=text("cli.route.to", language))
    parser.add_argument(
        "--via", metavar="SPOT", action="append", default=[], help=text("cli.route.via", language)
    )
    parser.add_argument(
        "--width", metavar="MM", default=str(WIDTH), help=text("cli.route.width", language)
    )
    for name in ("step-free", "avoid-crowds"):
        parser.add_argument(
            f"--{name}", action="store_true", help=text(f"cli.route.{name}", language)
        )
    parser.add_argument(
        "--alternatives", metavar="N", default="0", help=text("cli.route.alternatives", language)
    )
    parser.add_argument("--json", action="store_true", help=text("cli.json", language))


def _run(options: argparse.Namespace) -> int:
    width = read_width(options.width)
    most = _ways(options.alternatives)
    walker = Walker.on_wheels(width) if options.step_free else Walker(width)
    site = open_plan(options.plan, options.language)
    words = [options.start, *options.via, options.goal]
    spots = [find_spot(site, word.strip()) for word in words]
    for spot in spots:
        _demand_free(site, spot, walker)
    walks = find_route(site, spots, walker)
    if not isinstance(walks, tuple):
        return _tell_no_way(site, spots, walker, options)
    route = _told(site, walks, spots, walker, options.language)
    others = [
        _told(site, (walk,), spots, walker, options.language)
        for walk in (_others(site, spots, walker, walks, most) if most else ())
    ]
    quiet = _quiet(site, spots, walker) if options.avoid_crowds else None
    if options.json:
        if most:
            route["alternatives"] = others
        if quiet is not None:
            route["quieter"] = quiet
        print_json("route", route)
        return 0
    _print_route(site, spots, route, options.language)
    for number, other in enumerate(others, start=1):
        print(text("cli.route.other", options.language, number=number, length=other["length_mm"]))
        _print_steps(other)
    if quiet is not None:
        print(text("cli.route.quiet", options.language, length=quiet["length_mm"]))
    return 0


def read_width(word: str) -> int:
    """The width of a body in mm. Raises BadInput for what is none."""
    word = word.strip()
    if not (word.isascii() and word.isdecimal()) or not 1 <= int(word[:9]) <= LIMIT:
        values = {"value": word, "kind": "MM", "example": str(WIDTH)}
        raise BadInput([Problem("argument-form", path="--width", values=values)])
    return int(word)


def _ways(word: str) -> int:
    word = word.strip()
    if not (word.isascii() and word.isdecimal()) or int(word[:9]) > MOST_WAYS:
        values = {"value": word, "kind": f"0–{MOST_WAYS}", "example": "2"}
        raise BadInput([Problem("argument-form", path="--alternatives", values=values)])
    return int(word)


def _demand_free(site: Site, spot: Spot, walker: Walker) -> None:
    """A point in an obstacle, or too near one for the body, is bad input rather than no way."""
    if spot.point is not None and not stands_on(network_for(site, walker), site, spot):
        values = {"point": spot.name, "width": round(walker.width)}
        raise BadInput([Problem("point-blocked", values=values)])


def _others(
    site: Site, spots: Sequence[Spot], walker: Walker, walks: Sequence[Walk], most: int
) -> tuple[Walk, ...]:
    """Other ways; of a route over several places there are none."""
    if len(spots) != 2:
        raise BadInput([Problem("alternatives-with-via", path="--alternatives")])
    return alternatives(site, spots[0], spots[1], walker, walks[0], most)


def _quiet(site: Site, spots: Sequence[Spot], walker: Walker) -> dict[str, object]:
    """A quieter walk from each place to the next."""
    crowd = exposure(site)
    points: list[Place] = []
    for start, goal in pairwise(spots):
        found = quieter(site, start, goal, walker, crowd) or ()
        points += found[1:] if points and found and points[-1] == found[0] else found
    return {"length_mm": round(_length(points), 3), "points": [list(point) for point in points]}


def _length(points: Sequence[Place]) -> float:
    return sum(math.dist(one, two) for one, two in pairwise(points))


def _told(
    site: Site, walks: Sequence[Walk], spots: Sequence[Spot], walker: Walker, language: Language
) -> dict[str, object]:
    """A route as JSON has it: the walks one after the other."""
    points = [walks[0].points[0], *(point for walk in walks for point in walk.points[1:])]
    narrow = min(
        (walk.narrowest for walk in walks if walk.narrowest is not None),
        key=lambda place: place.width,
        default=None,
    )
    goals = spots[1:] if len(walks) == len(spots) - 1 else spots[-1:]
    steps = [
        {
            "turn": step.turn,
            "at": list(step.at),
            "length_mm": round(step.length, 3),
            "text": step_text(step, site, language),
        }
        for walk, goal in zip(walks, goals, strict=True)
        for step in guide(site, walk.points, goal)
    ]
    return {
        "from": spots[0].name,
        "to": spots[-1].name,
        "width_mm": round(walker.width),
        "step_free": walker.step_free,
        "length_mm": _length(points) if len(walks) > 1 else walks[0].length,
        "seconds": round(sum(walk.length for walk in walks) / 1000 / walker.speed),
        "points": [list(point) for point in points],
        "min_clear_width_mm": None if narrow is None else round(narrow.width, 3),
        "narrowest_at": None if narrow is None else [round(value, 3) for value in narrow.at],
        "steps": steps,
    }


def _tell_no_way(
    site: Site, spots: Sequence[Spot], walker: Walker, options: argparse.Namespace
) -> int:
    names = [spot_name(site, spot, options.language) for spot in spots]
    values = {"start": names[0], "goal": names[-1], "width": round(walker.width)}
    key = "cli.route.no-way-step-free" if walker.step_free else "cli.route.no-way"
    message = text(key, options.language, **values)
    if options.json:
        start, goal = spots[0].name, spots[-1].name
        print_json("route", {"from": start, "to": goal, "route": None, "reason": message})
    else:
        print(message)
    return 1


def _print_route(
    site: Site, spots: Sequence[Spot], route: dict[str, object], language: Language
) -> None:
    minutes, seconds = divmod(int(str(route["seconds"])), 60)
    names = [spot_name(site, spot, language) for spot in spots]
    values = {"start": " → ".join(names[:-1]), "goal": names[-1], "length": route["length_mm"]}
    print(text("cli.route.walk", language, minutes=minutes, seconds=seconds, **values))
    at = route["narrowest_at"]
    if isinstance(at, list):
        x, y = (round(value) for value in at)
        width = route["min_clear_width_mm"]
        print(text("cli.route.narrowest", language, width=width, x=x, y=y))
    _print_steps(route)


def _print_steps(route: dict[str, object]) -> None:
    steps = route["steps"]
    assert isinstance(steps, list)
    for step in steps:
        print(f"  {step['text']}")


COMMAND = Command("route", _add_arguments, _run)
