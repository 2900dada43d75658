# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of actions: every row whole, no key twice, all of it reachable."""

import re
from importlib import resources
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QKeySequence
from PyQt6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from planner.locale import LANGUAGES, has_text, text
from tests.windows import child
from ui.desktop import context_menus
from ui.desktop.action_table import MENUS
from ui.desktop.look import Look
from ui.desktop.panels.finding_menu import ACTS
from ui.desktop.window import Window

# The keys that the design gives (ui.md §1, §4).
GIVEN = {
    "tool-select": "V", "tool-hand": "H", "tool-booth": "B", "tool-route": "G", "fit": "F",
    "zoom-selection": "Shift+F", "rotate-left": "[", "rotate-right": "]", "assign": "E",
    "renumber": "F2", "snap": "F3", "next-panel": "F6", "next-finding": "F8",
    "previous-finding": "Shift+F8", "help": "F1", "search": "Ctrl+F", "shortcuts": "Ctrl+/",
    "duplicate": "Ctrl+D", "left-panel": "Ctrl+B", "inspector": "Ctrl+I", "findings": "Ctrl+J",
    "undo": "Ctrl+Z", "save": "Ctrl+S", "open": "Ctrl+O", "delete": "Delete", "quit": "Ctrl+Q",
    "palette": "Ctrl+K", "menu": "Shift+F10", "next-booth": "N",
}  # fmt: skip
WITHOUT_PLAN = {
    "new", "open", "open-example", "quit", "palette", "guide", "menu", "language-ko",
    "language-en", "text-100", "text-125", "text-150", "dark", "help", "rules", "shortcuts",
    "about",
}  # fmt: skip


def test_every_row_has_words_tip_menu_and_a_known_icon(window: Window):
    icons = {file.name for file in (resources.files("ui.desktop") / "icons").iterdir()}
    for row in window.actions_by_id.rows.values():
        for part in ("text", "tip"):
            assert has_text(f"window.action.{row.id}.{part}"), row.id
        assert row.menu in MENUS, row.id
        assert not row.icon or f"{row.icon}.svg" in icons, row.id
        shown = window.actions_by_id[row.id]
        assert shown.text()
        assert shown.toolTip()
        assert not row.shortcuts or shown.shortcuts()


def test_every_icon_is_used_and_every_used_one_is_there():
    """An icon is used where its name stands as a word of its own in the window's code."""
    there = {file.stem for file in Path("ui/desktop/icons").glob("*.svg")}
    code = "\n".join(file.read_text("utf-8") for file in Path("ui/desktop").rglob("*.py"))
    quoted = set(re.findall(r'"([a-z0-9-]+)"', code))
    assert there <= quoted, there - quoted
    drawn = set(re.findall(r'tint(?:_once)?\([^()]*, "([a-z0-9-]+)"', code))
    drawn |= set(re.findall(r'\b(?:icon|pixmap)\("([a-z0-9-]+)"', code))
    assert drawn
    assert drawn <= there, drawn - there


def test_no_key_means_two_things(window: Window):
    keys = [
        key.toString()
        for name in window.actions_by_id.rows
        for key in window.actions_by_id[name].shortcuts()
    ]
    assert len(keys) == len(set(keys))
    assert all(keys)


@pytest.mark.parametrize(("name", "key"), GIVEN.items())
def test_keys_are_those_of_the_design(window: Window, name: str, key: str):
    assert QKeySequence(key) in window.actions_by_id[name].shortcuts()


def test_a_key_of_a_korean_layout_is_the_same_key(window: Window):
    assert QKeySequence("ㅠ") in window.actions_by_id["tool-booth"].shortcuts()
    assert QKeySequence("Shift+ㄹ") in window.actions_by_id["zoom-selection"].shortcuts()


@pytest.mark.qt_log_ignore("keyToAscii", extend=True)  # of Qt's test library alone
@pytest.mark.usefixtures("plan_file")
def test_pressing_a_korean_letter_takes_the_tool(window: Window, qtbot: QtBot):
    workspace = window.workspace
    assert workspace is not None
    workspace.canvas.setFocus()
    qtbot.keyClick(workspace.canvas, Qt.Key(ord("ㅎ")))
    assert workspace.canvas.tool == "route"


def _with_subs(menu: QMenu) -> list[QMenu]:
    return [menu, *menu.findChildren(QMenu)]


def test_every_row_stands_in_its_menu_once(window: Window):
    shown = [
        action.objectName()
        for name in MENUS
        for menu in _with_subs(child(window, QMenu, f"menu-{name}"))
        for action in menu.actions()
        if action.objectName()
    ]
    assert sorted(shown) == sorted(f"action-{name}" for name in window.actions_by_id.rows)


def test_menus_of_the_canvas_are_rows_of_the_table(window: Window):
    shown = context_menus.rows() | {name for name in ACTS if name}
    assert shown <= set(window.actions_by_id.rows)


def test_without_a_plan_only_what_needs_none_is_enabled(window: Window):
    enabled = {name for name in window.actions_by_id.rows if window.actions_by_id[name].isEnabled()}
    assert enabled == WITHOUT_PLAN


@pytest.mark.usefixtures("plan_file")
def test_words_follow_the_language(window: Window, look: Look):
    for language in LANGUAGES:
        look.set_language(language)
        for name in window.actions_by_id.rows:
            words = text(f"window.action.{name}.text", language)
            assert window.actions_by_id[name].text().startswith(words)
        menu = child(window, QMenu, "menu-file")
        assert menu.title() == text("window.menu.file", language)


@pytest.mark.usefixtures("plan_file")
def test_undo_says_what_it_would_take_back(window: Window):
    document, undo = window.desk.document, window.actions_by_id["undo"]
    assert document is not None
    assert not undo.isEnabled()
    document.select(["booth-b9"])
    window.actions_by_id["rotate-left"].trigger()
    assert undo.isEnabled()
    assert undo.text() == "Undo: rotate"
    undo.trigger()
    assert not undo.isEnabled()
    assert window.actions_by_id["redo"].text() == "Redo: rotate"
