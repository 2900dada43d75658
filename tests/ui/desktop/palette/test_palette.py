# SPDX-License-Identifier: GPL-3.0-or-later
"""The palette: what it finds, how it is used by keys, and that it keeps up with the hand."""

from time import perf_counter

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.floor.site import open_site
from planner.model.shipped import example_plan
from planner.rules.registry import RULES
from tests.windows import child
from ui.desktop.actions import always, need
from ui.desktop.look import Look
from ui.desktop.palette.entries import Shelf, action_entries, plan_entries, rule_entries
from ui.desktop.palette.palette import Palette
from ui.desktop.window import Window

ENTER, ESC, DOWN, UP = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Up


def opened(window: Window) -> Palette:
    """The palette of a window, open."""
    window.actions_by_id["palette"].trigger()
    palette = child(window, Palette, "palette")
    assert palette.isVisible()
    assert palette.line.hasFocus()
    return palette


def titles(palette: Palette) -> list[str]:
    """What is listed."""
    return [entry.title for entry in palette.list.rows.entries]


def test_every_action_rule_and_thing_can_be_found(window: Window):
    site, _ = open_site(example_plan())
    menus = {row.id: row.menu for row in window.actions_by_id.rows.values()}
    shelf = Shelf.of((*action_entries(menus, "en"), *plan_entries(site, "en"), *rule_entries("en")))
    kinds = [entry.kind for entry in shelf.entries]
    assert kinds.count("action") == len(menus)
    assert kinds.count("rule") == len(RULES)
    assert kinds.count("booth") == len(site.booths)
    assert kinds.count("exhibitor") == len(site.exhibitors)
    assert kinds.count("area") == len(site.areas)
    assert kinds.count("opening") == len(site.ground.openings)
    for entry in shelf.entries:
        assert entry in shelf.find(entry.title, 60, ()), entry
    assert len(shelf.numbers) == len(shelf.entries)


def test_each_row_says_what_it_asks_for(window: Window):
    silent = {
        row.id
        for row in window.actions_by_id.rows.values()
        if row.enabled is not always and not need(row)
    }
    assert silent == set()


@pytest.mark.usefixtures("plan_file")
def test_enter_goes_to_a_booth_and_selects_it(window: Window, qtbot: QtBot):
    workspace = window.workspace
    assert workspace is not None
    workspace.canvas.setFocus()
    before = workspace.canvas.view
    palette = opened(window)
    qtbot.keyClicks(palette.line, "b9")
    assert titles(palette)[0] == "B9"
    qtbot.keyClick(palette.line, ENTER)
    assert not palette.isVisible()
    assert workspace.document.selection == ("booth-b9",)
    assert workspace.canvas.view != before
    assert workspace.canvas.hasFocus()


@pytest.mark.usefixtures("plan_file")
def test_what_cannot_be_done_says_why_and_is_not_done(window: Window, qtbot: QtBot):
    palette = opened(window)
    qtbot.keyClicks(palette.line, "merge")
    model = palette.list.rows
    assert model.entries[0].id == "merge"
    assert model.aside(model.entries[0]) == "Select two booths or more"
    qtbot.keyClick(palette.line, ENTER)
    assert palette.isVisible()
    assert palette.line.text() == "merge"


@pytest.mark.usefixtures("plan_file")
def test_what_was_taken_comes_first_next_time(window: Window, qtbot: QtBot, look: Look):
    qtbot.keyClicks(opened(window).line, "dark")
    palette = child(window, Palette, "palette")
    qtbot.keyClick(palette.line, ENTER)
    assert look.theme == "dark"
    assert titles(opened(window))[:2] == ["Dark theme", "New plan…"]
    qtbot.keyClick(palette.line, ESC)
    assert not palette.isVisible()
    look.set_language("ko")
    assert titles(opened(window))[0] == "어두운 테마"
    palette.line.setText("ㅂㅅ")  # Qt's test library types no Hangul
    assert any("부스" in title for title in titles(palette))


def test_arrows_go_round_and_the_field_tells_where_it_is(window: Window, qtbot: QtBot):
    palette = opened(window)
    first, last = titles(palette)[0], titles(palette)[-1]
    qtbot.keyClick(palette.line, UP)
    assert palette.list.chosen is not None
    assert palette.list.chosen.title == last
    qtbot.keyClick(palette.line, DOWN)
    assert palette.list.chosen.title == first
    assert palette.line.accessibleDescription().startswith(first)
    qtbot.keyClicks(palette.line, "no such thing anywhere")
    assert titles(palette) == []
    qtbot.keyClick(palette.line, ENTER)
    assert palette.isVisible()


def test_it_closes_when_the_keyboard_goes_elsewhere(window: Window):
    palette = opened(window)
    window.setFocus()
    child(window, type(window.findChild(object, "theme")), "theme").setFocus()
    assert not palette.isVisible()


def test_a_key_finds_among_ten_thousand_booths_within_a_step_of_the_screen():
    site, _ = open_site(example_plan())
    entries = [*plan_entries(site, "en")] * 35
    shelf = Shelf.of(entries)
    assert len(entries) > 10_000
    times = []
    for query in ("1", "10", "k1", "lh", "ㄷㄱ", "대", "comp 12", "hall"):
        begun = perf_counter()
        shelf.find(query, 60, ())
        times.append(perf_counter() - begun)
    assert sorted(times)[len(times) // 2] < 0.012  # 4 ms where nothing else runs
