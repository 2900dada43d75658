# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the exposure list: booths by rank, or what another plan changes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PyQt6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from planner.locale import Language, sort_key
from planner.model.values import Name
from planner.paths.standings import Change, Standing
from ui.desktop.fonts import SECONDARY, font
from ui.desktop.look import Look

Row = Standing | Change
# What a column shows of a row, and what it is sorted by; figures stand right.
BOOTHS = ("rank", "number", "exhibitor", "passing", "coming")
CHANGES = ("places", "exhibitor", "before", "after", "gain")
FIGURES = frozenset({"rank", "passing", "coming", "before", "after", "gain"})
# Which columns begin with the greatest.
_GREATEST_FIRST = frozenset({"passing", "coming", "before", "after", "gain"})
NONE = "–"


def _names(names: Sequence[Name], language: Language) -> str:
    return ", ".join(name[language] for name in names)


def _figure(value: float | None) -> str:
    return NONE if value is None else f"{value:,.0f}"


def _places(row: Change) -> str:
    here, there = (", ".join(numbers) or NONE for numbers in row.numbers)
    return here if here == there else f"{here} → {there}"


_SHOWN: Mapping[str, Callable[[Any, Language], str]] = {
    "rank": lambda row, language: str(row.rank),
    "number": lambda row, language: row.number,
    "exhibitor": lambda row, language: _names(row.shorts, language) or NONE,
    "passing": lambda row, language: _figure(row.passing),
    "coming": lambda row, language: _figure(row.coming),
    "places": lambda row, language: _places(row),
    "before": lambda row, language: _figure(row.before),
    "after": lambda row, language: _figure(row.after),
    "gain": lambda row, language: f"{row.gain:+,.0f}".replace("-", "−"),
}
_FIGURE_OF: Mapping[str, Callable[[Any], float]] = {
    "rank": lambda row: row.rank,
    "passing": lambda row: row.passing,
    "coming": lambda row: row.coming,
    "before": lambda row: -1.0 if row.before is None else row.before,
    "after": lambda row: -1.0 if row.after is None else row.after,
    "gain": lambda row: row.gain,
}


class ExposureModel(QAbstractTableModel):
    """Rows of one kind, sorted by a column."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._given: tuple[Row, ...] = ()
        self.order = (-1, Qt.SortOrder.AscendingOrder)
        self.rows: list[Row] = []
        self.columns: Sequence[str] = BOOTHS

    def show(self, rows: tuple[Row, ...], columns: Sequence[str]) -> None:
        """Show other rows; the same ones again leave the list where it is."""
        if rows is self._given and columns is self.columns:
            return
        self.beginResetModel()
        if columns is not self.columns:
            self.order = (-1, Qt.SortOrder.AscendingOrder)
        self._given, self.columns = rows, columns
        self.rows = self._sorted()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 leaves the order that the rows came in."""
        self.beginResetModel()
        self.order = (column, order)
        self.rows = self._sorted()
        self.endResetModel()

    def _sorted(self) -> list[Row]:
        column, order = self.order
        if not 0 <= column < len(self.columns):
            return list(self._given)
        name, language = self.columns[column], self._look.language
        downward = order == Qt.SortOrder.DescendingOrder
        if name in _FIGURE_OF:
            return sorted(self._given, key=_FIGURE_OF[name], reverse=downward)
        shown = _SHOWN[name]
        return sorted(
            self._given, key=lambda row: sort_key(shown(row, language), language), reverse=downward
        )

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, name = self.rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _SHOWN[name](row, self._look.language)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(name)
            case Qt.ItemDataRole.ForegroundRole if name in ("rank", "coming", "before", "after"):
                return self._look.palette.text2
            case Qt.ItemDataRole.FontRole:
                return font(SECONDARY, bold=name in ("number", "passing", "gain"))
            case _:
                return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        name = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._look.text(f"exposure.column.{name}")
            case Qt.ItemDataRole.ToolTipRole:
                return self._look.text(f"exposure.column-tip.{name}")
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(name)
            case _:
                return None

    def _spoken(self, row: Row) -> str:
        """The whole row in words, for the tip and for screen readers."""
        language, say = self._look.language, self._look.text
        whole = {"exhibitor": _names(row.names, language) or NONE}
        return " · ".join(
            f"{say(f'exposure.column.{name}')} {whole.get(name) or _SHOWN[name](row, language)}"
            for name in self.columns
        )


def first_order(name: str) -> Qt.SortOrder:
    """How a column is sorted at the first click."""
    downward = name in _GREATEST_FIRST
    return Qt.SortOrder.DescendingOrder if downward else Qt.SortOrder.AscendingOrder


def _side(name: str) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if name in FIGURES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
