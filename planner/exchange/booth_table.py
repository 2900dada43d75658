# SPDX-License-Identifier: GPL-3.0-or-later
"""The columns of a booth list, whatever kind of file holds it."""

import datetime
from collections.abc import Callable, Mapping

from planner.drawing.nominal import nominal
from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.locale import LANGUAGES, Language, sort_key, text
from planner.model.orders import Services
from planner.model.plan import Booth
from planner.rules.totals import value

Cell = str | int | float | datetime.date | None
_NOTHING = Services()


def booth_rows(site: Site, language: Language | None) -> list[list[Cell]]:
    """One row per booth in the order of its numbers, one cell per row of COLUMNS."""
    booths = sorted(site.plan.booths, key=lambda booth: sort_key(booth.number, "en"))
    return [[make(site, booth, language) for make in COLUMNS.values()] for booth in booths]


def headers(language: Language | None) -> list[str]:
    """The header of each column; without a language both, with a stroke between."""
    return [in_languages(f"exchange.booths.{key}", language) for key in COLUMNS]


def in_languages(key: str, language: Language | None) -> str:
    """A text in a language, or in both with a stroke between."""
    languages = LANGUAGES if language is None else (language,)
    return " / ".join(dict.fromkeys(text(key, one) for one in languages))


def number(measure: float) -> int | float:
    """A figure with three decimals at most, whole where it is whole."""
    rounded = round(measure, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def day(iso: str | None) -> datetime.date | None:
    """A day of a plan as a date."""
    return None if iso is None else datetime.date.fromisoformat(iso)


def pavilion(site: Site, identifier: str, language: Language | None) -> str:
    """The name of a pavilion in a language, or in both."""
    name = site.pavilions[identifier].name
    languages = LANGUAGES if language is None else (language,)
    return " / ".join(dict.fromkeys(name[one] for one in languages if name[one]))


def _exhibitors(site: Site, booth: Booth, language: Language) -> str:
    return "; ".join(site.exhibitors[name].name[language] for name in booth.exhibitors)


def _services(booth: Booth) -> Services:
    return booth.services or _NOTHING


COLUMNS: Mapping[str, Callable[[Site, Booth, Language | None], Cell]] = {
    "number": lambda site, booth, language: booth.number,
    "exhibitor-ko": lambda site, booth, language: _exhibitors(site, booth, "ko"),
    "exhibitor-en": lambda site, booth, language: _exhibitors(site, booth, "en"),
    "pavilion": lambda site, booth, language: pavilion(site, booth.pavilion, language),
    "type": lambda site, booth, language: in_languages(f"exchange.type.{booth.type}", language),
    "width": lambda site, booth, language: number(nominal(booth.shape).width),
    "depth": lambda site, booth, language: number(nominal(booth.shape).depth),
    "area": lambda site, booth, language: number(footprint(booth.shape).area / 1e6),
    "open-sides": lambda site, booth, language: len(booth.open_sides),
    "status": lambda site, booth, language: in_languages(
        f"exchange.status.{booth.status}", language
    ),
    "x": lambda site, booth, language: number(nominal(booth.shape).at[0]),
    "y": lambda site, booth, language: number(nominal(booth.shape).at[1]),
    "angle": lambda site, booth, language: number(nominal(booth.shape).angle),
    "height": lambda site, booth, language: booth.height,
    "held-until": lambda site, booth, language: day(booth.held_until),
    "power": lambda site, booth, language: number(_services(booth).power / 1000),
    "three-phase": lambda site, booth, language: int(_services(booth).three_phase),
    "internet": lambda site, booth, language: _services(booth).internet,
    "water": lambda site, booth, language: _services(booth).water,
    "air": lambda site, booth, language: _services(booth).air,
    "rigging": lambda site, booth, language: _services(booth).rigging,
    "price": lambda site, booth, language: (
        None if site.plan.prices is None else value(booth, site.plan.prices)
    ),
    "note": lambda site, booth, language: booth.note,
}
