# SPDX-License-Identifier: GPL-3.0-or-later
"""Language, theme and size of texts that the whole window shows; all change while it runs."""

from PyQt6.QtCore import QObject, pyqtSignal

from planner.locale import Language, text
from ui.desktop.fonts import set_text_size
from ui.desktop.theme import PALETTES, Palette, Theme


class Look(QObject):
    """Language, theme and size of texts, telling all parts when one of them changes."""

    changed = pyqtSignal()

    def __init__(self, language: Language, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language: Language = language
        self.theme: Theme = theme
        self.text_size = 100  # percent

    @property
    def palette(self) -> Palette:
        """The colours of the theme."""
        return PALETTES[self.theme]

    def text(self, key: str, **values: object) -> str:
        """A text of the window (``window.<key>``) in the current language."""
        return text(f"window.{key}", self.language, **values)

    def set_language(self, language: Language) -> None:
        """Speak another language from now on."""
        if language != self.language:
            self.language = language
            self.changed.emit()

    def set_text_size(self, percent: int) -> None:
        """Show texts larger or smaller from now on."""
        if percent != self.text_size:
            self.text_size = percent
            set_text_size(percent)
            self.changed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Show another theme from now on."""
        if theme != self.theme:
            self.theme = theme
            self.changed.emit()
