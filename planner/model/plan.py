# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan: what stands in the halls of a venue for one event.

Every coordinate is relative to the plan's datum, in mm. Ids never change; numbers may.
"""

from typing import Annotated, Final, Literal

from msgspec import Meta

from planner.model.drawn import Dimension, PlanText, Structure, Underlay
from planner.model.orders import Prices, Services
from planner.model.shapes import Corners, Rectangle, Shape, check_simple, corner_count
from planner.model.values import (
    Clock,
    Count,
    Date,
    Degrees,
    Facts,
    Hash,
    Identifier,
    Length,
    Line,
    Name,
    Number,
    Point,
    Remark,
    RuleBroken,
    Size,
    Value,
)

PLAN_FORMAT: Final = "hallplan.plan"
PLAN_VERSION: Final = 3

ExhibitorGroup = Literal["korea-pavilion", "city", "company", "overseas", "other"]
BoothType = Literal["shell", "raw"]
Status = Literal["available", "held", "reserved", "confirmed"]
AreaKind = Literal[
    "stage", "seating", "forum", "tables", "experience", "lounge", "information", "registration",
    "press", "office", "exhibition",
]  # fmt: skip
PlanZoneKind = Literal["main-aisle", "plaza", "no-build"]
FurnitureKind = Literal["seat", "table", "desk", "bench"]
Colour = Literal[
    "korea", "cities", "overseas", "companies", "startups", "award", "investor", "contest",
    "experience", "services",
]  # fmt: skip
STATUSES: tuple[Status, ...] = ("available", "held", "reserved", "confirmed")

# Areas that people never, or always, walk through.
_SOLID_AREAS: frozenset[AreaKind] = frozenset({"stage"})
_OPEN_AREAS: frozenset[AreaKind] = frozenset({"seating", "forum"})


class VenueReference(Value, frozen=True):
    """The venue a plan stands on: its id, the hash of its canonical bytes, and of its parts.

    ``parts`` holds the first 16 digits of a hash per list of the venue (halls, openings …), so
    that a changed venue can be named by what changed in it.
    """

    id: Identifier
    hash: Hash
    parts: dict[str, Annotated[str, Meta(pattern=r"^[0-9a-f]{16}\Z")]]


class Issue(Value, frozen=True):
    """A mark (P01) that was set by hand when the plan was given out."""

    mark: Number
    date: Date
    note: Name


class Pavilion(Value, frozen=True):
    """A group of booths with a name and a colour of the palette."""

    id: Identifier
    name: Name
    colour: Colour


class Exhibitor(Value, frozen=True):
    """Who exhibits: full and short name in both languages.

    ``competitors`` are exhibitors that want to stand apart from this one; ``asked`` is the floor
    asked for in m², null where nobody knows.
    """

    id: Identifier
    group: ExhibitorGroup
    name: Name
    short: Name
    competitors: Annotated[tuple[Identifier, ...], Meta(max_length=100)]
    asked: Count | None
    note: Remark
    facts: Facts


class Build(Value, frozen=True):
    """What is built on a booth or area beyond its outline and height; null on most.

    ``upper_area`` and ``roof_area`` in m² (0: none), ``stairs`` from the upper floor, ``platform``
    the height of a raised floor in mm, ``ramp`` its run per rise (12 for 1:12; null: no ramp),
    ``load`` in kg/m², ``front_height`` the highest build (mm) in the strip along the aisles.
    ``sprinklered``: whether the booth has sprinklers of its own below its roof.
    """

    storeys: Annotated[int, Meta(ge=1, le=3)] = 1
    upper_area: Count = 0
    stairs: Annotated[int, Meta(ge=0, le=20)] = 0
    roof_area: Count = 0
    sprinklered: bool = False
    platform: Annotated[int, Meta(ge=0, le=10_000)] = 0
    ramp: Annotated[int, Meta(ge=1, le=100)] | None = None
    load: Count | None = None
    front_height: Length | None = None

    def __post_init__(self) -> None:
        if self.storeys == 1 and self.upper_area:
            raise RuleBroken("upper-floor-missing", area=self.upper_area)


class Booth(Value, frozen=True):
    """A booth (stand). ``open_sides`` are edge indices: edge i runs from corner i to i + 1.

    ``height`` is the build height in mm. ``held_until`` is the last day that a held booth is held;
    null: without end. Things of one ``group`` are picked together; ``locked`` ones stay in place.
    """

    id: Identifier
    number: Number
    type: BoothType
    pavilion: Identifier
    status: Status
    held_until: Date | None
    exhibitors: Annotated[tuple[Identifier, ...], Meta(max_length=100)]
    shape: Shape
    open_sides: tuple[Count, ...]
    height: Length
    build: Build | None
    services: Services | None
    locked: bool
    group: Identifier | None
    note: Remark
    facts: Facts

    def __post_init__(self) -> None:
        corners = corner_count(self.shape)
        for side in self.open_sides:
            if side >= corners:
                raise RuleBroken("side-unknown", side=side, last=corners - 1)
        if tuple(sorted(set(self.open_sides))) != self.open_sides:
            raise RuleBroken("sides-unordered")
        if len(set(self.exhibitors)) != len(self.exhibitors):
            raise RuleBroken("exhibitor-twice")
        if self.held_until is not None and self.status != "held":
            raise RuleBroken("held-until-not-held", status=self.status, date=self.held_until)


class Furniture(Value, frozen=True):
    """Rows of equal pieces: the first piece's corner, columns × rows, pitch and size in mm.

    The grid is turned counter-clockwise about ``at``. ``facing`` is the way a sitter looks, in
    degrees from the grid's own x axis. ``chairs`` counts the chairs about each table.
    """

    kind: FurnitureKind
    at: Point
    angle: Degrees
    columns: Annotated[int, Meta(ge=1, le=1000)]
    rows: Annotated[int, Meta(ge=1, le=1000)]
    pitch: Size
    size: Size
    facing: Degrees
    chairs: Annotated[int, Meta(ge=0, le=20)]


class Area(Value, frozen=True):
    """A feature area: stage, seating, tables, experience … ``walkable`` = people walk through."""

    id: Identifier
    kind: AreaKind
    name: Name
    pavilion: Identifier | None
    shape: Shape
    walkable: bool
    furniture: tuple[Furniture, ...]
    build: Build | None
    locked: bool
    group: Identifier | None
    note: Remark
    facts: Facts

    def __post_init__(self) -> None:
        if self.kind in _SOLID_AREAS and self.walkable:
            raise RuleBroken("area-solid", kind=self.kind)
        if self.kind in _OPEN_AREAS and not self.walkable:
            raise RuleBroken("area-open", kind=self.kind)


class PlanZone(Value, frozen=True):
    """Floor that the planner gives a meaning: a main aisle, a plaza, a place kept free."""

    id: Identifier
    kind: PlanZoneKind
    name: Name
    outline: Corners

    def __post_init__(self) -> None:
        check_simple(self.outline)


class Programme(Value, frozen=True):
    """An item of the programme; ``area`` is null for one outside the hall."""

    id: Identifier
    date: Date
    starts: Clock
    ends: Clock
    title: Name
    area: Identifier | None
    place: Name
    facts: Facts

    def __post_init__(self) -> None:
        if self.ends < self.starts:
            raise RuleBroken("dates-reversed", starts=self.starts, ends=self.ends)


class TourStop(Value, frozen=True):
    """A booth or area on a tour: minutes of stay, and the time in which the group may come."""

    at: Identifier
    stay: Annotated[int, Meta(ge=0, le=600)]
    window: tuple[Clock, Clock] | None

    def __post_init__(self) -> None:
        if self.window is not None and self.window[1] < self.window[0]:
            raise RuleBroken("dates-reversed", starts=self.window[0], ends=self.window[1])


class Tour(Value, frozen=True):
    """A guided tour: from ``start`` over all stops, in any order, to ``end``.

    Start and end are an opening, a booth or an area; without an end it ends at its last stop.
    """

    id: Identifier
    name: Name
    date: Date
    starts: Clock
    start: Identifier
    end: Identifier | None
    stops: Annotated[tuple[TourStop, ...], Meta(min_length=1, max_length=100)]
    facts: Facts


class Waiver(Value, frozen=True):
    """A finding that someone answers for: its key and profile, why, who and when.

    ``place`` is the fingerprint of the place as it was then (see ``planner.rules.waivers``): when
    the place changes, the waiver lapses.
    """

    finding: Annotated[str, Meta(min_length=1, max_length=400, pattern=r"^[a-z0-9./-]+\Z")]
    profile: Identifier
    reason: Annotated[Line, Meta(min_length=1)]
    name: Annotated[Line, Meta(min_length=1)]
    date: Date
    place: Annotated[str, Meta(pattern=r"^[0-9a-f]{16}\Z")]


class Plan(Value, frozen=True):
    """A plan file.

    ``conditions`` are what the numbers of some codes depend on (sprinklers, voice-alarm, article-39
    …): those that hold, each with how sure that is. One that is not named does not hold.
    """

    format: Literal["hallplan.plan"]
    version: Literal[3]
    id: Identifier
    title: Name
    theme: Name
    note: Name
    starts: Date
    ends: Date
    drawing_number: Line
    venue: VenueReference
    halls: Annotated[tuple[Identifier, ...], Meta(min_length=1)]
    datum: Point | None
    profiles: tuple[Identifier, ...]
    conditions: Facts
    sources: dict[Identifier, Line]
    facts: Facts
    issues: tuple[Issue, ...]
    pavilions: tuple[Pavilion, ...]
    exhibitors: tuple[Exhibitor, ...]
    booths: tuple[Booth, ...]
    areas: tuple[Area, ...]
    zones: tuple[PlanZone, ...]
    structures: tuple[Structure, ...]
    texts: tuple[PlanText, ...]
    dimensions: tuple[Dimension, ...]
    underlays: Annotated[tuple[Underlay, ...], Meta(max_length=20)]
    programme: tuple[Programme, ...]
    tours: tuple[Tour, ...]
    waivers: tuple[Waiver, ...]
    prices: Prices | None

    def __post_init__(self) -> None:
        for attribute in self.facts:
            if attribute not in self.__struct_fields__:
                raise RuleBroken("fact-unknown", attribute=attribute)


def seats(area: Area) -> int:
    """How many people can sit in an area."""
    return sum(
        piece.columns * piece.rows * (1 if piece.kind == "seat" else piece.chairs)
        for piece in area.furniture
    )


def is_rectangle(booth: Booth) -> bool:
    """Whether a booth is stored as anchor, size and angle."""
    return isinstance(booth.shape, Rectangle)
