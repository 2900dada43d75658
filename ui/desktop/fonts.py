# SPDX-License-Identifier: GPL-3.0-or-later
"""The bundled typeface, named family by family: left alone, Qt mixes two for Hangul and Latin."""

from importlib import resources

from PyQt6.QtGui import QFont, QFontDatabase

FAMILY = "NanumBarunGothic"
FAMILIES = (FAMILY, "Noto Sans CJK KR", "Malgun Gothic", "Apple SD Gothic Neo")
_FILES = ("NanumBarunGothic.ttf", "NanumBarunGothicBold.ttf")

# Pixel sizes of the window's texts.
TITLE, NAME, BODY, SECONDARY, CAPTION = 18, 14, 13, 12, 11


def load_fonts() -> None:
    """Make the bundled files known to Qt; the application must exist."""
    folder = resources.files("planner.drawing") / "fonts"
    for file in _FILES:
        data = (folder / file).read_bytes()
        if QFontDatabase.addApplicationFontFromData(data) < 0:
            raise RuntimeError(f"Qt does not read the bundled font {file}")


def font(size: int = BODY, *, bold: bool = False) -> QFont:
    """The typeface at a size in pixels."""
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPixelSize(size)
    made.setBold(bold)
    return made
