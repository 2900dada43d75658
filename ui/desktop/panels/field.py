# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields of the inspector: a figure or word with its name and unit, and a box of choices."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PyQt6.QtCore import QEvent, QObject, QPointF, Qt, pyqtSignal
from PyQt6.QtGui import (
    QFocusEvent,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QWheelEvent,
)
from PyQt6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStyleOptionComboBox,
    QWidget,
)

from planner.model.problems import BadInput, Problem
from ui.desktop.icons import pixmap
from ui.desktop.panels.figures import (
    read_clock,
    read_count,
    read_day,
    read_degrees,
    read_millimetres,
    read_window,
    show_count,
    show_degrees,
    show_millimetres,
    show_window,
)
from ui.desktop.part import restyle


@dataclass(frozen=True, slots=True)
class Kind:
    """What a field holds: how it is read (None: wrong) and shown, its unit, its arrow-key step."""

    read: Callable[[str], object | None]
    show: Callable[..., str]
    wrong: str  # the problem of what cannot be read
    unit: str = ""
    step: float = 0

    def of(self, unit: str) -> "Kind":
        """The same in another unit."""
        return replace(self, unit=unit)

    def cleared(self) -> "Kind":
        """The same, but for an emptied field, which reads as an empty text."""
        read = self.read
        return replace(self, read=lambda typed: read(typed) if typed.strip() else "")


LENGTH = Kind(read_millimetres, show_millimetres, "length-unread", "mm", 100)
ANGLE = Kind(read_degrees, show_degrees, "angle-unread", "°", 1)
COUNT = Kind(read_count, show_count, "count-unread", "", 1)
CLOCK = Kind(read_clock, str, "clock-unread")
DAY = Kind(read_day, str, "day-unread")
WINDOW = Kind(read_window, show_window, "window-unread")
WORD = Kind(lambda typed: typed.strip() or None, str, "word-empty")


class _Line(QLineEdit):
    """A line that leaves undo to the plan unless something is being typed."""

    typing = False

    def event(self, event: QEvent | None) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and not self.typing
            and (
                event.matches(QKeySequence.StandardKey.Undo)
                or event.matches(QKeySequence.StandardKey.Redo)
            )
        ):
            event.ignore()
            return False
        return super().event(event)


class Field(QFrame):
    """One value. ``committed`` carries the value and whether an arrow key stepped it; ``misread``
    a BadInput that says how to write what was typed.

    Enter or leaving the field commits what was typed; Esc takes it back; what cannot be read
    stays, marked as wrong, until it is mended or taken back. ``with_unit`` is left out where a
    heading says the unit for several fields.
    """

    committed = pyqtSignal(object, bool)
    misread = pyqtSignal(object)

    def __init__(self, name: str, kind: Kind, *, with_unit: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("field", True)
        self.setFixedHeight(28)
        self._kind = kind
        self._value: object | None = None
        self._name = QLabel()
        self._unit = QLabel(kind.unit)
        self.line = _Line()
        self.line.setObjectName(f"{name}Line")
        self.line.setFrame(False)
        if kind.wrong != WORD.wrong:
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(self._name)
        row.addWidget(self.line, 1)
        row.addWidget(self._unit)
        self._unit.setVisible(bool(kind.unit) and with_unit)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self.commit)
        self.line.installEventFilter(self)

    def name(self, words: str) -> None:
        """Name the field, for the eye and for screen readers."""
        self._name.setText(words)
        self.line.setAccessibleName(words)

    def describe(self, words: str) -> None:
        """Say what the field is for."""
        self.line.setToolTip(words)

    def show_value(self, value: object | None, *, mixed: str = "") -> None:
        """Show a value; None shows ``mixed`` greyed. What is being typed is left alone."""
        self._value = value
        self.line.setPlaceholderText(mixed)
        if not self.line.typing:
            self._write()

    def commit(self) -> None:
        """Tell of the value that was typed, if it is another one."""
        if not self.line.typing:
            return
        value = self._kind.read(self.line.text())
        if value is None:
            restyle(self, "wrong", True)
            problem = Problem(self._kind.wrong, values={"value": self.line.text()})
            self.misread.emit(BadInput([problem]))
            return
        self.line.typing = False
        restyle(self, "wrong", False)
        if value != self._value:
            self.committed.emit(value, False)
        self._write()

    def _typed(self) -> None:
        self.line.typing = True
        restyle(self, "wrong", self._kind.read(self.line.text()) is None)

    def _write(self) -> None:
        self.line.typing = False
        self.line.setText("" if self._value is None else self._kind.show(self._value))
        if not self.line.hasFocus():
            self.line.setCursorPosition(0)  # a long word shows its beginning
        restyle(self, "wrong", False)

    def _step(self, direction: int) -> None:
        value = self._kind.read(self.line.text())
        if isinstance(value, (int, float)) and self._kind.step:
            self.line.typing = False
            moved = value + direction * self._kind.step
            self.committed.emit(int(moved) if isinstance(value, int) else moved, True)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        if isinstance(event, QFocusEvent):
            restyle(self, "focused", event.gotFocus())
            if event.lostFocus() and self.line.typing and self.property("wrong"):
                self._write()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.line.typing:
                self._write()
                self.line.selectAll()
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._kind.step:
                self._step(1 if event.key() == Qt.Key.Key_Up else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.commit()
                self.line.selectAll()
                return True
        return super().eventFilter(watched, event)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the choices of a box."""

    id: str
    text: str
    icon: QIcon | None = None


_BESIDE = 36  # px of a box that its words leave: edges and arrow


class ChoiceBox(QComboBox):
    """A box of choices. ``chosen`` carries the id when a person chooses another one.

    A long choice is shortened, and the list tells it whole. The wheel scrolls the panel, it does
    not change the value.
    """

    chosen = pyqtSignal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFixedHeight(28)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._current = ""
        self.activated.connect(self._choose)

    def show_choices(self, choices: Sequence[Choice], current: str, *, mixed: str = "") -> None:
        """Show the choices with one of them taken; an empty ``current`` shows ``mixed``."""
        self._current = current
        self.clear()
        for choice in choices:
            self.addItem(choice.icon or QIcon(), choice.text, choice.id)
        self.setPlaceholderText(mixed)
        self.setCurrentIndex(self.findData(current) if current else -1)

    def shortened(self) -> str:
        """The choice as there is room for it."""
        picture = 0 if self.itemIcon(self.currentIndex()).isNull() else self.iconSize().width() + 4
        room = self.width() - _BESIDE - picture
        elide = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.currentText(), elide, room)

    def initStyleOption(self, option: QStyleOptionComboBox | None) -> None:
        super().initStyleOption(option)
        if option is not None and self.currentIndex() >= 0:
            option.currentText = self.shortened()

    def _choose(self, index: int) -> None:
        value = self.itemData(index)
        if isinstance(value, str) and value != self._current:
            self._current = value
            self.chosen.emit(value)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        place = QPointF(self.width() - 22, (self.height() - 14) / 2)
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.drawPixmap(
            place, pixmap("chevron-down", colour, 14, round(self.devicePixelRatioF()))
        )
        painter.end()

    def wheelEvent(self, event: QWheelEvent | None) -> None:
        if event is not None:
            event.ignore()
