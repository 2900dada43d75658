# SPDX-License-Identifier: GPL-3.0-or-later
"""Journeys drive the real window on a real display, as a person would."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import windows
from ui.desktop.window import Window

PICTURES = Path("out") / "journeys"


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The application as it is when a person runs it."""
    return windows.Dressed


@pytest.fixture
def window(qapp: windows.Dressed, qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """A window with its real worker; what it shows at the end is kept as a picture."""
    made = windows.window(tmp_path, qapp.look, synchronous=False)

    def leave(window: Window) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        window.grab().save(str(PICTURES / f"{tmp_path.name}.png"))
        window.desk.put(None)  # nothing is asked about unsaved work

    qtbot.addWidget(made, before_close_func=leave)
    made.resize(1600, 1000)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    qapp.look.set_language("en")
    qapp.look.set_theme("light")
