# SPDX-License-Identifier: GPL-3.0-or-later
"""The script that makes the pictures: it gives up rather than show something else."""

import io

import numpy as np
import pytest
from PIL import Image
from PyQt6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tools.screenshots.__main__ import FOLDER, names
from tools.screenshots.hand import Unfit, child
from tools.screenshots.pictures import encoded


def test_a_widget_that_is_not_shown_is_missed(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton(window)
    button.setObjectName("go")
    window.show()
    assert child(window, QPushButton, "go") is button
    for kind, name in ((QPushButton, "gone"), (QLabel, "go")):
        with pytest.raises(Unfit, match=f"no {name} is shown"):
            child(window, kind, name)
    button.hide()
    with pytest.raises(Unfit):
        child(window, QPushButton, "go")


def kept(image: Image.Image) -> Image.Image:
    return Image.open(io.BytesIO(encoded(image)))


def test_a_picture_that_is_not_large_keeps_its_colours():
    pixels = np.random.default_rng(1).integers(0, 256, (60, 80, 3), dtype=np.uint8)
    assert (np.asarray(kept(Image.fromarray(pixels))) == pixels).all()


def test_a_large_one_of_few_colours_gets_a_palette():
    few = np.random.default_rng(1).integers(0, 200, (800, 300, 1), dtype=np.uint8)
    image = kept(Image.fromarray(few.repeat(3, axis=2)))
    assert image.mode == "P"
    assert (np.asarray(image.convert("RGB"))[:, :, 0] == few[:, :, 0]).all()


def test_one_that_is_too_large_all_the_same_is_refused():
    pixels = np.random.default_rng(1).integers(0, 256, (400, 400, 3), dtype=np.uint8)
    with pytest.raises(Unfit, match="bytes large"):
        encoded(Image.fromarray(pixels))


def test_the_pictures_are_the_ones_in_the_folder():
    found = {str(file.relative_to(FOLDER)) for file in FOLDER.rglob("*") if file.is_file()}
    assert names() == found
