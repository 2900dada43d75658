# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan on its ground: what every check, route, drawing and face looks at."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from shapely import Polygon

from planner.floor.footprints import footprint
from planner.floor.ground import Ground, ground_of
from planner.floor.listed import ById, Several
from planner.model.drawn import Structure
from planner.model.files import changed_parts, content_hash, located, read_plan
from planner.model.plan import Area, Booth, Exhibitor, Pavilion, Plan
from planner.model.problems import BadInput, Problem
from planner.model.shipped import find_venue
from planner.model.things import Standing, Thing, lists

SolidKind = Literal["booth", "area", "column", "wall"]


@dataclass(frozen=True, eq=False)
class Solid:
    """A thing nobody walks through. ``open_edges`` are indices of the polygon's ring edges."""

    id: str
    kind: SolidKind
    polygon: Polygon
    open_edges: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Site:
    """A plan and the ground it stands on. Immutable; derived geometry is made on first use."""

    plan: Plan
    ground: Ground

    def with_plan(self, plan: Plan) -> "Site":
        """This site with another plan; the ground is kept unless halls or datum changed."""
        if plan.halls == self.plan.halls and plan.datum == self.plan.datum:
            return Site(plan, self.ground)
        return Site(plan, ground_of(plan, self.ground.venue))

    @cached_property
    def content_hash(self) -> str:
        """The identity of the plan's content."""
        return content_hash(self.plan)

    @cached_property
    def booths(self) -> Mapping[str, Booth]:
        """Booths by id."""
        return ById(self.plan.booths)

    @cached_property
    def areas(self) -> Mapping[str, Area]:
        """Areas by id."""
        return ById(self.plan.areas)

    @cached_property
    def structures(self) -> Mapping[str, Structure]:
        """Structures by id."""
        return ById(self.plan.structures)

    @cached_property
    def things(self) -> Mapping[str, Thing]:
        """Everything that edits move about, by id: what stands, and what is only drawn."""
        return Several[Thing](*(ById(items) for items in lists(self.plan).values()))

    def standing(self, identifier: str) -> Standing | None:
        """The booth, area or structure of an id, if the plan has one."""
        return (
            self.booths.get(identifier)
            or self.areas.get(identifier)
            or self.structures.get(identifier)
        )

    @cached_property
    def exhibitors(self) -> dict[str, Exhibitor]:
        """Exhibitors by id."""
        return {exhibitor.id: exhibitor for exhibitor in self.plan.exhibitors}

    @cached_property
    def pavilions(self) -> dict[str, Pavilion]:
        """Pavilions by id."""
        return {pavilion.id: pavilion for pavilion in self.plan.pavilions}

    @cached_property
    def solids(self) -> dict[str, Solid]:
        """Every obstacle of the walk network by id.

        Booths, solid areas, structures, and the venue's columns and inner walls.
        """
        found = {booth.id: booth_solid(booth) for booth in self.plan.booths}
        for area in self.plan.areas:
            if not area.walkable:
                found[area.id] = Solid(area.id, "area", footprint(area.shape), ())
        for built in self.plan.structures:
            found[built.id] = Solid(built.id, built.kind, footprint(built.shape), ())
        for column in self.ground.columns:
            found[column.id] = Solid(column.id, "column", footprint(column.shape), ())
        for wall in self.ground.walls:
            found[wall.id] = Solid(wall.id, "wall", footprint(wall.shape), ())
        return found

    def label(self, identifier: str) -> str:
        """How people name a thing: a booth by its number, an opening by its sign, else the id."""
        booth = self.booths.get(identifier)
        return identifier if booth is None else booth.number

    @cached_property
    def net_area(self) -> float:
        """Net area in mm²: the sum of the booth areas."""
        return sum(footprint(booth.shape).area for booth in self.plan.booths)

    @cached_property
    def feature_area(self) -> float:
        """The areas inside the halls in mm² (registration in the lobby is left out)."""
        return sum(
            footprint(area.shape).area
            for area in self.plan.areas
            if footprint(area.shape).intersects(self.ground.floor)
        )


def booth_solid(booth: Booth) -> Solid:
    """A booth as an obstacle."""
    return Solid(booth.id, "booth", footprint(booth.shape), booth.open_sides)


def open_site(path: Path) -> tuple[Site, tuple[Problem, ...]]:
    """The plan of a file on its venue, with what there is to tell (a venue that changed).

    Raises BadInput with every problem when the plan or its venue cannot be used.
    """
    plan = read_plan(path)
    try:
        venue = find_venue(plan, path)
        site = Site(plan, ground_of(plan, venue, str(path)))
    except BadInput as error:
        raise BadInput(located(error.problems, path)) from None
    changed = changed_parts(plan.venue, venue)
    if not changed:
        return site, ()
    values = {"id": venue.id, "parts": ", ".join(changed)}
    notice = Problem("venue-changed", str(path), None, "$.venue.hash", values)
    return site, tuple(located([notice], path))
