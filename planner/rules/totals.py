# SPDX-License-Identifier: GPL-3.0-or-later
"""What booths amount to: count, net area, value by the plan's prices, services; also by kind.

The value of a booth is its area times the price per m² of its type, raised by the premium of its
place (see ``places``): corner, end-cap (and peninsula), island. It is rounded to whole units of the
currency, half a unit up, so that sums are those of the invoices.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from planner.floor.site import Site
from planner.model.orders import Prices
from planner.model.plan import STATUSES, Booth
from planner.model.shapes import floor_area
from planner.rules.places import PlaceKind, kind_of_place

_PREMIUMS: Mapping[PlaceKind, str] = {
    "corner": "corner",
    "end-cap": "end_cap",
    "peninsula": "end_cap",
    "island": "island",
}


@dataclass(frozen=True, slots=True)
class Sum:
    """Booths together: net area in mm², value in whole units of the currency (None: no prices)."""

    count: int = 0
    net: float = 0.0
    value: int | None = None


@dataclass(frozen=True, slots=True)
class Ordered:
    """Services together; ``power`` in W, ``three_phase`` and ``booths`` are counts of booths."""

    booths: int = 0
    power: int = 0
    three_phase: int = 0
    internet: int = 0
    water: int = 0
    air: int = 0
    rigging: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """All booths, and those of each pavilion, type and status (those that there are).

    ``gross`` of the halls and ``features`` in mm² belong to the plan as a whole. ``empty`` booths
    have no exhibitor.
    """

    all: Sum
    empty: int
    pavilions: Mapping[str, Sum]
    types: Mapping[str, Sum]
    statuses: Mapping[str, Sum]
    # by pavilion, then by status
    sold: Mapping[str, Mapping[str, Sum]]
    services: Ordered
    gross: float
    features: float
    currency: str

    @property
    def net_to_gross(self) -> float:
        """The share of the halls that these booths take."""
        return self.all.net / self.gross


@dataclass(frozen=True, slots=True)
class _Counted:
    """A booth with its area (mm²) and value, worked out once."""

    booth: Booth
    net: float
    value: int | None


def totals(site: Site, ids: Iterable[str] | None = None) -> Totals:
    """The totals of some booths (ids of other things count nothing), or of all."""
    plan, wanted = site.plan, None if ids is None else frozenset(ids)
    prices = plan.prices
    counted = [
        _Counted(
            booth,
            floor_area(booth.shape),
            None if prices is None else value(booth, prices),
        )
        for booth in plan.booths
        if wanted is None or booth.id in wanted
    ]
    by_pavilion = _grouped(counted, lambda booth: booth.pavilion, site.pavilions)
    priced = prices is not None
    return Totals(
        all=_sum(counted, priced),
        empty=sum(not each.booth.exhibitors for each in counted),
        pavilions={name: _sum(group, priced) for name, group in by_pavilion.items()},
        types=_sums(counted, priced, lambda booth: booth.type, ("shell", "raw")),
        statuses=_sums(counted, priced, lambda booth: booth.status, STATUSES),
        sold={
            name: _sums(group, priced, lambda booth: booth.status, STATUSES)
            for name, group in by_pavilion.items()
        },
        services=_ordered(each.booth for each in counted),
        gross=site.ground.gross_area,
        features=site.feature_area,
        currency="" if prices is None else prices.currency,
    )


def value(booth: Booth, prices: Prices) -> int:
    """What a booth costs, in whole units of the currency."""
    per_metre = prices.raw if booth.type == "raw" else prices.shell
    parts = round(floor_area(booth.shape)) * per_metre * (100 + premium(booth, prices))
    whole = 100 * 1_000_000  # percent, and mm² in a m²
    return (2 * parts + whole) // (2 * whole)


def premium(booth: Booth, prices: Prices) -> int:
    """What the place of a booth adds to its price, in percent."""
    name = _PREMIUMS.get(kind_of_place(booth), "")
    return getattr(prices, name) if name else 0


def _sum(counted: Sequence[_Counted], priced: bool) -> Sum:
    cost = sum(each.value or 0 for each in counted) if priced else None
    return Sum(len(counted), sum(each.net for each in counted), cost)


def _sums(
    counted: Sequence[_Counted], priced: bool, by: Callable[[Booth], str], order: Iterable[str]
) -> dict[str, Sum]:
    groups = _grouped(counted, by, order)
    return {name: _sum(group, priced) for name, group in groups.items()}


def _grouped(
    counted: Sequence[_Counted], by: Callable[[Booth], str], order: Iterable[str]
) -> dict[str, list[_Counted]]:
    groups: dict[str, list[_Counted]] = {name: [] for name in order}
    for each in counted:
        groups[by(each.booth)].append(each)
    return {name: group for name, group in groups.items() if group}


def _ordered(booths: Iterable[Booth]) -> Ordered:
    ordered = [booth.services for booth in booths if booth.services is not None]
    sums = {
        field.name: sum(getattr(each, field.name) for each in ordered)
        for field in fields(Ordered)
        if field.name != "booths"
    }
    return Ordered(booths=len(ordered), **sums)
