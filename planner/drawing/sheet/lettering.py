# SPDX-License-Identifier: GPL-3.0-or-later
"""Words on a sheet: both languages or one, made to fit a width without losing a letter.

Sizes are cap heights in mm. A text that is too long for its line is squeezed to 85 % at most,
then broken at spaces, and inside a word only where the word alone is too wide.
"""

from dataclasses import dataclass

from planner.drawing.drawing import Anchor, Text, Weight
from planner.drawing.metrics import text_width
from planner.drawing.sheet.block import Block, stack
from planner.drawing.sheet.page import LAYER
from planner.locale import LANGUAGES, Language, text
from planner.model.values import Name

SMALLEST = 1.8
SQUEEZE = 0.85
# In cap heights: a Hangul body is 1.27 tall; a line gives it air, its baseline this far down.
LINE_PITCH = 1.9
BASELINE = 1.4
Languages = tuple[Language, ...]
BOTH: Languages = LANGUAGES
INK, GREY = "text", "text.grey"


@dataclass(frozen=True, slots=True)
class Words:
    """A text in the sheet's languages: ``first`` leads, ``second`` stands by (or is empty)."""

    first: str = ""
    second: str = ""


def words(key: str, languages: Languages, **values: object) -> Words:
    """A text of the table ``sheets`` in the sheet's languages."""
    return _words([text(f"sheets.{key}", language, **values) for language in languages])


def named(name: Name, languages: Languages) -> Words:
    """A name in the sheet's languages; one that reads the same in both stands once."""
    return _words([name[language].strip() for language in languages])


def _words(texts: list[str]) -> Words:
    return Words(*dict.fromkeys(text for text in texts if text))


def paragraph(
    text: str,
    width: float,
    height: float,
    weight: Weight = "regular",
    style: str = INK,
    anchor: Anchor = "left",
) -> Block:
    """A text in as many lines as it needs."""
    stretch, lines = _fitted(text, width, height, weight)
    x = {"left": 0.0, "centre": width / 2, "right": width}[anchor]
    marks = tuple(
        Text(
            LAYER, style, line, (x, -(BASELINE + LINE_PITCH * index) * height), height,
            anchor=anchor, weight=weight, stretch=stretch,
        )
        for index, line in enumerate(lines)
    )  # fmt: skip
    return Block(width, LINE_PITCH * height * max(1, len(lines)), marks)


def title(
    text: str, width: float, tallest: float, shortest: float, weight: Weight = "bold"
) -> Block:
    """A text on one line, as tall as its width allows; broken only at the shortest height."""
    steps = max(1, round((tallest - shortest) / 0.25))
    for step in range(steps + 1):
        height = tallest - (tallest - shortest) * step / steps
        if text_width(text, height, weight) * SQUEEZE <= width:
            return paragraph(text, width, height, weight)
    return paragraph(text, width, shortest, weight)


def pair(
    texts: Words, width: float, height: float, weight: Weight = "bold", style: str = INK
) -> Block:
    """Both languages on one line, the first leading; one above the other where too long."""
    if not texts.second:
        return paragraph(texts.first, width, height, weight, style)
    gap = 0.8 * height
    first = text_width(texts.first, height, weight)
    second = text_width(texts.second, height)
    stretch = min(1.0, (width - gap) / max(first + second, 1e-9))
    if stretch < SQUEEZE:
        return stack(
            [
                paragraph(texts.first, width, height, weight, style),
                paragraph(texts.second, width, height, style=GREY),
            ]
        )
    baseline = -BASELINE * height
    marks = (
        Text(
            LAYER, style, texts.first, (0.0, baseline), height,
            anchor="left", weight=weight, stretch=stretch,
        ),
        Text(
            LAYER, GREY, texts.second, (first * stretch + gap, baseline), height,
            anchor="left", stretch=stretch,
        ),
    )  # fmt: skip
    return Block(width, LINE_PITCH * height, marks)


def wrapped(text: str, width: float, height: float, weight: Weight = "regular") -> tuple[str, ...]:
    """A text broken into lines of at most a width."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if text_width(longer, height, weight) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, width, height, weight)
        lines += full
    return (*lines, line) if line else tuple(lines)


def _broken(word: str, width: float, height: float, weight: Weight) -> list[str]:
    """A word cut before each letter that would pass the width; a letter is never cut."""
    parts = [""]
    for letter in word:
        if parts[-1] and text_width(parts[-1] + letter, height, weight) > width:
            parts.append("")
        parts[-1] += letter
    return parts


def _fitted(
    text: str, width: float, height: float, weight: Weight
) -> tuple[float, tuple[str, ...]]:
    """The squeeze and the lines of a text: one line while the squeeze bears it."""
    text = " ".join(text.split())
    natural = text_width(text, height, weight)
    if natural <= width:
        return 1.0, (text,) if text else ()
    if natural * SQUEEZE <= width:
        return width / natural, (text,)
    return SQUEEZE, wrapped(text, width / SQUEEZE, height, weight)
