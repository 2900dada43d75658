# SPDX-License-Identifier: GPL-3.0-or-later
"""Long work in the status line: its name, how far it is, and a way to stop it.

Work that is over within a second is not told of.
"""

from collections.abc import Callable

from PyQt6.QtCore import QObject, QSize, QTimer, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton

from ui.desktop.look import Look
from ui.desktop.part import Part, label

QUIET_MS = 1000  # what is over sooner is not told of


class Task(QObject):
    """A piece of work under way. Its watches are called on the thread of the work.

    ``share`` is what is done of it, below 0 while nobody knows; ``of`` the steps that it has, 0
    where they are not counted.
    """

    told = pyqtSignal(float)
    over = pyqtSignal()

    def __init__(self, words: str, stop: Callable[[], None], of: int = 0) -> None:
        super().__init__()
        self.words, self.of, self.share = words, of, -1.0
        self._stop = stop
        self._wanted = True
        self._steps = 0
        self._last = -1.0
        self.told.connect(self._take)

    def watch(self, share: float) -> bool:
        """Hear how far the work is; says whether it is still wanted."""
        if self._wanted and share - self._last >= 0.01:
            self._last = share
            self.told.emit(share)
        return self._wanted

    def watch_steps(self, _share: float) -> bool:
        """Hear that one more of its steps begins; says whether the work is still wanted."""
        self._steps += 1
        return self.watch((self._steps - 1) / max(self.of, 1))

    def end(self) -> None:
        """The work is over, done or not."""
        self._wanted = False
        self.over.emit()

    def stop(self) -> None:
        """The work is not wanted any more."""
        if self._wanted:
            self.end()
            self._stop()

    def _take(self, share: float) -> None:
        self.share = share


class ProgressPart(Part):
    """What goes on for longer than a second; of several pieces of work the one begun last."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "progress")
        self.words, self.bar, self.button = label("secondary"), QProgressBar(), QToolButton()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(80, 6)
        self.button.setObjectName("progressStop")
        self.button.setFixedSize(24, 24)
        self.button.setIconSize(QSize(14, 14))
        self.tint(self.button.setIcon, "x")
        self.say(self.button.setToolTip, "progress.stop")
        self.say(self.button.setAccessibleName, "progress.stop")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.words, self.bar, self.button):
            row.addWidget(widget)
        self._tasks: list[Task] = []
        self._loud: set[Task] = set()  # those that are to be told of
        self.button.clicked.connect(lambda: self.task.stop() if self.task is not None else None)
        self.hide()

    @property
    def task(self) -> Task | None:
        """What is told of now."""
        return next((task for task in reversed(self._tasks) if task in self._loud), None)

    def begin(self, words: str, stop: Callable[[], None], of: int = 0) -> Task:
        """Work begins; ``stop`` is what is done when a person stops it."""
        task = Task(words, stop, of)
        self._tasks.append(task)
        task.told.connect(self.refresh)  # a method: on the thread of the window
        task.over.connect(lambda: self._drop(task))
        QTimer.singleShot(QUIET_MS, lambda: self._tell(task))
        return task

    def stop_all(self) -> None:
        """Nothing of it is wanted any more."""
        for task in tuple(self._tasks):
            task.end()

    def refresh(self) -> None:
        """Show what is told of now, or nothing."""
        task = self.task
        self.setVisible(task is not None)
        if task is None:
            return
        known = task.share >= 0
        self.bar.setRange(0, 100 if known else 0)
        self.bar.setValue(round(100 * task.share) if known else -1)
        self.words.setText(self._said(task))
        self.button.setToolTip(self.look.text("progress.stop-it", name=task.words))

    def _said(self, task: Task) -> str:
        if task.share < 0:
            return task.words
        if task.of:
            number = min(round(task.share * task.of) + 1, task.of)
            return self.look.text("progress.step", name=task.words, number=number, count=task.of)
        return self.look.text("progress.share", name=task.words, share=round(100 * task.share))

    def _tell(self, task: Task) -> None:
        if task in self._tasks:
            self._loud.add(task)
            self.refresh()

    def _drop(self, task: Task) -> None:
        if task in self._tasks:
            self._tasks.remove(task)
            self._loud.discard(task)
            self.refresh()
            task.deleteLater()
