# SPDX-License-Identifier: GPL-3.0-or-later
"""What to export: format, paper, language, file."""

from dataclasses import dataclass
from pathlib import Path

from PyQt6.QtWidgets import QWidget

from planner.exchange.formats import FORMATS
from planner.exchange.options import PAPERS, ExportOptions
from planner.locale import LANGUAGES, text
from planner.session import Session
from ui.desktop.dialogs.output import OutputDialog
from ui.desktop.look import Look
from ui.desktop.panels.field import Choice, ChoiceBox
from ui.desktop.settings import Settings

_BOTH = "both"


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What a person chose: a file, whose suffix is the format, and the options."""

    path: Path
    options: ExportOptions


class ExportDialog(OutputDialog):
    """Choose, then export."""

    def __init__(
        self, session: Session, settings: Settings, look: Look, parent: QWidget | None
    ) -> None:
        formats = {row.suffix: text(row.name, look.language) for row in FORMATS.values()}
        super().__init__("export", formats, settings.folder() / stem(session), look, parent)
        self.paper = ChoiceBox("exportPaper")
        self.add_choice("paper", self.paper, at=1)
        self.paper.show_choices([Choice(paper, paper) for paper in PAPERS], PAPERS[0])
        self.show_languages([Choice(_BOTH, look.text("export.both"))], _BOTH)
        self.format_changed()

    def format_changed(self) -> None:
        """Ask for paper where the format has pages."""
        super().format_changed()
        self.form.setRowVisible(self.paper, FORMATS[self.suffix].has_paper)

    def choice(self) -> ExportChoice:
        """What was chosen."""
        paper = next(paper for paper in PAPERS if paper == self.paper.currentData())
        language = next((each for each in LANGUAGES if each == self.language.currentData()), None)
        return ExportChoice(self.path, ExportOptions(paper, language))


def stem(session: Session) -> str:
    """What files made from a plan are called: as the plan's own, or after its id."""
    return session.plan.id if session.path is None else session.path.stem
