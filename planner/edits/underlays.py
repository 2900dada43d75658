# SPDX-License-Identifier: GPL-3.0-or-later
"""Put a drawing or picture under the plan, calibrate it, change it, take it out."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from planner.edits.edit import Change, refuse
from planner.edits.identity import free_id
from planner.edits.transform import normalised
from planner.model.decode import decode
from planner.model.drawn import Underlay
from planner.model.plan import Plan
from planner.model.problems import BadInput, nearest
from planner.model.values import Point

OPACITY = 50  # percent, of a new one


@dataclass(frozen=True, slots=True)
class Source:
    """A file as a plan names it: relative to its folder, with the hash of what was read.

    ``at`` and ``scale`` are where it lies at first (see ``planner.exchange.underlay.fitted``).
    """

    file: str
    hash: str
    at: Point
    scale: float
    page: int = 1


@dataclass(frozen=True, slots=True)
class AddUnderlay:
    """Put a file under the plan, above the underlays that are there."""

    NAME: ClassVar[str] = "add-underlay"
    source: Source

    def apply(self, plan: Plan) -> Change:
        """The plan with it. Raises BadInput for a file outside the plan's folder."""
        source = self.source
        name = PurePosixPath(source.file).stem
        values = {
            "id": free_id(plan, name, "underlay"),
            "file": source.file,
            "hash": source.hash,
            "page": source.page,
            "at": source.at,
            "scale": source.scale,
            "angle": 0.0,
            "opacity": OPACITY,
            "shown": True,
            "locked": False,
        }
        made = _made(values)
        return Change(
            msgspec.structs.replace(plan, underlays=(*plan.underlays, made)), frozenset({made.id})
        )


@dataclass(frozen=True, slots=True)
class SetUnderlay:
    """Change an underlay: place, scale in mm per unit, angle, opacity in percent, shown, locked.

    What is not given stays. A locked one keeps its place, scale and angle until it is unlocked.
    """

    NAME: ClassVar[str] = "set-underlay"
    id: str
    at: Point | UnsetType = UNSET
    scale: float | UnsetType = UNSET
    angle: float | UnsetType = UNSET
    opacity: int | UnsetType = UNSET
    shown: bool | UnsetType = UNSET
    locked: bool | UnsetType = UNSET

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for a value that is not allowed, or a lock."""
        names = ("at", "scale", "angle", "opacity", "shown", "locked")
        stated = {name: getattr(self, name) for name in names}
        stated = {name: value for name, value in stated.items() if value is not UNSET}
        if isinstance(self.angle, float | int) and math.isfinite(self.angle):
            stated["angle"] = normalised(float(self.angle))
        return _changed(plan, self.id, lambda it: _made({**msgspec.structs.asdict(it), **stated}))


@dataclass(frozen=True, slots=True)
class CalibrateUnderlay:
    """Scale an underlay about a first point so that it and a second are ``length`` mm apart.

    Points in mm of the plan, where they are seen now.
    """

    NAME: ClassVar[str] = "calibrate-underlay"
    id: str
    first: Point
    second: Point
    length: int

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput where the points are one, or the length is none."""
        seen = math.dist(self.first, self.second)
        if not seen or self.length < 1:
            raise refuse("underlay-length", length=self.length)
        return _changed(plan, self.id, lambda it: self._calibrated(it, self.length / seen))

    def _calibrated(self, underlay: Underlay, factor: float) -> Underlay:
        (x, y), (about_x, about_y) = underlay.at, self.first
        at = (
            round(about_x + (x - about_x) * factor),
            round(about_y + (y - about_y) * factor),
        )
        fields = msgspec.structs.asdict(underlay)
        return _made({**fields, "at": at, "scale": underlay.scale * factor})


@dataclass(frozen=True, slots=True)
class DeleteUnderlay:
    """Take an underlay out of the plan; its file stays."""

    NAME: ClassVar[str] = "delete-underlay"
    id: str

    def apply(self, plan: Plan) -> Change:
        """The plan without it. Raises BadInput where there is none of that id."""
        find_underlay(plan, self.id)
        kept = tuple(each for each in plan.underlays if each.id != self.id)
        return Change(msgspec.structs.replace(plan, underlays=kept), frozenset({self.id}))


def find_underlay(plan: Plan, name: str) -> Underlay:
    """An underlay by its id. Raises BadInput naming those that there are."""
    for underlay in plan.underlays:
        if underlay.id == name:
            return underlay
    known = [underlay.id for underlay in plan.underlays]
    raise refuse("no-such-underlay", id=name, hint=nearest(name, known) or ", ".join(known) or "—")


def _changed(plan: Plan, name: str, change: Callable[[Underlay], Underlay]) -> Change:
    before = find_underlay(plan, name)
    after = change(before)
    if after == before:
        return Change(plan, frozenset())
    if before.locked and after.locked and _lie(before) != _lie(after):
        raise refuse("edit-locked", id=name)
    underlays = tuple(after if each is before else each for each in plan.underlays)
    return Change(msgspec.structs.replace(plan, underlays=underlays), frozenset({name}))


def _lie(underlay: Underlay) -> tuple[object, ...]:
    return underlay.at, underlay.scale, underlay.angle


def _made(values: dict[str, object]) -> Underlay:
    found = decode(values, Underlay)
    if isinstance(found, list):
        raise BadInput(found)
    return found
