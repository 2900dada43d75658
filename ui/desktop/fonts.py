# SPDX-License-Identifier: GPL-3.0-or-later
"""The bundled typeface, named family by family: left alone, Qt mixes two for Hangul and Latin."""

from importlib import resources

from PyQt6.QtGui import QFont, QFontDatabase

FAMILY = "NanumBarunGothic"
FAMILIES = (FAMILY, "Noto Sans CJK KR", "Malgun Gothic", "Apple SD Gothic Neo")
_FILES = ("NanumBarunGothic.ttf", "NanumBarunGothicBold.ttf")

# Pixel sizes of the window's texts.
TEXT_SIZES = (100, 125, 150)  # percent
_size = [100]
TITLE, NAME, BODY, SECONDARY, CAPTION = 18, 14, 13, 12, 11


def load_fonts() -> None:
    """Make the bundled files known to Qt; the application must exist."""
    folder = resources.files("planner.drawing") / "fonts"
    for file in _FILES:
        data = (folder / file).read_bytes()
        if QFontDatabase.addApplicationFontFromData(data) < 0:
            raise RuntimeError(f"Qt does not read the bundled font {file}")


def set_text_size(percent: int) -> None:
    """Make the window's texts larger or smaller from now on; its drawings have their own sizes."""
    _size[0] = percent


def scaled(pixels: int) -> int:
    """A length that goes with the size of the texts."""
    return round(pixels * _size[0] / 100)


def font(size: int = BODY, *, bold: bool = False) -> QFont:
    """The typeface of the window's texts, at a size in pixels at 100 %."""
    return drawn_font(scaled(size), bold=bold)


def drawn_font(size: int, *, bold: bool = False) -> QFont:
    """The typeface at a size in pixels, for what is drawn."""
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPixelSize(size)
    made.setBold(bold)
    return made
