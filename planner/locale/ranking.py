# SPDX-License-Identifier: GPL-3.0-or-later
"""Many texts, searched at each key: the best first, in Korean (초성 too) and Latin letters.

Each word typed must be found in a row: as one of its texts, at its beginning, at the beginning of a
word, inside, or scattered in this order from the beginning of a word on (``rtl`` finds “Rotate
left”). Letters fit as in ``planner.locale.search``. All rows are compared at once, as arrays.
"""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from planner.locale.search import FINALS, FIRST, INITIALS, LAST, VOWELS, folded, forms

_EXACT, _BEGINS, _WORD, _INSIDE, _SCATTERED, _NOWHERE = 0, 1, 2, 3, 4, 10_000
_LEAST_SCATTERED = 3  # letters
_SPREAD = 24  # letters over which scattered ones may lie
_OTHER, _GAP = 0xFFFF, "\0"
_INSIDE_WORD, _WORD_START, _TEXT_START = 0, 1, 2

Letters = NDArray[np.uint16]


class Ranking:
    """Texts of rows, prepared. A row may have several texts; none is found across two of them."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        pieces: list[str] = []
        starts = bytearray()
        lengths = np.zeros(len(rows), dtype=np.int64)
        for number, texts in enumerate(rows):
            before = len(starts)
            for words in texts:
                _put(words, pieces, starts)
            lengths[number] = len(starts) - before
        self._code = _letters("".join(pieces))
        self._starts = np.frombuffer(bytes(starts), dtype=np.uint8)
        self._row = np.repeat(np.arange(len(rows)), lengths)
        self._initial, self._stem = _INITIAL[self._code], _STEM[self._code]
        self._ends = np.append(np.flatnonzero(self._code == 0), len(self._code))
        self._count = len(rows)

    def find(self, query: str, most: int, first: Collection[int] = ()) -> list[int]:
        """Numbers of the rows that hold all words of a query, the best first, at most so many.

        Of rows that are found alike, those in ``first`` come first, then the order given. Nothing
        typed is found in ``first`` alone.
        """
        words = [word for part in query.split() if (word := folded(part))]
        if not words:
            return list(first)[:most]
        score = np.zeros(self._count, dtype=np.int64)
        for word in words:
            score += self._score(word, most)
        behind = np.ones(self._count, dtype=bool)
        behind[list(first)] = False
        order = np.argsort(2 * score + behind, kind="stable")
        found = order[score[order] < _NOWHERE]
        return [int(row) for row in found[:most]]

    def _score(self, word: str, most: int) -> NDArray[np.int64]:
        """The score of each row. Scattered letters are looked for where few hold the word whole."""
        score = np.full(self._count, _NOWHERE, dtype=np.int64)
        for form in forms(word):
            self._take(score, *self._together(form))
        if len(word) >= _LEAST_SCATTERED and np.count_nonzero(score < _NOWHERE) < most:
            self._take(score, *self._scattered(word))
        return score

    def _take(
        self, score: NDArray[np.int64], at: NDArray[np.int64], found: NDArray[np.int64]
    ) -> None:
        """Let rows have the score of the best that begins at places ``at``, in ascending order."""
        if len(at):
            rows = self._row[at]
            heads = np.flatnonzero(np.diff(rows, prepend=-1))
            best = np.minimum.reduceat(found, heads)
            score[rows[heads]] = np.minimum(score[rows[heads]], best)

    def _together(self, word: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where the letters of a word stand side by side, and the score of each place."""
        room = len(self._code) - len(word) + 1
        fits = np.ones(max(room, 0), dtype=bool)
        for number, letter in enumerate(word):
            fits &= self._fits(letter, number == len(word) - 1, number, number + len(fits))
        at = np.flatnonzero(fits)
        start = self._starts[at]
        whole = self._code[np.minimum(at + len(word), len(self._code) - 1)] == 0
        kinds = np.array([_INSIDE, _WORD, _BEGINS])[start]
        return at, np.where((start == _TEXT_START) & whole, _EXACT, kinds)

    def _scattered(self, word: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where letters stand in order from a word's beginning on; the nearer, the better."""
        head = self._fits(word[0], False, 0, len(self._code))
        at = np.flatnonzero(head & (self._starts != _INSIDE_WORD))
        place = at
        end = self._ends[np.searchsorted(self._ends, at)]
        for number, letter in enumerate(word[1:], 1):
            fits = np.flatnonzero(self._fits(letter, number == len(word) - 1, 0, len(self._code)))
            following = np.searchsorted(fits, place + 1)
            there = following < len(fits)
            at, end, following = at[there], end[there], following[there]
            place = fits[following]
            kept = (place < end) & (place - at < _SPREAD)
            at, end, place = at[kept], end[kept], place[kept]
        return at, _SCATTERED + place - at - len(word) + 1

    def _fits(self, letter: str, last: bool, begin: int, end: int) -> NDArray[np.bool_]:
        """Where a typed letter stands for the letter there."""
        code = min(ord(letter), _OTHER)
        if letter in INITIALS:
            letters = self._initial
        elif last and _STEM[code] == code:  # it may be an unfinished syllable
            letters = self._stem
        else:
            letters = self._code
        fits: NDArray[np.bool_] = letters[begin:end] == code
        return fits


def _put(words: str, pieces: list[str], starts: bytearray) -> None:
    """Add a text: its letters folded, one after the other, and where words start."""
    start = _TEXT_START
    for word in words.split():
        if letters := folded(word):
            pieces.append(letters)
            starts.append(start)
            starts.extend(bytes(len(letters) - 1))
            start = _WORD_START
    if start != _TEXT_START:
        pieces.append(_GAP)
        starts.append(_INSIDE_WORD)


def _letters(words: str) -> Letters:
    """The code of each letter; all beyond the first plane are one."""
    codes = np.frombuffer(words.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    letters: Letters = np.minimum(codes, _OTHER).astype(np.uint16)
    return letters


def _tables() -> tuple[Letters, Letters]:
    """For each code the initial of a syllable, and the syllable without its final; else itself."""
    initial = np.arange(_OTHER + 1, dtype=np.uint16)
    stem = initial.copy()
    syllables = np.arange(FIRST, LAST + 1)
    places = syllables - FIRST
    initial[syllables] = np.array([ord(letter) for letter in INITIALS])[places // (VOWELS * FINALS)]
    stem[syllables] = syllables - places % FINALS
    return initial, stem


_INITIAL, _STEM = _tables()
