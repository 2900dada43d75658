# SPDX-License-Identifier: GPL-3.0-or-later
"""The booth schedule: every booth with its exhibitor, size, open sides and place."""

import math
from collections.abc import Iterator
from itertools import zip_longest

from planner.drawing.sheet.block import Block
from planner.drawing.sheet.brief import Brief
from planner.drawing.sheet.legend import size_text, square_metres
from planner.drawing.sheet.lettering import Words, words, wrapped
from planner.drawing.sheet.table import PADDING, Column, head, row
from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.locale import Language, sort_key, text
from planner.model.plan import Booth
from planner.model.shapes import Rectangle

GAP = 5.0
LEAST_WIDTH = 118.0
# Number, type, size, m², open sides, X, Y: their widths in cap heights.
_WIDTHS = (5.6, 3.9, 7.8, 5.2, 4.2, 6.4, 6.4)
# With room to spare the angle of a turned booth stands behind its size, else below it.
_ROOMY, _ANGLE = 140.0, 3.6
MOST_NAME_LINES = 6


def columns(brief: Brief, width: float) -> tuple[Column, ...]:
    """The columns of a schedule this wide; the names share what the figures leave."""
    languages = brief.languages
    number, kind, size, floor, sides, x, y = (width * brief.paper.body for width in _WIDTHS)
    if width >= _ROOMY:
        size += _ANGLE * brief.paper.body
    names = (width - number - kind - size - floor - sides - x - y) / len(languages)
    # Hangul says more in less room than Latin.
    shares = (0.86, 1.14) if len(languages) > 1 else (1.0,)
    return (
        Column(words("schedule.number", languages), number, weight="bold"),
        *(
            Column(Words(text("sheets.schedule.exhibitor", language)), names * share)
            for language, share in zip(languages, shares, strict=True)
        ),
        Column(words("schedule.type", languages), kind),
        Column(words("schedule.size", languages), size, "right"),
        Column(words("schedule.floor", languages), floor, "right"),
        Column(words("schedule.open", languages), sides, "right"),
        Column(words("schedule.x", languages), x, "right"),
        Column(words("schedule.y", languages), y, "right"),
    )


def schedule_head(brief: Brief, width: float) -> Block:
    """The head that opens each column of the schedule."""
    return head(columns(brief, width))


def schedule(brief: Brief, width: float, start: int) -> Iterator[Block]:
    """The rows of all booths in the order of their numbers, but for the first ``start``."""
    made = columns(brief, width)
    booths = sorted(brief.site.plan.booths, key=lambda booth: sort_key(booth.number, "en"))
    for booth, following in zip_longest(booths[start:], booths[start + 1 :]):
        last = following is None or _series(following) != _series(booth)
        rule = "sheet.rule" if last else "sheet.hair"
        yield row(made, tuple(_cells(brief, booth, made)), brief.paper.body, rule=rule)


def _series(booth: Booth) -> str:
    """What the numbers of a row of booths begin with."""
    return booth.number.rstrip("0123456789")


def _cells(brief: Brief, booth: Booth, made: tuple[Column, ...]) -> Iterator[str]:
    yield booth.number
    for language, column in zip(brief.languages, made[1:], strict=False):
        yield _names(brief, booth, language, column.width - 2 * PADDING)
    rectangle = isinstance(booth.shape, Rectangle)
    x, y = corner(booth)
    yield text(f"sheets.schedule.{booth.type}", "en")
    yield _size(booth)
    yield square_metres(footprint(booth.shape).area) + ("" if rectangle else "*")
    yield str(len(booth.open_sides))
    yield f"{x:,}"
    yield f"{y:,}"


def _names(brief: Brief, booth: Booth, language: Language, width: float) -> str:
    """The exhibitors of a booth; of very many, as many as six lines hold and how many more."""
    exhibitors = brief.site.exhibitors
    names = [exhibitors[name].name[language] for name in booth.exhibitors]
    if not names:
        return text("sheets.schedule.unassigned", language)
    shown = len(names)
    while True:
        line = ", ".join(names[:shown])
        if shown < len(names):
            line += " " + text("sheets.schedule.more", language, count=len(names) - shown)
        if shown == 1 or len(wrapped(line, width, brief.paper.body)) <= MOST_NAME_LINES:
            return line
        shown -= 1


def corner(booth: Booth) -> tuple[int, int]:
    """The corner of a booth nearest to the datum, in whole mm: where setting out begins."""
    x, y = min(booth.shape.corners(), key=lambda point: (math.hypot(*point), point))
    return round(x), round(y)


def _size(booth: Booth) -> str:
    """Extent along x × along y; a turned booth its front × depth and its angle."""
    if not isinstance(booth.shape, Rectangle):
        left, bottom, right, top = footprint(booth.shape).bounds
        return size_text((round(right - left), round(top - bottom)))
    width, depth = booth.shape.size
    quarter, rest = divmod(booth.shape.angle, 90)
    if rest:
        return f"{size_text((width, depth))} ∠{booth.shape.angle:g}°"
    return size_text((depth, width) if quarter % 2 else (width, depth))


def has_outlines(site: Site) -> bool:
    """Whether a booth is no rectangle, so that the asterisk needs a word."""
    return any(not isinstance(booth.shape, Rectangle) for booth in site.plan.booths)
