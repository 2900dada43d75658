# SPDX-License-Identifier: GPL-3.0-or-later
"""A row of booths by keys and mouse: drawn, copied, spread, aligned, merged, and undone."""

from pathlib import Path

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from planner.model.shapes import Rectangle
from tests.journeys.hand import Hand
from tests.planner import building
from tests.windows import child
from ui.desktop.window import Window

pytestmark = pytest.mark.display

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_row_is_spread_aligned_merged_and_undone(qtbot: QtBot, window: Window, tmp_path: Path):
    booths = (
        building.booth("A1", Rectangle((6000, 8000), (3000, 3000))),
        building.booth("A2", Rectangle((9500, 8700), (3000, 3000))),
        building.booth("A3", Rectangle((12_000, 12_500), (3000, 3000))),
    )
    assert window.open(building.write_pair(tmp_path, building.plan(booths)))
    workspace = window.workspace
    assert workspace is not None
    document, hand = workspace.document, Hand(workspace)
    if workspace.canvas.view.turned:
        window.actions_by_id["turn-view"].trigger()
    qtbot.waitUntil(lambda: document.session.check_state == "current")
    first = document.session.plan

    # Three booths, one click and two with Shift.
    hand.click(7500, 9500)
    for x, y in ((11_000, 10_200), (13_500, 14_000)):
        place: QPoint = hand.at(x, y)
        QTest.mouseClick(workspace.canvas, Qt.MouseButton.LeftButton, SHIFT, place)
    assert document.selection == ("booth-a1", "booth-a2", "booth-a3")

    # A button of the inspector spreads them, a key lines them up.
    button = child(window, QToolButton, "many-distribute-gaps-across")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    hand.key(Qt.Key.Key_S, ALT)
    shapes = [booth.shape for booth in document.session.plan.booths]
    assert shapes == [Rectangle((x, 8000), (3000, 3000)) for x in (6000, 9000, 12_000)]

    # Now they touch: one booth of all three.
    hand.key(Qt.Key.Key_M, SHIFT)
    (merged,) = document.session.plan.booths
    assert (merged.id, merged.shape) == ("booth-a1", Rectangle((6000, 8000), (9000, 3000)))
    assert document.selection == ("booth-a1",)

    for _ in range(3):
        hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document.session.plan is first
