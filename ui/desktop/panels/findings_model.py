# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the findings: what counts first, then what is waived, apart from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PyQt6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PyQt6.QtGui import QColor, QFont, QIcon

from planner.floor.site import Site
from planner.locale import day, sort_key, text
from planner.model.plan import Waiver
from planner.rules.figures import amount
from planner.rules.finding import SEVERITIES, Finding
from planner.rules.message import label as subject_label
from planner.rules.message import message
from planner.rules.registry import BY_ID
from planner.rules.waivers import Judged
from ui.desktop.document import Document
from ui.desktop.fonts import SECONDARY, font
from ui.desktop.icons import icon
from ui.desktop.look import Look
from ui.desktop.marks import SEVERITY_ICONS, SEVERITY_TOKENS
from ui.desktop.sifting import Sieve, worst_first

Standing = Literal["counts", "lapsed", "heading", "waived", "idle"]
SEVERITY, SUBJECTS, MESSAGE, PROFILE, MEASURED, REQUIRED, SOURCE, ACT = range(8)
COLUMNS = (
    "severity", "subjects", "message", "profile", "measured", "required", "source", "act"
)  # fmt: skip
_FIGURES = frozenset({MEASURED, REQUIRED})
_MOST_SUBJECTS = 3
_APART = frozenset({"waived", "idle"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: a finding as it stands, or a waiver alone (idle), or the line between (heading)."""

    standing: Standing
    finding: Finding | None = None
    waiver: Waiver | None = None

    @property
    def apart(self) -> bool:
        """Whether it does not count."""
        return self.standing in _APART


def entries(judged: Judged, sieve: Sieve) -> list[Entry]:
    """The rows of what passes: errors first, then what is waived under a heading of its own."""
    lapsed = {(finding.profile, finding.key): waiver for finding, waiver in judged.lapsed}
    rows = []
    for finding in worst_first(sieve.sifted(judged.counting)):
        waiver = lapsed.get((finding.profile, finding.key))
        rows.append(Entry("counts" if waiver is None else "lapsed", finding, waiver))
    if not sieve.waived:
        return rows
    given = dict(judged.waived)
    apart = [Entry("waived", each, given[each]) for each in worst_first(sieve.sifted(given))]
    apart += [
        Entry("idle", None, waiver)
        for waiver in judged.idle
        if sieve.profile in ("", waiver.profile)
    ]
    return [*rows, Entry("heading"), *apart] if apart else rows


class FindingsModel(QAbstractTableModel):
    """Entries as rows, sorted by a column; what is waived stays below what counts."""

    def __init__(self, document: Document, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._look = look
        self._order: tuple[int, bool] | None = None
        self._given: Sequence[Entry] = ()
        self.entries: Sequence[Entry] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that count, in the order of the rows."""
        return tuple(each.finding for each in self.entries if each.finding and not each.apart)

    def show(self, rows: Sequence[Entry]) -> bool:
        """Show other rows; returns whether they are others."""
        self._given = rows
        rows = self._sorted(rows)
        if rows == self.entries:
            return False
        self.beginResetModel()
        self.entries = rows
        self.endResetModel()
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, now and later; by the severity is the order that findings come in."""
        descending = order == Qt.SortOrder.DescendingOrder
        self._order = None if column < 0 else (column, descending)
        self.beginResetModel()
        self.entries = self._sorted(self._given)
        self.endResetModel()

    def _sorted(self, rows: Sequence[Entry]) -> list[Entry]:
        if self._order is None:
            return list(rows)
        column, descending = self._order
        key = self._key(column)
        counting = [row for row in rows if row.finding and not row.apart]
        apart = [row for row in rows if row.finding and row.apart]
        for part in (counting, apart):
            part.sort(key=lambda row: key(_of(row)), reverse=descending)
        heading = [row for row in rows if row.standing == "heading"]
        return [*counting, *heading, *apart, *(row for row in rows if row.standing == "idle")]

    def _key(self, column: int) -> Callable[[Finding], Any]:
        """What a column is sorted by."""
        language = self._look.language
        figures: Mapping[int, Callable[[Finding], Any]] = {
            SEVERITY: lambda finding: SEVERITIES.index(finding.severity),
            MEASURED: lambda finding: (finding.unit, finding.measured or 0.0),
            REQUIRED: lambda finding: (finding.unit, finding.required or 0.0),
        }

        def words(finding: Finding) -> Any:
            return sort_key(self._words(finding, column), language)

        return figures.get(column, words)

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        if index.isValid() and self.entries[index.row()].standing == "heading":
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            silent = section in (SEVERITY, ACT)
            return "" if silent else self._look.text(f"findings.{COLUMNS[section]}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry, column = self.entries[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.words(entry, column) or None
            case Qt.ItemDataRole.DecorationRole:
                return self._sign(entry) if column == SEVERITY else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(entry, column)
            case Qt.ItemDataRole.FontRole:
                return self._font(entry, column)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(entry, column)
            case _:
                return None

    def _spoken(self, entry: Entry, column: int) -> str:
        if column != SEVERITY or entry.finding is None:
            words = (self.words(entry, column), self.aside(entry) if column == MESSAGE else "")
            return " — ".join(filter(None, words))
        say = self._look.text
        severity = say(f"severity.{entry.finding.severity}")
        return f"{severity}, {say('findings.waived')}" if entry.apart else severity

    def _sign(self, entry: Entry) -> QIcon | None:
        colours = self._look.palette
        if entry.standing == "heading":
            return None
        if entry.apart or entry.finding is None:
            return icon("stamp", colours.text3, 16)
        severity = entry.finding.severity
        return icon(SEVERITY_ICONS[severity], getattr(colours, SEVERITY_TOKENS[severity]), 16)

    def _ink(self, entry: Entry, column: int) -> QColor:
        colours = self._look.palette
        if entry.apart or entry.standing == "heading":
            return colours.text3
        return colours.text if column < REQUIRED and column != PROFILE else colours.text2

    def _font(self, entry: Entry, column: int) -> QFont | None:
        if entry.standing == "heading":
            return font(SECONDARY, bold=True)
        made = font(SECONDARY) if column in (SOURCE, PROFILE) else font()
        made.setStrikeOut(entry.apart and column in (SUBJECTS, MESSAGE))
        return made

    def words(self, entry: Entry, column: int) -> str:
        """What a cell says."""
        if entry.standing == "heading":
            count = sum(each.apart for each in self.entries)
            return self._look.text("findings.waived-count", count=count) if not column else ""
        if entry.finding is not None:
            return self._words(entry.finding, column)
        assert entry.waiver is not None  # an idle one
        rule, *things = entry.waiver.finding.split("/")
        site, language = self._document.site, self._look.language
        words = {
            SUBJECTS: " · ".join(subject_label(site, name, language) for name in things),
            MESSAGE: text(f"rules.{rule}.name", language) if rule in BY_ID else rule,
            PROFILE: self._profile(entry.waiver.profile),
        }
        return words.get(column, "")

    def aside(self, entry: Entry) -> str:
        """What stands beside the message: who waived it, why and when; or that this has lapsed."""
        if entry.waiver is None:
            return ""
        return waiver_words(entry.waiver, self._look, entry.standing)

    def _words(self, finding: Finding, column: int) -> str:
        site, language = self._document.site, self._look.language
        match COLUMNS[column]:
            case "subjects":
                return subject_names(finding, site, self._look)
            case "message":
                return message(finding, site, language)
            case "profile":
                return self._profile(finding.profile)
            case "measured":
                return _amount(finding.measured, finding, self._look)
            case "required":
                return _amount(finding.required, finding, self._look)
            case "source":
                # How sure it is comes first: the rest may not have room.
                sure = text(f"rules.confidence.{finding.confidence}", language)
                return f"{sure} · {finding.citation[language]}"
            case _:
                return ""

    def _profile(self, name: str) -> str:
        return profile_name(self._document, name, self._look)


def _of(entry: Entry) -> Finding:
    assert entry.finding is not None
    return entry.finding


def profile_name(document: Document, identifier: str, look: Look) -> str:
    """The name of a profile of the plan; its id where it is none of them."""
    for profile in document.session.profiles:
        if profile.id == identifier:
            return profile.name[look.language]
    return identifier


def waiver_words(waiver: Waiver, look: Look, standing: Standing = "waived") -> str:
    """Who waived it, when and why; or that this no longer holds."""
    when = day(waiver.date, look.language)
    values = {"name": waiver.name, "date": when, "reason": waiver.reason}
    return look.text(f"findings.aside.{standing}", **values)


def subject_names(finding: Finding, site: Site, look: Look) -> str:
    """The things a finding is about, as people call them."""
    if not finding.subjects:
        return look.text("plan.title")
    names = [subject_label(site, name, look.language) for name in finding.subjects]
    more = f" +{len(names) - _MOST_SUBJECTS}" if len(names) > _MOST_SUBJECTS else ""
    return " · ".join(names[:_MOST_SUBJECTS]) + more


def _amount(value: float | None, finding: Finding, look: Look) -> str:
    return "—" if value is None else amount(value, finding.unit, look.language)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _FIGURES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
