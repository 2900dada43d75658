# SPDX-License-Identifier: GPL-3.0-or-later
"""The slow rules in the background: asked after each change, answers to old plans dropped."""

from PyQt6.QtCore import QObject, QTimer

from planner.rules.finding import Finding
from ui.desktop.background import Job, Jobs
from ui.desktop.document import Document

REST_MS = 150  # several changes in a row are one question


class Checker(QObject):
    """Asks a document's session about its plan whenever the plan changed and rests.

    One question at a time is under way; a newer one makes the session drop the older answer.
    """

    def __init__(self, document: Document, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = jobs
        self._job: Job[tuple[Finding, ...]] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.run)
        document.plan_changed.connect(lambda _touched: self._rest.start())

    def run(self) -> None:
        """Ask now."""
        self._rest.stop()
        if self._job is not None:
            self._job.cancel()
        question = self._document.session.question()

        def accept(answer: tuple[Finding, ...]) -> None:
            self._document.session.accept(question, answer)
            self._job = None
            self._document.findings_changed.emit()

        self._document.findings_changed.emit()
        self._job = Job(question.answer, accept, self._fail)
        self._jobs.start(self._job)

    def stop(self) -> None:
        """Ask no more; an answer under way is dropped."""
        self._rest.stop()
        if self._job is not None:
            self._job.cancel()

    def _fail(self, error: Exception) -> None:
        self._job = None
        raise error  # as from any slot: logged and told, the window lives
