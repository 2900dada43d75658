# SPDX-License-Identifier: GPL-3.0-or-later
"""From Qt's events to the words that tools know."""

from collections.abc import Mapping

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QCursor, QKeyEvent

from ui.desktop.tools.events import Button, Modifiers
from ui.desktop.tools.state import Cursor

BUTTONS: Mapping[Qt.MouseButton, Button] = {
    Qt.MouseButton.LeftButton: "left",
    Qt.MouseButton.MiddleButton: "middle",
    Qt.MouseButton.RightButton: "right",
}
CURSORS: Mapping[Cursor, Qt.CursorShape] = {
    "arrow": Qt.CursorShape.ArrowCursor,
    "cross": Qt.CursorShape.CrossCursor,
    "move": Qt.CursorShape.SizeAllCursor,
    "open-hand": Qt.CursorShape.OpenHandCursor,
    "closed-hand": Qt.CursorShape.ClosedHandCursor,
}
_KEYS: Mapping[int, str] = {
    Qt.Key.Key_Escape: "escape",
    Qt.Key.Key_Tab: "tab",
    Qt.Key.Key_Backtab: "tab",
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Backspace: "backspace",
    Qt.Key.Key_Minus: "-",
    **{Qt.Key.Key_0 + digit: str(digit) for digit in range(10)},
}
# A held modifier's own key says nothing by itself but changes what the pointer means.
MODIFIER_KEYS = (Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Control, Qt.Key.Key_AltGr)
# Arrow keys as steps on the screen: right, down.
ARROWS: Mapping[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def modifiers(held: Qt.KeyboardModifier) -> Modifiers:
    """The modifiers that are down."""
    return Modifiers(
        shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
        alt=bool(held & Qt.KeyboardModifier.AltModifier),
        control=bool(held & Qt.KeyboardModifier.ControlModifier),
    )


def key_name(event: QKeyEvent) -> str | None:
    """The word of a key that tools know, or None."""
    return _KEYS.get(event.key())


def cursor(name: Cursor) -> QCursor:
    """A cursor by its word."""
    return QCursor(CURSORS[name])
