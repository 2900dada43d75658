# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows carried from a list onto the plan: a label follows, the canvas does the rest."""

from PyQt6.QtCore import QObject, QPoint, Qt
from PyQt6.QtWidgets import QWidget

from ui.desktop.canvas.canvas import Canvas
from ui.desktop.canvas.translate import modifiers
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.roster import Row
from ui.desktop.panels.row_list import RowList
from ui.desktop.part import label
from ui.desktop.tools.assigning import Assigning, Load, load
from ui.desktop.tools.events import Pointer
from ui.desktop.tools.select import Idle

_BESIDE = QPoint(14, 10)


class Carrier(QObject):
    """Takes what lists let go of; ``over`` is what the label floats on."""

    def __init__(self, document: Document, canvas: Canvas, look: Look, over: QWidget) -> None:
        super().__init__(over)
        self._document, self._canvas, self._look, self._over = document, canvas, look, over
        self._load: Load | None = None
        self._label = label("carried", "carried")
        self._label.setParent(over)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label.hide()

    def follow(self, rows: RowList) -> None:
        """Hear of what is carried from a list."""
        rows.carried.connect(self._carry)
        rows.dropped.connect(self._drop)
        rows.put_back.connect(self._put_back)

    def _carry(self, row: Row, where: QPoint, held: Qt.KeyboardModifier) -> None:
        site = self._document.site
        if not self._canvas.door.editable:
            return
        if self._load is None or self._load.site is not site:
            self._load = load(site, row.exhibitor, row.ids[0] if row.ids else "")
            if self._load is None:
                return
            self._label.setText(self._load.label[self._look.language])
            self._label.adjustSize()
        canvas = self._canvas
        inside = canvas.rect().contains(canvas.mapFromGlobal(where))
        if inside:
            if not isinstance(canvas.tools.state, Assigning):
                canvas.set_tool("select")
                canvas.tools.state = Assigning(self._load)
            canvas.tools.move(self._pointer(where, held))
        elif isinstance(canvas.tools.state, Assigning):
            canvas.tools.state = Assigning(self._load)
        canvas.tell()
        self._label.move(self._over.mapFromGlobal(where) + _BESIDE)
        state = canvas.tools.state  # a booth that shows who would stand there needs no label
        self._label.setVisible(not (isinstance(state, Assigning) and state.ghost is not None))
        self._label.raise_()

    def _drop(self, where: QPoint, held: Qt.KeyboardModifier) -> None:
        canvas = self._canvas
        inside = canvas.rect().contains(canvas.mapFromGlobal(where))
        if inside and isinstance(canvas.tools.state, Assigning):
            canvas.tools.release(self._pointer(where, held))
        self._put_back()

    def _put_back(self) -> None:
        self._load = None
        self._label.hide()
        if isinstance(self._canvas.tools.state, Assigning):
            self._canvas.tools.state = Idle()
        self._canvas.tell()

    def _pointer(self, where: QPoint, held: Qt.KeyboardModifier) -> Pointer:
        place = self._canvas.mapFromGlobal(where)
        pixel = (float(place.x()), float(place.y()))
        return Pointer(self._canvas.view.to_plan(pixel), pixel, "left", modifiers(held))
