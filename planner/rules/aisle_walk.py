# SPDX-License-Identifier: GPL-3.0-or-later
"""Floor that a walk needs: the part of rules on widths that looks at the whole plan.

A booth or an opening that a body of a person's width reaches from the visitor openings, but one as
wide as an aisle does not, is reached through a gap that is too narrow. The widest body that still
comes through is found by bisection; the narrowest place of its walk is that gap.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from planner.paths.narrowest import NarrowPlace
from planner.rules.context import XY, Context
from planner.rules.finding import Finding
from planner.rules.words import Thing

# Measured widths are rounded to whole mm, so a body may be this much thinner than required.
ROUNDING = 0.5
BESIDE = 2.0  # mm from the end of a gap to the body that bounds it


@dataclass(frozen=True, slots=True)
class Need:
    """Floor that a rule needs: ``required`` mm wide, to all targets that a ``body`` comes to.

    ``requirement`` is the one that names the width.
    """

    rule: str
    requirement: str
    required: int
    body: int
    targets: Sequence[str]


def needed_gaps(
    context: Context, need: Need, known: Collection[tuple[str, ...]] = ()
) -> Iterator[Finding]:
    """A finding for each gap that cuts something off; pairs that are known already are left out."""
    walking, required, body = context.walking, need.required, need.body
    if body >= required:
        return
    wide = required - ROUNDING
    there = walking.reached(need.targets, wide)
    missed = [name for name in need.targets if name not in there]
    cut_off = sorted(walking.reached(missed, body)) if missed else []
    told = {name for pair in known for name in pair}
    # Where a gap before the target itself is told already and no wide body stands, that is it.
    cut_off = [name for name in cut_off if name not in told or walking.standing(name, wide)]
    entrances = [opening.id for opening in walking.entrances]
    found: dict[str, Finding] = {}
    for (width, stuck), targets in walking.widest(entrances, cut_off, body, required).items():
        for target in _one_for_each_piece(context, targets, stuck):
            finding = _at_gap(context, need, target, (width, stuck), known)
            if finding is not None:
                found.setdefault(finding.key, finding)
    yield from found.values()


def _one_for_each_piece(context: Context, targets: Sequence[str], stuck: int) -> Iterator[str]:
    """Targets of which no two are in one piece of floor behind the same bottleneck."""
    walking, seen = context.walking, set[int]()
    for target in targets:
        pieces = walking.network(stuck).components(walking.places(target, stuck))
        piece = next((number for number in pieces if number is not None), None)
        if piece is None or piece not in seen:
            yield target
        if piece is not None:
            seen.add(piece)


def _at_gap(
    context: Context,
    need: Need,
    target: str,
    bounds: tuple[int, int],
    known: Collection[tuple[str, ...]],
) -> Finding | None:
    """What stops bodies between two widths: the first comes to the target, the second does not."""
    width, stuck = bounds
    walking, required = context.walking, need.required
    walk = walking.walk([opening.id for opening in walking.entrances], target, width)
    narrow = None if walk is None else walk.narrowest
    if narrow is None or round(narrow.width) >= required:
        # No gap on the way: the floor before the target itself is too narrow to come to it.
        if any(target in pair for pair in known):
            return None
        width = _widest_before(context, target, width, stuck)
        at = walking.standing(target, width - ROUNDING)[0]
        return context.finding(
            need.rule, need.requirement, [target], at, "narrow-door", measured=width,
            values={"thing": Thing(target), "lack": required - width},
        )  # fmt: skip
    ends = [beside(context, end) for end in narrow.segment]
    pairs = {tuple(sorted((one, two))) for one, _ in ends[0] for two, _ in ends[1]}
    if pairs & set(known):
        return None
    return gap_finding(context, need.rule, need.requirement, narrow, target, required)


def _widest_before(context: Context, target: str, width: int, stuck: int) -> int:
    """The widest body (whole mm) that comes to a target, between one that does and one not."""
    while stuck - width > 1:
        middle = (width + stuck) // 2
        if context.walking.reached([target], middle - ROUNDING):
            width = middle
        else:
            stuck = middle
    return width


def gap_finding(
    context: Context, rule: str, requirement: str, narrow: NarrowPlace, target: str, required: int
) -> Finding:
    """The finding of a gap that a walk to a target needs."""
    (one, first_place), (two, second_place) = (beside(context, end)[0] for end in narrow.segment)
    return context.finding(
        rule, requirement, {one, two}, narrow.at, "narrow-walk",
        measured=round(narrow.width), place=first_place or second_place, line=narrow.segment,
        values={"thing": Thing(target), "lack": required - round(narrow.width)},
    )  # fmt: skip


def beside(context: Context, end: XY) -> list[tuple[str, str]]:
    """The bodies (id, place) that bound a gap at one of its ends, the plan's own first."""
    bodies = context.surroundings.everything.bodies
    apart = shapely.distance(bodies.shapes, shapely.Point(end))
    apart[~bodies.solid] = np.inf
    close = np.flatnonzero(apart <= max(BESIDE, float(apart.min())))
    names = sorted(
        (bodies.names[number] for number in close.tolist()), key=lambda body: (body.fixed, body.id)
    )
    return [(body.id, body.place) for body in names]
