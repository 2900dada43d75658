# SPDX-License-Identifier: GPL-3.0-or-later
"""An evacuation run as it is played back: where everybody is at a time, and who is out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from planner.floor.site import Site
from planner.paths.evacuation import FRAME, TICK, Run
from planner.paths.outline import Floats, Ints
from planner.rules.evacuation import Evacuation

_APART = FRAME * TICK  # s between positions that are kept


@dataclass(frozen=True, eq=False)
class Moment:
    """A time (s) of a run: places (mm) of those still in by the number of their exit.

    ``exits`` are ids; ``out`` and ``persons`` say of each how many are out, of how many. Those
    whom no exit takes are ``staying``.
    """

    site: Site
    time: float
    exits: tuple[str, ...]
    places: tuple[Floats, ...]
    staying: Floats
    out: tuple[int, ...]
    persons: tuple[int, ...]

    @property
    def still_in(self) -> int:
        """How many are not out."""
        return sum(self.persons) - sum(self.out) + len(self.staying)


@dataclass(frozen=True, eq=False)
class Playback:
    """The first run of an evacuation, the one whose positions are kept."""

    evacuation: Evacuation

    @property
    def run(self) -> Run:
        """The run that is shown."""
        return self.evacuation.runs[0]

    @property
    def last(self) -> float:
        """The time (s) up to which there is something to see."""
        return max((len(self.run.frames) - 1) * _APART, 0.0)

    @cached_property
    def _members(self) -> list[Ints]:
        return [np.flatnonzero(self.run.exits == n) for n in range(len(self.evacuation.exits))]

    def moment(self, time: float) -> Moment:
        """Where people are at a time, in between straight from second to second."""
        frames = self.run.frames
        number = min(int(time / _APART), len(frames) - 1)
        here, later = frames[number], frames[min(number + 1, len(frames) - 1)]
        share = min(time / _APART - number, 1.0)
        gone = np.isnan(later[:, 0])
        places = np.where(gone[:, None], here, here + share * (later - here))
        inside = ~np.isnan(places[:, 0]) & (self.run.out > time)
        counts = [
            (int((self.run.out[members] <= time).sum()), len(members)) for members in self._members
        ]
        return Moment(
            site=self.evacuation.survey.site,
            time=time,
            exits=self.evacuation.exits,
            places=tuple(places[members[inside[members]]] for members in self._members),
            staying=places[(self.run.exits < 0) & inside],
            out=tuple(out for out, _ in counts),
            persons=tuple(persons for _, persons in counts),
        )
