# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan route``: the shortest walk between two places."""

import argparse

from planner.floor.lookup import Spot, find_spot
from planner.floor.site import Site
from planner.locale import Language, text
from planner.model.problems import BadInput, Problem
from planner.model.values import LIMIT
from planner.paths.between import WALKING_SPEED, find_walk, stands
from planner.paths.guidance import guide, spot_name, step_text
from planner.paths.network import WIDTH, Walk
from ui.cli.command import Command, print_json
from ui.cli.plans import open_plan


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("plan", metavar="PLAN", help=text("cli.plan", language))
    parser.add_argument("start", metavar="FROM", help=text("cli.route.from", language))
    parser.add_argument("goal", metavar="TO", help=text("cli.route.to", language))
    parser.add_argument(
        "--width", metavar="MM", default=str(WIDTH), help=text("cli.route.width", language)
    )
    parser.add_argument("--json", action="store_true", help=text("cli.json", language))


def _run(options: argparse.Namespace) -> int:
    width = read_width(options.width)
    site = open_plan(options.plan, options.language)
    start, goal = find_spot(site, options.start.strip()), find_spot(site, options.goal.strip())
    for spot in (start, goal):
        _demand_free(site, spot, width)
    walk = find_walk(site, start, goal, width)
    if isinstance(walk, Walk):
        _print_walk(site, walk, start, goal, options)
        return 0
    values = {"start": start.name, "goal": goal.name, "width": width}
    message = text("cli.route.no-way", options.language, **values)
    if options.json:
        print_json("route", {"from": start.name, "to": goal.name, "route": None, "reason": message})
    else:
        print(message)
    return 1


def read_width(word: str) -> int:
    """The width of a body in mm. Raises BadInput for what is none."""
    word = word.strip()
    if not (word.isascii() and word.isdecimal()) or not 1 <= int(word[:9]) <= LIMIT:
        values = {"value": word, "kind": "MM", "example": str(WIDTH)}
        raise BadInput([Problem("argument-form", path="--width", values=values)])
    return int(word)


def _demand_free(site: Site, spot: Spot, width: int) -> None:
    """A point in an obstacle, or too near one for the body, is bad input rather than no way."""
    if spot.point is not None and not stands(site, spot, width):
        values = {"point": spot.name, "width": width}
        raise BadInput([Problem("point-blocked", values=values)])


def _print_walk(
    site: Site, walk: Walk, start: Spot, goal: Spot, options: argparse.Namespace
) -> None:
    language: Language = options.language
    steps = [
        {
            "turn": step.turn,
            "at": list(step.at),
            "length_mm": round(step.length, 3),
            "text": step_text(step, site, language),
        }
        for step in guide(site, walk.points, goal)
    ]
    names = {"start": spot_name(site, start, language), "goal": spot_name(site, goal, language)}
    if options.json:
        narrow = walk.narrowest
        answer = {
            "from": start.name,
            "to": goal.name,
            "width_mm": read_width(options.width),
            "length_mm": walk.length,
            "points": [list(point) for point in walk.points],
            "min_clear_width_mm": None if narrow is None else round(narrow.width, 3),
            "narrowest_at": None if narrow is None else [round(value, 3) for value in narrow.at],
            "steps": steps,
        }
        print_json("route", answer)
        return
    minutes, seconds = divmod(round(walk.length / 1000 / WALKING_SPEED), 60)
    values = {"length": walk.length, "minutes": minutes, "seconds": seconds, **names}
    print(text("cli.route.walk", language, **values))
    if walk.narrowest is not None:
        x, y = (round(value) for value in walk.narrowest.at)
        print(text("cli.route.narrowest", language, width=walk.narrowest.width, x=x, y=y))
    for step in steps:
        print(f"  {step['text']}")


COMMAND = Command("route", _add_arguments, _run)
