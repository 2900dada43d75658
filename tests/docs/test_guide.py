# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide speaks both languages: every English page has a Korean one of the same build."""

import re
from pathlib import Path

import pytest

from planner.locale import LANGUAGES
from ui.desktop.guide.pages import headings, pages, sections

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
PAGES = sorted(file.name for file in GUIDE.glob("*.md"))
_HANGUL = re.compile(r"[가-힣]")


def build(markdown: str) -> dict[str, object]:
    """What two languages of a page have in common: headings, paragraphs, pictures, code …"""
    bare = re.sub(r"^```.*?^```", "", markdown, flags=re.MULTILINE | re.DOTALL)
    commands = re.findall(r"^```.*?^```", markdown, re.MULTILINE | re.DOTALL)
    return {
        "headings": headings(markdown),
        "pictures": re.findall(r"!\[[^\]]*\]\((?:\.\./)+pictures/(?:ko/)?(\S+?)\)", bare),
        "commands": [re.findall(r"^hallplan \S*", block, re.MULTILINE) for block in commands],
        "paragraphs": len(
            [
                part
                for part in re.split(r"\n\s*\n", bare)
                if part.strip() and not re.match(r"\s*(#|\||- |!)", part)
            ]
        ),
        "items": len(re.findall(r"^- ", bare, re.MULTILINE)),
        "tables": len(re.findall(r"^\|[ :|-]+\|$", bare, re.MULTILINE)),
        "rows": len(re.findall(r"^\|", bare, re.MULTILINE)),
        "links": sorted(re.findall(r"[^!]\[[^\]]*\]\((?:\.\./)*([^)#\s]+)", bare)),
    }


def test_every_page_has_a_korean_one_and_none_is_left_over():
    assert sorted(file.name for file in (GUIDE / "ko").glob("*.md")) == PAGES


@pytest.mark.parametrize("name", PAGES)
def test_the_korean_page_is_of_the_same_build(name: str):
    english = (GUIDE / name).read_text(encoding="utf-8")
    korean = (GUIDE / "ko" / name).read_text(encoding="utf-8")
    assert build(korean) == build(english)


@pytest.mark.parametrize("name", PAGES)
def test_the_korean_page_is_korean(name: str):
    """Each paragraph, heading and row has Hangul, but for code and pure links."""
    markdown = (GUIDE / "ko" / name).read_text(encoding="utf-8")
    bare = re.sub(r"^```.*?^```", "", markdown, flags=re.MULTILINE | re.DOTALL)
    for part in re.split(r"\n\s*\n|\n(?=[|#-])", bare):
        words = re.sub(r"`[^`]*`|[|:\s-]", "", part)
        assert not words or _HANGUL.search(part), part


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_listed_in_the_index(language: str):
    assert len(pages("ko" if language == "ko" else "en")) == len(PAGES)
    assert all(section.heading for section in sections("ko" if language == "ko" else "en"))
