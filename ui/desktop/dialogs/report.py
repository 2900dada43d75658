# SPDX-License-Identifier: GPL-3.0-or-later
"""The safety report: in which format and language, into which file; and an offer to open it."""

from dataclasses import dataclass
from pathlib import Path

from PyQt6.QtWidgets import QDialogButtonBox, QWidget

from planner.exchange.report.formats import REPORTS
from planner.locale import LANGUAGES, Language, text
from planner.session import Session
from ui.desktop.dialogs.export import stem
from ui.desktop.dialogs.output import OutputDialog
from ui.desktop.dialogs.parts import Dialog
from ui.desktop.look import Look
from ui.desktop.settings import Settings


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """What a person chose: a file, whose suffix is the format, and the language."""

    path: Path
    language: Language


class ReportDialog(OutputDialog):
    """Choose, then write the report."""

    def __init__(
        self, session: Session, settings: Settings, look: Look, parent: QWidget | None
    ) -> None:
        formats = {row.suffix: text(row.name, look.language) for row in REPORTS.values()}
        name = look.text("report.file", name=stem(session))
        super().__init__("report", formats, settings.folder() / name, look, parent)
        self.show_languages([], look.language)

    def choice(self) -> ReportChoice:
        """What was chosen."""
        language = next(each for each in LANGUAGES if each == self.language.currentData())
        return ReportChoice(self.path, language)


class WrittenDialog(Dialog):
    """A report was written: open it?"""

    def __init__(self, path: Path, look: Look, parent: QWidget | None) -> None:
        super().__init__("written", look.text("report.written", name=path.name), look, parent)
        go = self.add_button("open", QDialogButtonBox.ButtonRole.AcceptRole, default=True)
        go.clicked.connect(self.accept)
        stay = self.add_button("close", QDialogButtonBox.ButtonRole.RejectRole)
        stay.clicked.connect(self.reject)
