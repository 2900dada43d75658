# SPDX-License-Identifier: GPL-3.0-or-later
"""The history under the canvas: every step in words; a click or Enter goes there."""

from PyQt6.QtCore import QModelIndex
from PyQt6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QWidget

from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.history_model import MARK, NUMBER, STEP, TOUCHED, HistoryModel
from ui.desktop.part import Part, label

_ROW = 28
_WIDTHS = {NUMBER: 56, STEP: 240, MARK: 200}


class HistoryPanel(Part):
    """The table of steps; ``header`` says where in it the plan is."""

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "historyPanel", parent)
        self._document = document
        self.model = HistoryModel(document, look, self)
        self.table = self._make_table()
        self._where = label("secondary", "historyWhere", shortens=True)
        self.header = QWidget()
        row = QHBoxLayout(self.header)
        row.setContentsMargins(8, 0, 0, 0)
        row.addWidget(self._where, 1)
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.table)
        for signal in (document.plan_changed, document.saved):
            signal.connect(self.refresh)
        self.refresh()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("historyTable")
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        self.say(table.setAccessibleName, "bottom.history")
        if (rows := table.verticalHeader()) is not None:
            rows.hide()
            rows.setDefaultSectionSize(_ROW)
        if (columns := table.horizontalHeader()) is not None:
            columns.setFixedHeight(_ROW)
            columns.setHighlightSections(False)
            columns.setSectionResizeMode(TOUCHED, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        table.clicked.connect(self._go)
        table.activated.connect(self._go)
        return table

    def _go(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() != self._document.session.done:
            self._document.go_to(index.row())

    def refresh(self) -> None:
        """Show the steps as they are now, the current one marked and in sight."""
        session = self._document.session
        self.model.refresh()
        now = self.model.index(session.done, STEP)
        if self.table.currentIndex().row() != session.done:
            self.table.setCurrentIndex(now)
        self.table.scrollTo(now)
        count = len(session.history)
        key = "history.where" if count else "history.none"
        self._where.setText(self.look.text(key, done=session.done, count=count))
