# SPDX-License-Identifier: GPL-3.0-or-later
"""A finding from the plan to its end: explained, mended, answered for, judged by another code."""

from pathlib import Path

import pytest
from PyQt6.QtCore import QPoint, Qt, QTimer
from PyQt6.QtWidgets import QApplication, QDialog, QPushButton, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from planner.floor.footprints import footprint
from planner.model.files import read_plan
from tests.journeys.hand import Hand
from tests.windows import child
from ui.desktop.dialogs.waive import WaiveDialog
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace

pytestmark = pytest.mark.display

WAIT = 30_000  # ms: the machine may be busy


@pytest.fixture
def workspace(qtbot: QtBot, window: Window) -> Workspace:
    """The example, opened by its button and checked, the view on the Netherlands."""
    child(window, QPushButton, "startExample").click()
    workspace = window.workspace
    assert workspace is not None
    session = workspace.document.session
    qtbot.waitUntil(lambda: session.check_state == "current", timeout=WAIT)
    workspace.canvas.zoom_to([netherlands(workspace)])
    workspace.canvas.zoom_by(0.5)
    return workspace


def netherlands(workspace: Workspace) -> str:
    return next(each.id for each in workspace.document.site.plan.booths if each.number == "V102")


def narrow_the_aisle(qtbot: QtBot, workspace: Workspace) -> None:
    """Drag V102 by 300 mm into the aisle before it, as typed, and choose the finding."""
    hand, document = Hand(workspace), workspace.document
    before = document.site.plan
    place = footprint(document.site.booths[netherlands(workspace)].shape).representative_point()
    start = (place.x, place.y)
    hand.press(start)
    hand.carry(start, (place.x, place.y - 300.0))
    ghost = workspace.canvas.tools.state.overlay.ghost
    assert ghost is not None
    assert ghost.breaches[0].rule == "aisle-width"
    hand.release((place.x, place.y - 300.0))
    qtbot.waitUntil(lambda: document.site.plan is not before)
    qtbot.waitUntil(lambda: document.session.check_state == "current", timeout=WAIT)
    hand.key(Qt.Key.Key_F8)
    assert document.finding is not None
    assert document.finding.rule == "aisle-width"
    assert workspace.canvas.card.isVisible()


def test_a_finding_is_mended_by_one_click_on_its_card(qtbot: QtBot, workspace: Workspace):
    document = workspace.document
    narrow_the_aisle(qtbot, workspace)
    qtbot.waitUntil(lambda: document.fixes != (), timeout=WAIT)
    button = child(workspace.canvas.card, QPushButton, "card-fix-0")
    assert "V102" in button.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert document.finding is None
    assert [each for each in document.judged.counting if each.severity == "error"] == []
    Hand(workspace).key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [each for each in document.judged.counting if each.severity == "error"]


def test_a_finding_is_waived_saved_and_still_waived_when_opened_again(
    qtbot: QtBot, window: Window, workspace: Workspace, tmp_path: Path
):
    document = workspace.document
    narrow_the_aisle(qtbot, workspace)
    errors = sum(each.severity == "error" for each in document.judged.counting)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, WaiveDialog)
        qtbot.keyClicks(dialog.reason, "staff keep it free")
        qtbot.keyClicks(dialog.name, "Kim")
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    QTimer.singleShot(100, answer)
    qtbot.mouseClick(
        child(workspace.canvas.card, QPushButton, "card-waive"), Qt.MouseButton.LeftButton
    )
    assert [each.name for each in document.site.plan.waivers] == ["Kim"]
    counting = [each.severity for each in document.judged.counting]
    assert counting.count("error") == errors - 1

    target = tmp_path / "waived.json"
    document.session.save(target)
    assert read_plan(target).waivers == document.site.plan.waivers
    assert window.open(target)
    again = window.workspace
    assert again is not None
    qtbot.waitUntil(lambda: again.document.session.check_state == "current", timeout=WAIT)
    ((_, waiver),) = again.document.judged.waived
    assert waiver.reason == "staff keep it free"
    standings = [entry.standing for entry in again.findings.model.entries]
    assert standings[-2:] == ["heading", "waived"]


def test_another_code_judges_beside_the_first_and_its_walk_is_shown(
    qtbot: QtBot, window: Window, workspace: Workspace
):
    document = workspace.document
    Hand(workspace).key(
        Qt.Key.Key_P,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    tick = workspace.inspector.plan.codes.profiles["ibc2018"].tick
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(8, tick.height() // 2))
    qtbot.waitUntil(lambda: len(document.session.profiles) == 2, timeout=WAIT)
    qtbot.waitUntil(lambda: document.session.check_state == "current", timeout=WAIT)
    verdicts = child(window, QTableView, "verdicts")
    assert verdicts.isVisible()
    assert verdicts.model().rowCount() == 3
    walk = next(each for each in document.judged.counting if each.rule == "travel-distance")
    workspace.show_finding(walk)
    (first, *_, last) = (workspace.canvas.view.to_screen(place) for place in walk.path)
    for x, y in (first, last):
        assert workspace.canvas.rect().contains(round(x), round(y))
    assert workspace.canvas.card.figures.text().endswith("60,960 mm")


def test_f1_opens_the_page_of_the_rule(qtbot: QtBot, workspace: Workspace):
    narrow_the_aisle(qtbot, workspace)
    titles: list[str] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        titles.append(dialog.objectName())
        dialog.reject()

    QTimer.singleShot(200, close)
    Hand(workspace).key(Qt.Key.Key_F1)
    assert titles == ["rules"]
    child(workspace.canvas.card, QToolButton, "cardClose").click()
    assert workspace.document.finding is None
