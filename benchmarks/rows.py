# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the table of speeds, and how one is measured."""

import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Work = Callable[[], object]
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Row:
    """How long something took and what it is compared with, both in ms; not a number if unknown.

    `most` is the goal, if there is one: the most that the ratio may be, or the time (ms).
    """

    what: str
    took: float
    floor: str
    floor_took: float
    most: float = math.nan
    is_time: bool = False

    @property
    def ratio(self) -> float:
        """How many times as long as the floor; less is faster."""
        return self.took / self.floor_took

    @property
    def goal(self) -> str:
        """The goal in words, with how it stands."""
        if math.isnan(self.most):
            return ""
        least = f" (1/{1 / self.most:.0f})" if not self.is_time and self.most < 1 else ""
        goal = f"≤ {self.most:g} ms" if self.is_time else f"≤ {self.most:.3g}{least}"
        is_met = (self.took if self.is_time else self.ratio) <= self.most
        return f"{goal}{'' if is_met else ' missed'}"


def timed(work: Work, clock: Clock = time.process_time) -> float:
    """How long a piece of work takes, ms of the processor unless the clock is another."""
    begin = clock()
    work()
    return 1000 * (clock() - begin)


def compared(
    names: tuple[str, str],
    works: tuple[Sequence[Work], Sequence[Work]],
    clock: Clock = time.process_time,
    most: float = math.nan,
) -> Row:
    """The medians of two series of works, done in turns so that both meet the same machine."""
    took: tuple[list[float], list[float]] = ([], [])
    for pair in zip(*works, strict=True):
        for times, work in zip(took, pair, strict=True):
            times.append(timed(work, clock))
    ours, floor = (statistics.median(times) for times in took)
    return Row(names[0], ours, names[1], floor, most)


def table(rows: Sequence[Row]) -> str:
    """The rows as lines of a table."""
    wide = max(len(row.what) for row in rows)
    goals = max(len("goal"), *(len(row.goal) for row in rows))
    lines = [f"{'':{wide}}  {'ms':>9}  {'ratio':>8}  {'goal':{goals}}  compared with"]
    for row in rows:
        if math.isnan(row.took):
            lines.append(f"{row.what:{wide}}  {'–':>9}  {'–':>8}  {'':{goals}}  {row.floor}")
            continue
        figures = f"{row.took:9.3f}  {row.ratio:8.3g}  {row.goal:{goals}}"
        lines.append(f"{row.what:{wide}}  {figures}  {row.floor}, {row.floor_took:.2f} ms")
    return "\n".join(lines)
