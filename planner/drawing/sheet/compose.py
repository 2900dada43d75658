# SPDX-License-Identifier: GPL-3.0-or-later
"""The booth plan as printed sheets: the plan at true scale, its furniture, and what continues."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from planner.drawing.compose import draw
from planner.drawing.drawing import Drawing, Mark
from planner.drawing.frame import Turn
from planner.drawing.sheet.block import Block, Piece, beside, flow, pack, stack
from planner.drawing.sheet.brief import Brief, Entry, Status
from planner.drawing.sheet.key_plan import key_plan
from planner.drawing.sheet.legend import legend, types
from planner.drawing.sheet.lettering import BOTH, GREY, SMALLEST, paragraph, words
from planner.drawing.sheet.notes import approvals, index, notes, revisions
from planner.drawing.sheet.page import PAPERS, Box, Paper, PaperName, PaperSize, border
from planner.drawing.sheet.scale import Placing, Room, on_paper, place
from planner.drawing.sheet.scale_bar import HEIGHT as STRIP
from planner.drawing.sheet.scale_bar import north, scale_bar
from planner.drawing.sheet.schedule import GAP, LEAST_WIDTH, schedule, schedule_head
from planner.drawing.sheet.sheet import Sheet, Viewport
from planner.drawing.sheet.symbols import symbols
from planner.drawing.sheet.table import heading
from planner.drawing.sheet.title_block import NARROW, WIDTH, title_block
from planner.drawing.styles import SCALES
from planner.floor.site import Site
from planner.locale import Language
from planner.paths.watch import pulsing
from planner.rules.finding import Finding

PLAN_SHEET, FIRST_SCHEDULE_SHEET = 101, 201
_INSET, _GUTTER = 4.0, 6.0
# The height below the plan in which the tables of a usual plan have room.
_TABLES_HEIGHT = 190.0
# The title block beside a plan that needs the height of the paper.
_BESIDE_WIDTH: Mapping[PaperSize, float] = {"A1": WIDTH, "A3": NARROW}
_INFO_WIDTH = 156.0
_KEY_WIDTH, _KEY_HEIGHT = 64.0, 50.0
_MARGIN = 4.0
_STRIP_AIR = 3.0
_LONGEST_BAR = 0.35  # of the width that the plan has
_LEAST_TABLE = 70.0
_BODY_STEPS = (0.0, 0.1, 0.2)
_DRAWN, _SET = 0.25, 0.6  # shares of the work of a printed sheet, told to whoever waits


def sheets(
    site: Site,
    paper: PaperName = "A1",
    language: Language | None = None,
    status: Status = "information",
    date: str = "",
    findings: Sequence[Finding] = (),
) -> tuple[Sheet, ...]:
    """The sheets of the booth plan: 101, and 201 and on for what has no room on it.

    ``language`` None prints Korean and English. ``date`` (ISO) stands in the title block; empty =
    the day of the last issue. ``status`` is stamped as it is given: whether the rules hold and the
    revision is saved is for the caller to know. ``findings`` are explained on the plan.
    """
    languages = BOTH if language is None else (language,)
    brief = Brief(site, PAPERS[paper], languages, status, date, SCALES[0])
    placing = _placing(brief, language, findings)
    brief = replace(brief, scale=placing.scale)
    sizes = pulsing(tuple(_sizes(brief.paper)), _DRAWN, _SET)
    sets = [_whole_set(replace(brief, paper=size), placing) for size in sizes]
    return min(sets, key=len)


def _sizes(paper: Paper) -> Iterator[Paper]:
    """The paper with its own text size, then with smaller ones: that may save a sheet."""
    for step in _BODY_STEPS:
        if paper.body - step >= SMALLEST:
            yield replace(paper, body=paper.body - step)


def _whole_set(brief: Brief, placing: Placing) -> tuple[Sheet, ...]:
    """The set with the right count: index and title blocks tell it, and take room themselves."""
    count = 1
    while len(made := _set(brief, placing, count)) > count:
        count = len(made)
    return made


def _placing(brief: Brief, language: Language | None, findings: Sequence[Finding]) -> Placing:
    frame = brief.paper.frame
    height = frame.height - _MARGIN - STRIP - _STRIP_AIR
    entry = Entry(brief.site.plan.drawing_number, words("drawing.booth-plan", brief.languages), "")
    title = title_block(brief, entry, 1, 1, WIDTH)
    rooms = (
        Room("below", frame.width, height - max(_TABLES_HEIGHT, title.height)),
        Room("beside", frame.width - _BESIDE_WIDTH[brief.paper.name], height),
        # A larger plan is worth another sheet of tables.
        Room("below", frame.width, height - title.height),
    )

    def drawer(scale: int, turn: Turn) -> Drawing:
        return draw(brief.site, scale=scale, turn=turn, language=language, findings=findings)

    return place(brief.site.ground.floor.bounds, rooms, drawer)


@dataclass(frozen=True, eq=False)
class _Page:
    """One sheet in the making: its place in the set, and what is still to be printed."""

    brief: Brief
    entries: Sequence[Entry]
    own: int
    turn: Turn
    pieces: tuple[str, ...]
    rows_done: int  # of the schedule
    cut: int = 0  # rows that are printed of the first piece, where it had to be cut

    @property
    def frame(self) -> Box:
        return self.brief.paper.frame


_PIECES: Mapping[str, Callable[[_Page, float], Piece]] = {
    "legend": lambda page, width: legend(page.brief, width),
    "symbols": lambda page, width: symbols(page.brief, width),
    "types": lambda page, width: types(page.brief, width),
    "notes": lambda page, width: notes(page.brief, width),
    "index": lambda page, width: index(page.brief, page.entries, page.own, width),
    "key": lambda page, width: _key_and_approvals(page, width),
    "revisions": lambda page, width: revisions(page.brief, width),
}
# These belong above the title block; the others go there only where they have no room elsewhere.
_BY_THE_TITLE = ("index", "key", "revisions")


def _set(brief: Brief, placing: Placing, count: int) -> tuple[Sheet, ...]:
    """As many sheets as are needed; they say that there are ``count``."""
    entries = _entries(brief, placing, count)
    sheet, page = _plan_sheet(_Page(brief, entries, 0, placing.turn, _pieces(brief), 0), placing)
    made = [sheet]
    while _unfinished(page):
        if page.own == len(page.entries):
            page = replace(page, entries=_entries(brief, placing, page.own + 1))
        sheet, page = _continuation(page)
        made.append(sheet)
    return tuple(made)


def _pieces(brief: Brief) -> tuple[str, ...]:
    """The pieces that have something to say on this plan."""
    return tuple(name for name in _PIECES if name != "types" or brief.site.plan.booths)


def _entries(brief: Brief, placing: Placing, count: int) -> list[Entry]:
    """The sheets of a set of ``count``."""
    number = brief.site.plan.drawing_number.removesuffix(f"-{PLAN_SHEET}")
    plan, table = (
        words(f"drawing.{key}", brief.languages) for key in ("booth-plan", "booth-schedule")
    )
    return [
        Entry(f"{number}-{PLAN_SHEET}", plan, f"1:{placing.scale}"),
        *(
            Entry(f"{number}-{FIRST_SCHEDULE_SHEET + place}", table, "")
            for place in range(count - 1)
        ),
    ]


def _unfinished(page: _Page) -> bool:
    return bool(page.pieces) or page.rows_done < len(page.brief.site.plan.booths)


def _plan_sheet(page: _Page, placing: Placing) -> tuple[Sheet, _Page]:
    """The sheet with the plan, and what it leaves to be printed."""
    brief, frame = page.brief, page.frame
    beside_title = placing.room.name == "beside"
    width = _BESIDE_WIDTH[brief.paper.name] if beside_title else WIDTH
    block, title = _title_block(page, width)
    plan_right = title.left if beside_title else frame.right
    room = Box(frame.left, frame.bottom, plan_right, frame.top)
    viewport = _viewport(placing, room)
    band_top = viewport.box.bottom - STRIP - _STRIP_AIR
    side = Box(
        title.left, title.top + _GUTTER, frame.right - _INSET,
        frame.top - _INSET if beside_title else band_top,
    )  # fmt: skip
    body = Box(frame.left + _INSET, frame.bottom + _INSET, title.left - _GUTTER, band_top)
    marks = [
        *border(brief.paper),
        *block.at(title.left, title.top),
        *_strip(page, placing, viewport.box, room),
    ]
    if beside_title:
        columns, table = [], body
    elif brief.paper.name == "A1":
        left = body.right - _INFO_WIDTH
        columns = [replace(body, left=left)]
        table = replace(body, right=left - _GUTTER)
    else:
        half = (body.width - _GUTTER) / 2
        columns = [
            replace(body, right=body.left + half),
            replace(body, left=body.right - half),
        ]
        table = replace(body, top=body.bottom)
    if not beside_title:
        packed, page, (side,) = _packed(page, [side], _BY_THE_TITLE)
        marks += packed
    packed, page, _ = _packed(page, [*columns, side], tuple(_PIECES))
    marks += packed
    poured, page, _ = _schedule(page, table)
    marks += poured
    return _sheet(page, viewport, marks), replace(page, own=page.own + 1)


def _continuation(page: _Page) -> tuple[Sheet, _Page]:
    """A sheet of tables: the schedule from where it stopped, then pieces without room so far."""
    block, title = _title_block(page, WIDTH)
    inner = _inner(page)
    marks = [*border(page.brief.paper), *block.at(title.left, title.top)]
    poured, page, left = _schedule(page, inner, title)
    marks += poured
    if not page.cut:
        packed, page, left = _packed(page, left, tuple(_PIECES))
        marks += packed
    poured, page = _poured(page, left, inner.height)
    marks += poured
    return _sheet(page, None, marks), replace(page, own=page.own + 1)


def _inner(page: _Page) -> Box:
    """The frame without the air that tables keep off it."""
    frame = page.frame
    return Box(frame.left + _INSET, frame.bottom + _INSET, frame.right - _INSET, frame.top - _INSET)


def _packed(
    page: _Page, columns: Sequence[Box], wanted: Sequence[str]
) -> tuple[tuple[Mark, ...], _Page, tuple[Box, ...]]:
    """Those of the wanted pieces that have room in some columns, and what these have left."""
    makers = {name: partial(_PIECES[name], page) for name in page.pieces if name in wanted}
    marks, rest, left = pack(tuple(makers.values()), columns, _GUTTER)
    done = {name for name, maker in makers.items() if maker not in rest}
    pieces = tuple(name for name in page.pieces if name not in done)
    return marks, replace(page, pieces=pieces), left


def _poured(page: _Page, columns: Sequence[Box], tallest: float) -> tuple[tuple[Mark, ...], _Page]:
    """The first piece from where it was cut, if no column of an empty sheet would hold it."""
    if not page.pieces:
        return (), page
    piece = _PIECES[page.pieces[0]](page, columns[0].width)
    if not page.cut and piece.whole().height <= tallest:
        return (), page
    marks, placed, _ = flow(piece.rows[page.cut :], columns, piece.head, tallest)
    cut = page.cut + placed
    if cut < len(piece.rows):
        return marks, replace(page, cut=cut)
    return marks, replace(page, cut=0, pieces=page.pieces[1:])


def _schedule(
    page: _Page, room: Box, keep_off: Box | None = None
) -> tuple[tuple[Mark, ...], _Page, tuple[Box, ...]]:
    """The schedule poured into as many columns as a room holds, and what these have left.

    Nothing is begun where there is no room for a few rows. ``keep_off`` is the title block.
    """
    booths = len(page.brief.site.plan.booths)
    count = max(1, int((room.width + GAP) / (LEAST_WIDTH + GAP)))
    width = (room.width - (count - 1) * GAP) / count
    columns = []
    for number in range(count):
        left = room.left + number * (width + GAP)
        raised = keep_off is not None and left + width > keep_off.left - GAP
        bottom = keep_off.top + _GUTTER if keep_off is not None and raised else room.bottom
        columns.append(Box(left, bottom, left + width, room.top))
    if room.height < _LEAST_TABLE or (page.rows_done >= booths and booths):
        return (), page, tuple(columns)
    rows = schedule(page.brief, width, page.rows_done)
    top = room.top - _schedule_caption(page, room.width, "").height
    lowered = [replace(column, top=top) for column in columns]
    marks, placed, left_over = flow(
        rows, lowered, schedule_head(page.brief, width), _inner(page).height - (room.top - top)
    )
    used = max(1, sum(1 for column in left_over if column.top < top))
    done = page.rows_done + placed
    more = done < booths and page.own + 1 < len(page.entries)
    following = page.entries[page.own + 1].number if more else ""
    caption = _schedule_caption(page, columns[used - 1].right - room.left, following)
    spare = (
        *(replace(column, top=column.top - _GUTTER) for column in left_over[:used]),
        *columns[used:],
    )
    return (
        (*caption.at(room.left, room.top), *marks),
        replace(page, rows_done=done),
        spare,
    )


def _schedule_caption(page: _Page, width: float, following: str) -> Block:
    """The heading over all columns of the schedule, the key to its abbreviations, and the sheet
    on which it is continued, if it is."""
    brief = page.brief
    title = heading(words("schedule.heading", brief.languages), width, brief.paper.heading)
    booths = len(brief.site.plan.booths)
    key = "schedule.booths" if booths else "schedule.none"
    texts = words(key, brief.languages, count=booths)
    more = words("schedule.continued", brief.languages, number=following)
    lines = [
        paragraph(f"{line} · {further}" if following else line, width, SMALLEST, style=GREY)
        for line, further in ((texts.first, more.first), (texts.second, more.second))
        if line
    ]
    return stack([title, *lines, Block(width, 1.0)])


def _key_and_approvals(page: _Page, width: float) -> Piece:
    """Key plan and lines to sign, side by side where there is room."""
    narrow = width < 2 * _KEY_WIDTH + _GUTTER
    key_width = width if narrow else _KEY_WIDTH
    rest = width if narrow else width - _KEY_WIDTH - _GUTTER
    blocks = [
        key_plan(page.brief, key_width, _KEY_HEIGHT, page.turn).whole(),
        approvals(page.brief, rest).whole(),
    ]
    joined = stack(blocks, _GUTTER) if narrow else beside(blocks, _GUTTER)
    return Piece(Block(width, 0.0), (joined,))


def _title_block(page: _Page, width: float) -> tuple[Block, Box]:
    """The title block and its place in the lower right corner of the frame."""
    entry, frame = page.entries[page.own], page.frame
    block = title_block(page.brief, entry, page.own + 1, len(page.entries), width)
    return block, Box(frame.right - width, frame.bottom, frame.right, frame.bottom + block.height)


def _viewport(placing: Placing, room: Box) -> Viewport:
    """The plan in the upper middle of its room."""
    extent = on_paper(placing.drawing.bounds, placing.scale, placing.turn)
    x = room.left + (room.width - extent.width) / 2 - extent.left
    y = room.top - _MARGIN - extent.top
    box = Box(x + extent.left, y + extent.bottom, x + extent.right, y + extent.top)
    return Viewport(placing.drawing, placing.scale, placing.turn, (x, y), box)


def _strip(page: _Page, placing: Placing, plan: Box, room: Box) -> list[Mark]:
    """Scale bar and north arrow below the plan, within the width that it has."""
    languages = page.brief.languages
    bar = scale_bar(placing.scale, _LONGEST_BAR * room.width, languages)
    arrow = north(placing.turn, languages)
    left = page.frame.left + _INSET
    return [
        *bar.at(left, plan.bottom),
        *arrow.at(min(plan.right, room.right - _INSET) - arrow.width, plan.bottom),
    ]


def _sheet(page: _Page, viewport: Viewport | None, marks: Sequence[Mark]) -> Sheet:
    entry = page.entries[page.own]
    title = " ".join(filter(None, (entry.title.first, entry.title.second)))
    return Sheet(page.brief.paper, entry.number, title, viewport, tuple(marks))
