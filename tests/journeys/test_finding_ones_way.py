# SPDX-License-Identifier: GPL-3.0-or-later
"""A first run: hints on the example, a booth found by a few letters, menus, the map, the guide."""

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.journeys.hand import Hand
from tests.windows import child
from ui.desktop.first_steps import FirstSteps
from ui.desktop.guide.browser import GuideWindow
from ui.desktop.palette.palette import Palette
from ui.desktop.panels.mini_map import MiniMap
from ui.desktop.window import Window

pytestmark = pytest.mark.display

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def test_a_first_run_finds_its_way(qtbot: QtBot, window: Window):
    QTest.mouseClick(child(window, QPushButton, "startExample"), LEFT)
    workspace = window.workspace
    assert workspace is not None
    document, canvas, hand = workspace.document, workspace.canvas, Hand(workspace)
    qtbot.waitUntil(lambda: document.session.check_state == "current")
    hints = child(workspace, FirstSteps, "firstSteps")

    # The first hint: a booth is dragged; the second: it is taken back.
    booth = document.site.booths[document.session.plan.booths[0].id]
    box = canvas.door.scene.box([booth.id])
    assert box is not None
    start = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    hand.drag(start, (start[0] + 3000, start[1]))
    assert hints.done == {"drag"}
    before = document.session.plan
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert hints.done == {"drag", "undo"}
    assert document.session.plan is not before

    # The third: LH is found, and Enter goes to its booth.
    hand.key(Qt.Key.Key_K, CONTROL)
    palette = child(window, Palette, "palette")
    qtbot.waitUntil(palette.line.hasFocus)
    QTest.keyClicks(palette.line, "lh")
    qtbot.waitUntil(lambda: bool(palette.list.chosen and palette.list.chosen.kind == "exhibitor"))
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    (chosen,) = document.selection
    assert document.site.booths[chosen].number == "K101"
    assert canvas.hasFocus()
    qtbot.waitUntil(lambda: workspace.findChild(FirstSteps) is None, timeout=6000)

    # Its menu, by the mouse and by the keyboard.
    box = canvas.door.scene.box([chosen])
    assert box is not None
    place = hand.at((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    # Only what comes through the window as a whole is a wish for a menu.
    handle = window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, RIGHT, pos=canvas.mapTo(window, place))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = child(workspace, QMenu, "contextMenu")
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    qtbot.waitUntil(lambda: workspace.findChild(QMenu, "contextMenu") is None)
    canvas.setFocus()
    QTest.keyClick(handle, Qt.Key.Key_F10, SHIFT)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    QTest.keyClick(child(workspace, QMenu, "contextMenu"), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)

    # The map: a drag in it moves the view.
    made = child(workspace, MiniMap, "miniMap")
    middle = made.frame.center()
    QTest.mousePress(made, LEFT, pos=made.frame.center().toPoint())
    QTest.mouseMove(made, QPoint(made.width() - 40, made.height() // 2))
    QTest.mouseRelease(made, LEFT, pos=QPoint(made.width() - 40, made.height() // 2))
    qtbot.waitUntil(lambda: made.frame.center().x() > middle.x() + 20)

    # The guide: at the tool in hand, and it does not stand in the way of the work.
    hand.key(Qt.Key.Key_G)
    hand.key(Qt.Key.Key_F1)
    guide = child(window, GuideWindow, "guideWindow")
    qtbot.waitUntil(guide.isVisible)
    assert guide.guide.place == "routes"
    assert not guide.isModal()
    guide.close()
