# SPDX-License-Identifier: GPL-3.0-or-later
"""The safety report as PDF on A4: headings stay with what they head, tables repeat their heads,
every page says which of how many it is. The same report gives the same bytes.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as Words
from reportlab.platypus import Table as Grid

from planner.exchange.letters import drawable
from planner.exchange.pdf_pen import FONTS, POINT, finished, register_fonts
from planner.exchange.report.blocks import (
    Align,
    Block,
    Card,
    Cell,
    Facts,
    Figure,
    Legend,
    Paragraph,
    Section,
    Table,
    Tag,
)
from planner.exchange.report.content import SafetyReport
from planner.exchange.report.paper import BOTTOM, SIDE, TOP, WIDTH, Bookmark, Drawn, Rule, pages
from planner.exchange.report.tones import CAUTION, QUIET, RULE, SHADE, TEXT, TONES
from planner.exchange.xml_text import escaped

_GAP = 4 * POINT
_SWATCHES = 4  # of a legend, side by side
_ALIGN: Mapping[Align, Literal[0, 1, 2]] = {"left": TA_LEFT, "right": TA_RIGHT, "centre": TA_CENTER}
Commands = list[tuple[Any, ...]]


def to_bytes(report: SafetyReport) -> bytes:
    """The report as a PDF file."""
    register_fonts()
    buffer = io.BytesIO()
    document = BaseDocTemplate(
        buffer,
        pagesize=A4,
        title=drawable(f"{report.title} · {report.event}"),
        subject=drawable(report.subject),
        creator=report.made,
        lang=report.language,
        invariant=1,
    )
    frame = Frame(SIDE, BOTTOM, WIDTH, A4[1] - TOP - BOTTOM, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate("page", [frame])])
    document.build(list(_story(report)), canvasmaker=pages(report))
    return finished(buffer)


def _style(
    size: float,
    *,
    bold: bool = False,
    colour: str = TEXT,
    align: Literal[0, 1, 2] = TA_LEFT,
    **more: Any,
) -> ParagraphStyle:
    font = FONTS["bold" if bold else "regular"]
    return ParagraphStyle(
        f"{size}{bold}{colour}{align}", fontName=font, fontSize=size, leading=1.38 * size,
        textColor=HexColor(colour), alignment=align, splitLongWords=1, **more,
    )  # fmt: skip


_BODY, _SMALL = _style(9), _style(7.5, colour=QUIET)
_KINDS = {
    "body": _BODY,
    "small": _style(7.5, colour=QUIET, spaceAfter=4),
    "heading": _style(10.5, bold=True, spaceBefore=10, spaceAfter=4),
    "caution": _BODY,
}
_SECTION = _style(13, bold=True)


def _story(report: SafetyReport) -> Iterator[Flowable]:
    yield _words(report.title, _style(9, bold=True))
    yield _words(report.event, _style(19, bold=True, spaceBefore=2, spaceAfter=3))
    yield _words(report.place, _style(9, colour=QUIET, spaceAfter=5))
    yield Rule(1.6)
    for number, section in enumerate(report.sections, start=1):
        yield from _section(section, number)


def _section(section: Section, number: int) -> Iterator[Flowable]:
    if section.new_page:
        yield PageBreak()
    title = f"{number}. {section.title}"
    heading: list[Flowable] = [
        Spacer(0, _GAP),
        Bookmark(section.id, title),
        _words(title, _SECTION),
        Rule(0.7),
        Spacer(0, _GAP / 2),
    ]
    # A heading never stands alone: it waits with the explanations and headings below it for the
    # first block that says something.
    waiting = heading
    for block in section.blocks:
        made = list(_block(block))
        if isinstance(block, Paragraph) and block.kind in ("small", "heading"):
            waiting += made
            continue
        if waiting and isinstance(block, Table) and not block.signed:
            # A table may be longer than a page: room for its head and a row or two is enough.
            yield CondPageBreak(_height(waiting) + 34 * POINT)
            yield from waiting
            yield from made
        elif waiting:
            yield KeepTogether([*waiting, *made])
        else:
            yield from made
        waiting = []
    yield from waiting


def _height(flowables: Sequence[Flowable]) -> float:
    return sum(
        each.wrap(WIDTH, A4[1])[1] + each.getSpaceBefore() + each.getSpaceAfter()
        for each in flowables
    )


def _block(block: Block) -> Iterator[Flowable]:
    match block:
        case Paragraph(words, "caution"):
            yield _boxed(_words(words, _BODY))
        case Paragraph(words, kind):
            yield _words(words, _KINDS[kind])
        case Facts(rows):
            yield _facts(rows)
        case Table():
            yield _signed(block) if block.signed else _table(block)
        case Figure():
            yield Drawn(block)
            yield _words(block.caption, _KINDS["small"])
        case Legend(items):
            yield _legend(items)
        case Card():
            yield KeepTogether([_card(block), Spacer(0, _GAP)])


def _words(words: str, style: ParagraphStyle) -> Words:
    return Words(escaped(drawable(words)), style)


def _markup(words: str, *, bold: bool = False) -> str:
    shown = escaped(drawable(words, "bold" if bold else "regular"))
    return f'<font name="{FONTS["bold"]}">{shown}</font>' if bold else shown


def _tag(tag: Tag) -> str:
    ink, ground = TONES[tag.tone]
    # Spaces that do not break keep the ground around the words.
    words = _markup(f"\u00a0{tag.words}\u00a0".replace(" ", "\u00a0"), bold=True)
    return f'<font size="7" color="{ink}" backColor="{ground}">{words}</font>'


def _cell(cell: Cell, align: Align = "left", size: float = 8) -> list[Flowable]:
    parts = [_markup(cell.words, bold=cell.strong)] if cell.words else []
    parts += map(_tag, cell.tags)
    found: list[Flowable] = []
    if parts:
        found.append(Words(" ".join(parts), _style(size, align=_ALIGN[align])))
    found += (_words(line, _style(7, colour=QUIET, align=_ALIGN[align])) for line in cell.small)
    return found


def _facts(rows: Sequence[tuple[str, str]]) -> Flowable:
    """The title block: names above what they are, side by side."""
    cells = [[_words(name, _SMALL), _words(words, _style(9, bold=True))] for name, words in rows]
    return Grid([cells], colWidths=[WIDTH / len(rows)] * len(rows), style=_grid())


def _grid(*more: tuple[Any, ...]) -> Commands:
    return [
        # A grid's own font is Helvetica, which is not embedded, even where no cell uses it.
        ("FONT", (0, 0), (-1, -1), FONTS["regular"], 8),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        *more,
    ]


def _table(table: Table, *more: tuple[Any, ...], row_height: float | None = None) -> Flowable:
    whole = sum(column.share for column in table.columns)
    widths = [WIDTH * column.share / whole for column in table.columns]
    head = [
        _words(column.head, _style(7.5, bold=True, align=_ALIGN[column.align]))
        for column in table.columns
    ]
    rows = [
        [_cell(cell, column.align) for column, cell in zip(table.columns, row, strict=True)]
        for row in table.rows
    ]
    style = _grid(
        ("BACKGROUND", (0, 0), (-1, 0), HexColor(SHADE)),
        ("LINEABOVE", (0, 0), (-1, 0), 0.7, HexColor(TEXT)),
        ("LINEBELOW", (0, 0), (-1, 0), 0.7, HexColor(TEXT)),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, HexColor(RULE)),
        *more,
    )
    heights = None if row_height is None else [None, *[row_height] * len(rows)]
    return Grid(
        [head, *rows], colWidths=widths, rowHeights=heights, repeatRows=1, style=style,
        spaceAfter=_GAP,
    )  # fmt: skip


def _signed(table: Table) -> Flowable:
    """A table to write in, never broken."""
    lines = ("GRID", (0, 1), (-1, -1), 0.4, HexColor(RULE))
    middle = ("VALIGN", (0, 1), (-1, -1), "MIDDLE")
    return _table(table, lines, middle, ("NOSPLIT", (0, 0), (-1, -1)), row_height=8 * POINT)


def _boxed(words: Flowable) -> Flowable:
    style = _grid(
        ("BACKGROUND", (0, 0), (-1, -1), HexColor(CAUTION)),
        ("BOX", (0, 0), (-1, -1), 0.5, HexColor("#e2c68a")),
    )
    return Grid([[words]], colWidths=[WIDTH], style=style, spaceBefore=4, spaceAfter=_GAP)


def _legend(items: Sequence[tuple[str, str]]) -> Flowable:
    """Swatches with their words, some to a row."""
    rows = [items[start : start + _SWATCHES] for start in range(0, len(items), _SWATCHES)]
    cells: list[list[Flowable | str]] = []
    style = _grid(("VALIGN", (0, 0), (-1, -1), "MIDDLE"))
    for down, row in enumerate(rows):
        line: list[Flowable | str] = []
        for across, (colour, words) in enumerate(row):
            line += ["", _words(words, _style(8))]
            place = (2 * across, down)
            style += [
                ("BACKGROUND", place, place, HexColor(colour)),
                ("BOX", place, place, 0.4, HexColor(RULE)),
            ]
        cells.append(line + [""] * (2 * _SWATCHES - len(line)))
    swatch = 9 * POINT
    widths = [swatch, WIDTH / _SWATCHES - swatch] * _SWATCHES
    return Grid(cells, colWidths=widths, style=style, spaceBefore=4, spaceAfter=_GAP)


def _card(card: Card) -> Flowable:
    title = " ".join([_markup(card.title, bold=True), *map(_tag, card.tags)])
    left: list[Flowable] = [Words(title, _style(9.5, spaceAfter=2)), _words(card.words, _BODY)]
    for name, cell in card.facts:
        left.append(_words(name, _style(7, colour=QUIET, spaceBefore=4)))
        left += _cell(cell)
    tone = TONES[card.tags[0].tone][1] if card.tags else RULE
    style = _grid(
        ("BOX", (0, 0), (-1, -1), 0.4, HexColor(RULE)),
        ("LINEBEFORE", (0, 0), (0, -1), 4, HexColor(tone)),
        ("LEFTPADDING", (0, 0), (0, -1), 9),
        ("TOPPADDING", (0, 0), (-1, -1), 6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    )
    if card.figure is None:
        return Grid([[left]], colWidths=[WIDTH], style=style, splitInRow=1)
    drawn = Drawn(card.figure)
    right: list[Flowable] = [drawn, _words(card.figure.caption, _SMALL)]
    width = drawn.width + 10
    # Only a card that no page holds is parted: cards are kept together.
    return Grid([[left, right]], colWidths=[WIDTH - width, width], style=style, splitInRow=1)
