# SPDX-License-Identifier: GPL-3.0-or-later
"""Hypothesis strategies for whole plans and venues, as wild as the file format allows."""

import math
import re
from typing import Any

from hypothesis import strategies as st

from planner.model.drawn import Dimension, PlanText, Structure, Underlay
from planner.model.orders import Prices, Services
from planner.model.plan import (
    Area,
    Booth,
    Build,
    Exhibitor,
    Furniture,
    Issue,
    Pavilion,
    Plan,
    PlanZone,
    Programme,
    Tour,
    TourStop,
    VenueReference,
    Waiver,
)  # fmt: skip
from planner.model.shapes import Outline, Rectangle
from planner.model.values import LIMIT, Name
from planner.model.venue import (
    Column,
    Divider,
    Fixture,
    Hall,
    Opening,
    Pit,
    Venue,
    VenueZone,
    Wall,
)  # fmt: skip

_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")

lengths = st.integers(1, LIMIT)
places = st.integers(-LIMIT, LIMIT)
points = st.tuples(places, places)
sizes = st.tuples(lengths, lengths)
angles = st.integers(-359_999, 359_999).map(lambda thousandths: thousandths / 1000)
words = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.sampled_from(
        ["한컴그룹", 'say "열림"\\', "👩‍🚀 우주 🚀", "a, b: {c} [d]", "</script>", "=1+1"]
    ),
).map(lambda text: _FORBIDDEN.sub("", text))
names = st.builds(Name, words, words)
numbers = st.from_regex(r"[0-9A-Za-z가-힣._-]{1,16}", fullmatch=True)
dates = st.dates().map(lambda date: date.isoformat())
clocks = st.times().map(lambda time: f"{time:%H:%M}")
sources = st.dictionaries(
    st.from_regex(r"[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,2}", fullmatch=True), words
)


@st.composite
def outlines(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    """Star-shaped polygons, L-shapes and triangles, in either sense of turning."""
    x, y = draw(st.integers(-100_000, 100_000)), draw(st.integers(-100_000, 100_000))
    count = draw(st.integers(3, 9))
    radii = draw(st.lists(st.integers(1000, 20_000), min_size=count, max_size=count))
    corners = tuple(
        (
            x + round(radius * math.cos(2 * math.pi * index / count)),
            y + round(radius * math.sin(2 * math.pi * index / count)),
        )
        for index, radius in enumerate(radii)
    )
    return corners[::-1] if draw(st.booleans()) else corners


shapes = st.one_of(
    st.builds(Rectangle, points, sizes, angles), outlines().map(lambda corners: Outline(corners))
)


def _ids(prefix: str, count: int) -> list[str]:
    return [f"{prefix}-{index}" for index in range(count)]


def _facts(keys: list[str], *attributes: str) -> st.SearchStrategy[dict[str, str]]:
    fact = st.builds(
        lambda sure, key: f"{sure}:{key}",
        st.sampled_from(["published", "derived", "assumed"]),
        st.sampled_from(keys),
    )
    return st.fixed_dictionaries(dict.fromkeys(attributes, fact))


def _some(draw: st.DrawFn, prefix: str, most: int = 3) -> list[str]:
    return _ids(prefix, draw(st.integers(0, most)))


@st.composite
def venues(draw: st.DrawFn) -> Venue:
    """Venues with up to a few of everything, every reference sound."""
    known = draw(sources) | {"test": "Test"}
    keys = list(known)
    halls = _ids("hall", draw(st.integers(1, 3)))
    hall = st.sampled_from(halls)

    def each(prefix: str, strategy: Any) -> tuple[Any, ...]:
        return tuple(draw(strategy(identifier)) for identifier in _some(draw, prefix))

    maybe = st.none() | lengths
    stated = ("outline", "height", "floor_load", "area")
    return Venue(
        format="hallplan.venue",
        version=1,
        id="wild-venue",
        name=draw(names),
        note=draw(names),
        sources=known,
        halls=tuple(
            Hall(
                identifier, draw(names), draw(names), draw(outlines()), draw(points), draw(maybe),
                draw(maybe), draw(maybe), draw(_facts(keys, *stated)),
            )
            for identifier in halls
        ),
        dividers=each("divider", lambda i: st.builds(
            Divider, st.just(i), st.tuples(hall, hall), st.tuples(points, points),
            _facts(keys, "line"))),
        walls=each("wall", lambda i: st.builds(
            Wall, st.just(i), hall, shapes, _facts(keys, "shape"))),
        openings=each("opening", lambda i: st.builds(
            Opening, st.just(i), numbers, hall,
            st.sampled_from(["visitor", "emergency", "freight"]), points, lengths, maybe, angles,
            _facts(keys, "at", "width", "height"))),
        columns=each("column", lambda i: st.builds(
            Column, st.just(i), st.lists(hall, min_size=1, max_size=4).map(tuple), shapes,
            _facts(keys, "shape"))),
        fixtures=each("fixture", lambda i: st.builds(
            Fixture, st.just(i), hall,
            st.sampled_from(["hydrant", "extinguisher", "panel", "shutter"]), points, lengths,
            angles, _facts(keys, "at", "width"))),
        pits=each("pit", lambda i: st.builds(
            Pit, st.just(i), hall, points, sizes,
            st.lists(st.sampled_from(["power", "data", "water", "air"]), max_size=4).map(tuple),
            _facts(keys, "at", "size", "services"))),
        zones=each("zone", lambda i: st.builds(
            VenueZone, st.just(i), hall, st.sampled_from(["lobby", "freight-yard", "no-build"]),
            names, outlines(), st.booleans(), _facts(keys, "outline"))),
    )  # fmt: skip


builds = st.builds(
    Build,
    storeys=st.integers(2, 3),
    upper_area=st.integers(0, 500),
    stairs=st.integers(0, 20),
    roof_area=st.integers(0, 500),
    sprinklered=st.booleans(),
    platform=st.integers(0, 10_000),
    ramp=st.none() | st.integers(1, 100),
    load=st.none() | st.integers(0, 100_000),
    front_height=st.none() | st.integers(1, 10_000),
)
services = st.builds(
    Services,
    power=st.integers(1, 10_000_000),
    three_phase=st.booleans(),
    internet=st.integers(0, 1000),
    water=st.integers(0, 1000),
    air=st.integers(0, 1000),
    rigging=st.integers(0, 1000),
)
prices = st.builds(
    Prices,
    currency=st.from_regex(r"[A-Z]{3}", fullmatch=True),
    shell=st.integers(0, 1_000_000_000),
    raw=st.integers(0, 1_000_000_000),
    corner=st.integers(0, 500),
    end_cap=st.integers(0, 500),
    island=st.integers(0, 500),
)
groups = st.none() | st.sampled_from(["group-1", "group-2"])
waivers = st.builds(
    Waiver,
    finding=st.from_regex(r"[a-z0-9./-]{1,60}", fullmatch=True),
    profile=st.just("kintex"),
    reason=words.filter(bool),
    name=words.filter(bool),
    date=dates,
    place=st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
)


@st.composite
def tours(draw: st.DrawFn, identifier: str, places_: list[str]) -> Tour:
    """A tour over areas, some with a time in which to come."""
    windows = st.tuples(clocks, clocks).map(lambda pair: (min(pair), max(pair)))
    stops = st.builds(TourStop, st.sampled_from(places_), st.integers(0, 600), st.none() | windows)
    return Tour(
        id=identifier,
        name=draw(names),
        date=draw(dates),
        starts=draw(clocks),
        start=draw(st.sampled_from(places_)),
        end=draw(st.none() | st.sampled_from(places_)),
        stops=tuple(draw(st.lists(stops, min_size=1, max_size=3))),
        facts=draw(_facts(["test"], "name", "starts")),
    )


@st.composite
def booths(draw: st.DrawFn, identifier: str, pavilions: list[str], people: list[str]) -> Booth:
    """A booth of any shape, with open sides that it has."""
    shape = draw(shapes)
    corners = len(shape.corners())
    status = draw(st.sampled_from(["available", "held", "reserved", "confirmed"]))
    return Booth(
        id=identifier,
        number=draw(numbers),
        type=draw(st.sampled_from(["shell", "raw"])),
        pavilion=draw(st.sampled_from(pavilions)),
        status=status,
        held_until=draw(st.none() | dates) if status == "held" else None,
        exhibitors=tuple(draw(st.lists(st.sampled_from(people), unique=True, max_size=3)))
        if people
        else (),
        shape=shape,
        open_sides=tuple(sorted(draw(st.sets(st.integers(0, corners - 1))))),
        height=draw(lengths),
        build=draw(st.none() | builds),
        services=draw(st.none() | services),
        locked=draw(st.booleans()),
        group=draw(groups),
        note=draw(words),
        facts=draw(_facts(["test"], *draw(st.sets(st.sampled_from(["number", "shape"]))))),
    )


@st.composite
def areas(draw: st.DrawFn, identifier: str, pavilions: list[str]) -> Area:
    """An area with furniture; stages are solid, seating is open."""
    kind = draw(st.sampled_from(["stage", "seating", "forum", "tables", "experience", "press"]))
    walkable = {"stage": False, "seating": True, "forum": True}.get(kind)
    pieces = st.builds(
        Furniture,
        st.sampled_from(["seat", "table", "desk", "bench"]),
        points,
        angles,
        st.integers(1, 1000),
        st.integers(1, 1000),
        sizes,
        sizes,
        angles,
        st.integers(0, 20),
    )
    return Area(
        id=identifier,
        kind=kind,
        name=draw(names),
        pavilion=draw(st.none() | st.sampled_from(pavilions)),
        shape=draw(shapes),
        walkable=draw(st.booleans()) if walkable is None else walkable,
        furniture=tuple(draw(st.lists(pieces, max_size=2))),
        build=draw(st.none() | builds),
        locked=draw(st.booleans()),
        group=draw(groups),
        note=draw(words),
        facts={},
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans with up to a few of everything, every reference sound."""
    pavilions = _ids("pavilion", draw(st.integers(1, 3)))
    people = _some(draw, "exhibitor", 4)
    places_ = _some(draw, "area")
    starts, ends = sorted([draw(dates), draw(dates)])
    kinds = ["korea-pavilion", "city", "company", "overseas", "other"]
    return Plan(
        format="hallplan.plan",
        version=3,
        id="wild-plan",
        title=draw(names),
        theme=draw(names),
        note=draw(names),
        starts=starts,
        ends=ends,
        drawing_number=draw(words),
        venue=VenueReference(
            "wild-venue",
            draw(st.from_regex(r"[0-9a-f]{64}", fullmatch=True)),
            draw(st.dictionaries(words, st.from_regex(r"[0-9a-f]{16}", fullmatch=True))),
        ),
        halls=tuple(draw(st.lists(st.sampled_from(_ids("hall", 3)), min_size=1, unique=True))),
        datum=draw(st.none() | points),
        profiles=("kintex",),
        conditions=draw(_facts(["test"], "sprinklers", "article-39")),
        sources=draw(sources) | {"test": "Test"},
        facts=draw(_facts(["test"], "title", "starts", "halls")),
        issues=tuple(draw(st.lists(st.builds(Issue, numbers, dates, names), max_size=2))),
        pavilions=tuple(
            Pavilion(i, draw(names), draw(st.sampled_from(["korea", "companies"])))
            for i in pavilions
        ),
        exhibitors=tuple(
            Exhibitor(i, draw(st.sampled_from(kinds)), draw(names), draw(names), (),
                      draw(st.none() | st.integers(0, 1000)), draw(words), {})
            for i in people
        ),
        booths=tuple(draw(booths(i, pavilions, people)) for i in _some(draw, "booth", 5)),
        areas=tuple(draw(areas(i, pavilions)) for i in places_),
        zones=tuple(
            PlanZone(i, draw(st.sampled_from(["main-aisle", "plaza", "no-build"])), draw(names),
                     draw(outlines()))
            for i in _some(draw, "zone", 2)
        ),
        structures=tuple(
            Structure(i, draw(st.sampled_from(["wall", "column"])), draw(shapes),
                      draw(st.none() | lengths), draw(st.booleans()), draw(groups), draw(words), {})
            for i in _some(draw, "structure", 2)
        ),
        texts=tuple(
            PlanText(i, draw(points), draw(angles), draw(lengths), Name("글", draw(words)),
                     draw(st.booleans()), draw(groups))
            for i in _some(draw, "text", 2)
        ),
        dimensions=tuple(
            Dimension(i, *draw(st.lists(points, min_size=2, max_size=2, unique=True)),
                      draw(places), draw(st.booleans()), draw(groups))
            for i in _some(draw, "dimension", 2)
        ),
        underlays=tuple(
            Underlay(i, "floor/밑그림.pdf", "0" * 64, draw(st.integers(1, 10_000)), draw(points),
                     draw(st.floats(0.001, 1_000_000)), draw(angles), draw(st.integers(0, 100)),
                     draw(st.booleans()), draw(st.booleans()))
            for i in _some(draw, "underlay", 2)
        ),
        programme=tuple(
            Programme(i, draw(dates), *sorted([draw(clocks), draw(clocks)]), draw(names),
                      draw(st.none() | st.sampled_from(places_)) if places_ else None,
                      draw(names), {})
            for i in _some(draw, "talk", 2)
        ),
        tours=tuple(draw(tours(i, places_)) for i in _some(draw, "tour", 2)) if places_ else (),
        waivers=tuple(draw(st.lists(waivers, max_size=2, unique_by=lambda each: each.finding))),
        prices=draw(st.none() | prices),
    )  # fmt: skip
