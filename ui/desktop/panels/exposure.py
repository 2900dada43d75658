# SPDX-License-Identifier: GPL-3.0-or-later
"""The exposure of booths as a list: how fresh, how fair, booths by rank, another plan beside."""

from PyQt6.QtCore import QItemSelectionModel, QModelIndex, Qt, pyqtSignal
from PyQt6.QtGui import QAction, QResizeEvent
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from planner.locale import text
from planner.model.plan import Plan
from planner.paths.standings import Standing
from ui.desktop.actions import Actions
from ui.desktop.exposing import Exposer
from ui.desktop.icons import pixmap
from ui.desktop.look import Look
from ui.desktop.panels.exposure_model import BOOTHS, CHANGES, ExposureModel, Row, first_order
from ui.desktop.panels.findings_header import STATES
from ui.desktop.part import Part, label

ROW = 28
# Widths of the columns but the exhibitor's, which takes the rest, and from which width of the panel
# on each is shown.
_WIDTHS = {
    "rank": (40, 0), "number": (60, 0), "passing": (62, 0), "coming": (62, 330),
    "places": (100, 0), "before": (62, 380), "after": (62, 380), "gain": (68, 0),
}  # fmt: skip


class ExposurePanel(Part):
    """State, fairness, the list, and the comparison. ``wanted`` asks to zoom to booths."""

    wanted = pyqtSignal(tuple)

    def __init__(
        self, exposer: Exposer, actions: Actions, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "exposure", parent)
        self._exposer, self._document = exposer, exposer.document
        self._following = False
        self._numbered: dict[str, list[str]] = {}  # booths of the open plan by number
        self._numbered_in: Plan | None = None
        self._mark, self._state = QLabel(), label("secondary", "exposureState", shortens=True)
        self._assumed = label("assumed", "exposureAssumed")
        self.say(self._assumed.setText, "exposure.assumed")
        self.say(self._assumed.setToolTip, "exposure.assumed-tip")
        self.gini = label("body", "exposureGini", shortens=True)
        self.say(self.gini.setToolTip, "exposure.gini-tip")
        self.told = label("secondary", "exposureTold")
        self.told.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.say(self.progress.setAccessibleName, "exposure.computing")
        self.model = ExposureModel(look, self)
        self.table = self._make_table()
        self.buttons = {
            name: _ActionButton(actions[name], f"{name}Panel")
            for name in ("exposure", "compare-exposure")
        }
        self._lay_out()
        exposer.changed.connect(self.refresh)
        exposer.progressed.connect(lambda share: self.progress.setValue(round(100 * share)))
        self._document.selection_changed.connect(self._follow)
        self.refresh()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("exposureTable")
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.say(table.setAccessibleName, "exposure.title")
        if (rows := table.verticalHeader()) is not None:
            rows.hide()
            rows.setDefaultSectionSize(ROW)
        if (columns := table.horizontalHeader()) is not None:
            columns.setFixedHeight(ROW)
            columns.setMinimumSectionSize(24)
            columns.setHighlightSections(False)
            columns.setSectionsClickable(True)
            columns.sectionClicked.connect(self._sort)
        table.clicked.connect(self._find)
        table.activated.connect(self._find)
        if (marks := table.selectionModel()) is not None:
            marks.currentRowChanged.connect(self._select)
        return table

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._mark)
        first.addWidget(self._state, 1)
        first.addWidget(self._assumed)
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 8)
        head.setSpacing(8)
        head.addLayout(first)
        for widget in (self.progress, self.gini, self.told):
            head.addWidget(widget)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 8, 12, 12)
        foot.setSpacing(8)
        for button in self.buttons.values():
            foot.addWidget(button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(self.table, 1)
        lines.addLayout(foot)
        lines.addStretch(0)

    def refresh(self) -> None:
        """Show the exposure as it is known now."""
        exposer, say, language = self._exposer, self.look.text, self.look.language
        picture, token = STATES[{"computing": "checking"}.get(exposer.state, exposer.state)]
        colour = getattr(self.look.palette, token)
        self._mark.setPixmap(pixmap(picture, colour, 16, self.devicePixelRatioF()))
        self._state.setText(say(f"exposure.{exposer.state}"))
        self._state.setStyleSheet(f"color: {colour.name()}")
        self.progress.setVisible(exposer.state == "computing")
        shown, other = exposer.shown, exposer.compared
        if other is not None:
            values = (other.here.found.fairness, other.there.fairness)
            before, after = (f"{value:.2f}" for value in values)
            self.gini.setText(text("exposure.gini-change", language, before=before, after=after))
            gained = sum(row.gain >= 0.5 for row in other.rows)
            lost = sum(row.gain <= -0.5 for row in other.rows)
            words = text("exposure.gained", language, gained=gained, lost=lost)
            self.told.setText(say("exposure.compared", name=other.path.name, words=words))
            self.model.show(other.rows, CHANGES)
        elif shown is not None:
            value = f"{shown.found.fairness:.2f}"
            self.gini.setText(text("exposure.gini", language, value=value))
            model = shown.found.model
            values_ = {"visitors": f"{model.visitors:,.0f}", "stops": str(model.stops)}
            self.told.setText(say("exposure.basis", **values_))
            self.model.show(shown.rows, BOOTHS)
        else:
            self.told.setText(say("exposure.none"))
            self.model.show((), BOOTHS)
        for name, on in (("exposure", exposer.wanted), ("compare-exposure", other is not None)):
            self.buttons[name].setText(say(f"exposure.{name}-{'off' if on else 'on'}"))
        self.gini.setVisible(shown is not None)
        self.table.setVisible(shown is not None)
        self._share()
        self._follow()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Give each column its width; some have none in a narrow panel."""
        columns = self.table.horizontalHeader()
        for number, name in enumerate(self.model.columns):
            width, needs = _WIDTHS.get(name, (0, 0))
            self.table.setColumnHidden(number, self.width() < needs)
            if columns is not None:
                stretched = name == "exhibitor"
                mode = QHeaderView.ResizeMode
                columns.setSectionResizeMode(number, mode.Stretch if stretched else mode.Fixed)
            if width:
                self.table.setColumnWidth(number, width)

    def _sort(self, column: int) -> None:
        columns = self.table.horizontalHeader()
        if columns is None:
            return
        sorted_by, order = self.model.order
        if column != sorted_by:
            order = first_order(self.model.columns[column])
        elif order == Qt.SortOrder.AscendingOrder:
            order = Qt.SortOrder.DescendingOrder
        else:
            order = Qt.SortOrder.AscendingOrder
        columns.setSortIndicatorShown(True)
        columns.setSortIndicator(column, order)
        self.model.sort(column, order)
        self._follow()

    def _booths(self, index: QModelIndex) -> tuple[str, ...]:
        """The booths of the open plan that a row is about."""
        return tuple(self._ids(self.model.rows[index.row()]))

    def _ids(self, row: Row) -> list[str]:
        if isinstance(row, Standing):
            return [row.id] if row.id in self._document.site.booths else []
        return [booth for number in row.numbers[0] for booth in self._numbered.get(number, ())]

    def _select(self, index: QModelIndex) -> None:
        if index.isValid() and not self._following and (booths := self._booths(index)):
            self._document.select(booths)

    def _find(self, index: QModelIndex) -> None:
        if index.isValid() and (booths := self._booths(index)):
            self.wanted.emit(booths)

    def _follow(self) -> None:
        """Mark the row of the selected booth."""
        selected = set(self._document.selection)
        if self._numbered_in is not self._document.site.plan:
            self._numbered_in = self._document.site.plan
            self._numbered = {}
            for booth in self._numbered_in.booths:
                self._numbered.setdefault(booth.number, []).append(booth.id)
        marks = self.table.selectionModel()
        if marks is None:
            return
        self._following = True
        here = next(
            (
                place
                for place, row in enumerate(self.model.rows)
                if selected.intersection(self._ids(row))
            ),
            None,
        )
        if here is None:
            marks.clear()
        else:
            index = self.model.index(here, 0)
            flag = QItemSelectionModel.SelectionFlag
            marks.setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            self.table.scrollTo(index)
        self._following = False


class _ActionButton(QPushButton):
    """A button that does what an action does. The action outlives it, so the slot is its own."""

    def __init__(self, action: QAction, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._action = action
        action.changed.connect(self._tell)
        self.clicked.connect(action.trigger)
        self._tell()

    def _tell(self) -> None:
        self.setToolTip(self._action.toolTip())
