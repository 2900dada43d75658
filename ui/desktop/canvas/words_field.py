# SPDX-License-Identifier: GPL-3.0-or-later
"""The field in which a text of the plan is typed, where it will stand."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QFocusEvent, QKeyEvent
from PyQt6.QtWidgets import QLineEdit, QWidget

from planner.locale import Language
from ui.desktop.canvas.easel import canvas_font
from ui.desktop.canvas.view import View
from ui.desktop.tools.overlay import Writing

_SMALLEST, _LARGEST = 12, 40  # px of the letters, whatever the zoom
_CAPITAL = 0.72  # of a letter's size
_LEAST, _ROOM = 160, 32  # px: least width, and what is free behind the words
_LONGEST = 200  # characters, as files have it


class WordsField(QLineEdit):
    """Shows itself while a text is being typed. ``written`` by Enter or a click elsewhere,
    ``dropped`` by Esc."""

    written = pyqtSignal(str)
    dropped = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("canvasWords")
        self.setMaxLength(_LONGEST)
        self._writing: Writing | None = None
        self.hide()
        self.returnPressed.connect(self._end)
        self.textChanged.connect(self._widen)

    def follow(self, writing: Writing | None, view: View, language: Language) -> None:
        """Stand where the text is that is being typed, or be gone."""
        if writing is None:
            self._writing = None
            self.hide()
            return
        size = round(writing.height / view.pixel / _CAPITAL)
        self.setFont(canvas_font(min(max(size, _SMALLEST), _LARGEST)))
        fresh = self._writing is not writing
        if fresh:
            self._writing = writing
            words = writing.words
            self.setText(words if isinstance(words, str) else words[language])
            self.selectAll()
        x, y = view.to_screen(writing.at)
        self._widen()
        self.move(round(x) - 9, round(y - self.height() * 0.72))
        if fresh:
            self.show()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _widen(self) -> None:
        width = self.fontMetrics().horizontalAdvance(self.text()) + _ROOM
        self.resize(max(width, _LEAST), self.sizeHint().height())

    def _end(self) -> None:
        if self._writing is not None:
            self._writing = None
            self.hide()
            self.written.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        if event is not None and event.key() == Qt.Key.Key_Escape:
            self._writing = None
            self.hide()
            self.dropped.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent | None) -> None:
        super().focusOutEvent(event)
        leaving = event is not None and event.reason() == Qt.FocusReason.MouseFocusReason
        if leaving:
            self._end()
