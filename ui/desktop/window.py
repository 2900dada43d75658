# SPDX-License-Identifier: GPL-3.0-or-later
"""The main window: menus, and the workspace of the open plan or the start page."""

from pathlib import Path

from PyQt6.QtCore import QByteArray, QSize
from PyQt6.QtGui import QCloseEvent
from PyQt6.QtWidgets import QMainWindow, QStackedWidget

from planner.session import Session
from ui.desktop.action_table import action_table
from ui.desktop.actions import Actions
from ui.desktop.background import Jobs
from ui.desktop.commands.arrange import ArrangeCommands
from ui.desktop.commands.checks import CheckCommands
from ui.desktop.commands.clipboard import ClipboardCommands
from ui.desktop.commands.edits import EditCommands
from ui.desktop.commands.egress import EgressCommands
from ui.desktop.commands.exhibitors import ExhibitorCommands
from ui.desktop.commands.exposure import ExposureCommands
from ui.desktop.commands.files import FileCommands
from ui.desktop.commands.grouping import GroupingCommands
from ui.desktop.commands.find import FindCommands
from ui.desktop.commands.help import HelpCommands
from ui.desktop.commands.layers import LayerCommands
from ui.desktop.commands.pointing import PointingCommands
from ui.desktop.commands.reports import ReportCommands
from ui.desktop.commands.routes import RouteCommands
from ui.desktop.commands.statuses import StatusCommands
from ui.desktop.commands.tours import TourCommands
from ui.desktop.commands.views import ViewCommands
from ui.desktop.desk import Desk
from ui.desktop.dialogs.fault import FaultDialog
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.menus import fill_menu_bar
from ui.desktop.panels.start_page import StartPage
from ui.desktop.panels.top_bar import UNSAVED
from ui.desktop.settings import Settings
from ui.desktop.workspace import Workspace

LEAST, FIRST = QSize(1024, 700), QSize(1600, 1000)
_PLACE = "window"


class Window(QMainWindow):
    """Holds one plan at a time."""

    def __init__(self, look: Look, settings: Settings, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("window")
        self.look = look
        self.settings = settings
        self.jobs = jobs
        self.desk = Desk(look, settings, jobs)
        self.files = FileCommands(self.desk, self, self._show)
        self.exhibitors = ExhibitorCommands(self.desk, self)
        self.crowds = ExposureCommands(self.desk, self)
        guide = HelpCommands(self.desk, self, lambda: tuple(self.actions_by_id.rows.values()))
        self.actions_by_id = Actions(
            action_table(
                self.files,
                ReportCommands(self.desk, self),
                EditCommands(self.desk),
                ClipboardCommands(self.desk),
                GroupingCommands(self.desk),
                ArrangeCommands(self.desk, self),
                ViewCommands(self.desk),
                LayerCommands(self.desk),
                CheckCommands(self.desk, self),
                RouteCommands(self.desk),
                TourCommands(self.desk, self),
                PointingCommands(self.desk),
                StatusCommands(self.desk),
                self.exhibitors,
                self.crowds,
                EgressCommands(self.desk),
                FindCommands(self.desk, self, guide, lambda: self.actions_by_id),
                guide,
            ),
            look,
            self,
        )
        # An action's key works while its menu is shut, and where it stands in none.
        self.addActions([self.actions_by_id[name] for name in self.actions_by_id.rows])
        if (bar := self.menuBar()) is not None:
            fill_menu_bar(bar, self.actions_by_id, look, settings, self.files.open)
        self._start = StartPage(self.actions_by_id, settings, look)
        self._start.wanted.connect(self.files.open)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._start)
        self.setCentralWidget(self._pages)
        self.desk.changed.connect(self._desk_changed)
        look.changed.connect(self._name)
        self.setMinimumSize(LEAST)
        self._restore(settings.bytes(_PLACE))
        self._start.example.setFocus()
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

    def _show(self, session: Session) -> None:
        """Put a session's plan on the desk, fitted and checked."""
        document = Document(session)
        workspace = Workspace(document, self.actions_by_id, self.look, self.settings, self.jobs)
        for signal in (document.plan_changed, document.saved):
            signal.connect(self._name)
        workspace.exposer.refused.connect(self.crowds.tell)
        workspace.left.listed.connect(self.exhibitors.take_list)
        self.desk.put(workspace)
        workspace.checker.run()

    def _desk_changed(self) -> None:
        while self._pages.count() > 1:
            if (old := self._pages.widget(1)) is not None:
                self._pages.removeWidget(old)
                old.deleteLater()
        workspace = self.desk.workspace
        if workspace is not None:
            self._pages.addWidget(workspace)
            self._pages.setCurrentWidget(workspace)
            workspace.canvas.setFocus()
        else:
            self._start.refresh()
            self._start.example.setFocus()
        self.actions_by_id.refresh()
        self._name()

    def _name(self) -> None:
        """Name the window after the plan, with the unsaved mark."""
        document = self.desk.document
        if document is None:
            self.setWindowTitle("Hallplan")
            return
        session = document.session
        mark = f"{UNSAVED} " if session.unsaved else ""
        self.setWindowTitle(f"{mark}{session.plan.title[self.look.language]} – Hallplan")

    def tell_fault(self, line: str) -> None:
        """Tell of an exception that nothing else took."""
        FaultDialog(line, self.look, self if self.isVisible() else None).exec()

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """Ask about unsaved work, remember the window, drop what runs in the background."""
        if event is None:
            return
        if not self.files.may_leave():
            event.ignore()
            return
        if self.desk.workspace is not None:
            self.desk.workspace.stop()
        self.settings.set_bytes(_PLACE, self.saveGeometry())
        self.settings.save()
        self.jobs.close()
        event.accept()
