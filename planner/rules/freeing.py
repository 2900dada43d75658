# SPDX-License-Identifier: GPL-3.0-or-later
"""Which move frees most width where people's walks to the exits are narrow.

What a move frees is measured on the floor as it would be: the shortest walk from well before the
bottleneck to well behind it, and the narrowest gap which that crosses near the bottleneck or beside
what was moved, less the same as it is now.  So whatever stands near counts, unlike on the line of
the bottleneck alone.  A thing at an end of a bottleneck is moved
alone, then with all that it touches, along the plan's axes and its own, no farther than no local
rule finds anything new or worse (found by halving); of all distances that free as much, the least
is taken.  Moves that narrow another bottleneck are left out, and those that are told are tried by
all rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shapely

from planner.edits.edit import Change
from planner.edits.move import Move
from planner.floor.site import Site
from planner.model.problems import BadInput
from planner.paths.crossing import Bottleneck
from planner.paths.hydraulics import flow_time
from planner.paths.network import OPEN, Walk, WalkNetwork
from planner.paths.watch import Watch, go_on, tell
from planner.rules.pushes import directions, touching
from planner.rules.sides import TOUCHES, sides_of
from planner.rules.trial import Trial, whole

MOST = 5  # moves that are told
MOST_CHECKED = 8  # moves that are tried by all rules
FARTHEST = 6_000  # mm: whoever moves a thing farther makes another plan
WIDEST = 12_000  # mm: no gap is taken for wider
STEP = 10  # mm: moves are whole steps long
LEAST = 100  # mm: what frees less is no help

XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Freeing:
    """A move, and the clear width (mm) past a bottleneck (by number) before and after it.

    ``seconds``: how much sooner those who cross the bottleneck are through, at the largest flow.
    """

    move: Move
    bottleneck: int
    before: int
    after: int
    seconds: float

    @property
    def gained(self) -> int:
        """How much wider (mm) it is."""
        return self.after - self.before


def freeing(
    trial: Trial, network: WalkNetwork, narrow: Sequence[Bottleneck], watch: Watch = go_on
) -> tuple[Freeing, ...]:
    """The moves that free most width, at most five, each of other things.

    ``network`` is that of a person on the site of the trial, ``narrow`` its bottlenecks. Takes
    seconds. Raises Stopped (see ``watch``).
    """
    found: list[Freeing] = []
    tries = list(_tries(trial.site, narrow))
    for count, (number, ids, way) in enumerate(tries):
        tell(watch, 0.7 * count / len(tries))
        known = _Freed(trial, network, narrow, number, ids, way).best()
        if known is not None and known.gained >= LEAST:
            found.append(known)
    found.sort(
        key=lambda each: (
            -each.gained, -each.seconds, len(each.move.ids),
            abs(each.move.dx) + abs(each.move.dy), each.move.ids,
        )
    )  # fmt: skip
    told: list[Freeing] = []
    for count, each in enumerate(found[:MOST_CHECKED]):
        tell(watch, 0.7 + 0.3 * count / MOST_CHECKED)
        if len(told) == MOST:
            break
        if any(set(each.move.ids) & set(other.move.ids) for other in told):
            continue
        change = each.move.apply(trial.site.plan)
        if not trial.is_worse(whole(trial.after(change)[1])):
            told.append(each)
    return tuple(told)


def _tries(site: Site, narrow: Sequence[Bottleneck]) -> Iterator[tuple[int, tuple[str, ...], XY]]:
    """Bottlenecks by number, what stands there and may be moved, and the ways it may go."""
    for number, gap in enumerate(narrow):
        for name in sides_of(site, gap.line):
            thing = site.standing(name)
            if thing is None:
                continue
            block = touching(site, name)
            for ids in [(name,)] if len(block) == 1 else [(name,), block]:
                for way in directions(thing):
                    yield number, ids, way


def _width(site: Site, network: WalkNetwork, gap: Bottleneck, ids: Sequence[str]) -> int:
    """How wide it is (mm) past a bottleneck and some things; 0 where there is no way any more."""
    walk = network.route([gap.around[0]], [gap.around[1]])
    if not isinstance(walk, Walk):
        return 0
    things = [site.solids[name].polygon for name in ids if name in site.solids]
    near = shapely.union_all(
        [shapely.buffer(shapely.LineString(gap.line), OPEN / 2), *things], grid_size=0.1
    )
    place = network.narrowest(walk.points, shapely.buffer(near, TOUCHES), WIDEST)
    return WIDEST if place is None else min(round(place.width), WIDEST)


@dataclass(frozen=True, eq=False)
class _Freed:
    """What moves of some things along one way do to one bottleneck."""

    trial: Trial
    network: WalkNetwork
    narrow: Sequence[Bottleneck]
    number: int
    ids: tuple[str, ...]
    way: XY

    def best(self) -> Freeing | None:
        """The least move that frees as much as any along this way."""
        most = self._farthest()
        if most == 0:
            return None
        before = self._widths(self.trial.site, self.network, [self.number])[0]
        wide = self._wide(most)
        if wide - before < LEAST or self._narrows(most):
            return None
        least, steps = 0, most
        while steps - least > 1:
            middle = (least + steps) // 2
            if self._wide(middle) >= wide:
                steps = middle
            else:
                least = middle
        gap = self.narrow[self.number]
        saved = max(gap.seconds - flow_time(gap.persons, wide), 0.0)
        return Freeing(self._move(steps), self.number, before, wide, saved)

    def _move(self, steps: int) -> Move:
        x, y = self.way
        return Move(self.ids, round(x * steps * STEP), round(y * steps * STEP))

    def _change(self, steps: int) -> Change | None:
        try:
            return self._move(steps).apply(self.trial.site.plan)
        except BadInput:  # locked, or out of the range of a plan
            return None

    def _may(self, steps: int) -> bool:
        change = self._change(steps)
        return change is not None and not self.trial.breaks_near(change)

    def _farthest(self) -> int:
        """The most steps that no local rule objects to; 0 where none are worth a look."""
        least, most = LEAST // STEP, FARTHEST // STEP + 1
        if not self._may(least):
            return 0
        while most - least > 1:
            middle = (least + most) // 2
            if self._may(middle):
                least = middle
            else:
                most = middle
        return least

    def _after(self, steps: int, numbers: Sequence[int]) -> list[int]:
        """How wide it is past some bottlenecks after a move."""
        change = self._change(steps)
        if change is None:
            return [0] * len(numbers)
        site = self.trial.site.with_plan(change.plan)
        network = self.network.with_obstacles([each.polygon for each in site.solids.values()])
        return self._widths(site, network, numbers)

    def _widths(self, site: Site, network: WalkNetwork, numbers: Sequence[int]) -> list[int]:
        return [_width(site, network, self.narrow[number], self.ids) for number in numbers]

    def _wide(self, steps: int) -> int:
        return self._after(steps, [self.number])[0]

    def _narrows(self, steps: int) -> bool:
        """Whether it is narrower past another bottleneck then."""
        others = [number for number in range(len(self.narrow)) if number != self.number]
        now = self._widths(self.trial.site, self.network, others)
        after = self._after(steps, others)
        return any(later < before - 1 for later, before in zip(after, now, strict=True))
