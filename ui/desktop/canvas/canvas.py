# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan on the screen: passes what the hand does on it to the tools."""

from html import escape

from PyQt6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PyQt6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QInputDevice,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PyQt6.QtWidgets import QApplication, QToolTip, QWidget

from planner.rules.finding import Finding
from planner.rules.message import message
from ui.desktop.canvas.commands import arrow_step, grow, nudge
from ui.desktop.canvas.explained import told
from ui.desktop.canvas.surface import Surface
from ui.desktop.canvas.translate import (
    ARROWS,
    BUTTONS,
    MODIFIER_KEYS,
    cursor,
    key_name,
    modifiers,
)
from ui.desktop.canvas.view import XY
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.tools.events import Button, Modifiers, Pointer
from ui.desktop.tools.names import place_name
from ui.desktop.tools.state import State

_COPY = QKeySequence.StandardKey.Copy
_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_WHEEL = 1.2  # factor of one notch
_EDGE = 24  # px from the edge within which a drag scrolls
_SCROLL = 12.0  # px a scroll step
_REST_MS = 60  # a pointer that has not moved for so long rests


class Canvas(Surface):
    """The surface with a hand on it: mouse, wheel, keys.

    Pointer moves are gathered: of those that come while one is dealt with only the last counts.
    """

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(document, look, parent)
        self._pointer = Pointer((0.0, 0.0), (0.0, 0.0))
        self._waiting: Pointer | None = None
        self._held: dict[Qt.MouseButton, Button] = {}
        self._space = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # An input method would swallow one-key shortcuts and figures.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._moves = QTimer(self)
        self._moves.setSingleShot(True)
        self._moves.setInterval(0)
        self._moves.timeout.connect(self.flush)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._check_ghost)
        self._scroll = QTimer(self)
        self._scroll.setInterval(16)
        self._scroll.timeout.connect(self._scroll_on)
        self.tell()

    def set_tool(self, tool: str, state: State | None = None) -> None:
        """Take another tool, in some state of it. Raises KeyError for one that there is not."""
        self.flush()
        super().set_tool(tool, state)

    def flush(self) -> None:
        """Deal with the last pointer move now; moves in between are skipped."""
        self._moves.stop()
        if self._waiting is not None:
            pointer, self._waiting = self._waiting, None
            self._pointer = pointer
            self.tools.move(pointer)
            self.cursor_moved.emit(*pointer.point)
            idle = self.path == "select.idle"
            self.hover_finding(self._finding_under(pointer.pixel) if idle else None)
            self.tell()

    def tell(self) -> None:
        """After every step of a tool: the surface tells; a drag at the edge scrolls."""
        super().tell()
        if self._space:
            self.setCursor(cursor("open-hand"))
        self._scroll_if_needed()
        if self.door.owed and self.tools.state.overlay.ghost is not None:
            self._rest.start()
        else:
            self._rest.stop()

    def _check_ghost(self) -> None:
        """The pointer rests: what the ghost breaks is told, where that was too slow till now."""
        self.door.settle()
        self.tools.rest()
        self._repeat()

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
        if button == "left" and self.path == "select.idle":
            if finding is not None:
                self.document.explain(finding)
                return
            self._leave_finding(pointer.point)
        self._held[event.button()] = button
        self._pointer = pointer
        self.tools.press(pointer)
        self.tell()

    def _leave_finding(self, point: XY) -> None:
        """A press beside what the chosen finding is about ends its explanation."""
        finding = self.document.finding
        if finding is not None and self.door.hit(point) not in finding.subjects:
            self.document.choose(None)

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
        self.tools.release(pointer)
        self.tell()

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:
        assert event is not None
        self.mousePressEvent(event)
        if self.tools.double():
            self.tell()
            return
        hit = self.door.hit(self.view.to_plan((event.position().x(), event.position().y())))
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
        elif isinstance(event, QKeyEvent) and self._keeps(event):
            event.accept()
            return True
        return super().event(event)

    def _keeps(self, event: QKeyEvent) -> bool:
        """Whether a key is the canvas's before it is a shortcut of the window."""
        state = self.tools.state
        wanted = state.grabbing or event.key() in ARROWS
        wanted = wanted or (event.matches(_COPY) and bool(state.copied(self.door)))
        return event.type() == QEvent.Type.ShortcutOverride and wanted

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        state = self.tools.state
        return not (state.grabbing or state.drawing) and super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        assert event is not None
        self.flush()
        held = modifiers(event.modifiers())
        if event.key() in MODIFIER_KEYS:
            self._repeat(held)
            return
        if event.key() == Qt.Key.Key_Space and not self.tools.state.grabbing:
            self._space = True
            self.tell()
            return
        if event.key() == Qt.Key.Key_Escape and self._ends_explaining():
            return
        if event.matches(_COPY) and (words := self.tools.state.copied(self.door)):
            if (clipboard := QApplication.clipboard()) is not None:
                clipboard.setText(words)
            return
        before = self.tool
        name = key_name(event)
        used = name is not None and self.tools.key(name, held)
        if not used and not self.tools.state.grabbing and event.key() in ARROWS:
            used = self._arrow(ARROWS[event.key()], held)
        if self.tool != before:
            self.tool_changed.emit(self.tool)
        if used or self.tools.state.grabbing:
            self.tell()
        else:
            super().keyPressEvent(event)

    def _arrow(self, arrow: tuple[int, int], held: Modifiers) -> bool:
        """An arrow key moves what is being drawn, else it moves or grows the selection."""
        if self.tools.state.drawing:
            return self.tools.nudge(arrow_step(self.view, arrow, held))
        change = grow if held.control else nudge
        return change(self.document, self.view, arrow, held)

    def _ends_explaining(self) -> bool:
        """Esc: one rung before the selection goes, the explanation of a finding does."""
        if self.document.finding is None or self.path != "select.idle":
            return False
        self.document.choose(None)
        return True

    def keyReleaseEvent(self, event: QKeyEvent | None) -> None:
        assert event is not None
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.tell()
        elif event.key() in MODIFIER_KEYS:
            # Alt's release is swallowed here, or the menu bar takes the focus.
            self._repeat(modifiers(event.modifiers()))
        else:
            super().keyReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent | None) -> None:
        assert event is not None
        if self.tools.state.grabbing:
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            pixel = (float(event.pos().x()), float(event.pos().y()))
            if (finding := self._finding_under(pixel)) is not None:
                self.document.explain(finding)
                self.finding_menu_requested.emit(event.globalPos())
                return
            point = self.view.to_plan(pixel)
            hit = self.door.hit(point)
            if hit is not None and hit not in self.document.selection:
                self.document.select((hit,))
            hit = hit or self.door.opening_at(point) or ""
            where = event.globalPos()
        else:
            hit = self.document.selection[0] if self.document.selection else ""
            box = self.door.scene.box(self.document.selection)
            middle = self.view.screen_box(box) if box else (0.0, 0.0, *self.extent)
            centre = QPoint(round((middle[0] + middle[2]) / 2), round((middle[1] + middle[3]) / 2))
            where = self.mapToGlobal(centre)
        self.context_requested.emit(hit, where)

    def leaveEvent(self, event: QEvent | None) -> None:
        if not self.tools.state.grabbing:
            self.tools.refresh()
            self.hover_finding(None)
            self.tell()
        self.cursor_left.emit()

    def focusInEvent(self, event: QFocusEvent | None) -> None:
        self.ringed = event is not None and event.reason() in _BY_KEYS
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent | None) -> None:
        self._space = self.ringed = False
        super().focusOutEvent(event)

    def _repeat(self, held: Modifiers | None = None) -> None:
        """The pointer stays but means something else: another modifier, another view."""
        before = self._pointer
        pixel = before.pixel
        keys = before.modifiers if held is None else held
        self._pointer = Pointer(self.view.to_plan(pixel), pixel, "none", keys)
        if self.tools.state.grabbing or self.tools.state.drawing:
            self.tools.move(self._pointer)
        self.tell()

    def _scroll_if_needed(self) -> None:
        wanted = self.tools.state.grabbing and self._push() != (0.0, 0.0)
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
        return self.signs.under(self.view, pixel)

    def _tip(self, event: QHelpEvent) -> None:
        pixel = (float(event.pos().x()), float(event.pos().y()))
        site, language = self.document.site, self.look.language
        finding = self._finding_under(pixel)
        hit = self.door.hit(self.view.to_plan(pixel))
        said = ""
        if finding is not None:
            words = (message(finding, site, language), told(finding, language))
            said = "\n".join(filter(None, words))
        elif hit is not None and hit in site.booths:
            names = [site.exhibitors[name].name for name in site.booths[hit].exhibitors]
            rows = [f"{name[language]}" for name in names]
            said = "\n".join([site.booths[hit].number, *rows])
        elif hit is not None:
            name = place_name(site, hit)
            said = name if isinstance(name, str) else name[language]
        # A tip that looks like markup would be read as such; names are only text.
        plain = escape(said).replace("\n", "<br>")
        QToolTip.showText(event.globalPos(), f"<qt>{plain}</qt>" if said else "", self)
