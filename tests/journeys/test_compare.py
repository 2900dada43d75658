# SPDX-License-Identifier: GPL-3.0-or-later
"""A version beside another: over the plan, side by side, taken over; an export that is stopped."""

from pathlib import Path

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtWidgets import QFileDialog, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from planner.exchange.options import ExportOptions
from planner.floor.footprints import footprint
from planner.model.shipped import example_plan
from planner.session import Session
from tests.journeys.hand import Hand
from tests.windows import child
from ui.desktop.dialogs.export import ExportChoice
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace

pytestmark = pytest.mark.display

WAIT = 60_000  # ms: the machine may be busy


@pytest.fixture
def workspace(qtbot: QtBot, window: Window) -> Workspace:
    """The example, opened by its button and checked."""
    qtbot.mouseClick(child(window, QPushButton, "startExample"), Qt.MouseButton.LeftButton)
    workspace = window.workspace
    assert workspace is not None
    session = workspace.document.session
    qtbot.waitUntil(lambda: session.check_state == "current", timeout=WAIT)
    return workspace


def test_a_move_is_seen_over_the_plan_and_taken_back(
    qtbot: QtBot,
    window: Window,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    before = tmp_path / "before.json"
    Session.open(example_plan()).save(before)
    hand, document = Hand(workspace), workspace.document
    booth = next(each for each in document.site.plan.booths if each.number == "K105")
    place = footprint(booth.shape).representative_point()
    hand.drag((place.x, place.y), (place.x, place.y - 3000.0))
    qtbot.waitUntil(lambda: document.session.undo_name == "move")

    # The system's own dialog answers.
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(before), ""))
    hand.key(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: workspace.compare.model.rowCount() > 0, timeout=WAIT)
    assert workspace.compare.table.isVisible()
    kinds = [each.kind for each in workspace.compare.model.differences]
    assert kinds == ["moved"]

    # A click on the row goes there; a button shows both versions.
    table = workspace.compare.table
    where = table.visualRect(workspace.compare.model.index(0, 2)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert document.selection == (booth.id,)
    button = child(window, QToolButton, "button-compare-beside")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    other = workspace.beside.canvas
    assert other is not None
    qtbot.waitExposed(other)
    # The hand in the other view moves both.
    view = workspace.canvas.view
    qtbot.mousePress(other, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    qtbot.mouseMove(other, QPoint(230, 215))
    qtbot.wait(20)
    qtbot.mouseRelease(other, Qt.MouseButton.LeftButton, pos=QPoint(230, 215))
    assert workspace.canvas.view != view
    assert other.view == workspace.canvas.view

    take = child(window, QToolButton, "button-compare-take")
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    assert document.session.undo_name == "take"
    qtbot.waitUntil(lambda: workspace.compare.model.rowCount() == 0, timeout=WAIT)
    again = next(each for each in document.site.plan.booths if each.id == booth.id)
    assert again == booth


def test_an_export_is_stopped_while_it_goes_on(
    qtbot: QtBot, window: Window, workspace: Workspace, tmp_path: Path
):
    target = tmp_path / "plan.dxf"
    window.files.export_to(ExportChoice(target, ExportOptions()))
    progress = workspace.status.progress
    qtbot.waitUntil(progress.isVisible, timeout=WAIT)
    assert "plan.dxf" in progress.words.text()
    # The window answers meanwhile.
    hand, document = Hand(workspace), workspace.document
    hand.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(document.selection) > 100
    qtbot.mouseClick(progress.button, Qt.MouseButton.LeftButton)
    assert not progress.isVisible()
    assert "stopped" in workspace.status.hint.text()
    # Its thread is free again: a small export goes through.
    table = tmp_path / "plan.csv"
    window.files.export_to(ExportChoice(table, ExportOptions()))
    qtbot.waitUntil(table.exists, timeout=WAIT)
    assert not target.exists()
