# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the window: what Qt logs fails them, and a failed one leaves a picture."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt6.QtCore import QEvent, QThreadPool
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import windows
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.window import Window

PICTURES = Path("out") / "failures"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each line that Qt logs fail its test, but for what a platform says of itself."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
        item.add_marker(pytest.mark.qt_log_ignore(*windows.HARMLESS, extend=True))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Keep a picture of each window that is open when a test fails."""
    report = yield
    if call.when == "call" and call.excinfo is not None and QApplication.instance() is not None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"[^\w.-]+", "-", item.name)
        for number, widget in enumerate(QApplication.topLevelWidgets()):
            if widget.isVisible():
                widget.grab().save(str(PICTURES / f"{name}-{number}.png"))
    return report


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The application as it is when a person runs it."""
    return windows.Dressed


@pytest.fixture(autouse=True)
def _nothing_left(qapp: QApplication) -> Iterator[None]:
    """No test leaves closed windows, or work in Qt's common pool."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    pool = QThreadPool.globalInstance()
    assert pool is None or pool.activeThreadCount() == 0


@pytest.fixture
def look(qapp: windows.Dressed) -> Iterator[Look]:
    """The application's look, English and light, also after the test."""
    yield qapp.look
    qapp.look.set_language("en")
    qapp.look.set_theme("light")
    qapp.look.set_text_size(100)


@pytest.fixture
def document(qapp: QApplication) -> Document:
    """A document of the small plan."""
    return windows.document()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, look: Look) -> Window:
    """An empty window, shown at the size it was drawn for; closing it asks nothing."""
    made = windows.window(tmp_path, look)
    qtbot.addWidget(made, before_close_func=lambda window: window.desk.put(None))
    made.resize(1600, 1000)
    made.show()
    return made


@pytest.fixture
def plan_file(tmp_path: Path, window: Window) -> Path:
    """The small plan as a file, open in the window."""
    return windows.open_small(tmp_path, window)
