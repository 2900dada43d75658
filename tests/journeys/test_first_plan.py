# SPDX-License-Identifier: GPL-3.0-or-later
"""The first plan: open, break, undo, save, find, walk, export, in either language and theme."""

from pathlib import Path

import pytest
from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from planner.floor.footprints import footprint
from planner.model.files import content_hash
from tests.journeys.hand import Hand
from tests.windows import child
from ui.desktop.dialogs.export import ExportDialog
from ui.desktop.theme import PALETTES
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace

pytestmark = pytest.mark.display

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def workspace(qtbot: QtBot, window: Window) -> Workspace:
    """The example, opened by its button and checked."""
    child(window, QPushButton, "startExample").click()
    workspace = window.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: workspace.document.session.check_state == "current")
    return workspace


def middle(workspace: Workspace, booth: str) -> tuple[float, float]:
    point = footprint(workspace.document.site.booths[booth].shape).representative_point()
    return point.x, point.y


def by_number(workspace: Workspace, number: str) -> str:
    return next(each.id for each in workspace.document.site.plan.booths if each.number == number)


def test_drag_until_it_breaks_undo_save_and_open_again(
    qtbot: QtBot,
    window: Window,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    document, hand = workspace.document, Hand(workspace)
    first = document.session.plan
    assert not [each for each in document.session.findings if each.severity == "error"]
    booth = by_number(workspace, "B102")
    x, y = middle(workspace, booth)

    # Over its neighbour it breaks, and the preview says so before the button comes up.
    other = by_number(workspace, "K102")
    goal = middle(workspace, other)
    broken: list[object] = []
    workspace.canvas.preview_changed.connect(broken.append)
    hand.drag((x, y), goal)
    assert any(getattr(preview, "findings", ()) for preview in broken)
    qtbot.waitUntil(lambda: document.session.plan is not first)
    overlaps = [each for each in document.session.findings if each.rule == "overlap"]
    assert overlaps
    assert booth in overlaps[0].subjects
    assert child(window, QPushButton, "findingsPill").property("state") == "error"
    assert window.top.tabs.marked(0)

    # The finding is in the list; a click there selects what it is about.
    table = child(window, QTableView, "findingsTable")
    view = table.viewport()
    assert view is not None
    qtbot.mouseClick(
        view, Qt.MouseButton.LeftButton, pos=table.visualRect(table.model().index(0, 2)).center()
    )
    assert booth in document.selection

    hand.key(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: document.session.plan is first)
    assert not [each for each in document.session.findings if each.severity == "error"]
    qtbot.waitUntil(lambda: document.session.check_state == "current")

    # A small step aside is kept, saved under another name, and is there when opened again.
    document.select([booth])
    hand.key(Qt.Key.Key_Left)
    assert document.session.unsaved
    target = tmp_path / "mine.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    hand.key(Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(target.is_file)
    saved = content_hash(document.session.plan)
    hand.key(Qt.Key.Key_W, CONTROL)
    qtbot.waitUntil(lambda: window.workspace is None)
    assert window.open(target)
    assert window.workspace is not None
    assert window.workspace is not workspace
    assert content_hash(window.workspace.document.session.plan) == saved
    assert not window.workspace.document.session.unsaved


def test_search_in_either_language_finds_and_zooms(
    qtbot: QtBot, window: Window, workspace: Workspace
):
    before = workspace.canvas.view
    hand = Hand(workspace)
    hand.key(Qt.Key.Key_F, CONTROL)
    search = workspace.left.exhibitors.search
    qtbot.waitUntil(search.hasFocus)
    qtbot.keyClicks(search, "daegu")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    (booth,) = workspace.document.selection
    assert workspace.document.site.booths[booth].exhibitors == ("daegu",)
    assert workspace.canvas.view.scale > before.scale
    shown = workspace.canvas.view.to_screen(middle(workspace, booth))
    assert 0 < shown[0] < workspace.canvas.width()
    assert 0 < shown[1] < workspace.canvas.height()

    search.setText("ㄷㅈㄱㅇㅅ")  # an input method's first consonants
    qtbot.keyClick(search, Qt.Key.Key_Return)
    (booth,) = workspace.document.selection
    assert workspace.document.site.booths[booth].exhibitors == ("daejeon",)


def test_a_walk_between_two_booths(qtbot: QtBot, workspace: Workspace):
    document, hand = workspace.document, Hand(workspace)
    start, goal = by_number(workspace, "K101"), by_number(workspace, "V102")
    hand.key(Qt.Key.Key_G)
    assert workspace.canvas.tool == "route"
    hand.click(*middle(workspace, start))
    hand.click(*middle(workspace, goal))
    qtbot.waitUntil(lambda: document.route is not None, timeout=20_000)
    route = document.route
    assert route is not None
    assert (route.start, route.goal) == (start, goal)
    assert 50_000 < route.walk.length < 200_000
    window = workspace.window()
    assert isinstance(window, Window)
    window.actions_by_id["clear-route"].trigger()
    assert document.route is None


def test_a_pdf_of_the_plan(qtbot: QtBot, window: Window, workspace: Workspace, tmp_path: Path):
    target = tmp_path / "plan.pdf"

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        dialog.file.setText(str(target))
        child(dialog, QPushButton, "export-export").click()

    QTimer.singleShot(100, answer)
    child(window, QPushButton, "exportButton").click()
    qtbot.waitUntil(target.is_file, timeout=60_000)
    assert target.read_bytes().startswith(b"%PDF-")
    qtbot.waitUntil(lambda: not workspace.status.progress.isVisible())
    assert child(window, QLabel, "statusHint").text() == "Exported plan.pdf"


def test_language_and_theme_change_while_it_runs(window: Window, workspace: Workspace):
    child(window, QToolButton, "language-ko").click()
    child(window, QToolButton, "theme").click()
    assert window.top.tabs.tabText(0).startswith("제2회 월드 스마트시티 위크")
    assert workspace.bottom.tabs.tabText(0) == "점검 결과"
    picture = workspace.canvas.grab().toImage()
    assert picture.pixelColor(4, 4) == PALETTES["dark"].canvas
    bar = child(window, QToolButton, "theme").parentWidget()
    assert bar is not None
    assert bar.grab().toImage().pixelColor(1, 1) == PALETTES["dark"].app


def test_a_booth_is_drawn_and_gets_an_exhibitor(qtbot: QtBot, window: Window, workspace: Workspace):
    document, hand = workspace.document, Hand(workspace)
    before = document.site.booths.keys()
    hand.key(Qt.Key.Key_B)
    hand.drag((20_000, 50_000), (24_000, 53_000))
    qtbot.waitUntil(lambda: len(document.site.booths) == len(before) + 1)
    (booth,) = document.site.booths.keys() - before
    hand.key(Qt.Key.Key_V)
    document.select([booth])
    hand.key(Qt.Key.Key_E)
    search = workspace.inspector.booth.assignment.search
    qtbot.waitUntil(search.hasFocus)
    qtbot.keyClicks(search, "hancom")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: document.site.booths[booth].exhibitors != ())
    assert "hancom" in document.site.booths[booth].exhibitors[0]
