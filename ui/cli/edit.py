# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan edit``: any edit of the table, one after the other, as one saved change."""

import argparse
from dataclasses import replace
from itertools import chain
from pathlib import Path

from planner.edits.import_exhibitors import ImportExhibitors
from planner.edits.parameters import EditRow
from planner.edits.table import EDITS
from planner.locale import Language, sort_key, text
from planner.model.locks import demand_free
from planner.model.problems import BadInput, Problem, nearest
from planner.session import Session
from ui.cli.command import Command, tell
from ui.cli.edit_arguments import OPTIONS, read_edit, usage

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
    touched: dict[str, str] = {}
    for name, *arguments in _steps(options.steps):
        before = session.site
        changed = _applied(session, _row(name), arguments, options)
        for one in changed:
            # A deleted booth is named as it was called.
            site = session.site if one in session.site.things else before
            touched[one] = site.label(one)
    demand_free(Path(options.output))
    session.save(Path(options.output))
    labels = sorted(touched.values(), key=lambda label: sort_key(label, options.language))
    values = {"file": options.output, "count": len(touched), "labels": ", ".join(labels) or "—"}
    print(text("cli.edit.done", options.language, **values))
    return 0


def _steps(words: list[str]) -> list[list[str]]:
    """The words of each edit; an empty one is refused."""
    steps: list[list[str]] = [[]]
    for word in words:
        if word == _THEN:
            steps.append([])
        else:
            steps[-1].append(word)
    if [] in steps:
        raise BadInput([Problem("edit-empty")])
    return steps


def _applied(
    session: Session, row: EditRow, words: list[str], options: argparse.Namespace
) -> frozenset[str]:
    """Apply an edit; its problems name the plan and, where they name no place, the edit.

    Rows that an import leaves out are told of.
    """
    try:
        edit = read_edit(row, words, session.site, Path(options.output).parent)
        left_out = edit.imported(session.plan) if isinstance(edit, ImportExhibitors) else None
        touched = session.apply(edit)
    except BadInput as error:
        raise BadInput(
            replace(
                problem,
                file=problem.file or options.plan,
                path=problem.path or ("" if problem.file else row.name),
            )
            for problem in error.problems
        ) from None
    if left_out is not None:
        tell(left_out.problems, options.language)
    return touched


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


COMMAND = Command("edit", _add_arguments, _run, _epilog, OPTIONS)
