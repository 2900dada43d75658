# SPDX-License-Identifier: GPL-3.0-or-later
"""Search as Koreans type it: case-free, without spaces, by first consonants (초성), mid-syllable.

``ㄷㄱ`` finds 대구; so do ``대ㄱ`` and ``댁``, which an input method shows on the way to 대구.
"""

import re
import unicodedata

_MARKS = re.compile(r"㈜|\(주\)|주식회사|\s")
FIRST, LAST = 0xAC00, 0xD7A3  # of the syllables
VOWELS, FINALS = 21, 28
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
# The finals of a syllable in code order, each as what stays and what may open the next syllable.
_FINAL_PARTS = (
    "", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ",
    "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ",
    "ㅎ",
)  # fmt: skip


def folded(words: str) -> str:
    """Words as they are compared: composed, without case, spaces and company marks."""
    return _MARKS.sub("", unicodedata.normalize("NFC", words)).casefold()


def found_in(query: str, *texts: str) -> bool:
    """Whether what was typed is found in any of some texts; nothing typed is found everywhere."""
    wanted = folded(query)
    if not wanted:
        return True
    return any(_holds(folded(each), form) for each in texts for form in forms(wanted))


def forms(wanted: str) -> tuple[str, ...]:
    """Folded words, and what their last syllable may still become: 댁 is 대ㄱ on the way."""
    return (wanted, *_unfinished(wanted))


def _holds(whole: str, wanted: str) -> bool:
    last = len(wanted) - 1
    return any(
        all(_fits(wanted[i], whole[start + i], i == last) for i in range(len(wanted)))
        for start in range(len(whole) - last)
    )


def _fits(typed: str, letter: str, last: bool) -> bool:
    """Whether a typed letter stands for a letter; the last one may be an unfinished syllable."""
    if typed == letter:
        return True
    if not _is_syllable(letter):
        return False
    initial, final = _initial(letter), _final(letter)
    if typed in INITIALS:
        return typed == initial
    return last and _is_syllable(typed) and ord(typed) == ord(letter) - final


def _unfinished(wanted: str) -> tuple[str, ...]:
    """What a last syllable may still become: its final consonant opens the next syllable."""
    syllable = wanted[-1]
    if not _is_syllable(syllable) or not (parts := _FINAL_PARTS[_final(syllable)]):
        return ()
    stays = _FINAL_PARTS.index(parts[:-1])
    rest = chr(ord(syllable) - _final(syllable) + stays)
    return (wanted[:-1] + rest + parts[-1],)


def _is_syllable(letter: str) -> bool:
    return FIRST <= ord(letter) <= LAST


def _initial(syllable: str) -> str:
    return INITIALS[(ord(syllable) - FIRST) // (VOWELS * FINALS)]


def _final(syllable: str) -> int:
    return (ord(syllable) - FIRST) % FINALS
