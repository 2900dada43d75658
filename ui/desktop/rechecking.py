# SPDX-License-Identifier: GPL-3.0-or-later
"""Edits of what a plan is checked by: their checks are made off the window's thread."""

from PyQt6.QtCore import QObject

from planner.edits.edit import Edit
from planner.model.problems import BadInput
from planner.rules.checks import Checks
from ui.desktop.background import Job, Jobs
from ui.desktop.document import Document


class Rechecker(QObject):
    """Does such edits one at a time; a newer one takes the place of one that is under way."""

    def __init__(self, document: Document, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = jobs
        self._job: Job[Checks] | None = None
        document.recheck_wanted.connect(self.run)

    def run(self, edit: Edit) -> None:
        """Check what the plan would be, then make the edit one step."""
        self.stop()
        try:
            asked = self._document.session.rechecking(edit)
        except BadInput as error:
            self._document.refused.emit(error)
            self._document.set_rechecking(False)
            return

        def take(checks: Checks) -> None:
            self._job = None
            if self._document.take(asked, checks):
                self._document.set_rechecking(False)
            else:  # the plan went on meanwhile
                self.run(edit)

        self._document.set_rechecking(True)
        self._job = Job(asked.answer, take, self._fail)
        self._jobs.start(self._job)

    def stop(self) -> None:
        """An edit under way is dropped."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _fail(self, error: Exception) -> None:
        self._job = None
        self._document.set_rechecking(False)
        raise error  # as from any slot: logged and told, the window lives
