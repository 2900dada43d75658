# SPDX-License-Identifier: GPL-3.0-or-later
"""The findings under the canvas: what is wrong, where, by how much, and by which source."""

from dataclasses import replace

from PyQt6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, pyqtSignal
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QWidget,
)
from PyQt6.sip import isdeleted

from planner.exchange.verdicts import verdicts
from planner.rules.finding import Finding
from planner.rules.fixes import fix_text
from ui.desktop.actions import Actions
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.findings_header import FindingsHeader
from ui.desktop.panels.findings_model import (
    ACT,
    COLUMNS,
    MEASURED,
    MESSAGE,
    PROFILE,
    REQUIRED,
    SEVERITY,
    SOURCE,
    SUBJECTS,
    Entry,
    FindingsModel,
    entries,
)
from ui.desktop.panels.findings_rows import MessageDelegate, RowButton, SignDelegate
from ui.desktop.panels.verdict_list import VerdictList
from ui.desktop.part import Part, label, upright
from ui.desktop.sifting import same

ROW = 32
# Width of each column but the message, which takes the rest: least px, share of the table.
_WIDTHS = {
    SEVERITY: (40, 0.0), SUBJECTS: (96, 0.13), PROFILE: (112, 0.12), MEASURED: (96, 0.09),
    REQUIRED: (96, 0.09), SOURCE: (112, 0.20), ACT: (40, 0.0),
}  # fmt: skip
# From which width on there is room for sources, and for words on the row's button.
_SOURCE_FROM, _WORDS_FROM, _WORDS = 860, 1300, 200
# What an empty list says in each state.
_NONE = {
    "not-run": "none-yet",
    "checking": "none-checking",
    "current": "none",
    "outdated": "none-outdated",
}


class FindingsPanel(Part):
    """The profiles and the table; ``header`` has counts to filter by, state and verdict.

    ``picked`` carries a finding that is to be shown, ``chosen`` one that is to be explained where
    it is, ``menu_wanted`` the place of a menu for the chosen one.
    """

    picked = pyqtSignal(object)
    chosen = pyqtSignal(object)
    menu_wanted = pyqtSignal(QPoint)
    withdrawn = pyqtSignal(object)  # an idle Waiver

    def __init__(
        self, document: Document, actions: Actions, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "findingsPanel", parent)
        self._document = document
        self.row_button: RowButton | None = None
        self._button_at = QPersistentModelIndex()
        self._following = False
        self.header = FindingsHeader(document, actions, look)
        self.verdicts = VerdictList(document, look)
        self.model = FindingsModel(document, look, self)
        self.table = self._make_table()
        self.empty = label("secondary", "findingsEmpty")
        self.empty.setContentsMargins(16, 12, 16, 12)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._line = upright()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self.verdicts, self._line, self.empty, self.table):
            row.addWidget(widget, 1 if widget in (self.empty, self.table) else 0)
        for signal in (document.plan_changed, document.findings_changed):
            signal.connect(self.refresh)
        document.finding_chosen.connect(self._follow)
        document.fixes_changed.connect(self._name_button)
        self.verdicts.chosen.connect(self._sift_profile)
        self.refresh()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("findingsTable")
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        self.say(table.setAccessibleName, "findings.title")
        if (rows := table.verticalHeader()) is not None:
            rows.hide()
            rows.setDefaultSectionSize(ROW)
        if (columns := table.horizontalHeader()) is not None:
            columns.setFixedHeight(28)
            columns.setHighlightSections(False)
            columns.setSectionResizeMode(MESSAGE, QHeaderView.ResizeMode.Stretch)
            columns.setSectionsClickable(True)
            columns.setSortIndicatorShown(True)
            columns.setSortIndicatorClearable(True)
            columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            columns.sortIndicatorChanged.connect(self._sort)
        table.setItemDelegateForColumn(SEVERITY, SignDelegate(table))
        table.setItemDelegateForColumn(MESSAGE, MessageDelegate(self.model, self.look, table))
        table.clicked.connect(self._pick)
        table.activated.connect(self._pick)
        table.customContextMenuRequested.connect(self._ask_menu)
        if (marks := table.selectionModel()) is not None:
            marks.currentRowChanged.connect(self._row_changed)
        return table

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        width = self.width() - (self.verdicts.width() if self.verdicts.isVisibleTo(self) else 0)
        for column, (least, share) in _WIDTHS.items():
            self.table.setColumnWidth(column, max(least, round(share * width)))
        self.table.setColumnHidden(SOURCE, width < _SOURCE_FROM)
        if width >= _WORDS_FROM:
            self.table.setColumnWidth(ACT, _WORDS)

    def refresh(self) -> None:
        """Show the findings and how fresh they are."""
        document = self._document
        current = self.current_entry
        if self.model.show(entries(document.judged, document.sieve)):
            self._span_heading()
            self._mark(current)
        else:
            self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
            if (view := self.table.viewport()) is not None:
                view.update()
        self._show_profiles()
        empty = not self.model.entries
        self.empty.setText(self.look.text(f"findings.{self._none()}"))
        self.empty.setVisible(empty)
        self.table.setVisible(not empty)

    def _none(self) -> str:
        """What an empty list says."""
        document = self._document
        if not document.site.plan.profiles:
            return "no-profile"
        judged, profile = document.judged, document.sieve.profile
        everything = (*judged.counting, *(finding for finding, _ in judged.waived))
        hidden = any(profile in ("", each.profile) for each in everything)
        return "none-shown" if hidden else _NONE[document.session.check_state]

    def _sift_profile(self, name: str) -> None:
        self._document.sift(replace(self._document.sieve, profile=name))

    def _show_profiles(self) -> None:
        document = self._document
        found = verdicts(document.site, document.session.profiles, document.session.findings)
        several = len(found) > 1
        self.header.show_verdicts(found)
        self.verdicts.show_verdicts(found, known=document.session.check_state != "not-run")
        for widget in (self.verdicts, self._line):
            widget.setVisible(several)
        self.table.setColumnHidden(PROFILE, not several or bool(document.sieve.profile))
        self._share()

    def _span_heading(self) -> None:
        self.table.clearSpans()
        for row, entry in enumerate(self.model.entries):
            if entry.standing == "heading":
                self.table.setSpan(row, 0, 1, len(COLUMNS))

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        current = self.current_entry
        self.model.sort(-1 if column == ACT else column, order)
        self._span_heading()
        self._mark(current)

    @property
    def current_entry(self) -> Entry | None:
        """The row that is marked."""
        index = self.table.currentIndex()
        return self.model.entries[index.row()] if index.isValid() else None

    @property
    def current(self) -> Finding | None:
        """The finding that is marked."""
        entry = self.current_entry
        return None if entry is None else entry.finding

    def step(self, by: int) -> None:
        """Go to the next finding (or the one before) and pick it."""
        places = [row for row, each in enumerate(self.model.entries) if each.finding is not None]
        if not places:
            return
        at = self.table.currentIndex().row()
        if by > 0:
            row = next((place for place in places if place > at), places[0])
        else:
            row = next((place for place in reversed(places) if place < at), places[-1])
        index = self.model.index(row, 0)
        self.table.setCurrentIndex(index)
        self._pick(index)

    def _follow(self) -> None:
        """Mark the finding that is chosen, wherever it was chosen; none where none is."""
        finding = self._document.finding
        if finding is None:
            self.table.setCurrentIndex(QModelIndex())
        elif not same(self.current, finding):
            self._mark(Entry("counts", finding))
        self._name_button()

    def _mark(self, wanted: Entry | None) -> None:
        """Mark the row of a finding, also after the rows were made anew."""
        if wanted is None or wanted.finding is None:
            return
        for number, entry in enumerate(self.model.entries):
            if entry.finding is not None and same(entry.finding, wanted.finding):
                self._following = True
                self.table.setCurrentIndex(self.model.index(number, 0))
                self._following = False

    def _row_changed(self, index: QModelIndex) -> None:
        """The keyboard went to a row: its finding is explained where it is."""
        self._place_button(index)
        if self._following or not index.isValid():
            return
        entry = self.model.entries[index.row()]
        if entry.finding is not None and not same(entry.finding, self._document.finding):
            self.chosen.emit(entry.finding)

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid() and (finding := self.model.entries[index.row()].finding) is not None:
            self.picked.emit(finding)

    def _ask_menu(self, place: QPoint) -> None:
        index = self.table.indexAt(place)
        if index.isValid():
            self.table.setCurrentIndex(index)
        self._open_menu(place)

    def _open_menu(self, place: QPoint) -> None:
        if self.current is not None and (view := self.table.viewport()) is not None:
            self.menu_wanted.emit(view.mapToGlobal(place))

    def _place_button(self, index: QModelIndex) -> None:
        """The current row has a button: what can be done about its finding."""
        if self.row_button is not None:
            self.table.setIndexWidget(QModelIndex(self._button_at), None)
            if not isdeleted(self.row_button):  # the table deletes it with its row
                self.row_button.hide()
            self.row_button = None
        if not index.isValid() or self.model.entries[index.row()].standing == "heading":
            return
        self.row_button = RowButton(self.look)
        self.row_button.clicked.connect(self._act)
        place = self.model.index(index.row(), ACT)
        self._button_at = QPersistentModelIndex(place)
        self.table.setIndexWidget(place, self.row_button)
        self._name_button()

    def _name_button(self) -> None:
        """Say on the row's button what it does: the first fix, or the menu."""
        button, entry = self.row_button, self.current_entry
        if button is None or entry is None:
            return
        say = self.look.text
        fixes = self._document.fixes if same(entry.finding, self._document.finding) else ()
        if entry.standing == "idle":
            words = say("findings.withdraw-idle")
            button.offer(words, words, "undo-2")
        elif fixes and entry.finding is not None:
            words = fix_text(fixes[0], self._document.site, self.look.language)
            button.offer(words, words, "wrench")
        else:
            button.offer(say("findings.acts"), say("findings.acts"), "chevron-down")

    def _act(self) -> None:
        """The row's button: the first fix where there is one, else the menu."""
        button, entry = self.row_button, self.current_entry
        if button is None or entry is None:
            return
        if entry.standing == "idle":
            self.withdrawn.emit(entry.waiver)
        elif self._document.fixes and same(entry.finding, self._document.finding):
            self._document.attempt(self._document.fixes[0])
        else:
            place = button.geometry().bottomLeft()
            self._open_menu(place)
