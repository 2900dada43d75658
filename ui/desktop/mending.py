# SPDX-License-Identifier: GPL-3.0-or-later
"""Fixes of the chosen finding, looked for in the background whenever it or the plan changes."""

from PyQt6.QtCore import QObject, QTimer

from planner.edits.edit import Edit
from planner.rules.finding import Finding
from planner.rules.registry import BY_ID
from planner.rules.rule import no_mend
from ui.desktop.background import Job, Jobs
from ui.desktop.document import Document
from ui.desktop.sifting import same

REST_MS = 120  # stepping through findings asks about the last one alone


class Mender(QObject):
    """Asks the session how the document's finding may be mended, and offers the answer there."""

    def __init__(self, document: Document, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = jobs
        self._job: Job[tuple[Edit, ...]] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._begin)
        document.finding_chosen.connect(self._wait)
        document.plan_changed.connect(self._wait)
        document.findings_changed.connect(self._checked)

    def _wait(self) -> None:
        """What was offered no longer holds."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        seeking = self._mendable() is not None
        self._document.offer((), seeking=seeking)
        if seeking:
            self._rest.start()
        else:
            self._rest.stop()

    def _checked(self) -> None:
        """The check of the plan goes first: it may have kept the search waiting."""
        if self._document.seeking and self._job is None:
            self._rest.start()

    def _begin(self) -> None:
        if self._document.session.check_state == "current":
            self.run()

    def _mendable(self) -> Finding | None:
        """The chosen finding, unless its rule knows no mend or someone answers for it."""
        document = self._document
        finding = document.finding
        if finding is None or BY_ID[finding.rule].mend is no_mend:
            return None
        return None if document.waiver_of(finding) is not None else finding

    def run(self) -> None:
        """Look for fixes now."""
        self._rest.stop()
        document = self._document
        finding, site = self._mendable(), document.site
        if finding is None:
            return

        def offer(edits: tuple[Edit, ...]) -> None:
            self._job = None
            if document.site is site and same(document.finding, finding):
                document.offer(edits)

        mending = document.session.mending(finding)
        job: Job[tuple[Edit, ...]] = Job(
            lambda: mending.answer(lambda: job.cancelled), offer, self._fail
        )
        self._job = job
        self._jobs.start(job)

    def stop(self) -> None:
        """Look for nothing any more."""
        self._rest.stop()
        if self._job is not None:
            self._job.cancel()

    def _fail(self, error: Exception) -> None:
        self._job = None
        self._document.offer(())
        raise error  # as from any slot: logged and told, the window lives
