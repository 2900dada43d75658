# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window works on: the workspaces of the open plans, one of them in front."""

from PyQt6.QtCore import QObject, pyqtSignal

from ui.desktop.background import Jobs
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.settings import Settings
from ui.desktop.workspace import Workspace


class Desk(QObject):
    """The look, the settings, the worker and the open workspaces.

    ``changed`` tells that another workspace is in front, or that one came or went; ``told`` that an
    open plan, its findings or its file changed. What is not in front neither paints nor is asked.
    """

    changed = pyqtSignal()
    told = pyqtSignal()

    def __init__(self, look: Look, settings: Settings, jobs: Jobs) -> None:
        super().__init__()
        self.look = look
        self.settings = settings
        self.jobs = jobs
        self.workspaces: tuple[Workspace, ...] = ()
        self.workspace: Workspace | None = None

    @property
    def document(self) -> Document | None:
        """The open document in front."""
        return None if self.workspace is None else self.workspace.document

    def put(self, workspace: Workspace | None) -> None:
        """Open another workspace, in front; or none: every open one goes, and nothing is asked."""
        if workspace is None:
            for each in self.workspaces:
                each.stop()
            self.workspaces, self.workspace = (), None
        else:
            document = workspace.document
            for signal in (document.plan_changed, document.findings_changed, document.saved):
                signal.connect(self.told)
            self.workspaces, self.workspace = (*self.workspaces, workspace), workspace
        self.changed.emit()

    def show(self, workspace: Workspace) -> None:
        """Bring an open workspace to the front."""
        if workspace is not self.workspace and workspace in self.workspaces:
            self.workspace = workspace
            workspace.take_panels()
            self.changed.emit()

    def step(self, by: int) -> None:
        """Bring the next workspace to the front, or the one before; round about."""
        if self.workspace is not None:
            at = self.workspaces.index(self.workspace)
            self.show(self.workspaces[(at + by) % len(self.workspaces)])

    def close(self, workspace: Workspace) -> None:
        """A workspace goes, and nothing is asked; its right neighbour comes to the front."""
        at = self.workspaces.index(workspace)
        workspace.stop()
        left = tuple(each for each in self.workspaces if each is not workspace)
        self.workspaces = left
        if workspace is self.workspace:
            self.workspace = left[min(at, len(left) - 1)] if left else None
            if self.workspace is not None:
                self.workspace.take_panels()
        self.changed.emit()

    def replace(self, workspace: Workspace, by: Workspace) -> None:
        """Let another workspace, made of the same plan anew, stand in the place of one."""
        self.put(by)
        self.close(workspace)
