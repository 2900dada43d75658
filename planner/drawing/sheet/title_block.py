# SPDX-License-Identifier: GPL-3.0-or-later
"""The title block: 180 mm wide on every paper (ISO 7200), as tall as its names need."""

from collections.abc import Sequence

from planner.drawing.drawing import Fill, Line, Mark
from planner.drawing.sheet.block import Block, stack
from planner.drawing.sheet.brief import Brief, Entry
from planner.drawing.sheet.lettering import (
    GREY,
    SMALLEST,
    Words,
    named,
    paragraph,
    title,
    words,
)
from planner.drawing.sheet.page import LAYER, Box
from planner.floor.ground import Ground
from planner.model.values import assumed

WIDTH = 180.0
_PADDING = 1.4
_VALUE = 2.5
_STAMP_WIDTH, _STAMP_HEIGHT = 52.0, 13.0
_HASH_DIGITS = 16


def title_block(brief: Brief, entry: Entry, index: int, count: int) -> Block:
    """The block of one sheet: number ``index`` of ``count``."""
    site, languages = brief.site, brief.languages
    issue = brief.issue

    def field(key: str, value: str, width: float, height: float = _VALUE) -> Block:
        return _cell(key, brief, width, [title(value, width - 2 * _PADDING, height, SMALLEST)])

    inside = WIDTH - 2 * _PADDING
    rows = [
        [
            _cell("event", brief, 110.0, _names(named(site.plan.title, languages), 110.0)),
            _cell("hall", brief, 70.0, _hall(brief, 70.0)),
        ],
        [_bare(WIDTH, _notes(brief, inside))],
        [
            _cell("drawing", brief, 124.0, _names(entry.title, 124.0)),
            _cell("status", brief, 56.0, [_stamp(brief)]),
        ],
        [
            field("hash", _grouped(brief.content_hash[:_HASH_DIGITS]), 90.0),
            field("plan", site.plan.id, 90.0),
        ],
        [
            field("drawn", "", 45.0),
            field("checked", "", 45.0),
            field("date", issue.date if issue else "–", 45.0),
            field("units", "mm", 45.0),
        ],
        [
            field("number", entry.number, 66.0),
            field("sheet", f"{index} / {count}", 27.0),
            field("scale", entry.scale or "–", 33.0),
            field("size", brief.paper.name, 22.0),
            field("revision", issue.mark if issue else "–", 32.0),
        ],
    ]
    return _framed([_row(cells) for cells in rows])


def hall_names(ground: Ground, brief: Brief) -> Words:
    """Venue, centre and halls, marked where the choice or the outline of a hall is assumed."""
    made = []
    for language in brief.languages:
        centres = dict.fromkeys(hall.centre[language] for hall in ground.halls)
        names = [hall.name[language] for hall in ground.halls]
        made.append(" ".join([ground.venue.name[language], *centres, ", ".join(names)]))
    return Words(*dict.fromkeys(made))


def _hall(brief: Brief, width: float) -> list[Block]:
    ground, inside = brief.site.ground, width - 2 * _PADDING
    names = hall_names(ground, brief)
    left, bottom, right, top = ground.floor.bounds
    size = f"{(right - left) / 1000:g} × {(top - bottom) / 1000:g} m"
    dates = f"{brief.site.plan.starts} – {brief.site.plan.ends}"
    doubt = any(assumed(hall.facts) for hall in ground.halls)
    return [
        paragraph(names.first, inside, _VALUE, "bold"),
        *([paragraph(names.second, inside, 2.0, style=GREY)] if names.second else []),
        _plain(words("title.nominal-size" if doubt else "title.size", brief.languages, size=size),
               inside),
        paragraph(dates, inside, SMALLEST),
    ]  # fmt: skip


def _plain(texts: Words, width: float) -> Block:
    """Both languages in one run of small text."""
    return paragraph(" · ".join(filter(None, (texts.first, texts.second))), width, SMALLEST)


def _notes(brief: Brief, width: float) -> list[Block]:
    """The plan's own label and the warning that the outline is nominal."""
    note = named(brief.site.plan.note, brief.languages)
    nominal = words("title.nominal", brief.languages)
    return [
        *([paragraph(note.first, width, SMALLEST)] if note.first else []),
        *([paragraph(note.second, width, SMALLEST, style=GREY)] if note.second else []),
        paragraph(" · ".join(filter(None, (nominal.first, nominal.second))), width, SMALLEST,
                  "bold"),
    ]  # fmt: skip


def _names(texts: Words, width: float) -> list[Block]:
    inside = width - 2 * _PADDING
    return [
        title(texts.first, inside, 5.0, 3.0),
        *([title(texts.second, inside, 2.5, 2.0, "regular")] if texts.second else []),
    ]


def _stamp(brief: Brief) -> Block:
    """The status, framed; solid where the sheet may be built from."""
    texts = words(f"title.status-{brief.status}", brief.languages)
    solid = brief.status == "construction"
    ink = "text.reversed" if solid else "text"
    inner = stack(
        [
            paragraph(texts.first, _STAMP_WIDTH, 3.5, "bold", ink, "centre"),
            *(
                [paragraph(texts.second, _STAMP_WIDTH, 2.0, "bold", ink, "centre")]
                if texts.second
                else []
            ),
        ]
    )
    outer = Box(0.0, -_STAMP_HEIGHT, _STAMP_WIDTH, 0.0)
    marks: list[Mark] = [Line(LAYER, "sheet.frame", outer.corners(), closed=True)]
    if solid:
        marks.insert(0, Fill(LAYER, "sheet.solid", (outer.corners(),)))
    marks += inner.at(0.0, -(_STAMP_HEIGHT - inner.height) / 2)
    return Block(_STAMP_WIDTH, _STAMP_HEIGHT, tuple(marks))


def _cell(key: str, brief: Brief, width: float, body: Sequence[Block]) -> Block:
    """A field: its small name above what it says."""
    texts = words(f"title.{key}", brief.languages)
    label = " ".join(filter(None, (texts.first, texts.second)))
    inside = width - 2 * _PADDING
    return _bare(width, [paragraph(label, inside, SMALLEST, style=GREY), *body])


def _bare(width: float, body: Sequence[Block]) -> Block:
    inner = stack(body)
    return Block(width, inner.height + _PADDING, tuple(inner.at(_PADDING, -_PADDING / 2)))


def _row(cells: Sequence[Block]) -> Block:
    """Fields side by side, divided by rules as tall as the tallest."""
    height = max(cell.height for cell in cells)
    marks: list[Mark] = []
    x = 0.0
    for cell in cells:
        if x > 0:
            marks.append(Line(LAYER, "sheet.rule", ((x, 0.0), (x, -height))))
        marks += cell.at(x, 0.0)
        x += cell.width
    return Block(x, height, tuple(marks))


def _framed(rows: Sequence[Block]) -> Block:
    marks: list[Mark] = []
    y = 0.0
    for row in rows:
        if y < 0:
            marks.append(Line(LAYER, "sheet.rule", ((0.0, y), (WIDTH, y))))
        marks += row.at(0.0, y)
        y -= row.height
    frame = Box(0.0, y, WIDTH, 0.0)
    marks.append(Line(LAYER, "sheet.title", frame.corners(), closed=True))
    return Block(WIDTH, -y, tuple(marks))


def _grouped(digits: str) -> str:
    """Digits in fours, to be read aloud."""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))
