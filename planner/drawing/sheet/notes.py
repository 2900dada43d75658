# SPDX-License-Identifier: GPL-3.0-or-later
"""The small tables of a sheet: general notes, sheet index, revisions, approvals."""

from collections.abc import Callable, Iterator, Sequence
from typing import get_args

from planner.drawing.sheet.block import Block, Piece, beside, stack
from planner.drawing.sheet.brief import Brief, Entry
from planner.drawing.sheet.lettering import GREY, SMALLEST, Words, named, paragraph, words
from planner.drawing.sheet.schedule import has_outlines
from planner.drawing.sheet.table import Column, head, heading, row
from planner.floor.ground import Ground
from planner.locale import Language, text
from planner.model.plan import Area, Booth, BoothType, Build
from planner.model.values import assumed
from planner.model.venue import Column as HallColumn
from planner.model.venue import Fixture, Opening, Pit

APPROVERS = ("organiser", "venue", "fire", "contractor")
LEAST_REVISION_ROWS = 3
MOST_LISTED = 20
# Notes on builds: text, unit, and the figure that is told where there is one.
_BUILDS: tuple[tuple[str, str, Callable[[Build], int | None]], ...] = (
    ("upper-floors", "m²", lambda build: build.upper_area),
    ("roofs", "m²", lambda build: build.roof_area),
    ("platforms", "mm", lambda build: build.platform),
    ("loads", "kg/m²", lambda build: build.load),
)


def notes(brief: Brief, width: float) -> Piece:
    """The general notes that hold for this plan, numbered; languages side by side."""
    number, gap = 5.0, 3.0
    each = (width - number) / len(brief.languages) - gap
    lines = []
    for place, texts in enumerate(_notes(brief), start=1):
        cells = [
            paragraph(str(place), number, SMALLEST, "bold"),
            paragraph(texts.first, each, SMALLEST),
        ]
        if texts.second:
            cells += [Block(gap, 0.0), paragraph(texts.second, each, SMALLEST, style=GREY)]
        lines.append(beside(cells))
    title = heading(words("notes.heading", brief.languages), width, brief.paper.heading)
    return Piece(title, tuple(lines))


def _notes(brief: Brief) -> Iterator[Words]:
    languages = brief.languages
    yield words("notes.units", languages, unit=brief.unit)
    yield words("notes.nominal", languages)
    doubtful = _assumed_things(brief.site.ground)
    if doubtful:
        names = [
            ", ".join(text(f"sheets.notes.{thing}", language) for thing in doubtful)
            for language in languages
        ]
        yield Words(
            *(
                text("sheets.notes.assumed", language, things=things)
                for language, things in zip(languages, names, strict=True)
            )
        )
    heights = {kind: _tallest(brief, kind) for kind in get_args(BoothType)}
    built = [kind for kind, height in heights.items() if height]
    if built:
        key = "both" if len(built) > 1 else built[0]
        metres = {kind: f"{height / 1000:g}" for kind, height in heights.items()}
        yield words(f"notes.heights-{key}", languages, **metres)
    yield from _builds(brief)
    yield words("notes.clear", languages)
    if any(area.furniture for area in brief.site.plan.areas):
        yield words("notes.furniture", languages)
    if has_outlines(brief.site):
        yield words("notes.outline", languages)


def _builds(brief: Brief) -> Iterator[Words]:
    """What is built on booths and areas beyond their height, one note for each kind."""
    things: tuple[Booth | Area, ...] = (*brief.site.plan.booths, *brief.site.plan.areas)
    built = [(thing, thing.build) for thing in things if thing.build is not None]
    for key, unit, figure in _BUILDS:
        stated = [(thing, value) for thing, build in built if (value := figure(build))]
        if stated:
            listed = (_listed(stated, unit, language) for language in brief.languages)
            yield Words(
                *(
                    text(f"sheets.notes.{key}", language, things=things)
                    for language, things in zip(brief.languages, listed, strict=True)
                )
            )


def _listed(stated: Sequence[tuple[Booth | Area, int]], unit: str, language: Language) -> str:
    """Things with their figures; of very many the first, and how many more."""
    named = [
        f"{thing.number if isinstance(thing, Booth) else thing.name[language]} {value:,} {unit}"
        for thing, value in stated[:MOST_LISTED]
    ]
    more = len(stated) - len(named)
    rest = " " + text("sheets.schedule.more", language, count=more) if more else ""
    return ", ".join(named) + rest


def _assumed_things(ground: Ground) -> list[str]:
    """The kinds of built-in things of which some attribute is only assumed."""
    things: Sequence[tuple[str, Sequence[Opening | HallColumn | Fixture | Pit]]] = (
        ("openings", ground.openings),
        ("columns", ground.columns),
        ("fixtures", ground.fixtures),
        ("pits", ground.pits),
    )
    return [name for name, group in things if any(assumed(thing.facts) for thing in group)]


def _tallest(brief: Brief, kind: BoothType) -> int:
    booths = brief.site.plan.booths
    return max((booth.height for booth in booths if booth.type == kind), default=0)


def index(brief: Brief, entries: Sequence[Entry], own: int, width: float) -> Piece:
    """The sheets of this set, the one at hand shaded."""
    columns = (
        Column(words("index.number", brief.languages), 42.0, weight="bold"),
        Column(words("index.title", brief.languages), width - 42.0 - 20.0),
        Column(words("index.scale", brief.languages), 20.0, "right"),
    )
    rows = [
        row(columns, (entry.number, entry.title, entry.scale or "–"), brief.paper.body,
            shaded=place == own)
        for place, entry in enumerate(entries)
    ]  # fmt: skip
    title = heading(words("index.heading", brief.languages), width, brief.paper.heading)
    return Piece(stack([title, head(columns)]), tuple(rows))


def revisions(brief: Brief, width: float) -> Piece:
    """The plan's issues, the latest first, with lines left to write on."""
    languages = brief.languages
    signed = min(24.0, 0.13 * width)
    columns = (
        Column(words("revisions.mark", languages), 14.0, weight="bold"),
        Column(words("revisions.date", languages), 24.0),
        Column(words("revisions.note", languages), width - 38.0 - 2 * signed),
        Column(words("revisions.by", languages), signed),
        Column(words("revisions.checked", languages), signed),
    )
    issues: list[tuple[str | Words, ...]] = [
        (issue.mark, issue.date, named(issue.note, languages), "", "")
        for issue in reversed(brief.site.plan.issues)
    ]
    blank = [("", "", "", "", "")] * (LEAST_REVISION_ROWS - len(issues))
    rows = [row(columns, cells, brief.paper.body, rule="sheet.rule") for cells in (*issues, *blank)]
    title = heading(words("revisions.heading", languages), width, brief.paper.heading)
    return Piece(stack([title, head(columns)]), tuple(rows))


def approvals(brief: Brief, width: float) -> Piece:
    """Lines to sign."""
    languages = brief.languages
    party = min(50.0, 0.4 * width)
    columns = (
        Column(words("approvals.party", languages), party),
        Column(words("approvals.name", languages), (width - party) * 0.4),
        Column(words("approvals.date", languages), (width - party) * 0.24),
        Column(words("approvals.signature", languages), (width - party) * 0.36),
    )
    rows = [
        stack([
            Block(width, 1.6),
            row(columns, (words(f"approvals.{party}", languages), "", "", ""), brief.paper.body,
                rule="sheet.rule"),
        ])
        for party in APPROVERS
    ]  # fmt: skip
    title = heading(words("approvals.heading", languages), width, brief.paper.heading)
    return Piece(stack([title, head(columns)]), tuple(rows))
