# SPDX-License-Identifier: GPL-3.0-or-later
"""A planned tour as people read it: where it begins, each stop in order, where it ends."""

from dataclasses import dataclass

from planner.floor.lookup import Spot
from planner.floor.site import Site
from planner.locale import LANGUAGES, text
from planner.model.values import Name
from planner.paths.between import Place
from planner.paths.tour import MINUTE, Tour

START, END = "A", "B"


@dataclass(frozen=True, slots=True)
class Halt:
    """A place of a tour: its letter or number, when, how far from the one before, and where.

    ``arrives`` and ``leaves`` are minutes of the day, ``walk`` in mm, ``late`` in minutes (0: in
    time), ``window`` in minutes of the day; ``stop`` is the number of the stop in the request, None
    for start and end.
    """

    label: str
    spot: Spot
    at: Place
    arrives: float
    leaves: float
    walk: float = 0.0
    late: float = 0.0
    window: tuple[int, int] | None = None
    stop: int | None = None


def itinerary(tour: Tour) -> tuple[Halt, ...]:
    """The halts of a tour: ``A``, then its stops as 1, 2 …, and ``B`` where an end is asked for."""
    request = tour.request
    starts = float(request.starts)
    halts = [Halt(START, request.start, tour.calls[0].walk.points[0], starts, starts)]
    for number, call in enumerate(tour.calls, start=1):
        stop = None if call.stop is None else request.stops[call.stop]
        halts.append(
            Halt(
                label=END if stop is None else str(number),
                spot=call.spot,
                at=call.walk.points[-1],
                arrives=call.arrives,
                leaves=call.leaves,
                walk=call.walk.length,
                late=call.late if call.late * MINUTE >= 1 else 0.0,
                window=None if stop is None else stop.window,
                stop=call.stop,
            )
        )
    return tuple(halts)


def numbers(site: Site, spot: Spot) -> str:
    """The sign at a spot: booth numbers, the number of an opening; empty for an area or a point."""
    if spot.kind == "opening":
        return spot.name
    return ", ".join(site.booths[one].number for one in spot.ids if one in site.booths)


def full_name(site: Site, spot: Spot) -> Name:
    """What stands at a spot: its exhibitors, the area, the kind of opening; a point's figures."""
    if spot.kind == "opening":
        kind = next(each.kind for each in site.ground.openings if each.id in spot.ids)
        return _name(f"itinerary.opening-{kind}")
    if spot.kind == "area":
        return site.areas[spot.ids[0]].name
    if spot.kind == "point":
        return Name(spot.name, spot.name)
    found = dict.fromkeys(who for one in spot.ids for who in site.booths[one].exhibitors)
    names = [site.exhibitors[who].name for who in found]
    if not names:
        return _name("itinerary.unassigned")
    return Name(*(", ".join(name[language] for name in names) for language in LANGUAGES))


def untitled() -> Name:
    """What a tour is called that has no name."""
    return _name("itinerary.untitled")


def _name(key: str) -> Name:
    words = {language: text(key, language) for language in LANGUAGES}
    return Name(words["ko"], words["en"])
