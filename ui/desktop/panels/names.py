# SPDX-License-Identifier: GPL-3.0-or-later
"""Some exhibitors: their names with a button each to take them out, and a search to add one."""

from collections.abc import Collection
from dataclasses import dataclass

from PyQt6.QtCore import QModelIndex, Qt, pyqtSignal
from PyQt6.QtGui import QStandardItem, QStandardItemModel
from PyQt6.QtWidgets import QCompleter, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from planner.floor.site import Site
from ui.desktop.look import Look
from ui.desktop.panels.roster import exhibitor_choices
from ui.desktop.panels.search_field import SearchField
from ui.desktop.part import Part, label

_MOST_OFFERED = 50
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Wording:
    """Texts of a list of names, by their keys, and what its widgets are called."""

    search: str
    tip: str
    remove: str
    field: str
    line: str
    button: str


class NamesPart(Part):
    """``added`` and ``removed`` carry the id of an exhibitor."""

    added = pyqtSignal(str)
    removed = pyqtSignal(str)

    def __init__(
        self, look: Look, name: str, wording: Wording, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, name, parent)
        self._wording = wording
        self._site: Site | None = None
        self._left_out: frozenset[str] = frozenset()
        self.search = SearchField(wording.field)
        self.say(self.search.setPlaceholderText, wording.search)
        self.say(self.search.setAccessibleName, wording.search)
        self.say(self.search.setToolTip, wording.tip)
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

    def show_names(self, site: Site, names: Collection[str], but: Collection[str] = ()) -> None:
        """Show some exhibitors; the search offers all others but some."""
        self._site, self._left_out = site, frozenset((*names, *but))
        while (item := self._names.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for name in names:
            self._names.addWidget(self._line(site, name))

    def _line(self, site: Site, name: str) -> QWidget:
        exhibitor = site.exhibitors[name]
        line = QWidget()
        line.setObjectName(f"{self._wording.line}-{name}")
        words = label("figure")
        words.setWordWrap(True)
        words.setText(exhibitor.name[self.look.language])
        button = QToolButton()
        button.setObjectName(f"{self._wording.button}-{name}")
        button.setFixedSize(24, 24)
        shown = exhibitor.name[self.look.language]
        tip = self.look.text(self._wording.remove, name=shown)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        self.tint_once(button, "x")
        button.clicked.connect(lambda: self.removed.emit(name))
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
        if self._site is None:
            return
        booths: dict[str, list[str]] = {}
        for booth in self._site.plan.booths:
            for name in booth.exhibitors:
                booths.setdefault(name, []).append(booth.number)
        found = exhibitor_choices(self._site, self.look.language, self.search.text())
        for exhibitor in found[:_MOST_OFFERED]:
            if exhibitor.id in self._left_out:
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
            self.added.emit(name)

    def _take_first(self) -> None:
        """Add the offer that is marked, or the first that the search finds."""
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
