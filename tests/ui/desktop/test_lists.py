# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists at the left: rows, search, finding, and the selection they share with the canvas."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.edits.assign import Assign, Unassign
from planner.edits.delete import Delete
from planner.edits.move import Move
from tests.planner import building
from tests.windows import child
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.booths import BoothsPanel
from ui.desktop.panels.exhibitors import ExhibitorsPanel
from ui.desktop.panels.roster import booth_rows, exhibitor_choices, exhibitor_rows
from ui.desktop.panels.row_list import RowList


def texts(rows: RowList) -> list[str]:
    return [row.text for row in rows.rows.rows]


def click(rows: RowList, number: int, held: Qt.KeyboardModifier | None = None) -> None:
    view = rows.viewport()
    assert view is not None
    place = rows.visualRect(rows.rows.index(number)).center()
    keys = held or Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, keys, place)


@pytest.fixture
def exhibitors(qtbot: QtBot, document: Document, look: Look) -> ExhibitorsPanel:
    panel = ExhibitorsPanel(document, look)
    qtbot.addWidget(panel)
    panel.resize(300, 500)
    panel.show()
    return panel


@pytest.fixture
def booths(qtbot: QtBot, document: Document, look: Look) -> BoothsPanel:
    panel = BoothsPanel(document, look)
    qtbot.addWidget(panel)
    panel.resize(300, 500)
    panel.show()
    return panel


def test_exhibitors_stand_under_their_pavilion_those_without_a_booth_last():
    rows = exhibitor_rows(building.site(), "ko")
    assert [(row.text, row.right, row.heading) for row in rows] == [
        ("Companies", "1", True),
        ("한컴그룹", "B9", False),
        ("미배정", "2", True),
        ("대구광역시", "", False),
        ("대전광역시", "", False),
    ]


@pytest.mark.parametrize(
    ("query", "found"), [("ㄷㄱ", "Daegu"), ("daejeon", "Daejeon"), ("b9", "Hancom Group")]
)
def test_a_search_finds_in_both_languages_and_by_number(query: str, found: str):
    rows = exhibitor_rows(building.site(), "en", query)
    assert [row.text for row in rows if not row.heading] == [found]


def test_booths_go_by_value_of_their_digits():
    assert [row.text.split()[0] for row in booth_rows(building.site(), "en")] == [
        "B9", "B10", "B11",
    ]  # fmt: skip


def test_who_has_no_booth_is_offered_first():
    offered = exhibitor_choices(building.site(), "en", "")
    assert [each.id for each in offered] == ["daegu", "daejeon", "hancom"]


def test_a_click_selects_and_asks_to_zoom(
    qtbot: QtBot, exhibitors: ExhibitorsPanel, document: Document
):
    with qtbot.waitSignal(exhibitors.wanted) as wanted:
        click(exhibitors.list, 1)
    assert wanted.args == [("booth-b9",)]
    assert document.selection == ("booth-b9",)


def test_a_heading_is_no_exhibitor(exhibitors: ExhibitorsPanel, document: Document):
    click(exhibitors.list, 0)
    assert document.selection == ()


def test_typing_leaves_what_fits_and_enter_finds_the_first(
    qtbot: QtBot, exhibitors: ExhibitorsPanel, document: Document
):
    exhibitors.search.setText("ㅎㅋ")
    assert texts(exhibitors.list) == ["Companies", "Hancom Group"]
    with qtbot.waitSignal(exhibitors.wanted):
        qtbot.keyClick(exhibitors.search, Qt.Key.Key_Return)
    assert document.selection == ("booth-b9",)
    qtbot.keyClick(exhibitors.search, Qt.Key.Key_Escape)
    assert exhibitors.search.text() == ""


def test_down_goes_from_the_search_into_the_list(
    qtbot: QtBot, exhibitors: ExhibitorsPanel, document: Document
):
    exhibitors.activateWindow()
    exhibitors.search.setFocus()
    qtbot.keyClick(exhibitors.search, Qt.Key.Key_Down)
    assert exhibitors.list.currentIndex().row() == 1
    qtbot.waitUntil(lambda: document.selection == ("booth-b9",))


def test_nothing_found_and_nothing_there_are_said(exhibitors: ExhibitorsPanel, look: Look):
    exhibitors.search.setText("zzz")
    empty = child(exhibitors, QLabel, "exhibitorsEmpty")
    assert empty.isVisible()
    assert "Try other words" in empty.text()
    look.set_language("ko")
    assert "다른 말로" in empty.text()


def test_the_unassigned_alone(exhibitors: ExhibitorsPanel, document: Document):
    chip = child(exhibitors, QPushButton, "exhibitors-without")
    assert chip.text() == "Unassigned 2"
    chip.click()
    assert texts(exhibitors.list) == ["Unassigned", "Daegu", "Daejeon"]
    document.apply(Assign("booth-b10", ("daegu", "daejeon")))
    assert child(exhibitors, QLabel, "exhibitorsEmpty").text() == "Every exhibitor has a booth."


def test_lists_follow_the_plan(
    exhibitors: ExhibitorsPanel, booths: BoothsPanel, document: Document
):
    document.apply(Unassign(("booth-b9",)))
    assert texts(exhibitors.list) == ["Unassigned", "Daegu", "Daejeon", "Hancom Group"]
    document.apply(Delete(("booth-b10",)))
    assert texts(booths.list) == ["B9", "B11"]
    document.undo()
    assert texts(booths.list) == ["B9", "B10", "B11"]


def test_the_booths_are_the_twin_of_the_selection(booths: BoothsPanel, document: Document):
    document.select(["booth-b11", "booth-b9"])
    assert sorted(index.row() for index in booths.list.selectedIndexes()) == [0, 2]
    click(booths.list, 1, Qt.KeyboardModifier.ControlModifier)
    assert set(document.selection) == {"booth-b9", "booth-b10", "booth-b11"}
    document.select(())
    assert booths.list.selectedIndexes() == []


def test_a_selected_area_is_kept_while_booths_show_it_not(booths: BoothsPanel, document: Document):
    document.select(["stage"])
    document.select(["stage", "booth-b9"])
    assert [index.row() for index in booths.list.selectedIndexes()] == [0]
    assert document.selection == ("stage", "booth-b9")


def test_rows_are_said_whole_to_screen_readers(booths: BoothsPanel):
    index = booths.list.rows.index(0)
    spoken = booths.list.rows.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "B9  Hancom Group · 9.0 m² · Confirmed"


def test_an_edit_that_changes_no_row_leaves_the_list_where_it_is(
    qtbot: QtBot, booths: BoothsPanel, document: Document
):
    booths.resize(300, 110)
    qtbot.wait(10)
    bar = booths.list.verticalScrollBar()
    assert bar is not None
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    document.apply(Move(("booth-b9",), 10, 0))
    assert bar.value() == bar.maximum()
