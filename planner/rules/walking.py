# SPDX-License-Identifier: GPL-3.0-or-later
"""Who can be reached from the visitor openings by a body of some width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.floor.site import Site
from planner.model.venue import Opening
from planner.paths.doors import door_places, stand_places
from planner.paths.network import Walk, WalkNetwork

Place = tuple[float, float]
PRECISION = 50  # mm: how well a bottleneck is known before the walk through it is measured


@dataclass(frozen=True, eq=False)
class Walking:
    """The walks of a site; networks are kept by the width of the body (mm)."""

    site: Site

    def network(self, width: float) -> WalkNetwork:
        """The network of a body of some width."""
        if width not in self._networks:
            obstacles = [solid.polygon for solid in self.site.solids.values()]
            self._networks[width] = WalkNetwork(self.site.ground.floor, obstacles, width)
        return self._networks[width]

    @cached_property
    def _networks(self) -> dict[float, WalkNetwork]:
        return {}

    @cached_property
    def entrances(self) -> tuple[Opening, ...]:
        """The visitor openings of the occupied halls."""
        return tuple(opening for opening in self.site.ground.openings if opening.kind == "visitor")

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """Everything a visitor should reach: booths with an open side, and openings."""
        booths = [booth.id for booth in self.site.plan.booths if booth.open_sides]
        return (*booths, *(opening.id for opening in self.site.ground.openings))

    def starts(self, width: float) -> list[Place]:
        """Where a body can stand just inside the visitor openings."""
        network = self.network(width)
        rows = [stand_places(opening, width / 2) for opening in self.entrances]
        return [place for row in rows for place in row if network.stands(place)]

    def places(self, target: str, width: float) -> list[Place]:
        """Where a body may end its walk to a target, the best first."""
        booth = self.site.booths.get(target)
        if booth is not None:
            rows = door_places(booth, width / 2)
            return _by_turn(rows)
        return list(stand_places(self._openings[target], width / 2))

    @cached_property
    def _openings(self) -> dict[str, Opening]:
        return {opening.id: opening for opening in self.site.ground.openings}

    def reached(self, targets: Sequence[str], width: float) -> frozenset[str]:
        """Those of some targets that a body reaches from any visitor opening."""
        return self.reached_from(self.starts(width), targets, width)

    def reached_from(
        self, starts: Sequence[Place], targets: Sequence[str], width: float
    ) -> frozenset[str]:
        """Those of some targets that a body reaches from any start."""
        network = self.network(width)
        found: set[str] = set()
        # Most are reached at the first place already, so the others are tried only then.
        rows = {target: self.places(target, width) for target in targets}
        first = network.reaches(starts, [row[0] for row in rows.values()])
        found.update(name for name, hit in zip(rows, first, strict=True) if hit)
        rest = [(name, place) for name, row in rows.items() if name not in found for place in row]
        hits = network.reaches(starts, [place for _, place in rest])
        found.update(name for (name, _), hit in zip(rest, hits, strict=True) if hit)
        return frozenset(found)

    def widest(self, starts: Sequence[str], target: str, least: int, most: int) -> tuple[int, int]:
        """Between which widths (mm, PRECISION apart) a body ceases to come to a target.

        It is known to come from some openings at ``least`` and not at ``most``.
        """
        while most - least > PRECISION:
            width = (least + most) // 2
            begin = [place for name in starts for place in self.places(name, width)]
            if self.reached_from(begin, [target], width):
                least = width
            else:
                most = width
        return least, most

    def walk(self, starts: Sequence[str], target: str, width: float) -> Walk | None:
        """The shortest walk of a body from openings to a target, if there is one."""
        network = self.network(width)
        begin = [place for name in starts for place in self.places(name, width)]
        goals = [place for place in self.places(target, width) if network.stands(place)]
        walk = network.route([place for place in begin if network.stands(place)], goals[:1])
        return walk if isinstance(walk, Walk) else None


def _by_turn(rows: Sequence[Sequence[Place]]) -> list[Place]:
    """The first place of each row, then the second ones, and so on."""
    longest = max((len(row) for row in rows), default=0)
    return [row[turn] for turn in range(longest) for row in rows if turn < len(row)]
