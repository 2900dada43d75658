# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of rules in the window: the list, the page, links, F1."""

import pytest
from PyQt6.QtCore import QTimer, QUrl
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.locale import LANGUAGES, text
from planner.rules.pages import profiles_that_ship
from planner.rules.registry import BY_ID, RULES
from ui.desktop.dialogs.rules import RulesDialog
from ui.desktop.look import Look
from ui.desktop.rule_html import PICTURE, rule_html
from ui.desktop.window import Window

SHIPPED = profiles_that_ship()


@pytest.fixture(params=LANGUAGES)
def dialog(request: pytest.FixtureRequest, qtbot: QtBot) -> RulesDialog:
    made = RulesDialog("aisle-width", SHIPPED, Look(request.param, "light"), None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_page_of_a_rule_is_shown_with_its_numbers_and_picture(dialog: RulesDialog):
    language = dialog.look.language
    words = dialog.page.toPlainText()
    assert words.startswith(text("rules.aisle-width.name", language))
    assert text("what.aisle-width", language) in words
    assert "3,000 mm" in words
    assert text("rules.confidence.assumed", language) in words
    document = dialog.page.document()
    assert document is not None
    picture = document.resource(2, QUrl(f"{PICTURE}aisle-width"))
    assert isinstance(picture, QImage)
    colours = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3)
               for y in range(0, picture.height(), 3)}  # fmt: skip
    assert "#c0221c" in colours


def test_the_list_has_every_rule_and_leads_to_its_page(dialog: RulesDialog):
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert names == [text(f"rules.{rule.id}.name", dialog.look.language) for rule in RULES]
    for row, name in enumerate(names):
        dialog.list.setCurrentRow(row)
        assert dialog.page.toPlainText().startswith(name)


def test_a_link_leads_to_another_rule(dialog: RulesDialog):
    dialog.read("exit-count")
    assert 'href="rule:exit-capacity"' in dialog.page.toHtml()
    dialog.page.anchorClicked.emit(QUrl("rule:exit-capacity"))
    item = dialog.list.currentItem()
    assert item is not None
    assert item.text() == text("rules.exit-capacity.name", dialog.look.language)


def test_words_of_rules_and_profiles_are_no_markup():
    page = rule_html(BY_ID["aisle-width"], SHIPPED, "en", 500)
    assert "‹lack›" in page
    assert "<script" not in page
    assert "A gap is an <i>aisle</i> where" in page
    assert page.count("<table") == page.count("</table>") == 1


def test_a_rule_that_no_profile_has_says_so():
    page = rule_html(BY_ID["aisle-width"], (), "en", 500)
    assert "No profile asks for it." in page
    assert "<table" not in page


def read_meanwhile() -> list[str]:
    """The first line of the page that is opened next, as soon as it is; it is closed then."""
    read: list[str] = []

    def look_at() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RulesDialog)
        read.append(dialog.page.toPlainText().partition("\n")[0])
        dialog.accept()

    QTimer.singleShot(0, look_at)
    return read


@pytest.mark.usefixtures("plan_file")
def test_f1_on_a_finding_opens_its_page(window: Window):
    document = window.desk.document
    assert document is not None
    finding = document.session.findings[-1]
    document.choose(finding)
    read = read_meanwhile()
    window.actions_by_id["help"].trigger()
    assert read == [text(f"rules.{finding.rule}.name", "en")]


def test_the_help_menu_opens_the_first_page_without_a_plan(window: Window):
    read = read_meanwhile()
    window.actions_by_id["rules"].trigger()
    assert read == [text(f"rules.{RULES[0].id}.name", "en")]
