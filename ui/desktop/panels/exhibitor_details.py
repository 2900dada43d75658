# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of the exhibitors of a booth: the floor they asked for, a note."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QLabel, QVBoxLayout, QWidget

from planner.edits.exhibitors import SetExhibitor
from planner.floor.shares import Given, given
from planner.floor.site import Site
from planner.model.plan import Booth
from ui.desktop.look import Look
from ui.desktop.panels.field import COUNT, WORD, Field
from ui.desktop.part import Part, label

_ASKED = COUNT.of("m²").cleared()
_NOTE = WORD.cleared()


class ExhibitorDetails(Part):
    """Fields for each exhibitor of a booth, under its name where there are several.

    ``wanted`` carries an edit and its join token (empty: a step of its own), ``misread`` the
    BadInput of what cannot be read.
    """

    wanted = pyqtSignal(object, str)
    misread = pyqtSignal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "exhibitorDetails", parent)
        self._titles: dict[str, QLabel] = {}
        self._shares: dict[str, QLabel] = {}
        self.asked: dict[str, Field] = {}
        self.notes: dict[str, Field] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)

    def show_booth(self, site: Site, booth: Booth) -> None:
        """Show what is known of those who stand in a booth."""
        if tuple(self.asked) != booth.exhibitors:
            self._build(booth.exhibitors)
        shares = given(site.plan)
        for name in booth.exhibitors:
            exhibitor, share = site.exhibitors[name], shares[name]
            self._titles[name].setText(exhibitor.name[self.look.language])
            self.asked[name].show_value(
                exhibitor.asked, mixed=self.look.text("selling.details.unknown")
            )
            self.notes[name].show_value(exhibitor.note or None, mixed="—")
            self._show_share(name, share)

    def _show_share(self, name: str, share: Given) -> None:
        words = ""
        if share.asked is not None or share.booths > 1:
            values = {"asked": share.asked, "given": f"{share.area:,.1f}", "count": share.booths}
            key = (
                "selling.details.given"
                if share.asked is None
                else f"exhibitors.share.{share.share}"
            )
            words = self.look.text(key, **values)
        self._shares[name].setText(words)
        self._shares[name].setVisible(bool(words))

    def _build(self, names: tuple[str, ...]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._titles = {name: label("secondary", shortens=True) for name in names}
        self._shares = {name: label("caption", f"share-{name}") for name in names}
        self.asked = {name: self._field(f"asked-{name}", "asked", name) for name in names}
        self.notes = {name: self._field(f"note-{name}", "note", name) for name in names}
        for name in names:
            self._titles[name].setVisible(len(names) > 1)
            for widget in (
                self._titles[name],
                self.asked[name],
                self._shares[name],
                self.notes[name],
            ):
                self._lines.addWidget(widget)

    def _field(self, object_name: str, what: str, exhibitor: str) -> Field:
        field = Field(object_name, _ASKED if what == "asked" else _NOTE)
        field.name(self.look.text(f"selling.details.{what}"))
        field.describe(self.look.text(f"selling.details.{what}-tip"))
        field.committed.connect(
            lambda value, stepped: self._want(what, exhibitor, value, stepped=stepped)
        )
        field.misread.connect(self.misread)
        return field

    def _want(self, what: str, exhibitor: str, value: object, *, stepped: bool) -> None:
        join = f"{what}:{exhibitor}" if stepped else ""
        if what == "note":
            self.wanted.emit(SetExhibitor(exhibitor, note=str(value)), join)
        else:
            asked = value if isinstance(value, int) else None
            self.wanted.emit(SetExhibitor(exhibitor, asked=asked), join)

    def refresh(self) -> None:
        """The names of the fields follow the language."""
        for what, fields in (("asked", self.asked), ("note", self.notes)):
            for field in fields.values():
                field.name(self.look.text(f"selling.details.{what}"))
                field.describe(self.look.text(f"selling.details.{what}-tip"))
