# SPDX-License-Identifier: GPL-3.0-or-later
"""The main window: menus, and the workspace of the open plan or the start page."""

from pathlib import Path

from PyQt6.QtCore import QByteArray, QSize
from PyQt6.QtGui import QCloseEvent
from PyQt6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from planner.model.locks import Claim
from planner.session import Session
from ui.desktop.action_table import CHANGES, action_table
from ui.desktop.actions import Action, Actions
from ui.desktop.background import Jobs
from ui.desktop.commands.arrange import ArrangeCommands
from ui.desktop.commands.checks import CheckCommands
from ui.desktop.commands.clipboard import ClipboardCommands
from ui.desktop.commands.edits import EditCommands
from ui.desktop.commands.egress import EgressCommands
from ui.desktop.commands.exhibitors import ExhibitorCommands
from ui.desktop.commands.exposure import ExposureCommands
from ui.desktop.commands.files import FileCommands
from ui.desktop.commands.find import FindCommands
from ui.desktop.commands.grouping import GroupingCommands
from ui.desktop.commands.guarding import GuardCommands
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
from ui.desktop.keeping import Keeper
from ui.desktop.look import Look
from ui.desktop.menus import fill_menu_bar
from ui.desktop.panels.plan_tabs import UNSAVED
from ui.desktop.panels.start_page import StartPage
from ui.desktop.panels.top_bar import TopBar
from ui.desktop.settings import Settings
from ui.desktop.workspace import Workspace

LEAST, FIRST = QSize(1024, 700), QSize(1600, 1000)
_PLACE = "window"


class Window(QMainWindow):
    """Holds the open plans, a tab for each, or the start page."""

    def __init__(self, look: Look, settings: Settings, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("window")
        self.look = look
        self.settings = settings
        self.jobs = jobs
        self.writer = Jobs(self)  # brings journals to the disk, whatever else is worked at
        self.desk = Desk(look, settings, jobs)
        self.files = FileCommands(self.desk, self, self._show)
        self.exhibitors = ExhibitorCommands(self.desk, self)
        self.guard = GuardCommands(self.desk, self, self.files)
        self.crowds = ExposureCommands(self.desk, self)
        guide = HelpCommands(self.desk, self, lambda: tuple(self.actions_by_id.rows.values()))
        self.actions_by_id = Actions(
            action_table(
                self.files,
                self.guard,
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
            self._frozen,
        )
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
        self.setMinimumSize(LEAST)
        self._restore(settings.bytes(_PLACE))
        self._start.example.setFocus()
        self._name()

    def _restore(self, place: QByteArray) -> None:
        if place.isEmpty() or not self.restoreGeometry(place):
            screen = self.screen()
            room = FIRST if screen is None else screen.availableSize()
            self.resize(FIRST.boundedTo(room).expandedTo(LEAST))

    def _frozen(self, row: Action) -> bool:
        """Whether an action would change a plan that may not be changed."""
        document = self.desk.document
        refused = document is not None and document.session.refusal is not None
        return refused and row.id in CHANGES

    @property
    def workspace(self) -> Workspace | None:
        """The workspace of the open plan."""
        return self.desk.workspace

    def open(self, path: Path) -> bool:
        """Open a plan; a bad file is told of. Returns whether it is open."""
        return self.files.open(path)

    def _show(self, session: Session, claimed: Claim) -> Workspace:
        """Put a session's plan on the desk, fitted and checked, and see that it is kept."""
        document = Document(session)
        # First of all that hear of changes: what is written down outlives what fails after it.
        keeper = Keeper(document, self.settings.recovery, self.writer, claimed)
        workspace = Workspace(document, self.actions_by_id, self.look, self.settings, self.jobs)
        workspace.keep(keeper)
        self.guard.watch(workspace)
        workspace.exposer.refused.connect(self.crowds.tell)
        workspace.left.listed.connect(self.exhibitors.take_list)
        self.desk.put(workspace)
        workspace.checker.run()
        return workspace

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
        for workspace in self.desk.workspaces:
            workspace.stop()
        self.settings.set_bytes(_PLACE, self.saveGeometry())
        self.settings.save()
        self.jobs.close()
        self.writer.close()
        event.accept()
