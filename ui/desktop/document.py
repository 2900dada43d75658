# SPDX-License-Identifier: GPL-3.0-or-later
"""The open session as the window's parts see it: they ask it for changes and hear of them here."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PyQt6.QtCore import QObject, pyqtSignal

from planner.edits.edit import Edit
from planner.floor.site import Site
from planner.model.plan import Waiver
from planner.model.problems import BadInput
from planner.paths.itinerary import Halt
from planner.paths.network import WIDTH
from planner.paths.tour import Tour
from planner.paths.ways import Way
from planner.rules.checks import Checks
from planner.rules.finding import Finding
from planner.rules.waivers import Judged
from planner.session import Rechecking, Session
from ui.desktop.colouring import ColourBy
from ui.desktop.compared import Compared
from ui.desktop.exposed import Exposed
from ui.desktop.heat import Heat
from ui.desktop.laid import Laid
from ui.desktop.layering import ALL, Layering
from ui.desktop.playback import Moment
from ui.desktop.sifting import Sieve, same


@dataclass(frozen=True, slots=True)
class AskedRoute:
    """A route that is asked for: ids of things or ``x,y`` in mm, in order; who walks it.

    ``width`` of the body in mm; ``quiet``: also look for a way where few go.
    """

    places: tuple[str, ...] = ()
    step_free: bool = False
    width: int = WIDTH
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class ShownRoute:
    """A route that is drawn on the canvas, with the site it was measured on.

    ``ways`` begin with the shortest; ``step`` is the number of the step that is pointed at.
    ``speed`` in m/s. ``seeking``: whether further ways are being looked for.
    """

    site: Site
    asked: AskedRoute
    ways: tuple[Way, ...]
    speed: float
    chosen: int = 0
    step: int | None = None
    seeking: bool = False

    @property
    def start(self) -> str:
        """Where it starts."""
        return self.asked.places[0]

    @property
    def goal(self) -> str:
        """Where it ends."""
        return self.asked.places[-1]

    @property
    def walk(self) -> Way:
        """The way that is chosen."""
        return self.ways[self.chosen]


@dataclass(frozen=True, slots=True)
class ShownTour:
    """A tour that is drawn on the canvas, with the site it was planned on and its id there.

    ``halt`` is the number of the halt that is pointed at.
    """

    site: Site
    id: str
    tour: Tour
    halts: tuple[Halt, ...]
    halt: int | None = None


class Document(QObject):
    """A session with a selection, a chosen finding, a route and a map, telling when they change.

    ``plan_changed`` carries the ids that an edit, undo or redo touched; ``refused`` the BadInput of
    an edit that was attempted and cannot be done.
    """

    plan_changed = pyqtSignal(frozenset)
    selection_changed = pyqtSignal()
    findings_changed = pyqtSignal()
    finding_chosen = pyqtSignal()
    fixes_changed = pyqtSignal()
    recheck_wanted = pyqtSignal(object)  # an Edit of profiles or conditions, done off the thread
    route_changed = pyqtSignal()
    tour_changed = pyqtSignal()
    heat_changed = pyqtSignal()
    exposure_changed = pyqtSignal()
    moment_changed = pyqtSignal()
    compared_changed = pyqtSignal()
    underlays_changed = pyqtSignal()  # what lies under the plan, as far as it is read
    layering_changed = pyqtSignal()  # what is shown, or what colours say
    saved = pyqtSignal()
    refused = pyqtSignal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.selection: tuple[str, ...] = ()
        self.finding: Finding | None = None
        self.fixes: tuple[Edit, ...] = ()
        self.seeking = False  # whether fixes are being looked for
        self.rechecking = False  # whether an edit of what is checked by is under way
        self.sieve = Sieve()
        self.route: ShownRoute | None = None
        self.tour: ShownTour | None = None
        self.heat: Heat | None = None
        self.moment: Moment | None = None  # of an evacuation run that is played back
        self.compared: Compared | None = None  # with another version
        self.underlays: tuple[Laid, ...] = ()
        self.underlay = ""  # the id of the one that commands are about
        self.layering = ALL
        self.colour_by: ColourBy = "pavilion"
        self.exposure: Exposed | None = None  # the last that was worked out, of whichever plan
        self._judged: Judged | None = None
        self.findings_changed.connect(self._judge_anew)  # first, before any that look

    @property
    def site(self) -> Site:
        """The current site."""
        return self.session.site

    @property
    def judged(self) -> Judged:
        """The findings in the light of the plan's waivers, as they were told of last."""
        if self._judged is None:
            self._judged = self.session.judged
        return self._judged

    def choose(self, finding: Finding | None) -> None:
        """Let a finding be the one that is explained, or none."""
        if finding is not self.finding:
            self.finding = finding
            self.finding_chosen.emit()

    def explain(self, finding: Finding) -> None:
        """Choose a finding, and select what it is about."""
        site = self.site
        self.select(name for name in finding.subjects if name in site.things)
        self.choose(finding)

    def offer(self, fixes: tuple[Edit, ...], *, seeking: bool = False) -> None:
        """Edits that mend the chosen finding, as far as they are known."""
        if (fixes, seeking) != (self.fixes, self.seeking):
            self.fixes, self.seeking = fixes, seeking
            self.fixes_changed.emit()

    def waiver_of(self, finding: Finding) -> Waiver | None:
        """The waiver under which a finding does not count."""
        return next((by for each, by in self.judged.waived if same(each, finding)), None)

    def sift(self, sieve: Sieve) -> None:
        """List and show only some findings."""
        if sieve != self.sieve:
            self.sieve = sieve
            self.findings_changed.emit()

    def _judge_anew(self) -> None:
        """The chosen finding goes on being chosen while there is one of its name."""
        self._judged = None
        if self.sieve.profile and self.sieve.profile not in self.site.plan.profiles:
            self.sieve = replace(self.sieve, profile="")
        if (chosen := self.finding) is not None:
            judged = self.judged
            everything = (*judged.counting, *(finding for finding, _ in judged.waived))
            self.choose(next((each for each in everything if same(each, chosen)), None))

    def apply(self, edit: Edit, join: str = "") -> frozenset[str]:
        """Apply an edit as one step of history; returns what it touched. Raises BadInput."""
        return self._told(self.session.apply(edit, join))

    def take(self, asked: Rechecking, checks: Checks) -> bool:
        """Do an edit whose checks are already made; False where the plan went on since."""
        if not self.session.take(asked, checks):
            return False
        self._told(asked.touched)
        return True

    def set_rechecking(self, on: bool) -> None:
        """Tell that an edit of what is checked by is under way, or over."""
        if on != self.rechecking:
            self.rechecking = on
            self.findings_changed.emit()

    def attempt(self, edit: Edit, join: str = "") -> bool:
        """Apply an edit where it can be done; else tell why not. Returns whether it was done."""
        try:
            self.apply(edit, join)
        except BadInput as error:
            self.refused.emit(error)
            return False
        return True

    def undo(self) -> None:
        """Go back one step."""
        self._told(self.session.undo())

    def redo(self) -> None:
        """Go forward one step again."""
        self._told(self.session.redo())

    def go_to(self, done: int) -> None:
        """Be where so many steps of the history are done."""
        self._told(self.session.go_to(done))

    def select(self, ids: Iterable[str]) -> None:
        """Make these booths and areas the selection, in this order."""
        chosen = tuple(dict.fromkeys(ids))
        if chosen != self.selection:
            self.selection = chosen
            self.selection_changed.emit()
            if self.finding is not None and not set(chosen) <= set(self.finding.subjects):
                self.choose(None)

    def show_route(self, route: ShownRoute | None) -> None:
        """Draw a walk, or none."""
        if route is not self.route:
            self.route = route
            self.route_changed.emit()

    def show_tour(self, tour: ShownTour | None) -> None:
        """Draw a tour, or none."""
        if tour is not self.tour:
            self.tour = tour
            self.tour_changed.emit()

    def point_at_halt(self, halt: int | None) -> None:
        """Point at a halt of the tour that is drawn, or at none."""
        if self.tour is not None and halt != self.tour.halt:
            self.show_tour(replace(self.tour, halt=halt))

    def show_heat(self, heat: Heat | None) -> None:
        """Colour the floor by a map, or not; one of an older plan is not painted."""
        if heat is not self.heat:
            self.heat = heat
            self.heat_changed.emit()

    def lay_under(self, underlays: tuple[Laid, ...]) -> None:
        """Know what the files under the plan hold."""
        if underlays != self.underlays:
            self.underlays = underlays
            names = [each.underlay.id for each in underlays]
            if self.underlay not in names:
                self.underlay = names[-1] if names else ""
            self.underlays_changed.emit()

    def choose_underlay(self, name: str) -> None:
        """Let commands be about another underlay."""
        if name != self.underlay:
            self.underlay = name
            self.underlays_changed.emit()

    @property
    def hidden(self) -> tuple[str, ...]:
        """The things of the plan that are hidden one by one."""
        site = self.site
        return tuple(name for name in self.layering.hidden if name in site.things)

    def lay(self, layering: Layering) -> None:
        """Show and let pick other layers and things."""
        if layering != self.layering:
            self.layering = layering
            self.layering_changed.emit()

    def colour(self, by: ColourBy) -> None:
        """Let the colours of booths say something else."""
        if by != self.colour_by:
            self.colour_by = by
            self.layering_changed.emit()

    def show_compared(self, compared: Compared | None) -> None:
        """Show what differs from another version, or nothing."""
        if compared is not self.compared:
            self.compared = compared
            self.compared_changed.emit()

    def show_moment(self, moment: Moment | None) -> None:
        """Show where people are at a moment of an evacuation run, or no run."""
        if moment is not self.moment:
            self.moment = moment
            self.moment_changed.emit()

    def show_exposure(self, exposure: Exposed) -> None:
        """Know how many visitors pass each booth."""
        self.exposure = exposure
        self.exposure_changed.emit()

    def _told(self, touched: frozenset[str]) -> frozenset[str]:
        if touched:
            site = self.site
            self.select(name for name in self.selection if name in site.things)
            self._judge_anew()
            self.plan_changed.emit(touched)
        return touched
