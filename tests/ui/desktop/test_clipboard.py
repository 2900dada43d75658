# SPDX-License-Identifier: GPL-3.0-or-later
"""Cut, copy, paste, group and lock in the window."""

from pathlib import Path

import pytest
from PyQt6.QtWidgets import QApplication

from planner.model.files import parse_file
from planner.model.plan import Plan
from tests.windows import open_small
from ui.desktop.commands.clipboard import MIME
from ui.desktop.window import Window


def run(window: Window, *names: str) -> None:
    for name in names:
        action = window.actions_by_id[name]
        assert action.isEnabled(), name
        action.trigger()


def numbers(window: Window) -> list[str]:
    document = window.desk.document
    assert document is not None
    return [booth.number for booth in document.site.plan.booths]


@pytest.fixture
def open_window(tmp_path: Path, window: Window) -> Window:
    open_small(tmp_path, window)
    assert window.desk.document is not None
    window.desk.document.select(("booth-b9", "seats"))
    return window


def test_what_is_copied_is_a_plan_that_other_programs_can_read(open_window: Window):
    run(open_window, "copy")
    content = QApplication.clipboard().mimeData()
    plan = parse_file(content.text().encode(), "clipboard")
    assert isinstance(plan, Plan)
    assert [booth.number for booth in plan.booths] == ["B9"]
    assert bytes(content.data(MIME)).decode() == content.text()


def test_pasting_makes_copies_and_selects_them(open_window: Window):
    run(open_window, "copy", "paste")
    assert numbers(open_window) == ["B9", "B10", "B11", "B12"]
    document = open_window.desk.document
    assert document.selection == ("booth-b12", "seating-1")
    assert document.session.undo_name == "paste"
    run(open_window, "undo")
    assert numbers(open_window) == ["B9", "B10", "B11"]


def test_cut_and_pasted_in_place_nothing_has_changed(open_window: Window):
    document = open_window.desk.document
    before = {booth.id: booth for booth in document.site.plan.booths}
    run(open_window, "cut")
    assert numbers(open_window) == ["B10", "B11"]
    run(open_window, "paste-in-place")
    assert {booth.id: booth for booth in document.site.plan.booths} == before


def test_something_else_on_the_clipboard_is_told_of(open_window: Window):
    told: list[str] = []
    document = open_window.desk.document
    document.refused.connect(lambda error: told.extend(each.code for each in error.problems))
    for words in ("a letter", '{"format": "hallplan.plan"', "", '{"format": "other"}'):
        QApplication.clipboard().setText(words)
        run(open_window, "paste")
    assert told[0] == told[2] == "paste-empty"
    assert len(told) == 4
    assert numbers(open_window) == ["B9", "B10", "B11"]


def test_group_lock_and_back(open_window: Window):
    document = open_window.desk.document
    run(open_window, "group")
    assert not open_window.actions_by_id["group"].isEnabled()
    assert {document.site.booths["booth-b9"].group, document.site.areas["seats"].group} == {
        "group-1"
    }
    run(open_window, "ungroup")
    assert not open_window.actions_by_id["ungroup"].isEnabled()
    run(open_window, "lock")
    assert open_window.actions_by_id["lock"].isChecked()
    run(open_window, "delete")
    assert numbers(open_window) == ["B9", "B10", "B11"]  # refused
    run(open_window, "lock", "delete")
    assert numbers(open_window) == ["B10", "B11"]
