# SPDX-License-Identifier: GPL-3.0-or-later
"""Particles, figures and the order of names: known answers."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.locale import area, metres, millimetres, percent, sort_key
from planner.locale.particles import with_particle

DECOMPOSED = unicodedata.normalize("NFD", "대전")


@pytest.mark.parametrize(
    ("word", "pair", "expected"),
    [
        ("부스", "을/를", "부스를"),
        ("전시장", "을/를", "전시장을"),
        ("서울", "을/를", "서울을"),
        ("서울", "으로/로", "서울로"),
        ("통로", "으로/로", "통로로"),
        ("전시장", "으로/로", "전시장으로"),
        ("대구", "이/가", "대구가"),
        ("대전", "이/가", "대전이"),
        # By the sound of the last digit: 영 일 이 삼 사 오 육 칠 팔 구.
        *[(f"B1{digit}", "이/가", f"B1{digit}{particle}")
          for digit, particle in zip("0123456789", "이이가이가가이이이가", strict=True)],
        *[(f"A{digit}", "으로/로", f"A{digit}{particle}")
          for digit, particle in zip(
              "0123456789", ["으로", "로", "로", "으로", "로", "로", "으로", "로", "로", "로"],
              strict=True)],
        ("KAIA", "을/를", "KAIA를"),
        ("Hancom", "을/를", "Hancom을"),
        ("KRIHS", "과/와", "KRIHS와"),
        ("Seoul", "으로/로", "Seoul로"),
        ("NIPA (나이파)", "은/는", "NIPA (나이파)는"),
        ("‘벽’", "은/는", "‘벽’은"),
        ("", "을/를", "를"),
        ("…", "을/를", "…를"),
        (DECOMPOSED, "이/가", f"{DECOMPOSED}이"),
    ],
)  # fmt: skip
def test_particles_follow_the_sound(word: str, pair: str, expected: str):
    assert with_particle(word, pair) == expected


@given(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3))
def test_particles_agree_with_the_decomposed_syllable(syllable: str):
    """An independent way to the final consonant: canonical decomposition has three parts."""
    parts = unicodedata.normalize("NFD", syllable)
    assert with_particle(syllable, "을/를")[1:] == ("을" if len(parts) == 3 else "를")
    is_rieul = parts[2:] == "\u11af"
    expected = "으로" if len(parts) == 3 and not is_rieul else "로"
    assert with_particle(syllable, "으로/로")[1:] == expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (millimetres(2400), "2,400 mm"),
        (millimetres(-1234567.4), "-1,234,567 mm"),
        (millimetres(999.5), "1,000 mm"),
        (metres(24_640), "24.6 m"),
        (metres(1_234_567), "1,234.6 m"),
        (area(216_000_000), "216.0 m²"),
        (area(10_773_000_000), "10,773.0 m²"),
        (percent(0.388), "38.8 %"),
    ],
)
def test_figures(shown: str, expected: str):
    assert shown == expected


def ordered(names: list[str], language: str) -> list[str]:
    return sorted(names, key=lambda name: sort_key(name, language))


def test_digits_sort_by_value():
    assert ordered(["B10", "B9", "A100", "B9a", "A20", "B"], "en") == [
        "A20", "A100", "B", "B9", "B9a", "B10",
    ]  # fmt: skip


def test_hangul_sorts_before_latin_in_korean_only():
    names = ["Hancom", "대구", "가온", "3M", "LH", "하나"]
    assert ordered(names, "ko") == ["3M", "가온", "대구", "하나", "Hancom", "LH"]
    assert ordered(names, "en") == ["3M", "Hancom", "LH", "가온", "대구", "하나"]


def test_company_marks_case_and_composition_do_not_count():
    assert ordered(["㈜나라", "(주)다온", "주식회사 가람", "라온"], "ko") == [
        "주식회사 가람", "㈜나라", "(주)다온", "라온",
    ]  # fmt: skip
    assert ordered(["b", "A", "C"], "en") == ["A", "b", "C"]
    decomposed = unicodedata.normalize("NFD", "나라")
    assert ordered(["다온", decomposed, "가람"], "ko") == ["가람", decomposed, "다온"]


@given(st.lists(st.text(max_size=12)), st.sampled_from(["ko", "en"]))
def test_any_names_have_an_order(names: list[str], language: str):
    assert len(ordered(names, language)) == len(names)
