# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast rules are checked while things are moved, in WSCW 2018 and in halls full of blocks.

One booth and a block of 40 are moved: what the edit and the site after it take, what the local
rules take at each move of the pointer, and making the move with taking it back.  The floor is the
least that any check must do, bare: ask a spatial index who is near the moved booths, and measure
the distances to them.  For a full check it is the same for all booths.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

import numpy as np
import shapely
from msgspec.structs import replace

from benchmarks.rows import Row, Work, compared
from planner.edits.move import Move
from planner.floor.footprints import footprint
from planner.floor.ground import ground_of
from planner.floor.site import Site, open_site
from planner.model.files import reference
from planner.model.plan import Booth
from planner.model.shapes import Rectangle
from planner.model.shipped import example_plan
from planner.model.values import Point
from planner.rules.check import check_global, check_local
from planner.rules.context import Context
from planner.rules.profile import find_profile
from planner.session import Session

REACH = 4000  # mm: as far as the rules between neighbours look
BLOCK = 40
SIDE, AISLE = 3000, 3000  # mm
PROFILE = "kintex"


def measure(rounds: int, booths: int) -> list[Row]:
    """The rows, each the median of some rounds: WSCW 2018, twice and 20 times some booths."""
    example, _ = open_site(example_plan())
    sites = [example, hall(example, 2 * booths), hall(example, 20 * booths)]
    return [row for site in sites for row in (*moved(site, rounds), *checked(site, rounds))]


def hall(like: Site, count: int) -> Site:
    """A hall with blocks of 20 × 2 booths of 3 × 3 m, aisles of 3 m; one door."""
    many = math.ceil(count / BLOCK)
    columns = max(1, round(math.sqrt(many / 7)))  # a block is some seven times as wide as deep
    pitch = (BLOCK // 2 * SIDE + AISLE, 2 * SIDE + AISLE)
    size = (columns * pitch[0] + AISLE, math.ceil(many / columns) * pitch[1] + AISLE)
    model = next(booth for booth in like.plan.booths if isinstance(booth.shape, Rectangle))

    def booth(number: int) -> Booth:
        block, place = divmod(number, BLOCK)
        row, column = divmod(place, BLOCK // 2)
        x = AISLE + block % columns * pitch[0] + column * SIDE
        y = AISLE + block // columns * pitch[1] + row * SIDE
        return replace(
            model, id=f"booth-{number}", number=f"B{number}", exhibitors=(), facts={},
            shape=Rectangle((x, y), (SIDE, SIDE)), open_sides=(2 * row,),
        )  # fmt: skip

    outline: tuple[Point, ...] = ((0, 0), (size[0], 0), size, (0, size[1]))
    room = replace(like.ground.venue.halls[0], outline=outline, origin=(0, 0))
    door = next(one for one in like.ground.venue.openings if one.kind == "visitor")
    door = replace(door, hall=room.id, at=(size[0] // 2, 0), facing=90.0)
    bare = {"dividers": (), "walls": (), "columns": (), "fixtures": (), "pits": (), "zones": ()}
    venue = replace(like.ground.venue, halls=(room,), openings=(door,), **bare)
    plan = replace(
        like.plan, venue=reference(venue), halls=(room.id,), datum=None, exhibitors=(), areas=(),
        zones=(), programme=(), tours=(), booths=tuple(booth(number) for number in range(count)),
    )  # fmt: skip
    return Site(plan, ground_of(plan, venue))


def moved(site: Site, rounds: int) -> list[Row]:
    """A booth and a block on the pointer."""
    session = Session(site, None, (), (find_profile(PROFILE),))
    rows = []
    for ids in (block(site, 1), block(site, BLOCK)):
        about = f"{len(ids)} of {len(site.plan.booths):,} booths"
        # Away from the first place and back, some of it onto the neighbours.
        moves = [
            Move(ids, round(3000 * math.sin(turn)), 7 + 40 * turn) for turn in range(1, rounds + 1)
        ]
        edits: list[Work] = [partial(session.preview, move, checked=False) for move in moves]
        previews: list[Work] = [partial(session.preview, move) for move in moves]
        made: list[Work] = [partial(made_and_undone, session, move) for move in moves]
        bare: list[Work] = [bare_query(site, move.ids, move.dx, move.dy) for move in moves]
        session.preview(Move(ids, 1, 1))  # as when the button goes down
        name = f"query and distances of {about}"
        rows += [
            compared((what, name), (works, bare))
            for what, works in (
                (f"edit and site, {about}", edits),
                (f"the same and local rules, {about}", previews),
                (f"a move made and taken back, {about}", made),
            )
        ]
    return rows


def made_and_undone(session: Session, move: Move) -> None:
    """A move as one step, and back."""
    session.apply(move)
    session.undo()


def block(site: Site, count: int) -> tuple[str, ...]:
    """The booths nearest to the one in the middle of the list."""
    booths = site.plan.booths
    middle = booths[len(booths) // BLOCK // 2 * BLOCK].shape.corners()[0]
    near = sorted(booths, key=lambda booth: math.dist(booth.shape.corners()[0], middle))
    return tuple(booth.id for booth in near[:count])


def bare_query(site: Site, ids: Sequence[str], dx: int, dy: int) -> Work:
    """Who is within reach of moved booths and how far away, on an index that is there."""
    shapes = np.array([footprint(booth.shape) for booth in site.plan.booths], dtype=object)
    tree = shapely.STRtree(shapes)
    own = np.array([footprint(site.booths[name].shape) for name in ids], dtype=object)
    there = shapely.transform(own, lambda points: np.add(points, (dx, dy)))

    def ask() -> object:
        found, near = tree.query(there, "dwithin", REACH)
        return shapely.distance(there[found], shapes[near])

    return ask


def checked(site: Site, rounds: int) -> list[Row]:
    """Full checks, each of a site that has worked nothing out yet."""
    profile, some = find_profile(PROFILE), min(rounds, 3)
    fresh = [Context.of(Site(site.plan, site.ground), profile) for _ in range(some)]
    about = f"{len(site.plan.booths):,} booths"
    bare: list[Work] = [bare_query(site, list(site.booths), 0, 0)] * some
    works: dict[str, list[Work]] = {
        f"full check, local rules, {about}": [partial(check_local, one) for one in fresh],
        f"full check, global rules, {about}": [partial(check_global, one) for one in fresh],
    }
    floor = f"query and distances of all {about}"
    return [compared((name, floor), (work, bare)) for name, work in works.items()]
