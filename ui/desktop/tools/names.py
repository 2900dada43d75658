# SPDX-License-Identifier: GPL-3.0-or-later
"""How people name what a tool has in hand: a booth by its number, a door by its sign, a place."""

import math

from planner.floor.site import Site
from planner.locale import Language
from planner.model.drawn import Dimension, PlanText
from planner.model.values import Name
from planner.paths.guidance import called
from planner.rules.message import label


def place_name(site: Site, place: str) -> str | Name:
    """A booth's number, an area's name, an opening's sign, or a point ``x,y`` in mm, spaced out."""
    if place in site.booths:
        return site.booths[place].number
    if place in site.areas:
        return site.areas[place].name
    if place in site.structures:
        return Name(label(site, place, "ko"), label(site, place, "en"))
    thing = site.things.get(place)
    if isinstance(thing, PlanText):
        return thing.text
    if isinstance(thing, Dimension):
        return f"{math.dist(thing.start, thing.end):,.0f} mm"
    for opening in site.ground.openings:
        if opening.id == place:
            return opening.number
    x, comma, y = place.partition(",")
    return f"X {int(x):,} Y {int(y):,} mm" if comma else place


def shown_place(site: Site, place: str, language: Language) -> str:
    """A place as routes show it: ``K102  K-Water``, an area's name, a door's number."""
    if place in site.booths:
        booth = site.booths[place]
        names = [site.exhibitors[one].short[language] for one in booth.exhibitors]
        return "  ".join([booth.number, *names[:1]])
    if place in site.exhibitors:
        return site.exhibitors[place].name[language]
    if "," in place:
        named = place_name(site, place)
        return named if isinstance(named, str) else named[language]
    return called(site, place, language) if place else ""
