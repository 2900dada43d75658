# SPDX-License-Identifier: GPL-3.0-or-later
"""Routes in the background: asked for by tool and panel, measured anew when the plan changes."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from planner.floor.lookup import Spot, find_spot
from planner.floor.site import Site
from planner.model.problems import BadInput
from planner.paths.choices import Walker
from planner.paths.exposure import Exposure, exposure
from planner.paths.gravity import ASSUMED
from planner.paths.network import NoWay, Reason
from planner.paths.watch import Stopped
from planner.paths.ways import Way, other_ways, quiet_way, shortest_way
from ui.desktop.background import Job, Jobs
from ui.desktop.document import AskedRoute, Document, ShownRoute

REST_MS = 150
FURTHER_MS = 400  # further ways are looked for when a route stands for so long


@dataclass(eq=False)
class _Search:
    """A search under way; work that is no longer wanted looks at ``stopped`` and ends."""

    stopped: bool = field(default=False)

    def watch(self, _share: float) -> bool:
        return not self.stopped


class Router(QObject):
    """Finds the ways of a route and shows them on the document.

    ``no_way`` carries the first and last place where there is none, and the Reason why; ``changed``
    tells that something else is asked for or found.
    """

    no_way = pyqtSignal(str, str, object)
    changed = pyqtSignal()

    def __init__(self, document: Document, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = jobs
        self._drop: Callable[[], None] = _nothing
        self.asked = AskedRoute()
        self.reason: Reason | None = None  # why the route that was asked for last has no way
        self.computing = False
        self._rest = _timer(self, REST_MS, self._again)
        self._further = _timer(self, FURTHER_MS, self._seek)
        document.plan_changed.connect(self._plan_changed)
        document.route_changed.connect(self.changed)

    def find(self, start: str, goal: str) -> None:
        """Find the way between two things by id, or points as ``x,y`` in mm."""
        self.ask(replace(self.asked, places=(start, goal)))

    def visit(self, place: str) -> None:
        """Pass a place too: the route goes over it before its end."""
        places = self.asked.places
        if len(places) >= 2 and place not in places:
            self.ask(replace(self.asked, places=(*places[:-1], place, places[-1])))

    def ask(self, asked: AskedRoute) -> None:
        """Find a route; fewer than two places take it away."""
        self.stop()
        self.asked, self.reason = asked, None
        if len(asked.places) < 2:
            self._document.show_route(None)
            self.changed.emit()
            return
        site, walker = self._document.site, walker_of(asked)

        def done(way: Way | NoWay) -> None:
            self.computing = False
            if self._document.site is not site:
                return  # the plan went on; the route is asked for again when it rests
            if isinstance(way, NoWay):
                self._refuse(way.reason)
                return
            self._document.show_route(ShownRoute(site, asked, (way,), walker.speed, seeking=True))
            self._further.start()

        def failed(error: Exception) -> None:
            self.computing = False
            if not isinstance(error, BadInput):
                raise error
            self._refuse(Reason.APART)  # a place of the route is gone

        self.computing = True
        job = Job(lambda: shortest_way(site, _spots(site, asked), walker), done, failed)
        self._drop = job.cancel
        self._jobs.start(job)
        self.changed.emit()

    def choose(self, way: int) -> None:
        """Let another way of the route be the one that is drawn thick."""
        route = self._document.route
        if route is not None and 0 <= way < len(route.ways) and way != route.chosen:
            self._document.show_route(replace(route, chosen=way, step=None))

    def point_at(self, step: int | None) -> None:
        """Point at a step of the chosen way."""
        route = self._document.route
        if route is not None and step != route.step:
            self._document.show_route(replace(route, step=step))

    def stop(self) -> None:
        """Look for no way any more."""
        self._rest.stop()
        self._further.stop()
        self._drop()
        self._drop = _nothing
        self.computing = False

    def _seek(self) -> None:
        """Look for further ways of the route that is shown."""
        route = self._document.route
        if route is None or route.site is not self._document.site:
            return
        site, asked, search = route.site, route.asked, _Search()
        known = self._document.exposure
        crowd = known.found if known is not None and known.site.plan is site.plan else None

        def work() -> tuple[Way, ...]:
            return _further_ways(site, asked, crowd, search)

        def done(found: tuple[Way, ...]) -> None:
            now = self._document.route
            if now is not None and now.ways == route.ways and now.seeking:
                ways = (*route.ways, *found)
                self._document.show_route(replace(now, ways=ways, seeking=False))

        def failed(error: Exception) -> None:
            if not isinstance(error, Stopped):
                raise error

        job = Job(work, done, failed)

        def drop() -> None:
            search.stopped = True
            job.cancel()

        self._drop = drop
        self._jobs.start(job)

    def _refuse(self, reason: Reason) -> None:
        self.reason = reason
        self._document.show_route(None)
        self.changed.emit()
        self.no_way.emit(self.asked.places[0], self.asked.places[-1], reason)

    def _plan_changed(self) -> None:
        if self._document.route is not None or self.reason is not None:
            self.stop()
            self._rest.start()

    def _again(self) -> None:
        self.ask(self.asked)


def walker_of(asked: AskedRoute) -> Walker:
    """Who walks a route that is asked for."""
    return Walker.on_wheels(asked.width) if asked.step_free else Walker(asked.width)


def _spots(site: Site, asked: AskedRoute) -> tuple[Spot, ...]:
    return tuple(find_spot(site, place) for place in asked.places)


def _further_ways(
    site: Site, asked: AskedRoute, crowd: Exposure | None, search: _Search
) -> tuple[Way, ...]:
    """Other ways and, where it is asked for, a quieter one. Raises Stopped."""
    spots, walker = _spots(site, asked), walker_of(asked)
    found = list(other_ways(site, spots, walker))
    if asked.quiet:
        known = exposure(site, ASSUMED, search.watch) if crowd is None else crowd
        quiet = quiet_way(site, spots, walker, known)
        found += [] if quiet is None else [quiet]
    return tuple(found)


def _timer(parent: QObject, interval: int, run: Callable[[], None]) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(interval)
    made.timeout.connect(run)
    return made


def _nothing() -> None:
    """There is nothing to drop."""
