# SPDX-License-Identifier: GPL-3.0-or-later
"""What ``hallplan check`` writes beside its answer: the report, files for code review and CI."""

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path

from planner.exchange import junit, sarif
from planner.exchange.report.formats import ReportFormat, report_format
from planner.exchange.verdicts import verdicts
from planner.floor.site import Site
from planner.locale import Language, text
from planner.model.atomic import write_bytes
from planner.model.files import read_bytes
from planner.rules.finding import Finding
from planner.rules.requirement import Profile


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options that name files."""
    parser.add_argument(
        "--report",
        metavar="FILE",
        action="append",
        default=[],
        help=text("cli.check.report", language),
    )
    for name in ("sarif", "junit"):
        parser.add_argument(f"--{name}", metavar="FILE", help=text(f"cli.check.{name}", language))


def report_formats(options: argparse.Namespace) -> list[tuple[str, ReportFormat]]:
    """The reports asked for, each with its format. Raises BadInput for an unknown suffix."""
    return [(name, report_format(Path(name))) for name in options.report]


def write_files(
    options: argparse.Namespace,
    formats: Sequence[tuple[str, ReportFormat]],
    site: Site,
    profiles: Sequence[Profile],
    findings: Sequence[Finding],
) -> None:
    """Write what was asked for; all is made before the first file is written."""
    found, language = verdicts(site, profiles, findings), options.language
    today = datetime.datetime.now().astimezone().date().isoformat()
    made: list[tuple[str, bytes]] = []
    if formats:
        # Late: no other command draws.
        from planner.exchange.report.content import safety_report

        report = safety_report(site, profiles, findings, date=today, language=language)
        made += ((name, row.make(report)) for name, row in formats)
    if options.sarif:
        plan = Path(options.plan)
        made.append((options.sarif, sarif.to_bytes(site, found, plan, read_bytes(plan), language)))
    if options.junit:
        made.append((options.junit, junit.to_bytes(site, found, today, language)))
    for name, data in made:
        write_bytes(Path(name), data)
