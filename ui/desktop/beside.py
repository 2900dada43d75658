# SPDX-License-Identifier: GPL-3.0-or-later
"""The other version of a plan in a view of its own, which goes where the plan's own view goes."""

from dataclasses import replace

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from planner.session import Session
from ui.desktop.canvas.canvas import Canvas
from ui.desktop.canvas.rulers import THICK
from ui.desktop.canvas.view import XY, View
from ui.desktop.comparing import Comparer
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.part import Part, label


class BesideView(Part):
    """Nothing can be changed in it: its hand only moves and zooms the two views."""

    def __init__(
        self, comparer: Comparer, canvas: Canvas, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "besideView", parent)
        self._comparer = comparer
        self._own = canvas
        self.canvas: Canvas | None = None
        self._led = False  # while one view takes the other along
        self._name = label("secondary", "besideName", shortens=True)
        self._name.setFixedHeight(THICK)
        self._name.setContentsMargins(8, 0, 8, 0)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addWidget(self._name)
        comparer.changed.connect(self.refresh)
        canvas.view_changed.connect(self._follow)
        self.hide()

    def refresh(self) -> None:
        """Show the other version where that is wanted."""
        comparer, canvas = self._comparer, self.canvas
        other = comparer.other if comparer.beside else None
        if canvas is not None and (other is None or canvas.document.site is not other):
            self._lines.removeWidget(canvas)
            canvas.hide()
            canvas.deleteLater()
            self.canvas = None
        if other is not None and self.canvas is None:
            self._open(Document(Session(other, None), self))
        if self.canvas is not None:
            self.canvas.document.show_compared(comparer.shown)
            self._name.setText(self.look.text("compare.before", name=comparer.name))
        self.setVisible(other is not None)

    def _open(self, document: Document) -> None:
        made = Canvas(document, self.look, self)
        made.setObjectName("besideCanvas")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys are the plan's own
        made.set_tool("hand")
        made.view_changed.connect(self._lead)
        self._lines.addWidget(made, 1)
        self.canvas = made
        self._follow()

    @property
    def _shift(self) -> XY:
        shown = self._comparer.shown
        return (0, 0) if shown is None else shown.comparison.shift

    def _follow(self) -> None:
        """Go where the plan's own view is."""
        if self.canvas is not None:
            self._move(self.canvas, moved(self._own.view, self._shift))

    def _lead(self) -> None:
        """Take the plan's own view along."""
        if self.canvas is not None:
            dx, dy = self._shift
            self._move(self._own, moved(self.canvas.view, (-dx, -dy)))

    def _move(self, canvas: Canvas, view: View) -> None:
        if not self._led:
            self._led = True
            canvas.set_view(view)
            self._led = False


def moved(view: View, shift: XY) -> View:
    """A view whose plan is moved by a way (mm)."""
    return view if shift == (0.0, 0.0) else replace(view, origin=view.to_screen(shift))
