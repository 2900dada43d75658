# SPDX-License-Identifier: GPL-3.0-or-later
"""Tours in the background: the best order of a tour's stops, anew when the plan rests."""

from collections.abc import Callable, Iterable

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from planner.edits.identity import free_id
from planner.edits.tours import SetTour
from planner.model.plan import Tour as StoredTour
from planner.model.plan import TourStop
from planner.model.problems import BadInput
from planner.paths.itinerary import itinerary, untitled
from planner.paths.tour import NoTour, plan_tour
from planner.paths.tour import Tour as PlannedTour
from planner.paths.tours import tour_request
from ui.desktop.background import Job, Jobs
from ui.desktop.document import Document, ShownTour

REST_MS = 300
STAY = 5  # minutes at a stop of a new tour


class Tourer(QObject):
    """Plans the chosen tour of a document while tours are wanted, and shows it on the document.

    ``changed`` tells of anything that is shown of it.
    """

    changed = pyqtSignal()

    def __init__(self, document: Document, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._jobs = jobs
        self._drop: Callable[[], None] | None = None  # what cancels the job under way
        self.wanted = False
        self._chosen = ""
        self.refused: NoTour | BadInput | None = None  # why the chosen tour cannot be walked
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.run)
        document.plan_changed.connect(self._plan_changed)
        document.tour_changed.connect(self.changed)

    @property
    def tour(self) -> StoredTour | None:
        """The chosen tour as the plan has it; the first where the chosen one is gone."""
        tours = self.document.site.plan.tours
        return next((tour for tour in tours if tour.id == self._chosen), next(iter(tours), None))

    @property
    def computing(self) -> bool:
        """Whether the order of the stops is being looked for."""
        return self._drop is not None or self._rest.isActive()

    @property
    def shown(self) -> ShownTour | None:
        """The tour that is drawn, if it is the chosen one on the current plan."""
        shown, tour = self.document.tour, self.tour
        if shown is None or shown.site.plan is not self.document.site.plan:
            return None
        return shown if tour is not None and shown.id == tour.id else None

    def want(self, wanted: bool) -> None:
        """Show tours, or hide them."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.run()

    def choose(self, name: str) -> None:
        """Show another tour."""
        self._chosen = name
        self.run()

    def run(self) -> None:
        """Plan the chosen tour now."""
        self.stop()
        self.refused = None
        tour, site = self.tour, self.document.site
        if not self.wanted or tour is None:
            self.document.show_tour(None)
            self.changed.emit()
            return

        def done(found: PlannedTour | NoTour) -> None:
            self._drop = None
            if self.document.site.plan is not site.plan:
                return  # the plan went on; it is planned again when it rests
            if isinstance(found, NoTour):
                self._refuse(found)
            else:
                self.document.show_tour(ShownTour(site, tour.id, found, itinerary(found)))
                self.changed.emit()

        def failed(error: Exception) -> None:
            self._drop = None
            if not isinstance(error, BadInput):
                raise error
            self._refuse(error)

        job = Job(lambda: plan_tour(site, tour_request(site, tour)), done, failed)
        self._drop = job.cancel
        self._jobs.start(job)
        self.changed.emit()

    def make(self, names: Iterable[str]) -> bool:
        """Write a new tour over some booths and areas into the plan, from the first entrance, and
        show it. Returns whether it was done."""
        site = self.document.site
        known = [name for name in names if name in site.booths or name in site.areas]
        doors = [each.id for each in site.ground.openings if each.kind == "visitor"]
        name = untitled()
        made = SetTour(
            free_id(site.plan, str(len(site.plan.tours) + 1), "tour"),
            tuple(TourStop(one, STAY, None) for one in known),
            name_ko=name.ko,
            name_en=name.en,
            start=next(iter([*doors, *known]), ""),
        )
        if not self.document.attempt(made):
            return False
        self.wanted = True
        self.choose(made.id)
        return True

    def point_at(self, halt: int | None) -> None:
        """Point at a halt of the shown tour."""
        self.document.point_at_halt(halt)

    def stop(self) -> None:
        """Look for no order any more."""
        self._rest.stop()
        if self._drop is not None:
            self._drop()
        self._drop = None

    def _refuse(self, why: NoTour | BadInput) -> None:
        self.refused = why
        self.document.show_tour(None)
        self.changed.emit()

    def _plan_changed(self) -> None:
        if self.wanted:
            self.stop()
            self._rest.start()
            self.changed.emit()
