# SPDX-License-Identifier: GPL-3.0-or-later
"""Files as they live: a program killed, a plan open twice, changed on disk, several in tabs."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.edits.describe import Renumber
from planner.model.files import read_plan
from planner.model.shapes import Rectangle
from planner.session import Session
from tests.journeys.hand import Hand
from tests.planner import building
from tests.windows import child
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace

pytestmark = pytest.mark.display

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WAIT = 30_000  # ms: the machine may be busy

# The real program: it opens a plan, drags a booth by hand, says where it stands, and waits.
PROGRAM = """
import sys
from pathlib import Path
from PyQt6.QtCore import QTimer
from tests.journeys.hand import Hand
from ui.desktop import application
from ui.desktop.commands.files import FileCommands

def drag(workspace):
    if workspace.canvas.view.turned:
        workspace.canvas.set_turned(False)
    if "drag" in sys.argv:
        Hand(workspace).drag((6500, 6500), (9500, 9500))
    booth = workspace.document.session.plan.booths[0]
    print(*booth.shape.at, flush=True)

show = FileCommands.show
def shown(self, *given):
    show(self, *given)
    QTimer.singleShot(500, lambda: drag(self._desk.workspace))
FileCommands.show = shown
sys.exit(application.run([Path(sys.argv[1])], "en"))
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan of one booth, as a file."""
    booths = (building.booth("A1", Rectangle((5000, 5000), (3000, 3000))),)
    return building.write_pair(tmp_path, building.plan(booths))


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Runs the real program on the display, in folders of the test's own."""
    started: list[subprocess.Popen[str]] = []
    variables = {
        **os.environ,
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }

    def run(*words: object) -> subprocess.Popen[str]:
        given = [sys.executable, "-c", PROGRAM, *(str(word) for word in words)]
        started.append(subprocess.Popen(given, env=variables, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield run
    for each in started:
        each.kill()
        each.communicate()


def said(program: subprocess.Popen[str]) -> tuple[int, ...]:
    """Where the booth stands, as the program says."""
    assert program.stdout is not None
    return tuple(int(word) for word in program.stdout.readline().split())


def front(window: Window) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def answer(act: Callable[[QWidget], object]) -> None:
    """Do something in the next modal dialog, once it is there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(50, look)
        else:
            act(dialog)

    QTimer.singleShot(100, look)


def click(dialog: QWidget, name: str) -> None:
    QTest.mouseClick(child(dialog, QPushButton, name), Qt.MouseButton.LeftButton)


def key(window: Window, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """Press a key on the plan in front; the window is the active one, also after a dialog."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.keyClick(front(window).canvas, key, held)


def test_the_work_of_a_killed_program_comes_back(
    window: Window, plan: Path, program: Callable[..., subprocess.Popen[str]], tmp_path: Path
):
    before = plan.read_bytes()
    first = program(plan, "drag")
    place = said(first)
    assert place != (5000, 5000)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert plan.read_bytes() == before

    window.settings.recovery = tmp_path / "state" / "hallplan" / "recovery"
    answer(lambda dialog: click(dialog, "recovery-restore"))
    window.guard.offer()
    session = front(window).document.session
    assert session.plan.booths[0].shape == Rectangle((place[0], place[1]), (3000, 3000))
    assert session.unsaved
    key(window, Qt.Key.Key_S, CONTROL)
    assert read_plan(plan).booths == session.plan.booths
    assert not session.unsaved


def test_the_second_who_opens_a_plan_reads_it_until_the_first_is_gone(
    qtbot: QtBot, window: Window, plan: Path, program: Callable[..., subprocess.Popen[str]]
):
    first = program(plan)
    assert said(first) == (5000, 5000)
    assert window.open(plan)
    workspace = front(window)
    assert workspace.notice.notice == "held"
    if workspace.canvas.view.turned:
        window.actions_by_id["turn-view"].trigger()
    Hand(workspace).drag((6500, 6500), (9500, 9500))
    assert workspace.document.session.plan.booths[0].shape == Rectangle((5000, 5000), (3000, 3000))

    first.send_signal(signal.SIGTERM)
    first.wait()
    click(workspace.notice, "notice-retry")
    workspace = front(window)
    assert not workspace.notice.isVisible()
    if workspace.canvas.view.turned:
        window.actions_by_id["turn-view"].trigger()
    Hand(workspace).drag((6500, 6500), (9500, 9500))
    assert workspace.document.session.unsaved


def test_a_file_that_somebody_changes_is_told_of_and_not_overwritten(
    qtbot: QtBot, window: Window, plan: Path
):
    assert window.open(plan)
    workspace = front(window)
    if workspace.canvas.view.turned:
        window.actions_by_id["turn-view"].trigger()
    Hand(workspace).drag((6500, 6500), (9500, 9500))
    other = Session.open(plan)
    other.apply(Renumber("booth-a1", "X1"))
    other.save()
    qtbot.waitUntil(lambda: workspace.notice.notice == "changed-under", timeout=WAIT)

    answer(lambda dialog: click(dialog, "changedOnDisk-look"))
    key(window, Qt.Key.Key_S, CONTROL)
    assert workspace.bottom.page == "compare"
    qtbot.waitUntil(lambda: workspace.document.compared is not None, timeout=WAIT)
    assert read_plan(plan).booths[0].number == "X1"
    answer(lambda dialog: click(dialog, "loadDisk-load"))  # it asks, as there are changes
    click(workspace.notice, "notice-load")
    assert front(window).document.session.plan.booths[0].number == "X1"
    assert not front(window).document.session.unsaved


def test_several_plans_are_gone_through_by_keys_and_mouse(
    window: Window, plan: Path, tmp_path: Path
):
    second = tmp_path / "second"
    second.mkdir()
    click(window, "startExample")
    example = front(window)
    assert window.open(plan)
    first = front(window)
    assert window.open(building.write_pair(second))
    other = front(window)

    key(window, Qt.Key.Key_Tab, CONTROL)
    assert front(window) is example
    key(window, Qt.Key.Key_PageDown, CONTROL)
    assert front(window) is first
    key(window, Qt.Key.Key_PageUp, CONTROL)
    key(window, Qt.Key.Key_Backtab, CONTROL | SHIFT)
    assert front(window) is other

    tabs = window.top.tabs
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    assert front(window) is first
    if first.canvas.view.turned:
        window.actions_by_id["turn-view"].trigger()
    Hand(first).drag((6500, 6500), (9500, 9500))
    assert tabs.marked(1)
    QTest.mouseClick(tabs, Qt.MouseButton.MiddleButton, pos=tabs.tabRect(0).center())
    assert window.desk.workspaces == (first, other)
    answer(lambda dialog: click(dialog, "unsaved-save"))
    key(window, Qt.Key.Key_W, CONTROL)
    assert window.desk.workspaces == (other,)
    assert read_plan(plan).booths[0].shape != Rectangle((5000, 5000), (3000, 3000))
