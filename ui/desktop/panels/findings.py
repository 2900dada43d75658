# SPDX-License-Identifier: GPL-3.0-or-later
"""The findings under the canvas: what is wrong, where, by how much, and by which source."""

from collections.abc import Mapping, Sequence

from PyQt6.QtCore import QAbstractTableModel, QModelIndex, QObject, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QIcon, QResizeEvent
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.floor.site import Site
from planner.rules.finding import SEVERITIES, Finding
from planner.rules.message import citation, message
from planner.rules.message import label as subject_label
from ui.desktop.actions import Actions
from ui.desktop.document import Document
from ui.desktop.fonts import SECONDARY, font
from ui.desktop.icons import icon, pixmap
from ui.desktop.look import Look
from ui.desktop.marks import SEVERITY_ICONS, SEVERITY_TOKENS
from ui.desktop.part import Part, label, rule

ROW, HEADER = 32, 36
_COLUMNS = ("severity", "subjects", "message", "measured", "required", "source")
_FIGURES = frozenset({3, 4})
# Width of each column but the message, which takes the rest: least px, share of the table.
_WIDTHS = {0: (40, 0.0), 1: (96, 0.15), 3: (72, 0.08), 4: (72, 0.08), 5: (112, 0.22)}
# State of the check: icon and colour token.
STATES: Mapping[str, tuple[str, str]] = {
    "not-run": ("circle-question-mark", "text2"),
    "checking": ("refresh-cw", "note"),
    "current": ("circle-check", "ok"),
    "outdated": ("triangle-alert", "warn"),
}
# What an empty list says in each state.
_NONE = {
    "not-run": "none-yet",
    "checking": "none-checking",
    "current": "none",
    "outdated": "none-outdated",
}


class FindingsModel(QAbstractTableModel):
    """Findings as rows, errors first."""

    def __init__(self, document: Document, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._look = look
        self.findings: Sequence[Finding] = ()

    def show(self, findings: Sequence[Finding]) -> None:
        """Show other findings."""
        self.beginResetModel()
        self.findings = sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.findings)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._look.text(f"findings.{_COLUMNS[section]}") if section else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        finding, column = self.findings[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(finding, column) if column else None
            case Qt.ItemDataRole.DecorationRole:
                return self._sign(finding) if column == 0 else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._look.palette.text if column < 4 else self._look.palette.text2
            case Qt.ItemDataRole.FontRole:
                return font(SECONDARY) if column == 5 else None
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(finding, column)
            case _:
                return None

    def _spoken(self, finding: Finding, column: int) -> str:
        severity = self._look.text(f"severity.{finding.severity}")
        return self._words(finding, column) if column else severity

    def _sign(self, finding: Finding) -> QIcon:
        colour = getattr(self._look.palette, SEVERITY_TOKENS[finding.severity])
        return icon(SEVERITY_ICONS[finding.severity], colour, 16)

    def _words(self, finding: Finding, column: int) -> str:
        site, language = self._document.site, self._look.language
        match _COLUMNS[column]:
            case "subjects":
                return subject_names(finding, site, self._look)
            case "message":
                return message(finding, site, language)
            case "measured":
                return figure(finding.measured, finding.unit)
            case "required":
                return figure(finding.required, finding.unit)
            case "source":
                return citation(finding, language)
            case _:
                return ""


class _Sign(QStyledItemDelegate):
    """The severity, in the middle of its column."""

    def initStyleOption(self, option: QStyleOptionViewItem | None, index: QModelIndex) -> None:
        super().initStyleOption(option, index)
        if option is not None:
            option.decorationAlignment = Qt.AlignmentFlag.AlignCenter
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDisplay


class FindingsPanel(Part):
    """Header with count, state and profile; the table; words where it is empty.

    ``picked`` carries a finding that was chosen; ``opened`` asks to be shown.
    """

    picked = pyqtSignal(object)

    def __init__(
        self, document: Document, actions: Actions, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "findingsPanel", parent)
        self._document = document
        self.title, self.count = label("heading", "findingsTitle"), label("caption")
        self.say(self.title.setText, "findings.title")
        self._state_mark, self.state = QLabel(), label("secondary", "findingsState")
        self.profile = label("secondary", "findingsProfile", shortens=True)
        self.model = FindingsModel(document, look, self)
        self.table = self._make_table()
        self.empty = label("secondary", "findingsEmpty")
        self.empty.setContentsMargins(16, 12, 16, 12)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        for widget in (rule(), self.empty, self.table):
            body.addWidget(widget, 0 if widget is not self.table else 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._make_header(actions))
        lines.addWidget(self._body, 1)
        for signal in (document.plan_changed, document.findings_changed):
            signal.connect(self.refresh)
        self.refresh()

    def _make_header(self, actions: Actions) -> QWidget:
        header = QWidget()
        header.setFixedHeight(HEADER)
        row = QHBoxLayout(header)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.count)
        row.addStretch(1)
        for widget in (self._state_mark, self.state, self.profile):
            row.addWidget(widget)
        for name in ("check", "findings"):
            button = QToolButton()
            button.setObjectName(f"{name}Button")
            button.setDefaultAction(actions[name])
            button.setFixedSize(28, 28)
            button.setIconSize(QSize(16, 16))
            row.addWidget(button)
        return header

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("findingsTable")
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
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
            columns.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.setItemDelegateForColumn(0, _Sign(table))
        table.clicked.connect(self._pick)
        table.activated.connect(self._pick)
        return table

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        for column, (least, share) in _WIDTHS.items():
            self.table.setColumnWidth(column, max(least, round(share * self.width())))

    def collapse(self, collapsed: bool) -> None:
        """Show the header alone, or all."""
        self._body.setVisible(not collapsed)
        self.setMinimumHeight(HEADER + 1 if collapsed else 120)
        self.setMaximumHeight(HEADER + 1 if collapsed else 16_777_215)

    def refresh(self) -> None:
        """Show the findings and how fresh they are."""
        session, say, colours = self._document.session, self.look.text, self.look.palette
        if tuple(self.model.findings) != session.findings:
            key = self.current.key if self.current is not None else ""
            self.model.show(session.findings)
            self._mark(key)
        else:
            self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_COLUMNS) - 1)
        count = len(session.findings)
        self.count.setText(f"{count:,}")
        picture, token = STATES[session.check_state]
        colour = getattr(colours, token)
        self._state_mark.setPixmap(pixmap(picture, colour, 16, self.devicePixelRatioF()))
        self.state.setText(say(f"findings.{session.check_state}"))
        self.state.setStyleSheet(f"color: {colour.name()}")
        profiles = ", ".join(self._document.site.plan.profiles).upper()
        self.profile.setText(say("findings.profile", names=profiles) if profiles else "")
        none = _NONE[session.check_state] if profiles else "no-profile"
        self.empty.setText(say(f"findings.{none}"))
        self.empty.setVisible(count == 0)
        self.table.setVisible(count > 0)

    @property
    def current(self) -> Finding | None:
        """The finding that is marked."""
        index = self.table.currentIndex()
        return self.model.findings[index.row()] if index.isValid() else None

    def step(self, by: int) -> None:
        """Go to the next finding (or the one before) and pick it."""
        count = len(self.model.findings)
        if count:
            at = self.table.currentIndex()
            start = at.row() if at.isValid() else (-1 if by > 0 else 0)
            index = self.model.index((start + by) % count, 0)
            self.table.setCurrentIndex(index)
            self._pick(index)

    def mark(self, finding: Finding) -> None:
        """Mark a finding that was chosen elsewhere."""
        self._mark(finding.key)

    def _mark(self, key: str) -> None:
        """Mark the finding of a key, also after the rows were made anew."""
        for number, finding in enumerate(self.model.findings):
            if finding.key == key:
                self.table.setCurrentIndex(self.model.index(number, 0))

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(self.model.findings[index.row()])


def subject_names(finding: Finding, site: Site, look: Look) -> str:
    """The things a finding is about, as people call them."""
    if not finding.subjects:
        return look.text("plan.title")
    names = [subject_label(site, name, look.language) for name in finding.subjects]
    most = 3
    more = f" +{len(names) - most}" if len(names) > most else ""
    return " · ".join(names[:most]) + more


def figure(value: float | None, unit: str) -> str:
    """A measured or required figure: mm whole, m² with one decimal, a dash for none."""
    if value is None:
        return "—"
    return f"{value:,.1f} m²" if unit == "m2" else f"{value:,.0f}"


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _FIGURES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
