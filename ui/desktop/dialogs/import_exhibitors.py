# SPDX-License-Identifier: GPL-3.0-or-later
"""Take in a list of exhibitors: how the file is read, which column says what, what will change."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from planner.edits.exhibitor_book import OCCUPIED
from planner.edits.exhibitor_rows import ExhibitorList
from planner.edits.import_exhibitors import Imported, ImportExhibitors
from planner.exchange.exhibitor_columns import exhibitor_rows, guess_columns, guessed
from planner.exchange.table_file import ENCODINGS, TableFile, TableRow, read_table
from planner.locale import text
from planner.model.plan import Plan
from planner.model.problems import BadInput, Problem
from ui.desktop.background import Job, Jobs
from ui.desktop.dialogs.import_rows import BOOTHS, EFFECT, EXHIBITOR, LINE, ImportRows, counted
from ui.desktop.dialogs.parts import Dialog
from ui.desktop.look import Look
from ui.desktop.panels.field import Choice, ChoiceBox
from ui.desktop.part import label
from ui.desktop.settings import Settings

# The fields of a row in the order in which a list is likely to have them.
_FIELDS = (
    "name", "name_ko", "name_en", "booths", "status", "held_until", "asked", "note", "short_ko",
    "short_en", "group", "id",
)  # fmt: skip
_NONE = ""
_SIZE = (940, 700)
_REMEMBERED, _MOST_REMEMBERED = "import-columns", 20


@dataclass(frozen=True, slots=True)
class _Question:
    """How to read a file; ``columns`` (field to place) None: as guessed, or as remembered."""

    sheet: str = ""
    encoding: str = ""
    columns: tuple[tuple[str, int], ...] | None = None
    occupied: str = OCCUPIED[0]
    moves: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a file read so would change."""

    table: TableFile
    header: TableRow
    columns: Mapping[str, int]
    edit: ImportExhibitors | None
    imported: Imported | None
    trouble: tuple[Problem, ...] = ()


class ImportDialog(Dialog):
    """Reads in the background whatever is chosen; ``edit`` is what was agreed to."""

    def __init__(
        self,
        path: Path,
        plan: Plan,
        settings: Settings,
        jobs: Jobs,
        look: Look,
        parent: QWidget | None,
    ) -> None:
        super().__init__(
            "import-exhibitors", text("selling.import.title", look.language, name=path.name), look,
            parent,
        )  # fmt: skip
        self._path, self._plan, self._settings, self._jobs = path, plan, settings, jobs
        self._question = _Question()
        self._answer: _Answer | None = None
        self._job: Job[_Answer] | None = None
        self._shown_file: TableFile | None = None
        self._read_as = _Question()
        self._remembered = _remembered(settings)
        self.sheet, self.encoding = ChoiceBox("importSheet"), ChoiceBox("importEncoding")
        self.occupied = ChoiceBox("importOccupied")
        self.columns = {field: ChoiceBox(f"import-{field}") for field in _FIELDS}
        self.moves = QCheckBox(self._say("moves"))
        self.moves.setObjectName("importMoves")
        self.moves.setToolTip(self._say("moves-tip"))
        self.bad_only = QCheckBox(self._say("bad-only"))
        self.bad_only.setObjectName("importBadOnly")
        self.sums, self.trouble = label("secondary", "importSums"), label("error", "importTrouble")
        self.trouble.setWordWrap(True)
        self.rows = ImportRows(look, self)
        self.table = self._make_table()
        self._lay_out()
        roles = QDialogButtonBox.ButtonRole
        self.go = self.add_button("import", roles.AcceptRole, default=True)
        self.go.clicked.connect(self._accept)
        self.add_button("cancel", roles.RejectRole).clicked.connect(self.reject)
        self._connect()
        self.resize(*_SIZE)
        self._ask(_Question())

    def _say(self, key: str, **values: object) -> str:
        return text(f"selling.import.{key}", self.look.language, **values)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("importTable")
        table.setAccessibleName(self.windowTitle())
        table.setModel(self.rows)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        if (rows := table.verticalHeader()) is not None:
            rows.hide()
            rows.setDefaultSectionSize(28)
        if (heads := table.horizontalHeader()) is not None:
            heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
            heads.setStretchLastSection(True)
            for column, width in ((LINE, 56), (EXHIBITOR, 230), (BOOTHS, 110), (EFFECT, 300)):
                heads.resizeSection(column, width)
        return table

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        self._sheet_name = self._named(top, "sheet", self.sheet)
        self._encoding_name = self._named(top, "encoding", self.encoding)
        self._named(top, "occupied.title", self.occupied)
        top.addWidget(self.moves)
        top.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for number, (field, box) in enumerate(self.columns.items()):
            words = self._say(f"field.{field.replace('_', '-')}")
            caption = label("caption")
            caption.setText(words)
            caption.setBuddy(box)
            box.setAccessibleName(words)
            row, column = divmod(number, 4)
            grid.addWidget(caption, 2 * row, column)
            grid.addWidget(box, 2 * row + 1, column)
            grid.setColumnStretch(column, 1)
        heading = label("heading")
        heading.setText(self._say("columns"))
        below = QHBoxLayout()
        below.addWidget(self.sums, 1)
        below.addWidget(self.bad_only)
        body: QVBoxLayout = self.body
        body.addLayout(top)
        body.addWidget(heading)
        body.addLayout(grid)
        body.addWidget(self.trouble)
        body.addWidget(self.table, 1)
        body.addLayout(below)

    def _named(self, row: QHBoxLayout, key: str, box: ChoiceBox) -> QWidget:
        words = self._say(key)
        caption = label("secondary")
        caption.setText(words)
        box.setAccessibleName(words)
        box.setMinimumWidth(180)
        row.addWidget(caption)
        row.addWidget(box)
        return caption

    def _connect(self) -> None:
        self.sheet.chosen.connect(lambda name: self._change(sheet=name, columns=None))
        self.encoding.chosen.connect(lambda name: self._change(encoding=name, columns=None))
        self.occupied.chosen.connect(lambda word: self._change(occupied=word))
        self.moves.toggled.connect(lambda on: self._change(moves=on))
        for field, box in self.columns.items():
            box.chosen.connect(lambda place, field=field: self._map(field, place))
        self.bad_only.toggled.connect(lambda _on: self._show_rows())
        self.occupied.show_choices(
            [Choice(word, self._say(f"occupied.{word}")) for word in OCCUPIED], OCCUPIED[0]
        )

    def _map(self, field: str, place: str) -> None:
        """Another column for a field; the field that had it has none now."""
        if self._answer is None:
            return
        columns = {
            name: at
            for name, at in self._answer.columns.items()
            if name != field and str(at) != place
        }
        if place != _NONE and place.isdecimal():
            columns[field] = int(place)
        self._change(columns=tuple(columns.items()))

    def _change(self, **asked: Any) -> None:
        self._ask(replace(self._question, **asked))

    def _ask(self, question: _Question) -> None:
        if self._job is not None:
            self._job.cancel()
        self._question = question
        table = self._shown_file
        read = self._read_as
        if (question.sheet, question.encoding) != (read.sheet, read.encoding):
            table = None
        self.sums.setText(self._say("reading"))
        self.go.setEnabled(False)
        remembered, path, plan = self._remembered, self._path, self._plan
        job: Job[_Answer] = Job(
            lambda: _answer(path, plan, question, table, remembered), self._show, self._fail
        )
        self._job = job
        self._jobs.start(job)

    def _show(self, answer: _Answer) -> None:
        self._answer, self._shown_file, self._read_as = answer, answer.table, self._question
        table, cells = answer.table, answer.header.cells
        for box, name, shown in (
            (self.sheet, self._sheet_name, len(table.sheets) > 1),
            (self.encoding, self._encoding_name, not table.sheets),
        ):
            box.setVisible(shown)
            name.setVisible(shown)
        self.sheet.show_choices([Choice(name, name) for name in table.sheets], table.sheet)
        self._show_encodings(table.encoding)
        none = Choice(_NONE, self._say("no-column"))
        heads = [Choice(str(at), cell) for at, cell in enumerate(cells) if cell]
        for field, box in self.columns.items():
            box.show_choices([none, *heads], str(answer.columns.get(field, _NONE)))
            if field not in answer.columns:
                box.setCurrentIndex(0)
        self._tell(answer.trouble)
        self._show_rows()

    def _show_encodings(self, found: str) -> None:
        told = Choice("", self._say("told", name=found))
        known = [Choice(name, name) for name in ENCODINGS]
        self.encoding.show_choices([told, *known], self._question.encoding)
        if not self._question.encoding:
            self.encoding.setCurrentIndex(0)

    def _show_rows(self) -> None:
        imported = None if self._answer is None else self._answer.imported
        self.rows.show(self._plan, imported, bad_only=self.bad_only.isChecked())
        good = 0 if imported is None else len(imported.good)
        bad = 0 if imported is None else len(imported.rows) - good
        self.sums.setText("" if imported is None else counted(imported, self.look.language))
        self.trouble.setVisible(bool(self.trouble.text()))
        self.bad_only.setVisible(bool(bad))
        self.go.setEnabled(bool(good))
        self.go.setText(self._say("go", count=f"{good:,}") if good else self._say("go-none"))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, BadInput):
            raise error
        self._answer = None
        self.sheet.setVisible(False)
        self._sheet_name.setVisible(False)
        self._show_encodings(self._say("no-encoding"))
        self._tell(error.problems)
        self._show_rows()

    def _tell(self, problems: Sequence[Problem]) -> None:
        self.trouble.setText("\n".join(each.message(self.look.language) for each in problems))

    def _accept(self) -> None:
        answer = self._answer
        if answer is None or answer.edit is None:
            return
        if answer.columns != guessed(answer.header.cells):
            chosen = {field: answer.header.cells[at] for field, at in answer.columns.items()}
            self._remembered.pop(_key(answer.header), None)
            known = [*self._remembered.items(), (_key(answer.header), chosen)][-_MOST_REMEMBERED:]
            self._settings.set_word(_REMEMBERED, json.dumps(dict(known), ensure_ascii=False))
        self.accept()

    def reject(self) -> None:
        """Nothing that is under way comes back."""
        if self._job is not None:
            self._job.cancel()
        super().reject()

    @property
    def imported(self) -> Imported | None:
        """What the rows do, as far as they could be read."""
        return None if self._answer is None else self._answer.imported

    def edit(self) -> ImportExhibitors | None:
        """The edit that takes the good rows in."""
        return None if self._answer is None else self._answer.edit


def _answer(
    path: Path,
    plan: Plan,
    question: _Question,
    table: TableFile | None,
    remembered: Mapping[str, Mapping[str, str]],
) -> _Answer:
    """Read, map and judge; ``table`` is the file where it was read so before."""
    if table is None:
        table = read_table(path, sheet=question.sheet, encoding=question.encoding)
    guess = guess_columns(table)
    columns = _places(guess.header, remembered.get(_key(guess.header), {})) or guess.columns
    if question.columns is not None:
        columns = dict(question.columns)
    bare = _Answer(table, guess.header, columns, None, None)
    try:
        listed = ExhibitorList(path.name, exhibitor_rows(table, guess.header, columns))
    except BadInput as error:
        return replace(bare, trouble=error.problems)
    occupied = next(word for word in OCCUPIED if word == question.occupied)
    edit = ImportExhibitors(listed, occupied, question.moves)
    return replace(bare, edit=edit, imported=edit.imported(plan))


def _places(header: TableRow, chosen: Mapping[str, str]) -> dict[str, int]:
    """Where the columns stand that were chosen by their headers, as far as there are any."""
    places = {cell: place for place, cell in reversed(list(enumerate(header.cells)))}
    return {field: places[cell] for field, cell in chosen.items() if cell in places}


def _remembered(settings: Settings) -> dict[str, dict[str, str]]:
    """The columns chosen before, by the headers of their lists; what is damaged is forgotten."""
    try:
        return msgspec.json.decode(
            settings.word(_REMEMBERED) or "{}", type=dict[str, dict[str, str]]
        )
    except msgspec.MsgspecError:
        return {}


def _key(header: TableRow) -> str:
    """Under what the columns of a list with these headers, in any order, are remembered."""
    heads = "\n".join(sorted(cell for cell in header.cells if cell))
    return hashlib.sha256(heads.encode()).hexdigest()[:16]
