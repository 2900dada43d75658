# SPDX-License-Identifier: GPL-3.0-or-later
"""The menu of the chosen finding: its fixes, also those found while it is open, and the acts."""

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu, QWidget

from planner.rules.fixes import fix_text
from ui.desktop.actions import Actions
from ui.desktop.document import Document
from ui.desktop.icons import icon
from ui.desktop.look import Look

# Rows of the table of actions, "" a line.
ACTS = ("show-finding", "waive", "withdraw-waiver", "", "finding-rule")


class FindingMenu(QMenu):
    """Made when it is asked for, gone when it closes."""

    def __init__(
        self, document: Document, actions: Actions, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("findingMenu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document, self._look = document, look
        self._line = self.addSeparator()
        for name in ACTS:
            self.addAction(actions[name]) if name else self.addSeparator()
        self._fixes: list[QAction] = []
        document.fixes_changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        for old in self._fixes:
            self.removeAction(old)
        document, look = self._document, self._look
        self._fixes = []
        for edit in document.fixes:
            words = fix_text(edit, document.site, look.language)
            action = QAction(icon("wrench", look.palette.text2), words, self)
            action.triggered.connect(lambda _checked, edit=edit: document.attempt(edit))
            self._fixes.append(action)
        if document.seeking:
            waiting = QAction(look.text("card.seeking"), self)
            waiting.setEnabled(False)
            self._fixes.append(waiting)
        self.insertActions(self._line, self._fixes)
