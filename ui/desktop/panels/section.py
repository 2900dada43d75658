# SPDX-License-Identifier: GPL-3.0-or-later
"""The inspector's pieces: sections with a heading, and tables of facts in rows of 24 px."""

from collections.abc import Sequence
from dataclasses import dataclass

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.desktop.part import label, rule

ROW = 24
_ICON, _NAME, _BAR, _VALUE = range(4)


class Section(QWidget):
    """A heading with a caption or a tag at its right, and what stands below it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.heading = label("heading", f"{name}Heading")
        self.caption = label("caption", f"{name}Caption")
        self.tag = label("assumed", f"{name}Tag")
        self.tag.hide()
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.heading)
        self.head.addStretch(1)
        self.head.addWidget(self.caption)
        self.head.addWidget(self.tag)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(8)
        inner.addLayout(self.head)
        inner.addLayout(self.body)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(rule())
        lines.addLayout(inner)

    def mark(self, words: str) -> None:
        """Tag the section (assumed), or take the tag off."""
        self.tag.setText(words)
        self.tag.setVisible(bool(words))


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: a name, its value at the right, and what may stand beside them.

    ``bar`` is a share of 1 drawn as a bar of ``colour``; ``middle`` a smaller figure in its place.
    """

    name: str
    value: str
    tag: str = ""
    icon: QIcon | None = None
    middle: str = ""
    bar: float | None = None
    colour: QColor | None = None


class Facts(QWidget):
    """A table of facts; the labels stay, only their words change."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(_NAME, 1)
        self._grid.setColumnMinimumWidth(_VALUE, 48)
        self._rows: list[_FactRow] = []

    def show_facts(self, facts: Sequence[Fact], line: QColor) -> None:
        """Show these facts; ``line`` bounds the bars."""
        while len(self._rows) < len(facts):
            self._rows.append(_FactRow(self._grid, len(self._rows)))
        for row, fact in zip(self._rows, facts, strict=False):
            row.show_fact(fact, line)
        for row in self._rows[len(facts) :]:
            row.hide()

    def value(self, name: str) -> str:
        """The shown value of a named row; raises KeyError where there is none."""
        for row in self._rows:
            if row.name.isVisibleTo(self) and row.name.text() == name:
                return row.value.text()
        raise KeyError(name)


class _FactRow:
    """The widgets of one row of facts."""

    def __init__(self, grid: QGridLayout, number: int) -> None:
        self.icon = QLabel()
        self.icon.setFixedWidth(16)
        self.name = label("fact", shortens=True)
        self.bar = _Bar()
        self.middle = label("secondary")
        self.value = label("figure")
        self.tag = label("assumed")
        self.end = QWidget()
        end = QHBoxLayout(self.end)
        end.setContentsMargins(0, 0, 0, 0)
        end.setSpacing(8)
        end.addStretch(1)
        end.addWidget(self.value)
        end.addWidget(self.tag)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        grid.setRowMinimumHeight(number, ROW)
        grid.addWidget(self.icon, number, _ICON)
        grid.addWidget(self.name, number, _NAME)
        grid.addWidget(self.bar, number, _BAR)
        grid.addWidget(self.middle, number, _BAR, right)
        grid.addWidget(self.end, number, _VALUE)

    def show_fact(self, fact: Fact, line: QColor) -> None:
        self.name.setText(fact.name)
        self.value.setText(fact.value)
        self.tag.setText(fact.tag)
        self.middle.setText(fact.middle)
        if fact.icon is not None:
            self.icon.setPixmap(fact.icon.pixmap(16, 16))
        self.bar.show_share(fact.bar or 0.0, fact.colour, line)
        for widget, shown in (
            (self.icon, fact.icon is not None),
            (self.name, True),
            (self.bar, fact.bar is not None),
            (self.middle, bool(fact.middle)),
            (self.end, True),
            (self.tag, bool(fact.tag)),
        ):
            widget.setVisible(shown)

    def hide(self) -> None:
        for widget in (self.icon, self.name, self.bar, self.middle, self.end):
            widget.hide()


class _Bar(QWidget):
    """A share of one as a bar."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(ROW)
        self.setFixedWidth(44)
        self._share, self._fill, self._line = 0.0, QColor(), QColor()

    def show_share(self, share: float, fill: QColor | None, line: QColor) -> None:
        self._share, self._fill, self._line = share, fill or QColor(), line
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._line, 1))
        painter.setBrush(self._fill)
        width = max(4.0, self._share * (self.width() - 1))
        painter.drawRoundedRect(QRectF(0.5, self.height() / 2 - 4.5, width, 8), 2, 2)
        painter.end()
