# SPDX-License-Identifier: GPL-3.0-or-later
"""How a row of the findings is painted, and the button at its end."""

from PyQt6.QtCore import QModelIndex, QObject, QRect, QSize, Qt
from PyQt6.QtGui import QFontMetrics, QPainter
from PyQt6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
)

from ui.desktop.fonts import CAPTION, SECONDARY, font
from ui.desktop.icons import icon
from ui.desktop.look import Look
from ui.desktop.panels.findings_model import Entry, FindingsModel

_PADDING, _GAP = 10, 8
_TEXT_FROM = 120  # px of a button's width from which its text has room


class SignDelegate(QStyledItemDelegate):
    """The severity, in the middle of its column; a heading's words from its left."""

    def initStyleOption(self, option: QStyleOptionViewItem | None, index: QModelIndex) -> None:
        super().initStyleOption(option, index)
        if option is not None and not option.icon.isNull():
            option.decorationAlignment = Qt.AlignmentFlag.AlignCenter
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDisplay


class MessageDelegate(QStyledItemDelegate):
    """The message, struck where it is waived, and beside it by whom, or that this has lapsed."""

    def __init__(self, model: FindingsModel, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._look = look

    def initStyleOption(self, option: QStyleOptionViewItem | None, index: QModelIndex) -> None:
        super().initStyleOption(option, index)
        if option is not None and self._model.aside(self._model.entries[index.row()]):
            option.text = ""  # what paint writes itself

    def paint(
        self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        super().paint(painter, option, index)
        entry = self._model.entries[index.row()]
        if painter is None or not self._model.aside(entry):
            return
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        painter.save()
        room = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        self._write(painter, room, own, self._model.words(entry, index.column()), entry)
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        room: QRect,
        option: QStyleOptionViewItem,
        words: str,
        entry: Entry,
    ) -> None:
        """The aside is whole as long as it leaves half of the room to the message."""
        colours, aside = self._look.palette, self._model.aside(entry)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        small = font(CAPTION if entry.standing == "lapsed" else SECONDARY)
        measure, own = QFontMetrics(small), QFontMetrics(option.font)
        shortened = Qt.TextElideMode.ElideRight
        wanted = own.horizontalAdvance(words)
        least = min(wanted, room.width() // 2)
        aside = measure.elidedText(aside, shortened, room.width() - least - 3 * _GAP)
        beside = measure.horizontalAdvance(aside)
        words = own.elidedText(words, shortened, room.width() - beside - 3 * _GAP)
        painter.setFont(option.font)
        painter.setPen(colours.text3 if entry.apart else colours.text)
        painter.drawText(room, middle, words)
        left = room.left() + own.horizontalAdvance(words) + _GAP
        place = QRect(left, room.top(), beside + 2 * _GAP, room.height())
        painter.setFont(small)
        if entry.standing == "lapsed":  # it asks to be looked at: a tag in the warning's colours
            tag = QRect(place.left(), room.center().y() - 9, place.width(), 19)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.warn_soft)
            painter.drawRoundedRect(tag, 4, 4)
            painter.setPen(colours.warn)
            painter.drawText(tag.adjusted(_GAP, 0, 0, 0), middle, aside)
        else:
            painter.setPen(colours.text2)
            painter.drawText(place, middle, aside)


class RowButton(QToolButton):
    """What can be done about the current row: an icon, and words where there is room."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("rowButton")
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard to the table
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def offer(self, words: str, tip: str, picture: str) -> None:
        """Show what a press does."""
        wide = self.width() >= _TEXT_FROM
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if wide else style.ToolButtonIconOnly
        )
        self.setText(words)
        self.setToolTip(tip)
        self.setAccessibleName(words)
        self.setIcon(icon(picture, self._look.palette.accent, 16))
