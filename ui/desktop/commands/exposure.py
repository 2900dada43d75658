# SPDX-License-Identifier: GPL-3.0-or-later
"""Exposure of booths: show it, and compare it with another plan's."""

from pathlib import Path

from PyQt6.QtWidgets import QFileDialog, QWidget

from planner.exchange.exposure_formats import FORMATS, exposure_format
from planner.exchange.exposure_page import Exposed
from planner.locale import Language
from planner.model.problems import BadInput
from ui.desktop.actions import needs
from ui.desktop.commands.files import PLAN_SUFFIX
from ui.desktop.desk import Desk
from ui.desktop.dialogs.problems import ProblemsDialog
from ui.desktop.dialogs.result import ResultDialog
from ui.desktop.writing import write_made


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

    @needs("exposure")
    def can_export(self) -> bool:
        """Whether the exposure of the plan as it is is known."""
        workspace = self._desk.workspace
        return workspace is not None and workspace.exposer.state == "current"

    def choose(self) -> None:
        """Ask for format, language and file, and write the exposure, or the comparison."""
        workspace = self._desk.workspace
        if workspace is None or not self.can_export():
            return
        look, name = self._desk.look, f"{workspace.document.site.plan.id}-exposure"
        settings, parent = self._desk.settings, self._parent
        formats = {suffix: look.text(f"exposure-file.{suffix}") for suffix in FORMATS}
        dialog = ResultDialog("exposure-file", formats, name, settings, look, parent)
        if dialog.exec():
            self.write(dialog.path, dialog.chosen_language)

    def write(self, path: Path, language: Language) -> None:
        """Write the exposure, or the comparison that is shown, in the background."""
        workspace = self._desk.workspace
        if workspace is None or (shown := workspace.exposer.shown) is None:
            return
        make, by = exposure_format(path), workspace.exposer.compared
        plan = Exposed(shown.site, shown.found)
        other = Exposed(by.site, by.there) if by is not None and by.here is shown else None
        write_made(self._desk, self._parent, path, lambda: make(plan, other, language))

    def tell(self, path: Path, error: BadInput) -> None:
        """A plan that cannot be compared."""
        words = self._desk.look.text("file.open-failed", name=path.name)
        ProblemsDialog(words, error.problems, self._desk.look, self._parent).exec()
