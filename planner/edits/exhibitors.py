# SPDX-License-Identifier: GPL-3.0-or-later
"""Exhibitors of a plan: a new one, what is known of one, one that stays away."""

from dataclasses import dataclass, replace
from typing import ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from planner.edits.edit import Change, refuse
from planner.edits.identity import free_id
from planner.model.decode import decode
from planner.model.plan import Exhibitor, ExhibitorGroup, Plan
from planner.model.problems import BadInput, nearest
from planner.model.values import Name


@dataclass(frozen=True, slots=True)
class AddExhibitor:
    """A new exhibitor without a booth; one name serves for both languages, and as short name."""

    NAME: ClassVar[str] = "add-exhibitor"
    name_ko: str
    name_en: str = ""
    group: ExhibitorGroup = "company"
    asked: int | None = None
    short_ko: str = ""
    short_en: str = ""
    note: str = ""

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for a name that is empty or no line."""
        name = Name(self.name_ko or self.name_en, self.name_en or self.name_ko)
        short = Name(
            self.short_ko or self.short_en or name.ko, self.short_en or self.short_ko or name.en
        )
        new = Exhibitor(
            id=free_id(plan, name.en, "exhibitor"), group=self.group, name=name, short=short,
            competitors=(), asked=self.asked, note=self.note, facts={},
        )  # fmt: skip
        _check(new)
        after = msgspec.structs.replace(plan, exhibitors=(*plan.exhibitors, new))
        return Change(after, frozenset({new.id}))


@dataclass(frozen=True, slots=True)
class SetExhibitor:
    """Some of what is known of an exhibitor; the rest stays. ``asked`` in m², None: unknown.

    What was assumed of a name is not said of another one.
    """

    NAME: ClassVar[str] = "set-exhibitor"
    id: str
    name_ko: str | UnsetType = UNSET
    name_en: str | UnsetType = UNSET
    short_ko: str | UnsetType = UNSET
    short_en: str | UnsetType = UNSET
    group: ExhibitorGroup | UnsetType = UNSET
    asked: int | UnsetType | None = UNSET
    note: str | UnsetType = UNSET

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for an unknown exhibitor, or a value out of range."""
        before = _found(plan, self.id)
        name = _renamed(before.name, self.name_ko, self.name_en)
        short = _renamed(before.short, self.short_ko, self.short_en)
        stated = {
            key: value
            for key, value in (("group", self.group), ("asked", self.asked), ("note", self.note))
            if value is not UNSET
        }
        changed = {
            key
            for key, value in (("name", name), ("short", short))
            if value != getattr(before, key)
        }
        facts = {key: fact for key, fact in before.facts.items() if key not in changed}
        after = msgspec.structs.replace(before, name=name, short=short, facts=facts, **stated)
        if after == before:
            return Change(plan, frozenset())
        _check(after)
        exhibitors = tuple(after if each.id == self.id else each for each in plan.exhibitors)
        booths = {booth.id for booth in plan.booths if self.id in booth.exhibitors}
        return Change(
            msgspec.structs.replace(plan, exhibitors=exhibitors), frozenset({self.id, *booths})
        )


@dataclass(frozen=True, slots=True)
class DeleteExhibitor:
    """Take an exhibitor out of the plan, out of its booths and out of others' competitors."""

    NAME: ClassVar[str] = "delete-exhibitor"
    id: str

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for an unknown exhibitor."""
        _found(plan, self.id)
        touched = {self.id}
        exhibitors, booths = [], []
        for each in plan.exhibitors:
            if self.id in each.competitors:
                others = tuple(name for name in each.competitors if name != self.id)
                each = msgspec.structs.replace(each, competitors=others)
                touched.add(each.id)
            if each.id != self.id:
                exhibitors.append(each)
        for booth in plan.booths:
            if self.id in booth.exhibitors:
                left = tuple(name for name in booth.exhibitors if name != self.id)
                booth = msgspec.structs.replace(booth, exhibitors=left)
                touched.add(booth.id)
            booths.append(booth)
        after = msgspec.structs.replace(plan, exhibitors=tuple(exhibitors), booths=tuple(booths))
        return Change(after, frozenset(touched))


def _renamed(name: Name, ko: str | UnsetType, en: str | UnsetType) -> Name:
    return Name(
        name.ko if isinstance(ko, UnsetType) else ko, name.en if isinstance(en, UnsetType) else en
    )


def _found(plan: Plan, identifier: str) -> Exhibitor:
    for exhibitor in plan.exhibitors:
        if exhibitor.id == identifier:
            return exhibitor
    hint = nearest(identifier, (each.id for each in plan.exhibitors)) or "—"
    raise refuse("reference-broken", kind="exhibitor", id=identifier, hint=hint)


def _check(exhibitor: Exhibitor) -> None:
    if not exhibitor.name.ko or not exhibitor.name.en:
        raise refuse("text-missing")
    found = decode(msgspec.to_builtins(exhibitor), Exhibitor)
    if isinstance(found, list):
        raise BadInput(replace(each, path=f"{exhibitor.id}{each.path[1:]}") for each in found)
