# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the guide as files: English in ``docs/guide``, Korean in ``docs/guide/ko``.

A wheel carries ``docs`` beside this module; a checkout has it at its root. Knows no Qt.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planner.locale import LANGUAGES, Language
from planner.locale.ranking import Ranking

INDEX = "README"
_HEADING = re.compile(r"^(#{1,3}) +(.+?) *$", re.MULTILINE)
_LINK = re.compile(r"^- \[([^\]]+)\]\(([\w-]+)\.md\)", re.MULTILINE)
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*`|#]|^[ |:-]+$", re.MULTILINE)
_MOST = 30


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page from one heading to the next. ``anchor`` is empty for the page's own."""

    page: str
    title: str
    heading: str
    anchor: str
    words: str


def docs() -> Path:
    """The folder that the pages and their pictures lie in."""
    shipped = Path(__file__).parent / "docs"
    return shipped if shipped.is_dir() else Path(__file__).parents[3] / "docs"


def file_of(page: str, language: Language) -> Path:
    """The file of a page in a language; English where there is no other."""
    folder = docs() / "guide"
    korean = folder / "ko" / f"{page}.md"
    return korean if language == "ko" and korean.is_file() else folder / f"{page}.md"


@cache
def text_of(page: str, language: Language) -> str:
    """The Markdown of a page. Raises OSError for one that there is not."""
    return file_of(page, language).read_text(encoding="utf-8")


def pages(language: Language) -> tuple[tuple[str, str], ...]:
    """Names and titles of all pages, in the order of the index, that of the index first."""
    listed = _LINK.findall(text_of(INDEX, language))
    return ((INDEX, title_of(INDEX, language)), *((name, words) for words, name in listed))


def title_of(page: str, language: Language) -> str:
    """The first heading of a page."""
    found = _HEADING.search(text_of(page, language))
    return found[2] if found else page


def anchor_of(heading: str) -> str:
    """The name by which a heading is linked to, as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def heading_number(page: str, anchor: str) -> int:
    """Which heading of a page an anchor names, in whichever language it is written; 0 for none."""
    for language in LANGUAGES:
        marks = _HEADING.finditer(_without_code(text_of(page, language)))
        anchors = [anchor_of(mark[2]) for mark in marks]
        if anchor in anchors:
            return anchors.index(anchor)
    return 0


def headings(markdown: str) -> list[int]:
    """The levels of a page's headings in order: what two languages of a page have in common."""
    return [len(found[1]) for found in _HEADING.finditer(_without_code(markdown))]


@cache
def sections(language: Language) -> tuple[Section, ...]:
    """Every section of every page."""
    return tuple(each for name, _ in pages(language) for each in _sections(name, language))


def find(query: str, language: Language) -> list[Section]:
    """Sections that hold all words of a query, the best first."""
    rows = sections(language)
    return [rows[number] for number in _ranking(language).find(query, _MOST)]


@cache
def _ranking(language: Language) -> Ranking:
    return Ranking([(row.heading, row.title, row.words) for row in sections(language)])


def _sections(page: str, language: Language) -> Iterator[Section]:
    markdown, title = text_of(page, language), title_of(page, language)
    marks = list(_HEADING.finditer(_without_code(markdown)))
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        body = markdown[mark.end() : following.start() if following else None]
        first = mark is marks[0]
        anchor = "" if first else anchor_of(mark[2])
        yield Section(page, title, mark[2], anchor, _plain(body))


def _without_code(markdown: str) -> str:
    """A page with what is in code blocks blanked out: no # there is a heading."""
    return re.sub(
        r"^```.*?^```", lambda block: re.sub(r"[^\n]", " ", block[0]), markdown,
        flags=re.MULTILINE | re.DOTALL,
    )  # fmt: skip


def _plain(markdown: str) -> str:
    words = _PICTURE.sub(r"\1", markdown)
    return " ".join(_MARKS.sub(lambda found: found[1] or " ", words).split())
