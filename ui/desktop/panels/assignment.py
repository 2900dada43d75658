# SPDX-License-Identifier: GPL-3.0-or-later
"""Who stands in a booth: the names with a button each to take them out, and a search to add one."""

from PyQt6.QtCore import QModelIndex, Qt, pyqtSignal
from PyQt6.QtGui import QStandardItem, QStandardItemModel
from PyQt6.QtWidgets import QCompleter, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from planner.floor.site import Site
from planner.model.plan import Booth
from ui.desktop.look import Look
from ui.desktop.panels.roster import exhibitor_choices
from ui.desktop.panels.search_field import SearchField
from ui.desktop.part import Part, label

_MOST_OFFERED = 50
_ID = Qt.ItemDataRole.UserRole


class AssignmentPart(Part):
    """``assigned`` and ``unassigned`` carry the id of an exhibitor."""

    assigned = pyqtSignal(str)
    unassigned = pyqtSignal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "assignment", parent)
        self._site: Site | None = None
        self._booth: Booth | None = None
        self.search = SearchField("assignSearch")
        self.say(self.search.setPlaceholderText, "assign.search")
        self.say(self.search.setAccessibleName, "assign.search")
        self.say(self.search.setToolTip, "assign.tip")
        self._offers = QStandardItemModel(self)
        self._completer = QCompleter(self._offers, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self.search)
        self._completer.activated[QModelIndex].connect(self._take)
        self._names = QVBoxLayout()
        self._names.setSpacing(4)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addLayout(self._names)
        lines.addWidget(self.search)
        self.search.textEdited.connect(lambda _typed: self._offer())
        self.search.went_down.connect(self._offer)
        self.search.returnPressed.connect(self._take_first)

    def show_booth(self, site: Site, booth: Booth) -> None:
        """Show who stands in a booth."""
        if self._booth is not None and self._booth.id != booth.id:
            self.search.clear()
        self._site, self._booth = site, booth
        while (item := self._names.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for name in booth.exhibitors:
            self._names.addWidget(self._line(site, name))

    def _line(self, site: Site, name: str) -> QWidget:
        exhibitor = site.exhibitors[name]
        line = QWidget()
        line.setObjectName(f"assigned-{name}")
        words = label("figure")
        words.setWordWrap(True)
        words.setText(exhibitor.name[self.look.language])
        button = QToolButton()
        button.setObjectName(f"unassign-{name}")
        button.setFixedSize(24, 24)
        tip = self.look.text("assign.remove", name=exhibitor.name[self.look.language])
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        self.tint_once(button, "x")
        button.clicked.connect(lambda: self.unassigned.emit(name))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words, 1)
        row.addWidget(button)
        return line

    def _offer(self) -> None:
        """Show what the search finds under the field."""
        self._fill()
        if self._offers.rowCount():
            self._completer.complete()
        elif (popup := self._completer.popup()) is not None:
            popup.hide()

    def _fill(self) -> None:
        self._offers.clear()
        if self._site is None or self._booth is None:
            return
        booths: dict[str, list[str]] = {}
        for booth in self._site.plan.booths:
            for name in booth.exhibitors:
                booths.setdefault(name, []).append(booth.number)
        found = exhibitor_choices(self._site, self.look.language, self.search.text())
        for exhibitor in found[:_MOST_OFFERED]:
            if exhibitor.id in self._booth.exhibitors:
                continue
            words = exhibitor.name[self.look.language]
            numbers = ", ".join(booths.get(exhibitor.id, ()))
            item = QStandardItem(f"{words} · {numbers}" if numbers else words)
            item.setData(exhibitor.id, _ID)
            self._offers.appendRow(item)

    def _take(self, index: QModelIndex) -> None:
        name = index.data(_ID)
        self.search.clear()
        if isinstance(name, str):
            self.assigned.emit(name)

    def _take_first(self) -> None:
        """Assign the offer that is marked, or the first that the search finds."""
        popup = self._completer.popup()
        if popup is not None and popup.isVisible():
            marked = popup.currentIndex()
            popup.hide()  # or the completer would take it once more
            if marked.isValid():
                self._take(marked)
                return
        if self.search.text():
            self._fill()
            if self._offers.rowCount():
                self._take(self._offers.index(0, 0))
