# SPDX-License-Identifier: GPL-3.0-or-later
"""What the documents refer to is there: pictures, files, headings."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("layouts/**/*.md"), *ROOT.glob("docs/**/*.md")])

LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def links(text: str) -> list[tuple[bool, str]]:
    """The links of a document, and whether each shows a picture."""
    return [(mark == "!", target) for mark, target in LINK.findall(CODE.sub("", text))]


def anchors(text: str) -> set[str]:
    """The names by which a document's headings are linked to, each made as GitHub makes it."""
    bare = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    headings = (re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", found) for found in HEADING.findall(bare))
    return {re.sub(r"[^\w\- ]", "", found.lower()).replace(" ", "-") for found in headings}


def wrong(document: Path) -> list[str]:
    """The links of a document that lead nowhere."""
    found = []
    for is_picture, target in links(document.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = unquote(target).partition("#")
        file = document if not name else document.parent / name
        kept = file.resolve().is_relative_to(ROOT) and file.exists()
        if is_picture:
            kept = kept and file.is_file()
        if kept and anchor:
            kept = file.suffix == ".md" and anchor in anchors(file.read_text(encoding="utf-8"))
        if not kept:
            found.append(target)
    return found


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path):
    assert wrong(document) == []


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    (tmp_path / "there.md").write_text("# Two words, `code`\n\n```\n# no heading\n```\n")
    document = tmp_path / "page.md"
    document.write_text(
        "[a](there.md) [b](there.md#two-words-code) [c](there.md#no-heading) `[d](code.md)`\n"
        "[e](gone.md) ![f](gone.png) [g](#page) [h](https://example.org) ![i](.) [j](../out.md)\n"
    )
    assert wrong(document) == [
        "there.md#no-heading",
        "gone.md",
        "gone.png",
        "#page",
        ".",
        "../out.md",
    ]


def test_pictures_are_the_ones_that_the_documents_show():
    shown = {
        (document.parent / target).resolve()
        for document in (ROOT / "README.md", *ROOT.glob("docs/guide/**/*.md"))
        for is_picture, target in links(document.read_text(encoding="utf-8"))
        if is_picture
    }
    assert shown == {file for file in PICTURES.rglob("*") if file.is_file()}


def test_pictures_are_whole_and_small():
    for picture in PICTURES.rglob("*.png"):
        data = picture.read_bytes()
        assert data.startswith(b"\x89PNG\r\n\x1a\n"), picture.name
        assert data.endswith(b"IEND\xaeB`\x82"), picture.name
        assert len(data) <= 400_000, picture.name
