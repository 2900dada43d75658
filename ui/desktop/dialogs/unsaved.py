# SPDX-License-Identifier: GPL-3.0-or-later
"""The question before work is lost: Enter saves, Esc cancels."""

from typing import Literal

from PyQt6.QtWidgets import QDialogButtonBox, QWidget

from planner.session import Session
from ui.desktop.dialogs.parts import Dialog
from ui.desktop.look import Look
from ui.desktop.part import label

Answer = Literal["save", "discard", "cancel"]


class UnsavedDialog(Dialog):
    """Save, don't save, or stay."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None) -> None:
        count = session.unsaved_steps
        title = look.text("unsaved.one" if count == 1 else "unsaved.many", count=count)
        super().__init__("unsaved", title, look, parent)
        self.answer: Answer = "cancel"
        words = label("fact")
        words.setWordWrap(True)
        words.setMinimumWidth(380)
        words.setText(look.text("unsaved.words", name=session.plan.title[look.language]))
        self.body.addWidget(words)
        roles = QDialogButtonBox.ButtonRole
        for key, role, answer in (
            ("save", roles.AcceptRole, "save"),
            ("discard", roles.DestructiveRole, "discard"),
            ("cancel", roles.RejectRole, "cancel"),
        ):
            button = self.add_button(key, role, default=key == "save")
            button.clicked.connect(lambda _checked, answer=answer: self._take(answer))

    def _take(self, answer: Answer) -> None:
        self.answer = answer
        if answer == "cancel":
            self.reject()
        else:
            self.accept()


def ask_unsaved(session: Session, look: Look, parent: QWidget | None) -> Answer:
    """Ask what becomes of the changes of a session."""
    dialog = UnsavedDialog(session, look, parent)
    dialog.exec()
    return dialog.answer
