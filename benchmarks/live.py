# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast the WSCW 2018 plan answers a hand: checking and snapping, without a window.

The floor is the union of the footprints of all booths and areas, one call of the geometry library.
What is painted is measured in ``drag``.
"""

from functools import partial

import shapely

from benchmarks.rows import Row, Work, compared
from planner.edits.move import Move
from planner.floor.footprints import footprint
from planner.floor.lookup import find_thing
from planner.floor.neighbours import surroundings
from planner.floor.site import Site, open_site
from planner.floor.snapping import snap
from planner.model.plan import Area, Booth
from planner.model.shipped import example_plan
from planner.rules.check import check
from planner.session import Session

BOOTH = "H114"
UNION = "union of all footprints"


def measure(rounds: int) -> list[Row]:
    """The rows, each the median of some rounds."""
    session = Session.open(example_plan())
    site = session.site
    booth = find_thing(site, BOOTH)
    field = surroundings(site, (booth,), booth, aisle=3000)
    union: list[Work] = [partial(union_of, site)] * rounds
    moves = [Move((booth,), 7 * turn, 11 * turn) for turn in range(1, rounds + 1)]
    # Every full check gets a site of its own, which has worked nothing out yet.
    fresh = [open_site(example_plan())[0] for _ in range(rounds)]
    works: dict[str, list[Work]] = {
        "preview of a moved booth": [partial(session.preview, move) for move in moves],
        "snapping of a moved booth": [
            partial(snap, field, move.dx, move.dy, 800.0) for move in moves
        ],
        "full check of WSCW 2018": [partial(check, one, session.profiles) for one in fresh],
    }
    return [compared((name, UNION), (work, union)) for name, work in works.items()]


def union_of(site: Site) -> object:
    """The ground that booths and areas cover."""
    things: tuple[Booth | Area, ...] = (*site.plan.booths, *site.plan.areas)
    return shapely.union_all([footprint(thing.shape) for thing in things])
