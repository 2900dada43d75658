# SPDX-License-Identifier: GPL-3.0-or-later
"""The hand of a person: mouse and keys on the shown plan, at places in its millimetres."""

from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest

from ui.desktop.workspace import Workspace

_STEPS = 8


class Hand:
    """Points, clicks and drags on a workspace's canvas."""

    def __init__(self, workspace: Workspace) -> None:
        self._canvas = workspace.canvas

    def at(self, x: float, y: float) -> QPoint:
        """The pixel of a place of the plan (mm)."""
        right, down = self._canvas.view.to_screen((x, y))
        return QPoint(round(right), round(down))

    def click(self, x: float, y: float) -> None:
        """Click at a place."""
        self._move(self.at(x, y))
        QTest.mouseClick(self._canvas, Qt.MouseButton.LeftButton, pos=self.at(x, y))

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Press at a place, move in small steps, and let go at another."""
        self.press(start)
        self.carry(start, end)
        self.release(end)

    def press(self, start: tuple[float, float]) -> None:
        """Press at a place."""
        self._move(self.at(*start))
        QTest.mousePress(self._canvas, Qt.MouseButton.LeftButton, pos=self.at(*start))

    def carry(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Move from one place to another with the button down."""
        for step in range(1, _STEPS + 1):
            share = step / _STEPS
            place = (
                start[0] + share * (end[0] - start[0]),
                start[1] + share * (end[1] - start[1]),
            )
            self._move(self.at(*place))

    def release(self, end: tuple[float, float]) -> None:
        """Let go at a place."""
        QTest.mouseRelease(self._canvas, Qt.MouseButton.LeftButton, pos=self.at(*end))

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key on the plan."""
        self._canvas.setFocus()
        QTest.keyClick(self._canvas, key, held)

    def _move(self, place: QPoint) -> None:
        QTest.mouseMove(self._canvas, place)
        QTest.qWait(5)
