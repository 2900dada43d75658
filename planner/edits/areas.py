# SPDX-License-Identifier: GPL-3.0-or-later
"""Feature areas: add one, and say what it is."""

from dataclasses import dataclass
from typing import Any, ClassVar, get_args

import msgspec
from msgspec import UNSET, UnsetType

from planner.edits.edit import Change, change_standing, check_range, refuse
from planner.edits.furnish import Filling, Furnish
from planner.edits.identity import counted, ids_in_use
from planner.edits.transform import normalised
from planner.locale import LANGUAGES, Language, text
from planner.model.plan import Area, AreaKind, Plan
from planner.model.problems import nearest
from planner.model.shapes import Rectangle
from planner.model.things import Standing
from planner.model.values import Name, Point, RuleBroken, Size

AREA_KINDS: tuple[AreaKind, ...] = get_args(AreaKind)
# Kinds that nobody walks through when they are new.
_SOLID: frozenset[AreaKind] = frozenset({"stage", "press", "office"})
_OPEN: frozenset[AreaKind] = frozenset({"seating", "forum"})
# Kinds that leave no choice whether people walk through.
FIXED: frozenset[AreaKind] = frozenset({"stage", *_OPEN})


@dataclass(frozen=True, slots=True)
class AddArea:
    """Add a feature area: kind, anchor, size in mm, angle in degrees.

    It is called by its kind where no name is given. People walk through it but for stages, press
    rooms and offices. ``style`` says how it is furnished (see ``Furnish``).
    """

    NAME: ClassVar[str] = "add-area"
    kind: AreaKind
    at: Point
    size: Size
    angle: float = 0.0
    name_ko: str = ""
    name_en: str = ""
    style: Filling = "none"

    def apply(self, plan: Plan) -> Change:
        """The plan with the area at the end. Raises BadInput where a value is not allowed."""
        try:
            shape = Rectangle(self.at, self.size, normalised(self.angle))
        except RuleBroken as broken:
            raise refuse(broken.code, **broken.values) from None
        area = Area(
            id=counted(self.kind, ids_in_use(plan)),
            kind=self.kind,
            name=Name(*(self._named(language) for language in LANGUAGES)),
            pavilion=None,
            shape=shape,
            walkable=self.kind not in _SOLID,
            furniture=(),
            build=None,
            locked=False,
            group=None,
            note="",
            facts={},
        )
        check_range(area)
        after = msgspec.structs.replace(plan, areas=(*plan.areas, area))
        if self.style != "none":
            after = Furnish(area.id, self.style).apply(after).plan
        return Change(after, frozenset({area.id}))

    def _named(self, language: Language) -> str:
        given = {"ko": self.name_ko, "en": self.name_en}
        return (
            given[language]
            or next(filter(None, given.values()), "")
            or text(f"areas.kind.{self.kind}", language)
        )


@dataclass(frozen=True, slots=True)
class SetArea:
    """Some values of an area: kind, names, pavilion, whether people walk through; others stay."""

    NAME: ClassVar[str] = "set-area"
    id: str
    kind: AreaKind | UnsetType = UNSET
    name_ko: str | UnsetType = UNSET
    name_en: str | UnsetType = UNSET
    pavilion: str | UnsetType | None = UNSET
    walkable: bool | UnsetType = UNSET

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for what is no area, or a value not allowed."""
        known = [pavilion.id for pavilion in plan.pavilions]
        if isinstance(self.pavilion, str) and self.pavilion not in known:
            hint = nearest(self.pavilion, known) or ", ".join(known) or "—"
            raise refuse("reference-broken", kind="pavilion", id=self.pavilion, hint=hint)
        return change_standing(plan, (self.id,), self._changed)

    def _changed(self, item: Standing) -> Standing:
        if not isinstance(item, Area):
            raise refuse("edit-needs-area", id=self.id)
        stated: dict[str, Any] = {"ko": self.name_ko, "en": self.name_en}
        words = {name: value for name, value in stated.items() if value is not UNSET}
        others: dict[str, Any] = {"pavilion": self.pavilion, "walkable": self.walkable}
        values = {name: value for name, value in others.items() if value is not UNSET}
        if self.kind is not UNSET:
            values = {"kind": self.kind, "walkable": self._walked(item)} | values
        return msgspec.structs.replace(
            item, name=msgspec.structs.replace(item.name, **words), **values
        )

    def _walked(self, item: Area) -> bool:
        """Whether people walk through it as what it becomes: some kinds leave no choice."""
        return self.kind in _OPEN if self.kind in FIXED else item.walkable
