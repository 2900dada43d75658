# SPDX-License-Identifier: GPL-3.0-or-later
"""Answering for a finding in the window: asked for, shown apart, withdrawn, lapsed."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PyQt6.QtCore import QDate, Qt, QTimer
from PyQt6.QtWidgets import QApplication, QPushButton

from planner.edits.delete import Delete
from planner.edits.move import Move, Place
from tests.planner import building
from tests.windows import child
from ui.desktop.dialogs.waive import WaiveDialog
from ui.desktop.panels.findings_model import MESSAGE, SUBJECTS, Entry
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace


@pytest.fixture
def workspace(window: Window, tmp_path: Path) -> Workspace:
    """The small plan without waivers, B10 over B11, the overlap chosen."""
    plan = msgspec.structs.replace(building.small_plan(), waivers=())
    assert window.open(building.write_pair(tmp_path, plan))
    assert window.workspace is not None
    window.workspace.document.apply(Place("booth-b10", 15_000, 6000))
    window.workspace.checker.run()
    window.workspace.findings.step(1)
    chosen = window.workspace.document.finding
    assert chosen is not None
    assert chosen.rule == "overlap"
    return window.workspace


def answering(act: Callable[[WaiveDialog], None]) -> None:
    """Do something in the dialog that is about to open."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, WaiveDialog)
        act(dialog)

    QTimer.singleShot(0, answer)


def waive(window: Window, reason: str = "built as one stand", name: str = "Kim") -> None:
    def fill(dialog: WaiveDialog) -> None:
        dialog.reason.setText(reason)
        dialog.name.setText(name)
        child(dialog, QPushButton, "waive-waive").click()

    answering(fill)
    window.actions_by_id["waive"].trigger()


def standing(workspace: Workspace) -> list[str]:
    return [entry.standing for entry in workspace.findings.model.entries]


def row_of(workspace: Workspace, wanted: str) -> tuple[int, Entry]:
    rows = workspace.findings.model.entries
    return next((row, each) for row, each in enumerate(rows) if each.standing == wanted)


def test_a_waiver_wants_a_reason_and_a_name(window: Window, workspace: Workspace):
    seen: list[bool] = []

    def look_at(dialog: WaiveDialog) -> None:
        go = child(dialog, QPushButton, "waive-waive")
        for reason, name in (("", ""), ("one stand", ""), ("  ", "Kim"), ("one stand", "Kim")):
            dialog.reason.setText(reason)
            dialog.name.setText(name)
            seen.append(go.isEnabled())
        assert dialog.date.date() == QDate.currentDate()
        dialog.reject()

    answering(look_at)
    window.actions_by_id["waive"].trigger()
    assert seen == [False, False, False, True]
    assert workspace.document.site.plan.waivers == ()


def test_a_waived_finding_stands_apart_with_who_and_why(window: Window, workspace: Workspace):
    before = len(workspace.document.judged.counting)
    key = workspace.document.finding.key if workspace.document.finding else ""
    waive(window)
    (given,) = workspace.document.site.plan.waivers
    assert (given.finding, given.name, given.reason) == (key, "Kim", "built as one stand")
    assert given.date == QDate.currentDate().toString(Qt.DateFormat.ISODate)
    assert len(workspace.document.judged.counting) == before - 1
    row, entry = row_of(workspace, "waived")
    assert standing(workspace)[row - 1] == "heading"
    model = workspace.findings.model
    assert "Kim" in model.aside(entry)
    assert "built as one stand" in model.aside(entry)
    font = model.data(model.index(row, SUBJECTS), Qt.ItemDataRole.FontRole)
    assert font.strikeOut()
    spoken = model.data(model.index(row, MESSAGE), Qt.ItemDataRole.AccessibleTextRole)
    assert "Kim" in str(spoken)
    assert model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) == "Error, waived"
    pill = child(window, QPushButton, "findingsPill")
    errors = [each for each in workspace.document.judged.counting if each.severity == "error"]
    assert pill.text().strip().startswith(f"{len(errors)} error")


def test_the_name_is_remembered(window: Window, workspace: Workspace):
    waive(window, name="박 소장")
    window.actions_by_id["withdraw-waiver"].trigger()
    names: list[str] = []

    def look_at(dialog: WaiveDialog) -> None:
        names.append(dialog.name.text())
        dialog.reject()

    answering(look_at)
    window.actions_by_id["waive"].trigger()
    assert names == ["박 소장"]


def test_a_waiver_is_withdrawn_and_undone(window: Window, workspace: Workspace):
    actions = window.actions_by_id
    assert not actions["withdraw-waiver"].isEnabled()
    waive(window)
    assert actions["withdraw-waiver"].isEnabled()
    assert not actions["waive"].isEnabled()
    actions["withdraw-waiver"].trigger()
    assert workspace.document.site.plan.waivers == ()
    assert "waived" not in standing(workspace)
    workspace.document.undo()
    assert "waived" in standing(workspace)
    workspace.document.undo()
    workspace.document.redo()
    assert "waived" in standing(workspace)


def test_a_waiver_lapses_with_its_place_and_says_so(window: Window, workspace: Workspace):
    waive(window)
    workspace.document.apply(Move(("booth-b10",), 100, 0))
    row, entry = row_of(workspace, "lapsed")
    assert entry.finding is not None
    assert "heading" not in standing(workspace)
    assert "lapsed" in workspace.findings.model.aside(entry)
    assert entry.finding in workspace.findings.model.findings
    workspace.findings.table.setCurrentIndex(workspace.findings.model.index(row, 0))
    reasons: list[str] = []

    def look_at(dialog: WaiveDialog) -> None:
        reasons.append(dialog.reason.text())
        dialog.reject()

    answering(look_at)
    window.actions_by_id["waive"].trigger()
    assert reasons == ["built as one stand"]


def test_a_waiver_without_its_finding_can_be_removed(window: Window, workspace: Workspace):
    waive(window)
    workspace.document.apply(Delete(("booth-b10",)))
    row, _ = row_of(workspace, "idle")
    model = workspace.findings.model
    shown = [model.data(model.index(row, column)) for column in (SUBJECTS, MESSAGE)]
    assert shown == ["booth-b10 · B11", "Overlap"]
    workspace.findings.table.setCurrentIndex(workspace.findings.model.index(row, 0))
    button = workspace.findings.row_button
    assert button is not None
    button.click()
    assert workspace.document.site.plan.waivers == ()
    assert "idle" not in standing(workspace)


def test_waived_findings_are_hidden_by_their_chip(window: Window, workspace: Workspace):
    chip = child(window, QPushButton, "chip-waived")
    assert not chip.isVisible()
    waive(window)
    assert chip.isVisible()
    chip.click()
    assert "waived" not in standing(workspace)
    chip.click()
    assert "waived" in standing(workspace)
