# SPDX-License-Identifier: GPL-3.0-or-later
"""One exhibitor: names and short names in both languages, group, floor asked, note."""

from PyQt6.QtWidgets import QDialogButtonBox, QLineEdit, QPushButton, QWidget

from planner.edits.exhibitor_rows import GROUPS
from planner.edits.exhibitors import AddExhibitor, SetExhibitor
from planner.locale import text
from planner.model.plan import Exhibitor
from ui.desktop.dialogs.arrange import AskingDialog
from ui.desktop.look import Look
from ui.desktop.panels.field import Choice, ChoiceBox

_MOST_ASKED = 100_000
_MOST_NAME, _MOST_NOTE = 200, 1000
_WIDE = 320


class ExhibitorDialog(AskingDialog):
    """The fields of an exhibitor, or of a new one; one name serves for both languages."""

    def __init__(self, exhibitor: Exhibitor | None, look: Look, parent: QWidget | None) -> None:
        title = "selling.exhibitor.new" if exhibitor is None else "selling.exhibitor.title"
        super().__init__("exhibitor", title, "selling.exhibitor.note-words", look, parent)
        self._exhibitor = exhibitor
        shown = exhibitor
        self.name_ko = self._line("name-ko", "" if shown is None else shown.name.ko)
        self.name_en = self._line("name-en", "" if shown is None else shown.name.en)
        self.short_ko = self._line("short-ko", "" if shown is None else shown.short.ko)
        self.short_en = self._line("short-en", "" if shown is None else shown.short.en)
        self.group = ChoiceBox("exhibitorGroup")
        self.group.show_choices(
            [Choice(each, text(f"exchange.group.{each}", look.language)) for each in GROUPS],
            "company" if shown is None else shown.group,
        )
        self._add("selling.exhibitor.group", self.group)
        asked = -1 if shown is None or shown.asked is None else shown.asked
        self.asked = self._add_number("selling.exhibitor.asked", asked, -1, _MOST_ASKED, " m²")
        self.asked.setSpecialValueText(look.text("selling.details.unknown"))
        self.note = self._line("note", "" if shown is None else shown.note, _MOST_NOTE)
        for field in (self.name_ko, self.name_en):
            field.textChanged.connect(self._check)
        self._check()
        self.name_ko.setFocus()

    def _line(self, name: str, words: str, most: int = _MOST_NAME) -> QLineEdit:
        field = QLineEdit(words)
        field.setMaxLength(most)
        self._add(f"selling.exhibitor.{name}", field)
        field.setMinimumWidth(_WIDE)
        return field

    def _check(self) -> None:
        """Some name is needed."""
        named = bool(self.name_ko.text().strip() or self.name_en.text().strip())
        for button in self.buttons.buttons():
            if (
                isinstance(button, QPushButton)
                and self.buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole
            ):
                button.setEnabled(named)

    def edit(self) -> AddExhibitor | SetExhibitor:
        """The exhibitor as the fields say it."""
        ko, en = self.name_ko.text().strip(), self.name_en.text().strip()
        short_ko, short_en = self.short_ko.text().strip(), self.short_en.text().strip()
        group = GROUPS[self.group.currentIndex()]
        asked = None if self.asked.value() < 0 else self.asked.value()
        note = self.note.text().strip()
        if self._exhibitor is None:
            return AddExhibitor(ko, en, group, asked, short_ko, short_en, note)
        return SetExhibitor(
            self._exhibitor.id,
            name_ko=ko or en,
            name_en=en or ko,
            short_ko=short_ko or short_en or ko or en,
            short_en=short_en or short_ko or en or ko,
            group=group,
            asked=asked,
            note=note,
        )
