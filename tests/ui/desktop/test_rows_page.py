# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of rows in the inspector: it shows the figures, changes them, places and drops."""

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.edits.rows import AddRows
from tests.windows import child, open_small
from ui.desktop.panels.rows_page import RowsPage
from ui.desktop.window import Window


@pytest.fixture
def page(window: Window, tmp_path) -> RowsPage:
    """The page with the tool in hand, nothing drawn yet."""
    open_small(tmp_path, window)
    window.actions_by_id["tool-rows"].trigger()
    assert window.workspace is not None
    return window.workspace.inspector.rows


def click(window: Window, x: float, y: float) -> None:
    canvas = window.workspace.canvas
    right, down = canvas.view.to_screen((x, y))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(right), round(down)))


def type_into(page: RowsPage, name: str, words: str) -> None:
    line = page.fields[name].line
    line.selectAll()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_the_page_stands_in_front_while_the_tool_is_in_hand(window: Window, page: RowsPage):
    inspector = window.workspace.inspector
    assert inspector.page is page
    assert not page.drop.isEnabled()
    window.actions_by_id["tool-select"].trigger()
    assert inspector.page is not page


def test_figures_typed_before_hold_for_what_is_clicked(
    qtbot: QtBot, window: Window, page: RowsPage
):
    type_into(page, "count", "2")
    type_into(page, "width", "2000")
    type_into(page, "number", "K10")
    page.back_to_back.click()
    click(window, 20_000, 14_000)
    state = page.state
    assert state is not None
    assert (state.figures.count, state.figures.size) == (2, (2000, 3000))
    assert not state.figures.back_to_back
    assert page.facts.value("Net area") == "24.0 m²"
    qtbot.mouseClick(child(window, QPushButton, "rows-place"), Qt.MouseButton.LeftButton)
    document = window.workspace.document
    assert [booth.number for booth in document.session.plan.booths[-4:]] == [
        "K10", "K11", "K12", "K13",
    ]  # fmt: skip
    assert document.session.undo_name == "rows"
    assert len(document.selection) == 4


def test_figures_change_the_ghost_and_stay_in_range(window: Window, page: RowsPage):
    click(window, 20_000, 14_000)
    type_into(page, "rows", "5000")
    type_into(page, "cross-every", "2")
    figures = page.state.figures
    assert figures.count * figures.rows <= 1000
    assert page.facts.value("Length × depth").startswith("21.0 ×")


def test_what_is_dropped_leaves_no_trace(qtbot: QtBot, window: Window, page: RowsPage):
    document = window.workspace.document
    before = document.session.plan
    click(window, 20_000, 14_000)
    qtbot.mouseClick(child(window, QPushButton, "rows-drop"), Qt.MouseButton.LeftButton)
    assert document.session.plan is before
    assert page.state.path == "rows.idle"
    assert window.workspace.canvas.tools.state.overlay.ghost is None


def test_a_figure_that_cannot_be_read_is_told(qtbot: QtBot, window: Window, page: RowsPage):
    with qtbot.waitSignal(window.workspace.document.refused):
        type_into(page, "aisle", "wide")
    assert isinstance(page.state.figures, AddRows)
    assert page.state.figures.aisle == 3000


def test_a_block_is_begun_put_and_placed_without_the_plan_being_touched(
    window: Window, page: RowsPage
):
    document = window.workspace.document
    page.place.click()
    assert page.state.path == "rows.shaping"
    assert page.place.text() == "Place booths"
    type_into(page, "x", "20000")
    type_into(page, "y", "13500")
    assert page.state.figures.at == (20_000, 13_500)
    page.place.click()
    assert document.session.plan.booths[-10].shape.at == (20_000, 13_500)
