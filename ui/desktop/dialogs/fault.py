# SPDX-License-Identifier: GPL-3.0-or-later
"""Something failed: what, that the plan is as it was, and where it is written down."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QDialogButtonBox, QWidget

from ui.desktop.dialogs.parts import Dialog
from ui.desktop.faults import log_file
from ui.desktop.look import Look
from ui.desktop.part import label


class FaultDialog(Dialog):
    """Tells of an exception in words for people."""

    def __init__(self, line: str, look: Look, parent: QWidget | None) -> None:
        super().__init__("fault", look.text("fault.title"), look, parent)
        for role, words in (
            ("fact", look.text("fault.words")),
            ("secondary", line),
            ("caption", look.text("fault.log", file=log_file())),
        ):
            made = label(role)
            made.setText(words)
            made.setWordWrap(True)
            made.setMinimumWidth(460)
            made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(made)
        close = self.add_button("close", QDialogButtonBox.ButtonRole.AcceptRole, default=True)
        close.clicked.connect(self.accept)
        close.setFocus()
