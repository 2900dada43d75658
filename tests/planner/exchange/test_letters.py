# SPDX-License-Identifier: GPL-3.0-or-later
"""No letter of a printed text vanishes silently."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.drawing.metrics import has_glyph
from planner.exchange.letters import MISSING, drawable


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("참가기업 001", "참가기업 001"),
        ("Café Façade", "Cafe Facade"),
        (unicodedata.normalize("NFD", "경기"), "경기"),  # as some file systems write Hangul
        ("Škoda", "Skoda"),
        ("漢字 😀", "漢字 □"),
        ("ไทย", "□□□"),
        ("a\u200bb\ufeffc", "abc"),
    ],
)
def test_what_the_typeface_lacks_is_replaced(words: str, printed: str) -> None:
    assert drawable(words) == printed
    assert drawable(words, "bold") == printed


@given(st.text(max_size=30))
def test_every_printed_letter_has_a_shape_and_every_seen_one_leaves_a_mark(words: str) -> None:
    printed = drawable(words)
    assert all(has_glyph(letter) for letter in printed)
    composed = unicodedata.normalize("NFC", words)
    seen = [one for one in composed if unicodedata.category(one) not in ("Cf", "Mn")]
    assert len(printed) >= len(seen)


def test_the_sign_for_a_missing_letter_is_itself_there() -> None:
    assert has_glyph(MISSING)
    assert has_glyph(MISSING, "bold")
