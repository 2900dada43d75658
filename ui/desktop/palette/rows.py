# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of the palette: 32 px a row, icon, title, what is said beside it, keys at the right."""

from PyQt6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QFontMetrics, QPainter
from PyQt6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.desktop.actions import Actions, need, shortcut_text
from ui.desktop.fonts import BODY, SECONDARY, font
from ui.desktop.icons import pixmap
from ui.desktop.look import Look
from ui.desktop.marks import paint_status, paint_swatch
from ui.desktop.palette.entries import Entry
from ui.desktop.style import chosen, hover

HEIGHT = 32
_MARGIN, _ICON, _GAP = 12, 18, 10
_ICONS = {"exhibitor": "users", "area": "square-plus", "opening": "door-open", "rule": "book-open"}


class EntryModel(QAbstractListModel):
    """Found entries. What cannot be done is said why, and can be chosen all the same."""

    def __init__(self, actions: Actions, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._actions, self._look = actions, look
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return " · ".join(filter(None, (entry.title, entry.detail, self.aside(entry))))
            case _:
                return None

    def possible(self, entry: Entry) -> bool:
        """Whether an entry can be done, or gone to, now."""
        return entry.kind != "action" or self._actions[entry.id].isEnabled()

    def aside(self, entry: Entry) -> str:
        """What stands at the right: keys, or why not, or what kind of thing it is."""
        if entry.kind != "action":
            return self._look.text(f"palette.kind.{entry.kind}")
        row = self._actions.rows[entry.id]
        if self.possible(entry):
            return shortcut_text(row) if row.shortcuts else ""
        why = need(row)
        return self._look.text(f"needs.{why}" if why else "palette.not-now")

    def icon(self, entry: Entry) -> str:
        """The icon of an entry; none for booths, which have marks of their own."""
        if entry.kind == "action":
            return self._actions.rows[entry.id].icon
        return _ICONS.get(entry.kind, "")


class EntryDelegate(QStyledItemDelegate):
    """Paints an entry."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(0, HEIGHT)

    def paint(
        self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        model = index.model()
        if painter is None or not isinstance(model, EntryModel):
            return
        entry, box, colours = model.entries[index.row()], option.rect, self._look.palette
        possible = model.possible(entry)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, chosen(colours))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), colours.select)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, hover(colours))
        self._paint_mark(painter, model, entry, box)
        left = box.left() + _MARGIN + _ICON + _GAP
        right = self._write_right(painter, model.aside(entry), box)
        ink = colours.text if possible else colours.text3
        used = self._write(painter, entry.title, QRect(left, box.top(), right - left, HEIGHT), ink)
        left += used + _GAP
        room = QRect(left, box.top(), right - left, HEIGHT)
        self._write(painter, entry.detail, room, colours.text3, SECONDARY)
        painter.restore()

    def _paint_mark(self, painter: QPainter, model: EntryModel, entry: Entry, box: QRect) -> None:
        colours = self._look.palette
        left, top = box.left() + _MARGIN, box.top() + (HEIGHT - _ICON) // 2
        if entry.colour is not None:
            mark = QRectF(left + 2, top + 2, _ICON - 4, _ICON - 4)
            paint_swatch(painter, mark, colours.pavilions[entry.colour], colours.booth_line)
        elif entry.status is not None:
            paint_status(painter, QRectF(left + 4, top + 4, 10, 10), entry.status, colours.text2)
        elif name := model.icon(entry):
            device = painter.device()
            ratio = 1.0 if device is None else device.devicePixelRatioF()
            painter.drawPixmap(left, top, pixmap(name, colours.text2, _ICON, ratio))

    def _write_right(self, painter: QPainter, words: str, box: QRect) -> int:
        """Write words at the right edge; returns where the room for others ends."""
        if not words:
            return box.right() - _MARGIN
        width = QFontMetrics(font(SECONDARY)).horizontalAdvance(words) + 1
        room = QRect(box.right() - _MARGIN - width, box.top(), width, HEIGHT)
        self._write(painter, words, room, self._look.palette.text2, SECONDARY)
        return room.left() - _GAP

    def _write(
        self, painter: QPainter, words: str, room: QRect, colour: QColor, size: int = BODY
    ) -> int:
        """Write words from the left edge of a room, shortened; returns the width they take."""
        if room.width() < 24 or not words:
            return 0
        plain = font(size)
        said = QFontMetrics(plain).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(plain)
        painter.setPen(colour)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)
        return QFontMetrics(plain).horizontalAdvance(said)


class EntryList(QListView):
    """The list view; the keyboard stays in the field above it."""

    def __init__(self, actions: Actions, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paletteList")
        self.rows = EntryModel(actions, look, self)
        self.setModel(self.rows)
        self.setItemDelegate(EntryDelegate(look, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def step(self, by: int) -> None:
        """Move the choice, round at the ends of the list."""
        if count := self.rows.rowCount():
            at = self.currentIndex().row() + by
            self.setCurrentIndex(self.rows.index(at % count if abs(by) == 1 else _held(at, count)))

    @property
    def chosen(self) -> Entry | None:
        """The entry that is chosen."""
        index = self.currentIndex()
        return self.rows.entries[index.row()] if index.isValid() else None


def _held(at: int, count: int) -> int:
    return min(max(at, 0), count - 1)
