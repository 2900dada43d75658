# SPDX-License-Identifier: GPL-3.0-or-later
"""About Hallplan: version, licence, what it is made with, where the log is."""

from PyQt6.QtCore import PYQT_VERSION_STR, QT_VERSION_STR, Qt
from PyQt6.QtWidgets import QDialogButtonBox, QWidget

from planner import __version__
from ui.desktop.dialogs.parts import Dialog
from ui.desktop.faults import log_file
from ui.desktop.look import Look
from ui.desktop.part import label


class AboutDialog(Dialog):
    """Version and licence."""

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        super().__init__("about", f"Hallplan {__version__}", look, parent)
        for role, words in (
            ("fact", look.text("about.what")),
            ("secondary", look.text("about.licence")),
            ("secondary", look.text("about.made-with", qt=QT_VERSION_STR, pyqt=PYQT_VERSION_STR)),
            ("caption", look.text("about.log", file=log_file())),
        ):
            line = label(role)
            line.setText(words)
            line.setWordWrap(True)
            line.setMinimumWidth(460)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(line)
        close = self.add_button("close", QDialogButtonBox.ButtonRole.AcceptRole, default=True)
        close.clicked.connect(self.accept)
        close.setFocus()
