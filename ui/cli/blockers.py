# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan blockers``: the exit or booth that breaks a plan, the move that frees most width."""

import argparse
from pathlib import Path

from planner.locale import Language, text
from planner.paths.watch import part
from planner.rules.blockers import Blockers, blockers
from planner.rules.checks import Checks
from planner.rules.counting import counting_profile
from planner.rules.egress import egress, survey
from planner.rules.profile import plan_profiles
from ui.cli.blockers_answer import answer
from ui.cli.blockers_words import print_blockers
from ui.cli.command import Command, print_json
from ui.cli.plans import open_plan
from ui.cli.progress import progress

BREAKS = 1


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("plan", metavar="PLAN", help=text("cli.plan", language))
    parser.add_argument("--profile", metavar="NAME", help=text("cli.egress.profile", language))
    parser.add_argument("--json", action="store_true", help=text("cli.json", language))


def _run(options: argparse.Namespace) -> int:
    made = _worked_out(options)
    if options.json:
        print_json("blockers", answer(made, options.language))
    else:
        of = made.egress.survey
        if options.profile is None and of.profile.id not in of.site.plan.profiles:
            values = {"profile": of.profile.name[options.language]}
            print(text("egress.not-own", options.language, **values))
        print_blockers(made, options.language)
    return BREAKS if made.breaks else 0


def _worked_out(options: argparse.Namespace) -> Blockers:
    """What blocks the plan; a terminal is told how far it is. Ctrl+C ends it."""
    file = Path(options.plan)
    site = open_plan(options.plan, options.language)
    profile = counting_profile(site.plan, file, options.profile)
    checks = Checks.of(site, plan_profiles(site.plan, file))
    with progress("cli.blockers.progress", options.language) as tell:
        found = survey(site, profile, part(tell, 0.0, 0.1))
        assert found is not None  # a profile that counts people does
        return blockers(egress(found, (), part(tell, 0.1, 0.25)), checks, part(tell, 0.25, 1.0))


COMMAND = Command("blockers", _add_arguments, _run)
