# SPDX-License-Identifier: GPL-3.0-or-later
"""Names fitted into boxes: pure arithmetic over the widths of words. Knows no Qt.

What is tried, in this order: whole words from the largest size to 12 px, the short name likewise,
Hangul broken between syllables down to 11, whole words to 9, the number alone. Latin words never
break and nothing is cut off with dots.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

# The width of a text at 1 px, bold or not; all sizes are in proportion (fonts are not hinted).
Measure = Callable[[str, bool], float]

BOLD_FROM = 14  # px: smaller names are regular (and are measured as if bold)
LEAST, COMFORTABLE, BROKEN = 9, 12, 11  # px
LINE = 1.24  # line pitch, ascent and descent in shares of the size
ASCENT, DESCENT = 0.93, 0.24
NUMBER_SIZES = (11, 10, 9)
EXTRA_SIZE = 11  # of area and size under a name
PADDING = 4.0  # px between a name and its footprint; a lone number has 1

Pieces = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A line of text: its left end and baseline in px from the box's top left, and its looks."""

    text: str
    x: float
    y: float
    width: float
    size: int
    bold: bool = False
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """What a label may say: number, full and short name, and what stands under a name."""

    number: str
    name: str = ""
    short: str = ""
    extras: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manner:
    """How labels are set at a zoom: greatest name size, number in a corner, which name first.

    ``share`` is the part of a booth's mean side that its name is high at most: a large booth
    speaks louder than a small one.
    """

    largest: int
    share: float
    corner: bool
    short_first: bool
    mark: float = 0.0  # px kept free in the top right corner for a status mark


def words(text: str) -> Pieces:
    """A text cut where a line may end, each piece with what joins it to the next."""
    pieces: list[tuple[str, str]] = []
    for word in text.split():
        *heads, last = word.replace("·", "·\n").replace("/", "/\n").split("\n")
        pieces += [(head, "") for head in heads]
        if last:
            pieces.append((last, " "))
        elif pieces:
            pieces[-1] = (pieces[-1][0], " ")
    return tuple(pieces)


def syllables(text: str) -> Pieces:
    """A text cut between Hangul syllables too; Latin words and figures stay whole."""
    pieces: list[tuple[str, str]] = []
    for word, joint in words(text):
        part = ""
        for letter in word:
            if part and letter.isalnum() and (_is_hangul(letter) or _is_hangul(part[-1])):
                pieces.append((part, ""))
                part = ""
            part += letter
        if part:
            pieces.append((part, joint))
    return tuple(pieces)


def _is_hangul(letter: str) -> bool:
    return "가" <= letter <= "힣"


def wrapped(pieces: Pieces, width: float, measure: Measure) -> tuple[str, ...] | None:
    """Lines no wider than a width (in px at size 1), as few as can be, or None."""
    lines: list[str] = []
    line, joint = "", ""
    for piece, after in pieces:
        longer = line + joint + piece
        if line and measure(longer, True) > width:
            lines.append(line)
            longer = piece
        if measure(longer, True) > width:
            return None
        line, joint = longer, after
    return (*lines, line) if line else None


def balanced(pieces: Pieces, width: float, measure: Measure) -> tuple[str, ...] | None:
    """The wrapping with as few lines, its longest line as short as can be."""
    best = wrapped(pieces, width, measure)
    if best is None or len(best) == 1:
        return best
    low, high = 0.0, width
    for _ in range(7):
        middle = (low + high) / 2
        lines = wrapped(pieces, middle, measure)
        if lines is None or len(lines) > len(best):
            low = middle
        else:
            best, high = lines, middle
    return best


def _attempts(wording: Wording, manner: Manner, top: int) -> Iterator[tuple[Pieces, int, int]]:
    full, short = words(wording.name), words(wording.short)
    first, second = (short, full) if manner.short_first else (full, short)
    yield first, top, COMFORTABLE
    yield second, top, COMFORTABLE
    if not manner.short_first:
        yield syllables(wording.name), COMFORTABLE, BROKEN
    yield first, COMFORTABLE - 1, LEAST
    yield second, COMFORTABLE - 1, LEAST


def name_lines(
    wording: Wording, manner: Manner, width: float, height: float, measure: Measure
) -> tuple[int, tuple[str, ...]] | None:
    """The size and the lines of the best name that a box holds, or None."""
    mean = math.sqrt(max(width * height, 0.0))
    loudest = max(min(manner.largest, int(mean * manner.share)), COMFORTABLE)
    for pieces, top, least in _attempts(wording, manner, loudest):
        for size in range(top, least - 1, -1) if pieces else ():
            if size * LINE > height:
                continue
            lines = wrapped(pieces, width / size, measure)
            if lines is not None and len(lines) * LINE * size <= height:
                return size, balanced(pieces, width / size, measure) or lines
    return None


@lru_cache(maxsize=20_000)
def lettering(
    wording: Wording, manner: Manner, width: float, height: float, measure: Measure
) -> tuple[Run, ...]:
    """The runs of a label in a box of px, all of them inside it; empty where nothing fits."""
    corner = _corner_number(wording, manner, width, height, measure)
    top = 2 + LINE * corner[0].size if corner else 0.0
    # A name never stands without its number where numbers have a corner.
    if wording.name and (corner or not (manner.corner and wording.number)):
        inner = (width - 2 * PADDING, height - PADDING - max(top, PADDING))
        block = _block(wording, manner, inner, measure)
        if block:
            shift = max(top, PADDING)
            # The name stands in the middle of the booth, or as near to it as the number allows.
            used = max(run.y for run in block) + DESCENT * block[-1].size
            centred = max((height - used) / 2, shift)
            return (
                *corner,
                *(_moved(run, (width - run.width) / 2, centred) for run in block),
            )
    if corner and not wording.name:
        return corner
    return _lone_number(wording.number, width, height, measure)


def _block(
    wording: Wording, manner: Manner, inner: tuple[float, float], measure: Measure
) -> tuple[Run, ...]:
    """Name and what stands under it, from y = 0; extras give way before the name shrinks."""
    best = name_lines(wording, manner, *inner, measure)
    if best is None:
        return ()
    for count in range(len(wording.extras), -1, -1):
        extras = wording.extras[:count]
        if any(measure(extra, False) * EXTRA_SIZE > inner[0] for extra in extras):
            continue
        found = name_lines(wording, manner, inner[0], inner[1] - count * LINE * EXTRA_SIZE, measure)
        if found is not None and (found[1] == best[1] or found[0] >= COMFORTABLE):
            break
    else:  # pragma: no cover - without extras the best itself is found again
        return ()
    size, lines = found
    runs = []
    y = 0.0
    for line in lines:
        bold = size >= BOLD_FROM
        runs.append(Run(line, 0.0, y + ASCENT * size, measure(line, bold) * size, size, bold))
        y += LINE * size
    for extra in extras:
        width = measure(extra, False) * EXTRA_SIZE
        runs.append(Run(extra, 0.0, y + ASCENT * EXTRA_SIZE, width, EXTRA_SIZE, soft=True))
        y += LINE * EXTRA_SIZE
    return tuple(runs)


def _corner_number(
    wording: Wording, manner: Manner, width: float, height: float, measure: Measure
) -> tuple[Run, ...]:
    if not manner.corner or not wording.number:
        return ()
    # A number is worth more than the room for a status mark beside it.
    tries = [(size, mark) for mark in (manner.mark, 0.0) for size in NUMBER_SIZES]
    for size, mark in tries:
        across = measure(wording.number, True) * size
        if across + 2 * PADDING + mark <= width and LINE * size + PADDING <= height:
            return (Run(wording.number, PADDING, 2 + ASCENT * size, across, size, bold=True),)
    return ()


def _lone_number(number: str, width: float, height: float, measure: Measure) -> tuple[Run, ...]:
    short = number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.")
    for text in dict.fromkeys((number, short)):
        for size in NUMBER_SIZES if text else ():
            across = measure(text, True) * size
            if across <= width - 2 and LINE * size <= height:
                y = (height - (ASCENT + DESCENT) * size) / 2 + ASCENT * size
                return (Run(text, (width - across) / 2, y, across, size, bold=True),)
    return ()


def _moved(run: Run, x: float, y: float) -> Run:
    return Run(run.text, run.x + x, run.y + y, run.width, run.size, run.bold, run.soft)
