# SPDX-License-Identifier: GPL-3.0-or-later
"""A question with a few answers: Enter gives the first, Esc the one that changes nothing."""

from collections.abc import Sequence

from PyQt6.QtWidgets import QDialogButtonBox, QWidget

from ui.desktop.dialogs.parts import Dialog
from ui.desktop.look import Look
from ui.desktop.part import label

CANCEL = "cancel"
_ROLES = QDialogButtonBox.ButtonRole


class Question(Dialog):
    """Words and a button for each answer; ``answer`` is "cancel" until one is pressed."""

    def __init__(
        self,
        name: str,
        title: str,
        words: str,
        answers: Sequence[str],
        look: Look,
        parent: QWidget | None,
    ) -> None:
        super().__init__(name, title, look, parent)
        self.answer = CANCEL
        said = label("fact", f"{name}Words")
        said.setWordWrap(True)
        said.setMinimumWidth(420)
        said.setText(words)
        self.body.addWidget(said)
        for number, key in enumerate(answers):
            role = _ROLES.ActionRole if number else _ROLES.AcceptRole
            button = self.add_button(key, role, default=not number)
            button.clicked.connect(lambda _checked, key=key: self._take(key))
        self.add_button(CANCEL, _ROLES.RejectRole).clicked.connect(self.reject)

    def _take(self, answer: str) -> None:
        self.answer = answer
        self.accept()


def ask(
    name: str, title: str, words: str, answers: Sequence[str], look: Look, parent: QWidget | None
) -> str:
    """Ask, and wait for the answer; the keys are texts under ``window.button``."""
    dialog = Question(name, title, words, answers, look, parent)
    dialog.exec()
    return dialog.answer
