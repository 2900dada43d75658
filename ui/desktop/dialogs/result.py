# SPDX-License-Identifier: GPL-3.0-or-later
"""What was worked out into a file: in which format and language, into which file."""

from collections.abc import Mapping

from PyQt6.QtWidgets import QWidget

from planner.locale import LANGUAGES, Language
from ui.desktop.dialogs.output import OutputDialog
from ui.desktop.look import Look
from ui.desktop.settings import Settings


class ResultDialog(OutputDialog):
    """Choose, then write. ``kind`` names the title, ``formats`` are names by suffix."""

    def __init__(
        self,
        kind: str,
        formats: Mapping[str, str],
        name: str,
        settings: Settings,
        look: Look,
        parent: QWidget | None,
    ) -> None:
        super().__init__(kind, formats, settings.folder() / name, look, parent)
        self.show_languages([], look.language)

    @property
    def chosen_language(self) -> Language:
        """The language that was chosen."""
        data = self.language.currentData()
        return next((each for each in LANGUAGES if each == data), self.look.language)
