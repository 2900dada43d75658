# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan egress``: who leaves by which exit, how far and how long, and what stops them."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from planner.floor.lookup import find_spot
from planner.floor.site import Site
from planner.locale import Language, text
from planner.rules.counting import counting_profile
from planner.rules.egress import Egress, egress, survey
from planner.rules.requirement import Profile
from ui.cli.command import Command, print_json
from ui.cli.egress_answer import answer
from ui.cli.egress_words import print_egress
from ui.cli.plans import open_plan
from ui.cli.progress import progress

FAILS = 1


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("plan", metavar="PLAN", help=text("cli.plan", language))
    parser.add_argument("--profile", metavar="NAME", help=text("cli.egress.profile", language))
    parser.add_argument(
        "--closed", metavar="EXIT", nargs="+", default=[], help=text("cli.egress.closed", language)
    )
    parser.add_argument("--json", action="store_true", help=text("cli.json", language))


def _run(options: argparse.Namespace) -> int:
    site = open_plan(options.plan, options.language)
    profile = counting_profile(site.plan, Path(options.plan), options.profile)
    closed = [_exit(site, word.strip()) for word in options.closed]
    made = _worked_out(site, profile, closed, options.language)
    if options.json:
        print_json("egress", answer(made, options.language))
    else:
        if options.profile is None and profile.id not in site.plan.profiles:
            values = {"profile": profile.name[options.language]}
            print(text("egress.not-own", options.language, **values))
        print_egress(made, options.language)
    return 0 if made.holds else FAILS


def _worked_out(site: Site, profile: Profile, closed: Sequence[str], language: Language) -> Egress:
    """The analysis; a terminal is told how far it is, and left as it was. Ctrl+C ends it."""
    with progress("cli.egress.progress", language) as tell:
        found = survey(site, profile, lambda share: tell(0.4 * share))
        assert found is not None  # a profile that counts people does
        return egress(found, closed, lambda share: tell(0.4 + 0.6 * share))


def _exit(site: Site, word: str) -> str:
    """The id of an opening by id or sign; what is none is left for the analysis to refuse."""
    spot = find_spot(site, word)
    return spot.ids[0] if spot.kind == "opening" else word


COMMAND = Command("egress", _add_arguments, _run)
