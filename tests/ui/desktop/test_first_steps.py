# SPDX-License-Identifier: GPL-3.0-or-later
"""The hints of the first run: ticked off by doing, gone for good, and back when asked for."""

from collections.abc import Callable

import pytest
from PyQt6.QtCore import QEvent, QPointF, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.edits.move import Move
from tests.windows import child
from ui.desktop import first_steps
from ui.desktop.first_steps import ACTS, FirstSteps
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace

Opened = Callable[[], Workspace]


@pytest.fixture
def example(window: Window) -> Opened:
    """What opens the example in the window."""

    def opened() -> Workspace:
        window.desk.put(None)
        window.actions_by_id["open-example"].trigger()
        assert window.workspace is not None
        return window.workspace

    return opened


def shown(workspace: Workspace) -> FirstSteps | None:
    """The hints, if they are shown."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return workspace.findChild(FirstSteps)


def drag(workspace: Workspace, name: str, by: float) -> None:
    """Drag a booth by mm along Y, and leave it there."""
    canvas = workspace.canvas
    canvas.zoom_to([name])
    box = canvas.door.scene.box([name])
    assert box is not None
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    steps = [
        (QEvent.Type.MouseButtonPress, left, 0.0),
        *((QEvent.Type.MouseMove, none, by * share / 4) for share in range(1, 5)),
        (QEvent.Type.MouseButtonRelease, left, by),
    ]
    for kind, button, on in steps:
        at = QPointF(*canvas.view.to_screen((x, y + on)))
        held = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, at, canvas.mapToGlobal(at), button, left, held)
        QApplication.sendEvent(canvas, event)
        canvas.flush()


def test_each_is_ticked_off_by_doing_it(
    window: Window, example: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(first_steps, "_FAREWELL_MS", 50)
    workspace = example()
    hints = shown(workspace)
    assert hints is not None
    assert hints.isVisible()
    assert workspace.canvas.rect().contains(hints.geometry())
    drag(workspace, workspace.document.session.plan.booths[0].id, 400.0)
    assert hints.done == {"drag"}
    window.actions_by_id["undo"].trigger()
    assert hints.done == {"drag", "undo"}
    window.actions_by_id["palette"].trigger()
    assert hints.done == {"drag", "undo", "find"}
    qtbot.waitUntil(lambda: shown(workspace) is None)
    assert shown(example()) is None


def test_one_click_dismisses_them_for_good_and_help_brings_them_back(
    window: Window, example: Opened
):
    workspace = example()
    hints = child(workspace, FirstSteps, "firstSteps")
    hints.close_button.click()
    assert shown(workspace) is None
    workspace = example()
    assert shown(workspace) is None
    window.actions_by_id["first-steps"].trigger()
    assert shown(workspace) is not None


def test_after_five_acts_they_go(example: Opened):
    workspace = example()
    booth = workspace.document.session.plan.booths[0].id
    for number in range(ACTS):
        assert shown(workspace) is not None
        workspace.document.apply(Move((booth,), 100 * (-1) ** number, 0))
    assert shown(workspace) is None
    assert shown(example()) is None


@pytest.mark.usefixtures("plan_file")
def test_a_plan_of_ones_own_has_none(window: Window):
    assert window.workspace is not None
    assert shown(window.workspace) is None
