# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a rule: what it asks, its numbers in the plan's profiles, why and by which source."""

from collections.abc import Iterator, Sequence
from html import escape
from textwrap import dedent

from PyQt6.QtWidgets import QDialogButtonBox, QTextBrowser, QWidget

from planner.locale import Language, text
from planner.rules.figures import amount
from planner.rules.requirement import Profile
from planner.rules.rule import Rule
from ui.desktop.dialogs.parts import Dialog
from ui.desktop.look import Look


class RulePage(Dialog):
    """Shows one rule's page."""

    def __init__(
        self, rule: Rule, profiles: Sequence[Profile], look: Look, parent: QWidget | None
    ) -> None:
        title = text(f"rules.{rule.id}.name", look.language)
        super().__init__("rulePage", title, look, parent)
        self.page = QTextBrowser()
        self.page.setObjectName("rulePageText")
        self.page.setOpenExternalLinks(True)
        self.page.setMinimumSize(680, 460)
        self.page.setHtml("".join(_page(rule, profiles, look)))
        self.body.addWidget(self.page)
        close = self.add_button("close", QDialogButtonBox.ButtonRole.AcceptRole, default=True)
        close.clicked.connect(self.accept)


def _page(rule: Rule, profiles: Sequence[Profile], look: Look) -> Iterator[str]:
    first, *rest = dedent(rule.page or "").strip().split("\n\n")
    yield f"<p><b>{escape(first)}</b></p>"
    rows = [row for profile in profiles for row in _numbers(rule, profile, look.language)]
    if rows:
        cells = ("profile", "number", "source", "sureness")
        heads = "".join(
            f'<th align="left">{escape(look.text(f"rule-page.{key}"))}</th>' for key in cells
        )
        yield f'<table cellspacing="0" cellpadding="5" width="100%"><tr>{heads}</tr>'
        for row in rows:
            yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        yield "</table>"
    for paragraph in rest:
        yield f"<p>{escape(' '.join(paragraph.split()))}</p>"
    yield f"<p><code>{escape(rule.id)}</code></p>"


def _numbers(rule: Rule, profile: Profile, language: Language) -> Iterator[tuple[str, ...]]:
    """A row for each requirement of a rule in a profile."""
    for asked in profile.rules.get(rule.id, {}).values():
        value = "—" if asked.value is None else amount(asked.value, asked.unit or "", language)
        sure = text(f"rules.confidence.{asked.confidence}", language)
        yield profile.name[language], value, profile.citation(asked)[language], sure
