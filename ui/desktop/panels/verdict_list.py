# SPDX-License-Identifier: GPL-3.0-or-later
"""What each chosen profile says of the plan, side by side; a row sifts the findings by it."""

from collections.abc import Sequence

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.exchange.verdicts import Verdict
from ui.desktop.document import Document
from ui.desktop.icons import icon
from ui.desktop.look import Look
from ui.desktop.part import Part

ROW, WIDTH = 28, 268
_ID = Qt.ItemDataRole.UserRole


class VerdictList(Part):
    """A row for all profiles and one for each. ``chosen`` carries a profile, "" for all."""

    chosen = pyqtSignal(str)

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "verdictList", parent)
        self._document = document
        self._found: Sequence[Verdict] = ()
        self._known = False
        self.setFixedWidth(WIDTH)
        self.table = QTableWidget(0, 2)
        self.table.setObjectName("verdicts")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setIconSize(QSize(16, 16))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.say(self.table.setAccessibleName, "findings.profiles")
        if (columns := self.table.horizontalHeader()) is not None:
            columns.hide()
            columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            columns.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        if (rows := self.table.verticalHeader()) is not None:
            rows.hide()
            rows.setDefaultSectionSize(ROW)
        self.table.currentCellChanged.connect(lambda row, *_: self._choose(row))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.table)

    def show_verdicts(self, found: Sequence[Verdict], *, known: bool) -> None:
        """Show other verdicts; before the first check none is known."""
        self._found, self._known = found, known
        self.refresh()

    def refresh(self) -> None:
        """Show the verdicts in the current language and colours, the sifted profile marked."""
        say, colours = self.look.text, self.look.palette
        profile = self._document.sieve.profile
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._found) + 1)
        self._put(0, "", say("findings.all-profiles"), self._together())
        self.table.setCurrentCell(0, 0)
        for row, verdict in enumerate(self._found, start=1):
            name = verdict.profile.name[self.look.language]
            words = verdict_words(verdict, self.look)
            short = counted(verdict, self.look, most=1) or say("findings.holds")
            self._put(row, verdict.profile.id, name, short if self._known else "—", words)
            picture, token = verdict_mark(verdict)
            if not self._known:
                picture, token = "circle-question-mark", "text3"
            item = self.table.item(row, 0)
            if item is not None:
                item.setIcon(icon(picture, getattr(colours, token), 16))
            if verdict.profile.id == profile:
                self.table.setCurrentCell(row, 0)
        self.table.blockSignals(False)

    def _together(self) -> str:
        """How many profiles hold."""
        if not self._known:
            return "—"
        failing = sum(not each.holds for each in self._found)
        if not failing:
            return self.look.text("findings.all-hold")
        return self.look.text("findings.failing", count=failing, of=len(self._found))

    def _put(self, row: int, identifier: str, name: str, words: str, whole: str = "") -> None:
        for column, shown in enumerate((name, words)):
            item = QTableWidgetItem(shown)
            item.setData(_ID, identifier)
            item.setToolTip(f"{name}: {whole or words}")
            if column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setForeground(self.look.palette.text2)
            self.table.setItem(row, column, item)

    def _choose(self, row: int) -> None:
        if (item := self.table.item(row, 0)) is not None:
            self.chosen.emit(str(item.data(_ID)))


def verdict_words(verdict: Verdict, look: Look) -> str:
    """Whether the profile holds, and what counts: ``Fails · 3 errors``."""
    parts = [look.text("findings.holds" if verdict.holds else "findings.fails")]
    parts.append(counted(verdict, look))
    if verdict.waived:
        parts.append(look.text("findings.waived-count", count=len(verdict.waived)))
    return " · ".join(filter(None, parts))


def counted(verdict: Verdict, look: Look, most: int = 2) -> str:
    """How many errors and warnings count: ``3 errors · 1 warning``, the worst of them first."""
    parts = []
    for severity in ("error", "warning"):
        if count := verdict.count(severity):
            key = f"top.{severity}" if count == 1 else f"top.{severity}s"
            parts.append(look.text(key, count=count))
    return " · ".join(parts[:most])


def verdict_mark(verdict: Verdict) -> tuple[str, str]:
    """The icon and the colour token of a verdict."""
    if not verdict.holds:
        return "octagon-x", "error"
    return ("triangle-alert", "warn") if verdict.count("warning") else ("circle-check", "ok")
