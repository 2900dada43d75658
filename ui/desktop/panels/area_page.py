# SPDX-License-Identifier: GPL-3.0-or-later
"""The inspector when one feature area is selected: what it is, and where it stands."""

from typing import Any, cast

from PyQt6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from planner.edits.areas import AREA_KINDS, FIXED, SetArea
from planner.edits.edit import Edit
from planner.edits.set_note import SetNote
from planner.floor.footprints import footprint
from planner.locale import LANGUAGES, area, text
from planner.model.plan import Area, AreaKind, seats
from planner.model.values import assumed
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.build import AREA_FIGURES, BuildPart
from ui.desktop.panels.choices import pavilions
from ui.desktop.panels.field import LENGTH, WORD, Choice, ChoiceBox, Field
from ui.desktop.panels.furnish import FurnishPart
from ui.desktop.panels.place import PlacePart
from ui.desktop.panels.section import Fact, Facts, Section
from ui.desktop.part import Part, label


class AreaPage(Part):
    """Name, kind, place and figures of one area."""

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "areaPage", parent)
        self._document = document
        self._title = label("title", "areaTitle")
        self.kind, self.pavilion = ChoiceBox("areaKind"), ChoiceBox("areaPavilion")
        self.names = {name: Field(f"areaName-{name}", WORD.cleared()) for name in LANGUAGES}
        self.walkable = QCheckBox()
        self.walkable.setObjectName("areaWalkable")
        self.furnish = FurnishPart(look, document.attempt)
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
        for box, key in ((self.kind, "area.kind-tip"), (self.pavilion, "area.pavilion-tip")):
            self.say(box.setAccessibleName, key)
            self.say(box.setToolTip, key)
            self._what.body.addWidget(box)
        for name, field in self.names.items():
            self.say(field.name, f"drawn.{name}")
            self.say(field.describe, f"area.name-{name}-tip")
            self._what.body.addWidget(field)
        self.say(self.walkable.setText, "area.walkable")
        self.say(self.walkable.setToolTip, "area.walkable-tip")
        self._what.body.addWidget(self.walkable)
        self._what.body.addWidget(self.facts)
        self._what.body.addWidget(self.note)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(4)
        head.addWidget(self._title)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(self._where)
        lines.addWidget(self._what)
        lines.addWidget(self.furnish)
        lines.addWidget(self.build)
        lines.addStretch(1)
        for part in (self.place, self.build):
            part.wanted.connect(self._apply)
            part.misread.connect(document.refused)
        self.furnish.misread.connect(document.refused)
        self.note.misread.connect(self._document.refused)
        self.note.committed.connect(lambda note, _stepped: self._write_note(note))
        self.kind.chosen.connect(lambda word: self._set(kind=cast(AreaKind, word)))
        self.pavilion.chosen.connect(lambda word: self._set(pavilion=word or None))
        self.walkable.clicked.connect(lambda on: self._set(walkable=on))
        for name, field in self.names.items():
            field.misread.connect(document.refused)
            field.committed.connect(
                lambda words, _stepped, it=name: self._set(**{f"name_{it}": words})
            )

    @property
    def area(self) -> Area | None:
        """The area that is shown, if exactly one is selected."""
        selection = self._document.selection
        return self._document.site.areas.get(selection[0]) if len(selection) == 1 else None

    def _apply(self, edit: Edit, join: str) -> None:
        self._document.attempt(edit, join)
        self.refresh()

    def _set(self, **values: Any) -> None:
        if self.area is not None:
            self._apply(SetArea(self.area.id, **values), "")

    def _write_note(self, note: str) -> None:
        if self.area is not None:
            self._apply(SetNote((self.area.id,), note), "")

    def refresh(self) -> None:
        """Show the area as it is now."""
        shown, say = self.area, self.look.text
        if shown is None:
            return
        self._title.setText(shown.name[self.look.language])
        language = self.look.language
        kinds = [Choice(kind, text(f"areas.kind.{kind}", language)) for kind in AREA_KINDS]
        self.kind.show_choices(kinds, shown.kind)
        none = Choice("", say("area.no-pavilion"))
        houses = [none, *pavilions(self.look, self._document.site)]
        self.pavilion.show_choices(houses, shown.pavilion or "", mixed=none.text)
        for name, field in self.names.items():
            field.show_value(shown.name[name] or None, mixed="—")
        self.walkable.setChecked(shown.walkable)
        self.walkable.setEnabled(shown.kind not in FIXED)
        self.furnish.show_area(shown)
        self.place.show_thing(shown)
        self.build.show_thing(shown)
        self.note.show_value(shown.note or None, mixed="—")
        self._where.mark(say("assumed") if "shape" in assumed(shown.facts) else "")
        facts = [Fact(say("area.area"), area(footprint(shown.shape).area))]
        if places := seats(shown):
            facts.append(Fact(say("area.seats"), f"{places:,}"))
        self.facts.show_facts(facts, self.look.palette.booth_line)
