# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the history: how the plan was opened, then every step, those undone too."""

import math
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from PyQt6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from planner.locale import Language, text
from planner.model.plan import Plan
from planner.session import Step
from ui.desktop.document import Document
from ui.desktop.fonts import BODY, SECONDARY, font
from ui.desktop.look import Look

NUMBER, STEP, TOUCHED, MARK = range(4)
COLUMNS = ("number", "step", "touched", "mark")
_MOST_NAMES = 4


class HistoryModel(QAbstractTableModel):
    """Row n is the plan after n steps."""

    def __init__(self, document: Document, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._look = look
        self._steps: Sequence[Step] = ()
        self._saved: int | None = None
        self._names: dict[int, str] = {}  # what a row touched, as far as it was looked at

    def refresh(self) -> None:
        """Show the steps as they are now; rows are only made anew where there are others."""
        session = self._document.session
        steps = session.history
        if len(steps) != len(self._steps):
            self.beginResetModel()
            self._take(steps, session.saved_at)
            self.endResetModel()
        else:
            self._take(steps, session.saved_at)
            last = self.index(len(steps), MARK)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, MARK)

    def _take(self, steps: Sequence[Step], saved: int | None) -> None:
        self._steps, self._saved = steps, saved
        self._names.clear()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._steps) + 1

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._look.text(f"history.column.{COLUMNS[section]}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(section)
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        done = self._document.session.done
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self.words(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (self.words(row, each) for each in range(len(COLUMNS)))
                return " ".join(part for part in parts if part)
            case Qt.ItemDataRole.ForegroundRole:
                colours = self._look.palette
                faint = row > done or column == NUMBER
                return colours.text3 if faint else colours.text2 if column > STEP else colours.text
            case Qt.ItemDataRole.FontRole:
                bold = row == done and column == STEP
                return font(BODY if column == STEP else SECONDARY, bold=bold)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _aligned(column)
        return None

    def words(self, row: int, column: int) -> str:
        """What stands in a cell."""
        say, session = self._look.text, self._document.session
        if column == NUMBER:
            return f"{row:,}"
        if column == STEP:
            if row == 0:
                return say("history.new" if session.path is None else "history.opened")
            return say(f"edit-name.{self._steps[row - 1].name}")
        if column == TOUCHED:
            if row == 0:
                return session.plan.title[self._look.language]
            if row not in self._names:
                self._names[row] = self._touched(row - 1)
            return self._names[row]
        marks = ["now"] if row == session.done else ["undone"] if row > session.done else []
        marks += ["saved"] if row == self._saved and session.path is not None else []
        return " · ".join(say(f"history.{mark}") for mark in marks)

    def _touched(self, number: int) -> str:
        """The first names of what a step touched, and how many more there are."""
        steps, plan = self._steps, self._document.session.plan
        step = steps[number]
        done = self._document.session.done
        # What was deleted has its name before the step, what was added after it.
        if number < done:
            other = steps[number + 1].before if number + 1 < done else plan
        else:
            other = steps[number - 1].before if number > done else plan
        names = names_of(step.touched, (step.before, other), self._look.language)
        shown = list(islice(names, _MOST_NAMES))
        more = len(step.touched) - len(shown)
        if not shown:
            return self._look.text("history.plan")
        together = ", ".join(shown)
        return self._look.text("history.more", names=together, count=more) if more else together


def names_of(ids: frozenset[str], plans: Iterable[Plan], language: Language) -> Iterable[str]:
    """The names of things as people know them, in the order of the plan, each once."""
    left = set(ids)
    for plan in plans:
        for booth in plan.booths:
            if not left:
                return
            if booth.id in left:
                left.discard(booth.id)
                yield booth.number
        for things in (plan.areas, plan.exhibitors, plan.pavilions, plan.tours):
            for thing in things:
                if thing.id in left:
                    left.discard(thing.id)
                    yield thing.name[language]
        for built in plan.structures:
            if built.id in left:
                left.discard(built.id)
                yield text(f"rules.structure.{built.kind}", language, id=built.id)
        for written in plan.texts:
            if written.id in left:
                left.discard(written.id)
                yield written.text[language] or written.text.ko or written.text.en
        for drawn in plan.dimensions:
            if drawn.id in left:
                left.discard(drawn.id)
                yield f"{math.dist(drawn.start, drawn.end):,.0f} mm"


def _aligned(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == NUMBER else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
