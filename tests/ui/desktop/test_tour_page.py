# SPDX-License-Identifier: GPL-3.0-or-later
"""Tours in the window: made of booths, changed as edits, planned at rest, printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.edits.tours import DeleteTour, SetTour
from planner.model.files import read_plan
from planner.model.plan import Tour
from tests import windows
from ui.desktop.background import Jobs
from ui.desktop.dialogs.tour_sheet import TourSheetChoice, TourSheetDialog
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.tour_page import TourPage
from ui.desktop.touring import Tourer


@pytest.fixture
def document() -> Document:
    return windows.document()


@pytest.fixture
def tourer(document: Document) -> Iterator[Tourer]:
    made = Tourer(document, Jobs(synchronous=True))
    yield made
    made.stop()


@pytest.fixture
def page(qtbot: QtBot, tourer: Tourer, look: Look) -> TourPage:
    made = TourPage(tourer, look)
    qtbot.addWidget(made)
    made.resize(320, 900)
    made.show()
    return made


def chosen(tourer: Tourer) -> Tour:
    assert tourer.tour is not None
    return tourer.tour


def type_into(qtbot: QtBot, line, words: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def rest(qtbot: QtBot, tourer: Tourer) -> None:
    qtbot.waitUntil(lambda: not tourer.computing)


def test_the_tours_of_the_plan_are_planned_when_they_are_wanted(
    page: TourPage, tourer: Tourer, document: Document
):
    assert document.tour is None
    tourer.want(True)
    assert document.tour is not None
    assert page.tours.currentText() == "Walk"
    assert len(page.stops.texts()) == 2
    assert page.stops.texts()[0].startswith("10:00  B9")
    assert page.facts.value("Stops") == "1"
    tourer.want(False)
    assert document.tour is None


def test_a_tour_is_made_of_what_is_selected_and_undone(
    qtbot: QtBot, page: TourPage, tourer: Tourer, document: Document
):
    assert not page.new.isEnabled()
    document.select(("booth-b9", "booth-b11", "stage"))
    assert page.new.isEnabled()
    assert tourer.make(document.selection)
    made = chosen(tourer)
    assert (made.id, {stop.at for stop in made.stops}) == (
        "tour-2", {"booth-b9", "booth-b11", "stage"},
    )  # fmt: skip
    rest(qtbot, tourer)
    assert [text.split("  ")[1] for text in page.stops.texts()[1:]].count("B11") == 1
    document.undo()
    assert chosen(tourer).id == "walk"


def test_what_is_typed_changes_the_tour(
    qtbot: QtBot, page: TourPage, tourer: Tourer, document: Document
):
    tourer.want(True)
    type_into(qtbot, page.name.line, "Morning")
    type_into(qtbot, page.starts.line, "9:30")
    type_into(qtbot, page.date.line, "2018-09-20")
    type_into(qtbot, page.start, "B11")
    type_into(qtbot, page.end, "stage")
    tour = chosen(tourer)
    assert (tour.name.en, tour.starts, tour.date) == ("Morning", "09:30", "2018-09-20")
    assert (tour.start, tour.end) == ("booth-b11", "stage")
    with qtbot.waitSignal(document.refused):
        type_into(qtbot, page.starts.line, "25:00")
    assert chosen(tourer).starts == "09:30"


def test_a_stop_has_its_stay_and_window_and_late_ones_are_flagged(
    qtbot: QtBot, page: TourPage, tourer: Tourer
):
    tourer.want(True)
    assert not page.stay.isEnabled()
    page.stops.setCurrentRow(1)
    type_into(qtbot, page.stay.line, "20")
    rest(qtbot, tourer)
    assert chosen(tourer).stops[0].stay == 20
    page.stops.setCurrentRow(1)
    type_into(qtbot, page.window_field.line, "9:00-9:45")
    rest(qtbot, tourer)
    assert chosen(tourer).stops[0].window == ("09:00", "09:45")
    assert "min late" in page.stops.texts()[1]
    assert page.late.isVisibleTo(page)
    page.stops.setCurrentRow(1)
    type_into(qtbot, page.window_field.line, " ")
    assert chosen(tourer).stops[0].window is None


def test_stops_are_added_and_removed(
    qtbot: QtBot, page: TourPage, tourer: Tourer, document: Document
):
    tourer.want(True)
    page.stops.setCurrentRow(1)
    assert not page.remove.isEnabled()  # a tour has a stop
    document.select(("booth-b10", "booth-b11"))
    page.add.click()
    assert [stop.at for stop in chosen(tourer).stops] == ["booth-b10", "booth-b11"]
    rest(qtbot, tourer)
    page.stops.setCurrentRow(1)
    page.remove.click()
    assert len(chosen(tourer).stops) == 1


def test_a_tour_that_is_gone_leaves_a_word(qtbot: QtBot, page: TourPage, tourer: Tourer):
    tourer.want(True)
    page.delete.click()
    rest(qtbot, tourer)
    assert page.told.text().startswith("No tour yet")
    assert page.stops.texts() == []


def test_what_cannot_be_reached_is_told(page: TourPage, tourer: Tourer, document: Document):
    document.session.apply(DeleteTour("walk"))
    tourer.make(("booth-b9",))
    assert page.told.text() == ""
    assert document.attempt(SetTour(chosen(tourer).id, start="nowhere"))
    tourer.run()
    assert "nowhere" in page.told.text()
    assert document.tour is None


def test_korean(page: TourPage, tourer: Tourer, look: Look):
    tourer.want(True)
    look.set_language("ko")
    assert page.sheet.text() == "투어 안내지…"


def test_the_action_makes_a_tour_and_prints_its_sheet(
    qtbot: QtBot, tmp_path: Path, look: Look, monkeypatch: pytest.MonkeyPatch
):
    window = windows.window(tmp_path, look)
    qtbot.addWidget(window)
    window.show()
    path = windows.open_small(tmp_path, window)
    workspace = window.workspace
    assert workspace is not None
    assert not window.actions_by_id["new-tour"].isEnabled()
    workspace.document.select(("booth-b9", "booth-b11"))
    window.actions_by_id["new-tour"].trigger()
    assert workspace.inspector.page is workspace.inspector.tour
    qtbot.waitUntil(lambda: window.actions_by_id["tour-sheet"].isEnabled())
    file = tmp_path / "tour.pdf"
    monkeypatch.setattr(TourSheetDialog, "exec", lambda _self: 1)
    monkeypatch.setattr(TourSheetDialog, "choice", lambda _self: TourSheetChoice(file, "A4", None))
    monkeypatch.setattr("ui.desktop.commands.tours.WrittenDialog.exec", lambda _self: 0)
    window.actions_by_id["tour-sheet"].trigger()
    assert file.read_bytes().startswith(b"%PDF")
    window.actions_by_id["save"].trigger()
    assert [tour.id for tour in read_plan(path).tours] == ["walk", "tour-2"]
    window.actions_by_id["tours"].trigger()
    assert workspace.document.tour is None
    assert workspace.inspector.page is not workspace.inspector.tour


def test_the_dialog_asks_for_paper_language_and_file(qtbot: QtBot, tmp_path: Path, look: Look):
    window = windows.window(tmp_path, look)
    qtbot.addWidget(window)
    dialog = TourSheetDialog("study", window.settings, look, window)
    choice = dialog.choice()
    assert (choice.path.name, choice.paper, choice.language) == ("study.pdf", "A4", None)
