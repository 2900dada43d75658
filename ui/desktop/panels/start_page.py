# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window shows before a plan is open: the example, recent files, new, open."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.desktop.actions import Actions
from ui.desktop.look import Look
from ui.desktop.part import Part, label
from ui.desktop.settings import Settings


class StartPage(Part):
    """One card in the middle. ``wanted`` carries a recent file to open."""

    wanted = pyqtSignal(object)

    def __init__(
        self, actions: Actions, settings: Settings, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "startPage", parent)
        self._settings = settings
        title, words = label("title"), label("secondary")
        title.setText("Hallplan")
        self.say(words.setText, "start.words")
        words.setWordWrap(True)
        self.example = _button()
        self.example.setObjectName("startExample")
        self.example.setProperty("accent", True)
        self.example.clicked.connect(actions["open-example"].trigger)
        self.say(_spaced(self.example), "start.example")
        self.tip(self.example.setToolTip, actions["open-example"])
        self.tint(self.example.setIcon, "play", "on_accent")
        others = QHBoxLayout()
        others.setSpacing(8)
        for name, symbol in (("new", "file-plus"), ("open", "folder-open")):
            button = _button()
            button.setObjectName(f"start-{name}")
            button.clicked.connect(actions[name].trigger)
            self.say(_spaced(button), f"start.{name}")
            self.tip(button.setToolTip, actions[name])
            self.tint(button.setIcon, symbol)
            others.addWidget(button)
        self._recover = _button()
        self._recover.setObjectName("startRecover")
        self._recover.clicked.connect(actions["recover"].trigger)
        self.say(_spaced(self._recover), "start.recover")
        self.tint(self._recover.setIcon, "history")
        self._can_recover = actions["recover"].isEnabled
        self._heading = label("heading")
        self.say(self._heading.setText, "start.recent")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        card = QWidget()
        card.setObjectName("startCard")
        card.setFixedWidth(440)
        lines = QVBoxLayout(card)
        lines.setContentsMargins(32, 28, 32, 28)
        lines.setSpacing(12)
        for widget in (title, words, self.example):
            lines.addWidget(widget)
        lines.addLayout(others)
        lines.addWidget(self._recover)
        lines.addSpacing(8)
        lines.addWidget(self._heading)
        lines.addLayout(self._recent)
        around = QVBoxLayout(self)
        around.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self.refresh()

    def refresh(self) -> None:
        """List the recent files as they are now, and offer what was left behind."""
        self._recover.setVisible(self._can_recover())
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        paths = self._settings.recent()
        self._heading.setVisible(bool(paths))
        for path in paths:
            self._recent.addWidget(self._line(path))

    def _line(self, path: Path) -> QPushButton:
        button = _button(path.name)
        button.setProperty("flat", True)
        button.setToolTip(str(path))
        button.clicked.connect(lambda: self.wanted.emit(path))
        return button


def _button(words: str = "") -> QPushButton:
    """A button that Enter presses as well as Space."""
    made = QPushButton(words)
    made.setAutoDefault(True)
    return made


def _spaced(button: QPushButton) -> Callable[[str], None]:
    """What sets a button's text a little apart from its icon."""
    return lambda words: button.setText(f" {words}")
