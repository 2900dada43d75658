# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of a comparison: what kind of change, of what, and what became of it."""

from typing import Any

from PyQt6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from planner.exchange.difference_words import detail, subject
from planner.floor.compare import Difference
from planner.locale import text
from ui.desktop.change_marks import kind_icon
from ui.desktop.compared import Compared
from ui.desktop.fonts import BODY, SECONDARY, font
from ui.desktop.look import Look

KIND, WHERE, SUBJECT, DETAIL = range(4)
COLUMNS = ("kind", "where", "subject", "detail")


class CompareModel(QAbstractTableModel):
    """A row per difference; words are made when a row is looked at."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._compared: Compared | None = None

    def show(self, compared: Compared | None) -> None:
        """Show the differences of a comparison, or none."""
        self.beginResetModel()
        self._compared = compared
        self.endResetModel()

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What is shown, in order."""
        return () if self._compared is None else self._compared.comparison.differences

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.differences)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return text(f"compare.column.{COLUMNS[section]}", self._look.language)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.differences):
            return None
        difference, column = self.differences[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self.words(difference, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return " ".join(self.words(difference, each) for each in range(len(COLUMNS)))
            case Qt.ItemDataRole.DecorationRole if column == KIND:
                return kind_icon(difference.kind, self._look.palette)
            case Qt.ItemDataRole.ForegroundRole:
                colours = self._look.palette
                return colours.text if column in (SUBJECT, DETAIL) else colours.text2
            case Qt.ItemDataRole.FontRole:
                return font(BODY if column >= SUBJECT else SECONDARY, bold=column == SUBJECT)
        return None

    def words(self, difference: Difference, column: int) -> str:
        """What stands in a cell."""
        language = self._look.language
        if self._compared is None:
            return ""
        match column:
            case 0:
                return text(f"compare.kind.{difference.kind}", language)
            case 1:
                return text(f"compare.where.{difference.pair.where}", language)
            case 2:
                return subject(difference, language)
            case _:
                return detail(self._compared.comparison, difference, language)
