# SPDX-License-Identifier: GPL-3.0-or-later
"""Which one booth breaks the plan: errors that are found with it and not without it.

As with exits the other way round: an exit breaks the plan if something does not hold without it, a
booth (or an area) if something holds without it that does not with it; what it suffers itself, such
as a long way from within it, does not count.  Each thing that may be to
blame is taken away on trial and the plan is checked by all rules: what a finding names, what stands
around a place that nobody reaches, and what a walk that is too long has to go around.  The latter
two are sifted by walks on the floor without the thing, exactly.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec
import shapely

from planner.edits.delete import Delete
from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.model.plan import Plan
from planner.model.things import Thing, lists
from planner.paths.network import WalkNetwork
from planner.paths.search import Place
from planner.paths.watch import Watch, go_on, tell
from planner.rules import travel_distance, unreachable
from planner.rules.finding import Finding
from planner.rules.registry import BY_ID
from planner.rules.trial import Known, Trial, by_key, whole
from planner.rules.walking import PERSON, Walking, walking_of

MOST = 5  # things that are told
MOST_CHECKED = 8  # things without which all rules are asked
MOST_WALKS = 12  # walks that are too long which are looked at


@dataclass(frozen=True, slots=True)
class Removal:
    """A thing without which some errors are gone (``mended``) and others there (``new``)."""

    thing: str
    mended: tuple[Finding, ...]
    new: tuple[Finding, ...]

    @property
    def gained(self) -> int:
        """How many errors fewer there are without it."""
        return len(self.mended) - len(self.new)


def removals(trial: Trial, watch: Watch = go_on) -> tuple[Removal, ...]:
    """The things that break a plan, those that break most first; none where no error is found.

    At most eight that are likeliest are tried. Takes seconds. Raises Stopped (see ``watch``).
    """
    errors = errors_of(trial.before)
    if not errors:
        return ()
    found: list[Removal] = []
    likely = _likely(trial.site, errors.values())[:MOST_CHECKED]
    for count, name in enumerate(likely):
        tell(watch, count / len(likely))
        change = Delete((name,)).apply(_unlocked(trial.site.plan, name))
        after = errors_of(by_key(whole(trial.after(change)[1])))
        mended = tuple(
            each for key, each in errors.items() if key not in after and not _suffers(name, each)
        )
        new = tuple(each for key, each in after.items() if key not in errors)
        if len(mended) > len(new):
            found.append(Removal(name, mended, new))
    found.sort(key=lambda each: (-each.gained, each.thing))
    return tuple(found[:MOST])


def _suffers(name: str, finding: Finding) -> bool:
    """Whether a thing only suffers what is found: its own way is too long, nobody reaches it."""
    return finding.subjects == (name,) and BY_ID[finding.rule].local is None


def _unlocked(plan: Plan, name: str) -> Plan:
    """A plan in which a thing may be taken away: on trial a lock does not hold."""

    def opened(things: Iterable[Thing]) -> tuple[Thing, ...]:
        return tuple(
            msgspec.structs.replace(each, locked=False) if each.id == name else each
            for each in things
        )

    return msgspec.structs.replace(
        plan, **{where: opened(items) for where, items in lists(plan).items()}
    )


def errors_of(found: Known) -> Known:
    """The errors among some findings."""
    return {key: each for key, each in found.items() if each.severity == "error"}


def _likely(site: Site, errors: Iterable[Finding]) -> list[str]:
    """The things that may be to blame, those that seem to be for most first."""
    walking = walking_of(site)
    blame: defaultdict[str, float] = defaultdict(float)
    movable = {*site.booths, *site.areas, *site.structures}
    too_long: list[Finding] = []
    for error in errors:
        if error.rule == travel_distance.RULE_ID and error.path:
            too_long.append(error)
        elif error.rule == unreachable.RULE_ID:
            for name in _walling(walking, error.subjects):
                blame[name] += 1.0
        else:
            for name in movable.intersection(error.subjects):
                blame[name] += 1.0
    too_long.sort(key=lambda each: -(each.measured or 0.0))
    for name, share in _in_the_way(walking, too_long[:MOST_WALKS]):
        blame[name] += share
    return sorted(blame, key=lambda name: (-blame[name], name))


def _walling(walking: Walking, targets: Iterable[str]) -> Iterator[str]:
    """The things without which one of some targets can be walked to."""
    site, network, starts = walking.site, walking.network(PERSON), walking.starts(PERSON)
    for target in targets:
        if target not in walking.targets:
            continue
        places = walking.places(target, PERSON)
        parts = {part for part in network.components(places) if part is not None}
        floor = [network.floors[part] for part in parts]
        around = shapely.union_all([*floor, shapely.MultiPoint(places)])
        for name, solid in _movable(site):
            near = shapely.dwithin(around, solid, PERSON)
            if near and name != target and any(_less(network, solid).reaches(starts, places)):
                yield name


def _in_the_way(walking: Walking, too_long: list[Finding]) -> Iterator[tuple[str, float]]:
    """The things without which walks that are too long are shorter, and how many, or by how much.

    One that is out of the way, so that to go by it is longer than the walk is, makes none shorter.
    """
    network, way_out = walking.network(PERSON), walking.way_out
    exits = [place for places in way_out.reached.values() for place in places]
    begins = [(each, place) for each in too_long if (place := _on_floor(network, each))]
    if not begins:
        return
    now = {place: network.distance([place], exits) for _, place in begins}
    for name, solid in _movable(walking.site):
        if not any(_on_way(solid, place, each.path[-1], now[place]) for each, place in begins):
            continue
        less = _less(network, solid)
        share = 0.0
        for each, place in begins:
            if _suffers(name, each):
                continue
            gained = now[place] - less.distance([place], exits)
            over = (each.measured or 0.0) - (each.required or 0.0)
            share += 1.0 if gained > over else max(gained, 0.0) / max(over, 1.0) / 10
        if share > 0.0:
            yield name, share


def _on_floor(network: WalkNetwork, finding: Finding) -> Place | None:
    """Where a walk that a finding draws is on the floor first."""
    return next((place for place in finding.path if network.stands(place)), None)


def _on_way(solid: shapely.Polygon, start: Place, end: Place, length: float) -> bool:
    one, two = solid.distance(shapely.Point(start)), solid.distance(shapely.Point(end))
    return math.isfinite(length) and one + two < length + PERSON


def _less(network: WalkNetwork, solid: shapely.Polygon) -> WalkNetwork:
    return network.with_obstacles([each for each in network.obstacles if each is not solid])


def _movable(site: Site) -> Iterator[tuple[str, shapely.Polygon]]:
    for booth in site.plan.booths:
        yield booth.id, site.solids[booth.id].polygon
    for area in site.plan.areas:
        if not area.walkable:
            yield area.id, footprint(area.shape)
    for built in site.plan.structures:
        yield built.id, footprint(built.shape)
