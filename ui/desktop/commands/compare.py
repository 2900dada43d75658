# SPDX-License-Identifier: GPL-3.0-or-later
"""The open plan beside another version: a file that is asked for, or what its own file holds."""

from dataclasses import replace
from pathlib import Path

from PyQt6.QtWidgets import QFileDialog, QWidget

from planner.edits.take import taking
from planner.floor.compare import Difference
from planner.floor.site import open_site
from planner.model.problems import BadInput
from ui.desktop.actions import needs
from ui.desktop.commands.files import PLAN_SUFFIX
from ui.desktop.desk import Desk
from ui.desktop.dialogs.problems import ProblemsDialog


class CompareCommands:
    """The comparison of the open plan."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._parent = parent

    def choose(self) -> None:
        """Ask for the file of another version."""
        if self._desk.workspace is None:
            return
        say = self._desk.look.text
        name, _ = QFileDialog.getOpenFileName(
            self._parent,
            say("compare.title"),
            str(self._desk.settings.folder()),
            f"{say('file.plans')} (*{PLAN_SUFFIX})",
        )
        if name:
            self.compare_with(Path(name))

    def compare_with(self, path: Path) -> None:
        """Compare with the plan of a file; a bad one is told of."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        try:
            other, _ = open_site(path)
        except BadInput as error:
            words = self._desk.look.text("file.open-failed", name=path.name)
            ProblemsDialog(words, error.problems, self._desk.look, self._parent).exec()
            return
        workspace.comparer.against(other, path.name)
        workspace.show_below("compare")

    def compare_saved(self) -> None:
        """Compare with what the plan's own file holds now."""
        workspace = self._desk.workspace
        if workspace is not None and (path := workspace.document.session.path) is not None:
            self.compare_with(path)

    @needs("file")
    def has_file(self) -> bool:
        """Whether the plan has a file that holds something else, or may do so."""
        document = self._desk.document
        return document is not None and document.session.path is not None

    @needs("comparison")
    def is_on(self) -> bool:
        """Whether the plan is compared."""
        return self._desk.workspace is not None and self._desk.workspace.comparer.other is not None

    def toggle_beside(self) -> None:
        """Show the other version in a view of its own, or over the plan alone."""
        workspace = self._desk.workspace
        if workspace is not None:
            workspace.comparer.set_beside(not workspace.comparer.beside)

    def is_beside(self) -> bool:
        """Whether the other version has a view of its own."""
        return self._desk.workspace is not None and self._desk.workspace.comparer.beside

    def next(self) -> None:
        """Go to the next difference."""
        self._step(1)

    def previous(self) -> None:
        """Go to the difference before."""
        self._step(-1)

    def _step(self, way: int) -> None:
        workspace = self._desk.workspace
        shown = None if workspace is None else workspace.comparer.shown
        if workspace is None or shown is None or not shown.comparison.differences:
            return
        found = shown.comparison.differences
        here = found.index(shown.chosen) if shown.chosen in found else -1 if way > 0 else 0
        workspace.show_difference(found[(here + way) % len(found)])

    @needs("differences")
    def has_differences(self) -> bool:
        """Whether there is any difference to go to."""
        workspace = self._desk.workspace
        shown = None if workspace is None else workspace.comparer.shown
        return shown is not None and not shown.comparison.same

    def take(self) -> None:
        """Make the thing that is pointed at what it is in the other version, as one step."""
        document, difference = self._desk.document, self._chosen()
        if document is None or difference is None or document.compared is None:
            return
        edit = taking(document.compared.comparison, difference)
        if edit is not None and document.attempt(edit):
            document.show_compared(replace(document.compared, chosen=None))

    @needs("difference")
    def can_take(self) -> bool:
        """Whether what is pointed at can be taken over, and the plan is still the compared one."""
        document, difference = self._desk.document, self._chosen()
        if document is None or difference is None or document.compared is None:
            return False
        comparison = document.compared.comparison
        return comparison.new is document.site.plan and taking(comparison, difference) is not None

    def end(self) -> None:
        """Compare no more."""
        if self._desk.workspace is not None:
            self._desk.workspace.comparer.end()

    def _chosen(self) -> Difference | None:
        document = self._desk.document
        return None if document is None or document.compared is None else document.compared.chosen
