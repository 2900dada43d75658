# SPDX-License-Identifier: GPL-3.0-or-later
"""A venue: halls in one frame, with what is built into them.

x runs along the visitor side, y inward, both in mm. Each thing says in ``facts`` how sure its
attributes are and by which source; what is not known is ``null``.
"""

from typing import Annotated, ClassVar, Final, Literal

from msgspec import Meta

from planner.model.shapes import Corners, Shape, check_simple
from planner.model.values import (
    Degrees,
    Facts,
    Identifier,
    Length,
    Line,
    Name,
    Number,
    Point,
    RuleBroken,
    Size,
    Value,
)

VENUE_FORMAT: Final = "hallplan.venue"
VENUE_VERSION: Final = 1

OpeningKind = Literal["visitor", "emergency", "freight"]
FixtureKind = Literal["hydrant", "extinguisher", "panel", "shutter"]
Service = Literal["power", "data", "water", "air"]
VenueZoneKind = Literal["lobby", "freight-yard", "no-build"]


class Stated(Value, frozen=True):
    """A thing of the venue, each of whose attributes in STATED needs a fact when it is known."""

    STATED: ClassVar[tuple[str, ...]] = ()

    def __post_init__(self) -> None:
        facts: Facts = getattr(self, "facts", {})
        for attribute in self.STATED:
            if getattr(self, attribute) is not None and attribute not in facts:
                raise RuleBroken("fact-missing", attribute=attribute)
        for attribute in facts:
            if attribute not in self.__struct_fields__:
                raise RuleBroken("fact-unknown", attribute=attribute)


class Hall(Stated, frozen=True):
    """A hall: its inner outline; ``origin`` is the visitor-side left corner.

    ``height`` in mm, ``floor_load`` in kg/m², ``area`` as published or derived, in m².
    """

    STATED = ("outline", "height", "floor_load", "area")

    id: Identifier
    name: Name
    centre: Name
    outline: Corners
    origin: Point
    height: Length | None
    floor_load: Length | None
    area: Length | None
    facts: Facts

    def __post_init__(self) -> None:
        super().__post_init__()
        check_simple(self.outline)


class Divider(Stated, frozen=True):
    """The line of a movable wall between two halls; open where a plan occupies both."""

    STATED = ("line",)

    id: Identifier
    halls: tuple[Identifier, Identifier]
    line: tuple[Point, Point]
    facts: Facts


class Wall(Stated, frozen=True):
    """A solid wall or core standing inside a hall."""

    STATED = ("shape",)

    id: Identifier
    hall: Identifier
    shape: Shape
    facts: Facts


class Opening(Stated, frozen=True):
    """A door: its middle on the wall line, clear width in mm, ``facing`` = direction into the hall.

    ``number`` is what is printed (EX1); ``height`` is the clear height.
    """

    STATED = ("at", "width", "height")

    id: Identifier
    number: Number
    hall: Identifier
    kind: OpeningKind
    at: Point
    width: Length
    height: Length | None
    facing: Degrees
    facts: Facts


class Column(Stated, frozen=True):
    """A column, or the floor kept out around one, standing in one hall or between two."""

    STATED = ("shape",)

    id: Identifier
    halls: Annotated[tuple[Identifier, ...], Meta(min_length=1, max_length=4)]
    shape: Shape
    facts: Facts


class Fixture(Stated, frozen=True):
    """Fire and power gear in a wall or column: its middle, its width, ``facing`` into the hall."""

    STATED = ("at", "width")

    id: Identifier
    hall: Identifier
    kind: FixtureKind
    at: Point
    width: Length
    facing: Degrees
    facts: Facts


class Pit(Stated, frozen=True):
    """A service box in the floor, its middle and size, and what it offers."""

    STATED = ("at", "size", "services")

    id: Identifier
    hall: Identifier
    at: Point
    size: Size
    services: Annotated[tuple[Service, ...], Meta(max_length=4)]
    facts: Facts


class VenueZone(Stated, frozen=True):
    """Floor with a meaning; ``active`` says whether it counts (a doubtful one is kept off)."""

    STATED = ("outline",)

    id: Identifier
    hall: Identifier
    kind: VenueZoneKind
    name: Name
    outline: Corners
    active: bool
    facts: Facts

    def __post_init__(self) -> None:
        super().__post_init__()
        check_simple(self.outline)


class Venue(Value, frozen=True):
    """A venue file."""

    format: Literal["hallplan.venue"]
    version: Literal[1]
    id: Identifier
    name: Name
    note: Name
    sources: dict[Identifier, Line]
    halls: Annotated[tuple[Hall, ...], Meta(min_length=1)]
    dividers: tuple[Divider, ...]
    walls: tuple[Wall, ...]
    openings: tuple[Opening, ...]
    columns: tuple[Column, ...]
    fixtures: tuple[Fixture, ...]
    pits: tuple[Pit, ...]
    zones: tuple[VenueZone, ...]
