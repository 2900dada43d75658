# SPDX-License-Identifier: GPL-3.0-or-later
"""What edits of the Arrange menu ask for: a point and an angle, parts, rows and columns."""

from abc import abstractmethod

from PyQt6.QtWidgets import (
    QAbstractSpinBox,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QSpinBox,
    QWidget,
)

from planner.edits.duplicate import MOST_COPIES, ArrayCopy
from planner.edits.edit import Edit
from planner.edits.rotate import Rotate
from planner.edits.split import ALONG, MOST_PARTS, Split
from planner.model.plan import Booth
from planner.model.shapes import Rectangle
from planner.model.values import LIMIT, Point
from ui.desktop.dialogs.parts import Dialog
from ui.desktop.look import Look
from ui.desktop.panels.field import Choice, ChoiceBox
from ui.desktop.part import label

_MODULE = 3000  # mm: the usual front of a booth
_LEAST_WIDTH = 180


class AskingDialog(Dialog):
    """A form, and the edit that it asks for."""

    def __init__(
        self, name: str, title: str, words: str, look: Look, parent: QWidget | None
    ) -> None:
        super().__init__(name, look.text(title), look, parent)
        self._form = QFormLayout()
        self._form.setVerticalSpacing(12)
        self._form.setHorizontalSpacing(16)
        self.body.addLayout(self._form)
        note = label("caption")
        note.setWordWrap(True)
        note.setText(look.text(words))
        self.body.addWidget(note)
        roles = QDialogButtonBox.ButtonRole
        self.add_button("apply", roles.AcceptRole, default=True).clicked.connect(self.accept)
        self.add_button("cancel", roles.RejectRole).clicked.connect(self.reject)

    @abstractmethod
    def edit(self) -> Edit:
        """The edit that the fields say."""

    def _add(self, key: str, field: QWidget) -> None:
        words = self.look.text(key)
        field.setObjectName(key.replace(".", "-"))
        field.setAccessibleName(words)
        field.setMinimumWidth(_LEAST_WIDTH)
        if isinstance(field, QAbstractSpinBox):
            field.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)  # the keys step
        self._form.addRow(words, field)

    def _add_number(self, key: str, value: int, least: int, most: int, unit: str = "") -> QSpinBox:
        field = QSpinBox()
        field.setRange(least, most)
        field.setValue(value)
        field.setSuffix(unit)
        field.setGroupSeparatorShown(True)
        self._add(key, field)
        return field

    def _add_length(self, key: str, value: int) -> QSpinBox:
        field = self._add_number(key, value, -LIMIT, LIMIT, " mm")
        field.setSingleStep(100)
        return field


class RotateDialog(AskingDialog):
    """Point and angle, first the middle of the selection and a quarter turn."""

    def __init__(
        self, ids: tuple[str, ...], middle: Point, look: Look, parent: QWidget | None
    ) -> None:
        super().__init__("rotate-about", "rotate-about.title", "rotate-about.note", look, parent)
        self._ids = ids
        self.at_x = self._add_length("rotate-about.x", middle[0])
        self.at_y = self._add_length("rotate-about.y", middle[1])
        self.angle = QDoubleSpinBox()
        self.angle.setDecimals(3)
        self.angle.setRange(-359.999, 359.999)
        self.angle.setValue(90.0)
        self.angle.setSuffix("°")
        self._add("rotate-about.angle", self.angle)

    def edit(self) -> Rotate:
        """The turn."""
        return Rotate(self._ids, self.angle.value(), (self.at_x.value(), self.at_y.value()))


class SplitDialog(AskingDialog):
    """Parts and side, first as many modules as the front holds."""

    def __init__(self, booth: Booth, look: Look, parent: QWidget | None) -> None:
        super().__init__("split", "split.title", "split.note", look, parent)
        self._id = booth.id
        modules = booth.shape.size[0] // _MODULE if isinstance(booth.shape, Rectangle) else 0
        first = min(max(modules, 2), MOST_PARTS)
        self.count = self._add_number("split.count", first, 2, MOST_PARTS)
        self.along = ChoiceBox("splitAlong")
        self.along.show_choices(
            [Choice(side, look.text(f"split.along-{side}")) for side in ALONG], ALONG[0]
        )
        self._add("split.along", self.along)

    def edit(self) -> Split:
        """The division."""
        return Split(self._id, self.count.value(), ALONG[self.along.currentIndex()])


class ArrayDialog(AskingDialog):
    """Columns and rows with their pitch, first side by side."""

    def __init__(
        self, ids: tuple[str, ...], pitch: tuple[int, int], look: Look, parent: QWidget | None
    ) -> None:
        super().__init__("array", "array.title", "array.note", look, parent)
        self._ids = ids
        self.columns = self._add_number("array.columns", 2, 1, MOST_COPIES)
        self.dx = self._add_length("array.dx", pitch[0])
        self.rows = self._add_number("array.rows", 1, 1, MOST_COPIES)
        self.dy = self._add_length("array.dy", pitch[1])

    def edit(self) -> ArrayCopy:
        """The copies."""
        return ArrayCopy(
            self._ids, self.rows.value(), self.columns.value(), self.dx.value(), self.dy.value()
        )
