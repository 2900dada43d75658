# SPDX-License-Identifier: GPL-3.0-or-later
"""Exposure of booths: show it, and compare it with another plan's."""

from pathlib import Path

from PyQt6.QtWidgets import QFileDialog, QWidget

from planner.model.problems import BadInput
from ui.desktop.commands.files import PLAN_SUFFIX
from ui.desktop.desk import Desk
from ui.desktop.dialogs.problems import ProblemsDialog


class ExposureCommands:
    """The exposure of the open plan."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._parent = parent

    def toggle(self) -> None:
        """Show how many visitors pass each booth, or hide it."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        wanted = not workspace.exposer.wanted
        if wanted:
            workspace.show_panel("left", True)
            workspace.left.show_exposure()
        workspace.exposer.want(wanted)

    def is_shown(self) -> bool:
        """Whether it is shown, or being worked out."""
        return self._desk.workspace is not None and self._desk.workspace.exposer.wanted

    def is_compared(self) -> bool:
        """Whether another plan stands beside."""
        workspace = self._desk.workspace
        return workspace is not None and workspace.exposer.compared is not None

    def compare(self) -> None:
        """Ask for another plan and show what it changes; or take the comparison back."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        if self.is_compared():
            workspace.exposer.compare(None)
            return
        say = self._desk.look.text
        name, _ = QFileDialog.getOpenFileName(
            self._parent,
            say("exposure.compare-title"),
            str(self._desk.settings.folder()),
            f"{say('file.plans')} (*{PLAN_SUFFIX})",
        )
        if name:
            self.compare_with(Path(name))

    def compare_with(self, path: Path) -> None:
        """Show what the plan of a file changes."""
        workspace = self._desk.workspace
        if workspace is not None:
            workspace.show_panel("left", True)
            workspace.left.show_exposure()
            workspace.exposer.compare(path)

    def tell(self, path: Path, error: BadInput) -> None:
        """A plan that cannot be compared."""
        words = self._desk.look.text("file.open-failed", name=path.name)
        ProblemsDialog(words, error.problems, self._desk.look, self._parent).exec()
