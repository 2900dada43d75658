# SPDX-License-Identifier: GPL-3.0-or-later
"""The comparison under the canvas: every difference in words; a click goes to its place."""

from PyQt6.QtCore import QModelIndex, QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedLayout,
    QTableView,
    QToolButton,
    QWidget,
)

from planner.exchange.difference_words import summary
from ui.desktop.actions import Actions
from ui.desktop.comparing import Comparer
from ui.desktop.look import Look
from ui.desktop.panels.compare_model import DETAIL, KIND, SUBJECT, WHERE, CompareModel
from ui.desktop.part import Part, label

_ROW = 28
_WIDTHS = {KIND: 140, WHERE: 110, SUBJECT: 200}
_BUTTONS = ("compare-beside", "compare-take", "compare-end")


class ComparePanel(Part):
    """The table of differences; ``header`` says with what the plan is compared.

    ``picked`` carries the difference of a row that was clicked or entered.
    """

    picked = pyqtSignal(object)

    def __init__(
        self, comparer: Comparer, actions: Actions, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "comparePanel", parent)
        self._comparer = comparer
        self.model = CompareModel(look, self)
        self.table = self._make_table()
        self._empty = label("secondary", "compareEmpty")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(16, 12, 16, 12)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._what = label("secondary", "compareWhat", shortens=True)
        self.header = QWidget()
        row = QHBoxLayout(self.header)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._what, 1)
        self._buttons = [_button(actions, name) for name in _BUTTONS]
        for button in self._buttons:
            row.addWidget(button)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.table)
        comparer.changed.connect(self.refresh)
        self.refresh()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("compareTable")
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setIconSize(QSize(18, 18))
        self.say(table.setAccessibleName, "bottom.compare")
        if (rows := table.verticalHeader()) is not None:
            rows.hide()
            rows.setDefaultSectionSize(_ROW)
        if (columns := table.horizontalHeader()) is not None:
            columns.setFixedHeight(_ROW)
            columns.setHighlightSections(False)
            columns.setSectionResizeMode(DETAIL, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        table.clicked.connect(self._pick)
        table.activated.connect(self._pick)
        return table

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(self.model.differences[index.row()])

    def refresh(self) -> None:
        """Show the differences as they are now."""
        comparer, shown = self._comparer, self._comparer.shown
        old = self.model.differences
        new = () if shown is None else shown.comparison.differences
        if old is not new:
            self.model.show(shown)
        if shown is not None and shown.chosen in new:
            self.table.selectRow(new.index(shown.chosen))
        for button in self._buttons:
            button.setVisible(comparer.other is not None)
        say = self.look.text
        if comparer.other is None:
            said, empty = "", say("compare.none")
        elif shown is None:
            said, empty = say("compare.under-way", name=comparer.name), ""
        else:
            words = summary(shown.comparison, self.look.language)
            said = say("compare.with", name=comparer.name, summary=words)
            empty = words
        self._what.setText(said)
        self._empty.setText(empty)
        self._pages.setCurrentWidget(self.table if new else self._empty)


def _button(actions: Actions, name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(f"button-{name}")
    button.setDefaultAction(actions[name])
    button.setFixedHeight(28)
    button.setIconSize(QSize(16, 16))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
