# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the left lists, made from a site: exhibitors under their pavilions, and booths."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.locale import Language, area, sort_key, text
from planner.locale.search import found_in
from planner.model.plan import Booth, Colour, Exhibitor, Status


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: a heading (``status`` None, ``ids`` empty), or a thing with its booths.

    ``short`` is shown where ``text`` has no room. ``ids`` are the booths to show
    and select; ``exhibitor`` is set in the exhibitor list.
    """

    text: str
    right: str
    short: str = ""
    colour: Colour | None = None
    status: Status | None = None
    ids: tuple[str, ...] = ()
    exhibitor: str = ""
    heading: bool = False


def exhibitor_rows(
    site: Site, language: Language, query: str = "", *, unassigned_only: bool = False
) -> list[Row]:
    """Exhibitors by pavilion of their first booth, those without a booth at the end."""
    booths_of: dict[str, list[Booth]] = {exhibitor.id: [] for exhibitor in site.plan.exhibitors}
    for booth in site.plan.booths:
        for name in booth.exhibitors:
            booths_of[name].append(booth)
    groups: dict[str, list[Row]] = {pavilion.id: [] for pavilion in site.plan.pavilions}
    groups[""] = []
    for exhibitor in site.plan.exhibitors:
        booths = booths_of[exhibitor.id]
        if unassigned_only and booths:
            continue
        if found_in(query, *_searched(exhibitor), *(booth.number for booth in booths)):
            group = booths[0].pavilion if booths else ""
            groups[group].append(_exhibitor_row(exhibitor, booths, language))
    return list(_grouped(site, groups, language))


def booth_rows(site: Site, language: Language, query: str = "") -> list[Row]:
    """Booths in the order of their numbers, with who stands there and the area."""
    found = (
        booth
        for booth in site.plan.booths
        if found_in(
            query,
            booth.number,
            *(
                name
                for exhibitor in booth.exhibitors
                for name in _searched(site.exhibitors[exhibitor])
            ),
        )
    )
    return [
        Row(
            text=f"{booth.number}  {occupants(site, booth, language)}".rstrip(),
            right=area(footprint(booth.shape).area),
            status=booth.status,
            ids=(booth.id,),
        )
        for booth in sorted(found, key=lambda booth: sort_key(booth.number, language))
    ]


def occupants(site: Site, booth: Booth, language: Language) -> str:
    """The short names of who stands in a booth."""
    return ", ".join(site.exhibitors[name].short[language] for name in booth.exhibitors)


def unassigned_count(site: Site) -> int:
    """How many exhibitors have no booth."""
    placed = {name for booth in site.plan.booths for name in booth.exhibitors}
    return len(site.exhibitors.keys() - placed)


def exhibitor_choices(site: Site, language: Language, query: str) -> list[Exhibitor]:
    """Exhibitors that a search finds, those without a booth first."""
    placed = {name for booth in site.plan.booths for name in booth.exhibitors}
    found = (each for each in site.plan.exhibitors if found_in(query, *_searched(each)))
    return sorted(
        found, key=lambda each: (each.id in placed, sort_key(each.name[language], language))
    )


def _searched(exhibitor: Exhibitor) -> tuple[str, ...]:
    name, short = exhibitor.name, exhibitor.short
    return (name.ko, name.en, short.ko, short.en)


def _exhibitor_row(exhibitor: Exhibitor, booths: Iterable[Booth], language: Language) -> Row:
    placed = tuple(booths)
    return Row(
        text=exhibitor.name[language],
        short=exhibitor.short[language],
        right=", ".join(booth.number for booth in placed),
        status=placed[0].status if placed else "available",
        ids=tuple(booth.id for booth in placed),
        exhibitor=exhibitor.id,
    )


def _grouped(site: Site, groups: dict[str, list[Row]], language: Language) -> Iterator[Row]:
    for identifier, rows in groups.items():
        if not rows:
            continue
        pavilion = site.pavilions.get(identifier)
        yield Row(
            text=pavilion.name[language]
            if pavilion is not None
            else text("window.exhibitors.unassigned", language),
            right=str(len(rows)),
            colour=None if pavilion is None else pavilion.colour,
            heading=True,
        )
        yield from sorted(rows, key=lambda row: sort_key(row.text, language))
