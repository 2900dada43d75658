# SPDX-License-Identifier: GPL-3.0-or-later
"""The dialog that takes in a list: what it shows, what it remembers, what it does."""

from pathlib import Path

import openpyxl
import pytest
from PyQt6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PyQt6.QtGui import QDragEnterEvent, QDropEvent
from PyQt6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.planner import building
from tests.windows import child, during
from ui.desktop.background import Jobs
from ui.desktop.dialogs.import_exhibitors import ImportDialog
from ui.desktop.dialogs.import_rows import EFFECT
from ui.desktop.look import Look
from ui.desktop.panels.field import ChoiceBox
from ui.desktop.settings import Settings
from ui.desktop.window import Window

LIST = "업체명,부스번호,비고\n가나,B10,\n다라,B99,\nDaegu,,VIP\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings")


def dialog(
    qtbot: QtBot, look: Look, settings: Settings, path: Path, plan: building.Plan | None = None
) -> ImportDialog:
    shown = building.small_plan() if plan is None else plan
    made = ImportDialog(path, shown, settings, Jobs(synchronous=True), look, None)
    qtbot.addWidget(made)
    made.show()
    return made


def write(folder: Path, words: str = LIST, encoding: str = "cp949") -> Path:
    path = folder / "list.csv"
    path.write_bytes(words.encode(encoding))
    return path


def effects(made: ImportDialog) -> list[str]:
    rows = made.rows
    return [str(rows.data(rows.index(row, EFFECT))) for row in range(rows.rowCount())]


def choose(box: ChoiceBox, word: str) -> None:
    box.activated.emit(box.findData(word))


def test_what_a_list_changes_is_shown_before(
    qtbot: QtBot, look: Look, settings: Settings, tmp_path: Path
) -> None:
    made = dialog(qtbot, look, settings, write(tmp_path))
    assert effects(made) == [
        "new · into B10",
        "there is no booth “B99”; use B9",
        "details changed",
    ]
    assert made.sums.text() == "1 new · 1 changed · 1 assigned · 1 left out"
    assert (made.go.text(), made.go.isEnabled()) == ("Import 2 rows", True)
    assert made.encoding.currentText() == "found: cp949"
    made.bad_only.click()
    assert effects(made) == ["there is no booth “B99”; use B9"]


def test_columns_are_changed_by_hand_and_remembered(
    qtbot: QtBot, look: Look, settings: Settings, tmp_path: Path
) -> None:
    path = write(tmp_path, "거래처,자리\n가나,B10\n")
    made = dialog(qtbot, look, settings, path)
    assert not made.go.isEnabled()
    assert "is known to hold names" in made.trouble.text()
    choose(made.columns["name"], "0")
    choose(made.columns["booths"], "1")
    assert effects(made) == ["new · into B10"]
    made.go.click()
    assert made.result()
    again = dialog(qtbot, look, settings, write(tmp_path, "자리,거래처\nB9,다라\n"))
    assert effects(again) == ["renamed, was Hancom Group"]
    choose(again.columns["booths"], "")
    assert effects(again) == ["new"]


def test_one_column_holds_one_thing(
    qtbot: QtBot, look: Look, settings: Settings, tmp_path: Path
) -> None:
    made = dialog(qtbot, look, settings, write(tmp_path))
    choose(made.columns["booths"], "2")
    assert made.columns["note"].currentData() == ""


def test_taken_booths_are_asked_about(
    qtbot: QtBot, look: Look, settings: Settings, tmp_path: Path
) -> None:
    made = dialog(qtbot, look, settings, write(tmp_path, "name,booth\nDaegu,B9\n", "utf-8"))
    assert effects(made)[0].startswith("booth B9 is Hancom Group’s")
    choose(made.occupied, "replace")
    assert effects(made) == ["Hancom Group leaves B9 · into B9"]


def test_a_wrong_encoding_is_mended(
    qtbot: QtBot, look: Look, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"name,booth\ncaf\xe9\xff\xfe,B10\n")
    made = dialog(qtbot, look, settings, path)
    assert made.trouble.text().startswith("the encoding cannot be told")
    choose(made.encoding, "cp1252")
    assert (effects(made), made.trouble.isVisible()) == (["new · into B10"], False)


def test_a_workbook_has_sheets(
    qtbot: QtBot, look: Look, settings: Settings, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    for name in ("First", "Second"):
        sheet = book.create_sheet(name)
        sheet.append(["name", "booth"])
        sheet.append([f"{name} Co", "B10"])
    del book["Sheet"]
    path = tmp_path / "list.xlsx"
    book.save(path)
    made = dialog(qtbot, look, settings, path)
    assert (made.sheet.isVisible(), made.encoding.isVisible()) == (True, False)
    choose(made.sheet, "Second")
    assert made.rows.rows[0].row.name == "Second Co"


def test_damaged_memory_is_forgotten(
    qtbot: QtBot, look: Look, settings: Settings, tmp_path: Path
) -> None:
    settings.set_word("import-columns", '{"x": 3}')
    assert len(effects(dialog(qtbot, look, settings, write(tmp_path)))) == 3


def test_the_window_takes_a_list_in_as_one_step(
    window: Window, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(plan_file.parent)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(path), ""))
    document = window.desk.document
    assert document is not None
    before = document.session.plan
    during(lambda dialog: child(dialog, QPushButton, "import-exhibitors-import").click())
    window.actions_by_id["import-exhibitors"].trigger()
    assert [each.name.ko for each in document.session.plan.exhibitors][3:] == ["가나"]
    assert window.actions_by_id["undo"].text() == "Undo: import exhibitors"
    document.undo()
    assert document.session.plan is before


def test_a_list_is_dropped_on_the_exhibitors(qtbot: QtBot, window: Window, plan_file: Path) -> None:
    assert window.workspace is not None
    panel = window.workspace.left.exhibitors
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write(plan_file.parent)))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(20, 200), copy, data, left, none)
    QApplication.sendEvent(panel, entering)
    assert entering.isAccepted()
    seen = during(lambda dialog: child(dialog, QPushButton, "import-exhibitors-cancel").click())
    QApplication.sendEvent(panel, QDropEvent(QPointF(20, 200), copy, data, left, none))
    assert seen == ["import-exhibitors"]
    other = QMimeData()
    other.setUrls([QUrl.fromLocalFile(str(plan_file))])
    entering = QDragEnterEvent(QPoint(20, 200), copy, other, left, none)
    entering.ignore()
    QApplication.sendEvent(panel, entering)
    assert not entering.isAccepted()
