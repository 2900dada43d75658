# SPDX-License-Identifier: GPL-3.0-or-later
"""What the bundled typeface can draw: nothing vanishes silently from a printed text."""

import unicodedata

from planner.drawing.drawing import Weight
from planner.drawing.metrics import has_glyph

MISSING = "□"


def drawable(text: str, weight: Weight = "regular") -> str:
    """A text of letters the typeface has: composed, then without its accents, then a white square.

    Only characters that are never seen (joiners, direction marks) are left out.
    """
    return "".join(_letter(letter, weight) for letter in unicodedata.normalize("NFC", text))


def _letter(letter: str, weight: Weight) -> str:
    if has_glyph(letter, weight):
        return letter
    plain = "".join(
        part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part)
    )
    if plain != letter and plain and all(has_glyph(part, weight) for part in plain):
        return plain
    category = unicodedata.category(letter)
    return "" if category in ("Cf", "Mn") else " " if category == "Zs" else MISSING
