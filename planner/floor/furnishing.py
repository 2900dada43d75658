# SPDX-License-Identifier: GPL-3.0-or-later
"""Seats and tables for an area by a few figures: an area and parameters give furniture.

Everything lies on one grid that is turned so that sitters look ahead: places along a row, rows one
ahead of the other, aisles between blocks of places and between blocks of rows. Of that grid the
places stay that lie wholly on the area, whatever its outline; so aisles go straight through.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from planner.floor.footprints import footprint
from planner.model.plan import Furniture
from planner.model.shapes import Rectangle, Shape, direction
from planner.model.values import RuleBroken, Size

Style = Literal["theatre", "classroom", "banquet", "tables"]
STYLES: tuple[Style, ...] = ("theatre", "classroom", "banquet", "tables")
CHAIR = 500  # mm: how deep a chair is
CHAIR_ROOM = 550  # mm: what a chair at a table takes beyond its edge
MOST_PLACES = 20_000  # of one area
_MOST_TRIED = 100  # rows more than would do on free floor
_HAIR = 1.0  # mm: off quarter turns corners are rounded to whole mm


@dataclass(frozen=True, slots=True)
class Furnishing:
    """How an area is furnished; lengths in mm.

    ``size`` is that of a seat (theatre) or a table, ``pitch`` from one to the next along a row and
    from row to row. ``chairs`` at each table. After ``every`` pieces of a row (0: never) an
    ``aisle`` runs through all rows, after ``cross_every`` rows a cross-aisle of ``cross``. A strip
    of ``edge`` along the outline stays free. Sitters look towards ``facing``, degrees
    counter-clockwise in the plan; None: along the depth of the area. ``count`` is the most seats
    there may be; None: as many as there is room for.
    """

    style: Style = "theatre"
    size: Size = (500, 500)
    pitch: Size = (500, 950)
    chairs: int = 0
    every: int = 14
    aisle: int = 1200
    cross_every: int = 0
    cross: int = 1200
    edge: int = 0
    facing: float | None = None
    count: int | None = None

    @property
    def per_piece(self) -> int:
        """Seats of one piece: a seat, or a table with its chairs."""
        return 1 if self.style == "theatre" else self.chairs

    def check(self) -> None:
        """Raise RuleBroken for figures that leave no sense."""
        if min(self.size) < 1 or min(self.aisle, self.cross, self.edge) < 0:
            raise RuleBroken("furnish-size")
        if self.pitch[0] < self.cell[0] or self.pitch[1] < self.cell[1]:
            raise RuleBroken("furnish-pitch", width=self.cell[0], depth=self.cell[1])
        if self.style != "theatre" and not 1 <= self.chairs <= 20:
            raise RuleBroken("furnish-chairs", chairs=self.chairs)
        if self.every < 0 or self.cross_every < 0 or (self.count is not None and self.count < 1):
            raise RuleBroken("furnish-size")

    @property
    def cell(self) -> Size:
        """The floor that a piece takes, the chairs before it or on both sides included."""
        width, depth = self.size
        match self.style:
            case "theatre":
                return self.size
            case "classroom":
                return width, depth + CHAIR
            case _:  # chairs stand along the longer sides
                beside = 2 * CHAIR_ROOM
                return (width, depth + beside) if width >= depth else (width + beside, depth)


# What each style begins with: gaps and blocks that the codes known here allow.
DEFAULTS: dict[Style, Furnishing] = {
    "theatre": Furnishing(),
    "classroom": Furnishing("classroom", (1800, 600), (1800, 1600), 3, every=4),
    "banquet": Furnishing("banquet", (1800, 1800), (3300, 3900), 10, every=0),
    "tables": Furnishing("tables", (1200, 800), (3000, 3000), 4, every=0),
}


def furnished(
    shape: Shape, how: Furnishing, taken: Sequence[BaseGeometry] = ()
) -> tuple[Furniture, ...]:
    """The furniture of an area; nothing lies outside it or on floor that is taken.

    Raises RuleBroken for figures that make no sense, or for more than 20,000 places.
    """
    how.check()
    grid = _Grid(shape, how, tuple(taken))
    found: list[Furniture] = []
    kept = grid.kept()
    for first, last, low, high in _boxes(kept):
        found += grid.pieces(first, last, low, high)
    return tuple(found)


def seats_of(furniture: Sequence[Furniture]) -> int:
    """How many people some furniture seats."""
    return sum(
        one.columns * one.rows * (1 if one.kind == "seat" else one.chairs) for one in furniture
    )


def depth_for(shape: Rectangle, how: Furnishing, taken: Sequence[BaseGeometry] = ()) -> int:
    """The depth of a rectangle of the same width that has room for the count asked for.

    ``how`` looks along its depth or against it; what is taken makes it deeper. Raises RuleBroken
    where no depth is enough.
    """
    how.check()
    assert how.count is not None
    row = seats_of(furnished(replace_depth(shape, how.cell[1] + 2 * how.edge), how))
    if row == 0:
        raise RuleBroken("furnish-narrow", width=shape.size[0])
    first = math.ceil(how.count / row)
    for rows in range(first, first + _MOST_TRIED):
        depth = _offset(rows - 1, how.pitch[1], how.cell[1], how.cross_every, how.cross)
        depth += how.cell[1] + 2 * how.edge
        if not taken or seats_of(furnished(replace_depth(shape, depth), how, taken)) >= how.count:
            return depth
    raise RuleBroken("furnish-narrow", width=shape.size[0])


def replace_depth(shape: Rectangle, depth: int) -> Rectangle:
    """A rectangle of another depth, its front where it was."""
    return Rectangle(shape.at, (shape.size[0], depth), shape.angle)


def guessed(furniture: Sequence[Furniture]) -> Furnishing:
    """Figures near those by which some furniture was made, to begin with when making it anew."""
    if not furniture:
        return DEFAULTS["theatre"]
    first = max(furniture, key=lambda one: one.columns * one.rows)
    tables = [one for one in furniture if one.kind == "table"]
    if any(one.chairs for one in tables):
        one = max(tables, key=lambda each: each.columns * each.rows * each.chairs)
        style: Style = "banquet" if one.size[0] == one.size[1] and one.chairs > 4 else "tables"
        pitch = tuple(max(a, b) for a, b in zip(one.pitch, _cell(style, one), strict=True))
        return replace(
            DEFAULTS[style], size=one.size, chairs=one.chairs, pitch=(pitch[0], pitch[1])
        )
    if tables:
        one = max(tables, key=lambda each: each.columns * each.rows)
        seats = [each for each in furniture if each.kind == "seat"]
        chairs = max(1, round(one.size[0] / seats[0].pitch[0])) if seats else 3
        how = replace(DEFAULTS["classroom"], size=one.size, chairs=min(chairs, 20))
        return replace(how, pitch=(max(one.pitch[0], how.cell[0]), max(one.pitch[1], how.cell[1])))
    across = round(first.facing / 90) % 2
    size = first.size if across else first.size[::-1]
    pitch = first.pitch if across else first.pitch[::-1]
    return replace(
        DEFAULTS["theatre"], size=size, pitch=(max(pitch[0], size[0]), max(pitch[1], size[1]))
    )


def _cell(style: Style, one: Furniture) -> Size:
    return replace(DEFAULTS[style], size=one.size, chairs=one.chairs).cell


def _offset(number: int, pitch: int, size: int, every: int, aisle: int) -> int:
    """Where a piece begins along an axis, with an aisle after every so many."""
    aisles = number // every if every else 0
    return number * pitch + aisles * (aisle - (pitch - size))


@dataclass(frozen=True, eq=False)
class _Grid:
    """The grid over an area, in a frame whose y axis is the way that sitters look."""

    shape: Shape
    how: Furnishing
    taken: tuple[BaseGeometry, ...]

    @cached_property
    def angle(self) -> float:
        """How far the frame is turned from the plan, degrees."""
        own = self.shape.angle if isinstance(self.shape, Rectangle) else 0.0
        facing = own + 90.0 if self.how.facing is None else self.how.facing
        return round((facing - 90.0) % 360.0, 3) % 360.0

    @cached_property
    def floor(self) -> BaseGeometry:
        """The floor for furniture in the frame."""
        free: BaseGeometry = footprint(self.shape)
        others = np.array(self.taken, dtype=object)
        taken = others[shapely.intersects(others, free)]
        if len(taken):
            free = shapely.difference(free, shapely.union_all(taken))
        inset = self.how.edge + (0.0 if self.angle % 90.0 == 0.0 else _HAIR)
        if inset:
            free = shapely.buffer(free, -inset, join_style="mitre")
        cosine, sine = direction(self.angle)
        turn = np.array([(cosine, -sine), (sine, cosine)])
        return shapely.transform(free, lambda points: points @ turn)

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """Where pieces begin along a row, from the row's begin; even blocks."""
        how, cell = self.how, self.how.cell[0]
        room = self._room(0)
        most = _fitting(room, how.pitch[0], cell, how.every, how.aisle)
        if not most or not how.every:
            return tuple(number * how.pitch[0] for number in range(most))
        blocks = math.ceil(most / how.every)
        least, more = divmod(most, blocks)
        # The larger blocks stand in the middle.
        inner = sorted(range(blocks), key=lambda block: abs(block - (blocks - 1) / 2))[:more]
        found: list[int] = []
        for block in range(blocks):
            x = found[-1] + cell + how.aisle if found else 0
            found += [x + number * how.pitch[0] for number in range(least + (block in inner))]
        return tuple(found)

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """Where rows begin, the first one farthest back."""
        how, cell = self.how, self.how.cell[1]
        most = _fitting(self._room(1), how.pitch[1], cell, how.cross_every, how.cross)
        steps = [
            _offset(number, how.pitch[1], cell, how.cross_every, how.cross)
            for number in range(most)
        ]
        # Counted from the front, so that what is left over lies at the back.
        extent = steps[-1] + cell if steps else 0
        return tuple(extent - cell - step for step in reversed(steps))

    def _room(self, axis: int) -> float:
        if self.floor.is_empty:
            return 0.0
        bounds = self.floor.bounds
        return float(bounds[axis + 2] - bounds[axis])

    @cached_property
    def origin(self) -> tuple[float, float]:
        """Where the first place of the first row begins in the frame: centred, at the front."""
        left, _, right, high = self.floor.bounds
        wide = self.columns[-1] + self.how.cell[0]
        deep = self.rows[-1] + self.how.cell[1]
        return math.floor((left + right - wide) / 2), math.floor(high - deep + 1e-6)

    def kept(self) -> NDArray[np.bool_]:
        """Which places stay, (rows, columns): those on the floor, from the front, to the count."""
        if not self.columns or not self.rows:
            return np.zeros((0, 0), dtype=np.bool_)
        if len(self.columns) * len(self.rows) > MOST_PLACES:
            raise RuleBroken("furnish-many", most=MOST_PLACES)
        x, y = np.meshgrid(np.array(self.columns), np.array(self.rows))
        left, low = x + self.origin[0], y + self.origin[1]
        width, depth = self.how.cell
        shapely.prepare(self.floor)
        # A hair less, so that what touches the outline lies on it.
        inside = shapely.covers(
            self.floor,
            shapely.box(left + 1e-3, low + 1e-3, left + width - 1e-3, low + depth - 1e-3),
        )
        return self._limited(np.asarray(inside, dtype=np.bool_))

    def _limited(self, inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """At most so many pieces: rows from the front, the last one from its middle."""
        if self.how.count is None:
            return inside
        left = -(-self.how.count // self.how.per_piece)
        middle = (self.columns[-1] + self.how.cell[0]) / 2
        nearness = np.abs(np.array(self.columns) + self.how.cell[0] / 2 - middle)
        kept = np.zeros_like(inside)
        for row in range(len(inside) - 1, -1, -1):
            there = np.flatnonzero(inside[row])
            chosen = there[np.argsort(nearness[there], kind="stable")][:left]
            kept[row, chosen] = True
            left -= len(chosen)
        return kept

    def pieces(self, first: int, last: int, low: int, high: int) -> Iterator[Furniture]:
        """The furniture of the columns and rows of a full rectangle; aisles part it."""
        for columns in _runs(self.columns[first : last + 1], self.how.pitch[0]):
            for rows in _runs(self.rows[low : high + 1], self.how.pitch[1]):
                yield from self._block(columns, rows)

    def _block(self, columns: Sequence[int], rows: Sequence[int]) -> Iterator[Furniture]:
        how = self.how
        count, pitch = (len(columns), len(rows)), how.pitch
        if how.style == "theatre":
            yield self._made("seat", (columns[0], rows[0]), count, pitch, how.size)
            return
        if how.style == "classroom":
            # Chairs behind their tables, as wide together as these: rows end where tables do.
            place = how.size[0] // how.chairs
            size = (place * how.chairs, how.size[1])
            at = (columns[0], rows[0] + CHAIR)
            yield self._made("table", at, count, pitch, size)
            if pitch[0] == size[0]:
                seats = (count[0] * how.chairs, count[1])
                yield self._made(
                    "seat", (columns[0], rows[0]), seats, (place, pitch[1]), (place, CHAIR)
                )
                return
            for column in columns:
                yield self._made(
                    "seat", (column, rows[0]), (how.chairs, count[1]), (place, pitch[1]),
                    (place, CHAIR),
                )  # fmt: skip
            return
        width, depth = how.size
        inset = (0, CHAIR_ROOM) if width >= depth else (CHAIR_ROOM, 0)
        at = (columns[0] + inset[0], rows[0] + inset[1])
        yield self._made("table", at, count, pitch, how.size, how.chairs)

    def _made(
        self,
        kind: Literal["seat", "table"],
        at: tuple[int, int],
        count: tuple[int, int],
        pitch: Size,
        size: Size,
        chairs: int = 0,
    ) -> Furniture:
        cosine, sine = direction(self.angle)
        x, y = self.origin[0] + at[0], self.origin[1] + at[1]
        place = (
            math.floor(x * cosine - y * sine + 0.5), math.floor(x * sine + y * cosine + 0.5)
        )  # fmt: skip
        return Furniture(
            kind=kind, at=place, angle=self.angle, columns=count[0], rows=count[1],
            pitch=pitch, size=size, facing=90.0, chairs=chairs,
        )  # fmt: skip


def _fitting(room: float, pitch: int, size: int, every: int, aisle: int) -> int:
    """How many pieces of a row a room holds, aisles between blocks included."""
    count = 0
    while count < 1000 and _offset(count, pitch, size, every, aisle) + size <= room + 1e-6:
        count += 1
    return count


def _runs(starts: Sequence[int], pitch: int) -> list[list[int]]:
    """Starts in runs one pitch apart."""
    runs: list[list[int]] = []
    for start in starts:
        if runs and start - runs[-1][-1] == pitch:
            runs[-1].append(start)
        else:
            runs.append([start])
    return runs


def _boxes(kept: NDArray[np.bool_]) -> Iterator[tuple[int, int, int, int]]:
    """Full rectangles of kept places: first and last column, lowest and highest row.

    Rows that keep the same places are taken together.
    """
    for _, group in groupby(range(len(kept)), key=lambda row: kept[row].tobytes()):
        rows = list(group)
        there = np.flatnonzero(kept[rows[0]])
        for part in np.split(there, np.flatnonzero(np.diff(there) > 1) + 1):
            if len(part):
                yield int(part[0]), int(part[-1]), rows[0], rows[-1]
