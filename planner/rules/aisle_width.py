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

import numpy as np

from planner.model.plan import PlanZone
from planner.rules.aisle_walk import Need, needed_gaps
from planner.rules.bodies import Bodies
from planner.rules.context import Context
from planner.rules.embodied import zone_bodies
from planner.rules.finding import Finding
from planner.rules.gaps import Gap, Lines, gaps, gaps_across, lines_between
from planner.rules.measure import middle
from planner.rules.mending import mover
from planner.rules.pushes import widened
from planner.rules.rule import Ids, Rule
from planner.rules.surroundings import Neighbourhood

RULE_ID = "aisle-width"


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    narrow = {finding.key: finding for finding in _faced(context, ids)}
    yield from narrow.values()
    yield from _main_aisles(context, ids, {finding.subjects for finding in narrow.values()})


def _faced(context: Context, ids: Ids | None) -> Iterator[Finding]:
    """Gaps that an open edge faces."""
    near, required = context.near(ids), context.number(RULE_ID, "aisle")
    for gap in near.once((RULE_ID, required), lambda: _open_gaps(context, near, required)):
        yield _finding(context, near.bodies, gap, "aisle", required)


def _open_gaps(context: Context, near: Neighbourhood, required: int) -> list[Gap]:
    is_open = near.bodies.edges.open
    return gaps(_lines(context, near), is_open, np.ones_like(is_open), required)


def _lines(context: Context, near: Neighbourhood) -> Lines:
    """The lines for both numbers: the main aisle's is looked at where there is one."""
    limit = context.number(RULE_ID, "aisle")
    if _main_aisle_zones(context):
        limit = max(limit, context.number(RULE_ID, "main-aisle"))
    return lines_between(near, context.site.ground.floor, limit)


def _main_aisle_zones(context: Context) -> list[PlanZone]:
    return [zone for zone in context.site.plan.zones if zone.kind == "main-aisle"]


def _main_aisles(
    context: Context, ids: Ids | None, known: set[tuple[str, ...]]
) -> Iterator[Finding]:
    """Gaps across zones marked as main aisle; pairs with an error of their own are left out."""
    zones = _main_aisle_zones(context)
    if not zones:
        return
    near, required = context.near(ids), context.number(RULE_ID, "main-aisle")
    outlines = tuple(zone.outline for zone in zones)
    key = (RULE_ID, required, outlines)
    across = near.once(key, lambda: _gaps_across(context, near, required, zone_bodies(outlines)))
    for zone, found in zip(zones, across, strict=True):
        for gap in found:
            finding = _finding(context, near.bodies, gap, "main-aisle", required, zone.id)
            if finding.subjects not in known:
                yield finding


def _gaps_across(
    context: Context, near: Neighbourhood, required: int, zones: Bodies
) -> list[list[Gap]]:
    each = gaps_across(_lines(context, near), zones, required)
    return [
        [gap for gap in found if _is_across(gap, zones, number)]
        for number, found in enumerate(each)
    ]


def _is_across(gap: Gap, zones: Bodies, zone: int) -> bool:
    """Whether a gap line runs across a zone: more than 45° from its longest edge."""
    edges = slice(zones.first[zone], zones.first[zone + 1])
    along_x, along_y = zones.edges.along[edges][zones.edges.length[edges].argmax()].tolist()
    (x1, y1), (x2, y2) = gap.line
    x, y = x2 - x1, y2 - y1
    return bool(abs(x * along_x + y * along_y) < abs(x * along_y - y * along_x))


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
    required, body = (context.number(RULE_ID, name) for name in ("aisle", "body"))
    need = Need(RULE_ID, "aisle", required, body, context.walking.targets)
    return needed_gaps(context, need, {finding.subjects for finding in _faced(context, None)})


RULE = Rule(
    RULE_ID,
    __doc__,
    {"aisle": "mm", "main-aisle": "mm", "body": "mm"},
    local=_check,
    whole=_walks,
    mend=widened,
)
