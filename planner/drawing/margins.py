# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands outside the hall, side by side: tags, chains, overall dimension, grid bubbles."""

from dataclasses import dataclass
from typing import Literal

from planner.drawing.drawing import XY
from planner.drawing.frame import Frame
from planner.drawing.space import Box, around
from planner.floor.site import Site
from planner.model.shapes import Shape
from planner.model.things import standing

Side = Literal["left", "right", "top", "bottom"]
Chain = Literal["blocks", "doors", "overall"]
SIDES: tuple[Side, ...] = ("left", "right", "top", "bottom")

# Paper mm: the strip of tags beside a wall with doors (upright walls, level ones), beside a wall
# without, a chain.
_TAGS = {"wide": (11.0, 7.0), "narrow": (9.5, 6.4)}
_BARE = 2.4
_CHAIN = {"wide": 7.5, "narrow": 4.8}


@dataclass(frozen=True, slots=True)
class Margins:
    """Distances from the hall outward, per side, in drawing mm."""

    frame: Frame
    hall: Box
    doors: frozenset[Side]
    beyond: Box  # the hall and all that stands outside it (registration in the lobby)

    @property
    def _size(self) -> Literal["wide", "narrow"]:
        return "wide" if self.frame.scale < 500 else "narrow"

    @property
    def chain_step(self) -> float:
        """From one chain to the next, drawing mm."""
        return self.frame.mm(_CHAIN[self._size])

    def chains(self, side: Side) -> tuple[Chain, ...]:
        """The chains along a wall, from the hall outward.

        Small sheets leave out what they have no room for: beside things that stand outside the
        hall all but the whole, on the right, whose doors mirror the left, the doors.
        """
        whole: tuple[Chain, ...] = ("overall",) if side in ("left", "top") else ()
        if self._size == "narrow" and self._outside(side) > self._strip(side):
            return whole
        far = self._size == "narrow" and side == "right"
        return ("blocks", "doors", *whole) if side in self.doors and not far else ("blocks", *whole)

    def chain_out(self, side: Side, place: int) -> float:
        """How far the chain at a place of ``chains`` is from the hall, drawing mm."""
        beside = max(self._strip(side), self._outside(side) + self.frame.mm(1.0))
        return beside + self.frame.mm(2.6) + place * self.chain_step

    def _strip(self, side: Side) -> float:
        tags = _TAGS[self._size][side in ("top", "bottom")]
        return self.frame.mm(tags if side in self.doors else _BARE)

    def _outside(self, side: Side) -> float:
        return {
            "left": self.hall[0] - self.beyond[0],
            "bottom": self.hall[1] - self.beyond[1],
            "right": self.beyond[2] - self.hall[2],
            "top": self.beyond[3] - self.hall[3],
        }[side]

    def point(self, side: Side, along: float, out: float) -> XY:
        """The point beside a wall: along it (a coordinate), and so far outward."""
        return {
            "left": (self.hall[0] - out, along),
            "right": (self.hall[2] + out, along),
            "bottom": (along, self.hall[1] - out),
            "top": (along, self.hall[3] + out),
        }[side]

    def ends(self, side: Side) -> tuple[float, float]:
        """The coordinates along a wall between which it runs."""
        axis = 1 if side in ("left", "right") else 0
        return self.hall[axis], self.hall[axis + 2]


def standing_shapes(site: Site) -> list[Shape]:
    """The footprints of all that stands in a plan."""
    return [thing.shape for thing in standing(site.plan)]


def margins(site: Site, frame: Frame) -> Margins:
    """The margins about the halls of a site."""
    hall = around(frame.reads([corner for one in site.ground.halls for corner in one.outline]))
    corners = [(hall[0], hall[1]), (hall[2], hall[3])]
    for shape in standing_shapes(site):
        corners += frame.reads(shape.corners())
    doors = {side_of(frame.angle(opening.facing) + 180.0) for opening in site.ground.openings}
    return Margins(frame, hall, frozenset(doors), around(corners))


def side_of(direction: float) -> Side:
    """The side of the sheet that a direction (degrees) points to."""
    quarters: tuple[Side, ...] = ("right", "top", "left", "bottom")
    return quarters[round((direction % 360.0) / 90.0) % 4]
