# SPDX-License-Identifier: GPL-3.0-or-later
"""The inspector when one booth is selected: everything about it, editable to the millimetre."""

from collections.abc import Callable

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.edits.assign import Assign, Unassign
from planner.edits.competitors import SetCompetitors
from planner.edits.describe import OpenSides, Renumber, SetHeight, SetPavilion, SetType
from planner.edits.edit import Edit
from planner.edits.set_note import SetNote
from planner.floor.footprints import footprint
from planner.locale import area
from planner.model.plan import Booth
from planner.model.shapes import Rectangle
from planner.model.values import assumed
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.marks import swatch
from ui.desktop.panels.assignment import AssignmentPart, CompetitorsPart
from ui.desktop.panels.booth_exposure import BoothExposure
from ui.desktop.panels.build import BOOTH_FIGURES, BuildPart
from ui.desktop.panels.choices import pavilions, type_of, types
from ui.desktop.panels.exhibitor_details import ExhibitorDetails
from ui.desktop.panels.field import LENGTH, WORD, ChoiceBox, Field
from ui.desktop.panels.holding import HoldingPart
from ui.desktop.panels.open_sides import OpenSidesPart
from ui.desktop.panels.place import PlacePart
from ui.desktop.panels.section import Section
from ui.desktop.panels.services import ServicesPart
from ui.desktop.panels.worth import price
from ui.desktop.part import Part, label


class BoothPage(Part):
    """Number, size, place, sides, exhibitor, status, type, pavilion, price, services and note of
    one booth."""

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "boothPage", parent)
        self._document = document
        self._title = label("title", "boothTitle")
        self._kind = label("secondary", "boothKind", shortens=True)
        self._pavilion_mark = QLabel()
        self._pavilion_name = label("secondary", shortens=True)
        self._area = label("figure", "boothArea")
        self.place = PlacePart(look, "boothPlace")
        self.build = BuildPart(look, "boothBuild", BOOTH_FIGURES)
        self.height_field = Field("boothHeight", LENGTH, with_unit=False)
        self.number = Field("boothNumber", WORD)
        self.holding, self.type = HoldingPart(look, "booth"), ChoiceBox("boothType")
        self.status = self.holding.status
        self.note = Field("boothNote", WORD.cleared())
        self.price = label("secondary", "boothPrice", shortens=True)
        self.services = ServicesPart(look, "boothServices")
        self.details = ExhibitorDetails(look)
        self.pavilion = ChoiceBox("boothPavilion")
        self.sides, self.assignment = OpenSidesPart(look), AssignmentPart(look)
        self.competitors = CompetitorsPart(look)
        self._where, self._open = Section("boothWhereSection"), Section("boothSidesSection")
        self._who, self._what = Section("boothWhoSection"), Section("boothWhatSection")
        self._against = Section("boothCompetitorsSection")
        self.exposure = BoothExposure(document, look)
        self._name_all()
        self._lay_out()
        self._connect()

    def _name_all(self) -> None:
        for field, key in (
            (self.number, "number"),
            (self.height_field, "height"),
            (self.note, "note"),
        ):
            self.say(field.name, f"booth.{key}")
            self.say(field.describe, f"booth.{key}-tip")
        for box, key in ((self.type, "type"), (self.pavilion, "pavilion")):
            self.say(box.setAccessibleName, f"booth.{key}")
            self.say(box.setToolTip, f"booth.{key}-tip")
        for section, key in (
            (self._where, "where"),
            (self._open, "open-sides"),
            (self._who, "who"),
            (self._against, "competitors"),
            (self._what, "what"),
        ):
            self.say(section.heading.setText, f"booth.{key}")

    def _lay_out(self) -> None:
        base = Qt.AlignmentFlag.AlignBaseline
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._title, 0, base)
        first.addWidget(self._kind, 0, base)
        first.addStretch(1)
        second.setSpacing(8)
        second.addWidget(self._pavilion_mark)
        second.addWidget(self._pavilion_name)
        second.addStretch(1)
        second.addWidget(self._area)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(4)
        head.addLayout(first)
        head.addLayout(second)
        head.addWidget(self.price)
        self._where.caption.setText(LENGTH.unit)
        self.place.grid.addWidget(self.height_field, 2, 1)
        self._where.body.addWidget(self.place)
        self._open.body.addWidget(self.sides)
        for part in (self.assignment, self.details, self.holding):
            self._who.body.addWidget(part)
        self._against.body.addWidget(self.competitors)
        for widget in (self.number, self.type, self.pavilion, self.note):
            self._what.body.addWidget(widget)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(head)
        parts = (self._where, self._open, self._who, self._against, self._what, self.exposure)
        for section in (*parts, self.services, self.build):
            lines.addWidget(section)
        lines.addStretch(1)

    def _connect(self) -> None:
        for part in (self.place, self.build, self.services, self.details, self.holding):
            part.wanted.connect(self._apply)
            part.misread.connect(self._document.refused)
        for field in (self.number, self.height_field, self.note):
            field.misread.connect(self._document.refused)
        self.note.committed.connect(
            lambda value, _stepped: self._edit(lambda booth: SetNote((booth.id,), value))
        )
        self.number.committed.connect(
            lambda value, _stepped: self._edit(lambda booth: Renumber(booth.id, value))
        )
        self.height_field.committed.connect(
            lambda value, stepped: self._edit(
                lambda booth: SetHeight((booth.id,), value), "height" if stepped else ""
            )
        )
        self.type.chosen.connect(
            lambda word: self._edit(lambda booth: SetType((booth.id,), type_of(word)))
        )
        self.pavilion.chosen.connect(
            lambda word: self._edit(lambda booth: SetPavilion((booth.id,), word))
        )
        self.sides.changed.connect(
            lambda sides: self._edit(lambda booth: OpenSides(booth.id, sides))
        )
        self.assignment.added.connect(
            lambda name: self._edit(lambda booth: Assign(booth.id, (name,)))
        )
        self.assignment.removed.connect(
            lambda name: self._edit(lambda booth: Unassign((booth.id,), (name,)))
        )
        self.competitors.changed.connect(
            lambda name, others: self._apply(SetCompetitors(name, others), "")
        )

    @property
    def booth(self) -> Booth | None:
        """The booth that is shown, if exactly one is selected."""
        selection = self._document.selection
        return self._document.site.booths.get(selection[0]) if len(selection) == 1 else None

    def _edit(self, make: Callable[[Booth], Edit], join: str = "") -> None:
        booth = self.booth
        if booth is not None:
            self._apply(make(booth), f"{join}:{booth.id}" if join else "")

    def _apply(self, edit: Edit, join: str) -> None:
        self._document.attempt(edit, join)
        self.refresh()  # a value that was refused goes back to what it was

    def refresh(self) -> None:
        """Show the booth as it is now."""
        booth, site, say = self.booth, self._document.site, self.look.text
        if booth is None:
            return
        colours = self.look.palette
        pavilion = site.pavilions[booth.pavilion]
        self._title.setText(booth.number)
        self._kind.setText(self._kind_words(booth))
        self._area.setText(area(footprint(booth.shape).area))
        icon = swatch(colours.pavilions[pavilion.colour], colours.booth_line)
        self._pavilion_mark.setPixmap(icon.pixmap(14, 14))
        self._pavilion_name.setText(pavilion.name[self.look.language])
        self.place.show_thing(booth)
        self.build.show_thing(booth)
        self.height_field.show_value(booth.height)
        self.number.show_value(booth.number)
        self.sides.show_booth(booth, pavilion.colour)
        self._open.caption.setText(say("booth.side-count", count=len(booth.open_sides)))
        self.assignment.show_booth(site, booth)
        self.competitors.show_booth(site, booth)
        self._against.setVisible(bool(booth.exhibitors))
        self.details.show_booth(site, booth)
        self.details.setVisible(bool(booth.exhibitors))
        self.holding.show_booths((booth,))
        self.services.show_booths((booth,))
        self.note.show_value(booth.note or None, mixed="—")
        self.note.describe(booth.note or say("booth.note-tip"))
        worth = price(site, booth, self.look)
        self.price.setText(worth)
        self.price.setVisible(bool(worth))
        self.type.show_choices(types(self.look), booth.type)
        self.exposure.show_booth(booth.id)
        self.pavilion.show_choices(pavilions(self.look, site), booth.pavilion)
        unsure = set(assumed(booth.facts))
        for section, facts in (
            (self._where, {"shape", "height"}),
            (self._open, {"open_sides"}),
            (self._who, {"status", "exhibitors"}),
            (self._what, {"type", "number", "pavilion"}),
        ):
            section.mark(say("assumed") if facts & unsure else "")

    def _kind_words(self, booth: Booth) -> str:
        kind = self.look.text(f"type.{booth.type}")
        if not isinstance(booth.shape, Rectangle):
            return f"{kind} · {self.look.text('booth.outline')}"
        width, depth = (f"{side / 1000:g}" for side in booth.shape.size)
        return f"{kind} · {width} × {depth} m"
