# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked when something is put under the plan: a page, a copy, a length."""

import math

from PyQt6.QtWidgets import (
    QAbstractSpinBox,
    QDialogButtonBox,
    QFormLayout,
    QSpinBox,
    QWidget,
)

from planner.model.values import LIMIT, Point
from ui.desktop.dialogs.parts import Dialog
from ui.desktop.look import Look
from ui.desktop.part import label

_WIDTH = 180


class _Asking(Dialog):
    """Words, perhaps one figure, and two buttons."""

    def __init__(
        self, name: str, words: str, accept: str, look: Look, parent: QWidget | None
    ) -> None:
        super().__init__(name, look.text(f"underlay.{name}-title"), look, parent)
        note = label("body")
        note.setWordWrap(True)
        note.setText(words)
        self.body.addWidget(note)
        roles = QDialogButtonBox.ButtonRole
        self.add_button(accept, roles.AcceptRole, default=True).clicked.connect(self.accept)
        self.add_button("cancel", roles.RejectRole).clicked.connect(self.reject)

    def _figure(self, key: str, value: int, most: int, unit: str = "") -> QSpinBox:
        field = QSpinBox()
        field.setObjectName(key.replace(".", "-"))
        field.setAccessibleName(self.look.text(key))
        field.setRange(1, most)
        field.setValue(value)
        field.setSuffix(unit)
        field.setGroupSeparatorShown(True)
        field.setMinimumWidth(_WIDTH)
        field.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)  # the keys step
        form = QFormLayout()
        form.addRow(self.look.text(key), field)
        self.body.addLayout(form)
        field.selectAll()
        field.setFocus()
        return field


class PageDialog(_Asking):
    """Which page of a PDF it is to be."""

    def __init__(self, name: str, pages: int, look: Look, parent: QWidget | None) -> None:
        words = look.text("underlay.page-words", name=name, pages=pages)
        super().__init__("page", words, "apply", look, parent)
        self.page = self._figure("underlay.page-number", 1, pages)


class CopyDialog(_Asking):
    """Whether a file that lies elsewhere may be copied beside the plan."""

    def __init__(self, name: str, replaces: bool, look: Look, parent: QWidget | None) -> None:
        key = "underlay.copy-replaces" if replaces else "underlay.copy-words"
        super().__init__("copy", look.text(key, name=name), "copy-file", look, parent)


class LengthDialog(_Asking):
    """How long it is between two points; first as they lie now."""

    def __init__(self, first: Point, second: Point, look: Look, parent: QWidget | None) -> None:
        super().__init__("length", look.text("underlay.length-words"), "apply", look, parent)
        now = max(1, round(math.dist(first, second)))
        self.length = self._figure("underlay.length-figure", now, LIMIT, " mm")
