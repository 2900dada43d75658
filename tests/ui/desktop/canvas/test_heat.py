# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
import pytest
from PyQt6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from planner.edits.move import Move
from planner.model.values import Name
from planner.paths.cells import Cells
from tests import windows
from ui.desktop.canvas.canvas import Canvas
from ui.desktop.canvas.heat_layer import RAMPS
from ui.desktop.document import Document
from ui.desktop.heat import NOTHING, STEPS, Heat, heat
from ui.desktop.look import Look
from ui.desktop.theme import PALETTES, THEMES, Theme


def _map(document: Document) -> Heat:
    """Near in the left half of the hall, far in the right, nothing at y > 15 m."""
    values = np.full((4, 6), 5.0)
    values[:, 3:] = 95.0
    values[3] = np.inf
    cells = Cells(values, (0.0, 0.0), 5000.0)
    marks = [str(10 * step) for step in range(STEPS)]
    limits = [10.0 * step for step in range(1, STEPS)]
    return heat(document.site, cells, limits, Name("거리", "Walk"), marks)


def _colour(canvas: Canvas, x: float, y: float) -> str:
    image: QImage = canvas.grab().toImage()
    right, down = canvas.view.to_screen((x, y))
    return image.pixelColor(round(right), round(down)).name()


def _contrast(one: QColor, two: QColor) -> float:
    def light(colour: QColor) -> float:
        parts = [colour.redF(), colour.greenF(), colour.blueF()]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(two)))
    return (high + 0.05) / (low + 0.05)


def test_steps_begin_at_their_limits() -> None:
    made = _map(windows.document())
    assert made.steps[0].tolist() == [0, 0, 0, STEPS - 1, STEPS - 1, STEPS - 1]
    assert (made.steps[3] == NOTHING).all()
    assert made.box == (0.0, 0.0, 30_000.0, 20_000.0)


@pytest.mark.parametrize("turned", [False, True])
def test_the_floor_is_coloured_and_an_older_plan_s_is_not(qtbot: QtBot, turned: bool) -> None:
    document = windows.document()
    look = Look("en", "light")
    canvas = Canvas(document, look)
    qtbot.addWidget(canvas)
    canvas.resize(900, 700)
    canvas.set_turned(turned)
    canvas.fit()
    plain = _colour(canvas, 23_200, 2200)
    document.show_heat(_map(document))
    assert _colour(canvas, 23_200, 2200) == RAMPS["light"][STEPS - 1].name()
    assert _colour(canvas, 1200, 2200) == RAMPS["light"][0].name()
    assert _colour(canvas, 23_200, 18_200) == plain  # nobody stands there
    assert _colour(canvas, 4500, 8300) == RAMPS["light"][0].name()  # in a booth
    document.apply(Move(("booth-b9",), 500, 0))
    assert _colour(canvas, 23_200, 2200) == plain
    document.undo()
    assert _colour(canvas, 23_200, 2200) == RAMPS["light"][STEPS - 1].name()
    document.show_heat(None)
    assert _colour(canvas, 23_200, 2200) == plain


@pytest.mark.parametrize("theme", THEMES)
def test_numbers_of_booths_are_read_on_every_step(theme: Theme) -> None:
    assert len(RAMPS[theme]) == STEPS
    ink = PALETTES[theme].ink
    assert all(_contrast(ink, colour) >= 4.5 for colour in RAMPS[theme])
