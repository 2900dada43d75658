# SPDX-License-Identifier: GPL-3.0-or-later
"""The PDF read back with pypdf, which is not the writer: size, scale, fonts, words, layers."""

import hashlib
import io
import os
import subprocess
import sys
from functools import cache
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from planner.exchange.options import ExportOptions, Paper
from planner.exchange.pdf import to_bytes
from planner.model.values import Name
from tests.planner.building import booth, exhibitor, plan, rectangle, site
from tests.planner.drawing.sheet.scenes import wscw, wscw_sheets

MM = 25.4 / 72
Path = tuple[tuple[float, float], ...]


@cache
def shipped(paper: Paper) -> bytes:
    return to_bytes(wscw(), ExportOptions(paper))


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def operations(document: PdfReader, page: int = 0) -> list[tuple[list[Any], bytes]]:
    contents = document.pages[page].get_contents()
    assert contents is not None
    return ContentStream(contents, document).operations


def closed_paths(document: PdfReader) -> list[Path]:
    """Every closed ring of the first page in mm."""
    found: list[Path] = []
    points: list[tuple[float, float]] = []
    for operands, operator in operations(document):
        if operator == b"m":
            points = []
        if operator in (b"m", b"l"):
            points.append((float(operands[0]) * MM, float(operands[1]) * MM))
        if operator == b"h":
            found.append(tuple(points))
    return found


@pytest.mark.parametrize(("paper", "width", "height"), [("A1", 841, 594), ("A3", 420, 297)])
def test_pages_have_the_true_size(paper: Paper, width: int, height: int) -> None:
    for page in reader(shipped(paper)).pages:
        assert float(page.mediabox.width) * MM == pytest.approx(width, abs=0.001)
        assert float(page.mediabox.height) * MM == pytest.approx(height, abs=0.001)


@pytest.mark.parametrize(("paper", "width", "height"), [("A1", 684.0, 252.0), ("A3", 342.0, 126.0)])
def test_the_hall_is_true_to_scale_within_a_hundredth_of_a_millimetre(
    paper: Paper, width: float, height: float
) -> None:
    """171 × 63 m at 1:250 and 1:500."""
    sizes = [
        (max(x for x, _ in path) - min(x for x, _ in path),
         max(y for _, y in path) - min(y for _, y in path))
        for path in closed_paths(reader(shipped(paper)))
        if len(path) == 4
    ]  # fmt: skip
    hits = [
        size for size in sizes
        if abs(size[0] - width) < 0.01 and abs(size[1] - height) < 0.01
    ]  # fmt: skip
    assert len(hits) == 1


def test_every_booth_stands_where_the_plan_says() -> None:
    """Paper = upper left corner of the hall + (y, −x) / 250, the plan turned clockwise."""
    paths = closed_paths(reader(shipped("A1")))
    hall = next(path for path in paths if len(path) == 4 and spread(path) == (684.0, 252.0))
    left, top = min(x for x, _ in hall), max(y for _, y in hall)
    printed = {frozenset((round(x, 2), round(y, 2)) for x, y in path) for path in paths}
    for one in wscw().plan.booths:
        wanted = frozenset(
            (round(left + y / 250, 2), round(top - x / 250, 2)) for x, y in one.shape.corners()
        )
        assert any(near(wanted, path) for path in printed if len(path) == len(wanted)), one.number


def spread(path: Path) -> tuple[float, float]:
    xs, ys = zip(*path, strict=True)
    return round(max(xs) - min(xs), 2), round(max(ys) - min(ys), 2)


def near(wanted: frozenset[tuple[float, float]], found: frozenset[tuple[float, float]]) -> bool:
    return all(any(abs(x - u) < 0.021 and abs(y - v) < 0.021 for u, v in found) for x, y in wanted)


@pytest.mark.parametrize("paper", ["A1", "A3"])
def test_all_fonts_are_embedded_subsets(paper: Paper) -> None:
    document = reader(shipped(paper))
    fonts: dict[str, Any] = {}
    for page in document.pages:
        fonts |= page["/Resources"]["/Font"]
    assert fonts
    for font in fonts.values():
        made = font.get_object()
        assert "NanumBarunGothic" in made["/BaseFont"]
        assert "+" in made["/BaseFont"]
        assert "/FontFile2" in made["/FontDescriptor"]


@pytest.mark.parametrize("paper", ["A1", "A3"])
def test_numbers_and_names_can_be_searched(paper: Paper) -> None:
    words = "".join(page.extract_text() for page in reader(shipped(paper)).pages)
    words = "".join(words.split())
    standing = wscw().plan
    for one in standing.booths:
        assert one.number in words
    for name in ("한국토지주택공사", "대구광역시", "네덜란드", "한컴그룹", "참가기업077"):
        assert name in words
    for each in standing.pavilions:
        assert each.name.ko.replace(" ", "") in words
    assert "WSCW18-K5-101" in words


def test_the_first_sheet_names_each_booth_twice_on_plan_and_in_schedule() -> None:
    words = reader(shipped("A1")).pages[0].extract_text()
    for one in wscw().plan.booths:
        assert words.count(one.number) >= 2, one.number


def test_layers_can_be_switched() -> None:
    document = reader(shipped("A1"))
    groups = {
        group.get_object()["/Name"] for group in document.root_object["/OCProperties"]["/OCGs"]
    }
    assert {"A-EXHB-BOTH", "A-EXHB-IDEN", "A-WALL", "A-ANNO-DIMS", "A-ANNO-TTLB"} <= groups
    assert "A-ANNO-NPLT" not in groups
    properties = document.pages[0]["/Resources"]["/Properties"]
    open_layers = 0
    for operands, operator in operations(document):
        if operator == b"BDC":
            assert operands[0] == "/OC"
            assert operands[1] in properties
            open_layers += 1
        if operator == b"EMC":
            open_layers -= 1
        assert open_layers in (0, 1)
    assert open_layers == 0


def test_solid_lines_end_square_so_that_corners_have_no_notch() -> None:
    cap, dashed = 0, False
    strokes = 0
    for operands, operator in operations(reader(shipped("A1"))):
        if operator == b"J":
            cap = int(operands[0])
        if operator == b"d":
            dashed = bool(operands[0])
        if operator in (b"S", b"s", b"B", b"b"):
            assert cap == (0 if dashed else 2)
            strokes += 1
    assert strokes > 1000


def test_it_is_printed_unscaled_and_names_its_plan() -> None:
    document = reader(shipped("A1"))
    assert document.root_object["/ViewerPreferences"]["/PrintScaling"] == "/None"
    assert document.metadata is not None
    assert wscw().plan.title.ko in document.metadata["/Title"]
    assert "wscw2018" in document.metadata["/Subject"]
    assert "/CreationDate" not in document.metadata


def test_each_sheet_has_a_bookmark() -> None:
    document = reader(shipped("A3"))
    titles = [item.title for item in document.outline]
    assert [title.split()[0] for title in titles] == [one.number for one in wscw_sheets("A3")]


def test_one_plan_is_one_file_whatever_the_process() -> None:
    """Two interpreters with different hash seeds write the same bytes."""
    script = (
        "import hashlib, sys; from tests.planner.building import site;"
        "from planner.exchange.pdf import to_bytes;"
        "from planner.exchange.options import ExportOptions;"
        "print(hashlib.sha256(to_bytes(site(), ExportOptions('A3'))).hexdigest())"
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout.strip()
        for seed, zone in (("1", "UTC"), ("2", "Asia/Seoul"))
    }  # fmt: skip
    assert hashes == {hashlib.sha256(to_bytes(site(), ExportOptions("A3"))).hexdigest()}


def test_letters_that_the_typeface_lacks_are_seen_as_squares() -> None:
    under = plan(
        [booth("B1", rectangle(3000, 3000), exhibitors=("thai",))],
        title=Name("전시회 😀", "Café"),
        exhibitors=(exhibitor("thai", "ไทย", "Façade"),),
    )
    words = "".join(
        reader(to_bytes(site(under), ExportOptions("A3"))).pages[0].extract_text().split()
    )
    assert "전시회□" in words
    assert "Cafe" in words
    assert "□□□" in words
    assert "Facade" in words


def test_one_language_is_one_language() -> None:
    words = reader(to_bytes(site(), ExportOptions("A3", "en"))).pages[0].extract_text()
    assert "Booth plan" in words
    assert "부스 배치도" not in words
