# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan rules``: what is checked; of one rule its page with its numbers in every profile."""

import argparse
import re
import textwrap
from collections.abc import Iterator, Sequence

from planner.locale import Language, text
from planner.model.problems import BadInput, Problem, nearest
from planner.rules.pages import (
    Stated,
    messages,
    profiles_that_ship,
    sections,
    severity,
    stated,
    title,
)
from planner.rules.registry import BY_ID, RULES
from planner.rules.requirement import Profile
from planner.rules.rule import Rule
from ui.cli.command import Command

_WIDTH = 88
_MARKS = re.compile(r"``|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)")  # of code and of stress


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("rule", metavar="RULE", nargs="?", help=text("cli.rules.rule", language))


def _run(options: argparse.Namespace) -> int:
    profiles, language = profiles_that_ship(), options.language
    if options.rule is None:
        lines = _list(profiles, language)
    elif options.rule in BY_ID:
        lines = _page(BY_ID[options.rule], profiles, language)
    else:
        hint = nearest(options.rule, BY_ID) or ", ".join(BY_ID)
        raise BadInput([Problem("rule-unknown", values={"id": options.rule, "hint": hint})])
    print("\n".join(lines))
    return 0


def _list(profiles: Sequence[Profile], language: Language) -> Iterator[str]:
    """A line for each rule: id, name, and the profiles that have it with their severity."""
    wide = max(len(rule.id) for rule in RULES)
    for rule in RULES:
        name = text(f"rules.{rule.id}.name", language)
        having = [
            f"{profile.id} {text(f'cli.check.{grave}', language)}"
            for profile in profiles
            if (grave := severity(rule, profile)) is not None
        ]
        yield f"{rule.id:{wide}}  {name} ({', '.join(having)})"


def _page(rule: Rule, profiles: Sequence[Profile], language: Language) -> Iterator[str]:
    yield f"{text(f'rules.{rule.id}.name', language)} ({rule.id})"
    yield from ("", *_wrapped(text(f"what.{rule.id}", language)))
    yield from ("", text("cli.rules.numbers", language))
    for row in stated(rule, profiles):
        yield from _number(row, language)
    yield from ("", text("cli.rules.messages", language))
    yield from (f"  {said}" for said in messages(rule, language))
    yield from ("", text("cli.rules.page", language), *_wrapped(title(rule)))
    for section in sections(rule):
        head = f"{section.heading}: " if section.heading else ""
        yield from ("", *_wrapped(f"{head}{_MARKS.sub('', section.words)}"))


def _number(row: Stated, language: Language) -> Iterator[str]:
    """A requirement in one profile: the value, then where it is written and how sure it is."""
    value = row.value(language) or text("cli.rules.no-number", language)
    grave = text(f"cli.check.{row.asked.severity}", language)
    yield f"  {row.label(language)} · {row.profile.name[language]}: {value} ({grave})"
    article = f"{row.asked.article[language]} · {row.source(language)}"
    yield f"    {article} [{row.confidence(language)}]"


def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(words, _WIDTH, break_long_words=False, break_on_hyphens=False)


COMMAND = Command("rules", _add_arguments, _run)
