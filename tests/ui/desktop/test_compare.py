# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan compared with another version: list, overlay, two views, and what is taken over."""

from pathlib import Path

import msgspec
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from planner.edits.assign import SetStatus
from planner.edits.delete import Delete
from planner.edits.edit import Edit
from planner.edits.move import Move
from planner.model.files import write
from planner.model.plan import Plan
from tests import windows
from tests.planner import building
from ui.desktop.commands import compare as compare_commands
from ui.desktop.commands.compare import CompareCommands
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace


@pytest.fixture
def workspace(window: Window, plan_file: Path) -> Workspace:
    """The small plan in a window that is shown."""
    window.resize(1600, 1000)
    window.show()
    assert window.open(plan_file)
    assert window.workspace is not None
    return window.workspace


def commands(window: Window) -> CompareCommands:
    return CompareCommands(window.desk, window)


def older(folder: Path, *edits: Edit) -> Path:
    """The file of a version from which the small plan differs by the opposite of some edits."""
    plan: Plan = building.small_plan()
    for edit in edits:
        plan = edit.apply(plan).plan
    path = folder / "older.json"
    write(path, plan)
    return path


def kinds(workspace: Workspace) -> list[str]:
    return [each.kind for each in workspace.compare.model.differences]


def test_the_list_says_what_differs(window: Window, workspace: Workspace, tmp_path: Path):
    path = older(tmp_path, Move(("booth-b9",), -1500, 0), SetStatus(("booth-b10",), "held"))
    commands(window).compare_with(path)
    model = workspace.compare.model
    rows = [[model.index(row, column).data() for column in range(4)] for row in range(2)]
    assert rows == [
        ["moved", "Booth", "B9", "moved by 1,500 mm (+1,500, +0)"],
        ["status", "Booth", "B10", "held → available"],
    ]
    assert workspace.bottom.page == "compare"
    window.look.set_language("ko")
    assert model.index(0, 3).data() == "1,500 mm 이동 (+1,500, +0)"
    window.look.set_language("en")


def test_a_row_goes_to_its_place_and_selects_it(
    window: Window, workspace: Workspace, tmp_path: Path
):
    commands(window).compare_with(older(tmp_path, Move(("booth-b9",), -1500, 0)))
    before = workspace.canvas.view
    workspace.compare.table.clicked.emit(workspace.compare.model.index(0, 0))
    assert workspace.document.selection == ("booth-b9",)
    assert workspace.canvas.view != before
    shown = workspace.document.compared
    assert shown is not None
    assert shown.chosen is shown.comparison.differences[0]


def test_it_is_compared_anew_after_an_edit(
    qtbot: QtBot, window: Window, workspace: Workspace, tmp_path: Path
):
    commands(window).compare_with(older(tmp_path))
    assert kinds(workspace) == []
    workspace.document.apply(Move(("booth-b9",), 500, 0))
    qtbot.waitUntil(lambda: kinds(workspace) == ["moved"])
    workspace.document.undo()
    qtbot.waitUntil(lambda: kinds(workspace) == [])


def test_the_overlay_is_painted(window: Window, workspace: Workspace, tmp_path: Path):
    plain = workspace.canvas.grab().toImage()
    commands(window).compare_with(older(tmp_path, Move(("booth-b9",), 0, 6000), Delete(("seats",))))
    assert workspace.canvas.grab().toImage() != plain
    window.actions_by_id["compare-end"].trigger()
    assert workspace.document.compared is None
    assert not window.actions_by_id["compare-beside"].isEnabled()


def test_two_views_go_together(window: Window, workspace: Workspace, tmp_path: Path):
    commands(window).compare_with(older(tmp_path, Move(("booth-b9",), -1500, 0)))
    window.actions_by_id["compare-beside"].trigger()
    other = workspace.beside.canvas
    assert other is not None
    assert other.isVisible()
    assert other.view == workspace.canvas.view
    workspace.canvas.zoom_by(1.5)
    assert other.view == workspace.canvas.view
    other.pan(30, 20)
    assert other.view == workspace.canvas.view
    window.actions_by_id["compare-beside"].trigger()
    assert workspace.beside.canvas is None
    assert not workspace.beside.isVisible()


def test_views_of_other_datums_show_the_same_floor(
    window: Window, workspace: Workspace, tmp_path: Path
):
    path = tmp_path / "older.json"
    write(path, msgspec.structs.replace(building.small_plan(), datum=(1000, -500)))
    commands(window).compare_with(path)
    window.actions_by_id["compare-beside"].trigger()
    other = workspace.beside.canvas
    assert other is not None
    shown = workspace.document.compared
    assert shown is not None
    dx, dy = shown.comparison.shift
    assert (dx, dy) != (0, 0)
    here = workspace.canvas.view.to_screen((5000.0 + dx, 5000.0 + dy))
    assert other.view.to_screen((5000.0, 5000.0)) == pytest.approx(here)


def test_a_difference_is_taken_over_as_one_step(
    qtbot: QtBot, window: Window, workspace: Workspace, tmp_path: Path
):
    commands(window).compare_with(older(tmp_path, Move(("booth-b9",), -1500, 0)))
    take = window.actions_by_id["compare-take"]
    assert not take.isEnabled()
    window.actions_by_id["compare-next"].trigger()
    assert take.isEnabled()
    take.trigger()
    assert workspace.document.session.undo_name == "take"
    qtbot.waitUntil(lambda: kinds(workspace) == [])
    workspace.document.undo()
    qtbot.waitUntil(lambda: kinds(workspace) == ["moved"])


def test_keys_go_round_the_differences(window: Window, workspace: Workspace, tmp_path: Path):
    path = older(tmp_path, Move(("booth-b9",), -1500, 0), SetStatus(("booth-b10",), "held"))
    commands(window).compare_with(path)
    seen = []
    for name in ("compare-next", "compare-next", "compare-next", "compare-previous"):
        window.actions_by_id[name].trigger()
        shown = workspace.document.compared
        assert shown is not None
        assert shown.chosen is not None
        seen.append(shown.chosen.kind)
    assert seen == ["moved", "status", "moved", "status"]


def test_the_plan_beside_its_own_file(qtbot: QtBot, window: Window, workspace: Workspace):
    workspace.document.apply(Move(("booth-b9",), 500, 0))
    window.actions_by_id["compare-saved"].trigger()
    assert kinds(workspace) == ["moved"]


def test_a_bad_file_is_told_of(
    window: Window, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    told: list[str] = []

    class Told(QDialog):
        def __init__(self, words: str, *_: object) -> None:
            super().__init__()
            told.append(words)

        def exec(self) -> int:
            return 0

    monkeypatch.setattr(compare_commands, "ProblemsDialog", Told)
    bad = tmp_path / "bad.json"
    bad.write_text("{}", encoding="utf-8")
    commands(window).compare_with(bad)
    assert told
    assert workspace.comparer.other is None


def test_nothing_to_compare_with_is_said(workspace: Workspace):
    workspace.show_below("compare")
    empty = windows.child(workspace, QLabel, "compareEmpty")
    assert "Compare with" in empty.text()
    assert not workspace.compare.table.isVisible()


def test_the_other_view_takes_no_keys(window: Window, workspace: Workspace, tmp_path: Path):
    commands(window).compare_with(older(tmp_path))
    window.actions_by_id["compare-beside"].trigger()
    other = workspace.beside.canvas
    assert other is not None
    assert other.focusPolicy() == Qt.FocusPolicy.NoFocus
