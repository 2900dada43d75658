# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan export``: files for contractors, exhibitors and other programs, by suffix."""

import argparse
from pathlib import Path

from planner.exchange.formats import FORMATS, export, format_of
from planner.exchange.options import PAPERS
from planner.floor.site import Site
from planner.locale import Language, text
from planner.rules.check import check
from planner.rules.finding import Finding
from planner.rules.profile import plan_profiles
from planner.rules.waivers import judge
from ui.cli.command import Command
from ui.cli.plans import open_plan


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("plan", metavar="PLAN", help=text("cli.plan", language))
    suffixes = ", ".join(FORMATS)
    parser.add_argument(
        "files",
        metavar="OUT",
        nargs="+",
        help=text("cli.export.files", language, suffixes=suffixes),
    )
    parser.add_argument(
        "--paper", choices=PAPERS, default=PAPERS[0], help=text("cli.export.paper", language)
    )
    parser.add_argument(
        "--findings", action="store_true", help=text("cli.export.findings", language)
    )


def _run(options: argparse.Namespace) -> int:
    """Write each file; every suffix is known before the first is written."""
    files = [Path(file) for file in options.files]
    for file in files:
        format_of(file)
    site = open_plan(options.plan, options.language)
    findings = _findings(site, Path(options.plan)) if options.findings else ()
    # Without --lang a sheet is bilingual, as contractors of both languages read it.
    for file in files:
        export(site, file, paper=options.paper, language=options.lang, findings=findings)
        print(file)
    return 0


def _findings(site: Site, file: Path) -> tuple[Finding, ...]:
    """The errors and warnings of a plan that nobody answers for."""
    judged = judge(check(site, plan_profiles(site.plan, file)), site)
    return tuple(finding for finding in judged.counting if finding.severity != "note")


COMMAND = Command("export", _add_arguments, _run)
