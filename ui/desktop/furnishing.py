# SPDX-License-Identifier: GPL-3.0-or-later
"""What a window is furnished with once it is seen: the desk, and the commands as one table."""

from PyQt6.QtWidgets import QWidget

from planner.model.locks import Claim
from planner.session import Session
from ui.desktop.action_table import CHANGES, action_table
from ui.desktop.actions import Action, Actions
from ui.desktop.background import Jobs
from ui.desktop.commands.arrange import ArrangeCommands
from ui.desktop.commands.checks import CheckCommands
from ui.desktop.commands.clipboard import ClipboardCommands
from ui.desktop.commands.compare import CompareCommands
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
from ui.desktop.commands.underlays import UnderlayCommands
from ui.desktop.commands.views import ViewCommands
from ui.desktop.desk import Desk
from ui.desktop.document import Document
from ui.desktop.keeping import Keeper
from ui.desktop.look import Look
from ui.desktop.settings import Settings
from ui.desktop.workspace import Workspace


class Furniture:
    """The desk of a window, the commands that work on it, and their actions."""

    def __init__(self, look: Look, settings: Settings, jobs: Jobs, window: QWidget) -> None:
        self.writer = Jobs(window)  # brings journals to the disk, whatever else is worked at
        self.desk = Desk(look, settings, jobs)
        self.files = FileCommands(self.desk, window, self._show)
        self.exhibitors = ExhibitorCommands(self.desk, window)
        versions = CompareCommands(self.desk, window)
        self.guard = GuardCommands(self.desk, window, self.files, versions)
        self._underlays = UnderlayCommands(self.desk, window)
        self.crowds = ExposureCommands(self.desk, window)
        guide = HelpCommands(self.desk, window, lambda: tuple(self.actions.rows.values()))
        self.actions = Actions(
            action_table(
                self.files,
                self.guard,
                ReportCommands(self.desk, window),
                EditCommands(self.desk),
                ClipboardCommands(self.desk),
                GroupingCommands(self.desk),
                ArrangeCommands(self.desk, window),
                ViewCommands(self.desk),
                LayerCommands(self.desk),
                self._underlays,
                CheckCommands(self.desk, window),
                RouteCommands(self.desk),
                TourCommands(self.desk, window),
                PointingCommands(self.desk),
                StatusCommands(self.desk),
                self.exhibitors,
                self.crowds,
                EgressCommands(self.desk),
                versions,
                FindCommands(self.desk, window, guide, lambda: self.actions),
                guide,
            ),
            look,
            window,
            self._frozen,
        )

    def _frozen(self, row: Action) -> bool:
        """Whether an action would change a plan that may not be changed."""
        document = self.desk.document
        refused = document is not None and document.session.refusal is not None
        return refused and row.id in CHANGES

    def _show(self, session: Session, claimed: Claim) -> Workspace:
        """Put a session's plan on the desk, fitted and checked, and see that it is kept."""
        desk, document = self.desk, Document(session)
        # First of all that hear of changes: what is written down outlives what fails after it.
        keeper = Keeper(document, desk.settings.recovery, self.writer, claimed)
        workspace = Workspace(document, self.actions, desk.look, desk.settings, desk.jobs)
        workspace.keep(keeper)
        self.guard.watch(workspace)
        workspace.exposer.refused.connect(self.crowds.tell)
        workspace.left.listed.connect(self.exhibitors.take_list)
        workspace.canvas.length_requested.connect(self._underlays.ask_length)
        desk.put(workspace)
        workspace.checker.run()
        return workspace
