# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window works on: the workspace of the open plan, if there is one."""

from PyQt6.QtCore import QObject, pyqtSignal

from ui.desktop.background import Jobs
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.settings import Settings
from ui.desktop.workspace import Workspace


class Desk(QObject):
    """The look, the settings, the worker and the open workspace, told of when it changes."""

    changed = pyqtSignal()

    def __init__(self, look: Look, settings: Settings, jobs: Jobs) -> None:
        super().__init__()
        self.look = look
        self.settings = settings
        self.jobs = jobs
        self.workspace: Workspace | None = None

    @property
    def document(self) -> Document | None:
        """The open document."""
        return None if self.workspace is None else self.workspace.document

    def put(self, workspace: Workspace | None) -> None:
        """Let another workspace, or none, be the open one."""
        if self.workspace is not None:
            self.workspace.stop()
        self.workspace = workspace
        self.changed.emit()
