# SPDX-License-Identifier: GPL-3.0-or-later
"""Temporary walls and columns, texts and dimensions on the drawing, in DXF and in GeoJSON."""

import io
import json

import pytest
from ezdxf import recover

from planner.drawing.compose import draw
from planner.drawing.drawing import Dimension, Fill, Line, Text
from planner.drawing.sheet.compose import sheets
from planner.edits.drawn import AddDimension, AddText, SetText
from planner.edits.edit import Edit
from planner.edits.structures import AddColumn, AddWall
from planner.exchange import dxf, geojson
from planner.exchange.options import ExportOptions
from planner.exchange.wkt import to_bytes as to_wkt
from planner.floor.site import Site
from tests.planner import building

EDITS: tuple[Edit, ...] = (
    AddWall(((1000, 1000), (4000, 1000))),
    AddColumn((20_000, 15_000), (600, 400)),
    AddColumn((22_000, 15_000), (600, 600), round=True),
    AddText((2000, 3000), "쉼터", 400, 30.0),
    SetText("text-1", en="Rest"),
    AddDimension((0, 0), (3000, 0), 500),
)


def standing() -> Site:
    plan = building.small_plan()
    for edit in EDITS:
        plan = edit.apply(plan).plan
    return building.site(plan)


def test_each_has_its_marks():
    drawing = draw(standing(), language="ko", turn=0)
    marks = {mark.subject: [] for mark in drawing.marks}
    for mark in drawing.marks:
        marks[mark.subject].append(mark)
    assert [type(mark) for mark in marks["wall-1"]] == [Fill, Line]
    assert {mark.layer for mark in marks["wall-1"]} == {"A-WALL"}
    assert {mark.layer for mark in marks["column-1"]} == {"A-COLS"}
    assert len(marks["column-1"]) == 4  # crossed
    assert len(marks["column-2"]) == 2  # round: no cross
    (text,) = marks["text-1"]
    assert isinstance(text, Text)
    assert (text.text, text.at, text.height, text.angle) == ("쉼터", (2000, 3000), 400, 30.0)
    (dimension,) = marks["dimension-1"]
    assert isinstance(dimension, Dimension)
    assert (dimension.start, dimension.end, dimension.offset) == ((0, 0), (3000, 0), 500)
    assert dimension.text == "3,000"


def test_both_languages_stand_below_each_other_and_the_same_words_once():
    marks = draw(standing(), turn=0).marks
    words = [mark.text for mark in marks if isinstance(mark, Text) and mark.subject == "text-1"]
    assert words == ["쉼터", "Rest"]
    plan = SetText("text-1", en="쉼터").apply(standing().plan).plan
    marks = draw(building.site(plan), turn=0).marks
    words = [mark.text for mark in marks if isinstance(mark, Text) and mark.subject == "text-1"]
    assert words == ["쉼터"]


@pytest.mark.parametrize("turn", [0, -90])
def test_a_turned_sheet_leaves_them_where_they_are(turn):
    marks = draw(standing(), language="en", turn=turn).marks
    text = next(mark for mark in marks if mark.subject == "text-1")
    dimension = next(mark for mark in marks if mark.subject == "dimension-1")
    assert isinstance(text, Text)
    assert isinstance(dimension, Dimension)
    assert (text.at, text.angle) == ((2000, 3000), 30.0)
    assert (dimension.start, dimension.end, dimension.offset) == ((0, 0), (3000, 0), 500)


def test_the_legend_has_a_temporary_wall_where_there_is_one():
    def words(site: Site) -> set[str]:
        return {
            mark.text
            for sheet in sheets(site, language="en")
            for mark in sheet.marks
            if isinstance(mark, Text)
        }

    assert "Temporary wall" in words(standing())
    assert "Temporary wall" not in words(building.site())


def test_dxf_has_them_as_entities_with_their_ids():
    document, auditor = recover.read(io.BytesIO(dxf.to_bytes(standing())))
    assert not auditor.has_errors
    owned = {}
    for entity in document.modelspace():
        if entity.has_xdata("HALLPLAN"):
            for tag in entity.get_xdata("HALLPLAN"):
                if str(tag.value).startswith("id="):
                    owned.setdefault(tag.value[3:], set()).add(entity.dxftype())
    assert owned["wall-1"] == {"LWPOLYLINE"}
    assert owned["text-1"] == {"TEXT"}
    assert "LWPOLYLINE" in owned["column-1"]
    measured = [
        entity for entity in document.modelspace().query("DIMENSION")
        if entity.dxf.defpoint2.isclose((0, 0, 0)) and entity.dxf.defpoint3.isclose((3000, 0, 0))
    ]  # fmt: skip
    assert len(measured) == 1


def test_geojson_has_walls_and_columns_as_obstacles_and_nothing_that_is_only_drawn():
    tree = json.loads(geojson.to_bytes(standing()))
    features = {feature["id"]: feature["properties"] for feature in tree["features"]}
    assert features["wall-1"] == {
        "layer": "wall", "walkable": False, "temporary": True, "height": None
    }  # fmt: skip
    assert features["column-2"]["layer"] == "column"
    assert "text-1" not in features
    assert "dimension-1" not in features
    layers = [feature["properties"]["layer"] for feature in tree["features"]]
    assert layers.index("column") > max(n for n, it in enumerate(layers) if it == "wall")


def test_nobody_walks_through_them_in_wkt():
    with_, without = (
        to_wkt(site, ExportOptions()).count(b"(") for site in (standing(), building.site())
    )
    assert with_ == without + 3  # three holes in the floor
