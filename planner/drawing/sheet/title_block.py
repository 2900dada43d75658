# SPDX-License-Identifier: GPL-3.0-or-later
"""The title block: 180 mm wide (ISO 7200), or a narrow column beside a plan that needs the width.

Its fields stand in one table per width; each row is as tall as its names need.
"""

from collections.abc import Callable, Mapping, Sequence

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
from planner.locale import Language, text
from planner.model.values import assumed

WIDTH, NARROW = 180.0, 98.0
_PADDING = 1.4
_VALUE = 2.5
_STAMP_WIDTH, _STAMP_HEIGHT = 52.0, 13.0
_HASH_DIGITS = 16

# The rows: fields with their widths in mm.
_Rows = tuple[tuple[tuple[str, float], ...], ...]
_FIELDS: Mapping[float, _Rows] = {
    WIDTH: (
        (("event", 110), ("hall", 70)),
        (("notes", 180),),
        (("drawing", 124), ("status", 56)),
        (("hash", 90), ("plan", 90)),
        (("drawn", 45), ("checked", 45), ("date", 45), ("units", 45)),
        (("number", 66), ("sheet", 27), ("scale", 33), ("size", 22), ("revision", 32)),
    ),
    NARROW: (
        (("event", 98),),
        (("hall", 98),),
        (("notes", 98),),
        (("drawing", 98),),
        (("status", 98),),
        (("hash", 58), ("plan", 40)),
        (("drawn", 49), ("checked", 49)),
        (("date", 38), ("units", 22), ("revision", 38)),
        (("number", 58), ("sheet", 40)),
        (("scale", 58), ("size", 40)),
    ),
}


def title_block(brief: Brief, entry: Entry, index: int, count: int, width: float) -> Block:
    """The block of one sheet, number ``index`` of ``count``; ``width`` is WIDTH or NARROW."""
    plan, issue = brief.site.plan, brief.issue
    values = {
        "hash": _grouped(brief.content_hash[:_HASH_DIGITS]),
        "plan": plan.id,
        "drawn": "",
        "checked": "",
        "date": brief.date or (issue.date if issue else "–"),
        "units": "mm" if brief.unit == "mm" else f"{brief.unit} (X, Y: mm)",
        "number": entry.number,
        "sheet": f"{index} / {count}",
        "scale": entry.scale or "–",
        "size": brief.paper.name,
        "revision": issue.mark if issue else "–",
    }
    bodies: Mapping[str, Callable[[float], Sequence[Block]]] = {
        "event": lambda inside: _names(named(plan.title, brief.languages), inside),
        "hall": lambda inside: _hall(brief, inside),
        "notes": lambda inside: _notes(brief, inside),
        "drawing": lambda inside: _names(entry.title, inside),
        "status": lambda inside: [Block(inside, 0.4), _stamp(brief)],
    }

    def field(key: str, across: float) -> Block:
        inside = across - 2 * _PADDING
        if key in bodies:
            body = bodies[key](inside)
        else:
            body = [title(values[key], inside, _VALUE, SMALLEST)]
        return _cell("" if key == "notes" else key, brief, across, body)

    return _framed([_row([field(*spec) for spec in row]) for row in _FIELDS[width]])


def _hall(brief: Brief, inside: float) -> list[Block]:
    """Venue, centre and halls; their nominal measure and the days of the event."""
    ground = brief.site.ground
    names = Words(*dict.fromkeys(_hall_name(brief, language) for language in brief.languages))
    left, bottom, right, top = ground.floor.bounds
    size = f"{(right - left) / 1000:g} × {(top - bottom) / 1000:g} m"
    plan = brief.site.plan
    days = plan.starts if plan.starts == plan.ends else f"{plan.starts} – {plan.ends}"
    return [
        paragraph(names.first, inside, _VALUE, "bold"),
        *([paragraph(names.second, inside, 2.0, style=GREY)] if names.second else []),
        paragraph(_spaced(words("title.nominal-size", brief.languages), size), inside, SMALLEST),
        paragraph(days, inside, SMALLEST),
    ]


def _hall_name(brief: Brief, language: Language) -> str:
    ground = brief.site.ground
    centres = dict.fromkeys(hall.centre[language] for hall in ground.halls)
    halls = ", ".join(hall.name[language] for hall in ground.halls)
    guessed = "halls" in assumed(brief.site.plan.facts)
    mark = [text("sheets.title.assumed", language)] if guessed else []
    return " ".join([ground.venue.name[language], *centres, halls, *mark])


def _spaced(texts: Words, *more: str) -> str:
    """Both languages and what follows in one run."""
    return " ".join(filter(None, (texts.first, texts.second, *more)))


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


def _names(texts: Words, inside: float) -> list[Block]:
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
    """A field: its small name, if it has one, above what it says."""
    if key:
        texts = words(f"title.{key}", brief.languages)
        body = [paragraph(_spaced(texts), width - 2 * _PADDING, SMALLEST, style=GREY), *body]
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
            marks.append(Line(LAYER, "sheet.rule", ((0.0, y), (row.width, y))))
        marks += row.at(0.0, y)
        y -= row.height
    width = rows[0].width
    frame = Box(0.0, y, width, 0.0)
    marks.append(Line(LAYER, "sheet.title", frame.corners(), closed=True))
    return Block(width, -y, tuple(marks))


def _grouped(digits: str) -> str:
    """Digits in fours, to be read aloud."""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))
