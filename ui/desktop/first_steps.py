# SPDX-License-Identifier: GPL-3.0-or-later
"""Three hints on the example for a first run: each is ticked off by doing it.

They are gone for good after one click, when all are done, or after five acts.
"""

from collections.abc import Callable
from typing import Literal

from PyQt6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from ui.desktop.actions import Actions
from ui.desktop.canvas.canvas import Canvas
from ui.desktop.fonts import scaled
from ui.desktop.icons import pixmap
from ui.desktop.look import Look
from ui.desktop.part import Part, label

Step = Literal["drag", "undo", "find"]
STEPS: tuple[Step, ...] = ("drag", "undo", "find")
ACTS = 5  # changes of the plan after which nobody needs hints
WIDTH, _APART = 330, 16
_FAREWELL_MS = 2500
_OF_ACTIONS: dict[str, Step] = {"undo": "undo", "palette": "find"}


class FirstSteps(Part):
    """A card over the plan's foot. ``dismissed`` is called once, when the hints are over."""

    def __init__(
        self, canvas: Canvas, actions: Actions, look: Look, dismissed: Callable[[], None]
    ) -> None:
        super().__init__(look, "firstSteps", canvas)
        self._canvas, self._dismissed = canvas, dismissed
        self.done: set[Step] = set()
        self._acts = 0
        title = label("name")
        self.say(title.setText, "first-steps.title")
        self.close_button = QToolButton()
        self.close_button.setObjectName("firstStepsClose")
        self.close_button.setFixedSize(24, 24)
        self.close_button.setIconSize(QSize(14, 14))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tint(self.close_button.setIcon, "x")
        self.say(self.close_button.setToolTip, "first-steps.close")
        self.say(self.close_button.setAccessibleName, "first-steps.close")
        self.close_button.clicked.connect(self.dismiss)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.close_button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(14, 8, 8, 12)
        lines.setSpacing(6)
        lines.addLayout(head)
        self._marks: dict[Step, QLabel] = {}
        self.words: dict[Step, QLabel] = {}
        for step in STEPS:
            mark, words = QLabel(), label("fact", f"firstStep-{step}")
            mark.setFixedWidth(20)
            words.setWordWrap(True)
            self.say(words.setText, f"first-steps.{step}")
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1)
            lines.addLayout(row)
            self._marks[step], self.words[step] = mark, words
        self._farewell = QTimer(self)
        self._farewell.setSingleShot(True)
        self._farewell.setInterval(_FAREWELL_MS)
        self._farewell.timeout.connect(self.dismiss)
        canvas.preview_changed.connect(lambda shown: self._do("drag") if shown else None)
        canvas.document.plan_changed.connect(self._count)
        actions.done.connect(lambda name: self._do(_OF_ACTIONS.get(name)))
        canvas.installEventFilter(self)
        self.refresh()
        self.show()
        self.raise_()

    def refresh(self) -> None:
        """Tick off what has been done."""
        colours, ratio = self.look.palette, self.devicePixelRatioF()
        for step in STEPS:
            done = step in self.done
            name, colour = (
                ("circle-check", colours.ok) if done else ("chevron-right", colours.text3)
            )
            self._marks[step].setPixmap(pixmap(name, colour, 18, ratio))
        self.place()

    def place(self) -> None:
        """Stand at the foot of the plan, in the middle."""
        canvas, lines = self._canvas, self.layout()
        width = scaled(WIDTH)
        if lines is not None:
            lines.activate()
            self.setFixedSize(width, lines.totalHeightForWidth(width))
        self.move((canvas.width() - self.width()) // 2, canvas.height() - self.height() - _APART)

    def dismiss(self) -> None:
        """Go for good."""
        if not self.isHidden():
            self.hide()
            self._farewell.stop()
            self._dismissed()
            self.deleteLater()

    def _do(self, step: Step | None) -> None:
        if step is not None and step not in self.done and not self.isHidden():
            self.done.add(step)
            self.refresh()
            if len(self.done) == len(STEPS):
                self._farewell.start()

    def _count(self) -> None:
        self._acts += 1
        if self._acts >= ACTS:
            self.dismiss()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """The canvas has another size."""
        if event is not None and event.type() == QEvent.Type.Resize:
            self.place()
        return False
