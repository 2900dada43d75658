# SPDX-License-Identifier: GPL-3.0-or-later
"""What ``hallplan check`` writes beside its answer: files for code review and CI."""

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path

from planner.exchange import junit, sarif
from planner.exchange.verdicts import verdicts
from planner.floor.site import Site
from planner.locale import Language, text
from planner.model.atomic import write_bytes
from planner.model.files import read_bytes
from planner.rules.finding import Finding
from planner.rules.requirement import Profile


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options that name files."""
    for name in ("sarif", "junit"):
        parser.add_argument(f"--{name}", metavar="FILE", help=text(f"cli.check.{name}", language))


def write_files(
    options: argparse.Namespace,
    site: Site,
    profiles: Sequence[Profile],
    findings: Sequence[Finding],
) -> None:
    """Write what was asked for; all is made before the first file is written."""
    found, language = verdicts(site, profiles, findings), options.language
    today = datetime.datetime.now().astimezone().date().isoformat()
    made: list[tuple[str, bytes]] = []
    if options.sarif:
        plan = Path(options.plan)
        made.append((options.sarif, sarif.to_bytes(site, found, plan, read_bytes(plan), language)))
    if options.junit:
        made.append((options.junit, junit.to_bytes(site, found, today, language)))
    for name, data in made:
        write_bytes(Path(name), data)
