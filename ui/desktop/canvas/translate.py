# SPDX-License-Identifier: GPL-3.0-or-later
"""From Qt's events to the words that tools know."""

from collections.abc import Mapping
from functools import cache

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QColor, QCursor, QKeyEvent, QPainter, QPen, QPixmap

from ui.desktop.icons import pixmap
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
    "across": Qt.CursorShape.SizeHorCursor,
    "down": Qt.CursorShape.SizeVerCursor,
    "falling": Qt.CursorShape.SizeFDiagCursor,
    "rising": Qt.CursorShape.SizeBDiagCursor,
}
# A cross, or for a turn an arrow round, with the sign of what is drawn.
SIGNED: Mapping[Cursor, str] = {
    "turn": "rotate-cw",
    "booth": "square-plus",
    "polygon": "pentagon",
    "rows": "layout-grid",
    "seats": "armchair",
    "tables": "table-2",
    "area": "square-dashed",
    "wall": "brick-wall",
    "column": "box",
    "text": "type",
    "dimension": "ruler-dimension-line",
    "measure": "ruler",
    "route": "route",
}
_KEYS: Mapping[int, str] = {
    Qt.Key.Key_Escape: "escape",
    Qt.Key.Key_Tab: "tab",
    Qt.Key.Key_Backtab: "tab",
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Backspace: "backspace",
    Qt.Key.Key_Minus: "-",
    Qt.Key.Key_Period: ".",
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


@cache
def cursor(name: Cursor) -> QCursor:
    """A cursor by its word."""
    if name in SIGNED:
        return QCursor(cursor_picture(name), *_HOT)
    return QCursor(CURSORS[name])


_HOT, _CURSOR, _SIGN = (9, 9), 32, 15  # px: what the cursor points with, its sides, its sign's


def cursor_picture(name: Cursor) -> QPixmap:
    """A cross with the sign of a tool at its lower right, black on white, for any ground."""
    picture = QPixmap(_CURSOR, _CURSOR)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x, y = _HOT
    white, black = QColor("white"), QColor("black")
    for colour, width in ((white, 3.0), (black, 1.0)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(x - 8, y, x + 8, y)
        painter.drawLine(x, y - 8, x, y + 8)
    corner = (_CURSOR - _SIGN - 1, _CURSOR - _SIGN - 1)
    casing = pixmap(SIGNED[name], white, _SIGN)
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, 1), (-1, 1), (1, -1)):
        painter.drawPixmap(corner[0] + dx, corner[1] + dy, casing)
    painter.drawPixmap(*corner, pixmap(SIGNED[name], black, _SIGN))
    painter.end()
    return picture
