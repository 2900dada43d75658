# SPDX-License-Identifier: GPL-3.0-or-later
"""Several plans in tabs: opened, gone to, closed, and asked about once."""

from pathlib import Path

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtWidgets import QApplication, QLabel, QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from planner.edits.move import Move
from planner.model.files import read_plan
from planner.model.locks import lock_path
from tests.planner import building
from tests.ui.desktop.test_files import during, press
from tests.windows import child
from ui.desktop.panels.left import RAIL
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace


@pytest.fixture
def three(window: Window, tmp_path: Path) -> tuple[Workspace, ...]:
    """Three plans in tabs, the last one in front."""
    for name in ("one", "two", "three"):
        folder = tmp_path / name
        folder.mkdir()
        assert window.open(building.write_pair(folder))
    return window.desk.workspaces


def change(workspace: Workspace) -> None:
    workspace.document.apply(Move(("booth-b9",), 500, 0))


def place(window: Window, tab: int) -> QPoint:
    return window.top.tabs.tabRect(tab).center()


def test_each_plan_has_a_tab_and_the_last_is_in_front(window: Window, three: tuple[Workspace, ...]):
    assert window.top.tabs.count() == 3
    assert window.workspace is three[2]
    assert three[2].isVisible()
    assert not three[0].isVisible()
    assert "three" in window.top.tabs.tabToolTip(2)


def test_a_click_and_the_keys_go_from_plan_to_plan(
    qtbot: QtBot, window: Window, three: tuple[Workspace, ...]
):
    qtbot.mouseClick(window.top.tabs, Qt.MouseButton.LeftButton, pos=place(window, 0))
    assert window.workspace is three[0]
    assert window.top.tabs.currentIndex() == 0
    seen = []
    for name in ("previous-tab", "previous-tab", "next-tab", "next-tab", "next-tab"):
        window.actions_by_id[name].trigger()
        seen.append(three.index(window.workspace))  # type: ignore[arg-type] # one is open
    assert seen == [2, 1, 2, 0, 1]


def test_each_plan_has_its_own_history_selection_and_dot(
    window: Window, three: tuple[Workspace, ...]
):
    change(three[2])
    three[2].document.select(["booth-b9"])
    assert [window.top.tabs.marked(tab) for tab in range(3)] == [False, False, True]
    assert window.windowTitle().startswith("● ")
    window.desk.show(three[0])
    assert not window.windowTitle().startswith("● ")
    assert not window.actions_by_id["undo"].isEnabled()
    assert three[0].document.selection == ()
    window.desk.show(three[2])
    assert window.actions_by_id["undo"].isEnabled()


def test_the_cross_the_middle_button_and_ctrl_w_close(
    qtbot: QtBot, window: Window, three: tuple[Workspace, ...]
):
    cross = window.top.tabs.tabButton(0, QTabBar.ButtonPosition.RightSide)
    assert isinstance(cross, QToolButton)
    cross.click()
    assert window.desk.workspaces == three[1:]
    assert window.workspace is three[2]
    qtbot.mouseClick(window.top.tabs, Qt.MouseButton.MiddleButton, pos=place(window, 1))
    assert window.desk.workspaces == (three[1],)
    assert window.workspace is three[1]
    window.actions_by_id["close"].trigger()
    assert window.workspace is None
    assert not window.top.isVisible()


def test_a_tab_with_work_asks_before_it_closes(window: Window, three: tuple[Workspace, ...]):
    change(three[0])
    seen = during(press("unsaved-cancel"))
    window.files.close_one(three[0])
    assert seen == ["unsaved"]
    assert window.workspace is three[0]  # what is asked about is seen
    during(press("unsaved-discard"))
    window.files.close_one(three[0])
    assert window.desk.workspaces == three[1:]


def test_closing_the_window_asks_once_and_saves_all(window: Window, three: tuple[Workspace, ...]):
    change(three[0])
    change(three[2])
    first = during(press("unsaved-cancel"))
    window.close()
    assert window.isVisible()
    words: list[str] = []

    def save(dialog: object) -> None:
        words.append(child(dialog, QLabel, "unsavedWords").text())  # type: ignore[arg-type]
        press("unsaved-save-all")(dialog)  # type: ignore[arg-type]

    second = during(save)
    plans = [each.document.session.plan for each in three]
    files = [each.document.session.path or Path() for each in three]
    window.close()
    assert not window.isVisible()
    assert first + second == ["unsaved", "unsaved"]
    assert words == ["Test plan (1)\nTest plan (1)"]
    assert [read_plan(file) for file in files] == plans
    assert not any(lock_path(file).exists() for file in files)


def test_panels_are_folded_alike_in_every_tab(window: Window, three: tuple[Workspace, ...]):
    window.actions_by_id["left-panel"].trigger()
    window.desk.show(three[0])
    QApplication.processEvents()
    assert three[0].left.width() == RAIL
    assert not window.actions_by_id["left-panel"].isChecked()


def test_what_is_hidden_does_nothing(window: Window, three: tuple[Workspace, ...]):
    painted = []
    three[0].canvas.paintEvent = lambda event: painted.append(event)  # type: ignore[method-assign]
    change(three[2])
    QApplication.processEvents()
    assert painted == []
    assert three[0].document.session.check_state == "current"
