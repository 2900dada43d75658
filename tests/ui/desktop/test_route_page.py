# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of routes: typed places, who walks, ways to choose from, steps, what is not found."""

from dataclasses import replace

import pytest
from PyQt6.QtCore import QItemSelectionModel, Qt
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.edits.move import Move
from planner.model.problems import BadInput
from tests import windows
from ui.desktop.background import Jobs
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.place_field import PlaceField
from ui.desktop.panels.route_page import RoutePage
from ui.desktop.routing import Router


@pytest.fixture
def document() -> Document:
    return windows.document()


@pytest.fixture
def router(document: Document) -> Router:
    return Router(document, Jobs(synchronous=True))


@pytest.fixture
def page(qtbot: QtBot, document: Document, router: Router, look: Look) -> RoutePage:
    made = RoutePage(document, router, look)
    qtbot.addWidget(made)
    made.resize(320, 900)
    made.show()
    return made


def fill(qtbot: QtBot, field: PlaceField, words: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_places_are_typed_and_the_steps_stand_below(
    qtbot: QtBot, page: RoutePage, document: Document
):
    assert page.told.text() == "Click two places on the plan, or type them above."
    fill(qtbot, page.rows[0].field, "b9")
    assert document.route is None
    fill(qtbot, page.rows[1].field, "B11")
    route = document.route
    assert route is not None
    assert route.asked.places == ("booth-b9", "booth-b11")
    assert page.rows[0].field.text().startswith("B9  ")
    assert not page.told.text()
    assert page.steps.texts()[-1].endswith(("left", "right", "straight ahead"))
    assert page.facts.value("Length").endswith(" m")


def test_what_is_not_found_stays_marked(qtbot: QtBot, page: RoutePage, document: Document):
    with qtbot.waitSignal(document.refused) as told:
        fill(qtbot, page.rows[0].field, "B99")
    assert isinstance(told.args[0], BadInput)
    assert page.rows[0].field.property("wrong")
    assert page.rows[0].field.text() == "B99"


def test_places_to_pass_come_and_go(qtbot: QtBot, page: RoutePage, router: Router):
    router.find("booth-b9", "booth-b11")
    page.add.click()
    assert len(page.rows) == 3
    fill(qtbot, page.rows[1].field, "seats")
    assert router.asked.places == ("booth-b9", "seats", "booth-b11")
    page.rows[1].remove.click()
    assert router.asked.places == ("booth-b9", "booth-b11")
    assert len(page.rows) == 2
    page.swap.click()
    assert router.asked.places == ("booth-b11", "booth-b9")
    router.visit("1000,1000")
    assert router.asked.places == ("booth-b11", "1000,1000", "booth-b9")


def test_step_free_is_as_wide_as_the_law_asks(page: RoutePage, router: Router, document: Document):
    router.find("booth-b9", "booth-b11")
    page.step_free.click()
    assert (router.asked.step_free, router.asked.width) == (True, 1200)
    assert document.route is not None
    assert document.route.speed == 0.69
    assert "wheelchair" in page._source.text()
    page.step_free.click()
    assert router.asked.width == 600


def test_further_ways_are_found_at_rest_and_chosen(
    qtbot: QtBot, page: RoutePage, router: Router, document: Document
):
    router.ask(replace(router.asked, places=("1000,6500", "24000,6500"), quiet=True))
    qtbot.waitUntil(lambda: document.route is not None and not document.route.seeking)
    route = document.route
    assert route is not None
    assert len(page.ways.texts()) == len(route.ways) >= 3
    assert page.ways.texts()[-1].startswith("Quieter")
    page.ways.setCurrentRow(1, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert document.route is not None
    assert document.route.walk is route.ways[1]
    page.ways.setCurrentRow(len(route.ways) - 1)
    assert "assumed model" in page._source.text()


def test_a_step_is_shown_on_the_plan_and_all_are_copied(
    qtbot: QtBot, page: RoutePage, router: Router, document: Document
):
    router.find("booth-b9", "booth-b11")
    with qtbot.waitSignal(page.wanted) as asked:
        place = page.steps.visualItemRect(page.steps.item(0)).center()
        qtbot.mouseClick(page.steps.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert document.route is not None
    assert document.route.step == 0
    assert asked.args == [document.route.walk.steps[0].at]
    page.copy.click()
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    lines = clipboard.text().splitlines()
    assert lines[0].startswith("B9")
    assert len(lines) == 1 + len(document.route.walk.steps)


def test_no_way_is_told_and_found_again_when_the_plan_changes(
    qtbot: QtBot, page: RoutePage, router: Router, document: Document
):
    router.find("booth-b9", "10000,6000")  # within B10
    assert page.told.text() == "Nobody can stand at X 10,000 Y 6,000 mm. Pick free floor."
    document.apply(Move(("booth-b10",), 10_000, 5_000))
    qtbot.waitUntil(lambda: document.route is not None)
    assert not page.told.text()


def test_a_cleared_route_leaves_nothing_behind(page: RoutePage, router: Router, document: Document):
    router.find("booth-b9", "booth-b11")
    page.clear()
    assert document.route is None
    assert [row.field.text() for row in page.rows] == ["", ""]
    assert page.told.text().startswith("Click two places")


def test_korean(page: RoutePage, router: Router, look: Look):
    router.find("booth-b9", "booth-b11")
    look.set_language("ko")
    assert "직진" in page.steps.texts()[0]
    look.set_language("en")
