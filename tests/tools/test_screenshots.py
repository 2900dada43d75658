# SPDX-License-Identifier: GPL-3.0-or-later
"""The script that makes the pictures: it gives up rather than show something else."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PyQt6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tools import screenshots


def test_a_widget_that_is_not_shown_is_missed(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton(window)
    button.setObjectName("go")
    window.show()
    assert screenshots.child(window, QPushButton, "go") is button
    for kind, name in ((QPushButton, "gone"), (QLabel, "go")):
        with pytest.raises(screenshots.Unfit, match=f"no {name} is shown"):
            screenshots.child(window, kind, name)
    button.hide()
    with pytest.raises(screenshots.Unfit):
        screenshots.child(window, QPushButton, "go")


def test_a_picture_that_is_not_large_keeps_its_colours():
    pixels = np.random.default_rng(1).integers(0, 256, (60, 80, 3), dtype=np.uint8)
    kept = Image.open(io.BytesIO(screenshots.encoded(Image.fromarray(pixels))))
    assert (np.asarray(kept) == pixels).all()


def test_a_palette_that_would_show_is_refused():
    pixels = np.random.default_rng(1).integers(0, 256, (400, 400, 3), dtype=np.uint8)
    with pytest.raises(screenshots.Unfit, match="a palette would move a colour"):
        screenshots.encoded(Image.fromarray(pixels))


def test_the_pictures_are_the_ones_in_the_folder():
    made = {
        *screenshots.WINDOWS,
        "import.png",
        "sheet.png",
        "sheet-detail.png",
        "tour-sheet.png",
        "report.png",
    }
    assert made == {file.name for file in Path(screenshots.FOLDER).iterdir()}
