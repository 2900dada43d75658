# SPDX-License-Identifier: GPL-3.0-or-later
"""How the people of a plan leave it: who goes to which exit, how long it takes, what stops them.

The occupant load of a code is spread over the floor, its walks are exact, and exits empty by the
hydraulic method (tables of IMO MSC.1/Circ.1533): all set out at once at free speed, nobody turns
aside or hesitates, an exit passes 1.3 persons per second and metre. Times are lower bounds of that
model, never a proof; queues within the hall are told as bottlenecks and not added to the time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from planner.floor.site import Site
from planner.model.problems import BadInput, Problem, nearest
from planner.paths import assignment
from planner.paths.assignment import Assignment, emptied
from planner.paths.crossing import Bottleneck, bottlenecks
from planner.paths.crowd import Crowd, Standing, Walks, grid_step, spread
from planner.paths.doors import opening_side
from planner.paths.hydraulics import Emptying
from planner.paths.leaving import Leaving, Trip, exceeds
from planner.paths.outline import Flags, Floats, Ints
from planner.paths.search import Place
from planner.paths.watch import Watch, go_on, tell
from planner.rules import dead_end, travel_distance
from planner.rules.context import Context
from planner.rules.exits import Exit, capacity, exits
from planner.rules.finding import Finding
from planner.rules.occupants import LOAD_RULE, OccupantLoad, floor_parts, occupant_load
from planner.rules.requirement import Profile
from planner.rules.walking import PERSON, walking_of

MOST_GROUPS = 1_500  # about so many groups of people at most


@dataclass(frozen=True, eq=False)
class Survey:
    """What does not hang on which exits are open: people, exits, walks, under one profile."""

    site: Site
    profile: Profile
    load: OccupantLoad
    exits: tuple[Exit, ...]
    standing: Standing
    crowd: Crowd
    walks: Walks
    longest_allowed: int | None
    dead_ends: tuple[Finding, ...]

    @property
    def usable(self) -> Flags:
        """The exits that a person comes through."""
        return np.array([door.usable for door in self.exits], dtype=np.bool_)

    @cached_property
    def capacities(self) -> tuple[int, ...] | None:
        """How many persons each exit takes under the code; None where it names no such width."""
        rows = [capacity([door], self.profile) for door in self.exits]
        return None if None in rows else tuple(row or 0 for row in rows)

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of the exits."""
        return tuple(door.opening.id for door in self.exits)


@dataclass(frozen=True, slots=True)
class ExitUse:
    """An exit and who goes there: walks in mm, seconds until the last has passed."""

    exit: Exit
    open: bool
    persons: int
    capacity: int | None
    mean: float
    longest: float
    emptying: Emptying

    @property
    def over(self) -> bool:
        """Whether it takes fewer than come."""
        return self.capacity is not None and self.persons > self.capacity


@dataclass(frozen=True, slots=True)
class Clearing:
    """An assignment of everybody: exit by exit, those whom none takes, and the time (s)."""

    uses: tuple[ExitUse, ...]
    left: int

    @property
    def seconds(self) -> float:
        """Until the last of those who come to an exit has passed it."""
        return max((use.emptying.seconds for use in self.uses), default=0.0)

    @property
    def over(self) -> tuple[str, ...]:
        """The ids of exits that take fewer than come."""
        return tuple(use.exit.opening.id for use in self.uses if use.over)


@dataclass(frozen=True, slots=True)
class Lost:
    """What it would mean to lose one more exit: everybody to the nearest of the others.

    ``lacking`` persons find no room in the capacities that are left (None without such), ``left``
    have no way out, ``longest`` is the longest walk (mm). ``breaks``: something does not hold then
    that does with it.
    """

    exit: str
    left: int
    lacking: int | None
    longest: float
    too_far: bool
    seconds: float
    breaks: bool


@dataclass(frozen=True, eq=False)
class Egress:
    """How the people of a survey leave by the exits that are open.

    ``nearest``: everybody to the nearest exit; ``fitting``: within the capacities of the code, the
    walks in all as short as can be (None where it names none); ``quickest``: out as soon as can be
    found, while ``least_seconds`` no assignment undercuts. ``longest`` is the longest of all walks
    to the nearest open exit, also from within booths.
    """

    survey: Survey
    closed: frozenset[str]
    nearest: Clearing
    fitting: Clearing | None
    quickest: Clearing
    lost: tuple[Lost, ...]
    bottlenecks: tuple[Bottleneck, ...]
    least_seconds: float
    longest: Trip | None

    @property
    def too_far(self) -> bool:
        """Whether the longest walk to the nearest open exit is longer than the profile allows."""
        return self.longest is not None and _too_far(self.survey, self.longest.length)

    @property
    def lacking(self) -> int | None:
        """Persons for whom the exits together have no room under the code."""
        return None if self.fitting is None else self.fitting.left - self.nearest.left

    @property
    def holds(self) -> bool:
        """Everybody gets out, near enough, within the capacities, and no dead end is too long."""
        broken = self.nearest.left or self.lacking or self.too_far or self.survey.dead_ends
        return not broken


def survey(site: Site, profile: Profile, watch: Watch = go_on) -> Survey | None:
    """The people of a site under a profile and their walks; None where it counts nobody.

    Takes seconds. Raises Stopped soon after ``watch`` says that it is no longer wanted.
    """
    context = Context.of(site, profile)
    asked = context.profile
    load = occupant_load(site, asked)
    if load is None:
        return None
    doors = exits(site)
    standing = _standing(site)
    crowd = _crowd(site, asked, load, standing)
    walks = standing.walks(crowd.places, watch)
    limits = [
        travel_distance.allowed(context, name)
        for name in ("distance", "floor-distance")
        if name in asked.rules.get(travel_distance.RULE_ID, {})
    ]
    ends = tuple(dead_end.dead_ends(context)) if dead_end.RULE_ID in asked.rules else ()
    most = min(limits, default=None)
    return Survey(site, asked, load, doors, standing, crowd, walks, most, ends)


def egress(of: Survey, closed: Collection[str] = (), watch: Watch = go_on) -> Egress:
    """How everybody leaves where some exits are closed.

    Takes seconds. Raises BadInput for an unknown exit, and Stopped as ``survey`` does.
    """
    _demand(of, closed)
    shut = np.array([name in closed for name in of.names], dtype=np.bool_)
    open_ = of.usable & ~shut
    by_nearest = _nearest(of, open_)
    clearing = _clearing(of, open_, by_nearest)
    fitting = None
    if (room := _room(of, open_)) is not None:
        fitting = _clearing(of, open_, assignment.assign(_persons(of), _walks(of, open_), room))
    there = (_persons(of), _walks(of, open_), _widths(of, open_))
    tell(watch, 0.1)
    narrow = bottlenecks(of.standing.network, *_paths(of, by_nearest))
    tell(watch, 0.3)
    made = Egress(
        survey=of,
        closed=frozenset(closed),
        nearest=clearing,
        fitting=fitting,
        quickest=_clearing(of, open_, assignment.quickest(*there)),
        lost=(),
        bottlenecks=narrow,
        least_seconds=assignment.least_seconds(*there),
        longest=_longest(of, open_),
    )
    lost, numbers = [], np.flatnonzero(open_).tolist()
    for count, number in enumerate(numbers):
        tell(watch, 0.5 + 0.5 * count / len(numbers))
        lost.append(_lost(made, open_, number))
    return replace(made, lost=tuple(lost))


@lru_cache(maxsize=1)
def _standing(site: Site) -> Standing:
    """Where people can be and the walks to each exit: the same for every code."""
    sides = {door.opening.id: (opening_side(door.opening),) for door in exits(site)}
    return Standing(site, walking_of(site).network(PERSON), sides)


def _crowd(site: Site, profile: Profile, load: OccupantLoad, standing: Standing) -> Crowd:
    net = "net" in profile.rules[LOAD_RULE]
    parts = [
        spread(floor, row.persons, standing.stands, _step(site))
        for row, (*_, floor) in zip(load.rows, floor_parts(site, net=net), strict=True)
    ]
    return Crowd(
        np.concatenate([part.places for part in parts]),
        np.concatenate([part.persons for part in parts]),
    )


def _step(site: Site) -> float:
    """How far apart (mm) groups of people stand."""
    return grid_step(float(site.ground.gross_area), MOST_GROUPS)


def _demand(of: Survey, closed: Collection[str]) -> None:
    unknown = [name for name in closed if name not in of.names]
    if unknown:
        raise BadInput(
            Problem(
                "exit-unknown",
                values={"id": name, "hint": nearest(name, of.names) or ", ".join(of.names)},
            )
            for name in unknown
        )


def _persons(of: Survey) -> list[int]:
    found: list[int] = of.crowd.persons.tolist()
    return found


def _walks(of: Survey, open_: Flags) -> Floats:
    return np.where(open_, of.walks.lengths, np.inf)


def _widths(of: Survey, open_: Flags) -> list[float]:
    return [float(door.clear) if on else 0.0 for door, on in zip(of.exits, open_, strict=True)]


def _nearest(of: Survey, open_: Flags) -> Assignment:
    return assignment.nearest(_persons(of), _walks(of, open_))


def _clearing(of: Survey, open_: Flags, assigned: Assignment) -> Clearing:
    walks, doors = _walks(of, open_), of.exits
    rooms: Sequence[int | None] = of.capacities or [None] * len(doors)
    uses = []
    for number, each in enumerate(emptied(assigned, walks, _widths(of, open_))):
        there = assigned.persons[:, number]
        mean = float(there @ np.where(there > 0, walks[:, number], 0.0) / max(there.sum(), 1))
        uses.append(
            ExitUse(
                exit=doors[number],
                open=bool(open_[number]),
                persons=each.persons,
                capacity=rooms[number],
                mean=mean,
                longest=each.farthest,
                emptying=each,
            )
        )
    return Clearing(tuple(uses), int(assigned.left.sum()))


def _room(of: Survey, open_: Flags) -> list[int] | None:
    """How many each exit takes under the code, none where it is shut."""
    if of.capacities is None:
        return None
    room: list[int] = np.where(open_, of.capacities, 0).tolist()
    return room


def _too_far(of: Survey, length: float) -> bool:
    return of.longest_allowed is not None and exceeds(length, of.longest_allowed)


def _longest(of: Survey, open_: Flags) -> Trip | None:
    """The longest walk to the nearest open exit, from anywhere people can be."""
    standing = of.standing
    goals = {
        name: sides for on, (name, sides) in zip(open_, standing.exits.items(), strict=True) if on
    }
    if not goals:
        return None
    return Leaving(of.site, standing.network, goals).longest_anywhere(0.0)


def _lost(now: Egress, open_: Flags, number: int) -> Lost:
    of = now.survey
    rest = open_.copy()
    rest[number] = False
    clearing = _clearing(of, rest, _nearest(of, rest))
    length = 0.0 if now.longest is None else now.longest.length
    # Groups stand a step apart: where none of those who lose their exit walks nearly so far, the
    # longest walk is someone else's.
    here = _walks(of, open_).argmin(axis=1) == number
    new = _walks(of, rest)[here].min(axis=1)
    if here.any() and new.max() + 2 * _step(of.site) > length:
        longest = _longest(of, rest)
        length = 0.0 if longest is None else longest.length
    lacking = None
    if (room := _room(of, rest)) is not None:
        found = assignment.placed(_persons(of), _walks(of, rest), room)
        lacking = of.load.persons - clearing.left - found
    too_far = _too_far(of, length)
    return Lost(
        exit=of.names[number],
        left=clearing.left,
        lacking=lacking,
        longest=length,
        too_far=too_far,
        seconds=clearing.seconds,
        breaks=(
            clearing.left > now.nearest.left
            or (lacking or 0) > (now.lacking or 0)
            or (too_far and not now.too_far)
        ),
    )


def _paths(of: Survey, assigned: Assignment) -> tuple[list[Sequence[Place]], Ints]:
    """The walks over the floor of all who leave, those from one place as one, and their persons."""
    together: defaultdict[tuple[int, Place], int] = defaultdict(int)
    for group, number in np.argwhere(assigned.persons > 0).tolist():
        x, y = of.walks.via[group, number].tolist()
        together[number, (x, y)] += int(assigned.persons[group, number])
    doors = list(of.standing.leaving.values())
    walks: list[Sequence[Place]] = []
    for number, place in together:
        trip = doors[number].trip(place)
        walks.append(() if trip is None else trip.points)
    return walks, np.array(list(together.values()), dtype=np.int64)
