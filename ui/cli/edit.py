# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan edit``: any edit of the table, one after the other, as one saved change."""

import argparse
from itertools import chain, groupby
from pathlib import Path

from planner.edits.table import EDITS, EditRow
from planner.locale import Language, text
from planner.model.problems import BadInput, Problem, nearest
from planner.session import Session
from ui.cli.command import Command, tell
from ui.cli.edit_arguments import read_edit, usage

_THEN = "then"


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("plan", metavar="PLAN", help=text("cli.plan", language))
    parser.add_argument(
        "steps", metavar="EDIT ARGS…", nargs="+", help=text("cli.edit.steps", language)
    )
    parser.add_argument(
        "-o", "--output", metavar="NEW", required=True, help=text("cli.edit.output", language)
    )


def _run(options: argparse.Namespace) -> int:
    session = Session.open(Path(options.plan))
    tell(session.notices, options.language)
    words = [word.strip() for word in options.steps]
    steps = [list(step) for is_then, step in groupby(words, _THEN.__eq__) if not is_then]
    touched: set[str] = set()
    for name, *arguments in steps:
        touched |= session.apply(read_edit(_row(name), arguments, session.site))
    session.save(Path(options.output))
    labels = ", ".join(sorted(session.site.label(one) for one in touched)) or "—"
    values = {"file": options.output, "count": len(touched), "labels": labels}
    print(text("cli.edit.done", options.language, **values))
    return 0


def _row(name: str) -> EditRow:
    for row in EDITS:
        if row.name == name:
            return row
    names = [row.name for row in EDITS]
    values = {"name": name, "hint": nearest(name, names) or ", ".join(names)}
    raise BadInput([Problem("edit-unknown", values=values)])


def _epilog(language: Language) -> str:
    rows = ((f"  {usage(row)}", f"      {text(f'edits.{row.name}', language)}") for row in EDITS)
    return "\n".join([text("cli.edit.list", language), *chain.from_iterable(rows)])


COMMAND = Command("edit", _add_arguments, _run, _epilog)
