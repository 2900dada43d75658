# SPDX-License-Identifier: GPL-3.0-or-later
"""Korean particles (조사) that follow the sound of the word before them."""

import unicodedata

# The final consonant that a digit's Korean reading ends in: 영 일 이 삼 사 오 육 칠 팔 구.
_DIGIT_FINALS = {
    "0": "ㅇ", "1": "ㄹ", "2": "", "3": "ㅁ", "4": "", "5": "", "6": "ㄱ", "7": "ㄹ", "8": "ㄹ",
    "9": "",
}  # fmt: skip
# Latin letters whose Korean name ends in a consonant: 엘 엠 엔 알.
_LETTER_FINALS = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "r": "ㄹ"}
_RIEUL = 8
_HANGUL_FIRST, _HANGUL_LAST, _FINALS = 0xAC00, 0xD7A3, 28


def _final(word: str) -> str:
    """The final consonant of a word's last sound: empty, ``ㄹ``, or any other."""
    for letter in reversed(unicodedata.normalize("NFC", word)):
        if letter.isalnum():
            break
    else:
        return ""
    if _HANGUL_FIRST <= ord(letter) <= _HANGUL_LAST:
        index = (ord(letter) - _HANGUL_FIRST) % _FINALS
        return "" if index == 0 else "ㄹ" if index == _RIEUL else "ㅇ"
    return _DIGIT_FINALS.get(letter, _LETTER_FINALS.get(letter.lower(), ""))


def with_particle(word: str, pair: str) -> str:
    """The word followed by the fitting one of a pair such as ``을/를`` or ``으로/로``.

    The first of the pair follows a consonant. For ``으로/로`` a final ㄹ counts as a vowel.
    """
    after_consonant, after_vowel = pair.split("/")
    final = _final(word)
    if not final or (final == "ㄹ" and after_consonant == "으로"):
        return word + after_vowel
    return word + after_consonant
