# SPDX-License-Identifier: GPL-3.0-or-later
"""Who stands in a booth, and with whom each of them competes."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QLabel, QVBoxLayout, QWidget

from planner.floor.site import Site
from planner.model.plan import Booth
from ui.desktop.look import Look
from ui.desktop.panels.names import NamesPart, Wording
from ui.desktop.part import Part, label

_ASSIGNED = Wording(
    "assign.search", "assign.tip", "assign.remove", "assignSearch", "assigned", "unassign"
)
_COMPETING = Wording(
    "competitors.search",
    "competitors.tip",
    "competitors.remove",
    "competitorSearch",
    "competitor",
    "no-competitor",
)


class AssignmentPart(NamesPart):
    """Who stands in a booth."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "assignment", _ASSIGNED, parent)
        self._booth = ""

    def show_booth(self, site: Site, booth: Booth) -> None:
        """Show who stands in a booth."""
        if self._booth != booth.id:
            self.search.clear()
        self._booth = booth.id
        self.show_names(site, booth.exhibitors)


class CompetitorsPart(Part):
    """The competitors of each exhibitor of a booth, under its name where there are several.

    ``changed`` carries the id of an exhibitor and the ids of all its competitors.
    """

    changed = pyqtSignal(str, tuple)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "competitors", parent)
        self._site: Site | None = None
        self._booth = ""
        self._titles: dict[str, QLabel] = {}
        self.parts: dict[str, NamesPart] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)

    def show_booth(self, site: Site, booth: Booth) -> None:
        """Show the competitors of those who stand in a booth."""
        if (self._booth, tuple(self.parts)) != (booth.id, booth.exhibitors):
            self._build(booth.exhibitors)
        self._site, self._booth = site, booth.id
        for name, part in self.parts.items():
            exhibitor = site.exhibitors[name]
            self._titles[name].setText(exhibitor.name[self.look.language])
            part.show_names(site, exhibitor.competitors, (name,))

    def _build(self, names: tuple[str, ...]) -> None:
        for widget in (*self._titles.values(), *self.parts.values()):
            widget.hide()
            widget.deleteLater()
        self._titles = {name: label("secondary", shortens=True) for name in names}
        self.parts = {name: self._part(name) for name in names}
        for name, part in self.parts.items():
            self._lines.addWidget(self._titles[name])
            self._titles[name].setVisible(len(names) > 1)
            self._lines.addWidget(part)

    def _part(self, name: str) -> NamesPart:
        part = NamesPart(self.look, f"competitors-{name}", _COMPETING)
        part.added.connect(lambda other: self._change(name, added=(other,)))
        part.removed.connect(lambda other: self._change(name, removed=(other,)))
        return part

    def _change(
        self, name: str, added: tuple[str, ...] = (), removed: tuple[str, ...] = ()
    ) -> None:
        if self._site is not None:
            kept = (*self._site.exhibitors[name].competitors, *added)
            self.changed.emit(name, tuple(other for other in kept if other not in removed))
