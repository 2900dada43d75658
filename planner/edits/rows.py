# SPDX-License-Identifier: GPL-3.0-or-later
"""Add rows and blocks of booths by a few figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

import msgspec

from planner.edits.add import new_booth, pavilion_of
from planner.edits.edit import Change, check_range, refuse
from planner.edits.identity import free_numbers, id_from, ids_in_use
from planner.edits.transform import normalised
from planner.floor.rows import MOST, Layout, Slot, slots
from planner.model.plan import Booth, BoothType, Plan
from planner.model.shapes import Rectangle
from planner.model.values import LIMIT, Point, RuleBroken, Size

Order = Literal["rows", "serpentine"]
ORDERS: tuple[Order, ...] = ("rows", "serpentine")


@dataclass(frozen=True, slots=True)
class AddRows:
    """Add rows of available booths: see ``Layout`` for the figures that place them, all in mm.

    Numbers go on from the first one, ``number``, row by row from the anchor's end, or to and fro
    (``serpentine``); those that the plan has already are passed over. Without a pavilion the
    plan's first one is taken.
    """

    NAME: ClassVar[str] = "rows"
    number: str
    at: Point
    count: int
    rows: int = 1
    size: Size = (3000, 3000)
    angle: float = 0.0
    back_to_back: bool = True
    aisle: int = 3000
    cross_every: int = 0
    cross_width: int = 3000
    order: Order = "rows"
    type: BoothType = "shell"
    pavilion: str = ""

    @property
    def layout(self) -> Layout:
        """Where the booths stand."""
        return Layout(
            self.at,
            self.count,
            self.rows,
            self.size,
            self.angle,
            self.back_to_back,
            self.aisle,
            self.cross_every,
            self.cross_width,
        )

    def apply(self, plan: Plan) -> Change:
        """The plan with the booths at its end. Raises BadInput where a value is not allowed."""
        pavilion = pavilion_of(plan, self.pavilion)
        placed = self._slots()
        numbers = self._numbers(plan, placed)
        used, made = ids_in_use(plan), []
        for number, slot in zip(numbers, placed, strict=True):
            name = id_from(number, "booth", used)
            used.add(name)
            made.append(
                new_booth(
                    name, number, slot.shape, slot.open_sides, kind=self.type, pavilion=pavilion
                )
            )
        booths = tuple(made)
        _check(booths)
        return Change(
            msgspec.structs.replace(plan, booths=(*plan.booths, *booths)),
            frozenset(booth.id for booth in booths),
        )

    def _slots(self) -> tuple[Slot, ...]:
        for value, least, most in self._ranges():
            if not least <= value <= most:
                raise refuse("edit-count-range", count=value, least=least, most=most)
        try:
            normalised(self.angle)
            return slots(self.layout)
        except RuleBroken as broken:
            raise refuse(broken.code, **broken.values) from None

    def _ranges(self) -> Iterator[tuple[int, int, int]]:
        yield self.count, 1, MOST
        yield self.rows, 1, MOST
        yield self.count * self.rows, 1, MOST
        yield from ((length, 1, LIMIT) for length in self.size)
        yield from ((length, 0, LIMIT) for length in (self.aisle, self.cross_width))
        yield self.cross_every, 0, MOST

    def _numbers(self, plan: Plan, placed: tuple[Slot, ...]) -> list[str]:
        """The number of each slot."""
        free = free_numbers(plan, self.number)
        to_and_fro = self.order == "serpentine"
        order = sorted(
            range(len(placed)),
            key=lambda n: (
                placed[n].row,
                -placed[n].column if to_and_fro and placed[n].row % 2 else placed[n].column,
            ),
        )
        numbers = dict(zip(order, free, strict=False))
        return [numbers[n] for n in range(len(placed))]


def _check(booths: tuple[Booth, ...]) -> None:
    """``check_range`` of the first, the last and all that stand or are called otherwise."""
    for booth in {booths[0].id: booths[0], booths[-1].id: booths[-1]}.values():
        check_range(booth)
    for booth in booths:
        assert isinstance(booth.shape, Rectangle)
        if max(map(abs, booth.shape.at)) > LIMIT:
            check_range(booth)
