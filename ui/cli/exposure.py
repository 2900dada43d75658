# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan exposure``: how many visitors pass each booth, and what another plan changes."""

import argparse
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from planner.exchange.exposure_table import booths_csv, changes_csv
from planner.floor.site import Site
from planner.locale import Language, text
from planner.model.atomic import write_bytes
from planner.model.problems import BadInput, Problem
from planner.model.values import Name
from planner.paths.exposure import Exposure, exposure
from planner.paths.gravity import ASSUMED, ExposureModel
from planner.paths.standings import Change, Standing, changes, standings
from ui.cli.command import Command, print_json
from ui.cli.plans import open_plan
from ui.cli.progress import progress

MOST_VISITORS, MOST_STOPS = 10_000_000, 50
_NONE = "–"


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("plan", metavar="PLAN", help=text("cli.plan", language))
    for name, shown in (
        ("compare", "OTHER"),
        ("visitors", "N"),
        ("stops", "N"),
        ("csv", "FILE"),
        ("map", "FILE.svg"),
        ("html", "FILE"),
    ):
        parser.add_argument(f"--{name}", metavar=shown, help=text(f"cli.exposure.{name}", language))
    parser.add_argument("--json", action="store_true", help=text("cli.json", language))


def _run(options: argparse.Namespace) -> int:
    model = replace(
        ASSUMED,
        visitors=float(_count("--visitors", options.visitors, MOST_VISITORS, ASSUMED.visitors)),
        stops=_count("--stops", options.stops, MOST_STOPS, ASSUMED.stops),
    )
    if options.map is not None and Path(options.map).suffix.lower() != ".svg":
        values = {"value": options.map, "kind": "FILE.svg", "example": "exposure.svg"}
        raise BadInput([Problem("argument-form", path="--map", values=values)])
    files = [options.plan] if options.compare is None else [options.plan, options.compare]
    sites = [open_plan(file, options.language) for file in files]
    found = [_measured(site, model, options.language) for site in sites]
    rows = [standings(site, each) for site, each in zip(sites, found, strict=True)]
    moved = changes(rows[0], rows[1]) if len(rows) > 1 else None
    if options.csv is not None:
        made = (
            booths_csv(rows[0], options.lang) if moved is None else changes_csv(moved, options.lang)
        )
        write_bytes(Path(options.csv), made)
    if options.map is not None:
        write_bytes(Path(options.map), _drawn(sites[0], found[0], options.lang))
    if options.html is not None:
        write_bytes(Path(options.html), _page(sites, found, options.language))
    if options.json:
        print_json("exposure", _answer(found, rows, moved))
    elif moved is None:
        _print_booths(rows[0], found[0], options.language)
    else:
        _print_changes(moved, found, options.language)
    return 0


def _drawn(site: Site, found: Exposure, language: Language | None) -> bytes:
    # Late: most runs draw nothing.
    from planner.exchange.exposure_map import to_svg

    return to_svg(site, found, language)


def _page(sites: Sequence[Site], found: Sequence[Exposure], language: Language) -> bytes:
    from planner.exchange.exposure_page import Exposed, page  # late, as above

    plan, *others = (Exposed(site, each) for site, each in zip(sites, found, strict=True))
    return page(plan, others[0] if others else None, language)


def _count(option: str, word: str | None, most: int, usual: float) -> int:
    """A whole number from 1 on. Raises BadInput for what is none."""
    if word is None:
        return int(usual)
    word = word.strip()
    if not (word.isascii() and word.isdecimal()) or not 1 <= int(word[:9]) <= most or len(word) > 9:
        values = {"value": word, "kind": f"1–{most}", "example": f"{usual:g}"}
        raise BadInput([Problem("argument-form", path=option, values=values)])
    return int(word)


def _measured(site: Site, model: ExposureModel, language: Language) -> Exposure:
    """The exposure of a plan; how far the work is stands on a terminal."""
    with progress("cli.exposure.progress", language) as tell:
        return exposure(site, model, tell)


def _answer(
    found: Sequence[Exposure],
    rows: Sequence[tuple[Standing, ...]],
    moved: Sequence[Change] | None,
) -> dict[str, object]:
    model = found[0].model
    answer: dict[str, object] = {
        "assumed": True,
        "visitors": round(model.visitors),
        "stops": model.stops,
        "model": {
            "reach_mm": model.reach,
            "spread_mm": model.spread,
            "gate_mm": model.gate,
            "width_mm": model.width,
        },
        "gini": round(found[0].fairness, 4),
        "booths": [
            {
                "number": row.number,
                "exhibitors": [_both(name) for name in row.names],
                "rank": row.rank,
                "passing_per_1000": round(row.passing, 3),
                "coming": round(row.coming, 3),
            }
            for row in rows[0]
        ],
    }
    if moved is not None:
        answer["compared"] = {
            "gini_before": round(found[0].fairness, 4),
            "gini_after": round(found[1].fairness, 4),
            "changes": [
                {
                    "exhibitors": [_both(name) for name in row.names],
                    "before": list(row.numbers[0]),
                    "after": list(row.numbers[1]),
                    "passing_before": None if row.before is None else round(row.before, 3),
                    "passing_after": None if row.after is None else round(row.after, 3),
                    "gain": round(row.gain, 3),
                }
                for row in moved
            ],
        }
    return answer


def _both(name: Name) -> dict[str, str]:
    return {"ko": name.ko, "en": name.en}


def _print_booths(rows: Sequence[Standing], found: Exposure, language: Language) -> None:
    _print_head(found.model, language)
    _print_table(
        ("rank", "number", "passing", "coming", "exhibitor"),
        [
            (
                str(row.rank), row.number, f"{row.passing:,.0f}", f"{row.coming:,.0f}",
                _named(row.names, language),
            )
            for row in rows
        ],
        "><>><",
        language,
    )  # fmt: skip
    print(_gini("gini", language, value=found.fairness))


def _print_changes(moved: Sequence[Change], found: Sequence[Exposure], language: Language) -> None:
    _print_head(found[0].model, language)
    _print_table(
        ("number-before", "number-after", "before", "after", "gain", "exhibitor"),
        [
            (
                ", ".join(row.numbers[0]) or _NONE, ", ".join(row.numbers[1]) or _NONE,
                _NONE if row.before is None else f"{row.before:,.0f}",
                _NONE if row.after is None else f"{row.after:,.0f}",
                f"{row.gain:+,.0f}", _named(row.names, language),
            )
            for row in moved
        ],
        "<<>>><",
        language,
    )  # fmt: skip
    gained = sum(row.gain >= 0.5 for row in moved)
    lost = sum(row.gain <= -0.5 for row in moved)
    print(text("exposure.gained", language, gained=gained, lost=lost))
    before, after = (each.fairness for each in found)
    print(_gini("gini-change", language, before=before, after=after))


def _print_head(model: ExposureModel, language: Language) -> None:
    values = {"visitors": f"{model.visitors:,.0f}", "stops": str(model.stops)}
    print(text("cli.exposure.head", language, **values))


def _gini(key: str, language: Language, **values: float) -> str:
    figures = {name: f"{value:.2f}" for name, value in values.items()}
    return f"{text(f'exposure.{key}', language, **figures)} ({text('exposure.gini-tip', language)})"


def _named(names: Sequence[Name], language: Language) -> str:
    return ", ".join(name[language] for name in names)


def _print_table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], sides: str, language: Language
) -> None:
    """Columns under their names; ``sides`` says to which side each is set."""
    table = [tuple(text(f"exposure.column.{name}", language) for name in columns), *rows]
    widths = [max(map(_width, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = []
        for cell, width, side in zip(row, widths, sides, strict=True):
            gap = " " * (width - _width(cell))
            cells.append(gap + cell if side == ">" else cell + gap)
        print("  ".join(cells).rstrip())


def _width(words: str) -> int:
    """The width in a terminal, where Hangul is twice as wide as Latin."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in words)


COMMAND = Command("exposure", _add_arguments, _run)
