# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands about exhibitors and what they pay: a list taken in, one exhibitor, the price list."""

from pathlib import Path

from PyQt6.QtWidgets import QFileDialog, QWidget

from planner.edits.exhibitors import DeleteExhibitor
from planner.exchange.table_file import SUFFIXES
from planner.locale import text
from ui.desktop.actions import needs
from ui.desktop.desk import Desk
from ui.desktop.dialogs.exhibitor import ExhibitorDialog
from ui.desktop.dialogs.import_exhibitors import ImportDialog
from ui.desktop.dialogs.prices import PricesDialog


class ExhibitorCommands:
    """Lists and prices of the open plan."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._parent = parent

    def choose_list(self) -> None:
        """Take in a list of exhibitors that is asked for."""
        language = self._desk.look.language
        endings = " ".join(f"*.{ending}" for ending in SUFFIXES)
        chosen, _ = QFileDialog.getOpenFileName(
            self._parent,
            text("selling.import.choose", language),
            str(self._desk.settings.folder()),
            f"{text('selling.import.tables', language)} ({endings})",
        )
        if chosen:
            self.take_list(Path(chosen))

    def take_list(self, path: Path) -> None:
        """Show what a list would change, and take it in as one step where that is agreed to."""
        desk, document = self._desk, self._desk.document
        if document is None:
            return
        plan = document.site.plan
        dialog = ImportDialog(path, plan, desk.settings, desk.jobs, desk.look, self._parent)
        if not dialog.exec():
            return
        edit, imported = dialog.edit(), dialog.imported
        if edit is None or imported is None or not document.attempt(edit):
            return
        desk.settings.set_folder(path.resolve().parent)
        good, bad = len(imported.good), len(imported.rows) - len(imported.good)
        key = "selling.import.done-but" if bad else "selling.import.done"
        words = text(key, desk.look.language, name=path.name, count=good, bad=bad)
        if desk.workspace is not None:
            desk.workspace.status.tell(words)

    @needs("exhibitor")
    def has_one(self) -> bool:
        """Whether there is one exhibitor that is meant."""
        return bool(self._meant())

    def _meant(self) -> str:
        """The exhibitor that the list has marked, else the one of the selected booth."""
        workspace = self._desk.workspace
        if workspace is None:
            return ""
        site, selection = workspace.document.site, workspace.document.selection
        if (marked := workspace.left.exhibitors.current) in site.exhibitors:
            return marked
        booth = site.booths.get(selection[0]) if len(selection) == 1 else None
        return booth.exhibitors[0] if booth is not None and len(booth.exhibitors) == 1 else ""

    def add(self) -> None:
        """Ask for a new exhibitor."""
        document = self._desk.document
        if document is not None:
            dialog = ExhibitorDialog(None, self._desk.look, self._parent)
            if dialog.exec():
                document.attempt(dialog.edit())

    def change(self) -> None:
        """Ask what is known of the exhibitor that is meant."""
        document, meant = self._desk.document, self._meant()
        if document is not None and meant:
            known = document.site.exhibitors[meant]
            dialog = ExhibitorDialog(known, self._desk.look, self._parent)
            if dialog.exec():
                document.attempt(dialog.edit())

    def delete(self) -> None:
        """Take the exhibitor that is meant out of the plan."""
        document, meant = self._desk.document, self._meant()
        if document is not None and meant:
            document.attempt(DeleteExhibitor(meant))

    def set_prices(self) -> None:
        """Ask for the price list of the plan."""
        document = self._desk.document
        if document is None:
            return
        dialog = PricesDialog(document.site.plan.prices, self._desk.look, self._parent)
        if dialog.exec():
            document.attempt(dialog.edit())
