# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour sheet: a map with the walk and numbered halts, and the schedule beside it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import shapely

from planner.drawing.compose import composed
from planner.drawing.drawing import Line, Mark, Text
from planner.drawing.frame import Frame, Turn
from planner.drawing.numbered import disc
from planner.drawing.picture import Picture, picture
from planner.drawing.sheet.block import Block, flow, stack
from planner.drawing.sheet.lettering import (
    BOTH,
    GREY,
    SMALLEST,
    Languages,
    Words,
    pair,
    paragraph,
    title,
)
from planner.drawing.sheet.page import LAYER, PAPERS, Box, Paper, border
from planner.drawing.sheet.scale_bar import HEIGHT as STRIP
from planner.drawing.sheet.scale_bar import north, scale_bar
from planner.drawing.sheet.sheet import Sheet
from planner.drawing.sheet.table import Column, head, row
from planner.drawing.space import Box as PlanBox
from planner.drawing.space import grown
from planner.drawing.tour import draw_tour
from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.locale import Language, day, text
from planner.model.values import Name
from planner.paths.itinerary import Halt, full_name, itinerary, numbers
from planner.paths.tour import Tour
from planner.paths.tours import clock

TOUR_PAPERS: Mapping[str, Paper] = {
    "A4": Paper("A4", 297.0, 210.0, body=1.8, heading=2.5, folded=False),
    "A3": PAPERS["A3"],
}
_INSET, _GUTTER = 4.0, 6.0
_TABLE: Mapping[str, float] = {"A4": 98.0, "A3": 116.0}
_TITLE: Mapping[str, tuple[float, float]] = {"A4": (4.5, 3.0), "A3": (6.0, 4.0)}
_LABEL, _TIME, _NUMBER, _WALK = 7.0, 21.0, 15.0, 13.0
_AROUND = 2_000.0  # mm of the plan about the tour
_LONGEST_BAR = 60.0
_LOWERED = 0.7
_TURNS: tuple[Turn, ...] = (0, -90)


@dataclass(frozen=True, eq=False)
class TourBrief:
    """A planned tour to be printed: what it is called, its day (ISO; empty: none), the languages
    (None: Korean and English), and the paper (A4 or A3)."""

    site: Site
    tour: Tour
    name: Name
    date: str = ""
    language: Language | None = None
    paper: str = "A4"

    @property
    def languages(self) -> Languages:
        """The languages to print, first the leading one."""
        return BOTH if self.language is None else (self.language,)

    def say(self, key: str, **values: object) -> Words:
        """A text of the tour in these languages."""
        texts = (text(f"itinerary.{key}", language, **values) for language in self.languages)
        return Words(*dict.fromkeys(texts))

    def named(self, name: Name) -> Words:
        """A name in these languages."""
        texts = (name[language].strip() for language in self.languages)
        return Words(*dict.fromkeys(each for each in texts if each))


def tour_sheets(brief: TourBrief) -> tuple[Sheet, ...]:
    """The sheet with the map; schedules that have no room beside it go on on further ones.

    The paper stands upright where that shows the map larger, or saves a sheet.
    """
    flat = TOUR_PAPERS[brief.paper]
    upright = replace(flat, width=flat.height, height=flat.width)
    made = [_on_paper(brief, paper) for paper in (flat, upright)]
    return min(made, key=lambda sheets: (_scale(sheets[0]), len(sheets)))


def _scale(sheet: Sheet) -> int:
    assert sheet.viewport is not None  # the first sheet has the map
    return sheet.viewport.scale


def _on_paper(brief: TourBrief, paper: Paper) -> tuple[Sheet, ...]:
    frame = paper.frame
    inner = Box(
        frame.left + _INSET, frame.bottom + _INSET, frame.right - _INSET, frame.top - _INSET
    )
    top = _head(brief, inner.width)
    foot = _foot(brief, inner.width)
    low = inner.bottom + foot.height + 2 + STRIP + 1
    body = Box(inner.left, low, inner.right, inner.top - top.height - 2)
    width = _TABLE[paper.name]
    table = replace(body, left=body.right - width)
    room = replace(body, right=table.left - _GUTTER)
    rows = _rows(brief, width)
    titles = _columns(brief, width)
    opened = head(titles)
    shown = _map(brief, (room.width, room.height))
    viewport = shown.viewport((room.left, room.bottom))
    furniture: list[Mark] = [
        *border(paper),
        *top.at(inner.left, inner.top),
        *foot.at(inner.left, inner.bottom + foot.height),
        Line(LAYER, "sheet.rule", viewport.box.corners(), closed=True),
        *_strip(brief, shown, inner, low - 1),
    ]
    marks, placed, _ = flow(rows, [table], opened, table.height)
    name = brief.named(brief.name)
    called = " ".join(filter(None, (name.first, name.second)))
    made = [Sheet(paper, "1", called, viewport, (*furniture, *marks))]
    while placed < len(rows):
        further, more = _further(brief, paper, inner, rows[placed:], opened)
        placed += more
        made.append(Sheet(paper, str(len(made) + 1), called, None, further))
    return tuple(made)


def _further(
    brief: TourBrief, paper: Paper, inner: Box, rows: Sequence[Block], opened: Block
) -> tuple[tuple[Mark, ...], int]:
    """A sheet of schedule alone, in as many columns as it has room for."""
    top, foot = _head(brief, inner.width), _foot(brief, inner.width)
    width = rows[0].width
    count = max(1, int((inner.width + _GUTTER) / (width + _GUTTER)))
    high, low = inner.top - top.height - 2, inner.bottom + foot.height + 2
    columns = [
        Box(inner.left + place * (width + _GUTTER), low,
            inner.left + place * (width + _GUTTER) + width, high)
        for place in range(count)
    ]  # fmt: skip
    marks, placed, _ = flow(rows, columns, opened, high - low)
    frame = (*border(paper), *top.at(inner.left, inner.top))
    return (*frame, *foot.at(inner.left, inner.bottom + foot.height), *marks), placed


def _head(brief: TourBrief, width: float) -> Block:
    """What the tour is called, and in small its event, day, times, stops and length."""
    name = brief.named(brief.name)
    tallest, shortest = _TITLE[brief.paper]
    tour = brief.tour
    times = f"{clock(tour.request.starts)}–{clock(tour.calls[-1].leaves)}"
    facts = [
        brief.named(brief.site.plan.title),
        Words(*(day(brief.date, one) for one in brief.languages)) if brief.date else Words(),
        Words(times),
        brief.say("stops", count=len(tour.request.stops)),
        brief.say("on-foot", length=tour.length),
    ]
    first = " · ".join(filter(None, (each.first for each in facts)))
    second = " · ".join(filter(None, (each.second or each.first for each in facts)))
    lines = [title(name.first, width, tallest, shortest)]
    if name.second:
        lines.append(title(name.second, width, shortest, SMALLEST, "regular"))
    lines.append(paragraph(first, width, 2.2))
    if len(brief.languages) > 1:
        lines.append(paragraph(second, width, SMALLEST, style=GREY))
    block = stack(lines)
    depth = block.height + 1
    rule = Line(LAYER, "sheet.title", ((0.0, -depth), (width, -depth)))
    return Block(width, depth, (*block.marks, rule))


def _foot(brief: TourBrief, width: float) -> Block:
    """How the times come about, that the outline is nominal, and which plan this is."""
    plan = brief.site.plan
    speed = f"{brief.tour.request.speed:g}"
    facts = f"{plan.id} · {brief.site.content_hash[:16]}"
    lines = [
        " · ".join(
            (
                text("itinerary.sheet.speed", language, speed=speed),
                text("itinerary.sheet.nominal", language),
                facts,
            )
        )
        for language in brief.languages
    ]
    return stack([paragraph(line, width, SMALLEST, style=GREY) for line in lines])


def _map(brief: TourBrief, size: tuple[float, float]) -> Picture:
    """The plan about the tour, as large as it has room, turned where that shows it larger."""
    site, tour = brief.site, brief.tour

    def made(turn: Turn) -> Picture:
        def beneath(frame: Frame) -> list[Mark]:
            made = composed(site, frame, dimensions=False, profiles=())
            return [
                *(mark for mark in made if not _is_remark(mark)),
                *draw_tour(tour, frame),
            ]

        return picture(
            site, (), brief.language, box=_box(site, tour), size=size, turn=turn, beneath=beneath
        )

    return min((made(turn) for turn in _TURNS), key=lambda each: each.scale)


def _is_remark(mark: Mark) -> bool:
    """The marks of what is assumed, and the note below the plan: the foot says it for all."""
    if not isinstance(mark, Text):
        return False
    return mark.style == "text.assumed" or (mark.style, mark.anchor) == ("text.grey", "left")


def _box(site: Site, tour: Tour) -> PlanBox:
    """What the map shows whole: the walks and everything the group stops at."""
    lines = [shapely.LineString(call.walk.points) for call in tour.calls]
    things = [
        footprint(thing.shape)
        for call in tour.calls
        for name in call.spot.ids
        if (thing := site.booths.get(name) or site.areas.get(name)) is not None
    ]
    left, low, right, high = shapely.total_bounds([*lines, *things]).tolist()
    return grown((left, low, right, high), _AROUND)


def _strip(brief: TourBrief, shown: Picture, inner: Box, top: float) -> list[Mark]:
    """Scale bar and north arrow below map and schedule."""
    bar = scale_bar(shown.scale, _LONGEST_BAR, brief.languages)
    arrow = north(shown.turn, brief.languages)
    return [*bar.at(inner.left, top), *arrow.at(inner.right - arrow.width, top)]


def _columns(brief: TourBrief, width: float) -> tuple[Column, ...]:
    where = width - _LABEL - _TIME - _NUMBER - _WALK
    return (
        Column(Words(), _LABEL),
        Column(brief.say("column.time"), _TIME),
        Column(brief.say("column.booth"), _NUMBER, weight="bold"),
        Column(brief.say("column.where"), where),
        Column(brief.say("column.walk"), _WALK, "right"),
    )


def _rows(brief: TourBrief, width: float) -> list[Block]:
    columns = _columns(brief, width)
    halts = itinerary(brief.tour)
    return [_row(brief, columns, halt, halt is halts[0]) for halt in halts]


def _row(brief: TourBrief, columns: Sequence[Column], halt: Halt, first: bool) -> Block:
    size, site = TOUR_PAPERS[brief.paper].body, brief.site
    label = Block(_LABEL, 4.8, disc(halt.label, (2.3, -2.4), Frame(1), "travel.start"))
    widths = [column.width - 1.6 for column in columns]
    times = clock(halt.arrives)
    if halt.leaves > halt.arrives:
        times = f"{times}–{clock(halt.leaves)}"
    inside = widths[1]
    time = [paragraph(times, inside, size, "bold")]
    if halt.window is not None:
        opens, closes = map(clock, halt.window)
        time.append(_small(brief.say("window", opens=opens, closes=closes), inside, GREY))
    if halt.late:
        late = brief.say("late", minutes=f"{math.ceil(halt.late)}")
        time.append(_small(late, inside, "finding.error.text"))
    walk = "" if first else f"{halt.walk / 1000:.0f} m"
    where = brief.named(full_name(site, halt.spot))
    cells = (
        stack(time),
        paragraph(numbers(site, halt.spot), widths[2], size, "bold"),
        pair(where, widths[3], size, "regular"),
        paragraph(walk, widths[4], size, anchor="right"),
    )
    # Level with the letters on the discs.
    lowered = (stack([Block(0.0, _LOWERED), cell]) for cell in cells)
    return row(columns, (label, *lowered), size)


def _small(texts: Words, width: float, style: str) -> Block:
    """A remark: a line for each language."""
    lines = [line for line in (texts.first, texts.second) if line]
    return stack([paragraph(line, width, SMALLEST, style=style) for line in lines])
