# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that lie under a plan: what is read of them, and what is refused."""

import io
from pathlib import Path

import ezdxf
import numpy as np
import pytest
from ezdxf import units
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from planner.exchange.underlay import fitted, read_sheet
from planner.model.problems import BadInput

FLOOR = (0.0, 0.0, 30_000.0, 20_000.0)


def code(path: Path, page: int = 1) -> str:
    with pytest.raises(BadInput) as error:
        read_sheet(path, page)
    (problem,) = error.value.problems
    assert problem.file == str(path)
    return problem.code


def drawing(path: Path, unit: int = units.MM) -> Path:
    document = ezdxf.new(units=unit)
    space = document.modelspace()
    space.add_lwpolyline([(0, 0), (30_000, 0), (30_000, 20_000)], close=True)
    space.add_circle((5000, 5000), 1000)
    document.saveas(path)
    return path


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "A.JPEG"])
def test_a_picture_counts_pixels(tmp_path: Path, name: str):
    path = tmp_path / name
    Image.new("RGB", (300, 100), "white").save(path)
    sheet = read_sheet(path)
    assert (sheet.box, sheet.unit, sheet.pages) == ((0, 0, 300, 100), None, 1)
    assert sheet.picture == path.read_bytes()
    # 300 px along 30 m of floor.
    assert fitted(sheet, FLOOR) == ((0, 0), 100.0)


def test_a_page_of_a_pdf_counts_points(tmp_path: Path):
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=(600, 400))
    canvas.showPage()
    canvas.setPageSize((200, 300))
    canvas.rect(0, 0, 100, 100, fill=1)
    canvas.showPage()
    canvas.save()
    sheet = read_sheet(path, 2)
    assert (sheet.box, sheet.pages, sheet.unit) == ((0, 0, 200, 300), 2, None)
    picture = Image.open(io.BytesIO(sheet.picture)).convert("L")
    width, height = picture.size
    assert width * 3 == pytest.approx(height * 2, abs=3)
    # The square stands in the lower left.
    assert picture.getpixel((width // 4, height - height // 6)) == 0
    assert picture.getpixel((width // 4, height // 6)) == 255
    assert code(path, 3) == "underlay-page"


def test_a_drawing_is_lines_in_its_own_units(tmp_path: Path):
    sheet = read_sheet(drawing(tmp_path / "a.dxf"))
    assert sheet.unit == 1.0
    assert sheet.box == pytest.approx((0, 0, 30_000, 20_000))
    round_one = next(line for line in sheet.lines if len(line) > 8)
    distances = np.hypot(*(round_one - (5000, 5000)).T)
    assert distances.max() == pytest.approx(1000, abs=1)
    middles = (round_one[1:] + round_one[:-1]) / 2
    assert np.hypot(*(middles - (5000, 5000)).T).min() > 985
    assert fitted(sheet, FLOOR) == ((0, 0), 1.0)


def test_a_drawing_in_metres_says_so(tmp_path: Path):
    sheet = read_sheet(drawing(tmp_path / "a.dxf", units.M))
    assert sheet.unit == 1000.0


def test_a_drawing_without_a_unit_fills_the_floor(tmp_path: Path):
    sheet = read_sheet(drawing(tmp_path / "a.dxf", 0))
    assert sheet.unit is None
    assert fitted(sheet, FLOOR) == ((0, 0), pytest.approx(1.0))


def test_a_drawing_that_lies_elsewhere_is_put_on_the_floor(tmp_path: Path):
    document = ezdxf.new(units=units.MM)
    document.modelspace().add_line((1e6, 1e6), (1.03e6, 1.02e6))
    document.saveas(tmp_path / "a.dxf")
    at, scale = fitted(read_sheet(tmp_path / "a.dxf"), FLOOR)
    assert (at, scale) == ((-1_000_000, -1_000_000), 1.0)


def test_what_cannot_be_read_is_named(tmp_path: Path):
    def kept(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    assert code(tmp_path / "none.png") == "file-missing"
    assert code(kept("a.txt", b"hello")) == "underlay-kind"
    assert code(kept("a", b"hello")) == "underlay-kind"
    for name in ("b.png", "b.jpg", "b.pdf"):
        assert code(kept(name, b"hello")) == "underlay-broken"
    good = io.BytesIO()
    Image.new("RGB", (300, 300), "white").save(good, "PNG")
    assert code(kept("c.png", good.getvalue()[:60])) == "underlay-broken"
    assert code(kept("d.dxf", b"hello")) in ("underlay-broken", "underlay-empty")
    ezdxf.new().saveas(tmp_path / "e.dxf")
    assert code(tmp_path / "e.dxf") == "underlay-empty"


def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path: Path):
    path = tmp_path / "a.png"
    Image.new("1", (20_000, 6_000)).save(path)
    assert code(path) == "underlay-large"
