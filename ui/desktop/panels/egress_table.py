# SPDX-License-Identifier: GPL-3.0-or-later
"""A small table of three columns in the inspector, as high as its rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QColor
from PyQt6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

ROW = 28
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """A row: what it is of, its three texts, whether it is ticked (None: no box), and its tip.

    ``signal`` colours the figures where they tell of something wrong.
    """

    id: str
    words: tuple[str, str, str]
    ticked: bool | None = None
    tip: str = ""
    signal: QColor | None = None


class EgressTable(QTableWidget):
    """Rows without a heading. ``ticked`` carries an id and the new tick, ``picked`` an id."""

    ticked = pyqtSignal(str, bool)
    picked = pyqtSignal(str)

    def __init__(self, name: str) -> None:
        super().__init__(0, 3)
        self.setObjectName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if (columns := self.horizontalHeader()) is not None:
            columns.hide()
            columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            for column in (1, 2):
                columns.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        if (rows := self.verticalHeader()) is not None:
            rows.hide()
            rows.setDefaultSectionSize(ROW)
        self.itemChanged.connect(self._tick)
        self.cellClicked.connect(self._click)
        self.cellActivated.connect(lambda row, _column: self._pick(row))
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other rows; the same ones again leave the table as it is."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        chosen = self.currentRow()
        self.blockSignals(True)
        self.setRowCount(len(lines))
        for row, each in enumerate(lines):
            for column, words in enumerate(each.words):
                self.setItem(row, column, _item(each, column, words))
        self.setCurrentCell(min(chosen, len(lines) - 1), 0)
        self.blockSignals(False)
        self.setFixedHeight(max(len(lines), 1) * ROW + 2)

    def _tick(self, item: QTableWidgetItem) -> None:
        if item.column() == 0:
            self.ticked.emit(str(item.data(_ID)), item.checkState() == Qt.CheckState.Checked)

    def _click(self, row: int, column: int) -> None:
        """A click beside a box to tick is meant for it."""
        if column or self._lines[row].ticked is None:
            self._pick(row)

    def _pick(self, row: int) -> None:
        if (item := self.item(row, 0)) is not None:
            self.picked.emit(str(item.data(_ID)))


def _item(each: Line, column: int, words: str) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    item.setData(_ID, each.id)
    item.setToolTip(each.tip or " · ".join(filter(None, each.words)))
    if column:
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if each.signal is not None:
            item.setForeground(each.signal)
    elif each.ticked is not None:
        ticks = Qt.CheckState
        item.setCheckState(ticks.Checked if each.ticked else ticks.Unchecked)
    return item
