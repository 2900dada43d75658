# SPDX-License-Identifier: GPL-3.0-or-later
"""The exhibitors by pavilion, with search: a click finds the booth and zooms to it."""

from PyQt6.QtCore import QItemSelectionModel, QModelIndex, Qt, pyqtSignal
from PyQt6.QtGui import QIcon
from PyQt6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.roster import Row, exhibitor_rows, unassigned_count
from ui.desktop.panels.row_list import RowList
from ui.desktop.panels.search_field import SearchField
from ui.desktop.part import Part, label


class ExhibitorsPanel(Part):
    """Search, the choice all / unassigned, and the list. ``wanted`` asks to zoom to booths."""

    wanted = pyqtSignal(tuple)

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "exhibitors", parent)
        self._document = document
        self.search = SearchField("exhibitorSearch")
        self.say(self.search.setPlaceholderText, "exhibitors.search")
        self.say(self.search.setAccessibleName, "exhibitors.search-name")
        self.say(self.search.setToolTip, "exhibitors.search-tip")
        self._all, self._unassigned = _chip("exhibitorsAll"), _chip("exhibitorsUnassigned")
        self._all.setChecked(True)
        chips = QButtonGroup(self)
        chips.addButton(self._all)
        chips.addButton(self._unassigned)
        self.list = RowList(look, "exhibitorList")
        self.say(self.list.setAccessibleName, "exhibitors.list-name")
        self._empty = _empty("exhibitorsEmpty")
        self._lay_out()
        self.search.textChanged.connect(self.refresh)
        self.search.went_down.connect(self._enter_list)
        self.search.returnPressed.connect(self._take_first)
        chips.buttonToggled.connect(lambda _button, on: self.refresh() if on else None)
        self.list.clicked.connect(self._find)
        self.list.activated.connect(self._find)
        if (picked := self.list.selectionModel()) is not None:
            picked.currentChanged.connect(self._follow)
        document.plan_changed.connect(self.refresh)
        document.selection_changed.connect(self._show_selection)
        self.refresh()

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(4)
        chips.addWidget(self._all)
        chips.addWidget(self._unassigned)
        chips.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 8)
        head.setSpacing(8)
        head.addWidget(self.search)
        head.addLayout(chips)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(self._empty)
        lines.addWidget(self.list, 1)

    def refresh(self) -> None:
        """Show the rows that the search and the choice leave."""
        site, language = self._document.site, self.look.language
        total, unassigned = len(site.exhibitors), unassigned_count(site)
        self._all.setText(self.look.text("exhibitors.all", count=total))
        self._unassigned.setText(self.look.text("exhibitors.unassigned-count", count=unassigned))
        rows = exhibitor_rows(
            site,
            language,
            self.search.text(),
            unassigned_only=self._unassigned.isChecked(),
        )
        self.list.rows.show(rows)
        self._empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        empty = "exhibitors.none" if total == 0 else "exhibitors.not-found"
        if total and self._unassigned.isChecked() and not self.search.text():
            empty = "exhibitors.all-assigned"
        self._empty.setText(self.look.text(empty))
        self._show_selection()

    def _row(self, index: QModelIndex) -> Row | None:
        return self.list.rows.rows[index.row()] if index.isValid() else None

    def _find(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row is not None and row.ids:
            self._document.select(row.ids)
            self.wanted.emit(row.ids)

    def _follow(self, index: QModelIndex) -> None:
        """The arrow keys select, without zooming."""
        row = self._row(index)
        if self.list.hasFocus() and row is not None and row.ids:
            self._document.select(row.ids)

    def _first(self) -> QModelIndex:
        for number, row in enumerate(self.list.rows.rows):
            if not row.heading:
                return self.list.rows.index(number)
        return QModelIndex()

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        self.list.setCurrentIndex(self._first())

    def _take_first(self) -> None:
        if self.search.text():
            self.list.setCurrentIndex(self._first())
            self._find(self._first())

    def _show_selection(self) -> None:
        """Mark the rows of those who stand in the selected booths."""
        picked = self.list.selectionModel()
        if picked is None:
            return
        selected = set(self._document.selection)
        current = self._row(self.list.currentIndex())
        if current is not None and current.ids and selected == set(current.ids):
            return
        picked.blockSignals(True)
        picked.clear()
        for number, row in enumerate(self.list.rows.rows):
            if row.ids and selected.intersection(row.ids):
                index = self.list.rows.index(number)
                picked.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.list.scrollTo(index)
                break
        picked.blockSignals(False)
        if (view := self.list.viewport()) is not None:
            view.update()


def _chip(name: str) -> QPushButton:
    made = QPushButton()
    made.setObjectName(name)
    made.setProperty("chip", True)
    made.setCheckable(True)
    made.setIcon(QIcon())
    return made


def _empty(name: str) -> QLabel:
    made = label("secondary", name)
    made.setWordWrap(True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    made.setContentsMargins(16, 12, 16, 12)
    return made
