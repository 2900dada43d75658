# SPDX-License-Identifier: GPL-3.0-or-later
"""F1 opens the guide at the page that fits; its links, pictures and search lead somewhere."""

import re
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt, QUrl
from PyQt6.QtGui import QTextDocument
from PyQt6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from planner.locale import LANGUAGES, Language
from tests.windows import child
from ui.desktop.dialogs.parts import Dialog
from ui.desktop.guide.browser import GuideWindow
from ui.desktop.guide.contexts import PAGES, page_for
from ui.desktop.guide.pages import INDEX, docs, file_of, find, heading_number, pages, text_of
from ui.desktop.look import Look
from ui.desktop.tools.toolbox import TOOLS
from ui.desktop.window import Window


@pytest.fixture
def workspace_window(window: Window, plan_file: object) -> Window:
    """The window with the small plan open."""
    return window


def guide(window: Window) -> GuideWindow:
    """The guide, asked for by its action."""
    window.actions_by_id["help"].trigger()
    return child(window, GuideWindow, "guideWindow")


def test_every_context_leads_to_a_page_and_a_heading_that_are_there():
    names = {name for name, _ in pages("en")}
    for context, place in PAGES.items():
        name, _, anchor = place.partition("#")
        assert name in names, context
        assert not anchor or heading_number(name, anchor) > 0, context
    assert page_for(["nothing known"]) == INDEX
    assert page_for(["nothing known", "routePage", "inspector"]) == "routes"


def test_every_dialog_has_its_page():
    named = {
        name
        for file in Path("ui/desktop/dialogs").glob("*.py")
        for name in re.findall(r"super\(\).__init__\(\s*\"([\w-]+)\"", file.read_text("utf-8"))
    }
    assert len(named) > 15
    assert named <= set(PAGES)


def test_every_tool_has_its_page():
    assert page_for(["tool-route"]) == "routes"
    for tool in TOOLS:
        assert (page_for([f"tool-{tool}"]) == INDEX) == (tool == "select")


def test_the_index_lists_every_page():
    there = {file.stem for file in (docs() / "guide").glob("*.md")}
    assert {name for name, _ in pages("en")} == there
    assert [name for name, _ in pages("ko")] == [name for name, _ in pages("en")]


def test_without_a_plan_it_opens_at_its_first_page(window: Window):
    opened = guide(window)
    assert opened.isVisible()
    assert opened.guide.place == INDEX


def test_it_opens_at_the_panel_the_tool_or_the_dialog(workspace_window: Window, qtbot: QtBot):
    window = workspace_window
    window.activateWindow()
    child(window, QLineEdit, "exhibitorSearch").setFocus()
    opened = guide(window)
    assert opened.guide.place == "exhibitors"
    workspace = window.workspace
    assert workspace is not None
    window.activateWindow()
    workspace.canvas.set_tool("route")
    workspace.canvas.setFocus()
    guide(window)
    assert opened.guide.place == "routes"
    dialog = Dialog("waive", "Waive", window.look, window)
    dialog.setModal(True)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    assert child(dialog, GuideWindow, "guideWindow").guide.place == "checks"


def test_links_lead_on_and_back(look: Look, qtbot: QtBot):
    made = GuideWindow(look, None)
    qtbot.addWidget(made)
    made.show_page(INDEX)
    opened = made.guide
    opened.page.anchorClicked.emit(QUrl("editing.md#several-at-once"))
    assert opened.place == "editing#several-at-once"
    bar = opened.page.verticalScrollBar()
    assert bar is not None
    assert bar.value() > 0
    opened.page.anchorClicked.emit(QUrl("../exposure.md"))
    assert opened.page.toPlainText()
    with qtbot.waitSignal(opened.rule_wanted, timeout=100) as asked:
        opened.page.anchorClicked.emit(QUrl("../rules/aisle-width.md"))
    assert asked.args == ["aisle-width"]
    opened.go_back()
    opened.go_back()
    assert opened.place == INDEX
    assert not opened.back.isEnabled()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_and_picture_of_a_page_is_there(language: Language):
    for name, _ in pages(language):
        folder = file_of(name, language).parent
        for target in re.findall(r"\]\(([^)#\s]+)", text_of(name, language)):
            assert re.match(r"[a-z]+:", target) or (folder / target).exists(), (name, target)


def test_pictures_are_as_wide_as_there_is_room(window: Window):
    opened = guide(window).guide
    opened.read("window")
    kind = QTextDocument.ResourceType.ImageResource.value
    picture = opened.page.loadResource(kind, QUrl("../pictures/window.png"))
    view = opened.page.viewport()
    assert view is not None
    assert picture.width() / picture.devicePixelRatio() <= view.width()
    assert picture.height() > 100


def test_the_search_finds_sections_in_both_languages(window: Window, look: Look, qtbot: QtBot):
    assert find("waiver", "en")[0].page in ("checks", "report")
    opened = guide(window).guide
    qtbot.keyClicks(opened.search, "mirror")
    qtbot.keyClick(opened.search, Qt.Key.Key_Return)
    assert opened.place == "editing#several-at-once"
    opened.search.setText("zzqq")
    assert opened.list.count() == 0
    opened.search.clear()
    assert opened.list.count() == len(pages("en"))
    look.set_language("ko")
    assert opened.place == "editing#several-at-once"
    assert isinstance(window.findChild(QDialog, "guideWindow"), GuideWindow)
