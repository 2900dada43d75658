# SPDX-License-Identifier: GPL-3.0-or-later
"""The open plan beside another version of it: compared anew whenever the plan changed and rests."""

from __future__ import annotations

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from planner.floor.compare import Comparison, compare_sites
from planner.floor.site import Site
from ui.desktop.background import Job, Jobs
from ui.desktop.compared import Compared
from ui.desktop.document import Document

REST_MS = 150  # several changes in a row are one comparison


class Comparer(QObject):
    """Compares a document's plan with another version, older as a rule.

    ``changed`` tells of anything that is shown of it. ``beside``: whether the other version stands
    in a view of its own as well.
    """

    changed = pyqtSignal()

    def __init__(self, document: Document, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = jobs
        self._job: Job[Comparison] | None = None
        self.other: Site | None = None
        self.name = ""
        self.beside = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._compare)
        document.plan_changed.connect(lambda _touched: self._rest.start() if self.other else None)

    @property
    def shown(self) -> Compared | None:
        """The last comparison, also while a newer one is being made."""
        return self._document.compared

    def against(self, other: Site, name: str) -> None:
        """Compare with another version, called by a name."""
        self.other, self.name = other, name
        self._document.show_compared(None)
        self._compare()

    def set_beside(self, on: bool) -> None:
        """Show the other version in a view of its own, or in the same alone."""
        if on != self.beside:
            self.beside = on
            self.changed.emit()

    def end(self) -> None:
        """Compare no more."""
        self.stop()
        self.other, self.name, self.beside = None, "", False
        self._document.show_compared(None)
        self.changed.emit()

    def stop(self) -> None:
        """Nothing is compared any more; what is shown stays."""
        self._rest.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _compare(self) -> None:
        self.stop()
        other, site = self.other, self._document.site
        if other is None:
            return

        def show(found: Comparison) -> None:
            self._job = None
            self._document.show_compared(Compared(other, found))
            self.changed.emit()

        self._job = Job(lambda: compare_sites(other, site), show, self._fail)
        self.changed.emit()
        self._jobs.start(self._job)

    def _fail(self, error: Exception) -> None:
        self._job = None
        raise error  # as from any slot: logged and told, the window lives
