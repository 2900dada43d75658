# SPDX-License-Identifier: GPL-3.0-or-later
"""Leaving: what blocks the plan is searched, shown, mended by a click and taken back."""

from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.planner.building import plan as standing
from tests.planner.building import venue, write_pair
from tests.planner.rules.scenes import door, island, wall
from ui.desktop.egress_map import EgressMap
from ui.desktop.window import Window

pytestmark = pytest.mark.display
# A wall across the hall with a gap of 6 m in its middle, and one way out.
GAP = venue(
    openings=(door("in", (0, 10_000), "visitor", 0.0, 4000),),
    walls=(wall("a", 14_900, 0, 200, 7000), wall("b", 14_900, 13_000, 200, 7000)),
)


def test_what_blocks_the_plan_is_found_shown_moved_and_taken_back(
    qtbot: QtBot, window: Window, tmp_path: Path
):
    booth = island("A1", 13_500, 8500, 3000, 3000)
    assert window.open(write_pair(tmp_path, standing((booth,), on=GAP, profiles=("kintex",)), GAP))
    space = window.workspace
    assert space is not None
    document = space.document
    qtbot.waitUntil(lambda: document.session.check_state == "current", timeout=20_000)
    before = {each.key for each in document.session.findings}
    window.actions_by_id["blockers"].trigger()
    assert space.inspector.page is space.inspector.egress
    section = space.inspector.egress.blockers
    qtbot.waitUntil(lambda: space.seeker.state == "current", timeout=60_000)
    assert isinstance(document.heat, EgressMap)
    assert section.tables["removals"].rowCount() == 1

    # One click shows where, one makes the move.
    row = section.rows[0]
    assert row.act.text().startswith("Move A1 6,000 mm")
    scale = space.canvas.view.scale
    qtbot.mouseClick(row.show_, Qt.MouseButton.LeftButton)
    assert space.canvas.view.scale > scale
    plan = document.site.plan
    qtbot.mouseClick(row.apply, Qt.MouseButton.LeftButton)
    assert document.site.plan != plan
    assert space.seeker.state == "outdated"
    assert not row.apply.isEnabled()
    qtbot.waitUntil(lambda: document.session.check_state == "current", timeout=20_000)
    assert {each.key for each in document.session.findings} < before
    window.actions_by_id["undo"].trigger()
    assert document.site.plan == plan
