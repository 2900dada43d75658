# SPDX-License-Identifier: GPL-3.0-or-later
"""Fixes of a finding: looked for in the background, done with one click as one step."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtGui import QContextMenuEvent
from PyQt6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.edits.move import Move
from planner.model.shapes import Rectangle
from planner.rules.fixes import Mending
from tests import windows
from tests.planner import building
from tests.windows import child
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.finding_menu import FindingMenu
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace


def narrow_plan(folder: Path) -> Path:
    """Two islands 2,700 mm apart, where KINTEX asks 3,000."""
    sides = (0, 1, 2, 3)
    booths = (
        building.booth("A1", building.rectangle(6000, 8000), open_sides=sides),
        building.booth("A2", building.rectangle(11_700, 8000), open_sides=sides),
    )
    return building.write_pair(folder, building.plan(booths))


@pytest.fixture
def workspace(window: Window, tmp_path: Path) -> Workspace:
    """The narrow plan, its aisle chosen and its fixes known."""
    assert window.open(narrow_plan(tmp_path))
    workspace = window.workspace
    assert workspace is not None
    workspace.findings.step(1)
    assert workspace.document.seeking
    workspace.mender.run()
    return workspace


def gap(document: Document) -> int:
    first, second = (document.site.booths[f"booth-a{number}"].shape for number in (1, 2))
    assert isinstance(first, Rectangle)
    assert isinstance(second, Rectangle)
    return second.at[0] - first.at[0] - first.size[0]


def test_a_chosen_finding_is_offered_its_fixes(window: Window, workspace: Workspace):
    finding = workspace.document.finding
    assert finding is not None
    assert (finding.rule, finding.measured) == ("aisle-width", 2700)
    fixes = workspace.document.fixes
    assert all(isinstance(edit, Move) for edit in fixes)
    buttons = workspace.canvas.card.findChildren(QPushButton)
    words = [each.text() for each in buttons if each.objectName().startswith("card-fix-")]
    assert len(words) == len(fixes)
    assert "300 mm" in words[0]
    assert words[0].endswith(("↑", "↓"))  # the hall lies flat: its right is down
    assert window.actions_by_id["fix-finding"].text().startswith("Fix: Move A")
    assert not child(workspace.canvas.card, QLabel, "cardSeeking").isVisible()


@pytest.mark.parametrize("by", ["card", "row", "action"])
def test_one_click_is_one_step_and_the_finding_is_gone(
    window: Window, workspace: Workspace, by: str
):
    document = workspace.document
    before = document.site.plan
    if by == "card":
        child(workspace.canvas.card, QPushButton, "card-fix-0").click()
    elif by == "row":
        assert workspace.findings.row_button is not None
        workspace.findings.row_button.click()
    else:
        window.actions_by_id["fix-finding"].trigger()
    assert gap(document) == 3000
    assert document.finding is None
    assert document.fixes == ()
    assert not workspace.canvas.card.isVisible()
    assert [each for each in document.judged.counting if each.severity == "error"] == []
    document.undo()
    assert document.site.plan is before


def test_the_keyboard_comes_back_to_the_plan(window: Window, workspace: Workspace, qtbot: QtBot):
    window.activateWindow()
    canvas = workspace.canvas
    canvas.setFocus()
    reached: list[str] = []
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        reached.append("" if focused is None else focused.objectName())
        if reached[-1] == "card-fix-0":
            break
    assert reached[-1] == "card-fix-0"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert gap(workspace.document) == 3000
    assert canvas.hasFocus()
    workspace.document.undo()


def test_a_change_asks_again_and_offers_nothing_stale(workspace: Workspace):
    document = workspace.document
    document.apply(Move(("booth-a2",), 100, 0))
    assert document.finding is not None
    assert document.finding.measured == 2800
    assert (document.fixes, document.seeking) == ((), True)
    workspace.mender.run()
    assert not document.seeking
    (first, *_) = document.fixes
    assert isinstance(first, Move)
    assert abs(first.dx) == 200


def test_a_note_is_offered_nothing(workspace: Workspace):
    document = workspace.document
    note = next(each for each in document.judged.counting if each.severity == "note")
    document.explain(note)
    assert (document.fixes, document.seeking) == ((), False)


def test_the_menu_has_every_fix_and_the_acts(workspace: Workspace):
    document, table = workspace.document, workspace.findings.table
    place = table.visualRect(table.currentIndex()).center()
    table.customContextMenuRequested.emit(place)
    menu = child(workspace, FindingMenu, "findingMenu")
    named = [action.objectName() for action in menu.actions() if action.objectName()]
    acts = ["show-finding", "waive", "withdraw-waiver", "finding-rule"]
    assert named == [f"action-{name}" for name in acts]
    fixes = menu.actions()[: len(document.fixes)]
    assert all(action.text().startswith("Move A") for action in fixes)
    fixes[0].trigger()
    assert gap(document) == 3000
    menu.close()


def test_fixes_found_later_come_into_the_open_menu(workspace: Workspace):
    document = workspace.document
    document.apply(Move(("booth-a2",), 100, 0))
    assert document.finding is not None
    x, y = workspace.canvas.view.to_screen(document.finding.at)
    canvas, place = workspace.canvas, QPoint(round(x), round(y))
    document.choose(None)
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, canvas.mapToGlobal(place))
    QApplication.sendEvent(canvas, event)
    menu = child(workspace, FindingMenu, "findingMenu")
    assert menu.actions()[0].text() == "Looking for a fix…"
    assert not menu.actions()[0].isEnabled()
    workspace.mender.run()
    assert menu.actions()[0].text().startswith("Move A")
    menu.close()


def test_fixes_of_what_is_no_longer_chosen_are_dropped(
    qtbot: QtBot, tmp_path: Path, look: Look, monkeypatch: pytest.MonkeyPatch
):
    gate, answer = threading.Event(), Mending.answer
    begun, ended = threading.Event(), list[bool]()

    def slow(mending: Mending, stopped: Callable[[], bool]) -> object:
        begun.set()
        gate.wait(5)
        ended.append(stopped())
        return answer(mending, stopped)

    monkeypatch.setattr(Mending, "answer", slow)
    window = windows.window(tmp_path, look, synchronous=False)
    qtbot.addWidget(window, before_close_func=lambda window: window.desk.put(None))
    window.show()
    assert window.open(narrow_plan(tmp_path))
    workspace = window.workspace
    assert workspace is not None
    document = workspace.document
    qtbot.waitUntil(lambda: document.session.check_state == "current")
    workspace.findings.step(1)
    workspace.mender.run()
    assert child(workspace.canvas.card, QLabel, "cardSeeking").isVisible()
    qtbot.waitUntil(begun.is_set)
    document.choose(None)
    gate.set()
    qtbot.waitUntil(lambda: ended == [True])
    qtbot.wait(50)
    assert document.fixes == ()
    workspace.findings.step(1)
    qtbot.waitUntil(lambda: document.fixes != ())
    assert ended == [True, False]


def test_the_check_of_a_change_goes_before_its_fixes(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    document, states = workspace.document, list[str]()
    answer = Mending.answer

    def note(mending: Mending, stopped: Callable[[], bool]) -> object:
        states.append(document.session.check_state)
        return answer(mending, stopped)

    monkeypatch.setattr(Mending, "answer", note)
    document.apply(Move(("booth-a2",), 100, 0))
    assert document.session.check_state == "outdated"
    qtbot.waitUntil(lambda: states != [])
    assert states == ["current"]
    qtbot.waitUntil(lambda: document.fixes != ())
