# SPDX-License-Identifier: GPL-3.0-or-later
"""What is picked with a thing (the rest of its group), and what may be moved: nothing locked."""

from collections.abc import Iterable

from planner.floor.site import Site
from planner.model.things import things


def group_of(site: Site, name: str) -> str | None:
    """The group that a thing is in."""
    thing = site.things.get(name)
    return None if thing is None else thing.group


def whole(site: Site, names: Iterable[str], inside: str | None = None) -> tuple[str, ...]:
    """Things and the rest of their groups, but for the group that was entered; names stay first."""
    found = dict.fromkeys(names)
    wanted = {group_of(site, name) for name in found} - {None, inside}
    if wanted:
        found |= {each.id: None for each in things(site.plan) if each.group in wanted}
    return tuple(found)


def movable(site: Site, names: Iterable[str]) -> tuple[str, ...]:
    """Those of some things that are not locked."""
    found = ((name, site.things.get(name)) for name in names)
    return tuple(name for name, thing in found if thing is None or not thing.locked)
