# SPDX-License-Identifier: GPL-3.0-or-later
"""Routes > Tours: show them, make one of what is selected, print the sheet of one."""

from PyQt6.QtCore import QUrl
from PyQt6.QtGui import QDesktopServices
from PyQt6.QtWidgets import QWidget

from planner.drawing.sheet.tour import TourBrief
from planner.exchange.tour_sheet import tour_format
from ui.desktop.actions import needs
from ui.desktop.desk import Desk
from ui.desktop.dialogs.report import WrittenDialog
from ui.desktop.dialogs.tour_sheet import TourSheetChoice, TourSheetDialog
from ui.desktop.writing import write_made


class TourCommands:
    """The guided tours of the open plan."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._parent = parent

    def toggle(self) -> None:
        """Show the tours, or hide them."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        wanted = not workspace.tourer.wanted
        if wanted:
            self._open()
        workspace.tourer.want(wanted)

    def is_shown(self) -> bool:
        """Whether tours are shown."""
        return self._desk.workspace is not None and self._desk.workspace.tourer.wanted

    @needs("selection")
    def can_make(self) -> bool:
        """Whether booths or areas are selected that a tour could lead over."""
        document = self._desk.document
        return document is not None and bool(document.selection)

    def make(self) -> None:
        """Make a tour over what is selected, and show it."""
        workspace = self._desk.workspace
        if workspace is not None and workspace.tourer.make(workspace.document.selection):
            self._open()

    @needs("tour")
    def can_print(self) -> bool:
        """Whether a tour is planned that a sheet could show."""
        workspace = self._desk.workspace
        return workspace is not None and workspace.tourer.shown is not None

    def choose(self) -> None:
        """Ask for paper, language and file, and print the sheet of the shown tour."""
        workspace = self._desk.workspace
        if workspace is None or workspace.tourer.shown is None:
            return
        name = workspace.tourer.shown.id
        dialog = TourSheetDialog(name, self._desk.settings, self._desk.look, self._parent)
        if dialog.exec():
            self.write(dialog.choice())

    def write(self, choice: TourSheetChoice) -> None:
        """Print the sheet of the shown tour, in the background."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        shown, tour = workspace.tourer.shown, workspace.tourer.tour
        if shown is None or tour is None:
            return
        brief = TourBrief(
            shown.site, shown.tour, tour.name, tour.date, choice.language, choice.paper
        )
        make = tour_format(choice.path)

        def offer() -> None:
            if WrittenDialog(choice.path, self._desk.look, self._parent).exec():
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(choice.path.resolve())))

        write_made(self._desk, self._parent, choice.path, lambda: make(brief), offer)

    def _open(self) -> None:
        """Bring the page of tours to the front."""
        workspace = self._desk.workspace
        if workspace is not None:
            if workspace.canvas.tool == "route":
                workspace.canvas.set_tool("select")
            workspace.show_panel("inspector", True)
