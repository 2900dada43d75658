# SPDX-License-Identifier: GPL-3.0-or-later
"""The Arrange menu: sides of the screen, what can be done when, what the dialogs ask for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QToolButton

from planner.model.shapes import Rectangle
from tests.planner import building
from tests.windows import child
from ui.desktop.dialogs.arrange import ArrayDialog, RotateDialog, SplitDialog
from ui.desktop.document import Document
from ui.desktop.window import Window

A, B, C, D = (f"booth-{letter}" for letter in "abcd")


@pytest.fixture
def document(window: Window, tmp_path: Path) -> Document:
    """A 3 × 3 m, B 2 × 4 m, C 3 × 1 m and, behind A, D 3 × 3 m, seen with x to the right."""
    booths = (
        building.booth("A", Rectangle((1000, 1000), (3000, 3000)), exhibitors=("hancom",)),
        building.booth("B", Rectangle((5000, 500), (2000, 4000)), open_sides=(0, 1)),
        building.booth("C", Rectangle((9000, 3000), (3000, 1000)), type="raw"),
        building.booth("D", Rectangle((1000, 4000), (3000, 3000)), exhibitors=("daegu",)),
    )
    assert window.open(building.write_pair(tmp_path, building.plan(booths)))
    assert window.workspace is not None
    if window.workspace.canvas.view.turned:
        window.actions_by_id["turn-view"].trigger()
    return window.workspace.document


def at(document: Document, name: str) -> tuple[int, int]:
    shape = document.site.booths[name].shape
    assert isinstance(shape, Rectangle)
    return shape.at


def enabled(window: Window) -> set[str]:
    rows = window.actions_by_id.of_menu("arrange")
    return {row.id for row in rows if window.actions_by_id[row.id].isEnabled()}


def answer(act: Callable[[QDialog], None]) -> None:
    """Do something with the dialog that comes up next."""

    def on_dialog() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():  # it failed, or left it open
                dialog.reject()

    QTimer.singleShot(0, on_dialog)


@pytest.mark.parametrize(
    ("action", "upright", "turned"),
    [
        # Turned, y runs to the right and x downwards.
        ("align-left", (1000, 500), (5000, 1000)),
        ("align-right", (2000, 500), (5000, 0)),
        ("align-top", (5000, 0), (1000, 500)),
        ("align-bottom", (5000, 1000), (2000, 500)),
        ("align-centre", (1500, 500), (5000, 500)),
        ("align-middle", (5000, 500), (1500, 500)),
    ],
)
def test_sides_are_those_of_the_screen(
    window: Window, document: Document, action: str, upright: tuple[int, int], turned
):
    """B beside A, which spans 1000–4000 both ways and is the first."""
    window.actions_by_id["align-to-first"].trigger()
    document.select([A, B])
    window.actions_by_id[action].trigger()
    assert at(document, B) == upright
    assert at(document, A) == (1000, 1000)
    if at(document, B) != (5000, 500):
        document.undo()
    window.actions_by_id["turn-view"].trigger()
    window.actions_by_id[action].trigger()
    assert at(document, B) == turned


def test_the_switch_chooses_the_box_or_the_first(window: Window, document: Document):
    switch = window.actions_by_id["align-to-first"]
    document.select([C, A])
    assert not switch.isChecked()
    window.actions_by_id["align-left"].trigger()
    assert at(document, C) == (1000, 3000)
    document.undo()
    switch.trigger()
    assert switch.isChecked()
    window.actions_by_id["align-left"].trigger()
    assert (at(document, C), at(document, A)) == ((9000, 3000), (9000, 1000))


def test_gaps_and_mirrors_follow_the_screen(window: Window, document: Document):
    document.select([A, B, C])
    window.actions_by_id["distribute-gaps-across"].trigger()
    assert at(document, B) == (5500, 500)
    document.undo()
    document.select([A, B])
    window.actions_by_id["mirror-across"].trigger()
    assert (at(document, A), at(document, B)) == ((4000, 1000), (1000, 500))
    document.undo()
    window.actions_by_id["turn-view"].trigger()
    window.actions_by_id["mirror-down"].trigger()
    assert (at(document, A), at(document, B)) == ((4000, 1000), (1000, 500))


def test_each_act_can_be_done_only_where_it_means_something(window: Window, document: Document):
    always = {"align-to-first", "number"}
    mirrors = always | {"mirror-across", "mirror-down", "rotate-about", "lock"}
    aligns = {f"align-{side}" for side in ("left", "centre", "right", "top", "middle", "bottom")}
    spreads = {f"distribute-{by}-{way}" for by in ("gaps", "centres") for way in ("across", "down")}
    several = mirrors | aligns | {"merge", "array", "group"}
    for selection, allowed in (
        ([], always),
        ([A], mirrors | {"split", "array"}),
        ([A, B], several | {"match-size", "swap"}),
        ([B, C], several | {"match-size"}),  # neither has an exhibitor
        ([A, D], several | {"swap"}),  # of one size
        ([A, B, C], several | spreads | {"match-size"}),
    ):
        document.select(selection)
        assert enabled(window) == allowed, selection


def test_an_outline_is_neither_split_nor_matched(window: Window, plan_file: Path):
    assert window.desk.document is not None
    window.desk.document.select(["booth-b11"])
    assert "split" not in enabled(window)
    window.desk.document.select(["booth-b9", "booth-b11"])
    assert "match-size" not in enabled(window)
    window.desk.document.select(["booth-b9", "stage"])
    assert "merge" not in enabled(window)
    assert "match-size" in enabled(window)


def test_merge_keeps_the_first_and_says_why_not(window: Window, document: Document):
    document.select([A, B])
    window.actions_by_id["merge"].trigger()
    assert "A, B do not touch along a side" in child(window, QLabel, "statusHint").text()
    document.select([D, A])
    window.actions_by_id["merge"].trigger()
    assert document.selection == (D,)
    assert document.site.booths[D].shape == Rectangle((1000, 1000), (3000, 6000))
    assert document.site.booths[D].exhibitors == ("daegu", "hancom")


def test_match_and_swap(window: Window, document: Document):
    document.select([A, B])
    window.actions_by_id["match-size"].trigger()
    assert document.site.booths[B].shape == Rectangle((5000, 500), (3000, 3000))
    window.actions_by_id["swap"].trigger()
    assert document.site.booths[B].exhibitors == ("hancom",)
    assert document.site.booths[A].exhibitors == ()
    undo = window.actions_by_id["undo"]
    assert undo.text() == "Undo: swap exhibitors"


def test_split_asks_how_many_and_selects_the_parts(window: Window, document: Document):
    document.select([A])

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, SplitDialog)
        dialog.count.setValue(3)
        dialog.along.setCurrentIndex(1)
        child(dialog, QPushButton, "split-apply").click()

    answer(act)
    window.actions_by_id["split"].trigger()
    assert len(document.selection) == 3
    assert [document.site.booths[name].shape for name in document.selection] == [
        Rectangle((1000, 1000 + 1000 * part), (3000, 1000)) for part in range(3)
    ]


def test_array_copy_begins_side_by_side(window: Window, document: Document):
    document.select([A, B])

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, ArrayDialog)
        # Together they span 1000–7000 and 500–4500.
        assert (dialog.dx.value(), dialog.dy.value()) == (6000, 4000)
        dialog.rows.setValue(2)
        child(dialog, QPushButton, "array-apply").click()

    answer(act)
    window.actions_by_id["array"].trigger()
    assert len(document.site.booths) == 4 + 3 * 2
    assert len(document.selection) == 8


def test_rotate_about_a_point_and_changing_ones_mind(window: Window, document: Document):
    document.select([A])
    before = document.session.plan

    def turn(dialog: QDialog) -> None:
        assert isinstance(dialog, RotateDialog)
        assert (dialog.at_x.value(), dialog.at_y.value()) == (2500, 2500)
        dialog.at_x.setValue(1000)
        dialog.at_y.setValue(1000)
        child(dialog, QPushButton, "rotate-about-apply").click()

    answer(lambda dialog: child(dialog, QPushButton, "rotate-about-cancel").click())
    window.actions_by_id["rotate-about"].trigger()
    assert document.session.plan is before
    answer(turn)
    window.actions_by_id["rotate-about"].trigger()
    assert document.site.booths[A].shape == Rectangle((1000, 1000), (3000, 3000), 90.0)


def test_select_similar(window: Window, document: Document):
    for first, action, found in (
        ([D], "similar-size", (D, A)),
        ([C], "similar-type", (C,)),
        ([B], "similar-type", (B, A, D)),
        ([C], "similar-pavilion", (C, A, B, D)),
        ([C], "similar-status", (C, A, B, D)),
        ([], "select-empty", (B, C)),
    ):
        document.select(first)
        window.actions_by_id[action].trigger()
        assert document.selection == found
    document.select([])
    assert not window.actions_by_id["similar-size"].isEnabled()


def test_buttons_where_many_are_selected(window: Window, document: Document):
    document.select([A, B])
    button = child(window, QToolButton, "many-align-top")
    assert button.isVisible()
    assert button.isEnabled()
    assert not child(window, QToolButton, "many-distribute-gaps-across").isEnabled()
    button.click()
    assert at(document, A) == (1000, 1500)
