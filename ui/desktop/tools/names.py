# SPDX-License-Identifier: GPL-3.0-or-later
"""How people name what a tool has in hand: a booth by its number, a door by its sign, a place."""

from planner.floor.site import Site
from planner.model.values import Name


def place_name(site: Site, place: str) -> str | Name:
    """A booth's number, an area's name, an opening's sign, or a point ``x,y`` in mm, spaced out."""
    if place in site.booths:
        return site.booths[place].number
    if place in site.areas:
        return site.areas[place].name
    for opening in site.ground.openings:
        if opening.id == place:
            return opening.number
    x, comma, y = place.partition(",")
    return f"X {int(x):,} Y {int(y):,} mm" if comma else place
