# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole hall, small: its frame is the view, and a drag in it moves the view."""

import pytest
from PyQt6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.windows import child
from ui.desktop.panels import mini_map
from ui.desktop.panels.mini_map import MiniMap
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace


@pytest.fixture
def workspace(window: Window, plan_file: object) -> Workspace:
    """The workspace of the small plan."""
    assert window.workspace is not None
    return window.workspace


@pytest.mark.parametrize("turned", [True, False])
def test_a_press_brings_the_place_into_the_middle(workspace: Workspace, qtbot: QtBot, turned: bool):
    canvas, made = workspace.canvas, child(workspace, MiniMap, "miniMap")
    canvas.set_turned(turned)
    made.grab()
    canvas.zoom_to(["booth-b9"])
    frame = made.frame
    assert frame.width() < made.width()
    place = QPoint(made.width() // 3, made.height() // 2)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=place)
    assert made.frame.center().x() == pytest.approx(place.x(), abs=1)
    assert made.frame.center().y() == pytest.approx(place.y(), abs=1)
    assert made.frame.width() == pytest.approx(frame.width())


def test_an_edit_is_painted_when_the_plan_rests(workspace: Workspace, qtbot: QtBot):
    made = child(workspace, MiniMap, "miniMap")
    before = made.grab().toImage()
    workspace.document.select(["booth-b9"])
    workspace.document.undo()
    assert made.grab().toImage() == before
    workspace.canvas.document.select(())
    window = workspace.window()
    assert isinstance(window, Window)
    window.actions_by_id["select-all"].trigger()
    window.actions_by_id["delete"].trigger()
    assert made.grab().toImage() == before
    qtbot.waitUntil(lambda: made.grab().toImage() != before)


def test_where_there_are_very_many_their_boxes_are_painted(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    made = child(workspace, MiniMap, "miniMap")
    exact = made.grab().toImage()
    monkeypatch.setattr(mini_map, "_MANY", 0)
    made._renew()
    boxes = made.grab().toImage()
    booth = workspace.document.session.plan.booths[0]
    box = workspace.canvas.door.scene.box([booth.id])
    assert box is not None
    x, y = made._view.to_screen(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
    assert boxes.pixel(round(x), round(y)) == exact.pixel(round(x), round(y))


def test_it_is_switched_off_and_stays_so(window: Window, workspace: Workspace):
    made = child(workspace, MiniMap, "miniMap")
    assert made.isVisible()
    window.actions_by_id["mini-map"].trigger()
    assert not made.isVisible()
    assert not window.settings.flag("mini-map", default=True)
