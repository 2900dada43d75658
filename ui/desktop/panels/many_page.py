# SPDX-License-Identifier: GPL-3.0-or-later
"""The inspector when several things are selected: what they have in common, "mixed" where not."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QGridLayout, QToolButton, QVBoxLayout, QWidget

from planner.edits.describe import SetHeight, SetPavilion, SetType
from planner.edits.edit import Edit
from planner.edits.set_note import SetNote
from planner.floor.footprints import footprint
from planner.locale import area
from planner.model.plan import Booth
from planner.model.things import Standing
from planner.rules.totals import totals
from ui.desktop.actions import Actions
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.choices import pavilions, type_of, types
from ui.desktop.panels.field import LENGTH, WORD, ChoiceBox, Field
from ui.desktop.panels.holding import HoldingPart
from ui.desktop.panels.section import Fact, Facts, Section
from ui.desktop.panels.services import ServicesPart
from ui.desktop.panels.worth import parted, selected
from ui.desktop.part import Part, label

T = TypeVar("T")
_BUTTONS_ABREAST = 6
_MOST_PARTS = 3  # by pavilion, by status, by type


class ManyPage(Part):
    """Count, area, value and services of the selection; its arrangement; what its booths have in
    common: status, type, pavilion, height, services, note."""

    def __init__(
        self, document: Document, actions: Actions, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "manyPage", parent)
        self._document = document
        self._title = label("title", "manyTitle")
        self.facts = Facts("manyFacts")
        self.holding, self.type = HoldingPart(look, "many"), ChoiceBox("manyType")
        self.status = self.holding.status
        self.services = ServicesPart(look, "manyServices")
        self.note = Field("manyNote", WORD.cleared())
        self.pavilion = ChoiceBox("manyPavilion")
        self.height_field = Field("manyHeight", LENGTH)
        self.common = Section("manyCommonSection")
        self.parts = [Section(f"manyPart{number}Section") for number in range(_MOST_PARTS)]
        self.part_facts = [Facts(f"manyPart{number}") for number in range(_MOST_PARTS)]
        for section, facts in zip(self.parts, self.part_facts, strict=True):
            section.caption.setText("m²")
            section.body.addWidget(facts)
        self.arrange = Section("manyArrangeSection")
        self.arrange.body.addLayout(self._buttons(actions))
        self.say(self.arrange.heading.setText, "many.arrange")
        self.say(self.common.heading.setText, "many.common")
        self.say(self.height_field.name, "booth.height")
        self.say(self.height_field.describe, "booth.height-tip")
        self.say(self.note.name, "booth.note")
        self.say(self.note.describe, "booth.note-tip")
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self.facts)
        for widget, box, key in (
            (self.holding, self.status, "status"),
            (self.type, self.type, "type"),
            (self.pavilion, self.pavilion, "pavilion"),
        ):
            self.say(box.setAccessibleName, f"booth.{key}")
            self.say(box.setToolTip, f"booth.{key}-tip")
            caption = label("caption")
            self.say(caption.setText, f"booth.{key}")
            self.common.body.addWidget(caption)
            self.common.body.addWidget(widget)
        self.common.body.addWidget(self.height_field)
        self.common.body.addWidget(self.note)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(self.arrange)
        lines.addWidget(self.common)
        lines.addWidget(self.services)
        for section in self.parts:
            lines.addWidget(section)
        lines.addStretch(1)
        self._connect()

    def _buttons(self, actions: Actions) -> QGridLayout:
        """A button for each row of the Arrange menu that has an icon."""
        grid = QGridLayout()
        grid.setSpacing(4)
        grid.setColumnStretch(_BUTTONS_ABREAST, 1)
        rows = [row for row in actions.of_menu("arrange") if row.icon]
        for place, row in enumerate(rows):
            button = QToolButton()
            button.setObjectName(f"many-{row.id}")
            button.setDefaultAction(actions[row.id])
            button.setFixedSize(34, 32)
            button.setIconSize(QSize(20, 20))
            self.say(button.setAccessibleName, f"action.{row.id}.text")
            grid.addWidget(button, *divmod(place, _BUTTONS_ABREAST))
        return grid

    def _connect(self) -> None:
        for part in (self.holding, self.services):
            part.wanted.connect(self._apply)
            part.misread.connect(self._document.refused)
        self.note.misread.connect(self._document.refused)
        self.note.committed.connect(
            lambda value, _stepped: self._edit(lambda ids: SetNote(ids, value))
        )
        self.type.chosen.connect(lambda word: self._edit(lambda ids: SetType(ids, type_of(word))))
        self.pavilion.chosen.connect(lambda word: self._edit(lambda ids: SetPavilion(ids, word)))
        self.height_field.misread.connect(self._document.refused)
        self.height_field.committed.connect(
            lambda value, stepped: self._edit(
                lambda ids: SetHeight(ids, value), "height" if stepped else ""
            )
        )

    @property
    def booths(self) -> tuple[Booth, ...]:
        """The booths among what is selected."""
        site = self._document.site
        return tuple(site.booths[name] for name in self._document.selection if name in site.booths)

    def _edit(self, make: Callable[[tuple[str, ...]], Edit], join: str = "") -> None:
        ids = tuple(booth.id for booth in self.booths)
        if ids:
            self._apply(make(ids), f"{join}:{','.join(ids)}" if join else "")

    def _apply(self, edit: Edit, join: str) -> None:
        self._document.attempt(edit, join)
        self.refresh()

    def refresh(self) -> None:
        """Show what the selected things have in common."""
        site, selection, say = self._document.site, self._document.selection, self.look.text
        if len(selection) < 2:
            return
        booths = self.booths
        areas = [site.areas[name] for name in selection if name in site.areas]
        self._title.setText(say("many.title", count=len(selection)))
        built = [site.structures[name] for name in selection if name in site.structures]
        standing: tuple[Standing, ...] = (*booths, *areas, *built)
        shapes = [thing.shape for thing in standing]
        total = sum(footprint(shape).area for shape in shapes)
        counts = {
            "booths": len(booths), "areas": len(areas), "built": len(built),
            "drawn": len(selection) - len(shapes),
        }  # fmt: skip
        facts = [Fact(say(f"many.{kind}"), f"{count:,}") for kind, count in counts.items() if count]
        facts.append(Fact(say("many.area"), area(total)))
        if booths:
            found = totals(site, (booth.id for booth in booths))
            facts += selected(site, found, self.look)
            self._show_parts(parted(site, found, self.look))
        else:
            self._show_parts(())
        self.facts.show_facts(facts, self.look.palette.booth_line)
        self.common.setVisible(bool(booths))
        mixed = say("mixed")
        self.services.setVisible(bool(booths))
        self.holding.show_booths(booths, mixed)
        self.services.show_booths(booths, mixed)
        notes = {booth.note for booth in booths}
        self.note.show_value(
            (notes.pop() or None) if len(notes) == 1 else None, mixed=mixed if notes else "—"
        )
        self.type.show_choices(
            types(self.look), _common(booth.type for booth in booths) or "", mixed=mixed
        )
        self.pavilion.show_choices(
            pavilions(self.look, site),
            _common(booth.pavilion for booth in booths) or "",
            mixed=mixed,
        )
        self.height_field.show_value(_common(booth.height for booth in booths), mixed=mixed)

    def _show_parts(self, parts: Sequence[tuple[str, list[Fact]]]) -> None:
        for number, (section, facts) in enumerate(zip(self.parts, self.part_facts, strict=True)):
            section.setVisible(number < len(parts))
            if number < len(parts):
                key, rows = parts[number]
                section.heading.setText(self.look.text(key))
                facts.show_facts(rows, self.look.palette.booth_line)


def _common(values: Iterable[T]) -> T | None:
    """The value that all share, or None."""
    different = set(values)
    return different.pop() if len(different) == 1 else None
