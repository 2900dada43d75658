# SPDX-License-Identifier: GPL-3.0-or-later
"""The inspector when one text or one dimension is selected."""

import math
from collections.abc import Callable
from dataclasses import replace

from PyQt6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from planner.edits.drawn import SetDimension, SetText
from planner.edits.edit import Edit
from planner.edits.move import Place
from planner.model.drawn import Dimension, PlanText
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.field import ANGLE, LENGTH, WORD, Field, Kind
from ui.desktop.panels.section import Fact, Facts, Section
from ui.desktop.part import Part, label

Make = Callable[[PlanText, object], Edit]
_OF_TEXT: tuple[tuple[str, Kind, Make], ...] = (
    ("ko", WORD.cleared(), lambda text, value: SetText(text.id, ko=str(value))),
    ("en", WORD.cleared(), lambda text, value: SetText(text.id, en=str(value))),
    ("letters", LENGTH, lambda text, value: SetText(text.id, height=_whole(value))),
    ("angle", ANGLE, lambda text, value: SetText(text.id, angle=_real(value))),
    ("x", LENGTH, lambda text, value: Place(text.id, _whole(value), text.at[1])),
    ("y", LENGTH, lambda text, value: Place(text.id, text.at[0], _whole(value))),
)


class TextPage(Part):
    """The words of one text in both languages, their height and angle, and where they stand."""

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "textPage", parent)
        self._document = document
        self._title = label("title", "textTitle")
        self.say(self._title.setText, "drawn.text")
        self.fields = {name: Field(f"text-{name}", kind) for name, kind, _ in _OF_TEXT}
        for name, _, make in _OF_TEXT:
            field = self.fields[name]
            self.say(field.name, f"drawn.{name}")
            self.say(field.describe, f"drawn.{name}-tip")
            field.committed.connect(lambda value, stepped, it=make: self._edit(it, value, stepped))
            field.misread.connect(document.refused)
        what, where = Section("textWhatSection"), Section("textWhereSection")
        self.say(what.heading.setText, "drawn.what")
        self.say(where.heading.setText, "booth.where")
        what.body.addWidget(self.fields["ko"])
        what.body.addWidget(self.fields["en"])
        what.body.addLayout(_pair(self.fields["letters"], self.fields["angle"]))
        where.body.addLayout(_pair(self.fields["x"], self.fields["y"]))
        _stack(self, self._title, what, where)

    @property
    def shown(self) -> PlanText | None:
        """The text that is shown, if exactly one is selected."""
        thing = _alone(self._document)
        return thing if isinstance(thing, PlanText) else None

    def _edit(self, make: Make, value: object, stepped: bool) -> None:
        if (text := self.shown) is not None:
            self._document.attempt(make(text, value), f"text:{text.id}" if stepped else "")
            self.refresh()

    def refresh(self) -> None:
        """Show the text as it is now."""
        if (text := self.shown) is None:
            return
        values: dict[str, object] = {
            "ko": text.text.ko, "en": text.text.en, "letters": text.height, "angle": text.angle,
            "x": text.at[0], "y": text.at[1],
        }  # fmt: skip
        for name, value in values.items():
            self.fields[name].show_value(value)


class DimensionPage(Part):
    """What one dimension measures, between which points, and how far off its figure stands."""

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "dimensionPage", parent)
        self._document = document
        self._title = label("title", "dimensionTitle")
        self.say(self._title.setText, "drawn.dimension")
        self.facts = Facts("dimensionFacts")
        self.offset = Field("dimension-offset", LENGTH)
        self.ends = {
            end: tuple(Field(f"dimension-{end}-{axis}", LENGTH, with_unit=False) for axis in "xy")
            for end in ("start", "end")
        }
        self.say(self.offset.name, "drawn.offset")
        self.say(self.offset.describe, "drawn.offset-tip")
        what = Section("dimensionWhatSection")
        self.say(what.heading.setText, "drawn.what")
        what.body.addWidget(self.facts)
        what.body.addWidget(self.offset)
        sections = [what]
        for end, fields in self.ends.items():
            section = Section(f"dimension-{end}-section")
            self.say(section.heading.setText, f"drawn.{end}")
            section.caption.setText(LENGTH.unit)
            section.body.addLayout(_pair(*fields))
            sections.append(section)
            for axis, field in enumerate(fields):
                self.say(field.name, f"drawn.{'xy'[axis]}")
                self.say(field.describe, f"drawn.{'xy'[axis]}-tip")
                field.committed.connect(
                    lambda value, stepped, end=end, axis=axis: self._move(end, axis, value, stepped)
                )
                field.misread.connect(document.refused)
        self.offset.committed.connect(self._offset)
        self.offset.misread.connect(document.refused)
        _stack(self, self._title, *sections)

    @property
    def shown(self) -> Dimension | None:
        """The dimension that is shown, if exactly one is selected."""
        thing = _alone(self._document)
        return thing if isinstance(thing, Dimension) else None

    def _offset(self, value: object, stepped: bool) -> None:
        if (own := self.shown) is not None:
            self._apply(SetDimension(own.id, offset=_whole(value)), stepped)

    def _move(self, end: str, axis: int, value: object, stepped: bool) -> None:
        if (own := self.shown) is not None:
            at = [*(own.start if end == "start" else own.end)]
            at[axis] = _whole(value)
            point = (at[0], at[1])
            edit = SetDimension(own.id)
            self._apply(
                replace(edit, start=point) if end == "start" else replace(edit, end=point), stepped
            )

    def _apply(self, edit: SetDimension, stepped: bool) -> None:
        self._document.attempt(edit, f"dimension:{edit.id}" if stepped else "")
        self.refresh()

    def refresh(self) -> None:
        """Show the dimension as it is now."""
        if (own := self.shown) is None:
            return
        length = f"{math.dist(own.start, own.end):,.0f} mm"
        self.facts.show_facts(
            [Fact(self.look.text("drawn.length"), length)], self.look.palette.booth_line
        )
        self.offset.show_value(own.offset)
        for end, at in (("start", own.start), ("end", own.end)):
            for field, value in zip(self.ends[end], at, strict=True):
                field.show_value(value)


def _alone(document: Document) -> object:
    selection = document.selection
    return document.site.things.get(selection[0]) if len(selection) == 1 else None


def _pair(one: Field, two: Field) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(8)
    for column, field in enumerate((one, two)):
        grid.addWidget(field, 0, column)
        grid.setColumnStretch(column, 1)
    return grid


def _stack(page: QWidget, title: QWidget, *sections: QWidget) -> None:
    head = QVBoxLayout()
    head.setContentsMargins(16, 12, 16, 12)
    head.addWidget(title)
    lines = QVBoxLayout(page)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    lines.addLayout(head)
    for section in sections:
        lines.addWidget(section)
    lines.addStretch(1)


def _whole(value: object) -> int:
    assert isinstance(value, int | float)
    return round(value)


def _real(value: object) -> float:
    assert isinstance(value, int | float)
    return float(value)
