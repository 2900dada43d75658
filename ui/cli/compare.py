# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan compare``: what differs between two versions of a plan."""

import argparse
from pathlib import Path

from planner.exchange.comparison_table import SUFFIXES, to_csv, to_page, to_tree
from planner.exchange.difference_words import detail, subject, summary
from planner.floor.compare import Comparison, compare_sites
from planner.locale import Language, text
from planner.model.atomic import write_bytes
from planner.model.problems import BadInput, Problem
from ui.cli.command import Command, print_json
from ui.cli.plans import open_plan

DIFFERS = 1


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("old", metavar="OLD", help=text("cli.compare.old", language))
    parser.add_argument("new", metavar="NEW", help=text("cli.compare.new", language))
    parser.add_argument(
        "-o", dest="out", metavar="FILE.csv|html", help=text("cli.compare.out", language)
    )
    parser.add_argument("--json", action="store_true", help=text("cli.json", language))


def _run(options: argparse.Namespace) -> int:
    for file in (options.old, options.new):
        if Path(file).suffix.lower() in (".dxf", ".dwg"):
            raise BadInput([Problem("compare-drawing", file)])
    suffix = "" if options.out is None else Path(options.out).suffix.lower()
    if options.out is not None and suffix not in SUFFIXES:
        values = {"value": options.out, "kind": "FILE.csv, FILE.html", "example": "changes.csv"}
        raise BadInput([Problem("argument-form", path="-o", values=values)])
    old, new = (open_plan(file, options.language) for file in (options.old, options.new))
    found = compare_sites(old, new)
    if options.out is not None:
        names = (Path(options.old).name, Path(options.new).name)
        made = (
            to_csv(found, options.lang)
            if suffix == ".csv"
            else to_page(found, names, options.language)
        )
        write_bytes(Path(options.out), made)
    if options.json:
        print_json("compare", to_tree(found))
    else:
        _tell(found, options.language)
    return 0 if found.same else DIFFERS


def _tell(found: Comparison, language: Language) -> None:
    print(summary(found, language))
    for each in found.differences:
        kind = text(f"compare.kind.{each.kind}", language)
        where = text(f"compare.where.{each.pair.where}", language)
        print(f"{kind}: {where} {subject(each, language)}: {detail(found, each, language)}")


COMMAND = Command("compare", _add_arguments, _run)
