# SPDX-License-Identifier: GPL-3.0-or-later
"""File > Safety report: asked for, written in the background, offered to be opened."""

import threading
from pathlib import Path

import pytest
from PyQt6.QtCore import QUrl
from PyQt6.QtGui import QDesktopServices
from PyQt6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from planner.edits.move import Move
from planner.exchange.report import formats
from planner.exchange.report.content import SafetyReport
from planner.model.files import content_hash
from tests import windows
from tests.ui.desktop.test_files import document, during, press
from tests.windows import child
from ui.desktop.commands.reports import ReportCommands
from ui.desktop.dialogs.report import ReportChoice, ReportDialog
from ui.desktop.look import Look
from ui.desktop.window import Window


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that the desktop was asked to open."""
    asked: list[str] = []

    def open_url(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return asked


def reports(window: Window) -> ReportCommands:
    return ReportCommands(window.desk, window)


def dialog_of(window: Window, qtbot: QtBot) -> ReportDialog:
    made = ReportDialog(document(window).session, window.settings, window.look, window)
    qtbot.addWidget(made)
    return made


def test_the_dialog_asks_for_format_language_and_file(
    window: Window, plan_file: Path, qtbot: QtBot
):
    window.settings.set_folder(plan_file.parent)
    dialog = dialog_of(window, qtbot)
    assert dialog.choice() == ReportChoice(plan_file.parent / "plan-safety.pdf", "en")
    dialog.format.setCurrentIndex(dialog.format.findData("html"))
    dialog.language.setCurrentIndex(dialog.language.findData("ko"))
    assert dialog.choice() == ReportChoice(plan_file.parent / "plan-safety.html", "ko")
    dialog.file.setText("plan.docx")
    assert not child(dialog, QPushButton, "report-report").isEnabled()


@pytest.mark.usefixtures("plan_file")
def test_the_dialog_speaks_the_language_of_the_window(window: Window, look: Look, qtbot: QtBot):
    look.set_language("ko")
    dialog = dialog_of(window, qtbot)
    assert dialog.windowTitle() == "안전 보고서"
    assert dialog.choice().language == "ko"
    assert dialog.choice().path.name == "plan-안전보고서.pdf"


@pytest.mark.parametrize(("button", "opens"), [("written-open", True), ("written-close", False)])
def test_the_menu_leads_to_a_report_that_can_be_opened(
    window: Window, plan_file: Path, opened: list[str], button: str, opens: bool
):
    window.settings.set_folder(plan_file.parent)
    action = window.actions_by_id["report"]
    assert action.text() == "Safety report…"
    answer: list[list[str]] = []

    def write(dialog: QWidget) -> None:
        answer.append(during(press(button)))  # of the dialog after this one
        press("report-report")(dialog)

    seen = during(write)
    action.trigger()
    written = plan_file.parent / "plan-safety.pdf"
    assert (seen, answer) == (["report"], [["written"]])
    assert written.read_bytes().startswith(b"%PDF-")
    assert opened == ([str(written)] if opens else [])
    assert child(window, QLabel, "statusHint").text() == "Exported plan-safety.pdf"


def test_cancel_writes_nothing(window: Window, plan_file: Path, opened: list[str]):
    window.settings.set_folder(plan_file.parent)
    during(press("report-cancel"))
    window.actions_by_id["report"].trigger()
    assert not list(plan_file.parent.glob("*.pdf"))
    assert opened == []


@pytest.mark.usefixtures("opened")
def test_the_report_is_on_the_plan_as_it_is_unsaved_changes_too(window: Window, plan_file: Path):
    document(window).apply(Move(("booth-b9",), 20_000, 0))
    during(press("written-close"))
    target = plan_file.parent / "now.html"
    reports(window).write(ReportChoice(target, "en"))
    assert content_hash(document(window).session.plan)[:16] in target.read_text("utf-8")


def test_a_place_that_cannot_be_written_is_told_of(
    window: Window, plan_file: Path, opened: list[str]
):
    seen = during(press("problems-close"))
    reports(window).write(ReportChoice(plan_file / "below-a-file.pdf", "en"))
    assert seen == ["problems"]
    assert opened == []


def test_a_report_under_way_can_be_stopped(
    tmp_path: Path, look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    """The bar shows while it is made; a stopped one is not written."""
    window = windows.window(tmp_path, look, synchronous=False)
    qtbot.addWidget(window, before_close_func=lambda window: window.desk.put(None))
    window.show()
    windows.open_small(tmp_path, window)
    begun, go, done = threading.Event(), threading.Event(), threading.Event()

    def slow(_report: SafetyReport) -> bytes:
        begun.set()
        assert go.wait(10)
        done.set()
        return b"%PDF-"

    row = formats.ReportFormat("pdf", "report.format.pdf", slow)
    monkeypatch.setattr(formats, "REPORTS", {"pdf": row})
    target = tmp_path / "stopped.pdf"
    reports(window).write(ReportChoice(target, "en"))
    stop = child(window, QToolButton, "progressStop")
    assert begun.wait(20)
    qtbot.waitUntil(stop.isVisible)
    stop.click()
    assert not stop.isVisible()
    go.set()
    assert done.wait(10)
    qtbot.wait(50)
    assert not target.exists()
    window.jobs.close()
