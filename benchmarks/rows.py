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
    """How long something took and what it is compared with, both in ms; not a number if unknown."""

    what: str
    took: float
    floor: str
    floor_took: float

    @property
    def ratio(self) -> float:
        """How many times as long as the floor; less is faster."""
        return self.took / self.floor_took


def timed(work: Work, clock: Clock = time.process_time) -> float:
    """How long a piece of work takes, ms of the processor unless the clock is another."""
    begin = clock()
    work()
    return 1000 * (clock() - begin)


def compared(
    names: tuple[str, str],
    works: tuple[Sequence[Work], Sequence[Work]],
    clock: Clock = time.process_time,
) -> Row:
    """The medians of two series of works, done in turns so that both meet the same machine."""
    took: tuple[list[float], list[float]] = ([], [])
    for pair in zip(*works, strict=True):
        for times, work in zip(took, pair, strict=True):
            times.append(timed(work, clock))
    return Row(names[0], statistics.median(took[0]), names[1], statistics.median(took[1]))


def table(rows: Sequence[Row]) -> str:
    """The rows as lines of a table."""
    wide = max(len(row.what) for row in rows)
    lines = [f"{'':{wide}}  {'ms':>9}  {'ratio':>8}  compared with"]
    for row in rows:
        if math.isnan(row.took):
            lines.append(f"{row.what:{wide}}  {'–':>9}  {'–':>8}  {row.floor}")
            continue
        figures = f"{row.took:9.2f}  {row.ratio:8.3g}"
        lines.append(f"{row.what:{wide}}  {figures}  {row.floor}, {row.floor_took:.2f} ms")
    return "\n".join(lines)
