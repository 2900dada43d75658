# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour sheet as a file: PDF, SVG, PNG; the same bytes twice; bad suffixes."""

import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from planner.exchange.tour_sheet import TOUR_FORMATS, export_tour
from planner.model.problems import BadInput
from tests.planner.drawing.sheet.test_tour import small_tour

MM = 25.4 / 72
SVG = "{http://www.w3.org/2000/svg}"


def test_pdf_has_its_size_and_its_words():
    page = PdfReader(io.BytesIO(TOUR_FORMATS["pdf"](small_tour()))).pages[0]
    size = (float(page.mediabox.width) * MM, float(page.mediabox.height) * MM)
    assert size == pytest.approx((297, 210), abs=0.001)
    said = page.extract_text()
    assert "견학" in said
    assert "Hancom Group" in said


def test_svg_is_well_formed_and_true_to_size():
    root = ET.fromstring(TOUR_FORMATS["svg"](small_tour()))
    assert (root.get("width"), root.get("height")) == ("297mm", "210mm")
    clips = [each.get("id") for each in root.iter(f"{SVG}clipPath")]
    assert clips == ["plan-1", "page-1"]
    words = {each.text for each in root.iter(f"{SVG}text")}
    assert {"Visit", "1", "2", "A"} <= words


def test_png_says_its_dots():
    picture = Image.open(io.BytesIO(TOUR_FORMATS["png"](small_tour())))
    assert picture.size == pytest.approx((297 / 25.4 * 150, 210 / 25.4 * 150), abs=1)
    assert picture.info["dpi"] == pytest.approx((150, 150), abs=0.1)


@pytest.mark.parametrize("suffix", ["pdf", "svg"])
def test_two_exports_are_the_same_bytes(suffix: str):
    assert TOUR_FORMATS[suffix](small_tour()) == TOUR_FORMATS[suffix](small_tour())


def test_another_suffix_and_a_bad_place_are_refused(tmp_path: Path):
    with pytest.raises(BadInput) as caught:
        export_tour(small_tour(), tmp_path / "tour.docx")
    assert "use pdf, svg, png" in caught.value.problems[0].report("en")
    with pytest.raises(BadInput):
        export_tour(small_tour(), tmp_path / "missing" / "tour.pdf")
    assert list(tmp_path.iterdir()) == []
