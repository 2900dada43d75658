# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the left lists, made from a site: exhibitors under their pavilions, and booths."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from planner.floor.shares import Given, Share, expired, given
from planner.floor.site import Site
from planner.locale import Language, area, day, sort_key, text
from planner.locale.search import found_in
from planner.model.plan import Booth, Colour, Exhibitor, Status
from planner.model.shapes import floor_area

ExhibitorFilter = Literal["all", "without", "under", "over"]
BoothFilter = Literal["all", "empty", "expired"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: a heading (``status`` None, ``ids`` empty), or a thing with its booths.

    ``short`` is shown where ``text`` has no room. ``ids`` are the booths to show
    and select; ``exhibitor`` is set in the exhibitor list, ``occupied`` of a booth where someone
    stands. ``badge`` is what should be seen at a
    glance, ``tone`` its colour, ``tip`` the same in full.
    """

    text: str
    right: str
    short: str = ""
    colour: Colour | None = None
    status: Status | None = None
    ids: tuple[str, ...] = ()
    exhibitor: str = ""
    heading: bool = False
    occupied: bool = False
    badge: str = ""
    tone: Literal["", "warn", "note"] = ""
    tip: str = ""


def alike(before: Site, after: Site, touched: Iterable[str]) -> bool:
    """Whether the lists say the same of two plans that differ in some things: a booth that only
    moved makes no other row, and ten thousand rows take a while."""
    if before.plan.exhibitors is not after.plan.exhibitors or (
        before.plan.pavilions is not after.plan.pavilions
    ):
        return False
    return all(_told(before.booths.get(name)) == _told(after.booths.get(name)) for name in touched)


def _told(booth: Booth | None) -> object:
    """What the lists tell of a booth."""
    if booth is None:
        return None
    return (
        booth.number, booth.exhibitors, booth.status, booth.held_until, booth.pavilion, booth.note,
        floor_area(booth.shape),
    )  # fmt: skip


def share_counts(shares: Mapping[str, Given]) -> Mapping[Share, int]:
    """How many exhibitors have no booth, less or more than they asked for …"""
    counts: dict[Share, int] = {}
    for each in shares.values():
        counts[each.share] = counts.get(each.share, 0) + 1
    return counts


def exhibitor_rows(
    site: Site,
    language: Language,
    query: str = "",
    only: ExhibitorFilter = "all",
    shares: Mapping[str, Given] | None = None,
) -> list[Row]:
    """Exhibitors by pavilion of their first booth, those without a booth at the end."""
    booths_of: dict[str, list[Booth]] = {exhibitor.id: [] for exhibitor in site.plan.exhibitors}
    for booth in site.plan.booths:
        for name in booth.exhibitors:
            booths_of[name].append(booth)
    groups: dict[str, list[Row]] = {pavilion.id: [] for pavilion in site.plan.pavilions}
    groups[""] = []
    shares = given(site.plan) if shares is None else shares
    for exhibitor in site.plan.exhibitors:
        booths, share = booths_of[exhibitor.id], shares[exhibitor.id]
        if only not in ("all", share.share):
            continue
        if found_in(query, *_searched(exhibitor), *(booth.number for booth in booths)):
            group = booths[0].pavilion if booths else ""
            groups[group].append(_exhibitor_row(exhibitor, booths, share, language))
    return list(_grouped(site, groups, language))


def booth_counts(site: Site, today: str) -> Mapping[BoothFilter, int]:
    """How many booths there are, how many are empty, how many holds have ended."""
    return {
        "all": len(site.booths),
        "empty": sum(not booth.exhibitors for booth in site.plan.booths),
        "expired": len(expired(site.plan, today)),
    }


def booth_rows(
    site: Site,
    language: Language,
    query: str = "",
    only: BoothFilter = "all",
    *,
    today: str = "",
) -> list[Row]:
    """Booths in the order of their numbers, with who stands there and the area.

    ``today`` (ISO 8601) tells which holds have ended.
    """
    late = expired(site.plan, today)
    found = (
        booth
        for booth in site.plan.booths
        if (only != "empty" or not booth.exhibitors)
        and (only != "expired" or booth.id in late)
        and found_in(
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
        _booth_row(site, booth, booth.id in late, language)
        for booth in sorted(found, key=lambda booth: sort_key(booth.number, language))
    ]


def _booth_row(site: Site, booth: Booth, late: bool, language: Language) -> Row:
    until = "" if booth.held_until is None else day(booth.held_until, language)
    key = "window.booths.held-ended" if late else "window.booths.held-until"
    tips = (text(key, language, day=until) if until else "", booth.note)
    return Row(
        text=f"{booth.number}  {occupants(site, booth, language)}".rstrip(),
        right=area(floor_area(booth.shape)),
        status=booth.status,
        ids=(booth.id,),
        occupied=bool(booth.exhibitors),
        badge=text("window.booths.ended", language) if late else "",
        tone="warn" if late else "",
        tip="\n".join(filter(None, tips)),
    )


def occupants(site: Site, booth: Booth, language: Language) -> str:
    """The short names of who stands in a booth."""
    return ", ".join(site.exhibitors[name].short[language] for name in booth.exhibitors)


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


def _exhibitor_row(
    exhibitor: Exhibitor, booths: Iterable[Booth], share: Given, language: Language
) -> Row:
    placed = tuple(booths)
    badge, tip = "", ""
    if share.asked is not None:
        values = {"asked": share.asked, "given": f"{share.area:,.1f}"}
        tip = text(f"window.exhibitors.share.{share.share}", language, **values)
        apart = share.area - share.asked
        if share.share in ("under", "over"):
            badge = f"{'+' if apart > 0 else '−'}{abs(apart):,.0f} m²"
        elif share.share == "without":
            badge = f"{share.asked:,} m²"
    tone: Literal["", "warn", "note"] = (
        "warn" if share.share == "under" else "note" if share.share == "over" else ""
    )
    return Row(
        badge=badge,
        tone=tone,
        tip="\n".join(filter(None, (tip, exhibitor.note))),
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
