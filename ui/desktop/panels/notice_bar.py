# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar over the plan that says what holds for all of it, and what can be done about that."""

from collections.abc import Mapping, Sequence

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ui.desktop.icons import pixmap
from ui.desktop.look import Look
from ui.desktop.part import Part, label

HEIGHT = 40
# Each notice: its icon, the buttons that go with it, and whether it can be put away.
NOTICES: Mapping[str, tuple[str, Sequence[str], bool]] = {
    "held": ("lock", ("copy", "retry"), False),
    "unkept": ("triangle-alert", (), True),
    "changed": ("triangle-alert", ("look", "load"), True),
    "changed-under": ("triangle-alert", ("look", "load", "copy"), True),
}


class NoticeBar(Part):
    """Shows one notice, or is not there. ``asked`` carries the name of a button."""

    asked = pyqtSignal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "noticeBar", parent)
        self.notice = ""
        self._values: Mapping[str, object] = {}
        self.setFixedHeight(HEIGHT)
        self._mark, self.words = QLabel(), label("figure", "noticeWords", shortens=True)
        self._buttons: dict[str, QPushButton] = {}
        self._close = QToolButton()
        self._close.setObjectName("noticeClose")
        self._close.setFixedSize(28, 28)
        self.tint(self._close.setIcon, "x")
        self.say(self._close.setToolTip, "files.dismiss")
        self.say(self._close.setAccessibleName, "files.dismiss")
        self._close.clicked.connect(lambda: self.show_notice(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self.words, 1)
        for name in ("look", "load", "copy", "retry"):
            button = QPushButton()
            button.setObjectName(f"notice-{name}")
            button.setAutoDefault(True)
            self.say(button.setText, f"files.notice-button.{name}")
            button.clicked.connect(lambda _checked, name=name: self.asked.emit(name))
            row.addWidget(button)
            self._buttons[name] = button
        row.addWidget(self._close)
        self.show_notice("")

    def show_notice(self, notice: str, **values: object) -> None:
        """Show a notice, or with no name none."""
        self.notice, self._values = notice, values
        self.setVisible(bool(notice))
        if notice:
            _, buttons, closes = NOTICES[notice]
            for each, button in self._buttons.items():
                button.setVisible(each in buttons)
            self._close.setVisible(closes)
            self.refresh()

    def refresh(self) -> None:
        """Say it in the language of now."""
        if self.notice:
            picture = NOTICES[self.notice][0]
            colour = self.look.palette.warn
            self._mark.setPixmap(pixmap(picture, colour, 16, self.devicePixelRatioF()))
            self.words.setText(self.look.text(f"files.notice.{self.notice}", **self._values))
