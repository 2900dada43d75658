# SPDX-License-Identifier: GPL-3.0-or-later
"""A window driven, grabbed and packed."""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image
from PyQt6.QtCore import QBuffer, QIODevice
from PyQt6.QtWidgets import (
    QApplication,
    QWidget,
)

from planner.model.shipped import example_plan
from tools.screenshots.hand import demand
from ui.desktop.background import Jobs
from ui.desktop.look import Look
from ui.desktop.settings import Settings
from ui.desktop.window import Window

WINDOW = (1600, 1000)  # px
LARGE, MOST_BYTES = 150_000, 400_000
MOST_SHIFT = 16  # of 255: how far a palette may move a colour, which no eye sees


def take(look: Look, drive: Callable[[Window], None]) -> Image.Image:
    """The picture of a new window on the example after it was driven."""
    with tempfile.TemporaryDirectory() as folder:
        window = Window(look, Settings(Path(folder)), Jobs(synchronous=True))
        try:
            window.setGeometry(0, 0, *WINDOW)
            window.show()
            QApplication.processEvents()
            demand(window.open(example_plan()), "the example is not opened")
            QApplication.processEvents()
            drive(window)
            QApplication.processEvents()
            image = picture(window)
        finally:
            window.desk.put(None)  # nothing is asked about unsaved work
            window.close()
            window.deleteLater()
            QApplication.processEvents()
    demand(image.size == WINDOW, f"the window is {image.size} px")
    return image


def picture(widget: QWidget) -> Image.Image:
    """What a widget shows."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    demand(widget.grab().save(buffer, "PNG"), "the window cannot be grabbed")
    return Image.open(io.BytesIO(buffer.data().data())).convert("RGB")


def encoded(image: Image.Image) -> bytes:
    """A picture as PNG; a large one gets a palette of 256 colours where no eye sees it.

    Raises Unfit for one that is too large all the same.
    """
    data = _png(image)
    if len(data) > LARGE:
        fewer = image.quantize(
            method=Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE
        )
        shift = np.abs(np.asarray(image, int) - np.asarray(fewer.convert("RGB"), int)).max()
        if shift <= MOST_SHIFT:
            data = _png(fewer)
    demand(len(data) <= MOST_BYTES, f"a picture is {len(data)} bytes large")
    return data


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
