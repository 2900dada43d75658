# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the names inside one file point at something: ids, references, sources, dates."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Protocol

from planner.model.plan import Plan, Waiver
from planner.model.problems import Problem, nearest
from planner.model.values import Facts, source
from planner.model.venue import Venue


class Identified(Protocol):
    """A thing with an id."""

    @property
    def id(self) -> str:
        """Its id, which never changes."""
        ...


class Grouped(Protocol):
    """A thing that may be one of a group."""

    @property
    def group(self) -> str | None:
        """The name of its group, or None."""
        ...


def venue_problems(venue: Venue) -> Iterator[Problem]:
    """Everything in a venue that names what is not there, or the same thing twice."""
    lists: dict[str, Sequence[Identified]] = {
        "halls": venue.halls,
        "dividers": venue.dividers,
        "walls": venue.walls,
        "openings": venue.openings,
        "columns": venue.columns,
        "fixtures": venue.fixtures,
        "pits": venue.pits,
        "zones": venue.zones,
    }
    yield from _unique(lists)
    halls = {hall.id for hall in venue.halls}
    for key in ("walls", "openings", "fixtures", "pits", "zones"):
        for index, thing in enumerate(lists[key]):
            yield from _known(getattr(thing, "hall", ""), halls, "hall", f"$.{key}[{index}].hall")
    for key in ("dividers", "columns"):
        for index, thing in enumerate(lists[key]):
            for place, hall in enumerate(getattr(thing, "halls", ())):
                yield from _known(hall, halls, "hall", f"$.{key}[{index}].halls[{place}]")
    yield from _sourced(lists, venue.sources)


def plan_problems(plan: Plan) -> Iterator[Problem]:
    """Everything in a plan that names what is not there, or the same thing twice."""
    lists: dict[str, Sequence[Identified]] = {
        "pavilions": plan.pavilions,
        "exhibitors": plan.exhibitors,
        "booths": plan.booths,
        "areas": plan.areas,
        "zones": plan.zones,
        "structures": plan.structures,
        "texts": plan.texts,
        "dimensions": plan.dimensions,
        "underlays": plan.underlays,
        "programme": plan.programme,
        "tours": plan.tours,
    }
    yield from _unique(lists)
    pavilions = {pavilion.id for pavilion in plan.pavilions}
    exhibitors = {exhibitor.id for exhibitor in plan.exhibitors}
    areas = {area.id for area in plan.areas}
    booths = {booth.id for booth in plan.booths}
    for index, booth in enumerate(plan.booths):
        path = f"$.booths[{index}]"
        yield from _known(booth.pavilion, pavilions, "pavilion", f"{path}.pavilion")
        if booth.held_until is not None:
            yield from dated(booth.held_until, f"{path}.held_until")
        for place, exhibitor in enumerate(booth.exhibitors):
            yield from _known(exhibitor, exhibitors, "exhibitor", f"{path}.exhibitors[{place}]")
    for index, each in enumerate(plan.exhibitors):
        for place, name in enumerate(each.competitors):
            path = f"$.exhibitors[{index}].competitors[{place}]"
            yield from _known(name, exhibitors - {each.id}, "exhibitor", path)
    for index, area in enumerate(plan.areas):
        if area.pavilion is not None:
            yield from _known(area.pavilion, pavilions, "pavilion", f"$.areas[{index}].pavilion")
    for index, item in enumerate(plan.programme):
        if item.area is not None:
            yield from _known(item.area, areas, "area", f"$.programme[{index}].area")
        yield from dated(item.date, f"$.programme[{index}].date")
    for index, issue in enumerate(plan.issues):
        yield from dated(issue.date, f"$.issues[{index}].date")
    for index, tour in enumerate(plan.tours):
        path = f"$.tours[{index}]"
        yield from dated(tour.date, f"{path}.date")
        for place, stop in enumerate(tour.stops):
            yield from _known(stop.at, booths | areas, "booth or area", f"{path}.stops[{place}].at")
    yield from _waived(plan.waivers)
    halls: set[str] = set()
    for index, hall in enumerate(plan.halls):
        if hall in halls:
            yield Problem("halls-twice", path=f"$.halls[{index}]", values={"id": hall})
        halls.add(hall)
    yield from dated(plan.starts, "$.starts")
    yield from dated(plan.ends, "$.ends")
    if plan.ends < plan.starts:
        yield Problem(
            "dates-reversed", path="$.ends", values={"starts": plan.starts, "ends": plan.ends}
        )
    yield from _sourced_facts(plan.facts, plan.sources, "$.facts")
    yield from _sourced_facts(plan.conditions, plan.sources, "$.conditions")
    yield from _sourced(lists, plan.sources)


def _unique(lists: dict[str, Sequence[Identified]]) -> Iterator[Problem]:
    """Ids are unique over a whole file, so that a finding or a route may name any thing by id."""
    first: dict[str, str] = {}
    for key, things in lists.items():
        for index, thing in enumerate(things):
            path = f"$.{key}[{index}].id"
            if thing.id in first:
                values = {"id": thing.id, "first": first[thing.id]}
                yield Problem("id-twice", path=path, values=values)
            else:
                first[thing.id] = path


def _known(name: str, known: set[str], kind: str, path: str) -> Iterator[Problem]:
    if name not in known:
        hint = nearest(name, known) or ", ".join(sorted(known)[:8]) or "—"
        yield Problem(
            "reference-broken", path=path, values={"kind": kind, "id": name, "hint": hint}
        )


def _sourced(lists: dict[str, Sequence[Identified]], sources: dict[str, str]) -> Iterator[Problem]:
    for key, things in lists.items():
        for index, thing in enumerate(things):
            facts: Facts = getattr(thing, "facts", {})
            yield from _sourced_facts(facts, sources, f"$.{key}[{index}].facts")


def _sourced_facts(facts: Facts, sources: dict[str, str], path: str) -> Iterator[Problem]:
    for attribute, fact in facts.items():
        name = source(fact)
        if name not in sources:
            hint = nearest(name, sources) or ", ".join(sorted(sources)[:8]) or "—"
            yield Problem(
                "source-unknown",
                path=f"{path}.{attribute}",
                values={"name": name, "hint": hint},
            )


def _waived(waivers: Sequence[Waiver]) -> Iterator[Problem]:
    """A finding is waived once under a profile, on a day of the calendar."""
    seen: set[tuple[str, str]] = set()
    for index, waiver in enumerate(waivers):
        if (waiver.finding, waiver.profile) in seen:
            values = {"finding": waiver.finding, "profile": waiver.profile}
            yield Problem("waiver-twice", path=f"$.waivers[{index}]", values=values)
        seen.add((waiver.finding, waiver.profile))
        yield from dated(waiver.date, f"$.waivers[{index}].date")


def dated(date: str, path: str) -> Iterator[Problem]:
    """The problem of a date that has the form of one but is no day of the calendar."""
    try:
        datetime.date.fromisoformat(date)
    except ValueError:
        yield Problem("date-impossible", path=path, values={"date": date})
