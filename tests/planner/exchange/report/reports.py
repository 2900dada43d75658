# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports of small plans for tests, and what is said in them."""

from collections.abc import Iterator

from planner.exchange.report.blocks import Block, Card, Cell, Facts, Figure, Paragraph, Table
from planner.exchange.report.content import SafetyReport, safety_report
from planner.floor.site import Site
from planner.locale import Language
from planner.rules.check import check
from planner.rules.requirement import Profile
from tests.planner.exchange.waived import KINTEX

DAY = "2026-11-24"


def report(standing: Site, *profiles: Profile, language: Language = "en") -> SafetyReport:
    """The report of a site under some profiles (KINTEX's without any)."""
    chosen = profiles or (KINTEX,)
    found = check(standing, chosen)
    return safety_report(standing, chosen, found, date=DAY, language=language)


def blocks(made: SafetyReport, section: str) -> tuple[Block, ...]:
    """The blocks of a section."""
    (found,) = [each for each in made.sections if each.id == section]
    return found.blocks


def cards(made: SafetyReport, section: str) -> list[Card]:
    """The cards of a section."""
    return [block for block in blocks(made, section) if isinstance(block, Card)]


def tables(made: SafetyReport, section: str) -> list[list[list[str]]]:
    """What the cells of each table of a section say."""
    return [
        [[" · ".join(cell_words(cell)) for cell in row] for row in block.rows]
        for block in blocks(made, section)
        if isinstance(block, Table)
    ]


def words(made: SafetyReport) -> list[str]:
    """Everything that a report says, but for what its pictures say."""
    said = [made.title, made.event, made.place, made.running, made.made, made.subject]
    for section in made.sections:
        said.append(section.title)
        for block in section.blocks:
            said += _of(block)
    return [each for each in said if each]


def _of(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.words
        case Facts():
            for row in block.rows:
                yield from row
        case Table():
            yield from (column.head for column in block.columns)
            for cells in block.rows:
                for cell in cells:
                    yield from cell_words(cell)
        case Figure():
            yield block.caption
        case Card():
            yield block.title
            yield from (tag.words for tag in block.tags)
            yield block.words
            for name, cell in block.facts:
                yield name
                yield from cell_words(cell)
            if block.figure is not None:
                yield block.figure.caption
        case _:
            yield from (each for _, each in block.items)


def cell_words(cell: Cell) -> list[str]:
    """What a cell says."""
    return [*filter(None, (cell.words, *(tag.words for tag in cell.tags), *cell.small))]
