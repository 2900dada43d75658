# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan number``: booths numbered by a scheme, listed first, written where a file is named."""

import argparse
from dataclasses import replace
from pathlib import Path

from planner.edits.renumber_all import RenumberAll
from planner.floor.lookup import find_thing
from planner.floor.numbering import (
    ALONGS,
    BYS,
    CORNERS,
    ORDERS,
    Scheme,
    clashes,
    numbered,
)
from planner.floor.site import Site
from planner.locale import Language, text
from planner.model.problems import BadInput, Problem
from planner.session import Session
from ui.cli.command import Command, print_json, tell

_MOST = 99_999


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("plan", metavar="PLAN", help=text("cli.plan", language))
    parser.add_argument(
        "booths", metavar="BOOTH", nargs="*", help=text("cli.number.booths", language)
    )
    for name, choices in (("by", BYS), ("order", ORDERS), ("from", CORNERS), ("along", ALONGS)):
        parser.add_argument(
            f"--{name}", dest=f"{name}_", choices=choices, default=choices[0],
            help=text(f"cli.number.{name}", language),
        )  # fmt: skip
    parser.add_argument("--prefix", default="", help=text("cli.number.prefix", language))
    for name, usual in (("start", 1), ("step", 1), ("digits", 2), ("gap", 0)):
        parser.add_argument(
            f"--{name}", metavar="N", default=str(usual), help=text(f"cli.number.{name}", language)
        )
    parser.add_argument("-o", "--output", metavar="NEW", help=text("cli.number.output", language))
    parser.add_argument("--json", action="store_true", help=text("cli.json", language))


def _run(options: argparse.Namespace) -> int:
    session = Session.open(Path(options.plan))
    tell(session.notices, options.language)
    site = session.site
    numbers = numbered(site, _booths(site, options.booths), _scheme(options))
    shared = clashes(site.plan.booths, numbers)
    try:
        touched = session.apply(RenumberAll(tuple(numbers.items())))
    except BadInput as error:
        raise BadInput(replace(each, file=options.plan) for each in error.problems) from None
    if options.output is not None:
        session.save(Path(options.output))
    rows = [(name, site.booths[name].number, new) for name, new in numbers.items()]
    if options.json:
        listed = [
            {"id": name, "old": old, "new": new, "clash": name in shared} for name, old, new in rows
        ]
        print_json("number", {"changed": len(touched), "booths": listed})
        return 0
    say = options.language
    for name, old, new in rows:
        key = "clash" if name in shared else "row" if old != new else "same"
        print(text(f"cli.number.{key}", say, old=old, new=new))
    told = "written" if options.output else "listed"
    values = {"count": len(touched), "file": options.output}
    print(text(f"cli.number.{told}", say, **values))
    return 0


def _booths(site: Site, words: list[str]) -> list[str]:
    """The ids of the booths that are named, or of all. Raises BadInput for what is none."""
    found, problems = [], []
    for word in (part for each in words for part in each.split(",") if part):
        try:
            name = find_thing(site, word)
            if name not in site.booths:
                problems.append(Problem("no-such-booth", values={"id": word, "hint": "—"}))
            found.append(name)
        except BadInput as error:
            problems.extend(error.problems)
    if problems:
        raise BadInput(problems)
    return found if words else list(site.booths)


def _scheme(options: argparse.Namespace) -> Scheme:
    return Scheme(
        prefix=options.prefix,
        start=_count("--start", options.start, 0, _MOST),
        step=_count("--step", options.step, 1, 100),
        width=_count("--digits", options.digits, 1, 6),
        order=options.order_,
        by=options.by_,
        corner=options.from_,
        along=options.along_,
        gap=_count("--gap", options.gap, 0, 1000),
    )


def _count(option: str, word: str, least: int, most: int) -> int:
    """A whole number in a range. Raises BadInput for what is none."""
    word = word.strip()
    if word.isascii() and word.isdecimal() and len(word) < 9 and least <= int(word) <= most:
        return int(word)
    values = {"value": word, "kind": f"{least}–{most}", "example": str(max(least, 1))}
    raise BadInput([Problem("argument-form", path=option, values=values)])


COMMAND = Command("number", _add_arguments, _run)
