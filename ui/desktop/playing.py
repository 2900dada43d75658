# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays an evacuation run back on the canvas: time goes on by a clock, faster than it went."""

from PyQt6.QtCore import QElapsedTimer, QObject, QTimer, pyqtSignal
from PyQt6.QtWidgets import QApplication, QStyle

from planner.rules.evacuation import Evacuation
from ui.desktop.document import Document
from ui.desktop.playback import Playback

SPEEDS = (1, 4, 10, 30)
_FRAME_MS, _STEP_MS = 40, 1000  # between pictures; between the steps of reduced motion


def reduced_motion() -> bool:
    """Whether the desktop asks for no animations."""
    style = QApplication.style()
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return style is not None and style.styleHint(hint) == 0


class Player(QObject):
    """The run that is played back: its time, whether it goes on, and how fast.

    ``opened`` tells that a run is there or gone, ``moved`` of another time, ``changed`` that it
    goes on or stands. With reduced motion it goes from second to second, a step each second.
    """

    opened = pyqtSignal()
    moved = pyqtSignal()
    changed = pyqtSignal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.playback: Playback | None = None
        self.time, self.speed = 0.0, 4
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def playing(self) -> bool:
        """Whether time goes on."""
        return self._timer.isActive()

    def open(self, made: Evacuation) -> None:
        """Show the beginning of a run. The map of walks makes way for it."""
        self._timer.stop()
        self.playback = Playback(made)
        self._document.show_heat(None)
        self.seek(0.0)
        self.opened.emit()
        self.changed.emit()

    def close(self) -> None:
        """Show no run any more."""
        self._timer.stop()
        if self.playback is not None:
            self.playback = None
            self._document.show_moment(None)
            self.opened.emit()
            self.changed.emit()

    def play(self) -> None:
        """Let time go on, from the beginning where it had come to the end."""
        if self.playback is None:
            return
        if self.time >= self.playback.last:
            self.seek(0.0)
        self._clock.start()
        self._timer.start(_STEP_MS if reduced_motion() else _FRAME_MS)
        self.changed.emit()

    def pause(self) -> None:
        """Let time stand."""
        self._timer.stop()
        self.changed.emit()

    def toggle(self) -> None:
        """Go on or stand."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, time: float) -> None:
        """Go to a time (s), the nearest that there is."""
        if self.playback is not None:
            self.time = min(max(time, 0.0), self.playback.last)
            self._document.show_moment(self.playback.moment(self.time))
            self.moved.emit()

    def set_speed(self, speed: int) -> None:
        """Let time go on so many times as fast as it went."""
        self.speed = speed

    def _go_on(self) -> None:
        passed = self._clock.restart() / 1000
        if self.playback is None:
            return
        self.seek(self.time + passed * self.speed)
        if self.time >= self.playback.last:
            self.pause()
