# SPDX-License-Identifier: GPL-3.0-or-later
"""A microscopic run: single persons walk out of a floor, each to an exit that is given.

The collision-free speed model (Tordeux, Chraibi and Seyfried, 2016) as JuPedSim has it, which is
an optional extra, imported when it is needed.  Free speeds are Weidmann's (1993).  The time gap is
set so that a door passes about the 1.3 persons per second and metre of the hydraulic tables.  That
model knows no noise, so an arch before a door may stand for ever: where nobody has come out for
some seconds, those near the exits turn their shoulders, and take a little less room from then on.
"""

from __future__ import annotations

import importlib
import importlib.util
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from planner.paths.outline import Floats, Ints
from planner.paths.search import Place
from planner.paths.watch import Watch, go_on, tell

MODULE, EXTRA = "jupedsim", "hallplan[evacuation]"
SPEED, SPEED_SPREAD = 1.34, 0.26  # m/s, Weidmann: mean and standard deviation
SPEED_RANGE = (0.82, 1.86)  # m/s: two deviations each way
RADIUS = (0.17, 0.21)  # m: half the room that a person takes
TIME_GAP = 1.4  # s behind the next
TICK = 0.5  # s between looks at who has come out
FRAME = 2  # ticks between positions that are kept
LONGEST = 3600.0  # s: then the run ends
_STEP = 0.05  # s of the model
_METRE = 1000.0
_JAM, _GIVES, _NEAR = (
    5.0,
    0.9,
    2.0,
)  # s without anybody coming out; times the radius; m from an exit
_NARROWEST = 0.12  # m: nobody gets narrower
_STUCK = 180.0  # s in which nobody comes out: then the run ends
_STAGE = 0.4  # m: so deep, at its far end, is the part of an exit in which one is out
_JOINT = 2.0  # mm by which an exit overlaps the floor
_EVEN = 2.0  # mm by which the outline of the floor may be simplified


def available() -> bool:
    """Whether the optional extra is installed."""
    return importlib.util.find_spec(MODULE) is not None


@dataclass(frozen=True, eq=False)
class People:
    """Who leaves: places (n, 2) in mm, and the number of the exit of each, -1 for none.

    ``starts`` (n, 2) is where each steps onto the floor, after ``before`` mm (n): the place itself
    for those who stand on it.
    """

    places: Floats
    starts: Floats
    before: Floats
    exits: Ints


@dataclass(frozen=True, eq=False)
class Run:
    """One run: for each person the exit and the seconds until out, infinite for who stays.

    ``frames`` (times, n, 2): positions in mm every second, not a number once out; empty where they
    were not asked for.
    """

    seed: int
    exits: Ints
    out: Floats
    frames: Floats

    @property
    def left(self) -> int:
        """How many did not come out."""
        return int((~np.isfinite(self.out)).sum())

    def seconds(self, share: float = 1.0) -> float:
        """Until so many of all those who come out are out; 0 where nobody is."""
        times = np.sort(self.out[np.isfinite(self.out)])
        return float(times[max(0, math.ceil(share * len(times)) - 1)]) if len(times) else 0.0

    def still_in(self, times: Floats) -> Ints:
        """How many are still in at some times (s)."""
        found: Ints = len(self.out) - np.searchsorted(np.sort(self.out), times, "right")
        return found


def run(
    floor: Sequence[BaseGeometry],
    exits: Sequence[Polygon],
    people: People,
    seed: int,
    *,
    frames: bool = False,
    watch: Watch = go_on,
) -> Run:
    """Let people walk out of a floor (mm) through exits.

    An exit is a quadrilateral whose first edge is the door line and whose third is the far end.
    Raises ModuleNotFoundError without the extra, and Stopped as ``watch`` says.
    """
    parts = _parts(floor, exits)
    generator = np.random.default_rng(seed)
    count = len(people.exits)
    speeds = np.clip(generator.normal(SPEED, SPEED_SPREAD, count), *SPEED_RANGE)
    radii = generator.uniform(*RADIUS, count)
    crowd = _Crowd(people, speeds, radii, [_Part(part, exits) for part in parts])
    kept: list[Floats] = []
    time, last, tick = 0.0, 0.0, 0
    while True:
        crowd.enter(time)
        if frames and tick % FRAME == 0:
            kept.append(crowd.positions.copy())
        done = int(np.isfinite(crowd.out).sum())
        tell(watch, done / max(1, count))
        if not crowd.waiting or time >= LONGEST or time - last >= _STUCK:
            break
        time, tick = time + TICK, tick + 1
        if crowd.walk(time, follow=frames):
            last = time
        elif (time - last) % _JAM < TICK:
            crowd.give_way()
    shown = np.array(kept) if kept else np.zeros((0, count, 2))
    return Run(seed, people.exits, crowd.out, shown)


class _Part:
    """One piece of floor with its exits, as one simulation."""

    def __init__(self, part: Polygon, exits: Sequence[Polygon]) -> None:
        self.jps: Any = importlib.import_module(MODULE)
        self.area = part
        shapely.prepare(part)
        self.simulation = self.jps.Simulation(
            model=self.jps.CollisionFreeSpeedModelV2(), geometry=part, dt=_STEP
        )
        self.ways: dict[int, tuple[int, int]] = {}
        for number, each in enumerate(exits):
            end = _far_end(each)
            if part.contains(end.centroid):
                stage = self.simulation.add_exit_stage(end)
                journey = self.simulation.add_journey(self.jps.JourneyDescription([stage]))
                self.ways[number] = (journey, stage)
        self.doors = np.array([_far_end(exits[number]).centroid.coords[0] for number in self.ways])
        self.persons: dict[int, int] = {}  # by the number of an agent

    def add(self, person: int, at: Place, exit_number: int, speed: float, radius: float) -> bool:
        """Let a person (place in m) begin to walk; False where there is no room yet."""
        journey, stage = self.ways[exit_number]
        try:
            agent = self.simulation.add_agent(
                self.jps.CollisionFreeSpeedModelV2AgentParameters(
                    position=at, desired_speed=speed, radius=radius,
                    time_gap=TIME_GAP, journey_id=journey, stage_id=stage,
                )
            )  # fmt: skip
        except RuntimeError:
            return False
        self.persons[agent] = person
        return True


class _Crowd:
    """Who is where while they walk; ``out`` and ``positions`` are filled as time goes on."""

    def __init__(self, people: People, speeds: Floats, radii: Floats, parts: list[_Part]) -> None:
        self.people, self.speeds, self.radii, self.parts = people, speeds, radii, parts
        self.out = np.full(len(people.exits), np.inf)
        self.positions = people.places.copy()
        self.where = {
            person: part
            for person, (start, number) in enumerate(
                zip(people.starts / _METRE, people.exits.tolist(), strict=True)
            )
            for part in parts
            if number in part.ways and shapely.contains_xy(part.area, *start)
        }
        self.pending = sorted(self.where, key=lambda each: people.before[each] / speeds[each])

    @property
    def waiting(self) -> bool:
        """Whether anybody who can come out is still in."""
        return bool(self.pending) or any(part.persons for part in self.parts)

    def enter(self, time: float) -> None:
        """Those whose time has come step onto the floor, one at a place, where there is room."""
        later, tried = [], set()
        for person in self.pending:
            at = self.people.starts[person] / _METRE
            place = (float(at[0]), float(at[1]))
            ready = self.people.before[person] / _METRE / self.speeds[person] <= time
            wanted = ready and place not in tried
            if wanted:
                tried.add(place)
            if not wanted or not self.where[person].add(
                person, place, int(self.people.exits[person]),
                float(self.speeds[person]), float(self.radii[person]),
            ):  # fmt: skip
                later.append(person)
        self.pending = later

    def walk(self, time: float, *, follow: bool) -> bool:
        """Walk on until a time; whether anybody came out."""
        gone = False
        for part in self.parts:
            simulation = part.simulation
            before = simulation.agent_count()
            simulation.iterate(round(TICK / _STEP))
            if not follow and simulation.agent_count() == before:
                continue
            here = {}
            for agent in simulation.agents():
                person = here[agent.id] = part.persons[agent.id]
                if follow:
                    self.positions[person] = agent.position
                    self.positions[person] *= _METRE
            for agent_id in part.persons.keys() - here.keys():
                self.out[part.persons[agent_id]] = time
                self.positions[part.persons[agent_id]] = np.nan
                gone = True
            part.persons = here
        return gone

    def give_way(self) -> None:
        """Those near an exit turn their shoulders."""
        for part in self.parts:
            for agent in part.simulation.agents():
                away = part.doors - np.array(agent.position)
                if (np.hypot(away[:, 0], away[:, 1]) < _NEAR + _STAGE).any():
                    agent.model.radius = max(_NARROWEST, agent.model.radius * _GIVES)


def _parts(floor: Sequence[BaseGeometry], exits: Sequence[Polygon]) -> list[Polygon]:
    """The floor with its exits in metres, in pieces; those without an exit are left out."""
    doors = [each.buffer(_JOINT, join_style="mitre") for each in exits]
    whole = shapely.union_all([*floor, *doors]).simplify(_EVEN)
    pieces = shapely.get_parts(shapely.transform(whole, lambda points: points / _METRE))
    return [
        piece
        for piece in pieces
        if isinstance(piece, Polygon)
        and any(piece.contains(_far_end(each).centroid) for each in exits)
    ]


def _far_end(door: Polygon) -> Polygon:
    """The far part of an exit, in metres: who is in it is out."""
    one, two, far_two, far_one = np.array(door.exterior.coords[:4]) / _METRE
    depth = float(np.hypot(*(far_one - one)))
    share = min(0.5, _STAGE / depth)
    return Polygon([far_one + (one - far_one) * share, far_two + (two - far_two) * share,
                    far_two, far_one])  # fmt: skip
