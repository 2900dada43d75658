# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan check``: a plan by all rules of its profiles."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from planner.floor.site import Site
from planner.locale import Language, text
from planner.rules.check import check
from planner.rules.checks import Checks
from planner.rules.fixes import Mending
from planner.rules.profile import find_profile, plan_profiles, unknown_conditions
from planner.rules.requirement import Profile
from planner.rules.waivers import Judged, judge
from ui.cli.check_answer import Fixes, answer
from ui.cli.check_files import add_arguments, report_formats, write_files
from ui.cli.check_words import print_report
from ui.cli.command import Command, print_json, tell
from ui.cli.plans import open_plan

FAILS = 1


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("plan", metavar="PLAN", help=text("cli.plan", language))
    parser.add_argument(
        "--profile",
        metavar="NAME",
        action="append",
        default=[],
        help=text("cli.profile", language),
    )
    parser.add_argument("--fixes", action="store_true", help=text("cli.check.fixes", language))
    parser.add_argument("--marks", action="store_true", help=text("cli.check.marks", language))
    parser.add_argument("--json", action="store_true", help=text("cli.json", language))
    add_arguments(parser, language)


def _run(options: argparse.Namespace) -> int:
    formats = report_formats(options)
    site = open_plan(options.plan, options.language)
    file = Path(options.plan)
    named = dict.fromkeys(options.profile)
    profiles = (
        tuple(find_profile(name, file) for name in named)
        if named
        else plan_profiles(site.plan, file)
    )
    tell(unknown_conditions(site.plan, file), options.language)
    findings = check(site, profiles)
    write_files(options, formats, site, profiles, findings)
    judged = judge(findings, site)
    fixes = _fixes(site, profiles, judged) if options.fixes else None
    if options.json:
        print_json("check", answer(site, profiles, judged, options.language, fixes))
    else:
        print_report(site, profiles, judged, options.language, fixes, marked=options.marks)
    return FAILS if judged.fails else 0


def _fixes(site: Site, profiles: Sequence[Profile], judged: Judged) -> Fixes:
    """The fixes of all findings that count and are more than notes."""
    checks = Checks.of(site, profiles)
    asked = [finding for finding in judged.counting if finding.severity != "note"]
    return {finding: Mending(checks, site, finding).answer() for finding in asked}


COMMAND = Command("check", _add_arguments, _run)
