# SPDX-License-Identifier: GPL-3.0-or-later
"""Evacuation runs into a file: in which format and language, into which file."""

from PyQt6.QtWidgets import QWidget

from planner.exchange.evacuation_formats import FORMATS
from planner.locale import LANGUAGES, Language
from ui.desktop.dialogs.output import OutputDialog
from ui.desktop.look import Look
from ui.desktop.settings import Settings


class EvacuationDialog(OutputDialog):
    """Choose, then write."""

    def __init__(self, name: str, settings: Settings, look: Look, parent: QWidget | None) -> None:
        formats = {suffix: look.text(f"evacuation.{suffix}") for suffix in FORMATS}
        stem = settings.folder() / f"{name}-evacuation"
        super().__init__("evacuation", formats, stem, look, parent)
        self.show_languages([], look.language)

    @property
    def chosen_language(self) -> Language:
        """The language that was chosen."""
        data = self.language.currentData()
        return next((each for each in LANGUAGES if each == data), self.look.language)
