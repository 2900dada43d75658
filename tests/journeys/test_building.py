# SPDX-License-Identifier: GPL-3.0-or-later
"""Walls, columns, seats, words and dimensions, drawn by mouse and keys."""

from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.model.plan import seats
from planner.model.shapes import Rectangle
from planner.model.values import Name
from tests.journeys.hand import Hand
from tests.planner import building
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace

pytestmark = pytest.mark.display


@pytest.fixture
def workspace(qtbot: QtBot, window: Window, tmp_path: Path) -> Workspace:
    """A hall of 30 × 20 m with one booth, upright on the screen."""
    booth = building.booth("A1", building.rectangle(3000, 3000))
    assert window.open(building.write_pair(tmp_path, building.plan((booth,))))
    made = window.workspace
    assert made is not None
    if made.canvas.view.turned:
        window.actions_by_id["turn-view"].trigger()
    qtbot.waitUntil(lambda: made.document.session.check_state == "current")
    return made


def test_a_room_of_walls_is_found_by_the_rules_and_taken_back(qtbot: QtBot, workspace: Workspace):
    hand, document = Hand(workspace), workspace.document
    first = document.session.plan
    hand.key(Qt.Key.Key_W)
    # Around the booth: nobody reaches it any more.
    for corner in ((1500, 1500), (8000, 1500), (8000, 8000), (1500, 8000), (1500, 1500)):
        hand.click(*corner)
    assert len(document.site.structures) == 4
    qtbot.waitUntil(lambda: document.session.check_state == "current", timeout=20_000)
    found = {finding.rule for finding in document.judged.counting}
    assert "unreachable" in found
    assert workspace.inspector.page is workspace.inspector.many
    hand.key(Qt.Key.Key_V)
    hand.click(8000, 5000)
    assert len(document.selection) == 4  # one group
    hand.key(Qt.Key.Key_Delete)
    assert document.site.structures == {}
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document.session.plan is first


def test_lengths_and_thickness_are_typed(workspace: Workspace):
    hand, canvas = Hand(workspace), workspace.canvas
    hand.key(Qt.Key.Key_W)
    hand.click(12_000, 10_000)
    hand.carry((12_000, 10_000), (14_000, 10_100))
    QTest.keyClicks(canvas, "4500")
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    QTest.keyClicks(canvas, "200")
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    (wall,) = workspace.document.site.plan.structures
    assert wall.shape == Rectangle((12_000, 9900), (4500, 200))
    assert workspace.inspector.page is workspace.inspector.structure


def test_seats_are_dragged_and_then_furnished_by_figures(workspace: Workspace):
    hand, document = Hand(workspace), workspace.document
    hand.key(Qt.Key.Key_S)
    hand.drag((12_000, 5000), (24_000, 15_000))
    (area,) = document.site.plan.areas
    many = seats(area)
    assert many > 150
    page = workspace.inspector.area
    assert workspace.inspector.page is page
    line = page.furnish.fields["count"].line
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    QTest.keyClicks(line, "100")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert seats(document.site.plan.areas[0]) == 100
    QTest.keyClick(workspace.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert seats(document.site.plan.areas[0]) == many


def test_words_are_typed_on_the_plan(workspace: Workspace):
    hand, document, field = Hand(workspace), workspace.document, workspace.canvas.words
    hand.key(Qt.Key.Key_X)
    hand.click(12_000, 10_000)
    assert field.isVisible()
    assert field.hasFocus()
    QTest.keyClicks(field, "Rest vhd")  # keys of tools are letters here
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not field.isVisible()
    (text,) = document.site.plan.texts
    assert text.text == Name("Rest vhd", "Rest vhd")
    assert workspace.canvas.tool == "text"
    hand.click(20_000, 10_000)
    QTest.keyClicks(field, "gone")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert len(document.site.plan.texts) == 1
    hand.key(Qt.Key.Key_V)
    QTest.mouseDClick(workspace.canvas, Qt.MouseButton.LeftButton, pos=hand.at(12_300, 10_200))
    assert field.isVisible()
    assert field.text() == "Rest vhd"
    QTest.keyClicks(field, "Water")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert document.site.plan.texts[0].text == Name("Water", "Water")


def test_a_dimension_and_a_column_are_placed_and_moved(workspace: Workspace):
    hand, document = Hand(workspace), workspace.document
    hand.key(Qt.Key.Key_C)
    hand.click(15_000, 10_000)
    (column,) = document.site.plan.structures
    assert column.kind == "column"
    hand.key(Qt.Key.Key_D)
    hand.click(3000, 6000)
    hand.carry((3000, 6000), (6000, 6000))
    hand.click(6000, 6000)
    hand.carry((6000, 6000), (5000, 7000))
    hand.click(5000, 7000)
    (dimension,) = document.site.plan.dimensions
    assert (dimension.start, dimension.end, dimension.offset) == ((3000, 6000), (6000, 6000), 1000)
    assert workspace.inspector.page is workspace.inspector.dimension
    hand.key(Qt.Key.Key_V)
    hand.drag((4500, 7000), (4500, 7500))
    assert document.site.plan.dimensions[0].offset == 1500
