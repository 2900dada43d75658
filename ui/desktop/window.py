# SPDX-License-Identifier: GPL-3.0-or-later
"""The main window: menus, and the workspace of the open plan or the start page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import QByteArray, QSize
from PyQt6.QtGui import QCloseEvent
from PyQt6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.desktop.curtain import Curtain
from ui.desktop.look import Look
from ui.desktop.settings import Settings

if TYPE_CHECKING:
    from ui.desktop.background import Jobs
    from ui.desktop.workspace import Workspace

LEAST, FIRST = QSize(1024, 700), QSize(1600, 1000)
_PLACE = "window"


class Window(QMainWindow):
    """Holds the open plans, a tab for each, or the start page.

    Without jobs it is only seen, with a curtain before it, until it is furnished: what is behind
    its commands (geometry, rules, drawings) takes ten times as long.
    """

    def __init__(self, look: Look, settings: Settings, jobs: Jobs | None = None) -> None:
        super().__init__()
        self.setObjectName("window")
        self.look = look
        self.settings = settings
        self.setWindowTitle("Hallplan")
        self.setMinimumSize(LEAST)
        self._restore(settings.bytes(_PLACE))
        self.furnished = False
        if jobs is None:
            self.setCentralWidget(Curtain(look.palette))
        else:
            self.furnish(jobs)

    def furnish(self, jobs: Jobs) -> None:
        """Menus, actions and the start page; ``jobs`` does what is slow."""
        from ui.desktop.furnishing import Furniture
        from ui.desktop.menus import fill_menu_bar
        from ui.desktop.panels.start_page import StartPage
        from ui.desktop.panels.top_bar import TopBar

        self.jobs = jobs
        look, settings = self.look, self.settings
        self._furniture = made = Furniture(look, settings, jobs, self)
        self.desk, self.files = made.desk, made.files
        self.guard, self.crowds = made.guard, made.crowds
        self.actions_by_id = made.actions
        # An action's key works while its menu is shut, and where it stands in none.
        self.addActions([self.actions_by_id[name] for name in self.actions_by_id.rows])
        if (bar := self.menuBar()) is not None:
            fill_menu_bar(bar, self.actions_by_id, look, settings, self.files.open)
        self._start = StartPage(self.actions_by_id, settings, look)
        self._start.wanted.connect(self.files.open)
        self.top = TopBar(self.desk, self.actions_by_id)
        self.top.tabs.closing.connect(self.files.close_one)
        self.top.findings_wanted.connect(lambda: self._below("findings"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._start)
        middle = QWidget()
        lines = QVBoxLayout(middle)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.top)
        lines.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        self.desk.told.connect(self._name)
        self.desk.changed.connect(self._desk_changed)
        look.changed.connect(self._name)
        self._start.example.setFocus()
        self.furnished = True
        self._name()

    def _restore(self, place: QByteArray) -> None:
        if place.isEmpty() or not self.restoreGeometry(place):
            screen = self.screen()
            room = FIRST if screen is None else screen.availableSize()
            self.resize(FIRST.boundedTo(room).expandedTo(LEAST))

    @property
    def workspace(self) -> Workspace | None:
        """The workspace of the open plan."""
        return self.desk.workspace

    def open(self, path: Path) -> bool:
        """Open a plan; a bad file is told of. Returns whether it is open."""
        return self.files.open(path)

    def _below(self, page: str) -> None:
        if self.desk.workspace is not None:
            self.desk.workspace.show_below(page)

    def _desk_changed(self) -> None:
        for number in reversed(range(1, self._pages.count())):
            old = self._pages.widget(number)
            if old is not None and old not in self.desk.workspaces:
                self._pages.removeWidget(old)
                old.deleteLater()
        workspace = self.desk.workspace
        if workspace is not None:
            if self._pages.indexOf(workspace) < 0:
                self._pages.addWidget(workspace)
            self._pages.setCurrentWidget(workspace)
            workspace.canvas.setFocus()
        self.actions_by_id.refresh()
        if workspace is None:
            self._start.refresh()
            self._start.example.setFocus()
        self._name()

    def _name(self) -> None:
        """Name the window after the plan, with the unsaved mark."""
        document = self.desk.document
        if document is None:
            self.setWindowTitle("Hallplan")
            return
        from ui.desktop.panels.plan_tabs import UNSAVED

        session = document.session
        mark = f"{UNSAVED} " if session.unsaved else ""
        self.setWindowTitle(f"{mark}{session.plan.title[self.look.language]} – Hallplan")

    def tell_fault(self, line: str) -> None:
        """Tell of an exception that nothing else took."""
        from ui.desktop.dialogs.fault import FaultDialog

        FaultDialog(line, self.look, self if self.isVisible() else None).exec()

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """Ask about unsaved work, remember the window, drop what runs in the background."""
        if event is None or not self.furnished:
            return
        if not self.files.may_leave():
            event.ignore()
            return
        for workspace in self.desk.workspaces:
            workspace.stop()
        self.settings.set_bytes(_PLACE, self.saveGeometry())
        self.settings.save()
        self.jobs.close()
        self._furniture.writer.close()
        event.accept()
