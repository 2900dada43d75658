# SPDX-License-Identifier: GPL-3.0-or-later
"""Many texts searched at once: what is found is what the search of one text finds, best first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.locale.ranking import Ranking
from planner.locale.search import folded, found_in

ROWS = (
    ("Rotate 90° left", "왼쪽으로 90° 회전"),
    ("Clear route", "동선 지우기"),
    ("대구광역시", "Daegu", "대구"),
    ("한국토지주택공사 LH", "LH"),
    ("K101", "LH"),
    ("K10",),
    ("㈜한컴 그룹", "Hancom"),
    ("B101",),
)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("lh", [3, 4]),  # a whole text before nothing else
        ("k10", [5, 4]),  # exact before beginning
        ("10", [4, 5, 7]),  # inside
        ("ㄷㄱ", [2]),
        ("대ㄱ", [2]),
        ("댁", [2]),  # on the way to 대구
        ("왼쪽 회전", [0]),  # each word anywhere
        ("route clear", [1]),
        ("rtl", [0]),  # letters in order from the beginning of a word
        ("한컴그룹", [6]),
        ("동선지", [1]),
        ("zz", []),
        ("한컴 lh", []),  # both words in one row
    ],
)
def test_finds_the_best_first(query: str, rows: list[int]) -> None:
    assert Ranking(ROWS).find(query, 10) == rows


def test_recent_ones_come_first_of_those_found_alike() -> None:
    ranking = Ranking([("Hall A",), ("Hall B",), ("Hall",)])
    assert ranking.find("hall", 10) == [2, 0, 1]
    assert ranking.find("hall", 10, first=[1]) == [2, 1, 0]
    assert ranking.find("  ", 10, first=[1]) == [1]
    assert ranking.find("hall", 1) == [2]


def test_nothing_to_search_is_no_error() -> None:
    assert Ranking([]).find("a", 5) == []
    assert Ranking([(), ("",), ("  ",)]).find("a", 5) == []


WORDS = st.text(st.sampled_from("ab1 대구ㄷㄱ각강é"), max_size=8)


@given(st.lists(st.lists(WORDS, max_size=3), max_size=5), WORDS)
def test_one_word_finds_at_least_what_the_plain_search_finds(
    rows: list[list[str]], query: str
) -> None:
    word = folded(query)
    if word:
        found = Ranking(rows).find(word, 100)
        for number, texts in enumerate(rows):
            if found_in(word, *texts):
                assert number in found


@given(st.lists(st.lists(st.text(max_size=12), max_size=3), max_size=4), st.text(max_size=9))
def test_never_fails(rows: list[list[str]], query: str) -> None:
    found = Ranking(rows).find(query, 3)
    assert len(found) <= 3
    assert set(found) <= set(range(len(rows)))
