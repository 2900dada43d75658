# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers by a scheme: its figures, what each booth gets, and the plan that shows it meanwhile."""

from collections.abc import Mapping, Sequence

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QColor
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.edits.renumber_all import RenumberAll
from planner.floor.numbering import (
    BYS,
    ORDERS,
    Along,
    Corner,
    Scheme,
    clashes,
    numbered,
)
from planner.floor.site import Site
from planner.model.problems import BadInput
from ui.desktop.dialogs.parts import Dialog
from ui.desktop.look import Look
from ui.desktop.panels.field import Choice, ChoiceBox
from ui.desktop.part import label, restyle

# Corners and directions of the screen as those of the plan, in the upright view and in the turned.
_CORNERS: Mapping[str, tuple[Corner, Corner]] = {
    "left-top": ("left-top", "left-bottom"),
    "right-top": ("right-top", "left-top"),
    "left-bottom": ("left-bottom", "right-bottom"),
    "right-bottom": ("right-bottom", "right-top"),
}
_ALONGS: Mapping[str, tuple[Along, Along]] = {"across": ("x", "y"), "down": ("y", "x")}
_MOST = 99_999


def first_scheme(turned: bool) -> Scheme:
    """What is proposed first: A01 … from the top left of the screen, row by row across it."""
    return Scheme("A", corner=_CORNERS["left-top"][turned], along=_ALONGS["across"][turned])


class NumberingDialog(Dialog):
    """Asks for a scheme. ``proposed`` carries the new numbers by id, and the ids that clash."""

    proposed = pyqtSignal(object, object)

    def __init__(
        self,
        site: Site,
        ids: Sequence[str],
        scheme: Scheme,
        *,
        some: bool,
        turned: bool,
        look: Look,
        parent: QWidget | None,
    ) -> None:
        super().__init__("numbering", look.text("numbering.title"), look, parent)
        self._site, self._ids, self._turned = site, tuple(ids), turned
        self.numbers: dict[str, str] = {}
        note = label("secondary", "numberingNote")
        note.setText(look.text(f"numbering.note-{'some' if some else 'all'}", count=len(self._ids)))
        self._form = QFormLayout()
        self._form.setVerticalSpacing(8)
        self._form.setHorizontalSpacing(16)
        self.prefix = QLineEdit(scheme.prefix)
        self.prefix.setMaxLength(12)
        self.prefix.textChanged.connect(self._work_out)
        self._add("prefix", self.prefix)
        self.by = self._add_choice("by", BYS, scheme.by)
        self.order = self._add_choice("order", ORDERS, scheme.order)
        corner = next(it for it in _CORNERS if _CORNERS[it][turned] == scheme.corner)
        self.corner = self._add_choice("corner", tuple(_CORNERS), corner)
        along = next(it for it in _ALONGS if _ALONGS[it][turned] == scheme.along)
        self.along = self._add_choice("along", tuple(_ALONGS), along)
        self.start = self._add_number("start", scheme.start, 0, _MOST)
        self.step = self._add_number("step", scheme.step, 1, 100)
        self.digits = self._add_number("digits", scheme.width, 1, 6)
        self.gap = self._add_number("gap", scheme.gap, 0, 1000)
        self.told = label("secondary", "numberingTold")
        self.told.setWordWrap(True)
        self.list = QTableWidget(0, 2)
        self._lay_out(note)
        roles = QDialogButtonBox.ButtonRole
        self.apply = self.add_button("apply", roles.AcceptRole, default=True)
        self.apply.clicked.connect(self.accept)
        self.add_button("cancel", roles.RejectRole).clicked.connect(self.reject)

    def _lay_out(self, note: QWidget) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(self._form)
        left.addWidget(self.told)
        left.addStretch(1)
        table = self.list
        table.setObjectName("numberingList")
        table.setAccessibleName(self.look.text("numbering.list"))
        table.setHorizontalHeaderLabels(
            [self.look.text("numbering.old"), self.look.text("numbering.new")]
        )
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setFixedWidth(230)
        table.setMinimumHeight(320)
        if (rows := table.verticalHeader()) is not None:
            rows.hide()
            rows.setDefaultSectionSize(28)
        if (heads := table.horizontalHeader()) is not None:
            heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addLayout(left, 1)
        both.addWidget(table)
        self.body.addWidget(note)
        self.body.addLayout(both, 1)

    def _add(self, key: str, field: QWidget) -> None:
        words = self.look.text(f"numbering.{key}")
        field.setObjectName(f"numbering-{key}")
        field.setAccessibleName(words)
        field.setMinimumWidth(190)
        if isinstance(field, QAbstractSpinBox):
            field.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)  # the keys step
        self._form.addRow(words, field)

    def _add_choice(self, key: str, choices: Sequence[str], current: str) -> ChoiceBox:
        box = ChoiceBox(f"numbering-{key}")
        box.show_choices(
            [Choice(it, self.look.text(f"numbering.{key}-{it}")) for it in choices], current
        )
        box.chosen.connect(lambda _word: self._work_out())
        self._add(key, box)
        return box

    def _add_number(self, key: str, value: int, least: int, most: int) -> QSpinBox:
        field = QSpinBox()
        field.setRange(least, most)
        field.setValue(value)
        field.valueChanged.connect(self._work_out)
        self._add(key, field)
        return field

    @property
    def scheme(self) -> Scheme:
        """The scheme that the fields say."""
        return Scheme(
            prefix=self.prefix.text().strip(),
            start=self.start.value(),
            step=self.step.value(),
            width=self.digits.value(),
            order=ORDERS[self.order.currentIndex()],
            by=BYS[self.by.currentIndex()],
            corner=_CORNERS[self.corner.currentData()][self._turned],
            along=_ALONGS[self.along.currentData()][self._turned],
            gap=self.gap.value(),
        )

    def edit(self) -> RenumberAll:
        """The renumbering."""
        return RenumberAll(tuple(self.numbers.items()))

    def show_now(self) -> None:
        """Work the numbers out and tell of them, as after every change of a field."""
        self._work_out()

    def _work_out(self) -> None:
        """The numbers by the scheme: listed, told and shown on the plan."""
        site = self._site
        self.numbers = numbered(site, self._ids, self.scheme)
        shared = clashes(site.plan.booths, self.numbers)
        changed = sum(site.booths[name].number != new for name, new in self.numbers.items())
        wrong = ""
        try:
            self.edit().apply(site.plan)
        except BadInput as error:
            wrong = error.problems[0].message(self.look.language)
        self.apply.setEnabled(bool(changed) and not wrong)
        self._tell(changed, len(shared), wrong)
        self._list(shared)
        self.proposed.emit(self.numbers, shared)

    def _tell(self, changed: int, shared: int, wrong: str) -> None:
        say = self.look.text
        words = [say("numbering.changes", count=changed) if changed else say("numbering.same")]
        if shared:
            words.append(say("numbering.clashes", count=shared))
        self.told.setText(wrong or " ".join(words))
        restyle(self.told, "role", "error" if wrong or shared else "secondary")

    def _list(self, shared: frozenset[str]) -> None:
        table, palette = self.list, self.look.palette
        table.setRowCount(len(self.numbers))
        for row, (name, new) in enumerate(self.numbers.items()):
            old = self._site.booths[name].number
            colour = palette.error if name in shared else palette.text
            for column, words in enumerate((old, new)):
                faint = palette.text3 if old == new else colour
                table.setItem(row, column, _item(words, faint if column else palette.text2))


def _item(words: str, colour: QColor) -> QTableWidgetItem:
    made = QTableWidgetItem(words)
    made.setForeground(colour)
    return made
