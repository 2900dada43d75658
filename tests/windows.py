# SPDX-License-Identifier: GPL-3.0-or-later
"""A window for tests: answers come at once, settings live in a folder of the test's own."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QApplication, QWidget

from planner.rules.profile import plan_profiles
from planner.session import Session
from tests.planner import building
from ui.desktop import application
from ui.desktop.background import Jobs
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.settings import Settings
from ui.desktop.window import Window

# What offscreen and bare X servers say about themselves; anything else fails the test.
HARMLESS = (
    "This plugin does not support",
    "Could not find the Qt platform plugin",
    "propagateSizeHints",
)

Widget = TypeVar("Widget", bound=QWidget)


class Dressed(QApplication):
    """An application with the window's style and typeface, in the colours of ``look``."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        application.prepare(self)
        self.look = Look("en", "light")
        application.follow(self, self.look)


def session(path: Path | None = None) -> Session:
    """A session of the small plan; its profile is KINTEX's."""
    site = building.site()
    return Session(site, path, profiles=plan_profiles(site.plan))


def document() -> Document:
    """A document of the small plan."""
    return Document(session())


def window(folder: Path, look: Look, *, synchronous: bool = True) -> Window:
    """A window whose settings live in a folder; its jobs are done at once, or in their thread."""
    return Window(look, Settings(folder / "settings"), Jobs(synchronous=synchronous))


def open_small(folder: Path, window: Window) -> Path:
    """Write the small plan into a folder and open it in a window; returns its file."""
    path = building.write_pair(folder)
    assert window.open(path)
    return path


def child(parent: QWidget, kind: type[Widget], name: str) -> Widget:
    """The widget of a name below another; fails where there is none."""
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def during(act: Callable[[QWidget], object]) -> list[str]:
    """Do something to the next modal dialog; the list holds its name once it was there."""
    seen: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        seen.append(dialog.objectName())
        act(dialog)

    QTimer.singleShot(0, answer)
    return seen
