# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans coming and going: open, save, the question before work is lost, export."""

import gc
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.edits.move import Move
from planner.exchange.options import ExportOptions
from planner.model.files import content_hash, read_plan, write
from planner.model.problems import Problem
from planner.model.shipped import example_plan
from tests import windows
from tests.planner import building
from tests.windows import child, during
from ui.desktop.commands import files
from ui.desktop.dialogs.export import ExportChoice, ExportDialog
from ui.desktop.dialogs.new_plan import NewPlanDialog
from ui.desktop.dialogs.problems import ProblemsDialog
from ui.desktop.dialogs.unsaved import UnsavedDialog
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.window import Window


def press(name: str) -> Callable[[QWidget], None]:
    return lambda dialog: child(dialog, QPushButton, name).click()


def document(window: Window) -> Document:
    assert window.desk.document is not None
    return window.desk.document


def change(window: Window) -> None:
    document(window).apply(Move(("booth-b9",), 500, 0))


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """Let the file dialogs answer with a file, or with nothing."""

    def choose(path: Path | None) -> None:
        answer = ("" if path is None else str(path), "")
        for name in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_given, **_named: answer)

    return choose


def test_opening_shows_the_plan_and_remembers_it(window: Window, plan_file: Path):
    assert window.top.tabs.tabText(0) == "Test plan · hall-1"
    assert window.windowTitle() == "Test plan – Hallplan"
    assert window.settings.recent() == (plan_file,)


def test_an_open_plan_is_left_out_of_collections(window: Window, plan_file: Path):
    try:
        window.files.open(plan_file)
        site = document(window).session.site
        assert gc.get_freeze_count()
        assert not any(one is site for one in gc.get_objects())
    finally:
        gc.unfreeze()


def test_a_bad_file_is_told_line_by_line_and_leaves_the_window(
    window: Window, plan_file: Path, tmp_path: Path
):
    before = window.desk.document
    bad = tmp_path / "bad.json"
    broken = plan_file.read_text(encoding="utf-8")
    bad.write_text(
        broken.replace('"shell"', '"tent"').replace('"confirmed"', '"sold"'), encoding="utf-8"
    )
    lines: list[str] = []

    def read(dialog: QWidget) -> None:
        lines.extend(child(dialog, QPlainTextEdit, "problemLines").toPlainText().splitlines())
        child(dialog, QPushButton, "problems-close").click()

    seen = during(read)
    assert not window.open(bad)
    assert seen == ["problems"]
    assert len(lines) == 3  # two booths of type "tent", one status
    assert all(line.startswith(str(bad)) and ";" in line for line in lines)
    assert window.desk.document is before


def test_saving_writes_the_file_and_takes_the_mark_off(window: Window, plan_file: Path):
    save, tabs = window.actions_by_id["save"], window.top.tabs
    assert not save.isEnabled()
    change(window)
    assert tabs.marked(0)
    assert window.windowTitle().startswith("● ")
    save.trigger()
    assert not tabs.marked(0)
    assert not save.isEnabled()
    assert content_hash(read_plan(plan_file)) == content_hash(document(window).session.plan)
    assert child(window, QLabel, "statusHint").text() == "Saved plan.json"


def test_undoing_to_the_saved_plan_takes_the_mark_off(window: Window, plan_file: Path):
    assert plan_file.exists()
    change(window)
    document(window).undo()
    assert not window.top.tabs.marked(0)


def test_saving_as_gives_the_plan_a_new_file(
    window: Window,
    plan_file: Path,
    tmp_path: Path,
    chosen: Callable[[Path | None], None],
):
    before = plan_file.read_bytes()
    change(window)
    chosen(tmp_path / "other")
    window.actions_by_id["save-as"].trigger()
    assert document(window).session.path == tmp_path / "other.json"
    assert (tmp_path / "other.json").is_file()
    assert plan_file.read_bytes() == before
    assert window.settings.recent()[0] == tmp_path / "other.json"


def test_choosing_no_file_saves_nothing(
    window: Window, plan_file: Path, chosen: Callable[[Path | None], None]
):
    before = plan_file.read_bytes()
    change(window)
    chosen(None)
    window.actions_by_id["save-as"].trigger()
    window.actions_by_id["open"].trigger()
    assert document(window).session.unsaved
    assert plan_file.read_bytes() == before


def test_where_nothing_can_be_written_it_is_told(
    window: Window, plan_file: Path, chosen: Callable[[Path | None], None]
):
    change(window)
    chosen(plan_file / "below-a-file.json")
    seen = during(press("problems-close"))
    window.actions_by_id["save-as"].trigger()
    assert seen == ["problems"]
    assert document(window).session.unsaved
    assert document(window).session.path == plan_file


def test_enter_opens_the_example_on_the_start_page(window: Window, qtbot: QtBot):
    start = child(window, QPushButton, "startExample")
    assert window.focusWidget() is start
    qtbot.keyClick(start, Qt.Key.Key_Return)
    assert document(window).site.plan.id == "wscw2018"


def test_the_example_is_never_written_over(
    window: Window, tmp_path: Path, chosen: Callable[[Path | None], None]
):
    before = example_plan().read_bytes()
    window.actions_by_id["open-example"].trigger()
    session = document(window).session
    assert session.path is None  # a copy that has no file yet
    assert window.files.may_leave()  # and as long as nobody has touched it nothing is lost
    assert window.settings.recent() == ()
    document(window).apply(Move((document(window).site.plan.booths[0].id,), 500, 0))
    chosen(tmp_path / "mine.json")
    window.actions_by_id["save"].trigger()
    assert document(window).session.path == tmp_path / "mine.json"
    assert example_plan().read_bytes() == before


@pytest.mark.parametrize(
    ("button", "closed", "written"),
    [
        ("unsaved-save", True, True),
        ("unsaved-discard", True, False),
        ("unsaved-cancel", False, False),
    ],
)
def test_unsaved_work_is_asked_for(
    window: Window, plan_file: Path, button: str, closed: bool, written: bool
):
    before = plan_file.read_bytes()
    change(window)
    seen = during(press(button))
    window.close()
    assert seen == ["unsaved"]
    assert window.isVisible() is not closed
    assert (plan_file.read_bytes() != before) is written


def test_enter_saves_and_escape_stays(window: Window, plan_file: Path, look: Look, qtbot: QtBot):
    assert plan_file.exists()
    change(window)
    dialog = UnsavedDialog([document(window).session], look, window)
    qtbot.addWidget(dialog)
    assert child(dialog, QPushButton, "unsaved-save").isDefault()
    assert "1 unsaved change" in dialog.windowTitle()
    dialog.reject()
    assert dialog.answer == "cancel"


def test_nothing_is_asked_where_nothing_is_lost(window: Window, plan_file: Path):
    assert plan_file.exists()
    window.close()
    assert not window.isVisible()


def test_a_plan_that_is_open_is_brought_to_the_front(window: Window, plan_file: Path):
    change(window)
    before = window.workspace
    window.actions_by_id["open-example"].trigger()
    assert window.workspace is not before
    assert window.open(plan_file)
    assert window.workspace is before
    assert document(window).session.unsaved


def test_closing_the_plan_brings_the_start_page(window: Window, plan_file: Path):
    window.actions_by_id["close"].trigger()
    assert window.workspace is None
    page = child(window, QWidget, "startPage")
    assert page.isVisible()
    recent = [button.text() for button in page.findChildren(QPushButton) if button.toolTip()]
    assert plan_file.name in recent


def test_a_venue_that_changed_is_told_of(window: Window, tmp_path: Path):
    path = building.write_pair(tmp_path)
    write(tmp_path / "test-venue.json", building.furnished_venue())
    lines: list[str] = []

    def read(dialog: QWidget) -> None:
        lines.append(child(dialog, QPlainTextEdit, "problemLines").toPlainText())
        child(dialog, QPushButton, "problems-close").click()

    during(read)
    assert window.open(path)
    assert "columns" in lines[0]


def test_a_new_plan_stands_empty_in_the_halls_that_were_ticked(window: Window):
    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, NewPlanDialog)
        create = child(dialog, QPushButton, "newPlan-create")
        assert not create.isEnabled()
        dialog.title.setText("Autumn fair")
        item = dialog.halls.item(4)
        assert item is not None
        item.setCheckState(Qt.CheckState.Checked)
        assert create.isEnabled()
        create.click()

    during(fill)
    window.actions_by_id["new"].trigger()
    plan = document(window).session.plan
    assert (plan.id, plan.title.en, plan.halls) == ("autumn-fair", "Autumn fair", ("hall-5",))
    assert plan.profiles == ("kintex",)
    assert document(window).session.path is None
    window.close()  # nobody has touched it: nothing is asked
    assert not window.isVisible()


@pytest.mark.parametrize("suffix", ["csv", "geojson", "svg"])
def test_an_export_is_written_and_told_of(
    window: Window, plan_file: Path, tmp_path: Path, suffix: str
):
    assert plan_file.exists()
    path = tmp_path / f"out.{suffix}"
    window.files.export_to(ExportChoice(path, ExportOptions()))
    assert path.stat().st_size > 0
    assert child(window, QLabel, "statusHint").text() == f"Exported out.{suffix}"
    assert not child(window, QWidget, "progress").isVisible()


def test_a_stopped_export_leaves_no_file(
    qtbot: QtBot, tmp_path: Path, look: Look, monkeypatch: pytest.MonkeyPatch
):
    gate, path = threading.Event(), tmp_path / "out.csv"
    window = windows.window(tmp_path, look, synchronous=False)
    qtbot.addWidget(window, before_close_func=lambda each: each.desk.put(None))
    windows.open_small(tmp_path, window)
    window.show()

    class Slow:
        @staticmethod
        def make(_site: object, _options: object) -> bytes:
            gate.wait(5)
            return b"late"

    monkeypatch.setattr(files, "format_of", lambda _path: Slow)
    window.files.export_to(ExportChoice(path, ExportOptions()))
    assert window.workspace is not None
    progress = window.workspace.status.progress
    assert not progress.isVisible()
    qtbot.waitUntil(progress.isVisible)
    assert progress.words.text() == f"Exporting {path.name}"
    progress.button.click()
    gate.set()
    qtbot.wait(50)
    assert not progress.isVisible()
    assert not path.exists()


def test_an_export_that_cannot_be_written_is_told(window: Window, plan_file: Path):
    seen = during(press("problems-close"))
    window.files.export_to(ExportChoice(plan_file / "below.csv", ExportOptions()))
    assert seen == ["problems"]


def test_the_export_dialog_goes_by_format(
    qtbot: QtBot, window: Window, plan_file: Path, look: Look
):
    window.settings.set_folder(plan_file.parent)
    dialog = ExportDialog(document(window).session, window.settings, look, window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert Path(dialog.file.text()) == plan_file.with_suffix(".pdf")
    assert dialog.paper.isVisible()
    dialog.format.setCurrentIndex(dialog.format.findData("csv"))
    assert dialog.file.text().endswith(".csv")
    assert not dialog.paper.isVisible()
    dialog.language.setCurrentIndex(dialog.language.findData("ko"))
    assert dialog.choice() == ExportChoice(plan_file.with_suffix(".csv"), ExportOptions("A1", "ko"))
    dialog.file.setText("plan.exe")
    assert not child(dialog, QPushButton, "export-export").isEnabled()


def test_a_file_that_exists_is_asked_for(qtbot: QtBot, window: Window, plan_file: Path, look: Look):
    window.settings.set_folder(plan_file.parent)
    plan_file.with_suffix(".pdf").touch()
    dialog = ExportDialog(document(window).session, window.settings, look, window)
    qtbot.addWidget(dialog)
    dialog.show()
    seen = during(press("overwrite-cancel"))
    child(dialog, QPushButton, "export-export").click()
    assert seen == ["overwrite"]
    assert dialog.isVisible()
    during(press("overwrite-overwrite"))
    child(dialog, QPushButton, "export-export").click()
    assert not dialog.isVisible()


def test_problems_can_be_copied(qtbot: QtBot, look: Look):
    dialog = ProblemsDialog("Bad", [Problem("not-utf8", "x.json", 3)], look, None)
    qtbot.addWidget(dialog)
    child(dialog, QPushButton, "problems-copy").click()
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    assert clipboard.text() == "x.json:3: the text is not UTF-8; save the file as UTF-8"
