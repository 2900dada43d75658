# SPDX-License-Identifier: GPL-3.0-or-later
"""The painted surface: a document's plan under a view, with what the window may ask of it."""

from collections.abc import Iterable

from PyQt6.QtCore import QPoint, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PyQt6.QtWidgets import QApplication, QWidget

from planner.locale import text
from planner.model.values import Name
from planner.rules.finding import Finding
from planner.rules.waivers import Judged
from planner.session import Preview
from ui.desktop.canvas.breach import paint_breach
from ui.desktop.canvas.cards import paint_leader
from ui.desktop.canvas.compare_layer import paint_compared
from ui.desktop.canvas.crowd_layer import paint_crowd
from ui.desktop.canvas.door import Door
from ui.desktop.canvas.easel import Easel, pen
from ui.desktop.canvas.egress_layer import paint_egress
from ui.desktop.canvas.exit_badges import counts_exits
from ui.desktop.canvas.finding_card import FindingCard
from ui.desktop.canvas.findings_layer import paint_findings
from ui.desktop.canvas.handles_layer import paint_handles
from ui.desktop.canvas.heat_layer import paint_legend
from ui.desktop.canvas.numbers_layer import Proposal, paint_numbers
from ui.desktop.canvas.overlay_layer import fields_place, paint_fields, paint_marks, paint_overlay
from ui.desktop.canvas.placing import anchor, extent, place_card
from ui.desktop.canvas.route_layer import paint_route
from ui.desktop.canvas.signs import Signs
from ui.desktop.canvas.still import Sight, Still, paint_still
from ui.desktop.canvas.strokes import severity_colour
from ui.desktop.canvas.tour_layer import paint_tour
from ui.desktop.canvas.translate import cursor
from ui.desktop.canvas.view import XY, Box, View
from ui.desktop.canvas.words_field import WordsField
from ui.desktop.colouring import Colouring, colouring
from ui.desktop.document import Document
from ui.desktop.egress_map import EgressMap
from ui.desktop.heat import Heat
from ui.desktop.look import Look
from ui.desktop.sifting import same
from ui.desktop.tools.overlay import Ghost, Overlay
from ui.desktop.tools.state import State
from ui.desktop.tools.toolbox import Toolbox

_CLOSEST = 60.0  # px per metre that showing a thing goes to at most
_GIVEN = View(0.0)  # what no view is: one that was set was not fitted
_SELECTION_MARGIN = 120.0
_FINDING_REACH = 6000.0  # mm of floor about a shown finding
_WHOLE_MARGIN = 60.0  # px about the whole plan: signs of doors and names of zones outside


class Surface(QWidget):
    """A document's plan, painted as the view and the state of the tool want it.

    Texts come by signals: the window shows the hint, the coordinates, the zoom and what snapped.
    ``preview_changed`` carries the preview of a drag (planner.session.Preview), None after it.
    """

    hint_changed = pyqtSignal(str)
    cursor_moved = pyqtSignal(float, float)  # mm
    cursor_left = pyqtSignal()
    zoom_changed = pyqtSignal(float)  # px per metre
    view_changed = pyqtSignal()
    tool_changed = pyqtSignal(str)
    snap_changed = pyqtSignal(str)  # what has drawn the moving things, or an empty text
    preview_changed = pyqtSignal(object)
    activated = pyqtSignal(str)  # double-clicked id
    finding_menu_requested = pyqtSignal(QPoint)  # global place; the finding is chosen
    route_requested = pyqtSignal(str, str)
    stop_requested = pyqtSignal(str)
    length_requested = pyqtSignal(str, tuple, tuple)  # an underlay, two points in mm
    context_requested = pyqtSignal(str, QPoint)  # id or "", global place

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.look = look
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.door = Door(
            document,
            self.pan,
            self.route_requested.emit,
            self.stop_requested.emit,
            self.length_requested.emit,
        )
        self.tools = Toolbox(self.door)
        self._still: Still | None = None
        self._coloured: tuple[Judged | None, Colouring] | None = None
        self._fitted: View | None = None
        self._card: XY | None = None  # where a drag's card stands
        self._signs: Signs | None = None
        self._proposal: Proposal | None = None
        self._hovered: Finding | None = None
        self.card = FindingCard(document, lambda: self.view, look, self)
        self.card.resized.connect(self._place_card)
        self._shown: tuple[str, str, object] = ("", "", None)
        self.words = WordsField(self)
        self.words.written.connect(self._write)
        self.words.dropped.connect(self._drop_words)
        self.ringed = False  # whether a ring tells that the keyboard came here by keys
        document.plan_changed.connect(self._plan_changed)
        document.selection_changed.connect(self.tell)
        document.findings_changed.connect(self._findings_changed)
        document.finding_chosen.connect(self._findings_changed)
        document.route_changed.connect(self.update)
        document.tour_changed.connect(self.update)
        document.heat_changed.connect(self.update)
        document.moment_changed.connect(self.update)
        document.compared_changed.connect(self.update)
        document.underlays_changed.connect(self.update)
        document.layering_changed.connect(self._plan_changed)
        look.changed.connect(self.tell)

    # What the window asks of the canvas.

    @property
    def view(self) -> View:
        """How the plan lies on the screen."""
        return self.door.view

    @property
    def tool(self) -> str:
        """The current tool: select, hand, booth or route."""
        return self.tools.tool

    @property
    def path(self) -> str:
        """The current state of the tool: ``select.dragging``."""
        return self.tools.path

    @property
    def hint(self) -> str:
        """What can be done now, as ``hint_changed`` told it last."""
        return self._shown[0]

    @property
    def snapping(self) -> bool:
        """Whether moved things snap."""
        return self.door.snapping

    def set_snapping(self, on: bool) -> None:
        """Let moved things snap, or not."""
        self.door.snapping = on
        self.tell()

    def set_tool(self, tool: str, state: State | None = None) -> None:
        """Take another tool, in some state of it. Raises KeyError for one that there is not."""
        before = self.tool
        self.tools.choose(tool, state)
        if tool != before:
            self.tool_changed.emit(tool)
        self.tell()

    def fit(self) -> None:
        """Show the whole plan."""
        self._set_view(self.view.fitted(self.door.scene.whole, self.extent, _WHOLE_MARGIN))
        self._fitted = self.view

    def zoom_to(self, what: Iterable[str] | Box) -> None:
        """Show some things, or a box of the plan (mm), with room about them."""
        box = _as_box(what) or self.door.scene.box(str(name) for name in what)
        if box is None:
            return
        margin = min(_SELECTION_MARGIN, min(self.extent) / 4)
        self._set_view(self.view.fitted(box, self.extent, margin, _CLOSEST))

    @property
    def middle(self) -> XY:
        """The place of the plan in the middle of the view, mm."""
        return self.view.to_plan((self.width() / 2, self.height() / 2))

    def bring_into_sight(self, ids: Iterable[str]) -> None:
        """Move the view where some things are not wholly seen; the scale stays."""
        box = self.door.scene.box(ids)
        if box is not None:
            left, top, right, bottom = self.view.screen_box(box)
            if left < 0 or top < 0 or right > self.width() or bottom > self.height():
                self.centre(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))

    def zoom_to_selection(self) -> None:
        """Show what is selected."""
        self.zoom_to(self.document.selection)

    def show_finding(self, finding: Finding | None) -> None:
        """Explain a finding and go to its place; None explains none."""
        self.document.choose(finding)
        if finding is not None and counts_exits(finding):
            self.fit()
        elif finding is not None:
            left, low, right, high = extent(finding)
            reach = _FINDING_REACH
            self.zoom_to((left - reach, low - reach, right + reach, high + reach))

    def hover_finding(self, finding: Finding | None) -> None:
        """Show also what another finding measured, without a card; None shows none."""
        if finding is not self._hovered:
            self._hovered = finding
            self.update()

    @property
    def signs(self) -> Signs:
        """The signs that are shown."""
        if self._signs is None:
            document = self.document
            found = document.sieve.sifted(document.judged.counting)
            self._signs = Signs.of(found, document.finding)
        return self._signs

    def zoom_by(self, factor: float, at: XY | None = None) -> None:
        """Zoom about a pixel, by default the middle."""
        middle = (self.width() / 2, self.height() / 2)
        self._set_view(self.view.zoomed(factor, at or middle))

    def set_view(self, view: View) -> None:
        """Show the plan as another view does; a change of size does not fit it any more."""
        self._fitted = _GIVEN
        self._set_view(view)

    def pan(self, right: float, down: float) -> None:
        """Move the plan by pixels."""
        self._set_view(self.view.panned(right, down))

    def centre(self, place: XY) -> None:
        """Bring a place of the plan (mm) into the middle."""
        x, y = self.view.to_screen(place)
        self.pan(self.width() / 2 - x, self.height() / 2 - y)

    def propose(self, proposal: Proposal | None) -> None:
        """Show numbers that are only proposed, or those that booths have."""
        self._proposal = proposal
        self.update()

    def set_turned(self, turned: bool) -> None:
        """Let y run to the right (the hall lies flat), or x."""
        if turned != self.view.turned:
            self.door.view = View(self.view.scale, self.view.origin, turned)
            self.fit()
            self.view_changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(984, 676)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 200)

    # Painting.

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        # Until a hand has moved the view, it goes on showing the whole plan.
        if self._fitted in (None, self.view) and self.width() > 100 and self.height() > 100:
            self.fit()
        self._place_card()
        super().resizeEvent(event)
        self.view_changed.emit()  # what is seen of the plan

    def paintEvent(self, event: QPaintEvent | None) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        overlay = self.tools.state.overlay
        self._picture(overlay).show(painter, self.view)
        easel = Easel(
            painter,
            self.view,
            self.door.scene,
            self.look.palette,
            self.look.language,
            (0.0, 0.0, float(self.width()), float(self.height())),
            colouring=self._colouring(),
        )
        hidden = self._hidden(overlay)
        chosen = (name for name in self.document.selection if name not in hidden)
        paint_marks(easel, chosen, 2.5)
        route = self.document.route
        current = route is not None and route.site.plan is self.document.site.plan
        if overlay.ghost is None and self.document.layering.shows("findings"):
            finding, profiles = self.document.finding, self.document.session.profiles
            waived = finding is not None and self.document.waiver_of(finding) is not None
            paint_findings(easel, self.signs, finding, self._hovered, profiles, waived=waived)
        paint_overlay(easel, overlay)
        if route is not None and current:
            paint_route(easel, route)
        if (tour := self.document.tour) and tour.site.plan is self.document.site.plan:
            paint_tour(easel, tour)
        if (heat := self._heat) is not None:
            if isinstance(heat, EgressMap):
                paint_egress(easel, heat)
            paint_legend(easel, heat)
        compared = self.document.compared
        if compared is not None and compared.is_of(self.document.site.plan):
            paint_compared(easel, compared)
        moment = self.document.moment
        if moment is not None and moment.site.plan is self.document.site.plan:
            paint_crowd(easel, moment)
        if self._proposal is not None:
            paint_numbers(easel, self._proposal)
        paint_handles(easel, self.tools.state.handles(self.door))
        fields = fields_place(easel, overlay)
        self._card = (
            paint_breach(easel, overlay.ghost, self._card, fields) if overlay.ghost else None
        )
        if fields is not None and overlay.fields is not None:
            paint_fields(easel, overlay.fields, fields)
        if (finding := self.document.finding) is not None and self.card.isVisible():
            colour, _ = severity_colour(easel, finding.severity)
            at = anchor(finding, self.view, easel.frame)
            paint_leader(easel, QRectF(self.card.geometry()), at, colour)
        if self.ringed:
            painter.setPen(pen(self.look.palette.accent, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _hidden(self, overlay: Overlay) -> frozenset[str]:
        ghost = overlay.ghost
        return frozenset() if ghost is None or ghost.start is None else ghost.ids

    def _picture(self, overlay: Overlay) -> Still:
        sight = Sight(
            self.door.scene,
            self.look.palette,
            self.look.language,
            self._hidden(overlay),
            self._heat,
            self._colouring(),
            self.document.underlays,
            (self.width(), self.height()),
            self.devicePixelRatioF(),
        )
        if self._still is None or not self._still.fits(self.view, sight):
            self._still = paint_still(self.view, sight)
        return self._still

    def _colouring(self) -> Colouring | None:
        """What the fills of booths say; the same value as long as nothing of it has changed."""
        document, palette = self.document, self.look.palette
        if document.colour_by == "pavilion":
            return None
        judged = document.judged if document.colour_by == "findings" else None
        made = self._coloured
        if (
            made is None
            or (made[0], made[1].by) != (judged, document.colour_by)
            or (made[1].site is not document.site or made[1].palette is not palette)
        ):
            made = (judged, colouring(document.site, document.colour_by, palette, judged))
            self._coloured = made
        return made[1]

    @property
    def _heat(self) -> Heat | None:
        """The map that is shown: one of an older plan is none."""
        shown = self.document.heat
        return shown if shown is not None and shown.site.plan is self.document.site.plan else None

    # What changes elsewhere.

    @property
    def extent(self) -> XY:
        return (float(self.width()), float(self.height()))

    def _set_view(self, view: View) -> None:
        before = self.view
        self.door.view = view
        if view.scale != before.scale:
            self.zoom_changed.emit(view.scale)
        if view != before:
            self._card = None
            self.view_changed.emit()
            if view.turned != before.turned:
                self.card.refresh()
            self._place_card()
            self.update()

    def _place_card(self) -> None:
        """Let the card of the chosen finding stand beside its place, but for a drag."""
        finding = self.document.finding
        if finding is None or self.tools.state.overlay.ghost is not None:
            if self.card.isAncestorOf(QApplication.focusWidget()):
                self.setFocus()
            self.card.hide()
            return
        corner = self.card.pos()
        last = (float(corner.x()), float(corner.y())) if self.card.isVisible() else None
        size = (float(self.card.width()), float(self.card.height()))
        frame = (0.0, 0.0, *self.extent)
        x, y = place_card(size, finding, self.view, self.door.scene, frame, last)
        self.card.move(round(x), round(y))
        self.card.show()

    def _explain_drop(self, dropped: Preview) -> None:
        """The worst of what a drop breaks stays explained, with what would mend it."""
        breaches = Ghost(dropped, frozenset()).breaches
        if not breaches or dropped.site.plan != self.document.site.plan:
            return  # it breaks nothing, or the drag was given up
        found = self.document.judged.counting
        self.document.choose(next((each for each in found if same(each, breaches[0])), None))

    def _plan_changed(self) -> None:
        self._signs = None
        self._hovered = None
        self.card.refresh()
        self._place_card()
        self.tools.refresh()
        self.tell()

    def _findings_changed(self) -> None:
        self._signs = None
        self._hovered = None
        self.card.refresh()
        self._place_card()
        self.update()

    def tell(self) -> None:
        """After every step of a tool: repaint, and tell the window what it shows of it."""
        state = self.tools.state
        language = self.look.language
        key, values = state.hint(self.door)
        said = {
            name: value[language] if isinstance(value, Name) else value
            for name, value in values.items()
        }
        hint = text(f"canvas.hint.{key}", language, **said)
        overlay = state.overlay
        won = getattr(getattr(state, "snap", None), "winner", "none")
        snapped = "" if won == "none" else text(f"canvas.snap.{won}", language)
        preview = None if overlay.ghost is None else overlay.ghost.preview
        before, self._shown = self._shown, (hint, snapped, preview)
        if hint != before[0]:
            self.hint_changed.emit(hint)
        if snapped != before[1]:
            self.snap_changed.emit(snapped)
        if preview is not before[2]:
            if preview is None and isinstance(before[2], Preview):
                self._explain_drop(before[2])
            if (preview is None) != (before[2] is None):
                self._place_card()
            self.preview_changed.emit(preview)
        self.setAccessibleName(text("canvas.name.canvas", language))
        self.setCursor(cursor(state.pointing(self.door)))
        self.words.follow(overlay.writing, self.view, language)
        self.update()

    def _write(self, words: str) -> None:
        """What was typed on the plan goes to the tool."""
        self.tools.write(words, self.look.language)
        self.setFocus()
        self.tell()

    def _drop_words(self) -> None:
        self.tools.escape()
        self.setFocus()
        self.tell()


def _as_box(what: Iterable[str] | Box) -> Box | None:
    """The box, if it is one and no list of ids."""
    if isinstance(what, tuple) and len(what) == 4:
        figures = [float(part) for part in what if isinstance(part, int | float)]
        if len(figures) == 4:
            return (figures[0], figures[1], figures[2], figures[3])
    return None
