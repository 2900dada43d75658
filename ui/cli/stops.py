# SPDX-License-Identifier: GPL-3.0-or-later
"""Stops of a tour in words: ``SPOT``, ``SPOT=MINUTES``, and either with ``@HH:MM-HH:MM``."""

import re

from planner.floor.lookup import find_spot
from planner.floor.site import Site
from planner.model.plan import TourStop
from planner.model.problems import BadInput, Problem
from planner.paths.tour import Stop
from planner.paths.tours import minutes

STAY = 5  # minutes at a stop, unless it is said
_LONGEST_STAY = 600
_STOP = re.compile(
    r"(?P<spot>.*?)(?:=(?P<stay>[0-9]{1,3}))?"
    r"(?:@(?P<opens>[0-2][0-9]:[0-5][0-9])-(?P<closes>[0-2][0-9]:[0-5][0-9]))?",
    re.DOTALL,
)


def read_stop(site: Site, word: str, stay: int) -> Stop:
    """A stop that a word asks for, with ``stay`` minutes unless it says how many."""
    name, asked, clocks = _parts(word, stay)
    window = None if clocks is None else (minutes(clocks[0]), minutes(clocks[1]))
    return Stop(find_spot(site, name), asked, window)


def read_tour_stop(site: Site, word: str) -> TourStop:
    """A stop as a plan holds it, at one booth or area."""
    name, asked, clocks = _parts(word, STAY)
    return TourStop(find_one(site, name), asked, clocks)


def stop_word(stop: TourStop, name: str) -> str:
    """The word that asks for a stop: the other way of ``read_tour_stop``."""
    window = "" if stop.window is None else f"@{stop.window[0]}-{stop.window[1]}"
    return f"{name}={stop.stay}{window}"


def find_one(site: Site, name: str) -> str:
    """The id of the one booth, area or opening that a name leads to. Raises BadInput otherwise."""
    spot = find_spot(site, name)
    if spot.point is not None:
        raise BadInput([Problem("spot-is-point", values={"name": name})])
    if len(spot.ids) > 1:
        labels = ", ".join(site.label(one) for one in spot.ids)
        raise BadInput([Problem("spot-several", values={"name": name, "hint": labels})])
    return spot.ids[0]


def read_minutes(option: str, word: str) -> int:
    """Minutes of stay. Raises BadInput for what is none."""
    if not (word.isascii() and word.isdecimal()) or int(word[:5]) > _LONGEST_STAY:
        raise wrong(option, word, "5")
    return int(word)


def wrong(option: str, word: str, example: str) -> BadInput:
    """The error of a word of the wrong form."""
    values = {"value": word, "kind": option, "example": example}
    return BadInput([Problem("argument-form", path=option, values=values)])


def _parts(word: str, stay: int) -> tuple[str, int, tuple[str, str] | None]:
    """The name, the stay in minutes and the window as clock times."""
    found = _STOP.fullmatch(word.strip())
    assert found is not None  # any text is a spot
    opens, closes = found["opens"], found["closes"]
    window = None if opens is None else (opens, closes)
    if window is not None and (closes < opens or closes >= "24:00"):
        raise wrong("STOP", word, "B14=10@10:00-11:30")
    asked = stay if found["stay"] is None else read_minutes("STOP", found["stay"])
    return found["spot"].strip(), asked, window
