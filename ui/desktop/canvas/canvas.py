# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan on the screen: paints it, and passes what the hand does to the tools."""

from collections.abc import Iterable

from PyQt6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QHelpEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PyQt6.QtWidgets import QToolTip, QWidget

from planner.locale import text
from planner.rules.finding import Finding
from planner.rules.message import message
from ui.desktop.canvas.breach import paint_breach
from ui.desktop.canvas.commands import grow, nudge
from ui.desktop.canvas.door import Door
from ui.desktop.canvas.easel import Easel
from ui.desktop.canvas.findings_layer import finding_at, paint_findings, shown_findings
from ui.desktop.canvas.overlay_layer import paint_marks, paint_overlay
from ui.desktop.canvas.route_layer import paint_route
from ui.desktop.canvas.still import Still, paint_still
from ui.desktop.canvas.translate import (
    ARROWS,
    BUTTONS,
    MODIFIER_KEYS,
    cursor,
    key_name,
    modifiers,
)
from ui.desktop.canvas.view import XY, Box, View
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.tools.events import Button, Modifiers, Pointer
from ui.desktop.tools.overlay import Overlay
from ui.desktop.tools.toolbox import Toolbox

_WHEEL = 1.2  # factor of one notch
_EDGE = 24  # px from the edge within which a drag scrolls
_SCROLL = 12.0  # px a scroll step
_CLOSEST = 60.0  # px per metre that showing a thing goes to at most
_SELECTION_MARGIN = 120.0


class Canvas(QWidget):
    """The view of a document's plan.

    Texts come by signals: the window shows the hint, the coordinates, the zoom and what snapped.
    ``preview_changed`` carries the preview of a drag (planner.session.Preview), None after it.
    """

    hint_changed = pyqtSignal(str)
    cursor_moved = pyqtSignal(float, float)  # mm
    cursor_left = pyqtSignal()
    zoom_changed = pyqtSignal(float)  # px per metre
    tool_changed = pyqtSignal(str)
    snap_changed = pyqtSignal(str)  # what has drawn the moving things, or an empty text
    preview_changed = pyqtSignal(object)
    activated = pyqtSignal(str)  # double-clicked id
    finding_activated = pyqtSignal(object)  # clicked Finding
    route_requested = pyqtSignal(str, str)
    context_requested = pyqtSignal(str, QPoint)  # id or "", global place

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.look = look
        self.setObjectName("canvas")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # An input method would swallow one-key shortcuts and figures.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._door = Door(document, self.pan, self.route_requested.emit)
        self._tools = Toolbox(self._door)
        self._still: Still | None = None
        self._pointer = Pointer((0.0, 0.0), (0.0, 0.0))
        self._waiting: Pointer | None = None
        self._held: dict[Qt.MouseButton, Button] = {}
        self._space = False
        self._fitted = False
        self._card: XY | None = None
        self._finding: Finding | None = None
        self._shown: tuple[str, str, object] = ("", "", None)
        self._moves = QTimer(self)
        self._moves.setSingleShot(True)
        self._moves.setInterval(0)
        self._moves.timeout.connect(self.flush)
        self._scroll = QTimer(self)
        self._scroll.setInterval(16)
        self._scroll.timeout.connect(self._scroll_on)
        document.plan_changed.connect(self._plan_changed)
        document.selection_changed.connect(self._tell)
        document.findings_changed.connect(self._findings_changed)
        document.route_changed.connect(self.update)
        look.changed.connect(self._tell)
        self._tell()

    # What the window asks of the canvas.

    @property
    def view(self) -> View:
        """How the plan lies on the screen."""
        return self._door.view

    @property
    def tool(self) -> str:
        """The current tool: select, hand, booth or route."""
        return self._tools.tool

    @property
    def path(self) -> str:
        """The current state of the tool: ``select.dragging``."""
        return self._tools.path

    @property
    def snapping(self) -> bool:
        """Whether moved things snap."""
        return self._door.snapping

    def set_snapping(self, on: bool) -> None:
        """Let moved things snap, or not."""
        self._door.snapping = on
        self._repeat()

    def set_tool(self, tool: str) -> None:
        """Take another tool. Raises KeyError for one that there is not."""
        before = self.tool
        self.flush()
        self._tools.choose(tool)
        if tool != before:
            self.tool_changed.emit(tool)
        self._tell()

    def fit(self) -> None:
        """Show the whole plan."""
        self._set_view(self.view.fitted(self._door.scene.whole, self._extent))

    def zoom_to(self, what: Iterable[str] | Box) -> None:
        """Show some things, or a box of the plan (mm), with room about them."""
        rows = tuple(what)
        box = self._door.scene.box(name for name in rows if isinstance(name, str))
        if box is None:
            figures = [row for row in rows if not isinstance(row, str)]
            if len(figures) != 4:
                return
            box = (figures[0], figures[1], figures[2], figures[3])
        margin = min(_SELECTION_MARGIN, min(self._extent) / 4)
        self._set_view(self.view.fitted(box, self._extent, margin, _CLOSEST))

    def zoom_to_selection(self) -> None:
        """Show what is selected."""
        self.zoom_to(self.document.selection)

    def show_finding(self, finding: Finding | None) -> None:
        """Mark a finding with its measure and go to its place; None marks none."""
        self._finding = finding
        if finding is not None:
            x, y = finding.at
            reach = 6000.0
            self.zoom_to((x - reach, y - reach, x + reach, y + reach))
        self.update()

    def zoom_by(self, factor: float, at: XY | None = None) -> None:
        """Zoom about a pixel, by default the middle."""
        middle = (self.width() / 2, self.height() / 2)
        self._set_view(self.view.zoomed(factor, at or middle))

    def pan(self, right: float, down: float) -> None:
        """Move the plan by pixels."""
        self._set_view(self.view.panned(right, down))

    def set_turned(self, turned: bool) -> None:
        """Let y run to the right (the hall lies flat), or x."""
        if turned != self.view.turned:
            self._door.view = View(self.view.scale, self.view.origin, turned)
            self.fit()

    def flush(self) -> None:
        """Deal with the last pointer move now; moves in between are skipped."""
        self._moves.stop()
        if self._waiting is not None:
            pointer, self._waiting = self._waiting, None
            self._pointer = pointer
            self._tools.move(pointer)
            self.cursor_moved.emit(*pointer.point)
            self._tell()

    def sizeHint(self) -> QSize:
        return QSize(984, 676)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 200)

    # Painting.

    def paintEvent(self, event: QPaintEvent | None) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        overlay = self._tools.state.overlay
        self._picture(overlay).show(painter, self.view)
        easel = Easel(
            painter,
            self.view,
            self._door.scene,
            self.look.palette,
            self.look.language,
            (0.0, 0.0, float(self.width()), float(self.height())),
        )
        hidden = self._hidden(overlay)
        chosen = (name for name in self.document.selection if name not in hidden)
        paint_marks(easel, chosen, 2.5)
        route = self.document.route
        current = route is not None and route.site.plan is self.document.site.plan
        if overlay.ghost is None:
            paint_findings(easel, self.document.session.findings, self._finding)
        paint_overlay(easel, overlay)
        if route is not None and current:
            paint_route(easel, route)
        self._card = paint_breach(easel, overlay.ghost, self._card) if overlay.ghost else None
        painter.end()

    def _hidden(self, overlay: Overlay) -> frozenset[str]:
        ghost = overlay.ghost
        return frozenset() if ghost is None or ghost.start is None else ghost.ids

    def _picture(self, overlay: Overlay) -> Still:
        wanted = (
            self.view,
            self._door.scene,
            self.look.palette,
            self.look.language,
            self._hidden(overlay),
            (self.width(), self.height()),
            self.devicePixelRatioF(),
        )
        if self._still is None or not self._still.fits(*wanted):
            self._still = paint_still(*wanted)
        return self._still

    # What changes elsewhere.

    @property
    def _extent(self) -> XY:
        return (float(self.width()), float(self.height()))

    def _set_view(self, view: View) -> None:
        before = self.view
        self._door.view = view
        if view.scale != before.scale:
            self.zoom_changed.emit(view.scale)
        if view != before:
            self._card = None
            self.update()

    def _plan_changed(self) -> None:
        self._tools.refresh()
        self._tell()

    def _findings_changed(self) -> None:
        if self._finding is not None:
            keys = {finding.key: finding for finding in self.document.session.findings}
            self._finding = keys.get(self._finding.key)
        self.update()

    def _tell(self) -> None:
        """After every step of a tool: repaint, and tell the window what it shows of it."""
        state = self._tools.state
        language = self.look.language
        key, values = state.hint(self._door)
        hint = text(f"canvas.hint.{key}", language, **values)
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
            self.preview_changed.emit(preview)
        self.setAccessibleName(text("canvas.name.canvas", language))
        self.setCursor(cursor("open-hand" if self._space else state.cursor))
        self._scroll_if_needed()
        self.update()

    # The hand.

    def _at(self, place: QPointF, button: Button, held: Modifiers) -> Pointer:
        pixel = (place.x(), place.y())
        return Pointer(self.view.to_plan(pixel), pixel, button, held)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        assert event is not None
        self.flush()
        button = BUTTONS.get(event.button(), "none")
        if self._space and button == "left":
            button = "middle"
        pointer = self._at(event.position(), button, modifiers(event.modifiers()))
        finding = self._finding_under(pointer.pixel)
        if finding is not None and button == "left" and self.path == "select.idle":
            self._finding = finding
            self.finding_activated.emit(finding)
            self.update()
            return
        self._held[event.button()] = button
        self._pointer = pointer
        self._tools.press(pointer)
        self._tell()

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        assert event is not None
        self._waiting = self._at(event.position(), "none", modifiers(event.modifiers()))
        if not self._moves.isActive():
            self._moves.start()

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        assert event is not None
        self.flush()
        button = self._held.pop(event.button(), None)
        if button is None:
            return
        pointer = self._at(event.position(), button, modifiers(event.modifiers()))
        self._pointer = pointer
        self._tools.release(pointer)
        self._tell()

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:
        assert event is not None
        self.mousePressEvent(event)
        hit = self._door.hit(self.view.to_plan((event.position().x(), event.position().y())))
        if hit is not None and self.tool == "select" and not event.modifiers():
            self.activated.emit(hit)

    def wheelEvent(self, event: QWheelEvent | None) -> None:
        assert event is not None
        self.flush()
        device = event.device()
        fingers = device is not None and device.type() == QInputDevice.DeviceType.TouchPad
        turn, pixels = event.angleDelta(), event.pixelDelta()
        held = event.modifiers()
        notches = (turn.y() or turn.x()) / 120.0
        if fingers and not pixels.isNull() and not held & Qt.KeyboardModifier.ControlModifier:
            self.pan(pixels.x(), pixels.y())
        elif held & Qt.KeyboardModifier.ShiftModifier:
            self.pan(notches * 60.0, 0.0)
        else:
            self.zoom_by(_WHEEL**notches, (event.position().x(), event.position().y()))
        self._repeat()
        event.accept()

    def event(self, event: QEvent | None) -> bool:
        """Pinches zoom, tips name what is under the pointer, a drag keeps all keys to itself."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                at = event.position()
                self.zoom_by(1.0 + event.value(), (at.x(), at.y()))
                return True
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tip(event)
            return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if self._tools.state.grabbing or event.key() in ARROWS:
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        return not self._tools.state.grabbing and super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        assert event is not None
        self.flush()
        held = modifiers(event.modifiers())
        if event.key() in MODIFIER_KEYS:
            self._repeat(held)
            return
        if event.key() == Qt.Key.Key_Space and not self._tools.state.grabbing:
            self._space = True
            self._tell()
            return
        before = self.tool
        name = key_name(event)
        used = name is not None and self._tools.key(name, held)
        if not used and not self._tools.state.grabbing and event.key() in ARROWS:
            change = grow if held.control else nudge
            used = change(self.document, self.view, ARROWS[event.key()], held)
        if self.tool != before:
            self.tool_changed.emit(self.tool)
        if used or self._tools.state.grabbing:
            self._tell()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent | None) -> None:
        assert event is not None
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._tell()
        elif event.key() in MODIFIER_KEYS:
            # Alt's release is swallowed here, or the menu bar takes the focus.
            self._repeat(modifiers(event.modifiers()))
        else:
            super().keyReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent | None) -> None:
        assert event is not None
        if self._tools.state.grabbing:
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            pixel = (float(event.pos().x()), float(event.pos().y()))
            hit = self._door.hit(self.view.to_plan(pixel)) or ""
            where = event.globalPos()
        else:
            hit = self.document.selection[0] if self.document.selection else ""
            box = self._door.scene.box(self.document.selection)
            middle = self.view.screen_box(box) if box else (0.0, 0.0, *self._extent)
            centre = QPoint(round((middle[0] + middle[2]) / 2), round((middle[1] + middle[3]) / 2))
            where = self.mapToGlobal(centre)
        if hit and hit not in self.document.selection:
            self.document.select((hit,))
        self.context_requested.emit(hit, where)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        if not self._fitted and self.width() > 100 and self.height() > 100:
            self._fitted = True
            self.fit()
        super().resizeEvent(event)

    def leaveEvent(self, event: QEvent | None) -> None:
        if not self._tools.state.grabbing:
            self._tools.refresh()
            self._tell()
        self.cursor_left.emit()

    def enterEvent(self, event: QEnterEvent | None) -> None:
        super().enterEvent(event)

    def focusOutEvent(self, event: QFocusEvent | None) -> None:
        self._space = False
        super().focusOutEvent(event)

    def _repeat(self, held: Modifiers | None = None) -> None:
        """The pointer stays but means something else: another modifier, another view."""
        before = self._pointer
        pixel = before.pixel
        keys = before.modifiers if held is None else held
        self._pointer = Pointer(self.view.to_plan(pixel), pixel, "none", keys)
        if self._tools.state.grabbing:
            self._tools.move(self._pointer)
        self._tell()

    def _scroll_if_needed(self) -> None:
        wanted = self._tools.state.grabbing and self._push() != (0.0, 0.0)
        if wanted and not self._scroll.isActive():
            self._scroll.start()
        elif not wanted:
            self._scroll.stop()

    def _push(self) -> XY:
        """How the edge that the pointer is at moves the plan, px a step."""
        x, y = self._pointer.pixel
        right = (x < _EDGE) - (x > self.width() - _EDGE)
        down = (y < _EDGE) - (y > self.height() - _EDGE)
        return (right * _SCROLL, down * _SCROLL)

    def _scroll_on(self) -> None:
        self.pan(*self._push())
        self._repeat()

    def _finding_under(self, pixel: XY) -> Finding | None:
        shown = shown_findings(self.document.session.findings, self._finding)
        places = [(self.view.to_screen(finding.at), finding) for finding in shown]
        return finding_at(self.view.scale, places, pixel)

    def _tip(self, event: QHelpEvent) -> None:
        pixel = (float(event.pos().x()), float(event.pos().y()))
        site, language = self.document.site, self.look.language
        finding = self._finding_under(pixel)
        hit = self._door.hit(self.view.to_plan(pixel))
        said = ""
        if finding is not None:
            said = message(finding, site, language)
        elif hit is not None and hit in site.booths:
            names = [site.exhibitors[name].name for name in site.booths[hit].exhibitors]
            rows = [f"{name[language]}" for name in names]
            said = "\n".join([site.booths[hit].number, *rows])
        elif hit is not None:
            said = site.areas[hit].name[language]
        QToolTip.showText(event.globalPos(), said, self)
