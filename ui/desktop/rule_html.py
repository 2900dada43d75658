# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a rule as HTML for a text browser. Knows no Qt."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from planner.locale import Language, text
from planner.rules.pages import Stated, messages, sections, stated, title
from planner.rules.registry import BY_ID
from planner.rules.requirement import Profile
from planner.rules.rule import Rule

PICTURE, RULE = "picture:", "rule:"  # addresses of the picture and of other pages
_CODE = re.compile(r"``(.+?)``")
_STRESSED = re.compile(r"\*(\w[^*]*)\*")
_COLUMNS = ("number", "profile", "required", "severity", "source", "sureness")


def rule_html(rule: Rule, profiles: Sequence[Profile], language: Language, width: int) -> str:
    """The page of a rule, its picture ``width`` px wide."""
    return "".join(_page(rule, profiles, language, width))


def _page(rule: Rule, profiles: Sequence[Profile], language: Language, width: int) -> Iterator[str]:
    yield f"<h2>{escape(text(f'rules.{rule.id}.name', language))}</h2>"
    yield f"<p>{escape(text(f'what.{rule.id}', language))}</p>"
    yield f'<p><img src="{PICTURE}{rule.id}" width="{width}"></p>'
    yield f"<h3>{_words('numbers', language)}</h3>"
    yield from _numbers(stated(rule, profiles), language)
    yield f"<h3>{_words('findings', language)}</h3><ul>"
    for said in messages(rule, language):
        yield f"<li>{escape(said)}</li>"
    yield f"</ul><h3>{_words('in-detail', language)}</h3>"
    yield f"<p><b>{_marked(title(rule))}</b></p>"
    for section in sections(rule):
        head = f"<b>{escape(section.heading)}.</b> " if section.heading else ""
        yield f"<p>{head}{_marked(section.words)}</p>"
    yield f'<p class="soft"><code>{escape(rule.id)}</code></p>'


def _numbers(rows: Sequence[Stated], language: Language) -> Iterator[str]:
    """Every number of a rule, one row for each profile that states it."""
    if not rows:
        yield f"<p>{_words('no-numbers', language)}</p>"
        return
    yield '<table cellspacing="0" cellpadding="5" width="100%"><tr>'
    for column in _COLUMNS:
        yield f'<th align="left">{_words(column, language)}</th>'
    yield "</tr>"
    for row in rows:
        sure = escape(row.confidence(language))
        cells = (
            escape(row.label(language)),
            escape(row.profile.name[language]),
            escape(row.value(language)) or "–",
            escape(text(f"window.severity.{row.asked.severity}", language)),
            escape(f"{row.asked.article[language]} · {row.source(language)}"),
            f"<b>{sure}</b>" if row.is_unsure else sure,
        )
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    yield "</table>"


def _words(key: str, language: Language) -> str:
    return escape(text(f"help.{key}", language))


def _marked(words: str) -> str:
    """Words of a docstring: what is in backticks as code, in asterisks stressed, rules as links."""

    def code(found: re.Match[str]) -> str:
        name = found[1]
        link = f'<a href="{RULE}{name}">{name}</a>' if name in BY_ID else name
        return f"<code>{link}</code>"

    return _STRESSED.sub(r"<i>\1</i>", _CODE.sub(code, escape(words, quote=False)))
