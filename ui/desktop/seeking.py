# SPDX-License-Identifier: GPL-3.0-or-later
"""What blocks the plan, looked for in the background when it is asked for."""

from __future__ import annotations

from typing import Literal

from PyQt6.QtCore import QObject, pyqtSignal

from planner.paths.watch import Stopped
from planner.rules.blockers import Blockers, blockers
from planner.rules.checks import Checks
from ui.desktop.background import Job, Jobs
from ui.desktop.document import Document
from ui.desktop.leaving import Leaver

SeekingState = Literal["not-run", "waiting", "computing", "current", "outdated"]


class Seeker(QObject):
    """Looks for what blocks a document's plan, once its egress analysis is current.

    ``changed`` tells of anything that is shown of it. A change of the plan, its profile or the
    exits that are closed stops the search; what was found before stays, as outdated.
    """

    changed = pyqtSignal()
    progressed = pyqtSignal(float)  # the share that is done

    def __init__(
        self, document: Document, leaver: Leaver, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._leaver, self._jobs = document, leaver, jobs
        self._job: Job[Blockers] | None = None
        self._waiting = False
        self.shown: Blockers | None = None
        leaver.changed.connect(self._follow)

    @property
    def state(self) -> SeekingState:
        """How fresh what is shown is."""
        if self._job is not None:
            return "computing"
        if self._waiting:
            return "waiting"
        if self.shown is None:
            return "not-run"
        return "current" if self.shown.egress is self._leaver.current else "outdated"

    def run(self) -> None:
        """Look for it, now or as soon as it is known how the plan is left."""
        self.stop()
        made = self._leaver.current
        if made is None:
            self._waiting = self._leaver.state == "computing"
            self.changed.emit()
            return
        profiles = self._document.session.profiles

        def watch(share: float) -> bool:
            if not job.cancelled:
                self.progressed.emit(share)
            return not job.cancelled

        def work() -> Blockers:
            return blockers(made, Checks.of(made.survey.site, profiles), watch)

        job: Job[Blockers] = Job(work, self._show, self._fail)
        self._job = job
        self.changed.emit()
        self._jobs.start(job)

    def cancel(self) -> None:
        """Look for it no longer; what was found before stays."""
        self.stop()
        self.changed.emit()

    def stop(self) -> None:
        """Look for nothing any more."""
        self._waiting = False
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show(self, found: Blockers) -> None:
        self._job = None
        self.shown = found
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._job = None
        self.changed.emit()
        if not isinstance(error, Stopped):
            raise error  # as from any slot: logged and told, the window lives

    def _follow(self) -> None:
        """Go on where it was waited for; an answer to what no longer is would be none."""
        current = self._leaver.current
        if self._waiting and current is not None:
            self.run()
            return
        if (current is None and self._job is not None) or not self._leaver.wanted:
            self.stop()
        self.changed.emit()
