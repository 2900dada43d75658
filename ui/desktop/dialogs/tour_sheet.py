# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour sheet: in which format, on which paper, in which language, into which file."""

from dataclasses import dataclass
from pathlib import Path

from PyQt6.QtWidgets import QWidget

from planner.drawing.sheet.tour import TOUR_PAPERS
from planner.exchange.tour_sheet import TOUR_FORMATS
from planner.locale import LANGUAGES, Language
from ui.desktop.dialogs.output import OutputDialog
from ui.desktop.look import Look
from ui.desktop.panels.field import Choice, ChoiceBox
from ui.desktop.settings import Settings


@dataclass(frozen=True, slots=True)
class TourSheetChoice:
    """What a person chose: a file, whose suffix is the format; paper; language (None: both)."""

    path: Path
    paper: str
    language: Language | None


class TourSheetDialog(OutputDialog):
    """Choose, then print the sheet."""

    def __init__(self, name: str, settings: Settings, look: Look, parent: QWidget | None) -> None:
        formats = {suffix: look.text(f"tour-sheet.{suffix}") for suffix in TOUR_FORMATS}
        super().__init__("tour-sheet", formats, settings.folder() / name, look, parent)
        self.paper = ChoiceBox("tour-sheetPaper")
        self.add_choice("paper", self.paper, at=1)
        self.paper.show_choices([Choice(paper, paper) for paper in TOUR_PAPERS], "A4")
        self.show_languages([Choice("both", look.text("export.both"))], "both")

    def choice(self) -> TourSheetChoice:
        """What was chosen."""
        data = self.language.currentData()
        language = next((each for each in LANGUAGES if each == data), None)
        return TourSheetChoice(self.path, str(self.paper.currentData()), language)
