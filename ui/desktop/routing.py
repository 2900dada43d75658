# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks in the background: asked for by the route tool, measured anew when the plan changes."""

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from planner.floor.lookup import find_spot
from planner.floor.site import Site
from planner.model.problems import BadInput
from planner.paths.between import find_walk
from planner.paths.network import WIDTH, NoWay, Reason, Walk
from ui.desktop.background import Job, Jobs
from ui.desktop.document import Document, ShownRoute

REST_MS = 150


class Router(QObject):
    """Finds the walk between two places and shows it on the document.

    ``no_way`` carries the two places where there is no walk, and the Reason why.
    """

    no_way = pyqtSignal(str, str, object)

    def __init__(self, document: Document, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = jobs
        self._job: Job[Walk | NoWay] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._again)
        document.plan_changed.connect(self._plan_changed)

    def find(self, start: str, goal: str) -> None:
        """Find the walk between two booths or openings by id, or points as ``x,y`` in mm."""
        if self._job is not None:
            self._job.cancel()
        site = self._document.site

        def done(walk: Walk | NoWay) -> None:
            self._job = None
            if self._document.site is not site:
                return  # the plan went on; the walk is asked for again when it rests
            if isinstance(walk, Walk):
                self._document.show_route(ShownRoute(site, start, goal, walk))
            else:
                self._refuse(start, goal, walk.reason)

        def failed(error: Exception) -> None:
            self._job = None
            if not isinstance(error, BadInput):
                raise error
            self._refuse(start, goal, Reason.APART)  # an end of the walk is gone

        self._job = self._jobs.start(Job(lambda: _walk(site, start, goal), done, failed))

    def stop(self) -> None:
        """Look for no walk any more."""
        self._rest.stop()
        if self._job is not None:
            self._job.cancel()

    def _refuse(self, start: str, goal: str, reason: Reason) -> None:
        self._document.show_route(None)
        self.no_way.emit(start, goal, reason)

    def _plan_changed(self) -> None:
        if self._document.route is not None:
            self._rest.start()

    def _again(self) -> None:
        route = self._document.route
        if route is not None:
            self.find(route.start, route.goal)


def _walk(site: Site, start: str, goal: str) -> Walk | NoWay:
    return find_walk(site, find_spot(site, start), find_spot(site, goal), WIDTH)
