# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar under the canvas while an evacuation run is played back."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QWidget

from planner.locale import text
from ui.desktop.evacuating import Evacuator
from ui.desktop.look import Look
from ui.desktop.panels.field import Choice, ChoiceBox
from ui.desktop.part import Part, label
from ui.desktop.playing import SPEEDS

HEIGHT = 40
_TENTHS = 10  # steps of the slider in a second


class PlayerBar(Part):
    """Play and pause, the time, how fast, who is still in; shown while there is a run."""

    def __init__(self, evacuator: Evacuator, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "playerBar", parent)
        self._evacuator, self._player = evacuator, evacuator.player
        self.setFixedHeight(HEIGHT)
        self.play = self._button("playerPlay")
        self.play.clicked.connect(self._player.toggle)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName("playerTime")
        self.slider.valueChanged.connect(self._slid)
        self.speed = ChoiceBox("playerSpeed")
        self.speed.setFixedWidth(72)
        self.speed.show_choices([Choice(str(each), f"{each}×") for each in SPEEDS], "4")
        self.speed.currentIndexChanged.connect(
            lambda: self._player.set_speed(int(self.speed.currentData()))
        )
        self.clock, self.left = label("figure", "playerClock"), label("figure", "playerLeft")
        for words in (self.clock, self.left):
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.off = self._button("playerOff")
        self.off.clicked.connect(evacuator.hide_run)
        self.tint(self.off.setIcon, "x")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self.play)
        row.addWidget(self.slider, 1)
        for widget in (self.clock, self.left, self.speed, self.off):
            row.addWidget(widget)
        self._player.opened.connect(self.refresh)
        self._player.changed.connect(self.refresh)
        self._player.moved.connect(self._moved)
        self.refresh()

    def _button(self, name: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName(name)
        made.setFixedSize(32, 28)
        made.setIconSize(QSize(18, 18))
        return made

    def _say(self, key: str, **values: object) -> str:
        return text(f"evacuation.page.{key}", self.look.language, **values)

    def refresh(self) -> None:
        """Show what there is to play, and whether it plays."""
        playback = self._player.playback
        self.setVisible(playback is not None)
        words = self._say("pause" if self._player.playing else "play")
        self.play.setToolTip(words)
        self.play.setAccessibleName(words)
        self.tint_once(self.play, "pause" if self._player.playing else "play")
        self.slider.setAccessibleName(self._say("time"))
        self.speed.setAccessibleName(self._say("speed"))
        self.speed.setToolTip(self._say("speed"))
        self.off.setToolTip(self._say("off"))
        self.off.setAccessibleName(self._say("off"))
        if playback is not None:
            self.slider.blockSignals(True)
            self.slider.setRange(0, round(playback.last * _TENTHS))
            self.slider.setPageStep(10 * _TENTHS)
            self.slider.setSingleStep(_TENTHS)
            self.slider.blockSignals(False)
            most = self._say("left", persons=len(playback.run.exits))
            self.left.setMinimumWidth(self.left.fontMetrics().horizontalAdvance(most))
            self.clock.setMinimumWidth(self.clock.fontMetrics().horizontalAdvance("00:00 / 00:00"))
            self._moved()

    def _moved(self) -> None:
        playback, moment = self._player.playback, self._evacuator.moment
        if playback is None or moment is None:
            return
        self.slider.blockSignals(True)
        self.slider.setValue(round(moment.time * _TENTHS))
        self.slider.blockSignals(False)
        self.clock.setText(f"{_clock(moment.time)} / {_clock(playback.last)}")
        self.left.setText(self._say("left", persons=moment.still_in))

    def _slid(self, value: int) -> None:
        self._player.seek(value / _TENTHS)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"
