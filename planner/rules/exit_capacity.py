# SPDX-License-Identifier: GPL-3.0-or-later
"""The exits are too narrow for the people inside.

What: the occupant load of the occupied halls, times the width each person needs, against the clear
widths of all visitor and emergency openings together; where the code asks, also with the widest
exit lost, and for the share that the entrances must take. Freight doors do not count. Where a code
ties the width to the floor area (Korea), that area is taken instead.
Why: in an emergency everybody leaves at once, and not all by the door they came in.
How it is measured: each part of the floor by its use (chairs, tables, standing room, the rest as
exhibition floor), persons rounded up unless the code says nearest, never fewer than the chairs
drawn. A net factor leaves out columns and inner walls; corridors and toilets lie outside the hall.
The width of an exit is what remains of it before which 600 mm of floor are free. The entrances are
all visitor openings. With ``crowding``, no area may be fuller of chairs than that.
Source: the profile; one code's load is never mixed with another's width.
"""

import math
from collections.abc import Iterator, Sequence

from planner.floor.footprints import footprint
from planner.rules.context import Context
from planner.rules.exits import Exit, Width, capacity, exits, needed_width
from planner.rules.finding import Finding
from planner.rules.measure import middle
from planner.rules.occupants import LOAD_RULE, OccupantLoad, occupant_load, resting_on
from planner.rules.rule import Rule
from planner.rules.words import Thing


def _check(context: Context) -> Iterator[Finding]:
    site, profile = context.site, context.profile
    load, doors = occupant_load(site, profile), exits(site)
    width = needed_width(site, profile, load)
    if load is None:
        return
    yield from _crowded(context, load)
    if width is None:
        return
    found = [*_together(context, doors, load, width)]
    if context.asks(LOAD_RULE, "largest-lost"):
        found += _without_widest(context, doors, width)
    if context.asks(LOAD_RULE, "main-entrance"):
        found += _entrances(context, doors, load, width)
    by_persons = load if width.requirement == "per-person" else None
    yield from (resting_on(by_persons, finding, profile) for finding in found)


def _together(
    context: Context, doors: Sequence[Exit], load: OccupantLoad, width: Width
) -> Iterator[Finding]:
    ground = context.site.ground
    total = sum(door.clear for door in doors)
    if total >= width.needed:
        return
    x0, y0, x1, y1 = ground.floor.bounds
    message = "found" if width.requirement == "per-person" else "by-area"
    yield context.finding(
        LOAD_RULE, width.requirement, [hall.id for hall in ground.halls],
        ((x0 + x1) / 2, (y0 + y1) / 2), _told(message, doors),
        measured=total, required=width.needed,
        values={
            "persons": load.persons, "capacity": capacity(doors, context.profile) or 0,
            "total": total, "lack": width.needed - total,
        },
    )  # fmt: skip


def _without_widest(context: Context, doors: Sequence[Exit], width: Width) -> Iterator[Finding]:
    """The loss of any one exit must leave a share of the needed width: that of the widest."""
    if not doors:
        return
    widest = max(doors, key=lambda door: (door.clear, door.opening.id))
    left = sum(door.clear for door in doors) - widest.clear
    needed = _share(width.needed, context.ratio(LOAD_RULE, "largest-lost"))
    if left < needed:
        name = widest.opening.id
        yield context.finding(
            LOAD_RULE, "largest-lost", [name], widest.opening.at, _told("lost", doors),
            measured=left, required=needed, place="lost", line=widest.line,
            values={"exit": Thing(name), "lack": needed - left},
        )  # fmt: skip


def _entrances(
    context: Context, doors: Sequence[Exit], load: OccupantLoad, width: Width
) -> Iterator[Finding]:
    entrances = [door for door in doors if door.opening.kind == "visitor"]
    total = sum(door.clear for door in entrances)
    needed = _share(width.needed, context.ratio(LOAD_RULE, "main-entrance"))
    if not entrances or total >= needed:
        return
    first = max(entrances, key=lambda door: (door.clear, door.opening.id))
    yield context.finding(
        LOAD_RULE, "main-entrance", [door.opening.id for door in entrances],
        middle(first.line), _told("entrance", entrances),
        measured=total, required=needed, place="entrance", line=first.line,
        values={
            "persons": load.persons, "capacity": capacity(entrances, context.profile) or 0,
            "lack": needed - total,
        },
    )  # fmt: skip


def _crowded(context: Context, load: OccupantLoad) -> Iterator[Finding]:
    """Areas with more chairs than a crowding limit allows."""
    if not context.asks(LOAD_RULE, "crowding"):
        return
    for row in load.rows:
        name = "crowding"
        large = context.asks(LOAD_RULE, "crowding-large")
        if large and row.area > context.ratio(LOAD_RULE, "crowding-large-above"):
            name = "crowding-large"
        least = context.ratio(LOAD_RULE, name)
        most = math.floor(row.area / least + 1e-6)
        if row.chairs > most:
            spot = footprint(context.site.areas[row.thing].shape).representative_point()
            yield context.finding(
                LOAD_RULE, name, [row.thing], (spot.x, spot.y), "crowded",
                # Rounded down, so that it never reads as what is required.
                measured=math.floor(row.area / row.chairs * 1000) / 1000,
                unit="m2/person", place=f"crowding-{row.hall}",
                values={"thing": Thing(row.thing), "chairs": row.chairs, "most": most},
            )  # fmt: skip


def _told(message: str, doors: Sequence[Exit]) -> str:
    """The message, or the one that says that widths are assumed."""
    return f"{message}-assumed" if any(door.assumed for door in doors) else message


def _share(width: int, share: float) -> int:
    return math.ceil(round(width * share, 3))


RULE = Rule(
    LOAD_RULE,
    __doc__,
    {"exhibition": "m2/person"},
    whole=_check,
    may={
        "seats": "m2/person",
        "tables": "m2/person",
        "standing": "m2/person",
        "nearest": None,
        "net": None,
        "per-person": "mm/person",
        "per-area": "mm/m2",
        "largest-lost": "share",
        "main-entrance": "share",
        "crowding": "m2/person",
        "crowding-large": "m2/person",
        "crowding-large-above": "m2",
    },
    together=(("crowding-large", "crowding-large-above"),),
)
