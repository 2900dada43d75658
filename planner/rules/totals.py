# SPDX-License-Identifier: GPL-3.0-or-later
"""What booths amount to: count, net area, value by the plan's prices, services; also by kind.

The value of a booth is its area times the price per m² of its type, raised by the premium of its
place (see ``places``): corner, end-cap (and peninsula), island. It is rounded to whole units of the
currency, half a unit up, so that sums are those of the invoices.
"""

from collections.abc import Callable, Iterable, Mapping
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


def totals(site: Site, ids: Iterable[str] | None = None) -> Totals:
    """The totals of some booths (ids of other things count nothing), or of all."""
    plan, wanted = site.plan, None if ids is None else frozenset(ids)
    booths = [booth for booth in plan.booths if wanted is None or booth.id in wanted]
    prices = plan.prices
    by_pavilion = _grouped(booths, lambda booth: booth.pavilion, site.pavilions)
    return Totals(
        all=_sum(booths, prices),
        empty=sum(not booth.exhibitors for booth in booths),
        pavilions={name: _sum(group, prices) for name, group in by_pavilion.items()},
        types=_sums(booths, prices, lambda booth: booth.type, ("shell", "raw")),
        statuses=_sums(booths, prices, lambda booth: booth.status, STATUSES),
        sold={
            name: _sums(group, prices, lambda booth: booth.status, STATUSES)
            for name, group in by_pavilion.items()
        },
        services=_ordered(booths),
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


def _sum(booths: Iterable[Booth], prices: Prices | None) -> Sum:
    listed = list(booths)
    net = sum(floor_area(booth.shape) for booth in listed)
    cost = None if prices is None else sum(value(booth, prices) for booth in listed)
    return Sum(len(listed), net, cost)


def _sums(
    booths: Iterable[Booth],
    prices: Prices | None,
    by: Callable[[Booth], str],
    order: Iterable[str],
) -> dict[str, Sum]:
    groups = _grouped(booths, by, order)
    return {name: _sum(group, prices) for name, group in groups.items()}


def _grouped(
    booths: Iterable[Booth], by: Callable[[Booth], str], order: Iterable[str]
) -> dict[str, list[Booth]]:
    groups: dict[str, list[Booth]] = {name: [] for name in order}
    for booth in booths:
        groups[by(booth)].append(booth)
    return {name: group for name, group in groups.items() if group}


def _ordered(booths: Iterable[Booth]) -> Ordered:
    ordered = [booth.services for booth in booths if booth.services is not None]
    sums = {
        field.name: sum(getattr(each, field.name) for each in ordered)
        for field in fields(Ordered)
        if field.name != "booths"
    }
    return Ordered(booths=len(ordered), **sums)
