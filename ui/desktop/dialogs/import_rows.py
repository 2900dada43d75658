# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of a list that is about to be taken in, as a table says them."""

from collections import Counter
from collections.abc import Sequence

from PyQt6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from planner.edits.exhibitor_book import Effect, EffectKind, JudgedRow
from planner.edits.import_exhibitors import Imported
from planner.locale import Language, text
from planner.model.plan import Plan
from ui.desktop.icons import icon
from ui.desktop.look import Look

COLUMNS = ("line", "exhibitor", "booths", "effect")
LINE, EXHIBITOR, BOOTHS, EFFECT = range(4)
_COUNTED: tuple[EffectKind, ...] = ("new", "renamed", "changed", "joins", "leaves", "status")


class ImportRows(QAbstractTableModel):
    """Rows of a list with what each does; bad ones say why they are left out."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._before: Plan | None = None
        self._imported: Imported | None = None
        self._names: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        self._statuses: dict[str, str] = {}
        self.rows: Sequence[JudgedRow] = ()

    def show(self, before: Plan, imported: Imported | None, *, bad_only: bool) -> None:
        """Show the rows of an import into a plan, or none."""
        language = self._look.language
        self.beginResetModel()
        self._before, self._imported = before, imported
        rows = () if imported is None else imported.rows
        self.rows = [row for row in rows if row.problems] if bad_only else rows
        plans = [before] if imported is None else [before, imported.plan]
        self._names = {each.id: each.name[language] for plan in plans for each in plan.exhibitors}
        self._numbers = {booth.id: booth.number for booth in before.booths}
        self._statuses = {
            booth.id: text(f"exchange.status.{booth.status}", language)
            for booth in plans[-1].booths
        }
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return text(f"selling.import.{COLUMNS[section]}", self._look.language)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._cell(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ForegroundRole if row.problems and column == EFFECT:
                return self._look.palette.error
            case Qt.ItemDataRole.ForegroundRole if not row.effects and not row.problems:
                return self._look.palette.text3
            case Qt.ItemDataRole.DecorationRole if row.problems and column == EFFECT:
                return icon("octagon-x", self._look.palette.error)
            case _:
                return None

    def _cell(self, judged: JudgedRow, column: int) -> str:
        row = judged.row
        match column:
            case 0:
                return str(row.line)
            case 1:
                named = ", ".join(self._names[name] for name in judged.exhibitors)
                korean = self._look.language == "ko"
                first, second = row.name_ko, row.name_en
                written = (first, row.name, second) if korean else (second, row.name, first)
                return named or next(filter(None, (*written, row.id)), "")
            case 2:
                return row.booths
            case _:
                return self._said(judged)

    def _said(self, judged: JudgedRow) -> str:
        language = self._look.language
        if judged.problems:
            return " · ".join(problem.message(language) for problem in judged.problems)
        if judged.repeats and judged.repeats != judged.row.line:
            return text("selling.import.does.repeats", language, line=judged.repeats)
        words = [self._effect(effect) for effect in judged.effects]
        return " · ".join(words) or text("selling.import.does.same", language)

    def _effect(self, effect: Effect) -> str:
        language = self._look.language
        return text(
            f"selling.import.does.{effect.kind}",
            language,
            name=self._names.get(effect.exhibitor, ""),
            booth=self._numbers.get(effect.booth, ""),
            status=self._statuses.get(effect.booth, ""),
            before=effect.before[language] if effect.before is not None else "",
        )


def counted(imported: Imported, language: Language) -> str:
    """How many of each effect there are, and how many rows are left out."""
    counts = Counter(effect.kind for row in imported.good for effect in row.effects)
    words = [
        text(f"selling.import.count.{kind}", language, count=counts[kind])
        for kind in _COUNTED
        if counts[kind]
    ]
    same = sum(not row.effects for row in imported.good)
    bad = len(imported.rows) - len(imported.good)
    for key, count in (("same", same), ("bad", bad)):
        if count:
            words.append(text(f"selling.import.count.{key}", language, count=count))
    return " · ".join(words)


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column == LINE else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
