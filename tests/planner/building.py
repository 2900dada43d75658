# SPDX-License-Identifier: GPL-3.0-or-later
"""Small venues and plans for tests: a hall of 30 × 20 m, and what a test puts into it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from planner.floor.ground import ground_of
from planner.floor.site import Site
from planner.model.files import reference, write
from planner.model.plan import (
    Area,
    Booth,
    Exhibitor,
    Furniture,
    Pavilion,
    Plan,
    Programme,
    Tour,
    TourStop,
    Waiver,
)
from planner.model.shapes import Outline, Rectangle, Shape
from planner.model.values import Name, Point
from planner.model.venue import Column, Fixture, Hall, Opening, Pit, Venue, VenueZone, Wall

WIDTH, DEPTH = 30_000, 20_000
FACT = "assumed:test"
SOURCES = {"test": "Assumed for a test"}


def name(words: str) -> Name:
    """The same name in both languages."""
    return Name(words, words)


def hall(identifier: str = "hall-1", x: int = 0, y: int = 0) -> Hall:
    """An upright hall of 30 × 20 m whose visitor-side left corner is at x, y of the venue."""
    corners = ((x, y), (x + WIDTH, y), (x + WIDTH, y + DEPTH), (x, y + DEPTH))
    return Hall(
        id=identifier, name=name(identifier), centre=name("Centre"), outline=corners, origin=(x, y),
        height=None, floor_load=None, area=None, facts={"outline": FACT},
    )  # fmt: skip


def opening(identifier: str, at: Point, facing: float = 90.0, width: int = 3000) -> Opening:
    """A visitor door of hall-1, its sign the upper-case id."""
    return Opening(
        id=identifier, number=identifier.upper(), hall="hall-1", kind="visitor", at=at,
        width=width, height=None, facing=facing, facts={"at": FACT, "width": FACT},
    )  # fmt: skip


def venue(**changes: Any) -> Venue:
    """Two halls side by side, hall-1 with a door at the middle of its visitor side."""
    parts: dict[str, Any] = {
        "halls": (hall(), hall("hall-2", WIDTH)),
        "dividers": (),
        "walls": (),
        "openings": (opening("door", (15_000, 0)),),
        "columns": (),
        "fixtures": (),
        "pits": (),
        "zones": (),
    }
    return Venue(
        format="hallplan.venue", version=1, id="test-venue", name=name("Test venue"),
        note=name(""), sources=SOURCES, **(parts | changes),
    )  # fmt: skip


def furnished_venue() -> Venue:
    """The venue with one of everything in hall-1."""
    here: dict[str, Any] = {"hall": "hall-1"}
    return venue(
        walls=(Wall("core", "hall-1", Rectangle((29_000, 0), (1000, 4000)), {"shape": FACT}),),
        columns=(
            Column(
                "column-1", ("hall-1",), Outline(((0, 9000), (800, 9000), (0, 9800))),
                {"shape": FACT},
            ),
        ),
        fixtures=(
            Fixture(
                "hose-1", kind="hydrant", at=(30_000, 10_000), width=1000, facing=180.0,
                facts={"at": FACT, "width": FACT}, **here,
            ),
        ),
        pits=(
            Pit(
                "pit-1", at=(6000, 6000), size=(500, 500), services=("power", "data"),
                facts={"at": FACT, "size": FACT, "services": FACT}, **here,
            ),
        ),
        zones=(
            VenueZone(
                "lobby", kind="lobby", name=name("로비"),
                outline=((0, -5000), (WIDTH, -5000), (WIDTH, 0), (0, 0)), active=True,
                facts={"outline": FACT}, **here,
            ),
        ),
    )  # fmt: skip


def rectangle(x: int, y: int, width: int = 3000, depth: int = 3000, angle: float = 0.0) -> Shape:
    """A rectangle by its anchor."""
    return Rectangle((x, y), (width, depth), angle)


def booth(number: str, shape: Shape, **changes: Any) -> Booth:
    """A shell scheme booth whose front is open; its id is made from the number."""
    values: dict[str, Any] = {
        "id": f"booth-{number.lower()}",
        "number": number,
        "type": "shell",
        "pavilion": "companies",
        "status": "available",
        "held_until": None,
        "exhibitors": (),
        "shape": shape,
        "open_sides": (0,),
        "height": 2500,
        "build": None,
        "services": None,
        "locked": False,
        "group": None,
        "note": "",
        "facts": {},
    }
    return Booth(**(values | changes))


def seats(at: Point, columns: int = 4, rows: int = 3, angle: float = 0.0) -> Furniture:
    """Rows of chairs that look along the grid's own y axis."""
    return Furniture("seat", at, angle, columns, rows, (550, 900), (500, 500), 90.0, 0)


def area(identifier: str, shape: Shape, **changes: Any) -> Area:
    """A seating area without chairs."""
    values: dict[str, Any] = {
        "id": identifier,
        "kind": "seating",
        "name": name(identifier),
        "pavilion": None,
        "shape": shape,
        "walkable": True,
        "furniture": (),
        "build": None,
        "locked": False,
        "group": None,
        "note": "",
        "facts": {},
    }
    return Area(**(values | changes))


def exhibitor(identifier: str, korean: str, english: str) -> Exhibitor:
    """A company whose short names are its names."""
    return Exhibitor(
        identifier, "company", Name(korean, english), Name(korean, english), (), None, "",
        {"name": FACT},
    )  # fmt: skip


def plan(
    booths: Iterable[Booth] = (),
    areas: Iterable[Area] = (),
    on: Venue | None = None,
    **changes: Any,
) -> Plan:
    """A plan in hall-1 of the test venue with two pavilions and three exhibitors."""
    values: dict[str, Any] = {
        "format": "hallplan.plan",
        "version": 3,
        "id": "test-plan",
        "title": name("Test plan"),
        "theme": name(""),
        "note": name(""),
        "starts": "2018-09-18",
        "ends": "2018-09-20",
        "drawing_number": "T-101",
        "venue": reference(venue() if on is None else on),
        "halls": ("hall-1",),
        "datum": None,
        "profiles": ("kintex",),
        "conditions": {},
        "sources": SOURCES,
        "facts": {},
        "issues": (),
        "pavilions": (
            Pavilion("companies", name("Companies"), "companies"),
            Pavilion("cities", name("Cities"), "cities"),
        ),
        "exhibitors": (
            exhibitor("hancom", "한컴그룹", "Hancom Group"),
            exhibitor("daegu", "대구광역시", "Daegu"),
            exhibitor("daejeon", "대전광역시", "Daejeon"),
        ),
        "booths": tuple(booths),
        "areas": tuple(areas),
        "zones": (),
        "structures": (),
        "texts": (),
        "dimensions": (),
        "underlays": (),
        "programme": (),
        "tours": (),
        "waivers": (),
        "prices": None,
    }
    return Plan(**(values | changes))


def talk(identifier: str, place: str | None) -> Programme:
    """An hour of the programme in an area."""
    return Programme(
        identifier, "2018-09-18", "10:00", "11:00", name("Talk"), place, name("Stage"), {}
    )


def small_plan(on: Venue | None = None) -> Plan:
    """Three booths (one turned by 45°, one L-shaped), a stage with seats, a talk, a tour."""
    corner = Outline(
        ((15_000, 5000), (21_000, 5000), (21_000, 8000), (18_000, 8000), (18_000, 11_000),
         (15_000, 11_000))
    )  # fmt: skip
    return plan(
        booths=(
            booth("B9", rectangle(3000, 5000), exhibitors=("hancom",), status="confirmed"),
            booth("B10", rectangle(9000, 5000, 4000, 2000, 45.0), open_sides=(0, 1)),
            booth("B11", corner, type="raw", open_sides=(0, 5)),
        ),
        areas=(
            area("stage", rectangle(5000, 16_000, 8000, 3000), kind="stage", walkable=False),
            area("seats", rectangle(5000, 12_000, 6000, 3000), furniture=(seats((5200, 12_200)),)),
        ),
        on=on,
        programme=(talk("opening-talk", "stage"),),
        tours=(
            Tour(
                id="walk",
                name=name("Walk"),
                date="2018-09-18",
                starts="10:00",
                start="booth-b9",
                end=None,
                stops=(TourStop("booth-b10", 5, None),),
                facts={},
            ),
        ),
        waivers=(
            Waiver("unassigned/daegu", "strict", "Comes later", "Kim", "2018-09-01", "0" * 16),
        ),
    )


def site(on: Plan | None = None, venue_under: Venue | None = None) -> Site:
    """The small plan, or another, on the test venue."""
    under = venue() if venue_under is None else venue_under
    standing = small_plan(under) if on is None else on
    return Site(standing, ground_of(standing, under))


def write_pair(folder: Path, standing: Plan | None = None, under: Venue | None = None) -> Path:
    """The plan and its venue as files in a folder; returns the plan's."""
    under = venue() if under is None else under
    path = folder / "plan.json"
    write(folder / f"{under.id}.json", under)
    write(path, small_plan(under) if standing is None else standing)
    return path
