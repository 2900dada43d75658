# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar at the foot: the hint of the current act, and where things stand."""

from collections.abc import Callable

from PyQt6.QtCore import QPointF, QSize, Qt, QTimer
from PyQt6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PyQt6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from planner.floor.footprints import footprint
from planner.floor.snapping import GRID
from planner.locale import area
from planner.model.problems import BadInput
from ui.desktop.actions import Actions
from ui.desktop.document import Document
from ui.desktop.fonts import CAPTION, font
from ui.desktop.look import Look
from ui.desktop.panels.progress import ProgressPart
from ui.desktop.part import Part, label, restyle, upright

HEIGHT = 28
_STEPS = (0.5, 1, 2, 5, 10, 20, 50)  # metres a scale bar may stand for
_LONGEST = 100  # px
_TOLD_MS = 10_000  # how long what was told stands before the hint comes back


class StatusBar(Part):
    """Hint · pointer · selection · saved · scale · zoom. What has no room is left out."""

    def __init__(
        self,
        document: Document,
        actions: Actions,
        snaps: Callable[[], bool],
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "statusBar", parent)
        self._document = document
        self._snaps = snaps
        self._hint = ""
        self._place: tuple[float, float] | None = None
        self._snap = ""
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.setInterval(_TOLD_MS)
        self._told.timeout.connect(self._show_hint)
        self.setFixedHeight(HEIGHT)
        self.hint = label("fact", "statusHint", shortens=True)
        self.grid, self.place = label("secondary", "statusGrid"), label("secondary", "statusPlace")
        self.selection, self.saved = label("secondary", "statusSelection"), label("secondary")
        self.saved.setObjectName("statusSaved")
        self.scale = _ScaleBar(look)
        self.progress = ProgressPart(look)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.hint, 1)
        row.addWidget(self.progress)
        self._items: list[tuple[QWidget, QWidget]] = []
        for item in (self.grid, self.place, self.selection, self.saved, self.scale):
            line = upright()
            line.setFixedHeight(14)
            row.addWidget(line)
            row.addWidget(item)
            self._items.append((line, item))
        for name in ("zoom-out", "zoom-in", "fit"):
            button = QToolButton()
            button.setObjectName(f"status-{name}")
            button.setDefaultAction(actions[name])
            button.setFixedSize(24, 24)
            button.setIconSize(QSize(16, 16))
            row.addWidget(button)
        for signal in (document.plan_changed, document.selection_changed, document.saved):
            signal.connect(self.refresh)
        document.refused.connect(self.tell_refused)
        self.refresh()

    def minimumSizeHint(self) -> QSize:
        """Items are left out rather than widen the window."""
        return QSize(300, HEIGHT)

    def show_hint(self, words: str) -> None:
        """Say what can be done now."""
        self._hint = words
        self._show_hint()

    def _show_hint(self) -> None:
        self._say(self._hint, "fact")
        self._told.stop()

    def tell(self, words: str) -> None:
        """Say what was just done, until the next act or for a while."""
        self._say(words, "fact")

    def tell_refused(self, error: BadInput) -> None:
        """Say why something was not done, until the next act or for a while."""
        words = " · ".join(problem.message(self.look.language) for problem in error.problems)
        self._say(words, "error")

    def _say(self, words: str, role: str) -> None:
        self.hint.setText(words)
        restyle(self.hint, "role", role)
        self._told.start()

    def show_snap(self, words: str) -> None:
        """Show what draws the thing that is moved; with nothing, the grid and the switch."""
        self._snap = words
        self._show_grid()

    def _show_grid(self) -> None:
        say = self.look.text
        state = say("status-bar.snap-on" if self._snaps() else "status-bar.snap-off")
        grid = say("status-bar.grid", step=f"{GRID / 1000:g}")
        self.grid.setText(self._snap or f"{grid} · {state}")

    def show_place(self, x: float, y: float) -> None:
        """Show where the pointer is, in the plan's frame (mm)."""
        self._place = (x, y)
        self.place.setText(f"X {x:,.0f}  Y {y:,.0f} mm")

    def show_no_place(self) -> None:
        """The pointer has left the plan."""
        self._place = None
        self.place.setText("X —  Y — mm")

    def show_zoom(self, scale: float) -> None:
        """Show the scale of px per metre as a bar of a round length."""
        self.scale.show_scale(scale)

    def refresh(self) -> None:
        """Show selection and saved state as they are now; what was told before is past."""
        self._show_hint()
        site, selection, say = self._document.site, self._document.selection, self.look.text
        things = [thing for name in selection if (thing := site.standing(name)) is not None]
        total = sum(footprint(thing.shape).area for thing in things)
        key = "selection" if things else "drawn"
        self.selection.setText(
            say(f"status-bar.{key}", count=len(selection), area=area(total))
            if selection
            else say("status-bar.nothing")
        )
        session = self._document.session
        key = "unsaved" if session.unsaved else "saved"
        self.saved.setText(say(f"status-bar.{key}"))
        if self._place is None:
            self.show_no_place()
        self._show_grid()
        # A figure that changes must not push its neighbours about.
        self.place.setMinimumWidth(self.fontMetrics().horizontalAdvance("X 000,000  Y 000,000 mm"))
        self.grid.setMinimumWidth(self.grid.sizeHint().width())
        self._fit()

    def _fit(self) -> None:
        """Leave out items from the right until the hint has room for a sentence."""
        room = self.width() - 24 - 3 * 32 - 280
        for line, item in self._items:
            room -= max(item.sizeHint().width(), item.minimumWidth()) + 17
            line.setVisible(room > 0)
            item.setVisible(room > 0)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        self._fit()


class _ScaleBar(QWidget):
    """A bar of a round length with its figure."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._scale = 0.0
        self.setFixedSize(_LONGEST + 44, HEIGHT - 4)

    def show_scale(self, scale: float) -> None:
        """Show a scale in px per metre."""
        self._scale = scale
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        if self._scale <= 0:
            return
        metres = max([step for step in _STEPS if step * self._scale <= _LONGEST], default=0.1)
        length = min(metres * self._scale, float(_LONGEST))
        colours = self._look.palette
        painter = QPainter(self)
        painter.setPen(QPen(colours.text2, 1.2))
        y = self.height() / 2 + 3
        painter.drawLine(QPointF(1, y), QPointF(1 + length, y))
        for x in (1.0, 1 + length):
            painter.drawLine(QPointF(x, y - 4), QPointF(x, y))
        painter.setFont(font(CAPTION))
        painter.drawText(
            self.rect().adjusted(round(length) + 8, 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter,
            f"{metres:g} m",
        )
        painter.end()
