# SPDX-License-Identifier: GPL-3.0-or-later
"""Write texts and dimensions on the floor, and change them."""

from dataclasses import dataclass
from typing import Any, ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from planner.edits.edit import Change, change_items, check_range, refuse
from planner.edits.identity import counted, ids_in_use
from planner.edits.transform import normalised
from planner.model.drawn import Dimension, PlanText
from planner.model.plan import Plan
from planner.model.things import Thing
from planner.model.values import Name, Point, RuleBroken

TEXT_HEIGHT = 500  # mm of a capital: 2 mm on paper at 1:250


@dataclass(frozen=True, slots=True)
class AddText:
    """Write words at a point, the left end of their base line; the same in both languages.

    ``height`` is that of a capital in mm, ``angle`` in degrees counter-clockwise.
    """

    NAME: ClassVar[str] = "add-text"
    at: Point
    words: str
    height: int = TEXT_HEIGHT
    angle: float = 0.0

    def apply(self, plan: Plan) -> Change:
        """The plan with the text at the end. Raises BadInput where a value is not allowed."""
        try:
            text = PlanText(
                id=counted("text", ids_in_use(plan)), at=self.at, angle=normalised(self.angle),
                height=self.height, text=Name(self.words, self.words), locked=False, group=None,
            )  # fmt: skip
        except RuleBroken as broken:
            raise refuse(broken.code, **broken.values) from None
        check_range(text)
        after = msgspec.structs.replace(plan, texts=(*plan.texts, text))
        return Change(after, frozenset({text.id}))


@dataclass(frozen=True, slots=True)
class SetText:
    """Some values of a text: its words in either language, height, angle; the others stay."""

    NAME: ClassVar[str] = "set-text"
    id: str
    ko: str | UnsetType = UNSET
    en: str | UnsetType = UNSET
    height: int | UnsetType = UNSET
    angle: float | UnsetType = UNSET

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for what is no text, or a value not allowed."""
        return change_items(plan, (self.id,), self._changed)

    def _changed(self, item: Thing) -> Thing:
        if not isinstance(item, PlanText):
            raise refuse("edit-needs-text", id=self.id)
        stated: dict[str, Any] = {"ko": self.ko, "en": self.en}
        words = {name: value for name, value in stated.items() if value is not UNSET}
        values: dict[str, Any] = {"text": msgspec.structs.replace(item.text, **words)}
        if self.height is not UNSET:
            values["height"] = self.height
        if self.angle is not UNSET:
            values["angle"] = normalised(self.angle)
        return msgspec.structs.replace(item, **values)


@dataclass(frozen=True, slots=True)
class AddDimension:
    """Measure from one point to another; the figure stands ``offset`` mm to the left of the way.

    All in mm; a negative offset lies to the right.
    """

    NAME: ClassVar[str] = "add-dimension"
    start: Point
    end: Point
    offset: int = 0

    def apply(self, plan: Plan) -> Change:
        """The plan with the dimension at the end. Raises BadInput where both points are one."""
        try:
            dimension = Dimension(
                id=counted("dimension", ids_in_use(plan)), start=self.start, end=self.end,
                offset=self.offset, locked=False, group=None,
            )  # fmt: skip
        except RuleBroken as broken:
            raise refuse(broken.code, **broken.values) from None
        check_range(dimension)
        after = msgspec.structs.replace(plan, dimensions=(*plan.dimensions, dimension))
        return Change(after, frozenset({dimension.id}))


@dataclass(frozen=True, slots=True)
class SetDimension:
    """Some values of a dimension: an end, or how far away its figure stands; the others stay."""

    NAME: ClassVar[str] = "set-dimension"
    id: str
    start: Point | UnsetType = UNSET
    end: Point | UnsetType = UNSET
    offset: int | UnsetType = UNSET

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for what is no dimension, or has both ends in one."""
        return change_items(plan, (self.id,), self._changed)

    def _changed(self, item: Thing) -> Thing:
        if not isinstance(item, Dimension):
            raise refuse("edit-needs-dimension", id=self.id)
        values = {"start": self.start, "end": self.end, "offset": self.offset}
        stated = {name: value for name, value in values.items() if value is not UNSET}
        return msgspec.structs.replace(item, **stated)
