# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan totals``: booths, net area and value, by pavilion, type, status; services."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from planner.floor.lookup import find_thing
from planner.floor.shares import SHARES, expired, given
from planner.floor.site import Site, open_site
from planner.locale import Language, area, day, money, percent, sort_key, text
from planner.model.problems import BadInput, Problem
from planner.model.references import dated
from planner.rules.services import services_words
from planner.rules.totals import Sum, Totals, totals
from ui.cli.command import Command, print_json, tell


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("plan", metavar="PLAN", help=text("cli.plan", language))
    parser.add_argument(
        "booths", metavar="BOOTH", nargs="*", help=text("cli.totals.booths", language)
    )
    parser.add_argument("--day", metavar="DATE", help=text("cli.totals.day", language))
    parser.add_argument("--json", action="store_true", help=text("cli.json", language))


def _run(options: argparse.Namespace) -> int:
    site, notices = open_site(Path(options.plan))
    today = _day(options.day)
    ids = _booths(site, options.booths)
    tell(notices, options.language)
    found = totals(site, ids)
    late = sorted(
        (site.booths[name] for name in expired(site.plan, today) if ids is None or name in ids),
        key=lambda booth: sort_key(booth.number, "en"),
    )
    shares = dict.fromkeys(SHARES, 0)
    for each in given(site.plan).values():
        shares[each.share] += 1
    if options.json:
        print_json(
            "totals",
            {
                **_tree(site, found),
                "exhibitors": shares,
                "day": today,
                "expired": [
                    {"number": each.number, "held_until": each.held_until} for each in late
                ],
            },
        )
        return 0
    for line in _lines(site, found, options.language):
        print(line)
    for booth in late:
        values = {"number": booth.number, "day": day(booth.held_until or "", options.language)}
        print(text("selling.expired", options.language, **values))
    return 0


def _booths(site: Site, names: list[str]) -> frozenset[str] | None:
    if not names:
        return None
    found: set[str] = set()
    problems: list[Problem] = []
    for name in names:
        for each in filter(None, name.split(",")):
            try:
                found.add(find_thing(site, each))
            except BadInput as error:
                problems += error.problems
    if problems:
        raise BadInput(problems)
    return frozenset(found)


def _day(word: str | None) -> str:
    """The day that is told, or today: the face knows the day, the core does not."""
    if word is None:
        return date.today().isoformat()
    if problems := tuple(dated(word, "")):
        raise BadInput(problems)
    return word


def _tree(site: Site, found: Totals) -> dict[str, object]:
    def tree(each: Sum) -> dict[str, object]:
        return {"count": each.count, "net_m2": round(each.net / 1e6, 3), "value": each.value}

    def trees(sums: Mapping[str, Sum]) -> dict[str, object]:
        return {name: tree(each) for name, each in sums.items()}

    ordered = found.services
    return {
        "currency": found.currency or None,
        "all": tree(found.all),
        "empty": found.empty,
        "gross_m2": round(found.gross / 1e6, 3),
        "net_to_gross": round(found.net_to_gross, 6),
        "pavilions": {
            name: {**tree(each), "statuses": trees(found.sold[name])}
            for name, each in found.pavilions.items()
        },
        "types": trees(found.types),
        "statuses": trees(found.statuses),
        "services": {
            "booths": ordered.booths,
            "power_w": ordered.power,
            "three_phase": ordered.three_phase,
            "internet": ordered.internet,
            "water": ordered.water,
            "air": ordered.air,
            "rigging": ordered.rigging,
        },
    }


def _lines(site: Site, found: Totals, language: Language) -> Iterator[str]:
    yield _line(text("selling.all", language), found.all, found, language)
    share = percent(found.net_to_gross)
    yield text("selling.share", language, share=share, gross=area(found.gross))
    if not found.currency:
        yield text("selling.no-prices", language)
    groups: tuple[tuple[str, Mapping[str, Sum], Callable[[str], str]], ...] = (
        ("by-pavilion", found.pavilions, lambda name: site.pavilions[name].name[language]),
        ("by-type", found.types, lambda name: text(f"exchange.type.{name}", language)),
        ("by-status", found.statuses, lambda name: text(f"exchange.status.{name}", language)),
    )
    for heading, sums, called in groups:
        yield ""
        yield text(f"selling.{heading}", language)
        for name, each in sums.items():
            yield f"  {_line(called(name), each, found, language)}"
    if found.services.booths:
        yield ""
        yield text("selling.services", language)
        yield f"  {services_words(found.services, language)}"


def _line(name: str, each: Sum, found: Totals, language: Language) -> str:
    values = {"name": name, "count": each.count, "area": area(each.net)}
    line = text("selling.line", language, **values)
    return line if each.value is None else f"{line} · {money(each.value, found.currency)}"


COMMAND = Command("totals", _add_arguments, _run)
