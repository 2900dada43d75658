# SPDX-License-Identifier: GPL-3.0-or-later
"""Exposure as people compare it: booths by rank, and what another plan gives or takes."""

from collections.abc import Hashable
from dataclasses import dataclass

from planner.floor.site import Site
from planner.model.values import Name
from planner.paths.exposure import Exposure

PER = 1000  # visitors: what figures of passing are told for, however many come


@dataclass(frozen=True, slots=True)
class Standing:
    """A booth: its rank from 1 (equal figures share it), how often it is passed per PER visitors,
    and how many of all visitors come to it. ``names`` are those of its exhibitors, ``shorts`` for
    where there is little room.
    """

    rank: int
    id: str
    number: str
    names: tuple[Name, ...]
    shorts: tuple[Name, ...]
    passing: float
    coming: float


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of an exhibitor, or of a booth that has none: times passed per PER visitors.

    ``numbers`` are the booths of the old plan and of the new one, of which either may be none, and
    then its figure is None.
    """

    names: tuple[Name, ...]
    shorts: tuple[Name, ...]
    numbers: tuple[tuple[str, ...], tuple[str, ...]]
    before: float | None
    after: float | None

    @property
    def gain(self) -> float:
        """How much more often it is passed; none is as good as never."""
        return (self.after or 0.0) - (self.before or 0.0)


def standings(site: Site, found: Exposure) -> tuple[Standing, ...]:
    """The booths of a site, the most passed first."""
    share = PER / found.model.visitors
    passing = {name: value * share for name, value in found.passing.items()}
    order = sorted(site.plan.booths, key=lambda booth: (-passing[booth.id], booth.number))
    rows: list[Standing] = []
    for place, booth in enumerate(order, start=1):
        before = rows[-1] if rows else None
        tied = before is not None and before.passing == passing[booth.id]
        rank = before.rank if before is not None and tied else place
        exhibitors = [site.exhibitors[name] for name in booth.exhibitors]
        names = tuple(exhibitor.name for exhibitor in exhibitors)
        shorts = tuple(exhibitor.short for exhibitor in exhibitors)
        coming = found.coming.get(booth.id, 0.0)
        times = passing[booth.id]
        rows.append(Standing(rank, booth.id, booth.number, names, shorts, times, coming))
    return tuple(rows)


def changes(old: tuple[Standing, ...], new: tuple[Standing, ...]) -> tuple[Change, ...]:
    """What becomes of each exhibitor wherever it stands, and of each empty booth by its number.

    The greatest gain is first. The booths of one exhibitor are added up.
    """
    before, after = _grouped(old), _grouped(new)
    found = []
    for key in dict.fromkeys((*before, *after)):
        one = (before.get(key) or after[key])[0]
        found.append(
            Change(
                one.names,
                one.shorts,
                (_numbers(before.get(key, ())), _numbers(after.get(key, ()))),
                _sum(before.get(key)),
                _sum(after.get(key)),
            )
        )
    return tuple(sorted(found, key=lambda change: (-change.gain, change.numbers)))


def _grouped(rows: tuple[Standing, ...]) -> dict[Hashable, list[Standing]]:
    found: dict[Hashable, list[Standing]] = {}
    for row in rows:
        found.setdefault(row.names or row.number, []).append(row)
    return found


def _numbers(rows: list[Standing] | tuple[()]) -> tuple[str, ...]:
    return tuple(sorted(row.number for row in rows))


def _sum(rows: list[Standing] | None) -> float | None:
    return None if rows is None else sum(row.passing for row in rows)
