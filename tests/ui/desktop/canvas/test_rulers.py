# SPDX-License-Identifier: GPL-3.0-or-later
"""The rulers show the plan's own coordinates, and painting them follows the pointer alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PyQt6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.windows import child
from ui.desktop.canvas.rulers import Ruler, axis_of, step_of, ticks
from ui.desktop.canvas.view import View
from ui.desktop.style import chosen
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace


@pytest.fixture
def workspace(window: Window, plan_file: object) -> Workspace:
    """The workspace of the small plan."""
    assert window.workspace is not None
    return window.workspace


def test_the_axes_are_those_of_the_plan():
    assert (axis_of(View(turned=True), "top"), axis_of(View(turned=True), "left")) == (1, 0)
    assert (axis_of(View(turned=False), "top"), axis_of(View(turned=False), "left")) == (0, 1)


@given(st.floats(2, 400), st.floats(-1000, 1000), st.floats(0.5, 300))
def test_figures_stand_apart_and_in_the_strip(scale: float, first: float, length: float):
    places = [metres for metres, figured in ticks(first, first + length, scale) if figured]
    assert all(first - 1e-6 <= metres <= first + length + 1e-6 for metres in places)
    step, parts = step_of(scale)
    assert step * scale >= 46 or step == 100
    assert parts > 1
    assert list(ticks(first + length, first, scale)) == list(ticks(first, first + length, scale))


def test_a_round_length_is_told_at_each_zoom():
    assert [step_of(scale)[0] for scale in (2, 6, 20, 60, 400)] == [50, 10, 5, 1, 0.2]


def test_the_band_is_where_the_selection_is(workspace: Workspace):
    canvas = workspace.canvas
    workspace.document.select(["booth-b9"])
    box = canvas.door.scene.box(["booth-b9"])
    assert box is not None
    left, top, right, bottom = canvas.view.screen_box(box)
    look = workspace.look
    for edge, place in (("top", (left + right) / 2), ("left", (top + bottom) / 2)):
        ruler = child(workspace, Ruler, f"ruler-{edge}")
        picture = ruler.grab().toImage()
        spot = (round(place), 1) if edge == "top" else (1, round(place))
        assert QColor(picture.pixel(*spot)).name() in (
            chosen(look.palette).name(),
            look.palette.text2.name(),
        )


def test_they_are_switched_off_and_stay_so(window: Window, workspace: Workspace, qtbot: QtBot):
    ruler = child(workspace, Ruler, "ruler-top")
    assert ruler.isVisible()
    window.actions_by_id["rulers"].trigger()
    assert not ruler.isVisible()
    assert not window.actions_by_id["rulers"].isChecked()
    assert not window.settings.flag("rulers", default=True)
