# SPDX-License-Identifier: GPL-3.0-or-later
"""The order of names in lists: 가나다 with digits by value, company marks ignored."""

import re
import unicodedata
from functools import lru_cache

from planner.locale.catalogue import Language

_COMPANY_MARKS = re.compile(r"㈜|\(주\)|주식회사")
_DIGITS = re.compile(r"([0-9]+)")


@lru_cache(maxsize=50_000)
def sort_key(name: str, language: Language) -> tuple[tuple[int, int, str], ...]:
    """A key under which ``B9 < B10``; Korean lists Hangul before Latin, English the reverse."""
    bare = _COMPANY_MARKS.sub("", unicodedata.normalize("NFC", name)).strip().casefold()
    return tuple(_part(part, language) for part in _DIGITS.split(bare) if part)


def _part(part: str, language: Language) -> tuple[int, int, str]:
    if "0" <= part[0] <= "9":
        return (0, int(part), "")
    hangul = "가" <= part.lstrip()[:1] <= "힣"
    return (1 if hangul == (language == "ko") else 2, 0, part)
