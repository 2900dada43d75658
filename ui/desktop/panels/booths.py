# SPDX-License-Identifier: GPL-3.0-or-later
"""The booths in order: the canvas's twin, with the same selection, for keys and screen readers."""

from datetime import date

from PyQt6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, pyqtSignal
from PyQt6.QtGui import QShowEvent
from PyQt6.QtWidgets import QApplication, QVBoxLayout, QWidget

from planner.floor.site import Site
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.chips import Chips
from ui.desktop.panels.roster import BoothFilter, alike, booth_counts, booth_rows
from ui.desktop.panels.row_list import RowList
from ui.desktop.panels.search_field import SearchField
from ui.desktop.part import Part, label

_FILTERS: tuple[BoothFilter, ...] = ("all", "empty", "expired")
_SELECT = QItemSelectionModel.SelectionFlag.Select


class BoothsPanel(Part):
    """Search, chips that choose (all, empty, hold ended) and the list of booths.

    ``wanted`` asks to zoom to booths.
    """

    wanted = pyqtSignal(tuple)

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "booths", parent)
        self._document = document
        self._listed: Site | None = None
        self.search = SearchField("boothSearch")
        self.say(self.search.setPlaceholderText, "booths.search")
        self.say(self.search.setAccessibleName, "booths.search-name")
        self.say(self.search.setToolTip, "exhibitors.search-tip")
        self.chips = Chips("booths", _FILTERS)
        self.list = RowList(look, "boothList")
        self.list.setSelectionMode(RowList.SelectionMode.ExtendedSelection)
        self.say(self.list.setAccessibleName, "booths.list-name")
        self._empty = label("secondary", "boothsEmpty")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(16, 12, 16, 12)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 8)
        head.setSpacing(8)
        head.addWidget(self.search)
        head.addWidget(self.chips)
        lines.addLayout(head)
        lines.addWidget(self._empty)
        lines.addWidget(self.list, 1)
        self.search.textChanged.connect(self.refresh)
        self.search.went_down.connect(self._enter_list)
        self.search.returnPressed.connect(self._take_first)
        self.chips.chosen.connect(lambda _name: self.refresh())
        self.list.clicked.connect(self._find)
        self.list.activated.connect(self._find)
        if (picked := self.list.selectionModel()) is not None:
            picked.selectionChanged.connect(self._select)
        document.plan_changed.connect(self._plan_changed)
        document.selection_changed.connect(self._show_selection)

    def _plan_changed(self, touched: frozenset[str]) -> None:
        """What nobody sees is listed when it is shown: ten thousand rows take half a second."""
        if self._listed is not None and alike(self._listed, self._document.site, touched):
            self._listed = self._document.site
        elif self.isVisible():
            self.refresh()
        else:
            self._listed = None

    def showEvent(self, event: QShowEvent | None) -> None:
        super().showEvent(event)
        if self._listed is not self._document.site:
            self.refresh()

    def refresh(self) -> None:
        """Show the booths that the search and the chips leave; the window knows the day."""
        site, say, today = self._document.site, self.look.text, date.today().isoformat()
        self._listed = site
        counts = booth_counts(site, today)
        self.chips.show_counts(
            [
                (
                    name,
                    say(f"booths.chip.{name}", count=counts[name]),
                    say(f"booths.chip-tip.{name}"),
                )
                for name in _FILTERS
                if name == "all" or counts[name]
            ]
        )
        only = next(name for name in _FILTERS if name == self.chips.current)
        rows = booth_rows(site, self.look.language, self.search.text(), only, today=today)
        picked = self.list.selectionModel()
        if picked is not None:
            picked.blockSignals(True)
        self.list.rows.show(rows)
        if picked is not None:
            picked.blockSignals(False)
        key = "booths.not-found" if self._document.site.booths else "booths.none"
        self._empty.setText(self.look.text(key))
        self._empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self._show_selection()

    def _select(self, _on: QItemSelection, _off: QItemSelection) -> None:
        rows = self.list.rows.rows
        self._document.select(
            name for index in self.list.selectedIndexes() for name in rows[index.row()].ids
        )

    def _find(self, index: QModelIndex) -> None:
        if index.isValid() and QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.wanted.emit(self.list.rows.rows[index.row()].ids)

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        self.list.setCurrentIndex(self.list.rows.index(0))

    def _take_first(self) -> None:
        if self.search.text() and self.list.rows.rows:
            self.list.setCurrentIndex(self.list.rows.index(0))
            self.wanted.emit(self.list.rows.rows[0].ids)

    def _show_selection(self) -> None:
        picked = self.list.selectionModel()
        if picked is None:
            return
        selected = set(self._document.selection)
        rows = self.list.rows.rows
        if {name for index in picked.selectedIndexes() for name in rows[index.row()].ids} == (
            selected & self._document.site.booths.keys()
        ):
            return
        marked = QItemSelection()
        first = QModelIndex()
        for number, row in enumerate(rows):
            if selected.intersection(row.ids):
                index = self.list.rows.index(number)
                marked.select(index, index)
                first = first if first.isValid() else index
        picked.blockSignals(True)
        picked.clear()
        picked.select(marked, _SELECT)
        if first.isValid():
            picked.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.list.scrollTo(first)
        picked.blockSignals(False)
        if (view := self.list.viewport()) is not None:
            view.update()
