# SPDX-License-Identifier: GPL-3.0-or-later
"""Drawing by mouse and keys: rows, an L, sizes and turns, numbers, and a measure."""

from pathlib import Path

import pytest
from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from planner.model.shapes import Outline, Rectangle
from tests.journeys.hand import Hand
from tests.planner import building
from ui.desktop.dialogs.numbering import NumberingDialog
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace

pytestmark = pytest.mark.display

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def workspace(qtbot: QtBot, window: Window, tmp_path: Path) -> Workspace:
    """An empty hall of 30 × 20 m, upright on the screen."""
    assert window.open(building.write_pair(tmp_path, building.plan()))
    made = window.workspace
    assert made is not None
    if made.canvas.view.turned:
        window.actions_by_id["turn-view"].trigger()
    qtbot.waitUntil(lambda: made.document.session.check_state == "current")
    return made


def numbers(workspace: Workspace) -> list[str]:
    """The numbers of the booths in the plan's order."""
    return [booth.number for booth in workspace.document.session.plan.booths]


def test_a_block_is_drawn_stretched_given_a_cross_aisle_and_placed(workspace: Workspace):
    hand, document = Hand(workspace), workspace.document
    first = document.session.plan
    hand.key(Qt.Key.Key_R)
    hand.drag((3000, 3000), (15_400, 9300))  # four booths, two rows
    page = workspace.inspector.rows
    assert workspace.inspector.page is page
    assert (page.state.figures.count, page.state.figures.rows) == (4, 2)
    hand.drag((15_000, 6000), (18_200, 6000))  # its right side
    assert page.state.figures.count == 5
    line = page.fields["cross-every"].line
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    line.selectAll()
    QTest.keyClicks(line, "3")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert document.session.plan is first  # nothing is placed yet
    hand.key(Qt.Key.Key_Return)
    assert len(document.session.plan.booths) == 10
    assert document.session.plan.booths[3].shape == Rectangle((15_000, 3000), (3000, 3000))
    assert len(document.selection) == 10
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert document.session.plan is first


def test_an_l_is_drawn_by_clicks_and_typed_lengths(workspace: Workspace):
    hand, canvas = Hand(workspace), workspace.canvas
    hand.key(Qt.Key.Key_P)
    hand.click(5000, 5000)
    hand.carry((5000, 5000), (8000, 5100))
    QTest.keyClicks(canvas, "6000")
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    for x, y in ((11_000, 8000), (8000, 8000), (8000, 11_000)):
        hand.click(x + 40, y + 40)
    hand.key(Qt.Key.Key_Backspace)
    for x, y in ((8000, 11_000), (5000, 11_000)):
        hand.click(x, y)
    hand.click(5000, 5000)  # closes
    (booth,) = workspace.document.session.plan.booths
    assert booth.shape == Outline(
        ((5000, 5000), (11_000, 5000), (11_000, 8000), (8000, 8000), (8000, 11_000), (5000, 11_000))
    )
    # One of its corners is pulled.
    hand.key(Qt.Key.Key_V)
    hand.drag((11_000, 8000), (12_520, 8010))
    (booth,) = workspace.document.session.plan.booths
    assert booth.shape.corner_points[2] == (12_500, 8000)


def test_a_booth_is_stretched_to_a_size_and_turned(workspace: Workspace):
    hand, document = Hand(workspace), workspace.document
    hand.key(Qt.Key.Key_B)
    hand.click(10_500, 8500)
    hand.key(Qt.Key.Key_V)
    (booth,) = document.session.plan.booths
    assert booth.shape == Rectangle((9000, 7000), (3000, 3000))
    workspace.canvas.zoom_to_selection()
    hand.drag((12_000, 8500), (14_030, 8500))
    assert document.session.plan.booths[0].shape.size == (5000, 3000)
    hand.press((14_000, 10_000))
    hand.carry((14_000, 10_000), (15_000, 11_000))
    QTest.keyClicks(workspace.canvas, "4500")
    QTest.keyClick(workspace.canvas, Qt.Key.Key_Tab)
    QTest.keyClicks(workspace.canvas, "2500")
    QTest.keyClick(workspace.canvas, Qt.Key.Key_Return)
    hand.release((15_000, 11_000))
    assert document.session.plan.booths[0].shape == Rectangle((9000, 7000), (4500, 2500))
    (knob,) = (
        handle
        for handle in workspace.canvas.tools.state.handles(workspace.canvas.door)
        if handle.kind == "knob"
    )
    hand.press(knob.at)
    hand.carry(knob.at, (8000, 8200))  # from above the middle to its left
    hand.release((8000, 8200))
    assert document.session.plan.booths[0].shape.angle == 90.0
    for _ in range(4):
        hand.key(Qt.Key.Key_Z, CONTROL)
    assert document.session.plan.booths == ()


def test_booths_are_numbered_odd_and_even_after_a_look(workspace: Workspace):
    hand, document = Hand(workspace), workspace.document
    hand.key(Qt.Key.Key_R)
    hand.drag((3000, 2000), (12_400, 17_300))  # rows along y: the longer side
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Escape)
    document.select(())
    count = len(document.session.plan.booths)
    seen: list[int] = []

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NumberingDialog)
        dialog.prefix.selectAll()
        QTest.keyClicks(dialog.prefix, "H")
        dialog.order.setFocus()
        QTest.keyClicks(dialog.order, "O")  # odd and even
        dialog.along.setFocus()
        QTest.keyClicks(dialog.along, "d")  # down the screen
        seen.append(dialog.list.rowCount())
        button = dialog.buttons.findChild(QDialogButtonBox) or dialog.apply
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(300, fill)
    hand.key(Qt.Key.Key_F2, SHIFT)
    assert seen == [count]
    assert sorted(numbers(workspace)) != [f"A{n}" for n in range(101, 101 + count)]
    assert {number[0] for number in numbers(workspace)} == {"H"}
    assert len(set(numbers(workspace))) == count
    assert document.session.undo_name == "renumber-all"


def test_a_distance_is_measured_and_copied(workspace: Workspace):
    hand, canvas = Hand(workspace), workspace.canvas
    hand.key(Qt.Key.Key_M)
    hand.click(0, 0)  # a corner of the hall
    hand.click(30_000, 0)
    hand.click(30_000, 20_000)
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_C, CONTROL)
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    assert clipboard.text() == "50,000 mm"
    assert "Ctrl+C" in canvas.hint
    hand.key(Qt.Key.Key_Escape)
    assert canvas.path == "measure.idle"
    hand.key(Qt.Key.Key_Escape)
    assert canvas.tool == "select"
