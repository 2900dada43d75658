# SPDX-License-Identifier: GPL-3.0-or-later
"""Walking: two booths are picked and the steps read; a tour of three booths is made and printed."""

from pathlib import Path

import pytest
from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.journeys.hand import Hand
from tests.journeys.test_first_plan import by_number, middle
from tests.windows import child
from ui.desktop.dialogs.tour_sheet import TourSheetDialog
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
    qtbot.waitUntil(lambda: workspace.document.session.check_state == "current", timeout=20_000)
    return workspace


def test_two_booths_are_picked_and_the_steps_read(qtbot: QtBot, workspace: Workspace):
    document, hand, page = workspace.document, Hand(workspace), workspace.inspector.route
    hand.key(Qt.Key.Key_G)
    assert workspace.inspector.page is page
    for number in ("K101", "V102"):
        hand.click(*middle(workspace, by_number(workspace, number)))
    qtbot.waitUntil(lambda: bool(page.steps.texts()), timeout=20_000)
    assert [row.field.text() for row in page.rows] == ["K101  LH", "V102  Netherlands"]
    assert "Netherlands (V102)" in page.steps.texts()[-1]
    qtbot.waitUntil(
        lambda: document.route is not None and not document.route.seeking, timeout=30_000
    )
    assert len(page.ways.texts()) > 1

    # Pass a third place, typed.
    page.add.click()
    field = page.rows[1].field
    qtbot.keyClicks(field, "C107")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: document.route is not None and len(document.route.walk.halts) == 3, timeout=20_000
    )
    page.copy.click()
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    assert clipboard.text().splitlines()[0].startswith("K101  LH → C107  Goyang")
    hand.key(Qt.Key.Key_V)
    assert workspace.inspector.page is not page


def test_a_tour_of_three_booths_is_made_and_printed(
    qtbot: QtBot, window: Window, workspace: Workspace, tmp_path: Path
):
    document, hand = workspace.document, Hand(workspace)
    names = [by_number(workspace, number) for number in ("K102", "C107", "V102")]
    document.select(names)
    hand.key(Qt.Key.Key_T, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    page = workspace.inspector.tour
    assert workspace.inspector.page is page
    qtbot.waitUntil(lambda: len(page.stops.texts()) == 4, timeout=20_000)
    assert "K102" in page.stops.texts()[1]

    target, left = tmp_path / "tour.pdf", []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TourSheetDialog)
        dialog.file.setText(str(target))
        QTimer.singleShot(0, lambda: _leave(target))
        dialog.accept()

    def _leave(file: Path) -> None:
        """Wait for the offer to open the sheet, and leave it."""
        if file.exists() and (offer := QApplication.activeModalWidget()) is not None:
            offer.close()
            left.append(offer)
        else:
            QTimer.singleShot(100, lambda: _leave(file))

    QTimer.singleShot(0, answer)
    page.sheet.click()
    qtbot.waitUntil(target.is_file, timeout=30_000)
    assert target.read_bytes().startswith(b"%PDF")
    # The offer opens only after the file is there; keys reach the window once it is active again.
    qtbot.waitUntil(lambda: bool(left), timeout=10_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
    hand.key(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: len(document.site.plan.tours) == 1)
