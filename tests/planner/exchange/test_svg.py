# SPDX-License-Identifier: GPL-3.0-or-later
"""The SVG is XML, true to scale, and holds the plan's own coordinates."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings

from planner.drawing.styles import LAYERS
from planner.exchange.options import ExportOptions
from planner.exchange.svg import to_bytes
from planner.floor.site import Site, open_site
from planner.model.shipped import example_plan
from planner.model.values import Name
from tests.planner.building import booth, exhibitor, plan, rectangle, site
from tests.planner.exchange.hostile import NAMES, hostile_site
from tests.planner.strategies import names

SVG = "{http://www.w3.org/2000/svg}"


def read(given_site: Site, options: ExportOptions | None = None) -> ET.Element:
    return ET.fromstring(to_bytes(given_site, options))


@pytest.mark.parametrize(("paper", "scale"), [("A1", 250), ("A3", 500)])
def test_the_page_is_true_to_scale(paper, scale) -> None:
    root = read(open_site(example_plan())[0], ExportOptions(paper))
    _, _, width, height = (float(value) for value in root.attrib["viewBox"].split())
    assert float(root.attrib["width"].removesuffix("mm")) * scale == pytest.approx(width, abs=1)
    assert float(root.attrib["height"].removesuffix("mm")) * scale == pytest.approx(height, abs=1)


def test_layers_are_groups() -> None:
    groups = [group.attrib["id"] for group in read(site()).iter(f"{SVG}g")]
    assert groups[0] == "plan"
    assert set(groups[1:]) <= set(LAYERS)
    assert len(set(groups)) == len(groups)


def test_booth_sides_stand_at_the_plan_coordinates() -> None:
    layer = next(g for g in read(site()).iter(f"{SVG}g") if g.attrib["id"] == "A-EXHB-SIDE")
    points = {
        tuple(float(value) for value in pair.split(","))
        for line in layer
        if line.attrib["data-id"] == "booth-b9"
        for pair in line.attrib["points"].split()
    }
    assert points == {(3000, 5000), (6000, 5000), (6000, 8000), (3000, 8000)}


def test_hangul_is_text() -> None:
    said = [element.text for element in read(site()).iter(f"{SVG}text")]
    assert "한컴그룹" in said
    style = read(site()).find(f"{SVG}style")
    assert style is not None
    assert "NanumBarunGothic" in (style.text or "")


def test_hostile_names_stay_text() -> None:
    root = read(hostile_site())
    assert not list(root.iter(f"{SVG}script"))
    said = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
    for key in ("quotes", "formula", "plus", "commas"):
        assert NAMES[key].ko.split()[0] in said


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(names)
def test_any_name_is_well_formed(name: Name) -> None:
    people = (exhibitor("one", name.ko, name.en),)
    big = booth("A1", rectangle(0, 0, 20_000, 15_000), exhibitors=("one",))
    read(site(plan((big,), exhibitors=people, title=name)))


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert to_bytes(site()) == to_bytes(site())
