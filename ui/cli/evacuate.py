# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan evacuate``: single persons walk out in many runs, with an optional extra."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from planner.exchange.evacuation_page import page
from planner.exchange.evacuation_table import curves_csv
from planner.floor.lookup import find_spot
from planner.locale import Language, text
from planner.model.atomic import write_bytes
from planner.model.problems import BadInput, Problem, nearest
from planner.paths.evacuation import EXTRA, available
from planner.rules.counting import counting_profile
from planner.rules.egress import survey
from planner.rules.evacuation import Evacuation, Scenario, evacuation
from planner.rules.message import label
from ui.cli.command import Command, print_json
from ui.cli.plans import open_plan
from ui.cli.progress import progress

FAILS = 1
MOST_PERSONS, MOST_SEEDS, SEEDS = 20_000, 100, 3


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("plan", metavar="PLAN", help=text("cli.plan", language))
    parser.add_argument("--profile", metavar="NAME", help=text("cli.egress.profile", language))
    parser.add_argument(
        "--closed", metavar="EXIT", nargs="+", default=[], help=text("cli.egress.closed", language)
    )
    for name, shown in (("persons", "N"), ("seeds", "N"), ("csv", "FILE"), ("html", "FILE")):
        parser.add_argument(f"--{name}", metavar=shown, help=text(f"cli.evacuate.{name}", language))
    parser.add_argument(
        "--quickest", action="store_true", help=text("cli.evacuate.quickest", language)
    )
    parser.add_argument("--json", action="store_true", help=text("cli.json", language))


def _run(options: argparse.Namespace) -> int:
    if not available():
        raise BadInput([Problem("extra-missing", values={"extra": EXTRA})])
    persons = _count("--persons", options.persons, MOST_PERSONS)
    seeds = _count("--seeds", options.seeds, MOST_SEEDS) or SEEDS
    site = open_plan(options.plan, options.language)
    found = survey(site, counting_profile(site.plan, Path(options.plan), options.profile))
    assert found is not None  # a profile that counts people does
    closed = []
    for word in (word.strip() for word in options.closed):
        spot = find_spot(site, word)
        if spot.kind != "opening" or spot.ids[0] not in found.names:
            values = {"id": word, "hint": nearest(word, found.names) or ", ".join(found.names)}
            raise BadInput([Problem("exit-unknown", values=values)])
        closed.append(spot.ids[0])
    scenario = Scenario(
        found,
        persons or found.load.persons,
        "quickest" if options.quickest else "nearest",
        frozenset(closed),
    )
    made = _watched(scenario, seeds, options.language)
    if options.csv is not None:
        write_bytes(Path(options.csv), curves_csv(made, options.lang))
    if options.html is not None:
        write_bytes(Path(options.html), page(made, options.language))
    if options.json:
        print_json("evacuate", _answer(made))
    else:
        _print(made, options.language)
    return FAILS if any(each.left for each in made.runs) else 0


def _count(option: str, word: str | None, most: int) -> int | None:
    """A whole number from 1 on, None where none is given. Raises BadInput for what is none."""
    if word is None:
        return None
    word = word.strip()
    if not (word.isascii() and word.isdecimal()) or len(word) > 9 or not 1 <= int(word) <= most:
        values = {"value": word, "kind": f"1–{most}", "example": "10"}
        raise BadInput([Problem("argument-form", path=option, values=values)])
    return int(word)


def _watched(scenario: Scenario, seeds: int, language: Language) -> Evacuation:
    """The runs; how far the work is stands on a terminal."""
    with progress("evacuation.progress", language) as tell:
        return evacuation(scenario, seeds, tell)


def _answer(made: Evacuation) -> dict[str, object]:
    return {
        "profile": made.survey.profile.id,
        "persons": made.persons,
        "choice": made.choice,
        "bound_seconds": round(made.bound, 1),
        "runs": [
            {
                "seed": each.seed,
                "left_over": each.left,
                "seconds_95": each.seconds(0.95),
                "seconds": each.seconds(),
            }
            for each in made.runs
        ],
        "exits": [
            {"exit": name, "persons": made.at(number), "seconds": list(made.last(number))}
            for number, name in enumerate(made.exits)
        ],
        "model": "collision-free speed (JuPedSim)",
    }


def _print(made: Evacuation, language: Language) -> None:
    def say(key: str, **values: object) -> None:
        print(text(f"evacuation.{key}", language, **values))

    site = made.survey.site
    say("title", plan=site.plan.title[language], persons=made.persons)
    choice = text(f"evacuation.choice-{made.choice}", language)
    name = made.survey.profile.name[language]
    say("runs", seeds=len(made.runs), choice=choice, profile=name)
    say("last", **_spread(made.seconds()))
    say("most-out", **_spread(made.seconds(0.95)))
    say("bound", seconds=round(made.bound))
    if left := max(each.left for each in made.runs):
        say("left", persons=left)
    for number, identifier in enumerate(made.exits):
        values = {"exit": label(site, identifier, language), "persons": made.at(number)}
        say("exit", **values, **_spread(made.last(number)))
    say("method")


def _spread(seconds: Sequence[float]) -> dict[str, int]:
    """Mean, least and most of some times, in whole seconds."""
    mean = sum(seconds) / len(seconds)
    return {"mean": round(mean), "least": round(min(seconds)), "most": round(max(seconds))}


COMMAND = Command("evacuate", _add_arguments, _run)
