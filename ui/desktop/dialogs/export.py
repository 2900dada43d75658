# SPDX-License-Identifier: GPL-3.0-or-later
"""What to export: format, paper, language, file."""

from dataclasses import dataclass
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

from planner.exchange.formats import FORMATS
from planner.exchange.options import PAPERS, ExportOptions
from planner.locale import LANGUAGES, text
from planner.session import Session
from ui.desktop.dialogs.parts import Dialog
from ui.desktop.look import Look
from ui.desktop.panels.field import Choice, ChoiceBox
from ui.desktop.settings import Settings

_BOTH = "both"


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What a person chose: a file, whose suffix is the format, and the options."""

    path: Path
    options: ExportOptions


class ExportDialog(Dialog):
    """Choose, then export."""

    def __init__(
        self, session: Session, settings: Settings, look: Look, parent: QWidget | None
    ) -> None:
        super().__init__("export", look.text("export.title"), look, parent)
        name = session.plan.id if session.path is None else session.path.stem
        self.format, self.paper = ChoiceBox("exportFormat"), ChoiceBox("exportPaper")
        self.language = ChoiceBox("exportLanguage")
        self.file = QLineEdit()
        self.file.setObjectName("exportFile")
        self.file.setMinimumWidth(420)
        self.file.setAccessibleName(look.text("export.file"))
        self._form = QFormLayout()
        self._form.setVerticalSpacing(12)
        self._form.setHorizontalSpacing(16)
        for key, box in (
            ("format", self.format),
            ("paper", self.paper),
            ("language", self.language),
        ):
            box.setAccessibleName(look.text(f"export.{key}"))
            self._form.addRow(look.text(f"export.{key}"), box)
        browse = QPushButton(look.text("export.browse"))
        browse.setObjectName("exportBrowse")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.file, 1)
        row.addWidget(browse)
        self._form.addRow(look.text("export.file"), row)
        self.body.addLayout(self._form)
        self._fill(settings.folder() / name)
        go = self.add_button("export", QDialogButtonBox.ButtonRole.AcceptRole, default=True)
        go.clicked.connect(self._accept)
        stay = self.add_button("cancel", QDialogButtonBox.ButtonRole.RejectRole)
        stay.clicked.connect(self.reject)

    def _fill(self, stem: Path) -> None:
        formats = [
            Choice(row.suffix, f"{text(row.name, self.look.language)} (.{row.suffix})")
            for row in FORMATS.values()
        ]
        first = "pdf" if "pdf" in FORMATS else formats[0].id
        self.format.show_choices(formats, first)
        self.paper.show_choices([Choice(paper, paper) for paper in PAPERS], PAPERS[0])
        languages = [
            Choice(_BOTH, self.look.text("export.both")),
            *(Choice(each, self.look.text(f"language.{each}")) for each in LANGUAGES),
        ]
        self.language.show_choices(languages, _BOTH)
        self.format.currentIndexChanged.connect(self._format_changed)
        self.file.setText(f"{stem}.{first}")
        self.file.textChanged.connect(self._check)
        self._format_changed()

    def _format_changed(self) -> None:
        """Give the file the format's suffix; ask for paper where the format has pages."""
        suffix = str(self.format.currentData())
        self.file.setText(str(Path(self.file.text() or "plan").with_suffix(f".{suffix}")))
        self._form.setRowVisible(self.paper, FORMATS[suffix].has_paper)
        self._check()

    def _check(self) -> None:
        """A file of another suffix would be another format."""
        for button in self.buttons.buttons():
            if self.buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole:
                button.setEnabled(Path(self.file.text()).suffix[1:].lower() in FORMATS)

    def _browse(self) -> None:
        suffix = str(self.format.currentData())
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.look.text("export.title"),
            self.file.text(),
            f"{text(FORMATS[suffix].name, self.look.language)} (*.{suffix})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            path = Path(chosen)
            self.file.setText(str(path if path.suffix else path.with_suffix(f".{suffix}")))

    def _accept(self) -> None:
        """Ask before a file that exists is written over."""
        path = Path(self.file.text())
        if not path.exists() or OverwriteDialog(path, self.look, self).exec():
            self.accept()

    def choice(self) -> ExportChoice:
        """What was chosen."""
        paper = next(paper for paper in PAPERS if paper == self.paper.currentData())
        language = next((each for each in LANGUAGES if each == self.language.currentData()), None)
        return ExportChoice(Path(self.file.text()), ExportOptions(paper, language))


class OverwriteDialog(Dialog):
    """A file is already there."""

    def __init__(self, path: Path, look: Look, parent: QWidget | None) -> None:
        title = look.text("export.overwrite", name=path.name)
        super().__init__("overwrite", title, look, parent)
        go = self.add_button("overwrite", QDialogButtonBox.ButtonRole.AcceptRole, default=True)
        go.clicked.connect(self.accept)
        stay = self.add_button("cancel", QDialogButtonBox.ButtonRole.RejectRole)
        stay.clicked.connect(self.reject)
