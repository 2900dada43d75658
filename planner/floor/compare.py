# SPDX-License-Identifier: GPL-3.0-or-later
"""What differs between two versions of a plan: pure values, whatever is shown of them.

A thing *moved* when neither its middle nor any of its corners stayed where it was; so a booth that
was made wider from a corner is resized, and one that was turned about its middle is turned, and
neither has moved as well. The order of a list is no difference.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Literal

import msgspec
from msgspec import Struct

from planner.floor.pairs import LISTS, PLAN, Pair, pairs
from planner.floor.site import Site
from planner.model.plan import Plan, TourStop
from planner.model.shapes import Rectangle, doubled_area
from planner.model.values import Point

XY = tuple[float, float]
Kind = Literal[
    "added", "removed", "moved", "turned", "resized", "renumbered", "reassigned", "status",
    "changed",
]  # fmt: skip
KINDS: Final[tuple[Kind, ...]] = (
    "added", "removed", "moved", "turned", "resized", "renumbered", "reassigned", "status",
    "changed",
)  # fmt: skip

_STILL = 1.5  # mm: corners are whole, so that what is turned by any angle is rounded
_SPECIAL: Final[Mapping[tuple[str, str], Kind]] = {
    ("booths", "number"): "renumbered",
    ("booths", "exhibitors"): "reassigned",
    ("booths", "status"): "status",
}
# Where a thing lies; ``start`` and ``end`` of a tour are names, not places.
_PLACED: Final[Mapping[str, tuple[str, ...]]] = {
    "booths": ("shape",),
    "areas": ("shape",),
    "structures": ("shape",),
    "zones": ("outline",),
    "texts": ("at",),
    "underlays": ("at",),
    "dimensions": ("start", "end"),
}
_REFERENCES: Final = frozenset(
    {"pavilion", "exhibitors", "competitors", "area", "start", "end", "stops"}
)
_UNTOLD: Final = frozenset({"id", "facts"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference of one thing: which attribute, its value before and after.

    ``by`` is how far (mm) it moved, ``angle`` how far (degrees, counter-clockwise) it turned. A
    thing that is added or removed is one difference without an attribute.
    """

    kind: Kind
    pair: Pair
    attribute: str
    old: Any
    new: Any
    by: XY = (0.0, 0.0)
    angle: float = 0.0

    @property
    def distance(self) -> float:
        """How far it moved, mm."""
        return math.hypot(*self.by)


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two versions and what differs, in the order of the lists.

    ``shift`` is what to add to a place of the old version to have it in the frame of the new one.
    """

    old: Plan
    new: Plan
    shift: Point
    differences: tuple[Difference, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.differences

    @cached_property
    def counts(self) -> Mapping[Kind, int]:
        """How many differences there are of each kind that there is."""
        found = [each.kind for each in self.differences]
        return {kind: found.count(kind) for kind in KINDS if kind in found}


def compare_sites(old: Site, new: Site) -> Comparison:
    """Two versions on their ground: another datum of the same venue moves nothing."""
    one, two = old.ground, new.ground
    same = one.venue.id == two.venue.id
    shift = (one.datum[0] - two.datum[0], one.datum[1] - two.datum[1]) if same else (0, 0)
    return compare(old.plan, new.plan, shift)


def compare(old: Plan, new: Plan, shift: Point = (0, 0)) -> Comparison:
    """What differs between two versions of a plan."""
    found = {where: tuple(pairs(old, new, where)) for where in LISTS}
    names = {
        pair.old_id: pair.id
        for each in found.values()
        for pair in each
        if pair.old is not None and pair.new is not None and pair.old_id != pair.id
    }
    differences = [*_attributes(Pair(PLAN, old, new), names, shift)]
    for where in LISTS:
        for pair in found[where]:
            differences += _differences(pair, names, shift)
    return Comparison(old, new, shift, tuple(differences))


def _differences(pair: Pair, names: Mapping[str, str], shift: Point) -> Iterator[Difference]:
    if pair.old is None:
        yield Difference("added", pair, "", None, pair.new)
    elif pair.new is None:
        yield Difference("removed", pair, "", pair.old, None)
    elif pair.old is not pair.new or shift != (0, 0):
        placed = tuple(_placing(pair, shift))
        yield from placed
        yield from _attributes(pair, names, shift, frozenset(each.kind for each in placed))


def _attributes(
    pair: Pair, names: Mapping[str, str], shift: Point, placed: frozenset[Kind] = frozenset()
) -> Iterator[Difference]:
    """The attributes that differ, but for where the thing lies and how large it is."""
    left_out = {*_PLACED.get(pair.where, ()), *_UNTOLD}
    if "turned" in placed:
        left_out.add("angle")
    if pair.where == PLAN:
        left_out |= {*LISTS, "format", "version"}
    changed = set()
    for name in pair.new.__struct_fields__:
        before, after = getattr(pair.old, name), getattr(pair.new, name)
        if name in left_out or before is after or before == after:
            continue
        if name in _REFERENCES and _renamed(before, names) == after:
            continue
        if name == "furniture" and (placed or shift != (0, 0)) and _carried(before, after):
            continue  # it went along
        changed.add(name)
        yield Difference(_SPECIAL.get((pair.where, name), "changed"), pair, name, before, after)
    if "facts" in pair.new.__struct_fields__:
        yield from _facts(pair, {*changed, *(_PLACED.get(pair.where, ()) if placed else ())})


def _facts(pair: Pair, changed: Collection[str]) -> Iterator[Difference]:
    """How sure an attribute is, where the attribute itself is the same."""
    before, after = pair.old.facts, pair.new.facts
    if before == after:
        return
    names = [
        name
        for name in {**before, **after}
        if before.get(name) != after.get(name) and name not in changed
    ]
    if names:
        old, new = ({name: each.get(name) for name in names} for each in (before, after))
        yield Difference("changed", pair, "facts", old, new)


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """A reference of the old version as the new one would write it."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, TourStop):
        return msgspec.structs.replace(value, at=names.get(value.at, value.at))
    return tuple(_renamed(each, names) for each in value) if isinstance(value, tuple) else value


def _carried(before: Sequence[Struct], after: Sequence[Struct]) -> bool:
    """Whether furniture differs in nothing but place and angle."""

    def bare(pieces: Sequence[Struct]) -> list[Struct]:
        return [msgspec.structs.replace(piece, at=(0, 0), angle=0.0) for piece in pieces]

    return bare(before) == bare(after)


def corners(where: str, thing: Any, shift: Point = (0, 0)) -> tuple[XY, ...]:
    """The points (mm) that say where a thing lies; none for what lies nowhere."""
    found: list[XY] = []
    for name in _PLACED.get(where, ()):
        value = getattr(thing, name)
        if name == "shape":
            found += value.corners()
        elif name == "outline":
            found += value
        else:
            found.append(value)
    return tuple((x + shift[0], y + shift[1]) for x, y in found)


def _placing(pair: Pair, shift: Point) -> Iterator[Difference]:
    """Where a thing lies, how it is turned, and its size."""
    where, old, new = pair.where, pair.old, pair.new
    names = _PLACED.get(where, ())
    if not names:
        return
    name, before, after = names[0], corners(where, old, shift), corners(where, new)
    values = (getattr(old, name), getattr(new, name))
    if before == after and getattr(old, "angle", 0) == getattr(new, "angle", 0):
        return
    by = _middle_way(before, after)
    turn = _turn(where, old, new, before, after)
    resized = turn is None
    moved = _left(before, after, by) if resized or turn else by != (0, 0)
    if moved:
        yield Difference("moved", pair, name, *values, by=by)
    angle = turn if turn is not None else _angle(values)
    if angle:
        yield Difference("turned", pair, name, *values, angle=angle)
    if resized:
        yield Difference("resized", pair, name, *values)


def _angle(values: tuple[Any, Any]) -> float:
    """How far a rectangle is turned against another, whatever their sizes."""
    old, new = values
    if isinstance(old, Rectangle) and isinstance(new, Rectangle):
        return _upright(new.angle - old.angle)
    return 0.0


def _turn(
    where: str, old: Any, new: Any, before: Sequence[XY], after: Sequence[XY]
) -> float | None:
    """By how many degrees a thing of unchanged size is turned; None where its size is another."""
    if where in ("texts", "underlays"):
        return _upright(new.angle - old.angle)
    shapes = (getattr(old, "shape", None), getattr(new, "shape", None))
    if isinstance(shapes[0], Rectangle) and isinstance(shapes[1], Rectangle):
        return _angle(shapes) if shapes[0].size == shapes[1].size else None
    if len(before) != len(after):
        return None
    if _parallel(before, after):
        return 0.0
    if where == "dimensions" or not _congruent(before, after):
        return None
    return _upright(_direction(after) - _direction(before))


def _parallel(before: Sequence[XY], after: Sequence[XY]) -> bool:
    """Whether all corners went the same way."""
    ways = {(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in zip(before, after, strict=True)}
    return len(ways) == 1


def _congruent(before: Sequence[XY], after: Sequence[XY]) -> bool:
    """Whether the distances from each corner to the first two are the same, and the sense."""
    if doubled_area(before) * doubled_area(after) < 0:
        return False
    return all(
        abs(math.dist(before[one], before[two]) - math.dist(after[one], after[two])) <= 2 * _STILL
        for one in (0, 1)
        for two in range(len(before))
    )


def _direction(points: Sequence[XY]) -> float:
    (x1, y1), (x2, y2) = points[0], points[1]
    return math.degrees(math.atan2(y2 - y1, x2 - x1))


def _upright(angle: float) -> float:
    """An angle from above -180° to 180°, to three decimals."""
    turned = round(angle % 360.0, 3)
    return turned - 360.0 if turned > 180.0 else turned


def _middle_way(before: Sequence[XY], after: Sequence[XY]) -> XY:
    """How far the middle went: exactly as the corners did where all went the same way."""
    if len(before) == len(after) and _parallel(before, after):
        return (after[0][0] - before[0][0], after[0][1] - before[0][1])
    one, two = _middle(before), _middle(after)
    return (round(two[0] - one[0], 1), round(two[1] - one[1], 1))


def _middle(points: Sequence[XY]) -> XY:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)


def _left(before: Sequence[XY], after: Sequence[XY], by: XY) -> bool:
    """Whether neither the middle nor any corner stayed where it was."""
    if math.hypot(*by) <= _STILL:
        return False
    return not any(math.dist(one, two) <= _STILL for one, two in zip(before, after, strict=False))
