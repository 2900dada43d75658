# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole drawing: of the example plan, of a small one, of wild ones."""

import math
from collections import Counter
from functools import cache

import msgspec
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from shapely import Polygon

from planner.drawing.compose import draw, sheet_turn
from planner.drawing.dimensions import parts
from planner.drawing.drawing import Block, Dimension, Drawing, Fill, Line, Text
from planner.drawing.metrics import text_width
from planner.drawing.styles import LAYERS, LEAST_TEXT, STYLES
from planner.floor.ground import ground_of
from planner.floor.site import Site, open_site
from planner.locale import text
from planner.model.plan import Plan
from planner.model.shipped import example_plan
from planner.model.venue import Venue
from planner.rules.profile import find_profile
from planner.rules.requirement import Profile
from tests.planner.building import furnished_venue, site, small_plan
from tests.planner.strategies import plans, venues

SHEETS = [(250, None), (500, None), (250, "ko"), (250, "en")]


@cache
def example() -> Site:
    return open_site(example_plan())[0]


@cache
def drawn(scale: int, language: str | None) -> Drawing:
    return draw(example(), scale=scale, language=language)


def texts(drawing: Drawing, scale: int) -> list[Text]:
    """Every text of a drawing, the figures of its dimensions too."""
    found = [mark for mark in drawing.marks if isinstance(mark, Text)]
    for mark in drawing.marks:
        if isinstance(mark, Dimension):
            found += [part for part in parts(mark, scale) if isinstance(part, Text)]
    return found


def body(mark: Text) -> Polygon:
    """The box of a text's letters."""
    width = text_width(mark.text, mark.height, mark.weight, mark.stretch)
    left = {"left": 0.0, "centre": -width / 2, "right": -width}[mark.anchor]
    upright = shapely.box(left, -0.2 * mark.height, left + width, 1.08 * mark.height)
    turned = shapely.affinity.rotate(upright, mark.angle, origin=(0, 0))
    moved: Polygon = shapely.affinity.translate(turned, *mark.at)
    return moved


@pytest.mark.parametrize(("scale", "language"), SHEETS)
def test_no_text_lies_over_another(scale: int, language: str | None) -> None:
    marks = texts(drawn(scale, language), scale)
    boxes = [body(mark) for mark in marks]
    pairs = shapely.STRtree(boxes).query(boxes, predicate="overlaps").T
    clashes = {
        (marks[one].text, marks[other].text)
        for one, other in pairs
        if one < other and boxes[one].intersection(boxes[other]).area > 1
    }
    assert clashes == set()


@pytest.mark.parametrize(("scale", "language"), SHEETS)
def test_every_booth_has_its_number_inside(scale: int, language: str | None) -> None:
    outlines = {booth.id: Polygon(booth.shape.corners()) for booth in example().plan.booths}
    numbers = {booth.id: booth.number for booth in example().plan.booths}
    found = Counter[str]()
    for mark in texts(drawn(scale, language), scale):
        if mark.layer in ("A-EXHB-IDEN", "A-EXHB-NAME"):
            assert outlines[mark.subject].buffer(1).covers(body(mark)), mark
        if mark.layer == "A-EXHB-IDEN":
            assert mark.text == numbers[mark.subject]
            found[mark.subject] += 1
    assert found == Counter(dict.fromkeys(outlines, 1))


def test_a1_names_every_exhibitor_in_korean() -> None:
    said = {mark.subject for mark in drawn(250, None).marks if mark.layer == "A-EXHB-NAME"}
    assert said == {booth.id for booth in example().plan.booths}


@pytest.mark.parametrize(("scale", "language"), SHEETS)
def test_nothing_is_too_small_to_read(scale: int, language: str | None) -> None:
    least = min(mark.height for mark in texts(drawn(scale, language), scale))
    assert least >= LEAST_TEXT * scale - 1e-6


@pytest.mark.parametrize("turn", [0, -90])
def test_booths_come_out_as_they_are_stored(turn: int) -> None:
    drawing = draw(example(), turn=turn)
    blocks = {mark.subject: mark for mark in drawing.marks if isinstance(mark, Block)}
    for booth in example().plan.booths:
        assert blocks[booth.id].outline == booth.shape.corners()


def test_every_mark_has_a_layer_and_a_style() -> None:
    for mark in drawn(250, None).marks:
        assert mark.layer in LAYERS
        if not isinstance(mark, Block):
            assert mark.style in STYLES


def test_the_drawing_says_that_the_outline_is_nominal() -> None:
    said = " ".join(mark.text for mark in texts(drawn(250, None), 250))
    for language in ("ko", "en"):
        assert text("drawing.nominal", language) in said


def test_assumed_things_wear_an_a() -> None:
    marks = [mark for mark in drawn(250, None).marks if isinstance(mark, Text)]
    marked = {mark.subject for mark in marks if mark.text == "A" and mark.style == "text.assumed"}
    ground = example().ground
    for thing in (*ground.openings, *ground.columns, *ground.fixtures):
        assert thing.id in marked


def test_one_clear_width_per_aisle() -> None:
    seen = [
        (mark.start, mark.end)
        for mark in drawn(250, None).marks
        if isinstance(mark, Dimension) and mark.subject == "aisle"
    ]
    assert len(seen) > 20
    assert len(set(seen)) == len(seen)


def test_clear_zones_are_as_deep_as_the_profiles_ask() -> None:
    def depths(*profiles: Profile) -> set[float]:
        marks = draw(site(), profiles=profiles).marks
        zones = [mark for mark in marks if isinstance(mark, Line) and mark.style == "keep-clear"]
        return {max(y for _, y in zone.points) for zone in zones}

    kintex = find_profile("kintex")
    rule = kintex.rules["opening-blocked"]
    deeper = rule | {"visitor": msgspec.structs.replace(rule["visitor"], value=5500)}
    stricter = msgspec.structs.replace(kintex, rules={"opening-blocked": deeper})
    assert depths(kintex) == {4000}
    assert depths(kintex, stricter) == {5500}
    assert depths() == set()


def test_two_drawings_are_equal() -> None:
    assert draw(site(), scale=250) == draw(site(), scale=250)


def test_a_long_hall_is_laid_flat() -> None:
    assert sheet_turn(example()) == -90
    assert sheet_turn(site()) == 0


def test_one_of_everything() -> None:
    under = furnished_venue()
    marks = draw(site(small_plan(under), under)).marks
    subjects = {mark.subject for mark in marks}
    assert {"core", "column-1", "hose-1", "pit-1", "door", "stage", "seats", "booth-b9"} <= subjects
    seats = [mark for mark in marks if isinstance(mark, Line) and mark.layer == "A-FURN"]
    assert len(seats) == 12


def test_hatches_are_knocked_out_behind_labels() -> None:
    marks = [mark for mark in draw(site()).marks if mark.subject == "booth-b11"]
    hatches = [mark for mark in marks if isinstance(mark, Fill) and mark.style.startswith("hatch.")]
    numbers = [mark for mark in marks if isinstance(mark, Text) and mark.layer == "A-EXHB-IDEN"]
    fill, number = hatches[0], numbers[0]
    assert len(fill.rings) == 2
    assert Polygon(fill.rings[1]).buffer(1).covers(body(number))


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(venues(), plans())
def test_any_valid_plan_can_be_drawn(under: Venue, wild: Plan) -> None:
    halls = tuple(hall.id for hall in under.halls)
    placed = msgspec.structs.replace(wild, halls=halls)
    drawing = draw(Site(placed, ground_of(placed, under)))
    assert all(math.isfinite(value) for value in drawing.bounds)
