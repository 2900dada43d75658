# SPDX-License-Identifier: GPL-3.0-or-later
"""Write the pages of the rules: ``make pages``; with ``--check`` fail when some are stale.

    python -m tools.rule_pages [--check]

A page and its picture are made from the rule's own docstring, its numbers in the profiles that
ship, its texts, and the example among the tests that breaks it.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from planner.drawing.picture import picture
from planner.exchange.svg import render
from planner.locale import Language, text
from planner.model.atomic import write_bytes
from planner.rules.check import check
from planner.rules.finding import SEVERITIES
from planner.rules.message import message
from planner.rules.pages import (
    Stated,
    messages,
    picture_file,
    profiles_that_ship,
    sections,
    severity,
    stated,
    title,
)
from planner.rules.registry import RULES
from planner.rules.requirement import Profile
from planner.rules.rule import Rule

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "rules"
SIZE = (120.0, 72.0)  # of a picture, paper mm
_MADE = "<!-- Made by `make pages` from the rule, its texts and the profiles. -->"
_UP = "../../"  # from a page to the root


def files() -> Mapping[Path, bytes]:
    """Every page and picture, and the index, as they should be."""
    # By name: the tests are not type-checked.
    examples: Mapping[str, Any] = import_module("tests.planner.rules.examples").EXAMPLES
    profiles = profiles_that_ship()
    made: dict[Path, str | bytes] = {FOLDER / "README.md": "\n".join(_index(profiles))}
    for rule in RULES:
        drawn, said = _picture(rule, examples[rule.id])
        made[picture_file(rule)] = drawn
        made[FOLDER / f"{rule.id}.md"] = "\n".join(_page(rule, profiles, said))
    return {path: data if isinstance(data, bytes) else data.encode() for path, data in made.items()}


def stale(wanted: Mapping[Path, bytes]) -> list[Path]:
    """The files that are not as they should be, or should not be."""
    there = {*FOLDER.iterdir(), *picture_file(RULES[0]).parent.iterdir()}
    surplus = there - set(wanted)
    return sorted({*surplus, *(path for path, data in wanted.items() if _data(path) != data)})


def _data(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _picture(rule: Rule, example: Any) -> tuple[bytes, dict[Language, str]]:
    """The picture of the example that breaks a rule, and what is said of it in both languages."""
    only = example.profile
    found = [one for one in check(example.breaking, [only]) if one.rule == rule.id]
    shown = picture(example.breaking, found[:1], None, size=SIZE, profiles=[only])
    said = {language: message(found[0], example.breaking, language) for language in _BOTH}
    return render(shown.drawing, shown.scale, shown.turn, None, margin=0.0), said


_BOTH: tuple[Language, ...] = ("en", "ko")


def _page(rule: Rule, profiles: Sequence[Profile], said: Mapping[Language, str]) -> Iterator[str]:
    names = {language: text(f"rules.{rule.id}.name", language) for language in _BOTH}
    yield from (_MADE, "", f"# {names['en']} · {names['ko']}", "")
    yield from (f"`{rule.id}` — {title(rule)} [All rules](README.md)", "")
    for language in _BOTH:
        yield from (text(f"what.{rule.id}", language), "")
    address = picture_file(rule).relative_to(ROOT).as_posix()
    yield from (f"![An example that breaks the rule]({_UP}{address})", "")
    yield from (f"*{said['en']}* · *{said['ko']}*", "")
    for section in sections(rule):
        head = f"**{section.heading}.** " if section.heading else ""
        yield from (f"{head}{_marked(section.words)}", "")
    yield from ("## Numbers · 수치", "")
    yield from _table(
        ("number", "profile", "value", "severity", "article", "source", "how sure"),
        [_number(one) for one in stated(rule, profiles)],
    )
    yield from ("", "## What it says · 결과 문구", "")
    yield from _table(
        ("English", "한국어"), zip(messages(rule, "en"), messages(rule, "ko"), strict=True)
    )
    yield ""


def _number(one: Stated) -> tuple[str, ...]:
    sure = one.confidence("en")
    return (
        one.label("en"),
        one.profile.name.en,
        one.value("en") or "–",
        one.asked.severity,
        one.asked.article.en,
        one.source("en"),
        f"**{sure}**" if one.is_unsure else sure,
    )


def _index(profiles: Sequence[Profile]) -> Iterator[str]:
    yield from (_MADE, "", "# Rules · 기준", "")
    yield from (
        "What Hallplan checks. A profile is one code or one venue's rules, whole: what it leaves",
        "out is not checked under it. A page tells what is measured, why, by which number of which",
        "source, and how sure that number is.",
        "",
    )
    yield from ("| profile | edition | note |", "| --- | --- | --- |")
    for profile in profiles:
        yield _row((f"{profile.name.en} `{profile.id}`", profile.edition, profile.note.en))
    yield ""
    heads = ("rule", "기준", *(f"`{profile.id}`" for profile in profiles))
    yield from _table(heads, [_summary(rule, profiles) for rule in _by_severity(profiles)])
    yield ""


def _summary(rule: Rule, profiles: Sequence[Profile]) -> tuple[str, ...]:
    """A row of the index: the rule in both languages, and its gravest severity by profile."""
    return (
        f"[{text(f'rules.{rule.id}.name', 'en')}]({rule.id}.md)",
        text(f"rules.{rule.id}.name", "ko"),
        *(severity(rule, profile) or "" for profile in profiles),
    )


def _by_severity(profiles: Sequence[Profile]) -> list[Rule]:
    """Rules by the gravest severity that some profile gives them, else in the order of reports."""

    def gravest(rule: Rule) -> int:
        found = {severity(rule, profile) for profile in profiles}
        return next(place for place, one in enumerate(SEVERITIES) if one in found)

    return sorted(RULES, key=gravest)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _row(heads)
    yield _row(["---"] * len(heads))
    for row in rows:
        yield _row(row)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _marked(words: str) -> str:
    """Words of a docstring as Markdown: code between single backticks."""
    return words.replace("``", "`")


def main(arguments: Sequence[str]) -> int:
    """Write what is stale, or with ``--check`` only tell; returns the exit status."""
    wanted = files()
    changed = stale(wanted)
    checks = "--check" in arguments
    for path in changed:
        print(f"{path.relative_to(ROOT)}{': stale, run make pages' if checks else ''}")
        if not checks:
            write_bytes(path, wanted[path]) if path in wanted else path.unlink()
    return 1 if checks and changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
