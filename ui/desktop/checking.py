# SPDX-License-Identifier: GPL-3.0-or-later
"""The slow rules in the background: asked after each change, answers to old plans dropped."""

from PyQt6.QtCore import QObject, QTimer

from planner.paths.watch import followed
from planner.rules.check import slow_rules
from planner.rules.finding import Finding
from ui.desktop.background import Job, Jobs
from ui.desktop.document import Document
from ui.desktop.panels.progress import ProgressPart, Task

REST_MS = 150  # several changes in a row are one question


class Checker(QObject):
    """Asks a document's session about its plan whenever the plan changed and rests.

    One question at a time is under way; a newer one makes the session drop the older answer.
    """

    def __init__(
        self,
        document: Document,
        jobs: Jobs,
        progress: ProgressPart,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = jobs
        self._progress = progress
        self._task: Task | None = None
        self._job: Job[tuple[Finding, ...]] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.run)
        document.plan_changed.connect(lambda _touched: self._rest.start())

    def run(self) -> None:
        """Ask now."""
        self._rest.stop()
        self._drop()
        session = self._document.session
        question = session.question()

        def answer() -> tuple[Finding, ...]:
            with followed(task.watch_steps):
                return question.answer()

        def accept(answer: tuple[Finding, ...]) -> None:
            self._over()
            session.accept(question, answer)
            self._document.findings_changed.emit()

        def stop() -> None:
            self._drop()
            session.forget(question)
            self._document.findings_changed.emit()

        self._document.findings_changed.emit()
        words = self._progress.look.text("progress.checking")
        self._task = task = self._progress.begin(words, stop, slow_rules(question.contexts))
        self._job = Job(answer, accept, self._fail)
        self._jobs.start(self._job)

    def stop(self) -> None:
        """Ask no more; an answer under way is dropped."""
        self._rest.stop()
        self._drop()

    def _drop(self) -> None:
        """What is under way is not wanted; it ends at the next rule."""
        if self._job is not None:
            self._job.cancel()
        self._over()

    def _over(self) -> None:
        self._job = None
        if self._task is not None:
            self._task.end()
            self._task = None

    def _fail(self, error: Exception) -> None:
        self._over()
        raise error  # as from any slot: logged and told, the window lives
