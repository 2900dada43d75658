# SPDX-License-Identifier: GPL-3.0-or-later
"""The history under the plan: steps in words, the way to any of them by mouse and keyboard."""

from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.edits.assign import SetStatus
from planner.edits.delete import Delete
from planner.edits.move import Move
from tests.windows import child
from ui.desktop.look import Look
from ui.desktop.panels.history import HistoryPanel
from ui.desktop.panels.history_model import MARK, STEP, TOUCHED
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace


@pytest.fixture
def workspace(window: Window, plan_file: Path) -> Workspace:
    """The workspace of the small plan."""
    assert plan_file.exists()
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def panel(window: Window, workspace: Workspace) -> HistoryPanel:
    """The history of three steps, in front."""
    document = workspace.document
    document.apply(Move(("booth-b9",), 500, 0))
    document.apply(SetStatus(("booth-b9", "booth-b10"), "held"))
    document.apply(Delete(("booth-b11", "stage")))
    window.actions_by_id["history"].trigger()
    return workspace.history


def rows(panel: HistoryPanel, column: int) -> list[str]:
    return [panel.model.words(row, column) for row in range(panel.model.rowCount())]


def test_every_step_is_told_with_what_it_touched(panel: HistoryPanel, look: Look):
    assert panel.table.isVisible()
    assert rows(panel, STEP) == ["opened", "move", "status", "delete"]
    assert rows(panel, TOUCHED) == ["Test plan", "B9", "B9, B10", "B11, stage"]
    assert rows(panel, MARK) == ["saved", "", "", "now"]
    look.set_language("ko")
    assert rows(panel, STEP)[1] == "옮기기"
    assert rows(panel, MARK) == ["저장됨", "", "", "지금"]


def test_a_click_goes_to_a_step_and_what_is_undone_stays_there_grey(
    qtbot: QtBot, panel: HistoryPanel, workspace: Workspace, look: Look
):
    table = panel.table
    view = table.viewport()
    assert view is not None
    place = table.visualRect(panel.model.index(1, STEP)).center()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    session = workspace.document.session
    assert (session.done, len(session.history)) == (1, 3)
    assert rows(panel, MARK) == ["saved", "now", "undone", "undone"]
    assert rows(panel, TOUCHED) == ["Test plan", "B9", "B9, B10", "B11, stage"]
    colour = panel.model.data(panel.model.index(2, STEP), Qt.ItemDataRole.ForegroundRole)
    assert colour == look.palette.text3
    assert workspace.bottom.tabs.tabText(1) == "History"
    assert child(workspace.bottom, QLabel, "badge-history").text() == "1"
    assert child(panel.header, QLabel, "historyWhere").text().startswith("Step 1 of 3")


def test_arrows_and_enter_go_to_a_step(qtbot: QtBot, panel: HistoryPanel, workspace: Workspace):
    first = workspace.document.session.history[0].before
    for _ in range(3):
        qtbot.keyClick(panel.table, Qt.Key.Key_Up)
    assert workspace.document.session.done == 3
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert workspace.document.session.plan is first
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert workspace.document.session.done == 1


def test_undo_is_followed_and_a_new_step_ends_what_was_undone(
    panel: HistoryPanel, workspace: Workspace
):
    workspace.document.undo()
    assert panel.table.currentIndex().row() == 2
    workspace.document.apply(Move(("booth-b10",), 0, 500))
    assert rows(panel, STEP) == ["opened", "move", "status", "move"]
    assert rows(panel, TOUCHED)[3] == "B10"
    assert panel.table.currentIndex().row() == 3


def test_the_panel_goes_from_page_to_page_and_folds(
    qtbot: QtBot, window: Window, workspace: Workspace
):
    history, findings = (window.actions_by_id[name] for name in ("history", "findings"))
    assert not history.isChecked()
    history.trigger()
    assert (workspace.bottom.page, history.isChecked()) == ("history", True)
    history.trigger()
    assert not workspace.history.isVisible()
    assert workspace.bottom.height() == 37
    tab = workspace.bottom.tabs.tabRect(0).center()
    qtbot.mouseClick(workspace.bottom.tabs, Qt.MouseButton.LeftButton, pos=tab)
    assert workspace.findings.isVisible()
    assert findings.isChecked()
    assert workspace.bottom.page == "findings"
