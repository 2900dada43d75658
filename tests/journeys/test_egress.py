# SPDX-License-Identifier: GPL-3.0-or-later
"""Leaving: what blocks the plan is searched, shown, mended by a click and taken back."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.windows import child
from ui.desktop.egress_map import EgressMap
from ui.desktop.window import Window

pytestmark = pytest.mark.display


def test_what_blocks_the_plan_is_found_shown_moved_and_taken_back(qtbot: QtBot, window: Window):
    child(window, QPushButton, "startExample").click()
    space = window.workspace
    assert space is not None
    document = space.document
    qtbot.waitUntil(lambda: document.session.check_state == "current", timeout=30_000)
    before = {each.key for each in document.session.findings}
    window.actions_by_id["blockers"].trigger()
    assert space.inspector.page is space.inspector.egress
    section = space.inspector.egress.blockers
    qtbot.waitUntil(lambda: space.seeker.state == "current", timeout=120_000)
    assert isinstance(document.heat, EgressMap)
    assert section.tables["standing-out"].rowCount() > 0

    # One click shows where, one makes the move.
    row = section.rows[0]
    scale = space.canvas.view.scale
    qtbot.mouseClick(row.show_, Qt.MouseButton.LeftButton)
    assert space.canvas.view.scale > scale
    plan = document.site.plan
    qtbot.mouseClick(row.apply, Qt.MouseButton.LeftButton)
    assert document.site.plan != plan
    assert space.seeker.state == "outdated"
    assert not row.apply.isEnabled()
    qtbot.waitUntil(lambda: document.session.check_state == "current", timeout=30_000)
    assert {each.key for each in document.session.findings} <= before
    window.actions_by_id["undo"].trigger()
    assert document.site.plan == plan
