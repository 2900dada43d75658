# SPDX-License-Identifier: GPL-3.0-or-later
"""The findings under the plan: rows, states, going from one to the next."""

from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from planner.edits.delete import Delete
from planner.edits.move import Place
from planner.locale import sort_key
from tests.planner import building
from tests.windows import child
from ui.desktop.look import Look
from ui.desktop.panels.findings import FindingsPanel
from ui.desktop.panels.findings_model import MEASURED, MESSAGE, SOURCE, SUBJECTS
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace


@pytest.fixture
def workspace(window: Window, plan_file: Path) -> Workspace:
    """The small plan's workspace, checked."""
    assert plan_file.exists()
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def panel(workspace: Workspace) -> FindingsPanel:
    return workspace.findings


def cell(panel: FindingsPanel, row: int, column: int) -> str:
    return str(panel.model.data(panel.model.index(row, column)))


def break_the_plan(workspace: Workspace) -> None:
    """Let B10 overlap B11."""
    workspace.document.apply(Place("booth-b10", 15_000, 6000))


def test_a_breach_appears_with_figures_and_source(panel: FindingsPanel, workspace: Workspace):
    break_the_plan(workspace)
    first = panel.model.findings[0]
    assert (first.rule, first.severity) == ("overlap", "error")
    assert cell(panel, 0, SUBJECTS) == "B10 · B11"
    assert "overlap" in cell(panel, 0, MESSAGE)
    assert cell(panel, 0, MEASURED).endswith("m²")
    assert cell(panel, 0, SOURCE).startswith("assumed · ")
    severity = panel.model.data(panel.model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert severity == "Error"


def test_the_pill_counts(workspace: Workspace):
    pill = child(workspace.window(), QPushButton, "findingsPill")
    assert pill.property("state") in ("ok", "warning", "error")
    break_the_plan(workspace)
    assert pill.property("state") == "error"
    errors = sum(each.severity == "error" for each in workspace.document.session.findings)
    assert pill.text().strip().startswith(f"{errors} error")


def test_an_edit_makes_the_state_outdated_until_it_is_checked(
    panel: FindingsPanel, workspace: Workspace
):
    state = child(panel.header, QLabel, "findingsState")
    assert state.text() == "Current"
    break_the_plan(workspace)
    assert state.text() == "Outdated"
    workspace.checker.run()
    assert state.text() == "Current"
    workspace.document.undo()
    workspace.document.redo()
    assert state.text() in ("Outdated", "Current")


def test_picking_selects_and_goes_there(panel: FindingsPanel, workspace: Workspace):
    break_the_plan(workspace)
    before = workspace.canvas.view
    panel.step(1)
    assert set(workspace.document.selection) == {"booth-b10", "booth-b11"}
    assert workspace.document.finding is panel.model.findings[0]
    assert workspace.canvas.view.scale > before.scale


def test_stepping_goes_round(panel: FindingsPanel, workspace: Workspace):
    break_the_plan(workspace)
    count = len(panel.model.findings)
    assert count > 1
    for number in range(count):
        panel.step(1)
        assert panel.current is panel.model.findings[number]
    panel.step(1)
    assert panel.current is panel.model.findings[0]
    panel.step(-1)
    assert panel.current is panel.model.findings[-1]


def test_a_marked_finding_stays_marked_when_rows_change(panel: FindingsPanel, workspace: Workspace):
    break_the_plan(workspace)
    panel.step(1)
    key = panel.current.key if panel.current else ""
    workspace.document.apply(Place("booth-b10", 15_100, 6000))
    assert panel.current is not None
    assert panel.current.key == key


def test_findings_of_what_is_deleted_go(panel: FindingsPanel, workspace: Workspace):
    break_the_plan(workspace)
    workspace.document.apply(Delete(("booth-b10",)))
    assert all("booth-b10" not in each.subjects for each in panel.model.findings)


def test_words_follow_the_language(panel: FindingsPanel, workspace: Workspace, look: Look):
    break_the_plan(workspace)
    look.set_language("ko")
    assert panel.model.headerData(2, Qt.Orientation.Horizontal) == "내용"
    assert "겹칩니다" in cell(panel, 0, MESSAGE)


def test_no_profile_is_said(window: Window, tmp_path: Path):
    assert window.open(building.write_pair(tmp_path, building.plan(profiles=())))
    assert window.workspace is not None
    empty = child(window.workspace.findings, QLabel, "findingsEmpty")
    assert empty.isVisible()
    assert "no profile" in empty.text()


def test_chips_count_and_sift(panel: FindingsPanel, workspace: Workspace):
    break_the_plan(workspace)
    workspace.checker.run()
    found = workspace.document.judged.counting
    errors = [each for each in found if each.severity == "error"]
    chip = child(panel.header, QPushButton, "chip-error")
    assert chip.text().strip() == f"Errors {len(errors)}"
    chip.click()
    assert all(each.severity != "error" for each in panel.model.findings)
    assert len(panel.model.findings) == len(found) - len(errors)
    assert all(each.severity != "error" for each in workspace.canvas.signs.findings)
    for name in ("warning", "note"):
        child(panel.header, QPushButton, f"chip-{name}").click()
    # Waivers without a finding have a chip of their own.
    if (waived := child(panel.header, QPushButton, "chip-waived")).isVisible():
        waived.click()
    assert "filters" in child(panel, QLabel, "findingsEmpty").text()
    chip.click()
    assert list(panel.model.findings) == errors


def test_a_column_sorts_and_sorts_back(panel: FindingsPanel, workspace: Workspace):
    break_the_plan(workspace)
    panel.step(1)
    chosen = panel.current
    first = [each.key for each in panel.model.findings]
    columns = panel.table.horizontalHeader()
    assert columns is not None
    columns.setSortIndicator(MESSAGE, Qt.SortOrder.AscendingOrder)
    words = [cell(panel, row, MESSAGE) for row in range(len(first))]
    assert words == sorted(words, key=lambda each: sort_key(each, "en"))
    columns.setSortIndicator(MESSAGE, Qt.SortOrder.DescendingOrder)
    assert [cell(panel, row, MESSAGE) for row in range(len(first))] == words[::-1]
    assert panel.current == chosen
    workspace.document.undo()
    workspace.document.redo()
    assert cell(panel, 0, MESSAGE) == words[-1]  # it stays sorted when the rows change
    columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert [each.key for each in panel.model.findings] == first


def test_the_keyboard_explains_row_by_row_where_the_view_is(
    qtbot: QtBot, panel: FindingsPanel, workspace: Workspace
):
    break_the_plan(workspace)
    panel.table.setFocus()
    before = workspace.canvas.view
    panel.table.setCurrentIndex(panel.model.index(0, MESSAGE))
    assert workspace.document.finding == panel.model.findings[0]
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    assert workspace.document.finding == panel.model.findings[1]
    assert workspace.canvas.view == before
    qtbot.keyClick(panel.table, Qt.Key.Key_Up)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert workspace.canvas.view != before
    assert panel.row_button is not None
    panel.table.setCurrentIndex(panel.model.index(1, MESSAGE))
    buttons = [each for each in panel.table.findChildren(QToolButton) if each.isVisible()]
    assert buttons == [panel.row_button]


def test_a_sign_on_the_plan_marks_its_row(panel: FindingsPanel, workspace: Workspace):
    break_the_plan(workspace)
    last = panel.model.findings[-1]
    workspace.document.explain(last)
    assert panel.current == last
    workspace.document.choose(None)
    assert panel.current is None
