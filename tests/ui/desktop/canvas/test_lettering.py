# SPDX-License-Identifier: GPL-3.0-or-later
"""Names in boxes: nothing spills over, Latin words never break, what fits is as large as it can."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.desktop.canvas.lettering import (
    ASCENT,
    DESCENT,
    LEAST,
    Manner,
    Run,
    Wording,
    lettering,
    syllables,
    words,
)

HALL = Manner(14, 0.2, corner=False, short_first=True)
BOOTH = Manner(20, 0.12, corner=True, short_first=False, mark=15.0)
LH = Wording("K101", "한국토지주택공사 (LH)", "LH", ("216.0 m²",))


def measure(text: str, bold: bool) -> float:
    """A typeface of 0.5 em for Latin and 0.9 em for Hangul."""
    return sum(0.9 if letter >= "가" else 0.5 for letter in text) * (1.05 if bold else 1.0)


def said(runs: tuple[Run, ...]) -> list[str]:
    return [run.text for run in runs]


def fitted(wording: Wording, manner: Manner, width: float, height: float) -> list[str]:
    return said(lettering(wording, manner, width, height, measure))


def test_a_large_box_holds_number_name_and_area():
    assert fitted(LH, BOOTH, 300, 200) == ["K101", "한국토지주택공사 (LH)", "216.0 m²"]


def test_what_stands_under_the_name_gives_way_first():
    assert fitted(LH, BOOTH, 200, 42) == ["K101", "한국토지주택공사 (LH)"]


def test_whole_words_then_short_name_then_syllables_then_the_number():
    assert fitted(LH, BOOTH, 108, 80) == ["K101", "한국토지주택공사", "(LH)", "216.0 m²"]
    assert fitted(LH, BOOTH, 70, 60) == ["K101", "LH", "216.0 m²"]
    long = Wording("K101", "한국토지주택공사", "한국토지주택공사")
    assert fitted(long, BOOTH, 70, 70) == ["K101", "한국토지", "주택공사"]
    assert fitted(long, BOOTH, 40, 30) == ["K101"]
    assert fitted(long, BOOTH, 18, 14) == ["101"]
    assert fitted(long, BOOTH, 12, 14) == []


def test_a_name_never_stands_without_its_number():
    narrow = Wording("A117", "참가기업 013", "참가기업 013")
    assert fitted(narrow, BOOTH, 33, 66)[0] == "A117"  # there is no room for a mark beside it
    assert fitted(narrow, BOOTH, 24, 66) == ["A117"]


def test_the_hall_level_prefers_the_short_name():
    assert fitted(Wording("K101", LH.name, LH.short), HALL, 300, 200) == ["LH"]


def test_latin_words_never_break():
    assert syllables("K-Water 한국수자원공사") == (
        ("K-Water", " "), ("한", ""), ("국", ""), ("수", ""), ("자", ""), ("원", ""), ("공", ""),
        ("사", " "),
    )  # fmt: skip
    assert fitted(Wording("V1", "Netherlands", "Netherlands"), BOOTH, 40, 200) == ["V1"]


def test_a_line_may_end_after_a_dot_or_a_stroke():
    assert words("운영사무국·프레스 A/B") == (
        ("운영사무국·", ""), ("프레스", " "), ("A/", ""), ("B", " "),
    )  # fmt: skip


def test_a_large_booth_speaks_louder_than_a_small_one():
    small = lettering(Wording("A1", "참가기업", ""), BOOTH, 120, 120, measure)
    large = lettering(Wording("A1", "참가기업", ""), BOOTH, 300, 300, measure)
    assert (small[1].size, large[1].size) == (12, 20)


letters = st.text(st.sampled_from("한국토지주택공사LHKWater ·/()-019"), max_size=30)


@given(
    st.builds(Wording, st.text("ABK019", max_size=6), letters, letters,
              st.lists(st.sampled_from(["216.0 m²", "18 × 12 m"]), max_size=2).map(tuple)),
    st.sampled_from([HALL, BOOTH]),
    st.floats(4, 400),
    st.floats(4, 400),
)  # fmt: skip
def test_no_run_leaves_its_box_or_meets_another(wording, manner, width, height):
    runs = lettering(wording, manner, width, height, measure)
    boxes = []
    for run in runs:
        across = measure(run.text, run.bold) * run.size
        box = (run.x, run.y - ASCENT * run.size, run.x + across, run.y + DESCENT * run.size)
        assert box[0] >= 0
        assert box[1] >= 0
        assert box[2] <= width + 1e-6
        assert box[3] <= height + 1e-6
        assert run.size >= LEAST
        assert run.width == pytest.approx(across)
        boxes.append(box)
    for first, second in pairwise(boxes):
        assert second[1] >= first[3] - 2.5  # ascents have air of their own
