# SPDX-License-Identifier: GPL-3.0-or-later
"""The inspector when one feature area is selected: what it is, and where it stands."""

from PyQt6.QtWidgets import QVBoxLayout, QWidget

from planner.edits.edit import Edit
from planner.edits.set_note import SetNote
from planner.floor.footprints import footprint
from planner.locale import area, text
from planner.model.plan import Area, seats
from planner.model.values import assumed
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.build import AREA_FIGURES, BuildPart
from ui.desktop.panels.field import LENGTH, WORD, Field
from ui.desktop.panels.place import PlacePart
from ui.desktop.panels.section import Fact, Facts, Section
from ui.desktop.part import Part, label


class AreaPage(Part):
    """Name, kind, place and figures of one area."""

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "areaPage", parent)
        self._document = document
        self._title, self._kind = label("title", "areaTitle"), label("secondary", "areaKind")
        self._title.setWordWrap(True)
        self.place = PlacePart(look, "areaPlace")
        self.build = BuildPart(look, "areaBuild", AREA_FIGURES)
        self.facts = Facts("areaFacts")
        self.note = Field("areaNote", WORD.cleared())
        self.say(self.note.name, "booth.note")
        self.say(self.note.describe, "booth.note-tip")
        self._where, self._what = Section("areaWhereSection"), Section("areaWhatSection")
        self.say(self._where.heading.setText, "booth.where")
        self.say(self._what.heading.setText, "area.what")
        self._where.caption.setText(LENGTH.unit)
        self._where.body.addWidget(self.place)
        self._what.body.addWidget(self.facts)
        self._what.body.addWidget(self.note)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._kind)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(self._where)
        lines.addWidget(self._what)
        lines.addWidget(self.build)
        lines.addStretch(1)
        for part in (self.place, self.build):
            part.wanted.connect(self._apply)
            part.misread.connect(self._document.refused)
        self.note.misread.connect(self._document.refused)
        self.note.committed.connect(lambda note, _stepped: self._write_note(note))

    @property
    def area(self) -> Area | None:
        """The area that is shown, if exactly one is selected."""
        selection = self._document.selection
        return self._document.site.areas.get(selection[0]) if len(selection) == 1 else None

    def _apply(self, edit: Edit, join: str) -> None:
        self._document.attempt(edit, join)
        self.refresh()

    def _write_note(self, note: str) -> None:
        if self.area is not None:
            self._apply(SetNote((self.area.id,), note), "")

    def refresh(self) -> None:
        """Show the area as it is now."""
        shown, say = self.area, self.look.text
        if shown is None:
            return
        self._title.setText(shown.name[self.look.language])
        self._kind.setText(text(f"areas.kind.{shown.kind}", self.look.language))
        self.place.show_thing(shown)
        self.build.show_thing(shown)
        self.note.show_value(shown.note or None, mixed="—")
        self._where.mark(say("assumed") if "shape" in assumed(shown.facts) else "")
        facts = [Fact(say("area.area"), area(footprint(shown.shape).area))]
        if places := seats(shown):
            facts.append(Fact(say("area.seats"), f"{places:,}"))
        facts.append(Fact(say("area.walkable"), say("yes" if shown.walkable else "no")))
        self.facts.show_facts(facts, self.look.palette.booth_line)
