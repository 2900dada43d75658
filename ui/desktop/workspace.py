# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything around one open plan: canvas, lists, inspector, findings, status.

A workspace is made for a document and thrown away with it.
"""

from dataclasses import dataclass, replace

from PyQt6.QtCore import QPoint, Qt, QTimer
from PyQt6.QtGui import QKeyEvent, QResizeEvent
from PyQt6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from planner.drawing.subjects import outlines
from planner.edits.waive import WithdrawWaiver
from planner.floor.compare import Difference
from planner.paths.network import Reason
from planner.rules.finding import Finding
from ui.desktop.actions import Actions
from ui.desktop.background import Jobs
from ui.desktop.beside import BesideView
from ui.desktop.canvas.canvas import Canvas
from ui.desktop.canvas.rulers import Ruled
from ui.desktop.carrying import Carrier
from ui.desktop.checking import Checker
from ui.desktop.comparing import Comparer
from ui.desktop.context_menus import context_menu, target
from ui.desktop.document import Document
from ui.desktop.evacuating import Evacuator
from ui.desktop.exposing import Exposer
from ui.desktop.first_steps import FirstSteps
from ui.desktop.keeping import Keeper
from ui.desktop.leaving import Leaver
from ui.desktop.look import Look
from ui.desktop.mending import Mender
from ui.desktop.panels.bottom import HEADER, BottomPanel
from ui.desktop.panels.compare import ComparePanel
from ui.desktop.panels.finding_menu import FindingMenu
from ui.desktop.panels.findings import FindingsPanel
from ui.desktop.panels.history import HistoryPanel
from ui.desktop.panels.inspector import Inspector
from ui.desktop.panels.left import RAIL, LeftPanel
from ui.desktop.panels.mini_map import MiniMapPart
from ui.desktop.panels.notice_bar import NoticeBar
from ui.desktop.panels.player_bar import PlayerBar
from ui.desktop.panels.status_bar import StatusBar
from ui.desktop.panels.tool_column import ToolColumn
from ui.desktop.panels.view_bar import ViewBar
from ui.desktop.part import Part
from ui.desktop.rechecking import Rechecker
from ui.desktop.routing import Router
from ui.desktop.seeking import Seeker
from ui.desktop.settings import Settings
from ui.desktop.tools.names import place_name
from ui.desktop.touring import Tourer
from ui.desktop.underlaying import Underlayer
from ui.desktop.watching import Watcher

# Widths below which a panel folds by itself.
LEFT_NEEDS, RIGHT_NEEDS = 1360, 1180
# First widths of the side panels and height of the findings, px; larger from _WIDE on.
SIZES = {"left": 256, "inspector": 296, "findings": 172}
SIZES_WIDE = {"left": 300, "inspector": 340, "findings": 216}
_WIDE = 2200
FIRST_STEPS = "first-steps"  # of the settings: whether they are still to be shown
_ABOUT = 8_000.0  # mm of floor about a place that is shown


@dataclass(frozen=True, slots=True)
class Pointed:
    """Where a menu was asked for: what routes call the place, and where it is, mm."""

    name: str
    at: tuple[float, float]


class Workspace(Part):
    """The parts of one document, laid out; panels fold by hand and by themselves."""

    def __init__(
        self,
        document: Document,
        actions: Actions,
        look: Look,
        settings: Settings,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "workspace", parent)
        self.document = document
        self._actions = actions
        self._settings = settings
        document.setParent(self)
        self.canvas = Canvas(document, look, self)
        self.ruled = Ruled(self.canvas, look)
        self.exposer = Exposer(document, jobs, self)
        self.underlayer = Underlayer(document, jobs, self)
        self.left = LeftPanel(document, self.exposer, actions, look)
        self.leaver = Leaver(document, jobs, self)
        self.seeker = Seeker(document, self.leaver, jobs, self)
        self.evacuator = Evacuator(document, self.leaver, jobs, self)
        self.router = Router(document, jobs, self)
        self.tourer = Tourer(document, jobs, self)
        self.inspector = Inspector(
            document,
            self.leaver,
            self.seeker,
            self.evacuator,
            self.router,
            self.tourer,
            actions,
            look,
        )
        self.mini_map = MiniMapPart(self.canvas, look)
        self.inspector.add_foot(self.mini_map)
        self.findings = FindingsPanel(document, actions, look)
        self.bottom = BottomPanel(actions, look)
        self.bottom.add("findings", self.findings, self.findings.header)
        self.history = HistoryPanel(document, look)
        self.bottom.add("history", self.history, self.history.header)
        self.comparer = Comparer(document, jobs, self)
        self.compare = ComparePanel(self.comparer, actions, look)
        self.bottom.add("compare", self.compare, self.compare.header)
        self.status = StatusBar(document, actions, lambda: self.canvas.snapping, look)
        self.tools = ToolColumn(actions, look)
        self.checker = Checker(document, jobs, self.status.progress, self)
        self.exports = jobs.beside(self)
        self.mender = Mender(document, jobs, self)
        self.rechecker = Rechecker(document, jobs, self)
        # What a person wants shown, and whether each panel is unfolded now.
        self.wanted = {
            name: settings.flag(name, default=True)
            for name in ("left", "inspector", "findings", "rulers", "mini-map")
        }
        self.shown = dict(self.wanted)
        self.pointed: Pointed | None = None  # while a menu of the plan is open
        self.sizes = dict(SIZES)
        self._sized = False
        self.notice = NoticeBar(look)
        self.keeper: Keeper | None = None
        self.watcher = Watcher(document, jobs, self)
        self._lay_out(ViewBar(document, actions, look))
        self._connect()
        self._fold_all()

    def _lay_out(self, view: ViewBar) -> None:
        middle = QWidget()
        over = QVBoxLayout(middle)
        over.setContentsMargins(0, 0, 0, 0)
        over.setSpacing(0)
        over.addWidget(view)
        self.beside = BesideView(self.comparer, self.canvas, self.look)
        views = QHBoxLayout()
        views.setSpacing(1)
        views.addWidget(self.beside, 1)
        views.addWidget(self.ruled, 1)
        over.addLayout(views, 1)
        over.addWidget(PlayerBar(self.evacuator, self.look))
        self._upright = _splitter(Qt.Orientation.Vertical, "uprightSplitter")
        self._upright.addWidget(middle)
        self._upright.addWidget(self.bottom)
        self._across = _splitter(Qt.Orientation.Horizontal, "acrossSplitter")
        for widget in (self.left, self._upright, self.inspector):
            self._across.addWidget(widget)
        for splitter, stretched in ((self._upright, 0), (self._across, 1)):
            for index in range(splitter.count()):
                splitter.setStretchFactor(index, 1 if index == stretched else 0)
                splitter.setCollapsible(index, False)
            splitter.splitterMoved.connect(self._take_sizes)
        main = QHBoxLayout()
        main.setSpacing(0)
        main.addWidget(self.tools)
        main.addWidget(self._across, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.notice)
        lines.addLayout(main, 1)
        lines.addWidget(self.status)

    def _connect(self) -> None:
        self.carrier = Carrier(self.document, self.canvas, self.look, self)
        for rows in (self.left.exhibitors.list, self.left.booths.list):
            self.carrier.follow(rows)
        self.left.wanted.connect(self.canvas.zoom_to)
        self.left.exhibitors.menu_wanted.connect(
            lambda where: context_menu("exhibitor", self._actions, self.look, self).popup(where)
        )
        self.left.opened.connect(lambda: self.show_panel("left", True))
        self.bottom.opened.connect(lambda: self.show_panel("findings", True))
        self.findings.picked.connect(self.show_finding)
        self.findings.chosen.connect(self.document.explain)
        self.findings.menu_wanted.connect(self._show_finding_menu)
        self.findings.withdrawn.connect(
            lambda by: self.document.attempt(WithdrawWaiver(by.finding, by.profile))
        )
        self.inspector.egress.wanted.connect(self.canvas.zoom_to)
        self.inspector.egress.evacuation.export_wanted.connect(
            lambda: self._actions["export-evacuation"].trigger()
        )
        canvas = self.canvas
        canvas.hint_changed.connect(self.status.show_hint)
        canvas.snap_changed.connect(self.status.show_snap)
        canvas.cursor_moved.connect(self.status.show_place)
        canvas.cursor_left.connect(self.status.show_no_place)
        canvas.zoom_changed.connect(self.status.show_zoom)
        canvas.tool_changed.connect(lambda _name: self._actions.refresh())
        canvas.tool_changed.connect(self.inspector.show_tool)
        self.inspector.rows.follow(canvas)
        self.inspector.route.wanted.connect(self._show_place)
        self.inspector.tour.wanted.connect(self._show_place)
        for part in (self.inspector.tour, self.inspector.plan, self.left.exhibitors):
            part.asked.connect(lambda name: self._actions[name].trigger())
        canvas.card.asked.connect(lambda name: self._actions[name].trigger())
        canvas.activated.connect(lambda _name: self._actions["assign"].trigger())
        canvas.context_requested.connect(self._show_menu)
        canvas.finding_menu_requested.connect(self._show_finding_menu)
        canvas.route_requested.connect(self.router.find)
        canvas.stop_requested.connect(self.router.visit)
        self.router.no_way.connect(self._tell_no_way)
        self.status.show_hint(canvas.hint)
        document = self.document
        document.saved.connect(self._guard)
        self._guard()
        for signal in (
            document.plan_changed, document.findings_changed, document.compared_changed
        ):  # fmt: skip
            signal.connect(self._count)
        self.comparer.changed.connect(self._actions.refresh)
        document.compared_changed.connect(self._actions.refresh)
        self.compare.picked.connect(self.show_difference)
        self._count()
        for signal in (
            document.plan_changed,
            document.selection_changed,
            document.findings_changed,
            document.finding_chosen,
            document.fixes_changed,
            document.route_changed,
            self.tourer.changed,
            document.saved,
            self.leaver.changed,
            self.evacuator.changed,
            self.exposer.changed,
            document.underlays_changed,
            document.layering_changed,
        ):
            signal.connect(self._actions.refresh)

    def _show_place(self, place: tuple[float, float]) -> None:
        """Bring a place of the floor into sight, with what stands about it."""
        x, y = place
        self.canvas.zoom_to((x - _ABOUT, y - _ABOUT, x + _ABOUT, y + _ABOUT))

    def _tell_no_way(self, start: str, goal: str, reason: Reason) -> None:
        """Say why there is no walk: nobody can stand at an end, or the ends lie apart."""
        site, language = self.document.site, self.look.language
        names = {
            end: name if isinstance(name, str) else name[language]
            for end, name in (("start", place_name(site, start)), ("goal", place_name(site, goal)))
        }
        key = {Reason.START: "no-start", Reason.GOAL: "no-goal", Reason.APART: "no-way"}[reason]
        self.status.tell(self.look.text(f"route.{key}", **names))

    def _show_menu(self, name: str, where: QPoint) -> None:
        """The menu of what is under the pointer; what it does, it does there."""
        pixel = self.canvas.mapFromGlobal(where)
        at = self.canvas.view.to_plan((pixel.x(), pixel.y()))
        self.pointed = Pointed(name or f"{round(at[0])},{round(at[1])}", at)
        self._actions.refresh()
        menu = context_menu(target(self.document.site, name), self._actions, self.look, self)
        # An action is triggered only after its menu has gone.
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self._point_nowhere))
        menu.popup(where)

    def _point_nowhere(self) -> None:
        self.pointed = None
        self._actions.refresh()

    def _show_finding_menu(self, where: QPoint) -> None:
        """The menu of the chosen finding."""
        FindingMenu(self.document, self._actions, self.look, self).popup(where)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Esc that a panel has no use for leads back to the plan."""
        if event is not None and event.key() == Qt.Key.Key_Escape and not self.canvas.hasFocus():
            self.canvas.setFocus()
        else:
            super().keyPressEvent(event)

    def show_finding(self, finding: Finding) -> None:
        """Explain a finding and go to its place."""
        self.document.explain(finding)
        site = self.document.site
        placed = any(True for name in finding.subjects for _ in outlines(site, name))
        if placed or finding.line or finding.path:
            self.canvas.show_finding(finding)
        else:  # it is about the plan as a whole, or about someone who stands nowhere
            self.canvas.fit()

    def show_difference(self, difference: Difference) -> None:
        """Point at a difference from another version, and go to its place."""
        shown = self.document.compared
        if shown is None:
            return
        self.document.show_compared(replace(shown, chosen=difference))
        self.compare.refresh()
        self.document.select([difference.pair.id] if difference.pair.new is not None else [])
        if (box := shown.box(difference)) is not None:
            left, low, right, high = box
            self.canvas.zoom_to((left - _ABOUT, low - _ABOUT, right + _ABOUT, high + _ABOUT))

    def show_first_steps(self) -> None:
        """Show the hints of a first run over the plan; once gone, they come only when asked."""
        if self.findChild(FirstSteps) is None:
            FirstSteps(
                self.canvas,
                self._actions,
                self.look,
                lambda: self._settings.set_flag(FIRST_STEPS, False),
            )

    def show_panel(self, name: str, shown: bool) -> None:
        """Unfold or fold a panel by hand; it stays so in the next run."""
        self.wanted[name] = self.shown[name] = shown
        self._settings.set_flag(name, shown)
        self._fold_all()

    def show_below(self, page: str) -> None:
        """Unfold the panel below the plan with a page in front."""
        self.bottom.show_page(page)
        self.show_panel("findings", True)

    def _count(self) -> None:
        self.bottom.badge("findings", len(self.document.judged.counting))
        self.bottom.badge("history", self.document.session.done or None)
        shown = self.document.compared
        self.bottom.badge("compare", None if shown is None else len(shown.comparison.differences))

    def take_panels(self) -> None:
        """Show the panels that are wanted now: another plan may have been in front meanwhile."""
        for name in self.wanted:
            wanted = self._settings.flag(name, default=True)
            if wanted != self.wanted[name]:
                self.wanted[name] = self.shown[name] = wanted
        for name, size in self.sizes.items():
            self.sizes[name] = self._settings.number(name, size)
        self._fold_all()

    def _guard(self) -> None:
        """Fields that would change a plan that is read-only are shown, not used."""
        free = self.document.session.refusal is None
        inspector = self.inspector
        for page in (inspector.plan, inspector.booth, inspector.area, inspector.many):
            page.setEnabled(free)

    def keep(self, keeper: Keeper) -> None:
        """Let the plan be kept, until it is closed."""
        self.keeper = keeper
        keeper.failed.connect(lambda detail: self.notice.show_notice("unkept", detail=detail))

    def _fold_all(self) -> None:
        self.left.collapse(not self.shown["left"])
        self.inspector.setVisible(self.shown["inspector"])
        self.ruled.show_rulers(self.shown["rulers"])
        self.mini_map.setVisible(self.shown["mini-map"])
        self.bottom.collapse(not self.shown["findings"])
        if self._sized:
            self._share_room()
        self._actions.refresh()

    def _share_room(self) -> None:
        """Give each unfolded panel its size, and the canvas the rest."""
        left = self.sizes["left"] if self.shown["left"] else RAIL
        right = self.sizes["inspector"] if self.shown["inspector"] else 0
        below = self.sizes["findings"] if self.shown["findings"] else HEADER + 1
        width, height = self._across.width(), self._upright.height()
        self._across.setSizes([left, max(width - left - right, 1), right])
        self._upright.setSizes([max(height - below, 1), below])

    def _take_sizes(self) -> None:
        """A border was dragged: keep the sizes, for later runs too."""
        left, _, right = self._across.sizes()
        found = {"left": left, "inspector": right, "findings": self._upright.sizes()[1]}
        for name, size in found.items():
            if self.shown[name] and size:
                self.sizes[name] = size
                self._settings.set_number(name, size)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is None:
            return
        before, now = event.oldSize().width(), event.size().width()
        for name, needs in (("left", LEFT_NEEDS), ("inspector", RIGHT_NEEDS)):
            if (before >= needs) != (now >= needs) or not self._sized:
                self.shown[name] = self.wanted[name] and now >= needs
        if not self._sized:
            self._sized = True
            first = SIZES_WIDE if now >= _WIDE else SIZES
            self.sizes = {
                name: self._settings.number(name, default) for name, default in first.items()
            }
        self._fold_all()

    def stop(self) -> None:
        """Nothing of this document runs on."""
        self.status.progress.stop_all()
        self.exports.close()
        if self.keeper is not None:
            self.keeper.release()
        self.watcher.stop()
        self.checker.stop()
        self.mender.stop()
        self.rechecker.stop()
        self.router.stop()
        self.tourer.stop()
        self.leaver.stop()
        self.seeker.stop()
        self.evacuator.stop()
        self.exposer.stop()
        self.comparer.stop()
        self.underlayer.stop()


def _splitter(orientation: Qt.Orientation, name: str) -> QSplitter:
    made = QSplitter(orientation)
    made.setObjectName(name)
    made.setHandleWidth(1)
    made.setChildrenCollapsible(False)
    return made
