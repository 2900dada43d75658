# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of the booth plan sheet."""

import io

import pytest
from PIL import Image

from planner.exchange.options import ExportOptions, Paper
from planner.exchange.png import to_bytes
from tests.planner.building import site


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(("paper", "size"), [("A1", (4967, 3508)), ("A3", (2480, 1754))])
def test_it_has_150_dots_an_inch(paper: Paper, size: tuple[int, int]) -> None:
    """420 × 297 mm are 16.535 × 11.693 inches."""
    made = picture(to_bytes(site(), ExportOptions(paper)))
    assert made.format == "PNG"
    assert all(abs(a - b) <= 1 for a, b in zip(made.size, size, strict=True))
    assert made.info["dpi"] == pytest.approx((150, 150), abs=0.1)


def test_the_frame_is_drawn_where_it_belongs() -> None:
    """The line 20 mm from the left edge is 118 dots in and 0.7 mm wide; the paper is white."""
    made = picture(to_bytes(site(), ExportOptions("A3"))).convert("L")
    row = 700
    assert made.getpixel((118, row)) < 64
    assert made.getpixel((2, row)) == 255
    assert made.getpixel((112, row)) == 255


def test_two_exports_are_the_same_bytes() -> None:
    options = ExportOptions("A3")
    assert to_bytes(site(), options) == to_bytes(site(), options)
