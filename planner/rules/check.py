# SPDX-License-Identifier: GPL-3.0-or-later
"""Checking: all at once, live during a drag, after an edit, and in the background."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

import msgspec
import numpy as np

from planner.floor.site import Site
from planner.paths.watch import pulse
from planner.rules.bodies import Floats
from planner.rules.context import Context
from planner.rules.finding import SEVERITIES, Finding
from planner.rules.registry import RULES
from planner.rules.requirement import Profile

_RULE_ORDER = {rule.id: number for number, rule in enumerate(RULES)}


def check(site: Site, profiles: Sequence[Profile]) -> tuple[Finding, ...]:
    """All findings of a plan under each profile, sorted by severity, rule and key."""
    found: list[Finding] = []
    for profile in profiles:
        context = Context.of(site, profile)
        found += merged(check_local(context), check_global(context))
    return _sorted(found)


def check_local(context: Context, ids: Collection[str] | None = None) -> tuple[Finding, ...]:
    """The findings of the local rules: with some ids among their subjects, or all.

    Fast enough for every mouse move: ask with the context at the press, moved on by ``after``.
    """
    wanted = None if ids is None else frozenset(ids)
    return _sorted(
        finding
        for rule in RULES
        if rule.local is not None and rule.id in context.profile.rules
        for finding in rule.local(context, wanted)
    )


def check_furniture(context: Context, ids: Collection[str]) -> tuple[Finding, ...]:
    """What the rules of seats and tables find in some furnished areas, as they would stand.

    Only what stands near is looked at, so that a ghost may be asked about at every mouse move.
    """
    areas = [name for name in ids if (area := context.site.areas.get(name)) and area.furniture]
    rules = [rule for rule in RULES if rule.around and rule.id in context.profile.rules]
    if not areas or not rules:
        return ()
    surroundings, plan = context.surroundings, context.site.plan
    boxes = surroundings.bounds(areas)
    near = surroundings.within(boxes, max(rule.around or 0 for rule in rules))
    about = msgspec.structs.replace(
        plan,
        booths=tuple(booth for booth in plan.booths if booth.id in near),
        areas=tuple(area for area in plan.areas if area.id in near),
        structures=tuple(built for built in plan.structures if built.id in near),
    )
    small = replace(context, site=Site(about, context.site.ground), _near={})
    return _sorted(
        finding
        for rule in rules
        if rule.whole is not None
        for finding in rule.whole(small)
        if any(name in areas for name in finding.subjects)
    )


def check_global(context: Context) -> tuple[Finding, ...]:
    """The findings of the rules that look at the plan as one; for the background."""
    return _sorted(
        finding
        for rule in RULES
        if rule.whole is not None and rule.id in context.profile.rules
        for finding in _found(rule.whole, context)
    )


def slow_rules(contexts: Iterable[Context]) -> int:
    """How many times a rule looks at the plan as one: so many steps ``check_global`` tells of."""
    return sum(
        rule.whole is not None and rule.id in context.profile.rules
        for context in contexts
        for rule in RULES
    )


def _found(whole: Callable[[Context], Iterable[Finding]], context: Context) -> Iterator[Finding]:
    pulse()  # to whoever waits, and may wait no longer
    yield from whole(context)


def update(
    findings: Iterable[Finding], before: Context, after: Context, touched: Collection[str]
) -> tuple[Finding, ...]:
    """The findings of the local rules after an edit, from those before it.

    ``after`` is ``before.after(site, touched)``. The answer is that of ``check_local(after)``, but
    only what stands near the touched things, before or after, is looked at.
    """
    boxes = np.concatenate([_boxes(context, touched) for context in (before, after)])
    near = frozenset(touched).union(
        before.surroundings.within(boxes, after.reach),
        after.surroundings.within(boxes, after.reach),
    )
    kept = [finding for finding in findings if near.isdisjoint(finding.subjects)]
    return _sorted([*kept, *check_local(after, near)])


def merged(local: Iterable[Finding], whole: Iterable[Finding]) -> tuple[Finding, ...]:
    """Local and global findings as one list; where both name the same breach, the local one."""
    found = {(finding.profile, finding.key): finding for finding in whole}
    found.update({(finding.profile, finding.key): finding for finding in local})
    return _sorted(found.values())


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(
        sorted(
            findings,
            key=lambda finding: (
                SEVERITIES.index(finding.severity),
                _RULE_ORDER[finding.rule],
                finding.key,
                finding.profile,
            ),
        )
    )


def _boxes(context: Context, touched: Collection[str]) -> Floats:
    """The boxes, (n, 4), of touched things that stand, and of zones."""
    zones = [zone.outline for zone in context.site.plan.zones if zone.id in touched]
    corners = [np.array(outline, dtype=float) for outline in zones]
    rows = [np.concatenate([each.min(axis=0), each.max(axis=0)]) for each in corners]
    things = context.surroundings.bounds(touched)
    return np.concatenate([things, np.array(rows).reshape(-1, 4)])
