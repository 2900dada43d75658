# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers for booths by where they stand: row by row, to and fro, or odd and even across aisles."""

import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple, TypeVar

import shapely

from planner.floor.footprints import footprint
from planner.floor.groups import groups
from planner.floor.site import Site
from planner.model.plan import Booth
from planner.model.shapes import Rectangle, Shape, direction

Order = Literal["rows", "serpentine", "sides"]
By = Literal["none", "row", "block", "pavilion", "hall"]
Corner = Literal["left-bottom", "right-bottom", "left-top", "right-top"]
Along = Literal["x", "y"]
ORDERS: tuple[Order, ...] = ("rows", "serpentine", "sides")
BYS: tuple[By, ...] = ("none", "row", "block", "pavilion", "hall")
CORNERS: tuple[Corner, ...] = ("left-bottom", "right-bottom", "left-top", "right-top")
ALONGS: tuple[Along, ...] = ("x", "y")

_TOUCH = 5.0  # mm: what is closer stands in one block
_AISLE = 600.0  # mm: rows that are wider apart face each other across an aisle
_LEAN = 0.5  # degrees that booths of a row may lean against each other


@dataclass(frozen=True, slots=True)
class Scheme:
    """How booths are numbered.

    It begins at ``corner`` and follows rows ``along`` an axis of the plan (of a turned block: the
    nearest of its own). ``rows`` begin all at the same end, ``serpentine`` goes to and fro,
    ``sides`` gives one side of each aisle the first, third … number and the other those between.
    A number is ``prefix``, then the figure from ``start`` by ``step`` with zeros up to ``width``
    digits. ``by``: each row (aisle), block, pavilion or hall begins anew with the next prefix.
    ``gap`` figures are left free wherever one block ends and the next begins.
    """

    prefix: str = ""
    start: int = 1
    step: int = 1
    width: int = 2
    order: Order = "rows"
    by: By = "none"
    corner: Corner = "left-bottom"
    along: Along = "x"
    gap: int = 0

    def number(self, prefix: str, value: int) -> str:
        """A number as it is written."""
        return f"{prefix}{value:0{self.width}d}"


class _Spot(NamedTuple):
    """A booth (or block) as the scheme sees it: from where it begins, along and across."""

    id: str
    along: tuple[float, float]
    across: tuple[float, float]


Item = TypeVar("Item")


def numbered(site: Site, ids: Iterable[str], scheme: Scheme) -> dict[str, str]:
    """The number of each of some booths, in the order in which they are numbered.

    Raises KeyError for an id that is no booth.
    """
    booths = [site.booths[name] for name in dict.fromkeys(ids)]
    block = _blocks(booths)
    found: dict[str, str] = {}
    prefix = scheme.prefix or ("" if scheme.by == "none" else following(""))
    for members in _groups(site, booths, block, scheme):
        prefix = _give(members, block, scheme, prefix, found)
        if scheme.by not in ("none", "row"):
            prefix = following(prefix)
    return found


def _give(
    booths: Sequence[Booth],
    block: Mapping[str, int],
    scheme: Scheme,
    prefix: str,
    found: dict[str, str],
) -> str:
    """Number one group; returns the prefix that comes next where rows have their own."""
    value, last = scheme.start, -1
    for lane in _lanes(booths, scheme):
        if scheme.by == "row":
            value, last = scheme.start, -1
        sided = scheme.order == "sides"
        if sided and last >= 0:
            value += math.ceil(scheme.gap / (2 * scheme.step)) * 2 * scheme.step
        for side, row in enumerate(lane):
            for place, name in enumerate(row):
                if sided:
                    figure = value + (2 * place + side) * scheme.step
                else:
                    value += scheme.gap if last >= 0 and last != block[name] else 0
                    figure, value = value, value + scheme.step
                last = block[name]
                found[name] = scheme.number(prefix, figure)
        if sided:
            value += 2 * scheme.step * max(map(len, lane))
        if scheme.by == "row":
            prefix = following(prefix)
    return prefix


_SYLLABLES = "가나다라마바사아자차카타파하"
_LAST_PART = re.compile(rf"([0-9]+|[A-Za-z]+|[{_SYLLABLES}])([^0-9A-Za-z{_SYLLABLES}]*)$")


def following(prefix: str) -> str:
    """The prefix after another: A, B … Z, AA; 9, 10; 가, 나; ``5홀-``, ``6홀-``; first of all A."""
    found = _LAST_PART.search(prefix)
    if found is None:
        return f"{prefix}A"
    core, tail = found.groups()
    head = prefix[: found.start()]
    if core.isdecimal():
        return f"{head}{int(core) + 1:0{len(core)}d}{tail}"
    if core in _SYLLABLES:
        place = _SYLLABLES.index(core) + 1
        after = _SYLLABLES[place] if place < len(_SYLLABLES) else core + _SYLLABLES[0]
        return f"{head}{after}{tail}"
    return f"{head}{_after_letters(core)}{tail}"


def _after_letters(core: str) -> str:
    """Letters count as figures do, without a nought."""
    first, last = ("a", "z") if core[-1].islower() else ("A", "Z")
    stem = core.rstrip(last)
    rest = first * (len(core) - len(stem))
    return f"{stem[:-1]}{chr(ord(stem[-1]) + 1)}{rest}" if stem else first + rest


def clashes(booths: Iterable[Booth], numbers: Mapping[str, str]) -> frozenset[str]:
    """The ids among the renumbered whose new number another booth has, or gets, too."""
    owners: dict[str, list[str]] = {}
    for booth in booths:
        owners.setdefault(numbers.get(booth.id, booth.number), []).append(booth.id)
    shared = [names for names in owners.values() if len(names) > 1]
    return frozenset(name for names in shared for name in names if name in numbers)


# Groups, each with a prefix of its own.


def _groups(
    site: Site, booths: Sequence[Booth], block: Mapping[str, int], scheme: Scheme
) -> list[list[Booth]]:
    match scheme.by:
        case "pavilion":
            places = {pavilion.id: place for place, pavilion in enumerate(site.plan.pavilions)}
            return _parted(booths, lambda booth: places[booth.pavilion])
        case "hall":
            return _parted(booths, lambda booth: _hall(site, booth))
        case "block":
            parts = _parted(booths, lambda booth: block[booth.id])
            return [parts[int(name)] for row in _boxed(parts, scheme) for name in row]
        case _:
            return [list(booths)] if booths else []


def _parted(booths: Iterable[Booth], key: Callable[[Booth], int]) -> list[list[Booth]]:
    parts: dict[int, list[Booth]] = {}
    for booth in booths:
        parts.setdefault(key(booth), []).append(booth)
    return [parts[name] for name in sorted(parts)]


def _hall(site: Site, booth: Booth) -> int:
    """The place of the hall that a booth's middle is in, or behind all of them."""
    middle = footprint(booth.shape).centroid
    halls = site.ground.halls
    inside = (n for n, hall in enumerate(halls) if shapely.Polygon(hall.outline).covers(middle))
    return next(inside, len(halls))


def _blocks(booths: Sequence[Booth]) -> dict[str, int]:
    """For each booth the number of the block of touching booths that it belongs to."""
    shapes = [footprint(booth.shape) for booth in booths]
    pairs = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=_TOUCH).T.tolist()
    return {
        booths[member].id: number
        for number, members in enumerate(groups(len(booths), pairs))
        for member in members
    }


def _boxed(parts: Sequence[Collection[Booth]], scheme: Scheme) -> list[list[str]]:
    """Rows of groups by the boxes around them; a group is called by its place."""
    spots = []
    for place, members in enumerate(parts):
        corners = [corner for booth in members for corner in booth.shape.corners()]
        spots.append(_spot(str(place), corners, 0.0, scheme))
    return _rows(spots)


# Rows, found by where booths stand.


def _lanes(booths: Iterable[Booth], scheme: Scheme) -> list[list[list[str]]]:
    """What is numbered in one go: rows one by one, or the two rows along an aisle together."""
    lanes: list[list[list[str]]] = []
    for angle, members in _frames(booths):
        spots = {b.id: _spot(b.id, b.shape.corners(), angle, scheme) for b in members}
        rows = _rows(spots.values())
        if scheme.order == "sides":
            lanes += _aisles(rows, spots)
        else:
            lanes += [[row] for row in rows]
    if scheme.order == "serpentine":
        lanes = [[row[::-1] if n % 2 else row for row in lane] for n, lane in enumerate(lanes)]
    return lanes


def _frames(booths: Iterable[Booth]) -> list[tuple[float, list[Booth]]]:
    """Booths that stand the same way, but for quarter turns, with how far their rows are turned."""
    turned = sorted(((_lean(booth.shape), booth) for booth in booths), key=lambda it: it[0])
    parts: list[list[tuple[float, Booth]]] = []
    for each in turned:
        if parts and each[0] - parts[-1][-1][0] <= _LEAN:
            parts[-1].append(each)
        else:
            parts.append([each])
    frames = [(part[0][0], [booth for _, booth in part]) for part in parts]
    return sorted(frames, key=lambda frame: abs(frame[0]))  # upright ones first


def _lean(shape: Shape) -> float:
    """How far a shape is turned from the nearest quarter turn: -45 < degrees ≤ 45."""
    if isinstance(shape, Rectangle):
        angle = shape.angle
    else:
        corners = shape.corners()
        edges = list(pairwise((*corners, corners[0])))
        (x1, y1), (x2, y2) = max(edges, key=lambda edge: math.dist(*edge))
        angle = math.degrees(math.atan2(y2 - y1, x2 - x1))
    lean = angle % 90.0
    return lean - 90.0 if lean > 45.0 else lean


def _spot(name: str, corners: Iterable[tuple[float, float]], angle: float, scheme: Scheme) -> _Spot:
    """Where something begins and ends along and across rows, both from the scheme's corner."""
    cosine, sine = direction(angle)
    own = [(x * cosine + y * sine, y * cosine - x * sine) for x, y in corners]
    side, _, end = scheme.corner.partition("-")
    spans = []
    for axis, backwards in ((0, side == "right"), (1, end == "top")):
        low, high = min(it[axis] for it in own), max(it[axis] for it in own)
        spans.append((-high, -low) if backwards else (low, high))
    along, across = spans if scheme.along == "x" else spans[::-1]
    return _Spot(name, along, across)


def _rows(spots: Iterable[_Spot]) -> list[list[str]]:
    """Rows in order, each in order: what lies level by half its depth stands in one row.

    A row is as deep as its members have in common, so that one that is as deep as two rows joins
    the first of them.
    """
    rows: list[tuple[float, float, list[_Spot]]] = []
    for spot in sorted(spots, key=lambda it: (it.across, it.along)):
        low, high = spot.across
        for place, (row_low, row_high, members) in enumerate(rows):
            common = min(high, row_high) - max(low, row_low)
            if common * 2 >= min(high - low, row_high - row_low):
                rows[place] = (max(low, row_low), min(high, row_high), [*members, spot])
                break
        else:
            rows.append((low, high, [spot]))
    return [[it.id for it in sorted(members, key=lambda it: it.along)] for *_, members in rows]


def _aisles(rows: Sequence[list[str]], spots: Mapping[str, _Spot]) -> list[list[list[str]]]:
    """Rows put together that face each other across an aisle; others stay alone."""
    lanes: list[list[list[str]]] = []
    for row in rows:
        begins = min(spots[name].across[0] for name in row)
        if lanes and len(lanes[-1]) == 1:
            ends = max(spots[name].across[1] for name in lanes[-1][0])
            if begins - ends >= _AISLE:
                lanes[-1].append(row)
                continue
        lanes.append([row])
    return lanes
