# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings on exported drawings: there when they are asked for, on a layer of their own."""

import io
import xml.etree.ElementTree as ET
from dataclasses import replace

import ezdxf
import pypdf
import pytest

from planner.drawing.tags import LAYER
from planner.exchange import dxf, pdf, svg
from planner.exchange.formats import FORMATS, export
from planner.exchange.options import ExportOptions
from planner.floor.site import Site
from planner.rules.check import check
from tests.planner.building import booth, plan, rectangle, site
from tests.planner.rules.scenes import KINTEX


@pytest.fixture(scope="module")
def lapping() -> Site:
    return site(plan((booth("A1", rectangle(3000, 6000)), booth("A2", rectangle(5000, 7000)))))


@pytest.fixture(scope="module")
def told(lapping: Site) -> ExportOptions:
    found = tuple(one for one in check(lapping, [KINTEX]) if one.rule == "overlap")
    assert len(found) == 1
    return ExportOptions("A3", "en", findings=found)


def test_an_svg_has_a_group_of_findings(lapping, told) -> None:
    groups = ET.fromstring(svg.to_bytes(lapping, told)).iter("{http://www.w3.org/2000/svg}g")
    (group,) = [group for group in groups if group.attrib["id"] == LAYER]
    assert group.attrib["data-title"] == "Findings"
    words = [element.text for element in group if element.tag.endswith("text")]
    assert words == ["×", "Overlap", "2 m²"]
    plain = svg.to_bytes(lapping, ExportOptions("A3", "en")).decode()
    assert LAYER not in plain
    assert "finding" not in plain


def test_a_pdf_says_what_was_found(lapping, told) -> None:
    def words(options: ExportOptions) -> str:
        return pypdf.PdfReader(io.BytesIO(pdf.to_bytes(lapping, options))).pages[0].extract_text()

    assert "Overlap" in words(told)
    assert "Overlap" not in words(ExportOptions("A3", "en"))


def test_a_dxf_has_no_white_lines(lapping, told) -> None:
    walk = replace(told.findings[0], path=((3000.0, 3000.0), (9000.0, 3000.0)))
    options = replace(told, findings=(walk,))
    assert "finding-casing" in svg.to_bytes(lapping, options).decode()
    space = ezdxf.read(io.StringIO(dxf.to_bytes(lapping, options).decode("utf-8"))).modelspace()
    lines = [entity for entity in space.query("LINE") if entity.dxf.layer == LAYER]
    assert [line.dxf.linetype for line in lines].count("DASHED") == 1
    assert not [line for line in lines if line.dxf.color == 255]


def test_a_dxf_has_findings_on_their_layer_and_no_identity_of_booths(lapping, told) -> None:
    def on_layer(options: ExportOptions) -> list:
        text = dxf.to_bytes(lapping, options).decode("utf-8")
        space = ezdxf.read(io.StringIO(text)).modelspace()
        return [entity for entity in space if entity.dxf.layer == LAYER]

    found = on_layer(told)
    assert {entity.dxftype() for entity in found} >= {"LWPOLYLINE", "HATCH", "TEXT"}
    # What a contractor sends back is compared by identity: red lines are no booths.
    assert not [entity for entity in found if entity.has_xdata("HALLPLAN")]
    assert not on_layer(ExportOptions("A3", "en"))


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_every_format_can_be_asked(suffix, lapping, told, tmp_path) -> None:
    with_findings, without = tmp_path / f"told.{suffix}", tmp_path / f"plain.{suffix}"
    export(lapping, with_findings, paper="A3", findings=told.findings)
    export(lapping, without, paper="A3")
    same = with_findings.read_bytes() == without.read_bytes()
    assert same == (suffix in {"csv", "geojson", "wkt", "xlsx"})
