# SPDX-License-Identifier: GPL-3.0-or-later
"""A widget whose texts follow the language and whose icons follow the theme, and small pieces."""

from collections.abc import Callable

from PyQt6.QtCore import QEvent, QSize, Qt
from PyQt6.QtGui import QAction, QIcon, QPainter, QPaintEvent
from PyQt6.QtWidgets import QAbstractButton, QFrame, QLabel, QWidget

from ui.desktop.icons import icon
from ui.desktop.look import Look


class Part(QWidget):
    """A piece of the window.

    ``say`` and ``tint`` set a text or an icon now and again whenever the look changes;
    ``refresh`` is what a piece overrides to show its values anew.
    """

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._texts: list[tuple[Callable[[str], object], str]] = []
        self._tips: list[tuple[Callable[[str], object], Callable[[], str]]] = []
        self._icons: list[tuple[Callable[[QIcon], object], str, str]] = []
        look.changed.connect(self._restyle)

    def say(self, put: Callable[[str], object], key: str) -> None:
        """Set a text of the window by a setter, in every language to come."""
        self._texts.append((put, key))
        put(self.look.text(key))

    def tip(self, put: Callable[[str], object], action: QAction) -> None:
        """Set the tip of an action with its key by a setter, in every language to come."""
        self._tips.append((put, action.toolTip))
        put(action.toolTip())

    def tint(self, put: Callable[[QIcon], object], name: str, token: str = "text2") -> None:
        """Set an icon by a setter, in the colour of a token of every palette to come."""
        self._icons.append((put, name, token))
        put(icon(name, getattr(self.look.palette, token)))

    def tint_once(self, button: QAbstractButton, name: str, token: str = "text2") -> None:
        """Set an icon of a button that is made anew whenever the look changes."""
        button.setIcon(icon(name, getattr(self.look.palette, token)))

    def refresh(self) -> None:
        """Show the current values; called when language or theme change."""

    def _restyle(self) -> None:
        for put, key in self._texts:
            put(self.look.text(key))
        for put, said in self._tips:  # actions have looked at the new language first
            put(said())
        for put_icon, name, token in self._icons:
            put_icon(icon(name, getattr(self.look.palette, token)))
        self.refresh()


class ShorteningLabel(QLabel):
    """A label that may be narrower than its text: it shortens it, and its tip says it whole."""

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent | None) -> None:
        whole, room = self.text(), self.contentsRect()
        words = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room.width())
        if words == whole:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment(), words)
        painter.end()

    def event(self, event: QEvent | None) -> bool:
        if event is not None and event.type() == QEvent.Type.ToolTip:
            hidden = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
            self.setToolTip(self.text() if hidden else "")
        return super().event(event)


def label(role: str, name: str = "", *, shortens: bool = False) -> QLabel:
    """A label in one of the style sheet's roles; its text is plain, whatever it holds."""
    made = ShorteningLabel() if shortens else QLabel()
    made.setProperty("role", role)
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def rule() -> QFrame:
    """A thin line across."""
    return _line("rule")


def upright() -> QFrame:
    """A thin line upright."""
    return _line("upright")


def _line(role: str) -> QFrame:
    made = QFrame()
    made.setProperty("role", role)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        if (style := widget.style()) is not None:
            style.unpolish(widget)
            style.polish(widget)
