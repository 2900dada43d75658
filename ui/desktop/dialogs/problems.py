# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with a file: each problem with its place and its mend."""

from collections.abc import Sequence

from PyQt6.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit, QWidget

from planner.model.problems import Problem
from ui.desktop.dialogs.parts import Dialog
from ui.desktop.look import Look


class ProblemsDialog(Dialog):
    """Lists problems, one a line, to be read and copied."""

    def __init__(
        self, title: str, problems: Sequence[Problem], look: Look, parent: QWidget | None
    ) -> None:
        super().__init__("problems", title, look, parent)
        self.lines = QPlainTextEdit()
        self.lines.setObjectName("problemLines")
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(title)
        self.lines.setPlainText("\n".join(each.report(look.language) for each in problems))
        self.lines.setMinimumSize(640, 160)
        self.body.addWidget(self.lines)
        copy = self.add_button("copy", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        close = self.add_button("close", QDialogButtonBox.ButtonRole.AcceptRole, default=True)
        close.clicked.connect(self.accept)
        close.setFocus()

    def _copy(self) -> None:
        if (clipboard := QApplication.clipboard()) is not None:
            clipboard.setText(self.lines.toPlainText())
