# SPDX-License-Identifier: GPL-3.0-or-later
"""The dialog of numbering: what it proposes, lists, shows on the plan, refuses and applies."""

import pytest
from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.edits.rows import AddRows
from planner.floor.numbering import Scheme
from planner.locale import LANGUAGES
from tests.planner.building import plan, site, small_plan
from tests.windows import open_small
from ui.desktop.dialogs.numbering import NumberingDialog, first_scheme
from ui.desktop.look import Look
from ui.desktop.window import Window


def block(turned: bool = False, on=None):
    standing = AddRows("X1", (3000, 3000), 3, 2).apply(plan() if on is None else on).plan
    return site(standing), [booth.id for booth in standing.booths if booth.number[0] == "X"]


@pytest.fixture
def dialog(qtbot: QtBot, look: Look) -> NumberingDialog:
    standing, ids = block()
    made = NumberingDialog(
        standing, ids, first_scheme(False), some=True, turned=False, look=look, parent=None
    )
    qtbot.addWidget(made)
    made.show_now()
    return made


def rows(dialog: NumberingDialog) -> list[tuple[str, str]]:
    """The list as it is shown."""
    cells = [
        [dialog.list.item(row, column).text() for column in (0, 1)]
        for row in range(dialog.list.rowCount())
    ]
    return [(old, new) for old, new in cells]


def test_numbers_run_from_the_top_left_of_the_screen(dialog: NumberingDialog):
    # Upright: the second row of the block is above the first.
    assert rows(dialog) == [
        ("X4", "A01"), ("X5", "A02"), ("X6", "A03"), ("X1", "A04"), ("X2", "A05"), ("X3", "A06"),
    ]  # fmt: skip
    assert dialog.told.text() == "6 numbers change"
    assert dialog.apply.isEnabled()


def test_on_a_turned_view_the_screen_counts_too(qtbot: QtBot, look: Look):
    standing, ids = block()
    made = NumberingDialog(
        standing, ids, first_scheme(True), some=True, turned=True, look=look, parent=None
    )
    qtbot.addWidget(made)
    made.show_now()
    # y runs to the right, x downwards: the first line of the screen is X1 and X4.
    assert rows(made)[:3] == [("X1", "A01"), ("X4", "A02"), ("X2", "A03")]
    assert made.scheme == Scheme("A", corner="left-bottom", along="y")


def test_every_field_is_part_of_the_scheme(dialog: NumberingDialog):
    dialog.prefix.setText("K")
    dialog.start.setValue(101)
    dialog.step.setValue(2)
    dialog.digits.setValue(4)
    dialog.gap.setValue(3)
    for box, place in ((dialog.by, 1), (dialog.order, 1), (dialog.corner, 2), (dialog.along, 1)):
        box.setCurrentIndex(place)
        box.activated.emit(place)
    assert dialog.scheme == Scheme("K", 101, 2, 4, "serpentine", "row", "left-bottom", "y", 3)
    assert rows(dialog)[0] == ("X1", "K0101")


def test_what_no_file_may_hold_is_told_and_cannot_be_applied(dialog: NumberingDialog):
    dialog.prefix.setText("a b")
    assert not dialog.apply.isEnabled()
    assert dialog.told.property("role") == "error"
    dialog.prefix.setText("B")
    assert dialog.apply.isEnabled()


def test_numbers_of_other_booths_are_told_but_may_be_applied(qtbot: QtBot, look: Look):
    standing, ids = block(on=small_plan())
    made = NumberingDialog(
        standing, ids, Scheme("B", 9, width=1), some=True, turned=False, look=look, parent=None
    )
    qtbot.addWidget(made)
    told: list[frozenset[str]] = []
    made.proposed.connect(lambda _numbers, shared: told.append(shared))
    made.show_now()
    assert len(told[-1]) == 3  # B9, B10, B11 are there already
    assert made.apply.isEnabled()
    assert "3 are borne" in made.told.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_numbers_the_selection_as_one_step_while_the_plan_shows_it(
    window: Window, tmp_path, language
):
    window.look.set_language(language)
    open_small(tmp_path, window)
    workspace = window.workspace
    document = workspace.document
    document.apply(AddRows("X1", (20_000, 13_000), 3))
    document.select(booth.id for booth in document.session.plan.booths[-3:])
    seen = []

    def accept() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, NumberingDialog)
        seen.append(workspace.canvas._proposal)
        workspace.canvas.grab()  # paints the plates
        shown.accept()

    QTimer.singleShot(0, accept)
    window.actions_by_id["number"].trigger()
    assert len(seen[0].numbers) == 3
    assert workspace.canvas._proposal is None
    assert [booth.number for booth in document.session.plan.booths[-3:]] == ["A01", "A02", "A03"]
    assert document.session.undo_name == "renumber-all"
