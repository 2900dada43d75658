# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet of keys, made from the table of actions."""

from collections.abc import Sequence

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QDialogButtonBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.desktop.actions import Action, shortcut_text
from ui.desktop.dialogs.parts import Dialog
from ui.desktop.look import Look
from ui.desktop.part import label

_COLUMNS = (("file", "edit"), ("view", "tools"), ("arrange", "route", "check", "help"))
# Keys and gestures of the canvas itself: texts under ``window.gesture``.
_GESTURES = ("move", "nudge", "nudge-fine", "add", "copy", "axis", "no-snap", "zoom", "pan", "back")


class ShortcutsDialog(Dialog):
    """Every action that has a key, by menu; then what the mouse does on the plan."""

    def __init__(self, rows: Sequence[Action], look: Look, parent: QWidget | None) -> None:
        super().__init__("shortcuts", look.text("shortcuts.title"), look, parent)
        across = QHBoxLayout()
        across.setSpacing(32)
        for menus in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(8)
            for menu in menus:
                keyed = [row for row in rows if row.menu == menu and row.shortcuts]
                if keyed:
                    column.addWidget(self._heading(look.text(f"menu.{menu}")))
                    column.addLayout(
                        self._grid(
                            [
                                (look.text(f"action.{row.id}.text"), shortcut_text(row))
                                for row in keyed
                            ]
                        )
                    )
            column.addStretch(1)
            across.addLayout(column)
        gestures = QVBoxLayout()
        gestures.setSpacing(8)
        gestures.addWidget(self._heading(look.text("gesture.title")))
        gestures.addLayout(
            self._grid(
                [
                    (look.text(f"gesture.{name}.text"), look.text(f"gesture.{name}.keys"))
                    for name in _GESTURES
                ]
            )
        )
        gestures.addStretch(1)
        across.addLayout(gestures)
        self.body.addLayout(across)
        close = self.add_button("close", QDialogButtonBox.ButtonRole.AcceptRole, default=True)
        close.clicked.connect(self.accept)

    @staticmethod
    def _heading(words: str) -> QWidget:
        made = label("heading")
        made.setText(words)
        return made

    @staticmethod
    def _grid(pairs: Sequence[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(20)
        for number, (words, keys) in enumerate(pairs):
            left, right = label("fact"), label("secondary")
            left.setText(words)
            right.setText(keys)
            grid.addWidget(left, number, 0)
            grid.addWidget(right, number, 1, Qt.AlignmentFlag.AlignRight)
        return grid
