# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window remembers from one run to the next: look, place, panels, recent files."""

from collections.abc import Iterable
from pathlib import Path

import platformdirs
from PyQt6.QtCore import QByteArray, QSettings

from planner.locale import LANGUAGES, Language
from ui.desktop.theme import THEMES, Theme

MOST_RECENT = 8


class Settings:
    """Typed access to one ini file; what is missing or damaged reads as not set.

    With a folder, everything that is remembered is in it.
    """

    def __init__(self, folder: Path | None = None) -> None:
        state = folder or platformdirs.user_state_path("hallplan", appauthor=False)
        self.recovery = state / "recovery"  # where the journals of open plans are
        place = folder or platformdirs.user_config_path("hallplan", appauthor=False)
        self._store = QSettings(str(place / "window.ini"), QSettings.Format.IniFormat)

    def language(self) -> Language | None:
        """The language chosen last."""
        value = self._store.value("language")
        return next((known for known in LANGUAGES if known == value), None)

    def set_language(self, language: Language) -> None:
        """Remember a language."""
        self._store.setValue("language", language)

    def theme(self) -> Theme | None:
        """The theme chosen last."""
        value = self._store.value("theme")
        return next((known for known in THEMES if known == value), None)

    def set_theme(self, theme: Theme) -> None:
        """Remember a theme."""
        self._store.setValue("theme", theme)

    def recent(self) -> tuple[Path, ...]:
        """Files that were open, the last one first, as far as they still exist."""
        value = self._store.value("recent")
        names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        paths = [Path(name) for name in names if isinstance(name, str) and name]
        return tuple(path for path in paths if path.is_file())

    def add_recent(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        self._set_recent([path.resolve(), *self.recent()])

    def clear_recent(self) -> None:
        """Forget all recent files."""
        self._set_recent(())

    def _set_recent(self, paths: Iterable[Path]) -> None:
        names = list(dict.fromkeys(str(path) for path in paths))[:MOST_RECENT]
        self._store.setValue("recent", names)

    def bytes(self, key: str) -> QByteArray:
        """A state that a Qt widget made of itself, empty when there is none."""
        value = self._store.value(f"state/{key}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, key: str, state: QByteArray) -> None:
        """Remember a state that a Qt widget made of itself."""
        self._store.setValue(f"state/{key}", state)

    def flag(self, key: str, default: bool) -> bool:
        """A yes or no."""
        value = self._store.value(f"flag/{key}")
        return default if value is None else str(value).lower() == "true"

    def set_flag(self, key: str, value: bool) -> None:
        """Remember a yes or no."""
        self._store.setValue(f"flag/{key}", value)

    def number(self, key: str, default: int) -> int:
        """A whole number."""
        value = str(self._store.value(f"number/{key}"))
        return int(value) if value.isdecimal() and len(value) < 6 else default

    def set_number(self, key: str, value: int) -> None:
        """Remember a whole number."""
        self._store.setValue(f"number/{key}", value)

    def word(self, key: str) -> str:
        """A line of text, empty when there is none."""
        value = self._store.value(f"word/{key}")
        return value if isinstance(value, str) else ""

    def set_word(self, key: str, value: str) -> None:
        """Remember a line of text."""
        self._store.setValue(f"word/{key}", value)

    def folder(self) -> Path:
        """The folder that a file was last chosen in."""
        value = self._store.value("folder")
        place = Path(value) if isinstance(value, str) and value else Path.home()
        return place if place.is_dir() else Path.home()

    def set_folder(self, folder: Path) -> None:
        """Remember the folder of a chosen file."""
        self._store.setValue("folder", str(folder))

    def save(self) -> None:
        """Write the file now."""
        self._store.sync()
