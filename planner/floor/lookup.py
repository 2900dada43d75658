# SPDX-License-Identifier: GPL-3.0-or-later
"""From what people write to the things of a plan: numbers, ids, names, coordinates."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from planner.floor.site import Site
from planner.model.plan import Exhibitor
from planner.model.problems import BadInput, Problem, nearest

_FIGURE = r"[+-]?[0-9]{1,9}(?:\.[0-9]{1,3})?"
_COORDINATES = re.compile(rf"\s*({_FIGURE})\s*,\s*({_FIGURE})\s*")
_MOST_LISTED = 8


@dataclass(frozen=True, slots=True)
class Spot:
    """A place people name: booths (several for an exhibitor), an opening, an area, or a point."""

    kind: Literal["booths", "opening", "area", "point"]
    name: str
    ids: tuple[str, ...] = ()
    point: tuple[float, float] | None = None


def find_thing(site: Site, name: str) -> str:
    """The id of a booth (by number, then id) or of another thing (by id). Raises BadInput."""
    found = _booths_by_number(site, name)
    if len(found) > 1:
        raise _refused("number-twice", number=name, ids=", ".join(found))
    if found:
        return found[0]
    if name in site.things:
        return name
    numbers = [booth.number for booth in site.plan.booths]
    hint = nearest(name, [*numbers, *site.things]) or _listed(numbers)
    raise _refused("no-such-thing", id=name, hint=hint)


def find_exhibitor(site: Site, name: str) -> str:
    """The id of an exhibitor by id or by any of its names.

    Raises BadInput when there is none; lists them when there are several.
    """
    if name in site.exhibitors:
        return name
    found = _exhibitors_named(site, name)
    if len(found) == 1:
        return found[0].id
    if found:
        named = _listed(f"{one.name.ko} / {one.name.en} ({one.id})" for one in found)
        raise _refused("exhibitor-ambiguous", name=name, found=named)
    hint = _nearest_exhibitor(site, name) or _listed(site.exhibitors)
    raise _refused("no-such-exhibitor", name=name, hint=hint)


def find_spot(site: Site, name: str) -> Spot:
    """A booth number, opening (id or sign), exhibitor, ``x,y`` in mm, or area, in this order.

    Raises BadInput when it is none of them, or names several exhibitors.
    """
    if numbered := _booths_by_number(site, name):
        if len(numbered) > 1:
            raise _refused("number-twice", number=name, ids=", ".join(numbered))
        return Spot("booths", site.label(numbered[0]), numbered)
    for opening in site.ground.openings:
        if name == opening.id or name.casefold() == opening.number.casefold():
            return Spot("opening", opening.number, (opening.id,))
    if name in site.booths:
        return Spot("booths", site.label(name), (name,))
    is_named = name in site.exhibitors or bool(_exhibitors_called(site, name))
    if not is_named and (coordinates := _COORDINATES.fullmatch(name)):
        return Spot("point", name, point=(float(coordinates[1]), float(coordinates[2])))
    if is_named or _exhibitors_named(site, name):
        exhibitor = site.exhibitors[find_exhibitor(site, name)]
        booths = tuple(booth.id for booth in site.plan.booths if exhibitor.id in booth.exhibitors)
        if not booths:
            raise _refused("exhibitor-without-booth", name=name)
        return Spot("booths", exhibitor.name.en, booths)
    for area in site.plan.areas:
        if name == area.id or _folded(name) in (_folded(area.name.ko), _folded(area.name.en)):
            return Spot("area", area.name.en or area.id, (area.id,))
    openings = [opening.id for opening in site.ground.openings]
    numbers = [booth.number for booth in site.plan.booths]
    hint = nearest(name, [*numbers, *openings, *site.areas]) or _hint(site, name)
    raise _refused("no-such-spot", name=name, hint=hint)


def _booths_by_number(site: Site, name: str) -> tuple[str, ...]:
    exact = tuple(booth.id for booth in site.plan.booths if booth.number == name)
    return exact or tuple(
        booth.id for booth in site.plan.booths if booth.number.casefold() == name.casefold()
    )


def _exhibitors_called(site: Site, name: str) -> list[Exhibitor]:
    """Those with exactly this name or short name."""
    wanted = _folded(name)
    return [one for one in site.plan.exhibitors if wanted and wanted in _names(one)]


def _exhibitors_named(site: Site, name: str) -> list[Exhibitor]:
    """Those with exactly this name or short name; if none, those whose names contain it."""
    wanted = _folded(name)
    if not wanted:
        return []
    return _exhibitors_called(site, name) or [
        one for one in site.plan.exhibitors if any(wanted in each for each in _names(one))
    ]


def _names(exhibitor: Exhibitor) -> tuple[str, ...]:
    stated = (exhibitor.name.ko, exhibitor.name.en, exhibitor.short.ko, exhibitor.short.en)
    return tuple(_folded(name) for name in stated)


def _folded(name: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", name)).casefold()


def _hint(site: Site, name: str) -> str:
    return _nearest_exhibitor(site, name) or _listed(booth.number for booth in site.plan.booths)


def _nearest_exhibitor(site: Site, name: str) -> str:
    return nearest(
        name, [each for one in site.plan.exhibitors for each in (one.name.en, one.name.ko)]
    )


def _listed(names: Iterable[str]) -> str:
    rows = list(names)
    more = ", …" if len(rows) > _MOST_LISTED else ""
    return ", ".join(rows[:_MOST_LISTED]) + more or "—"


def _refused(code: str, **values: object) -> BadInput:
    return BadInput([Problem(code, values=values)])
