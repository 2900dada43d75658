# SPDX-License-Identifier: GPL-3.0-or-later
"""Exits, loads and seats on random halls: turned and moved, keys, and a second opinion on loads."""

import math
from typing import Any

import msgspec
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.floor.site import Site
from planner.model.plan import Furniture
from planner.model.shapes import Outline
from planner.rules.check import check
from planner.rules.occupants import occupant_load, use_of
from tests.planner.building import area, booth, hall, opening, venue
from tests.planner.rules.examples.egress import GERMANY, IBC, KOREA, NFPA
from tests.planner.rules.scenes import found, scene

CODES = (GERMANY, IBC, KOREA, NFPA)
RULES = (
    "exit-capacity", "exit-count", "exit-separation", "exit-width",
    "seat-rows", "seat-aisle", "table-aisle",
)  # fmt: skip
WIDTH, DEPTH = 30_000, 20_000

boxes = st.tuples(
    st.integers(0, 26_000), st.integers(0, 16_000), st.integers(500, 5000), st.integers(500, 5000)
)
doors = st.tuples(
    st.sampled_from([0, 90, 180, 270]), st.integers(2000, 18_000), st.integers(500, 3000),
    st.sampled_from(["visitor", "emergency", "freight"]),
)  # fmt: skip
grids = st.tuples(
    st.integers(3000, 20_000), st.integers(3000, 14_000), st.integers(1, 24), st.integers(1, 6),
    st.integers(450, 1200), st.integers(600, 1100), st.sampled_from([0.0, 90.0, 180.0, 270.0]),
    st.sampled_from(["seat", "table"]),
)  # fmt: skip
Scene = tuple[list[tuple], list[tuple], list[tuple]]
scenes = st.tuples(
    st.lists(boxes, max_size=4), st.lists(doors, max_size=4), st.lists(grids, max_size=3)
)


def placed(things: Scene, quarter: int = 0, shift: tuple[int, int] = (0, 0)) -> Site:
    """The hall with all that is in it, turned by quarter turns about the origin and moved."""
    turns = ((1, 0), (0, 1), (-1, 0), (0, -1))
    cosine, sine = turns[quarter]

    def at(x: int, y: int) -> tuple[int, int]:
        return (x * cosine - y * sine + shift[0], x * sine + y * cosine + shift[1])

    def box(x: int, y: int, width: int, depth: int) -> Outline:
        corners = ((x, y), (x + width, y), (x + width, y + depth), (x, y + depth))
        return Outline(tuple(at(*corner) for corner in corners))

    boxes, ways, blocks = things
    middle = {0: lambda a: (0, a), 90: lambda a: (a, 0), 180: lambda a: (WIDTH, a),
              270: lambda a: (a, DEPTH)}  # fmt: skip
    openings = tuple(
        msgspec.structs.replace(
            opening(f"d{n}", at(*middle[side](along)), float((side + 90 * quarter) % 360), width),
            kind=kind,
        )
        for n, (side, along, width, kind) in enumerate(ways)
    )
    outline = box(0, 0, WIDTH, DEPTH).corner_points
    under = venue(
        halls=(msgspec.structs.replace(hall(), outline=outline, origin=outline[0]),),
        openings=openings,
    )
    areas = []
    for number, (x, y, columns, rows, pitch, step, facing, kind) in enumerate(blocks):
        chairs = 4 if kind == "table" else 0
        block = Furniture(
            kind, at(x, y), 90.0 * quarter, columns, rows, (pitch, step), (450, 450), facing, chairs
        )
        shape = box(x, y, columns * pitch, rows * step)
        areas.append(area(f"area-{number}", shape, furniture=(block,)))
    booths = [booth(f"B{n}", box(*each), open_sides=()) for n, each in enumerate(boxes)]
    return scene(*booths, areas=areas, on=under, datum=(0, 0))


def results(standing: Site) -> list[tuple[Any, ...]]:
    return [
        (finding.profile, finding.key, finding.measured, finding.required)
        for code in CODES
        for rule in RULES
        if rule in code.rules
        for finding in found(rule, standing, code)
    ]


@given(scenes, st.integers(0, 3), st.tuples(st.integers(-50_000, 50_000), st.integers(0, 90_000)))
@settings(max_examples=40, deadline=None)
def test_quarter_turns_and_moves_change_no_finding(things, quarter, shift):
    assert results(placed(things)) == results(placed(things, quarter, shift))


@given(scenes)
@settings(max_examples=15, deadline=None)
def test_keys_are_unique_under_each_code(things):
    standing = placed(things)
    for code in CODES:
        own = msgspec.structs.replace(
            code, rules={rule: asked for rule, asked in code.rules.items() if rule in RULES}
        )
        keys = [finding.key for finding in check(standing, [own])]
        assert len(keys) == len(set(keys))


@given(scenes)
@settings(max_examples=20, deadline=None)
def test_the_load_has_a_second_opinion(things):
    """Each cell of 500 mm is counted by the first area that its middle lies in."""
    standing = placed(things)
    load = occupant_load(standing, IBC)
    assert load is not None
    factors = {name: IBC.rules["exit-capacity"][name].value for name in
               ("exhibition", "seats", "tables", "standing")}  # fmt: skip
    cell = 500
    cells = [
        shapely.Point(x, y)
        for x in range(cell // 2, WIDTH, cell)
        for y in range(cell // 2, DEPTH, cell)
    ]
    counts: dict[str, int] = {}
    shapes = [(one, shapely.Polygon(one.shape.corners())) for one in standing.plan.areas]
    for _, shape in shapes:
        shapely.prepare(shape)
    for point in cells:
        owner = next((one.id for one, shape in shapes if shape.contains(point)), "hall-1")
        counts[owner] = counts.get(owner, 0) + 1
    for row in load.rows:
        uses = {one.id: use_of(one) for one in standing.plan.areas}
        square = counts.get(row.thing, 0) * cell * cell / 1e6
        assert row.factor == factors[uses.get(row.thing, "exhibition")]
        perimeter = 2 * (WIDTH + DEPTH) / 1000
        assert row.area == pytest.approx(square, abs=perimeter * cell / 1000)
        assert row.persons == max(math.ceil(round(row.area / row.factor, 6)), row.chairs)
    assert sum(row.area for row in load.rows) == pytest.approx(WIDTH * DEPTH / 1e6)
