# SPDX-License-Identifier: GPL-3.0-or-later
"""The exhibitors by pavilion, with search: a click finds the booth and zooms to it."""

from pathlib import Path

from PyQt6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, pyqtSignal
from PyQt6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from planner.exchange.table_file import SUFFIXES
from planner.floor.shares import given
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.chips import Chips
from ui.desktop.panels.roster import ExhibitorFilter, Row, alike, exhibitor_rows, share_counts
from ui.desktop.panels.row_list import RowList
from ui.desktop.panels.search_field import SearchField
from ui.desktop.part import Part, label

_FILTERS: tuple[ExhibitorFilter, ...] = ("all", "without", "under", "over")


class ExhibitorsPanel(Part):
    """Search, chips that choose (all, unassigned, too little, too much), and the list.

    ``wanted`` asks to zoom to booths; ``listed`` carries the file of a list that was dropped,
    ``asked`` the action that a button stands for, ``menu_wanted`` where a menu of the marked
    exhibitor is to open.
    """

    wanted = pyqtSignal(tuple)
    listed = pyqtSignal(object)
    asked = pyqtSignal(str)
    menu_wanted = pyqtSignal(QPoint)

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "exhibitors", parent)
        self._document = document
        self._shown = document.site
        self.search = SearchField("exhibitorSearch")
        self.say(self.search.setPlaceholderText, "exhibitors.search")
        self.say(self.search.setAccessibleName, "exhibitors.search-name")
        self.say(self.search.setToolTip, "exhibitors.search-tip")
        self.chips = Chips("exhibitors", _FILTERS)
        self.list = RowList(look, "exhibitorList")
        self.say(self.list.setAccessibleName, "exhibitors.list-name")
        self._empty = _empty("exhibitorsEmpty")
        self.add = QToolButton()
        self.add.setObjectName("exhibitorsAdd")
        self.add.setFixedSize(28, 28)
        self.add.clicked.connect(lambda: self.asked.emit("add-exhibitor"))
        self.say(self.add.setToolTip, "action.add-exhibitor.tip")
        self.say(self.add.setAccessibleName, "action.add-exhibitor.text")
        self.tint(self.add.setIcon, "plus")
        self.take = QPushButton()
        self.take.setObjectName("exhibitorsImport")
        self.take.clicked.connect(lambda: self.asked.emit("import-exhibitors"))
        self.say(self.take.setText, "action.import-exhibitors.text")
        self.tint(self.take.setIcon, "file-plus")
        self._lay_out()
        self.setAcceptDrops(True)
        self.search.textChanged.connect(self.refresh)
        self.search.went_down.connect(self._enter_list)
        self.search.returnPressed.connect(self._take_first)
        self.chips.chosen.connect(lambda _name: self.refresh())
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._ask_menu)
        self.list.clicked.connect(self._find)
        self.list.activated.connect(self._find)
        if (picked := self.list.selectionModel()) is not None:
            picked.currentChanged.connect(self._follow)
        document.plan_changed.connect(self._plan_changed)
        document.selection_changed.connect(self._show_selection)
        self.refresh()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 8)
        head.setSpacing(8)
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self.search, 1)
        first.addWidget(self.add)
        head.addLayout(first)
        head.addWidget(self.chips)
        self._offer = QWidget()
        button = QHBoxLayout(self._offer)
        button.setContentsMargins(16, 4, 16, 12)
        button.addWidget(self.take)
        button.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(self._empty)
        lines.addWidget(self._offer)
        lines.addWidget(self.list, 1)
        lines.addStretch(0)

    def _plan_changed(self, touched: frozenset[str]) -> None:
        if alike(self._shown, self._document.site, touched):
            self._shown = self._document.site
        else:
            self.refresh()

    def refresh(self) -> None:
        """Show the rows that the search and the choice leave."""
        site, language = self._document.site, self.look.language
        self._shown = site
        shares = given(site.plan)
        total, counts = len(site.exhibitors), share_counts(shares)
        say = self.look.text
        self.chips.show_counts(
            [("all", say("exhibitors.all", count=total), say("exhibitors.all-tip"))]
            + [
                (
                    name,
                    say(f"exhibitors.chip.{name}", count=counts.get(name, 0)),
                    say(f"exhibitors.chip-tip.{name}"),
                )
                for name in _FILTERS
                if name != "all" and (name == "without" or counts.get(name))
            ]
        )
        only = next(name for name in _FILTERS if name == self.chips.current)
        rows = exhibitor_rows(site, language, self.search.text(), only, shares)
        self.list.rows.show(rows)
        self._empty.setVisible(not rows)
        self._offer.setVisible(total == 0)
        self.list.setVisible(bool(rows))
        empty = "exhibitors.none" if total == 0 else "exhibitors.not-found"
        if total and only == "without" and not self.search.text():
            empty = "exhibitors.all-assigned"
        self._empty.setText(say(empty))
        self._show_selection()

    def dragEnterEvent(self, event: QDragEnterEvent | None) -> None:
        if event is not None and _dropped(event) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent | None) -> None:
        if event is not None and _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent | None) -> None:
        if event is not None and (path := _dropped(event)) is not None:
            event.acceptProposedAction()
            self.listed.emit(path)

    @property
    def current(self) -> str:
        """The id of the exhibitor that is marked, or an empty text."""
        row = self._row(self.list.currentIndex())
        return "" if row is None else row.exhibitor

    def _ask_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        view = self.list.viewport()
        if view is not None and index.isValid() and not self.list.rows.rows[index.row()].heading:
            self.list.setCurrentIndex(index)
            self.menu_wanted.emit(view.mapToGlobal(place))

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


def _dropped(event: QDropEvent) -> Path | None:
    """The table that is dropped: one file with a fitting name."""
    data = event.mimeData()
    urls = [] if data is None else data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix[1:].lower() in SUFFIXES else None


def _empty(name: str) -> QLabel:
    made = label("secondary", name)
    made.setWordWrap(True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    made.setContentsMargins(16, 12, 16, 12)
    return made
