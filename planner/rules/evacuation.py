# SPDX-License-Identifier: GPL-3.0-or-later
"""Microscopic runs of a plan: the people of an egress survey, at places that a seed draws.

Who goes to which exit is what the survey's walks say (nearest, or the quickest sharing). Those
inside booths come onto the floor before an open side after the walk within it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from planner.paths import assignment
from planner.paths.aside import run_aside
from planner.paths.crowd import grid_step
from planner.paths.evacuation import People, Run, run
from planner.paths.hydraulics import flow_time
from planner.paths.outline import Flags, Floats, Ints
from planner.paths.watch import Watch, go_on
from planner.rules.egress import Survey
from planner.rules.walkable import walkable

Choice = Literal["nearest", "quickest"]
APART = 500.0  # mm between persons at the start, at least
_MOST_PLACES = 60_000


@dataclass(frozen=True, eq=False)
class Evacuation:
    """Runs with one seed each, and what they have in common; ``exits`` are ids, by number."""

    survey: Survey
    choice: Choice
    exits: tuple[str, ...]
    runs: tuple[Run, ...]

    @property
    def persons(self) -> int:
        """How many people there are."""
        return len(self.runs[0].exits)

    def at(self, number: int) -> int:
        """How many go to an exit."""
        return int((self.runs[0].exits == number).sum())

    @property
    def bound(self) -> float:
        """Seconds below which no door of 1.3 persons per second and metre lets its people out."""
        widths = {door.opening.id: door.clear for door in self.survey.exits}
        return max(
            (flow_time(self.at(number), widths[name]) for number, name in enumerate(self.exits)),
            default=0.0,
        )

    def seconds(self, share: float = 1.0) -> tuple[float, ...]:
        """For each run the seconds until so many of those who come out are out."""
        return tuple(each.seconds(share) for each in self.runs)

    def last(self, number: int) -> tuple[float, ...]:
        """For each run the seconds until the last has passed an exit; 0 where nobody does."""
        found = []
        for each in self.runs:
            times = each.out[(each.exits == number) & np.isfinite(each.out)]
            found.append(float(times.max()) if len(times) else 0.0)
        return tuple(found)


@dataclass(frozen=True, eq=False)
class Scenario:
    """What all runs share: who of each group goes where, and the places people may stand."""

    survey: Survey
    persons: int
    choice: Choice = "nearest"
    closed: Collection[str] = ()

    @cached_property
    def exits(self) -> tuple[str, ...]:
        """The ids of the exits that can be used."""
        return tuple(name for name in walkable(self.survey.site).exits if name not in self.closed)

    @cached_property
    def doors(self) -> list[Polygon]:
        """Their polygons."""
        return [walkable(self.survey.site).exits[name] for name in self.exits]

    @cached_property
    def floor(self) -> list[BaseGeometry]:
        """The floor where a person comes through: what is narrower is no way."""
        network = self.survey.standing.network
        grown = shapely.buffer(network.floors, network.width / 2 + 1)
        return [shapely.intersection(part, network.free) for part in grown]

    @cached_property
    def _columns(self) -> list[int]:
        return [self.survey.names.index(name) for name in self.exits]

    @cached_property
    def _groups(self) -> Ints:
        """The persons of each group, so many in all."""
        edges = np.concatenate([[0], np.cumsum(self.survey.crowd.persons)])
        shares: Ints = np.diff(edges * self.persons // max(1, int(edges[-1])))
        return shares

    @cached_property
    def _assigned(self) -> Ints:
        """Persons of each group to each exit, (groups, exits)."""
        walks = self.survey.walks.lengths[:, self._columns]
        counts = self._groups.tolist()
        if self.choice == "nearest" or not self._columns:
            return assignment.nearest(counts, walks).persons
        widths = [float(self.survey.exits[column].clear) for column in self._columns]
        return assignment.quickest(counts, walks, widths).persons

    @cached_property
    def _cells(self) -> list[Floats]:
        """The places about each group that are of its kind: on the floor, or within a booth."""
        standing, groups = self.survey.standing, self.survey.crowd.places
        whole = self.survey.site.ground.floor
        step = max(APART, grid_step(float(whole.area), _MOST_PLACES, APART))
        left, low, right, high = whole.bounds
        xs, ys = np.arange(left + step / 2, right, step), np.arange(low + step / 2, high, step)
        grid = np.stack([side.ravel() for side in np.meshgrid(xs, ys)], axis=1)
        grid = grid[standing.stands(grid)]
        found = [np.zeros((0, 2))] * len(groups)
        on_grid, on_groups = self._on_floor(grid), self._on_floor(groups)
        for kind in (True, False):
            numbers = np.flatnonzero((on_groups == kind) & (self._groups > 0))
            places = grid[on_grid == kind]
            if not len(numbers) or not len(places):
                continue
            tree = shapely.STRtree([shapely.Point(x, y) for x, y in groups[numbers].tolist()])
            place, group = tree.query_nearest(shapely.points(places), all_matches=False)
            order = np.argsort(group, kind="stable")
            place, group = place[order], group[order]
            heads = np.searchsorted(group, np.arange(len(numbers) + 1))
            for index, number in enumerate(numbers.tolist()):
                found[number] = places[place[heads[index] : heads[index + 1]]]
        return found

    def _on_floor(self, places: Floats) -> Flags:
        spots = [(x, y) for x, y in places.tolist()]
        parts = self.survey.standing.network.components(spots)
        return np.array([part is not None for part in parts], dtype=np.bool_)

    def people(self, seed: int) -> People:
        """Everybody at a place that the seed draws; who finds none waits at that of the group."""
        generator = np.random.default_rng([seed, 1])
        via = self.survey.walks.via[:, self._columns]
        places, starts, exits = [], [], []
        for group, count in enumerate(self._groups.tolist()):
            if not count:
                continue
            own, cell = self.survey.crowd.places[group], self._cells[group]
            drawn = generator.permutation(cell)[:count]
            spots = np.concatenate([drawn, np.repeat(own[None], count - len(drawn), axis=0)])
            numbers = np.repeat(np.arange(len(self.exits)), self._assigned[group])
            numbers = np.concatenate([numbers, np.full(count - len(numbers), -1)])
            generator.shuffle(numbers)
            inside = (via[group] != own).any(axis=1)
            through = (numbers >= 0) & np.append(inside, False)[numbers]
            places.append(spots)
            starts.append(
                np.where(through[:, None], np.append(via[group], [own], 0)[numbers], spots)
            )
            exits.append(numbers)
        if not places:
            return People(np.zeros((0, 2)), np.zeros((0, 2)), np.zeros(0), np.zeros(0, np.int64))
        at, start = np.concatenate(places), np.concatenate(starts)
        return People(at, start, np.hypot(*(at - start).T), np.concatenate(exits))


def evacuation(
    scenario: Scenario, seeds: int, watch: Watch = go_on, *, aside: bool = False
) -> Evacuation:
    """Run a scenario with seeds 1, 2, …; the first keeps the positions.

    ``aside`` runs each in a process of its own, so that a window beside it does not stutter.

    Raises ModuleNotFoundError without the extra, and Stopped as ``watch`` says.
    """
    runs = []
    one = run_aside if aside else run
    for number in range(seeds):

        def part(share: float, done: int = number) -> bool:
            return watch((done + share) / seeds)

        people = scenario.people(number + 1)
        runs.append(
            one(scenario.floor, scenario.doors, people, number + 1, frames=not number, watch=part)
        )
    return Evacuation(scenario.survey, scenario.choice, scenario.exits, tuple(runs))
