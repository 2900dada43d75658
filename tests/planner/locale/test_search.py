# SPDX-License-Identifier: GPL-3.0-or-later
"""Search as it is typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.locale.search import folded, found_in

HANGUL = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("ㄷㄱ", "대구광역시"),
        ("대ㄱ", "대구광역시"),
        ("댁", "대구광역시"),  # on the way from 대 to 대구
        ("ㄱㅇㅅ", "대한민국 고양시"),
        ("고 양", "고양시"),
        ("하", "한국수자원공사"),  # on the way to 한
        ("달ㄱ", "달구벌"),
        ("닭", "달구벌"),  # ㄺ: the ㄹ stays, the ㄱ goes on
        ("k-w", "K-Water"),
        ("lh", "한국토지주택공사 LH"),
        ("한컴그룹", "㈜한컴 그룹"),
        (unicodedata.normalize("NFD", "대구"), "대구"),  # as some file systems spell it
        ("", "anything"),
        ("   ", "anything"),
    ],
)
def test_finds(query: str, name: str) -> None:
    assert found_in(query, name)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("ㄷㅈ", "대구광역시"),
        ("하국", "한국수자원공사"),  # only the last syllable may be unfinished
        ("구대", "대구"),
        ("대구시", "대구"),
        ("b1", "A1"),
        ("ㅏ", "대구"),
    ],
)
def test_does_not_find(query: str, name: str) -> None:
    assert not found_in(query, name)


def test_any_of_the_texts_is_enough() -> None:
    assert found_in("daegu", "대구광역시", "Daegu", "C01")


@given(HANGUL)
def test_every_way_of_typing_a_name_finds_it(name: str) -> None:
    initials = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
    assert found_in("".join(initials[(ord(letter) - 0xAC00) // 588] for letter in name), name)
    for end in range(1, len(name) + 1):
        assert found_in(name[:end], name)
        opened = chr(ord(name[end - 1]) - (ord(name[end - 1]) - 0xAC00) % 28)
        assert found_in(name[: end - 1] + opened, name)


@given(st.text(max_size=20), st.text(max_size=20))
def test_never_fails_and_keeps_to_substrings(query: str, name: str) -> None:
    if folded(query) in folded(name):
        assert found_in(query, name)
