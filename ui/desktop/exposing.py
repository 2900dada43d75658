# SPDX-License-Identifier: GPL-3.0-or-later
"""Exposure in the background: worked out when it is wanted, anew when the plan rests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeVar

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from planner.floor.site import open_site
from planner.model.problems import BadInput
from planner.paths.watch import Stopped, Watch
from ui.desktop.background import Job, Jobs
from ui.desktop.document import Document
from ui.desktop.exposed import Compared, Exposed, compared, exposed

REST_MS = 1500  # it is slow, and what checks the plan goes first
ExposureState = Literal["not-run", "computing", "current", "outdated"]
T = TypeVar("T")


class Exposer(QObject):
    """Works out a document's exposure while it is wanted.

    ``changed`` tells of anything that is shown of it; ``progressed`` carries the share that is done
    (0 to 1); ``refused`` the path of a plan that cannot be compared, and the BadInput.
    """

    changed = pyqtSignal()
    progressed = pyqtSignal(float)
    refused = pyqtSignal(object, object)

    def __init__(self, document: Document, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._jobs = jobs
        self._drop: Callable[[], None] | None = None  # what cancels the job under way
        self._other: Path | None = None
        self.wanted = False
        self.compared: Compared | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.run)
        document.plan_changed.connect(self._plan_changed)
        document.heat_changed.connect(self._heat_changed)

    @property
    def shown(self) -> Exposed | None:
        """What was worked out last."""
        return self.document.exposure

    @property
    def state(self) -> ExposureState:
        """How fresh the shown exposure is."""
        if self._drop is not None:
            return "computing"
        if self.shown is None:
            return "not-run"
        return "current" if self.shown.site.plan is self.document.site.plan else "outdated"

    @property
    def on_map(self) -> bool:
        """Whether the map on the canvas is that of the exposure."""
        return self.shown is not None and self.document.heat is self.shown.heat

    def want(self, wanted: bool) -> None:
        """Show the exposure, working it out where it is not current; or hide its map."""
        self.wanted = wanted
        if not wanted:
            self._cancel()
            if self.on_map:
                self.document.show_heat(None)
            self.changed.emit()
        elif self.state == "current" and self.shown is not None:
            self.document.show_heat(self.shown.heat)
            self.changed.emit()
        else:
            self.run()

    def run(self) -> None:
        """Work the exposure of the current plan out now, and compare again."""
        self._cancel()
        site = self.document.site

        def show(found: Exposed) -> None:
            self._drop = None
            if self.document.site.plan is site.plan:
                self.document.show_exposure(found)
                if self.wanted:
                    self.document.show_heat(found.heat)
                if self._other is not None:
                    self.compare(self._other)
            self.changed.emit()

        self._start(lambda watch: exposed(site, watch), show)

    def compare(self, path: Path | None) -> None:
        """Compare with the plan of a file, as soon as there is an exposure; None compares none."""
        self._cancel()
        self._other = path
        here = self.shown
        if path is None:
            self.compared = None
        if here is None or self.state == "outdated":
            self.run()
            return
        if path is None:
            self.changed.emit()
            return

        def work(watch: Watch) -> Compared:
            return compared(here, path, open_site(path)[0], watch)

        def show(found: Compared) -> None:
            self._drop, self.compared = None, found
            self.changed.emit()

        self._start(work, show)

    def stop(self) -> None:
        """Work nothing out any more."""
        self._rest.stop()
        self._cancel()

    def _start(self, work: Callable[[Watch], T], show: Callable[[T], None]) -> None:
        def watched() -> T:
            def watch(share: float) -> bool:
                if not job.cancelled:
                    self.progressed.emit(share)
                return not job.cancelled

            return work(watch)

        job: Job[T] = Job(watched, show, self._fail)
        self._drop = job.cancel
        self.changed.emit()
        self._jobs.start(job)

    def _cancel(self) -> None:
        """Drop what is under way; it stops by itself."""
        if self._drop is not None:
            self._drop()
            self._drop = None

    def _plan_changed(self) -> None:
        self._cancel()
        if self.wanted:
            self._rest.start()
        self.changed.emit()

    def _heat_changed(self) -> None:
        """Another map took the place of this one."""
        if self.wanted and self.document.heat is not None and not self.on_map:
            self.want(False)

    def _fail(self, error: Exception) -> None:
        self._drop = None
        path, self._other = self._other, None
        self.changed.emit()
        if isinstance(error, BadInput) and path is not None:
            self.refused.emit(path, error)
        elif not isinstance(error, Stopped):
            raise error  # as from any slot: logged and told, the window lives
