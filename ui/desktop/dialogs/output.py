# SPDX-License-Identifier: GPL-3.0-or-later
"""What the dialogs that end in a file have in common: format, language, file."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PyQt6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from planner.locale import LANGUAGES
from ui.desktop.dialogs.parts import Dialog
from ui.desktop.look import Look
from ui.desktop.panels.field import Choice, ChoiceBox


class OutputDialog(Dialog):
    """Choose a format, a language and a file; the file's suffix is the format.

    ``formats`` are names by suffix. Texts stand under ``window.<name>``.
    """

    def __init__(
        self, name: str, formats: Mapping[str, str], stem: Path, look: Look, parent: QWidget | None
    ) -> None:
        super().__init__(name, look.text(f"{name}.title"), look, parent)
        self._formats = formats
        self.format = ChoiceBox(f"{name}Format")
        self.language = ChoiceBox(f"{name}Language")
        self.file = QLineEdit()
        self.file.setObjectName(f"{name}File")
        self.file.setMinimumWidth(420)
        self.file.setAccessibleName(look.text("export.file"))
        browse = QPushButton(look.text("export.browse"))
        browse.setObjectName(f"{name}Browse")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        self.form = QFormLayout()
        self.form.setVerticalSpacing(12)
        self.form.setHorizontalSpacing(16)
        self.add_choice("format", self.format)
        self.add_choice("language", self.language)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.file, 1)
        row.addWidget(browse)
        self.form.addRow(look.text("export.file"), row)
        self.body.addLayout(self.form)
        first = "pdf" if "pdf" in formats else next(iter(formats))
        choices = [Choice(suffix, f"{words} (.{suffix})") for suffix, words in formats.items()]
        self.format.show_choices(choices, first)
        self.file.setText(f"{stem}.{first}")
        go = self.add_button(name, QDialogButtonBox.ButtonRole.AcceptRole, default=True)
        go.clicked.connect(self._accept)
        stay = self.add_button("cancel", QDialogButtonBox.ButtonRole.RejectRole)
        stay.clicked.connect(self.reject)
        self.format.currentIndexChanged.connect(self.format_changed)
        self.file.textChanged.connect(self._check)

    def add_choice(self, key: str, box: ChoiceBox, *, at: int | None = None) -> None:
        """A row of the form for a choice, named by a text under ``window.export``."""
        words = self.look.text(f"export.{key}")
        box.setAccessibleName(words)
        self.form.insertRow(self.form.rowCount() if at is None else at, words, box)

    def show_languages(self, more: Sequence[Choice], current: str) -> None:
        """Offer the languages, after some more choices."""
        known = [Choice(each, self.look.text(f"language.{each}")) for each in LANGUAGES]
        self.language.show_choices([*more, *known], current)

    @property
    def suffix(self) -> str:
        """The suffix of the chosen format."""
        return str(self.format.currentData())

    @property
    def path(self) -> Path:
        """The chosen file."""
        return Path(self.file.text())

    def format_changed(self) -> None:
        """Give the file the format's suffix."""
        self.file.setText(str(Path(self.file.text() or "plan").with_suffix(f".{self.suffix}")))
        self._check()

    def _check(self) -> None:
        """A file of another suffix would be another format."""
        for button in self.buttons.buttons():
            if self.buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole:
                button.setEnabled(self.path.suffix[1:].lower() in self._formats)

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.windowTitle(),
            self.file.text(),
            f"{self._formats[self.suffix]} (*.{self.suffix})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            path = Path(chosen)
            self.file.setText(str(path if path.suffix else path.with_suffix(f".{self.suffix}")))

    def _accept(self) -> None:
        """Ask before a file that exists is written over."""
        if not self.path.exists() or OverwriteDialog(self.path, self.look, self).exec():
            self.accept()


class OverwriteDialog(Dialog):
    """A file is already there."""

    def __init__(self, path: Path, look: Look, parent: QWidget | None) -> None:
        title = look.text("export.overwrite", name=path.name)
        super().__init__("overwrite", title, look, parent)
        go = self.add_button("overwrite", QDialogButtonBox.ButtonRole.AcceptRole, default=True)
        go.clicked.connect(self.accept)
        stay = self.add_button("cancel", QDialogButtonBox.ButtonRole.RejectRole)
        stay.clicked.connect(self.reject)
