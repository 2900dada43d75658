# SPDX-License-Identifier: GPL-3.0-or-later
"""The question before work is lost: Enter saves, Esc cancels; asked once for all plans."""

from collections.abc import Sequence
from typing import Literal

from PyQt6.QtWidgets import QDialogButtonBox, QWidget

from planner.session import Session
from ui.desktop.dialogs.parts import Dialog
from ui.desktop.look import Look
from ui.desktop.part import label

Answer = Literal["save", "discard", "cancel"]


class UnsavedDialog(Dialog):
    """Save, don't save, or stay."""

    def __init__(self, sessions: Sequence[Session], look: Look, parent: QWidget | None) -> None:
        several = len(sessions) > 1
        count = sum(session.unsaved_steps for session in sessions)
        if several:
            title = look.text("unsaved.plans", count=len(sessions))
        else:
            title = look.text("unsaved.one" if count == 1 else "unsaved.many", count=count)
        super().__init__("unsaved", title, look, parent)
        self.answer: Answer = "cancel"
        words = label("fact", "unsavedWords")
        words.setWordWrap(True)
        words.setMinimumWidth(380)
        names = [session.plan.title[look.language] for session in sessions]
        lines = [
            look.text("unsaved.plan", name=name, count=session.unsaved_steps)
            for name, session in zip(names, sessions, strict=True)
        ]
        one = look.text("unsaved.words", name=names[0])
        words.setText("\n".join(lines) if several else one)
        self.body.addWidget(words)
        roles = QDialogButtonBox.ButtonRole
        for key, role, answer in (
            ("save-all" if several else "save", roles.AcceptRole, "save"),
            ("discard", roles.DestructiveRole, "discard"),
            ("cancel", roles.RejectRole, "cancel"),
        ):
            button = self.add_button(key, role, default=answer == "save")
            button.clicked.connect(lambda _checked, answer=answer: self._take(answer))

    def _take(self, answer: Answer) -> None:
        self.answer = answer
        if answer == "cancel":
            self.reject()
        else:
            self.accept()


def ask_unsaved(sessions: Sequence[Session], look: Look, parent: QWidget | None) -> Answer:
    """Ask what becomes of the changes of sessions."""
    dialog = UnsavedDialog(sessions, look, parent)
    dialog.exec()
    return dialog.answer
