# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether somebody else changes a plan's file while it is open.

It is looked at every few seconds by the worker: events of the file system do not reach across
network shares. What is not in front is not looked at until it is.
"""

from PyQt6.QtCore import QObject, QTimer, pyqtSignal
from PyQt6.QtWidgets import QWidget

from planner.model.stamp import Stamp
from ui.desktop.background import Job, Jobs
from ui.desktop.document import Document

EVERY_MS = 3000


class Watcher(QObject):
    """``changed`` tells once of each other content that the file has."""

    changed = pyqtSignal()

    def __init__(self, document: Document, jobs: Jobs, shown: QWidget) -> None:
        super().__init__(document)
        self._document = document
        self._jobs = jobs
        self._shown = shown
        self._job: Job[Stamp | None] | None = None
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look now, unless nobody would see it or a look is under way."""
        session = self._document.session
        path, stamp = session.path, session.stamp
        if path is None or stamp is None or self._job is not None or not self._shown.isVisible():
            return

        def work() -> Stamp | None:
            return None if stamp.looks_like(path) else Stamp.of(path)

        def done(now: Stamp | None) -> None:
            self._job = None
            if session.stamp is not stamp or now is None:
                return  # saved meanwhile, or as it was
            if now.hash == stamp.hash:
                session.stamp = now  # touched, the content is the same
            elif now.hash != self._told:
                self._told = now.hash
                self.changed.emit()

        self._job = Job(work, done, self._fail)
        self._jobs.start(self._job)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()

    def _fail(self, error: Exception) -> None:
        self._job = None
        raise error  # as from any slot: logged and told, the window lives
