# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of seats, and tables with chairs, as blocks, and how much floor is free beside them.

Every grid of furniture is a block, a rectangle in its own frame: ``along`` its rows and ``ahead``,
the way a sitter looks. Seats farther apart than a person is wide are no row: each is reached by
itself. Blocks of one row that no aisle parts are one row (see ``seat_rows``).
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from planner.floor.footprints import overlap
from planner.floor.site import Site
from planner.model.plan import Furniture
from planner.model.shapes import direction
from planner.rules.context import XY

BODY = 600  # mm: nobody passes where less is free (Fruin's body ellipse)
REACH = 6000  # mm: how far beside a block is looked
MOST_PIECES = 400  # pieces of a loose grid that are looked at one by one
Way = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Block:
    """A grid of furniture of an area; ``number`` is its place in the area's list.

    ``origin`` is a corner, ``along`` and ``ahead`` are unit vectors, ``length`` and ``depth`` the
    whole block along them in mm. ``places`` in a row at ``pitch``, with ``spacing`` free between
    two; ``rows`` one ahead of the other with ``gap`` free between two (mm).
    """

    area: str
    number: int
    furniture: Furniture
    origin: XY
    along: Way
    ahead: Way
    length: int
    depth: int
    places: int
    pitch: int
    spacing: int
    rows: int
    gap: int

    @property
    def name(self) -> str:
        """How findings tell the blocks of one area apart."""
        return str(self.number + 1)

    @cached_property
    def polygon(self) -> Polygon:
        """The floor it takes, gaps included."""
        return Polygon([self.at(*it) for it in ((0, 0), (1, 0), (1, 1), (0, 1))])

    def at(self, along: float, ahead: float) -> XY:
        """A point by its shares of length and depth."""
        x, y = along * self.length, ahead * self.depth
        return (
            self.origin[0] + x * self.along[0] + y * self.ahead[0],
            self.origin[1] + x * self.along[1] + y * self.ahead[1],
        )

    @property
    def dense(self) -> bool:
        """Whether nobody passes between two places of a row."""
        return self.places == 1 or self.spacing < BODY

    def pieces(self) -> Iterator[Polygon]:
        """What stands there: whole rows of dense ones as one piece."""
        if self.dense or self.places * self.rows > MOST_PIECES:
            yield self.polygon
            return
        wide, deep = self.length - self.pitch * (self.places - 1), self._row_depth
        step = deep + self.gap
        for row in range(self.rows):
            for place in range(self.places):
                low = (place * self.pitch / self.length, row * step / self.depth)
                high = (low[0] + wide / self.length, low[1] + deep / self.depth)
                yield Polygon(
                    [self.at(*low), self.at(high[0], low[1]), self.at(*high),
                     self.at(low[0], high[1])]
                )  # fmt: skip

    @property
    def _row_depth(self) -> float:
        return (self.depth - self.gap * (self.rows - 1)) / self.rows


@dataclass(frozen=True, slots=True)
class Beside:
    """What is free beside a block: mm, the measured line, and what ends it.

    ``thing`` is an id ("" for the wall of a hall, None where nothing is within REACH); ``block``
    its block, if it is one.
    """

    free: float
    line: tuple[XY, XY] | None
    thing: str | None
    block: Block | None

    @property
    def passable(self) -> bool:
        """Whether a person passes there."""
        return self.free >= BODY


# The four sides of a block: the outward way as shares of (along, ahead), and its edge.
SIDES: dict[str, tuple[Way, tuple[Way, Way]]] = {
    "start": ((-1, 0), ((0, 0), (0, 1))),
    "end": ((1, 0), ((1, 0), (1, 1))),
    "front": ((0, 1), ((0, 1), (1, 1))),
    "back": ((0, -1), ((0, 0), (1, 0))),
}
ENDS = ("start", "end")


@dataclass(frozen=True, eq=False)
class Seating:
    """The blocks of a site with all that bounds the floor beside them."""

    blocks: tuple[Block, ...]
    site: Site
    _known: dict[tuple[Block, str, bool], Beside] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[Block, ...]:
        """Blocks of seats in rows, not those at tables alone."""
        return tuple(it for it in self.blocks if it.furniture.kind == "seat" and it.dense)

    @property
    def tables(self) -> tuple[Block, ...]:
        """Blocks of tables with chairs."""
        return tuple(it for it in self.blocks if it.furniture.chairs)

    @cached_property
    def _things(self) -> tuple[list[Polygon], list[tuple[str, Block | None]]]:
        shapes = [solid.polygon for solid in self.site.solids.values()]
        owners: list[tuple[str, Block | None]] = [(name, None) for name in self.site.solids]
        for block in self.blocks:
            for piece in block.pieces():
                shapes.append(piece)
                owners.append((block.area, block))
        return shapes, owners

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(self._things[0])

    def beside(self, block: Block, side: str, *, seats_only: bool = False) -> Beside:
        """The free floor beside a side of a block, up to the nearest thing or wall.

        With ``seats_only`` nothing counts but blocks of seats that look the same way.
        """
        key = (block, side, seats_only)
        if key not in self._known:
            self._known[key] = self._beside(block, side, seats_only=seats_only)
        return self._known[key]

    def _beside(self, block: Block, side: str, *, seats_only: bool) -> Beside:
        (along, ahead), edge = SIDES[side]
        way = np.array(block.along) * along + np.array(block.ahead) * ahead
        first, second = (np.array(block.at(*share)) for share in edge)
        strip = Polygon([first, second, second + REACH * way, first + REACH * way])
        shapes, owners = self._things
        best = Beside(math.inf, None, None, None)
        for number in self._tree.query(strip, "intersects").tolist():
            name, other = owners[number]
            own = other is block or (name == block.area and other is None)
            if own or (seats_only and not (other is not None and _alike(block, other))):
                continue
            best = _nearer(best, overlap(strip, shapes[number]), first, way, (name, other))
        if not seats_only:
            outside = strip.difference(self.site.ground.floor)
            best = _nearer(best, outside, first, way, ("", None))
        return best


@lru_cache(maxsize=4)
def seating(site: Site) -> Seating:
    """All furniture of a site in blocks, in the order of areas."""
    blocks = [
        _block(area.id, number, furniture)
        for area in site.plan.areas
        for number, furniture in enumerate(area.furniture)
    ]
    return Seating(tuple(blocks), site)


def sides_open(found: Seating, block: Block, sides: Sequence[str]) -> list[str]:
    """Those sides of a block beside which a person passes."""
    return [side for side in sides if found.beside(block, side).passable]


def _alike(block: Block, other: Block) -> bool:
    """Whether another block has seats that look the same way (within a degree or so)."""
    cosine = block.ahead[0] * other.ahead[0] + block.ahead[1] * other.ahead[1]
    return other.furniture.kind == "seat" and cosine > 0.9998


def _nearer(
    best: Beside,
    part: BaseGeometry | None,
    origin: np.ndarray[tuple[int], np.dtype[np.float64]],
    way: np.ndarray[tuple[int], np.dtype[np.float64]],
    owner: tuple[str, Block | None],
) -> Beside:
    """The nearer one of what was found and a part of the strip that is taken."""
    if part is None or part.area < 1:
        return best
    points = shapely.get_coordinates(part)
    ahead = (points - origin) @ way
    free = round(max(0.0, float(ahead.min())), 3)
    if free >= best.free:
        return best
    point = points[ahead.argmin()]
    foot = point - ahead.min() * way
    line = ((float(foot[0]), float(foot[1])), (float(point[0]), float(point[1])))
    return Beside(free, line, *owner)


def _block(area: str, number: int, furniture: Furniture) -> Block:
    """A grid turned so that its rows run along and its sitters look ahead.

    A sitter looks along an axis of the grid: the nearest one where ``facing`` is askew.
    """
    quarter = round(furniture.facing / 90) % 4
    x_axis, y_axis = direction(furniture.angle), direction(furniture.angle + 90)
    axes = (x_axis, y_axis, _turned(x_axis), _turned(y_axis))
    counts, pitches, sizes = (
        (furniture.columns, furniture.rows), furniture.pitch, furniture.size
    )  # fmt: skip
    across = quarter % 2  # 1: rows run along the grid's x axis, and their order along y
    row, order = (0, 1) if across else (1, 0)
    extents = [(counts[i] - 1) * pitches[i] + sizes[i] for i in (0, 1)]
    ahead, along = axes[quarter], axes[(quarter + 3) % 4]
    # The corner from which both vectors lead into the block.
    x = extents[0] if (-1, 0) in _signs(quarter) else 0
    y = extents[1] if (0, -1) in _signs(quarter) else 0
    origin = (
        furniture.at[0] + x * x_axis[0] + y * y_axis[0],
        furniture.at[1] + x * x_axis[1] + y * y_axis[1],
    )
    return Block(
        area, number, furniture, origin, along, ahead,
        length=extents[row], depth=extents[order],
        places=counts[row], pitch=pitches[row] if counts[row] > 1 else sizes[row],
        spacing=max(0, pitches[row] - sizes[row]) if counts[row] > 1 else 0,
        rows=counts[order],
        gap=max(0, pitches[order] - sizes[order]) if counts[order] > 1 else 0,
    )  # fmt: skip


def _signs(quarter: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Ahead and along in the grid's own axes, for a quarter turn."""
    units = ((1, 0), (0, 1), (-1, 0), (0, -1))
    return units[quarter], units[(quarter + 3) % 4]


def _turned(way: Way) -> Way:
    return (-way[0], -way[1])
