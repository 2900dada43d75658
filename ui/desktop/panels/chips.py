# SPDX-License-Identifier: GPL-3.0-or-later
"""Chips above a list that choose which of its rows are shown."""

from collections.abc import Sequence

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from ui.desktop.flow import Flow


class Chips(QWidget):
    """One of several is down; the first is, until a person presses another. They wrap."""

    chosen = pyqtSignal(str)

    def __init__(self, name: str, names: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName(f"{name}Chips")
        self._buttons = {each: _chip(f"{name}-{each}") for each in names}
        group = QButtonGroup(self)
        flow = Flow()
        for button in self._buttons.values():
            group.addButton(button)
            flow.addWidget(button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addLayout(flow)
        self._first = next(iter(self._buttons.values()))
        self._first.setChecked(True)
        group.buttonToggled.connect(
            lambda _button, on: self.chosen.emit(self.current) if on else None
        )

    @property
    def current(self) -> str:
        """The name of the chip that is down."""
        return next(name for name, button in self._buttons.items() if button.isChecked())

    def show_counts(self, shown: Sequence[tuple[str, str, str]]) -> None:
        """Show these chips, by name, with words and tip; one that goes gives way to the first."""
        words = {name: (text, tip) for name, text, tip in shown}
        for name, button in self._buttons.items():
            text, tip = words.get(name, ("", ""))
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleDescription(tip)
            button.setVisible(name in words)
        if self.current not in words:
            blocked = self.blockSignals(True)
            self._first.setChecked(True)
            self.blockSignals(blocked)


def _chip(name: str) -> QPushButton:
    made = QPushButton()
    made.setObjectName(name)
    made.setProperty("chip", True)
    made.setCheckable(True)
    return made
