# SPDX-License-Identifier: GPL-3.0-or-later
"""The column of tools at the left: one button each, 34 × 32 px."""

from collections.abc import Sequence

from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ui.desktop.actions import Actions
from ui.desktop.look import Look
from ui.desktop.part import Part

WIDTH = 44


class ToolColumn(Part):
    """The tools' actions as buttons."""

    def __init__(self, actions: Actions, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "toolColumn", parent)
        self.setFixedWidth(WIDTH)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(5, 8, 4, 8)
        lines.setSpacing(4)
        self.buttons: Sequence[QToolButton] = [
            self._button(actions, row.id) for row in actions.rows.values() if row.group == "tool"
        ]
        for button in self.buttons:
            lines.addWidget(button)
        lines.addStretch(1)
        self.say(self.setAccessibleName, "tools.title")

    def _button(self, actions: Actions, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setDefaultAction(actions[name])
        button.setFixedSize(34, 32)
        button.setIconSize(QSize(20, 20))
        self.say(button.setAccessibleName, f"action.{name}.text")
        return button
