# SPDX-License-Identifier: GPL-3.0-or-later
"""An aisle is too narrow.

What: the clear width between any two of booth, solid area, column, inner wall and hall wall, at any
angle, corner to corner too. A gap is an *aisle* where an open edge of a booth faces it: a line of
less than the required width leaves the open edge (not along it, see ``strips``) over free floor. A
gap that only a walk needs is an aisle as well (``aisle_walk``); gaps behind closed edges are the
matter of ``service-gap``. In zones marked as main aisle the clear width across, between any solids,
has a number of its own.

Why: visitors in both directions and those who stop need the floor before a booth.

Source: the profile names it; no law read so far gives a booth aisle in Korea, MVStättVO § 7(5) asks
3 m in Germany.
"""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import shapely

from planner.floor.ground import as_polygonal
from planner.model.shapes import Corners
from planner.rules.aisle_walk import needed_gaps
from planner.rules.bodies import Bodies
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.gaps import Gap, gaps
from planner.rules.measure import middle
from planner.rules.mending import mover
from planner.rules.pushes import widened
from planner.rules.rule import Ids, Rule

RULE_ID = "aisle-width"


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    narrow = {finding.key: finding for finding in _faced(context, ids)}
    yield from narrow.values()
    yield from _main_aisles(context, ids, {finding.subjects for finding in narrow.values()})


def _faced(context: Context, ids: Ids | None) -> Iterator[Finding]:
    """Gaps that an open edge faces."""
    near = context.near(ids)
    bodies, required = near.bodies, context.number(RULE_ID, "aisle")
    first, second = near.pairs(required)
    keep = bodies.solid[first] & bodies.solid[second]
    everything = np.ones(len(bodies.edges.open), dtype=np.bool_)
    for gap in gaps(
        bodies, context.site.ground.floor, (first[keep], second[keep]),
        bodies.edges.open, everything, required,
    ):  # fmt: skip
        yield _finding(context, bodies, gap, "aisle", required)


def _main_aisles(
    context: Context, ids: Ids | None, known: set[tuple[str, ...]]
) -> Iterator[Finding]:
    """Gaps across zones marked as main aisle; pairs with an error of their own are left out."""
    zones = [zone for zone in context.site.plan.zones if zone.kind == "main-aisle"]
    if not zones:
        return
    near = context.near(ids)
    bodies, required = near.bodies, context.number(RULE_ID, "main-aisle")
    first, second = near.pairs(required)
    keep = bodies.solid[first] & bodies.solid[second]
    first, second = first[keep], second[keep]
    everything = np.ones(len(bodies.edges.open), dtype=np.bool_)
    for zone in zones:
        outline = _polygon(zone.outline)
        beside = shapely.dwithin(bodies.shapes, outline, required)
        some = beside[first] & beside[second]
        if not some.any():
            continue
        for gap in gaps(
            bodies, context.site.ground.floor, (first[some], second[some]),
            everything, everything, required, as_polygonal(outline),
        ):  # fmt: skip
            if not _is_across(gap, outline):
                continue
            finding = _finding(context, bodies, gap, "main-aisle", required, zone.id)
            if finding.subjects not in known:
                yield finding


@lru_cache(maxsize=1000)
def _polygon(outline: Corners) -> shapely.Polygon:
    """The polygon of a zone, kept while things are dragged."""
    polygon = shapely.Polygon(outline)
    shapely.prepare(polygon)
    return polygon


def _is_across(gap: Gap, zone: shapely.Polygon) -> bool:
    """Whether a gap line runs across a zone: more than 45° from its longest edge."""
    corners = shapely.get_coordinates(zone)
    edges = np.diff(corners, axis=0)
    longest = edges[np.hypot(edges[:, 0], edges[:, 1]).argmax()]
    (x1, y1), (x2, y2) = gap.line
    x, y = x2 - x1, y2 - y1
    along = abs(x * longest[0] + y * longest[1])
    return bool(along < abs(x * longest[1] - y * longest[0]))


def _finding(
    context: Context, bodies: Bodies, gap: Gap, requirement: str, required: int, zone: str = ""
) -> Finding:
    one, two = bodies.names[gap.first], bodies.names[gap.second]
    place = ".".join(part for part in (one.place or two.place, zone) if part)
    return context.finding(
        RULE_ID, requirement, [one.id, two.id], middle(gap.line),
        "narrow" if requirement == "aisle" else "narrow-main",
        measured=gap.length, place=place, line=gap.line,
        values={"lack": required - gap.length, **mover(context, (one.id, two.id), gap.line)},
    )  # fmt: skip


def _walks(context: Context) -> Iterator[Finding]:
    """Gaps that only a walk needs."""
    return needed_gaps(context, RULE_ID, {finding.subjects for finding in _faced(context, None)})


RULE = Rule(
    RULE_ID,
    __doc__,
    {"aisle": "mm", "main-aisle": "mm", "body": "mm"},
    local=_check,
    whole=_walks,
    mend=widened,
)
