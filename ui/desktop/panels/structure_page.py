# SPDX-License-Identifier: GPL-3.0-or-later
"""The inspector when one temporary wall or column is selected."""

from dataclasses import replace

from PyQt6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from planner.edits.boxes import box_of, rounded
from planner.edits.describe import SetHeight
from planner.edits.edit import Edit
from planner.edits.set_note import SetNote
from planner.edits.structures import SetColumn, round_column
from planner.floor.footprints import footprint
from planner.locale import area
from planner.model.drawn import Structure
from planner.model.values import assumed
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.field import LENGTH, WORD, Field
from ui.desktop.panels.place import PlacePart
from ui.desktop.panels.section import Fact, Facts, Section
from ui.desktop.part import Part, label


class StructurePage(Part):
    """Kind, place, size, height and note of one structure."""

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "structurePage", parent)
        self._document = document
        self._title, self._id = label("title", "structureTitle"), label("secondary", "structureId")
        self.place = PlacePart(look, "structurePlace")
        self.round = QCheckBox()
        self.round.setObjectName("structureRound")
        self.diameter = Field("structureDiameter", LENGTH)
        self.height_field = Field("structureHeight", LENGTH.cleared())
        self.note = Field("structureNote", WORD.cleared())
        self.facts = Facts("structureFacts")
        self.say(self.height_field.name, "drawn.height")
        self.say(self.height_field.describe, "drawn.height-tip")
        self.say(self.round.setText, "drawn.round")
        self.say(self.round.setToolTip, "drawn.round-tip")
        self.say(self.diameter.name, "drawn.diameter")
        self.say(self.diameter.describe, "drawn.diameter-tip")
        self.say(self.note.name, "booth.note")
        self.say(self.note.describe, "booth.note-tip")
        self._where, what = Section("structureWhereSection"), Section("structureWhatSection")
        self.say(self._where.heading.setText, "booth.where")
        self.say(what.heading.setText, "drawn.what")
        self._where.caption.setText(LENGTH.unit)
        self._where.body.addWidget(self.place)
        self._where.body.addWidget(self.round)
        self._where.body.addWidget(self.diameter)
        what.body.addWidget(self.facts)
        what.body.addWidget(self.height_field)
        what.body.addWidget(self.note)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._id)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(self._where)
        lines.addWidget(what)
        lines.addStretch(1)
        self.place.wanted.connect(self._apply)
        self.round.clicked.connect(lambda on: self._set_column(SetColumn("", round=on), ""))
        self.diameter.committed.connect(
            lambda value, stepped: self._set_column(
                SetColumn("", size=(value, value)), "diameter:" if stepped else ""
            )
        )
        for part in (self.place, self.diameter, self.height_field, self.note):
            part.misread.connect(document.refused)
        self.height_field.committed.connect(self._set_height)
        self.note.committed.connect(self._set_note)

    @property
    def shown(self) -> Structure | None:
        """The structure that is shown, if exactly one is selected."""
        selection = self._document.selection
        return self._document.site.structures.get(selection[0]) if len(selection) == 1 else None

    def _set_height(self, value: object, stepped: bool) -> None:
        if (own := self.shown) is not None:
            height = value if isinstance(value, int) else None
            self._apply(SetHeight((own.id,), height), f"height:{own.id}" if stepped else "")

    def _set_column(self, edit: SetColumn, join: str) -> None:
        if (own := self.shown) is not None:
            self._apply(replace(edit, id=own.id), f"{join}{own.id}" if join else "")

    def _set_note(self, value: object, _stepped: bool) -> None:
        if (own := self.shown) is not None:
            self._apply(SetNote((own.id,), str(value)), "")

    def _apply(self, edit: Edit, join: str) -> None:
        self._document.attempt(edit, join)
        self.refresh()

    def refresh(self) -> None:
        """Show the structure as it is now."""
        own, say = self.shown, self.look.text
        if own is None:
            return
        self._title.setText(say(f"drawn.{own.kind}"))
        self._id.setText(own.id)
        self.place.show_thing(own)
        is_round = round_column(own)
        self.round.setVisible(own.kind == "column")
        self.round.setChecked(is_round)
        self.diameter.setVisible(is_round)
        left, _, right, _ = box_of(own)
        self.diameter.show_value(rounded(right - left))
        self._where.mark(say("assumed") if "shape" in assumed(own.facts) else "")
        floor = Fact(say("drawn.floor"), area(footprint(own.shape).area))
        self.facts.show_facts([floor], self.look.palette.booth_line)
        self.height_field.show_value(own.height, mixed=say("drawn.unknown"))
        self.note.show_value(own.note or None, mixed="—")
