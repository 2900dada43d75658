# SPDX-License-Identifier: GPL-3.0-or-later
"""Totals as facts: counts, areas, values, services of the plan, of a selection, of one booth."""

from collections.abc import Callable, Sized

from planner.floor.site import Site
from planner.locale import money, percent
from planner.model.plan import STATUSES, Booth
from planner.rules.places import kind_of_place
from planner.rules.services import kilowatts
from planner.rules.totals import Ordered, Sum, Totals, premium, value
from ui.desktop.look import Look
from ui.desktop.marks import status_icon, swatch
from ui.desktop.panels.section import Fact


def by_pavilion(site: Site, found: Totals, look: Look) -> list[Fact]:
    """Count and area of each pavilion, beside one another as bars."""
    most = max((each.net for each in found.pavilions.values()), default=1.0)
    colours = look.palette
    return [
        Fact(
            f"{site.pavilions[name].name[look.language]}  {each.count}",
            _square_metres(each.net),
            icon=swatch(colours.pavilions[site.pavilions[name].colour], colours.booth_line),
            bar=each.net / most,
            colour=colours.pavilions[site.pavilions[name].colour],
        )
        for name, each in found.pavilions.items()
    ]


def by_status(found: Totals, look: Look) -> list[Fact]:
    """Count and area of each status, the firmest first; none of the plan's is left out."""
    return [
        Fact(
            look.text(f"status.{status}"),
            _square_metres(each.net),
            icon=status_icon(status, look.palette.text2),
            middle=f"{each.count:,}",
        )
        for status in reversed(STATUSES)
        for each in [found.statuses.get(status, Sum())]
    ]


def by_type(found: Totals, look: Look) -> list[Fact]:
    """Count and area of shell scheme and raw space."""
    return [
        Fact(look.text(f"type.{kind}"), _square_metres(each.net), middle=f"{each.count:,}")
        for kind, each in found.types.items()
    ]


def values(found: Totals, look: Look) -> list[Fact]:
    """What is sold, reserved, held and free is worth, and all; nothing without prices."""
    if found.all.value is None:
        return []
    facts = [
        Fact(
            look.text(f"selling.worth.{status}"),
            money(each.value or 0, found.currency),
            icon=status_icon(status, look.palette.text2),
        )
        for status in reversed(STATUSES)
        for each in [found.statuses.get(status, Sum())]
    ]
    return [*facts, Fact(look.text("selling.worth.all"), money(found.all.value, found.currency))]


def sold(site: Site, found: Totals, look: Look) -> list[Fact]:
    """What each pavilion is worth, and as a bar the share that is sold."""
    colours = look.palette
    facts = []
    for name, each in found.pavilions.items():
        if each.value is None:
            continue
        gone = found.sold[name].get("confirmed", Sum()).value or 0
        colour = colours.pavilions[site.pavilions[name].colour]
        facts.append(
            Fact(
                site.pavilions[name].name[look.language],
                money(each.value, found.currency),
                icon=swatch(colour, colours.booth_line),
                middle=f"{100 * gone / each.value:.0f} %" if each.value else "",
            )
        )
    return facts


def services(ordered: Ordered, look: Look) -> list[Fact]:
    """What is ordered, each service that is."""
    rows = (
        ("power", kilowatts(ordered.power) if ordered.power else ""),
        ("three-phase", _count(ordered.three_phase)),
        ("internet", _count(ordered.internet)),
        ("water", _count(ordered.water)),
        ("air", _count(ordered.air)),
        ("rigging", _count(ordered.rigging)),
    )
    return [Fact(look.text(f"selling.services.{name}"), shown) for name, shown in rows if shown]


def price(site: Site, booth: Booth, look: Look) -> str:
    """What a booth costs and with which premium; empty without prices."""
    prices = site.plan.prices
    if prices is None:
        return ""
    words = money(value(booth, prices), prices.currency)
    added = premium(booth, prices)
    if not added:
        return words
    kind = look.text(f"selling.premium.{kind_of_place(booth)}")
    return f"{words} · {kind} +{added} %"


def selected(site: Site, found: Totals, look: Look) -> list[Fact]:
    """What the selected booths amount to besides their area: share, value, services."""
    facts = [Fact(look.text("plan.net-to-gross"), percent(found.net_to_gross))]
    if found.all.value is not None:
        facts.append(Fact(look.text("selling.worth.title"), money(found.all.value, found.currency)))
        gone = found.statuses.get("confirmed", Sum()).value or 0
        facts.append(Fact(look.text("selling.worth.confirmed"), money(gone, found.currency)))
    return [*facts, *services(found.services, look)]


def parted(site: Site, found: Totals, look: Look) -> list[tuple[str, list[Fact]]]:
    """Headings with count and area of each part: of what all booths share there is no part."""
    parts: tuple[tuple[str, Sized, Callable[[], list[Fact]]], ...] = (
        ("plan.by-pavilion", found.pavilions, lambda: by_pavilion(site, found, look)),
        ("plan.by-status", found.statuses, lambda: by_status(found, look)),
        ("plan.by-type", found.types, lambda: by_type(found, look)),
    )
    return [(key, make()) for key, sums, make in parts if len(sums) > 1]


def _count(number: int) -> str:
    return f"{number:,}" if number else ""


def _square_metres(square_millimetres: float) -> str:
    return f"{square_millimetres / 1e6:,.0f}"
