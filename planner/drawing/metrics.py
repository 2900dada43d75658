# SPDX-License-Identifier: GPL-3.0-or-later
"""How wide texts are in the bundled typeface, measured from its own tables."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planner.drawing.drawing import Weight
from planner.drawing.styles import FONT

# Measured on both weights of the bundled face, in cap heights: the highest Hangul syllable and
# the lowest Latin descender.
ASCENT = 1.15
DESCENT = 0.42
LINE_PITCH = 1.62


@dataclass(frozen=True, slots=True)
class _Face:
    advances: dict[int, float]  # code point to advance, in cap heights
    em: float  # the em, in cap heights


def font_file(weight: Weight) -> Path:
    """The bundled font file of a weight."""
    return Path(__file__).parent / "fonts" / (FONT.bold if weight == "bold" else FONT.regular)


@cache
def _face(weight: Weight) -> _Face:
    # Late: it takes a third of a second, and drawings are not made at every start.
    from reportlab.pdfbase.ttfonts import TTFontFile

    file = TTFontFile(str(font_file(weight)))
    cap = float(file.capHeight)
    return _Face({code: width / cap for code, width in file.charWidths.items()}, 1000.0 / cap)


def has_glyph(character: str, weight: Weight = "regular") -> bool:
    """Whether the bundled face draws this character."""
    return ord(character) in _face(weight).advances


def font_size(height: float, weight: Weight = "regular") -> float:
    """The size of the em, in the unit of the height, for capitals of this height."""
    return height * _face(weight).em


@cache
def _relative_width(text: str, weight: Weight) -> float:
    face = _face(weight)
    # A character the face lacks is drawn by some other font, hardly wider than its em.
    return sum(face.advances.get(ord(character), face.em) for character in text)


def text_width(text: str, height: float, weight: Weight = "regular", stretch: float = 1.0) -> float:
    """The width of one line of text whose capitals are ``height`` high, in the same unit."""
    return _relative_width(text, weight) * height * stretch
