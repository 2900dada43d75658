# SPDX-License-Identifier: GPL-3.0-or-later
"""What the dialogs have in common."""

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from ui.desktop.guide.browser import GuideWindow
from ui.desktop.guide.contexts import page_for
from ui.desktop.look import Look
from ui.desktop.part import label


class Dialog(QDialog):
    """A modal window with a title, a body, and buttons at its foot."""

    def __init__(self, name: str, title: str, look: Look, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self.setProperty("sheet", True)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        heading = label("title")
        heading.setText(title)
        heading.setWordWrap(True)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.buttons = QDialogButtonBox()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 20, 20, 16)
        lines.setSpacing(16)
        lines.addWidget(heading)
        lines.addLayout(self.body, 1)
        lines.addWidget(self.buttons)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """F1 opens the guide at the page of this dialog."""
        if event is not None and event.key() == Qt.Key.Key_F1:
            GuideWindow(self.look, self).show_page(page_for((self.objectName(),)))
        else:
            super().keyPressEvent(event)

    def add_button(
        self, key: str, role: QDialogButtonBox.ButtonRole, *, default: bool = False
    ) -> QPushButton:
        """A button at the foot, named by a text under ``window.button``."""
        button = QPushButton(self.look.text(f"button.{key}"))
        button.setObjectName(f"{self.objectName()}-{key}")
        button.setDefault(default)
        button.setAutoDefault(default)
        self.buttons.addButton(button, role)
        return button
