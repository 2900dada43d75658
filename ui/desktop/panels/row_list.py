# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of rows: 28 px each, painted with status mark or swatch, text and a figure."""

from PyQt6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    pyqtSignal,
)
from PyQt6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PyQt6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.desktop.fonts import BODY, CAPTION, SECONDARY, font
from ui.desktop.look import Look
from ui.desktop.marks import paint_status, paint_swatch
from ui.desktop.panels.roster import Row
from ui.desktop.style import chosen, hover

HEIGHT = 28
_MARGIN, _MARK, _GAP = 12, 10, 8


class RowModel(QAbstractListModel):
    """Rows of a list; headings cannot be selected."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """Show other rows; the same ones again leave the list where it is."""
        if rows == self.rows:
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.ToolTipRole:
                return self._spoken(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case _:
                return None

    def _spoken(self, row: Row) -> str:
        status = self._look.text(f"status.{row.status}") if row.status and row.ids else ""
        parts = (row.text, row.right, row.badge, status)
        return "\n".join(filter(None, (" · ".join(filter(None, parts)), row.tip)))

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowDelegate(QStyledItemDelegate):
    """Paints a row."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(0, HEIGHT)

    def paint(
        self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        model = index.model()
        if painter is None or not isinstance(model, RowModel):
            return
        row, colours, box = model.rows[index.row()], self._look.palette, option.rect
        state = option.state
        painter.save()
        if row.heading:
            painter.fillRect(box, colours.raised)
            painter.setPen(colours.line)
            painter.drawLine(box.topLeft(), box.topRight())
        elif state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, chosen(colours))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), colours.select)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, hover(colours))
        self._paint_mark(painter, row, box)
        self._paint_texts(painter, row, box)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colours.accent)
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_mark(self, painter: QPainter, row: Row, box: QRect) -> None:
        colours = self._look.palette
        if row.heading and row.colour is not None:
            mark = QRectF(box.left() + _MARGIN, box.center().y() - 6, 13, 13)
            paint_swatch(painter, mark, colours.pavilions[row.colour], colours.booth_line)
        elif row.status is not None:
            mark = QRectF(box.left() + _MARGIN + 2, box.center().y() - 4, _MARK - 1, _MARK - 1)
            paint_status(painter, mark, row.status, colours.text2)

    def _paint_texts(self, painter: QPainter, row: Row, box: QRect) -> None:
        colours = self._look.palette
        marked = row.colour is not None or row.status is not None
        left = box.left() + _MARGIN + (_MARK + _GAP + 4 if marked else 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        small = font(SECONDARY)
        # A list of several numbers never takes more than half of the line.
        metrics = QFontMetrics(small)
        right = metrics.elidedText(row.right, Qt.TextElideMode.ElideRight, box.width() // 2)
        width = metrics.horizontalAdvance(right)
        painter.setFont(small)
        painter.setPen(colours.text2 if row.heading else colours.text3)
        edge = QRect(box.right() - _MARGIN - width, box.top(), width + 1, box.height())
        painter.drawText(edge, middle | Qt.AlignmentFlag.AlignRight, right)
        room = edge.left() - _GAP - left
        if row.badge:
            room -= self._paint_badge(painter, row, QRect(left, box.top(), room, box.height()))
        plain = font(BODY, bold=row.heading)
        painter.setFont(plain)
        painter.setPen(colours.text)
        measure = QFontMetrics(plain)
        fits = not row.short or measure.horizontalAdvance(row.text) <= room
        words = measure.elidedText(
            row.text if fits else row.short, Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(
            QRect(left, box.top(), room, box.height()), middle | Qt.AlignmentFlag.AlignLeft, words
        )

    def _paint_badge(self, painter: QPainter, row: Row, room: QRect) -> int:
        """A pill at the right of some room, in the colour of its tone; returns what it takes."""
        colours, small = self._look.palette, font(CAPTION, bold=bool(row.tone))
        ink, ground = {
            "": (colours.text2, colours.raised),
            "warn": (colours.warn, colours.warn_soft),
            "note": (colours.note, colours.note_soft),
        }[row.tone]
        wide = QFontMetrics(small).horizontalAdvance(row.badge) + 12
        pill = QRectF(room.right() - wide + 1, room.center().y() - 8, wide, 17)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(pill, 8, 8)
        painter.setPen(ink)
        painter.setFont(small)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, row.badge)
        return wide + _GAP


class RowList(QListView):
    """A list view of rows.

    A row pressed and moved is carried: ``carried`` tells of every move with the row, the place on
    the screen and the modifier keys, ``dropped`` of its end, ``put_back`` of Esc.
    """

    carried = pyqtSignal(object, QPoint, Qt.KeyboardModifier)
    dropped = pyqtSignal(QPoint, Qt.KeyboardModifier)
    put_back = pyqtSignal()

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.rows = RowModel(look, self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(look, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._pressed: tuple[Row, QPoint] | None = None
        self._place: QPoint | None = None  # on the screen, while a row is carried

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        super().mousePressEvent(event)
        if event is None or event.button() != Qt.MouseButton.LeftButton:
            return
        index = self.indexAt(event.position().toPoint())
        row = self.rows.rows[index.row()] if index.isValid() else None
        carries = row is not None and not row.heading and (row.exhibitor or row.occupied)
        self._pressed = (row, event.position().toPoint()) if row and carries else None

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        if event is None or self._pressed is None:
            super().mouseMoveEvent(event)
            return
        row, start = self._pressed
        far = (event.position().toPoint() - start).manhattanLength()
        if self._place is not None or far >= QApplication.startDragDistance():
            self._place = event.globalPosition().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.carried.emit(row, self._place, event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        was, self._pressed = self._place, None
        if event is None or was is None:
            super().mouseReleaseEvent(event)
            return
        self._end()
        self.dropped.emit(event.globalPosition().toPoint(), event.modifiers())

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        if event is not None and self._place is not None and self._pressed is not None:
            if event.key() == Qt.Key.Key_Escape:
                self._pressed = None
                self._end()
                self.put_back.emit()
            else:
                self._tell_keys(event)
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent | None) -> None:
        if event is not None and self._place is not None:
            self._tell_keys(event)
            return
        super().keyReleaseEvent(event)

    def _tell_keys(self, event: QKeyEvent) -> None:
        """Shift means something else while a row is carried."""
        if event.key() == Qt.Key.Key_Shift and self._pressed and self._place is not None:
            down = event.type() == QEvent.Type.KeyPress
            held = Qt.KeyboardModifier.ShiftModifier if down else Qt.KeyboardModifier.NoModifier
            self.carried.emit(self._pressed[0], self._place, held)

    def _end(self) -> None:
        self._place = None
        self.unsetCursor()
