# SPDX-License-Identifier: GPL-3.0-or-later
"""A list as tall as its rows, for pages that scroll as a whole; long rows are wrapped."""

from collections.abc import Sequence

from PyQt6.QtCore import QRect, QSize, Qt
from PyQt6.QtGui import QIcon, QResizeEvent
from PyQt6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem

_EDGE = 10  # px of border and padding above and below
_AIR, _BESIDE, _ICON = 10, 20, 26  # px about the words of a row, and what an icon takes


class RowsList(QListWidget):
    """Rows of an icon and words; the list never scrolls by itself."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setIconSize(QSize(20, 20))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def show_rows(self, rows: Sequence[tuple[QIcon | None, str]], current: int = -1) -> None:
        """Show rows; the same ones again leave the list where it is."""
        blocked = self.blockSignals(True)
        if [text for _, text in rows] != self.texts():
            self.clear()
            for _, words in rows:
                self.addItem(QListWidgetItem(words))
        for number, (picture, _) in enumerate(rows):
            item = self.item(number)
            if item is not None:
                item.setIcon(picture or QIcon())
        self.setCurrentRow(current)
        self.blockSignals(blocked)
        self._fit()

    def texts(self) -> list[str]:
        """The words of the rows."""
        items = (self.item(number) for number in range(self.count()))
        return [item.text() for item in items if item is not None]

    def _fit(self) -> None:
        """Give every row the height of its wrapped words, and the list that of its rows."""
        viewport = self.viewport()
        if viewport is None:
            return
        height = _EDGE
        for number in range(self.count()):
            item = self.item(number)
            if item is None:
                continue
            beside = _BESIDE + (0 if item.icon().isNull() else _ICON)
            room = QRect(0, 0, max(viewport.width() - beside, 40), 10_000)
            words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
            item.setSizeHint(QSize(0, max(words.height(), self.iconSize().height()) + _AIR))
            height += item.sizeHint().height()
        self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        self._fit()
