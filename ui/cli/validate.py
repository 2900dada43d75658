# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan validate``: are these valid plan, venue or profile files."""

import argparse
from pathlib import Path

from planner.floor.site import open_site
from planner.locale import Language, text
from planner.model.files import parse_file, read_bytes
from planner.model.plan import Plan
from planner.model.problems import BadInput, Problem
from planner.rules.profile import plan_profiles, read_profile
from ui.cli.command import Command, tell


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help=text("cli.validate.files", language)
    )


def _run(options: argparse.Namespace) -> int:
    problems: list[Problem] = []
    for file in options.files:
        try:
            kind = _validated(Path(file), options.language)
            values = {"file": file, "kind": text(f"cli.validate.{kind}", options.language)}
            print(text("cli.validate.valid", options.language, **values))
        except BadInput as error:
            problems.extend(error.problems)
    tell(problems, options.language)
    return 2 if problems else 0


def _validated(path: Path, language: Language) -> str:
    if path.suffix == ".toml":
        read_profile(path)
        return "profile"
    if isinstance(parse_file(read_bytes(path), str(path)), Plan):
        site, notices = open_site(path)
        plan_profiles(site.plan, path)
        tell(notices, language)
        return "plan"
    return "venue"


COMMAND = Command("validate", _add_arguments, _run)
