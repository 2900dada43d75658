# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan export``: files for contractors, exhibitors and other programs, by suffix."""

import argparse
from pathlib import Path

from planner.exchange.formats import FORMATS, export, format_of
from planner.exchange.options import PAPERS
from planner.locale import Language, text
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


def _run(options: argparse.Namespace) -> int:
    """Write each file; every suffix is known before the first is written."""
    files = [Path(file) for file in options.files]
    for file in files:
        format_of(file)
    site = open_plan(options.plan, options.language)
    # Without --lang a sheet is bilingual, as contractors of both languages read it.
    for file in files:
        export(site, file, paper=options.paper, language=options.lang)
        print(file)
    return 0


COMMAND = Command("export", _add_arguments, _run)
