# SPDX-License-Identifier: GPL-3.0-or-later
"""The report as HTML and PDF, each read back: whole, self-contained, the same bytes every time."""

import hashlib
import io
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pypdf import PdfReader

from planner.exchange.letters import drawable
from planner.exchange.report import html, pdf
from planner.exchange.report.content import SafetyReport
from planner.exchange.report.formats import REPORTS, report_format
from planner.exchange.report.tones import CAUTION, QUIET, SHADE, TEXT, TONES
from planner.locale import LANGUAGES, Language
from planner.model.problems import BadInput
from planner.model.values import Name
from planner.rules.profile import find_profile
from tests.planner.building import booth, plan, rectangle, site
from tests.planner.exchange.hostile import NAMES, hostile_site
from tests.planner.exchange.report.reports import report, words
from tests.planner.exchange.waived import GERMANY, KINTEX, overlapping, waived

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
NFPA = find_profile("nfpa101")


@cache
def mixed(language: Language = "en") -> SafetyReport:
    """A report with findings, a waiver, and several codes."""
    return report(waived(overlapping(), "booth-a1"), KINTEX, GERMANY, NFPA, language=language)


@cache
def in_html(made: SafetyReport) -> bytes:
    return html.to_bytes(made)


@cache
def in_pdf(made: SafetyReport) -> bytes:
    return pdf.to_bytes(made)


def read(made: SafetyReport) -> PdfReader:
    return PdfReader(io.BytesIO(in_pdf(made)))


def page(made: SafetyReport) -> ET.Element:
    return ET.fromstring(in_html(made).decode("utf-8").removeprefix("<!DOCTYPE html>\n"))


def squeezed(said: str) -> str:
    return "".join(said.split())


def pdf_words(made: SafetyReport) -> str:
    pages = read(made).pages
    return squeezed("".join(each.extract_text() for each in pages))


@pytest.mark.parametrize("language", LANGUAGES)
def test_html_says_everything_that_the_report_says(language: Language) -> None:
    made = mixed(language)
    root = page(made)
    assert root.attrib["lang"] == language
    body = root.find(f"{XHTML}body")
    assert body is not None
    said = squeezed("".join(body.itertext()))
    for each in words(made):
        if each != made.running:  # stands in the head of printed pages
            assert squeezed(each) in said, each


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_says_everything_that_the_report_says(language: Language) -> None:
    made = mixed(language)
    said = pdf_words(made)
    for each in words(made):
        assert squeezed(drawable(each)) in said, each


def test_html_fetches_nothing_and_runs_nothing() -> None:
    data = in_html(mixed()).decode("utf-8")
    root = page(mixed())
    tags = {each.tag for each in root.iter()}
    assert not tags & {f"{XHTML}{name}" for name in ("script", "link", "img", "iframe", "object")}
    assert not any(name.startswith("on") for each in root.iter() for name in each.attrib)
    links = [each.attrib["href"] for each in root.iter(f"{XHTML}a")]
    assert all(link.startswith("#") for link in links)
    assert "@import" not in data
    assert set(re.findall(r"url\((.)", data)) <= {"#"}
    ids = [each.attrib["id"] for each in root.iter() if "id" in each.attrib]
    assert len(set(ids)) == len(ids)
    assert {link[1:] for link in links} <= set(ids)


def test_each_picture_in_html_is_drawn_with_a_title() -> None:
    figures = list(page(mixed()).iter(f"{XHTML}figure"))
    assert len(figures) >= 3
    for figure in figures:
        drawn = figure.find(f"{SVG}svg")
        assert drawn is not None
        assert (drawn.findtext(f"{SVG}title") or "").strip()
        assert len(list(drawn.iter())) > 10


def test_hatches_that_pictures_name_are_there() -> None:
    data = in_html(mixed()).decode("utf-8")
    named = set(re.findall(r"url\(#([\w-]+)\)", data))
    assert named
    assert named <= set(re.findall(r'<pattern id="([\w-]+)"', data))


def test_pages_of_the_pdf_are_a4_and_counted() -> None:
    document = read(mixed())
    count = len(document.pages)
    assert count >= 4
    for number, each in enumerate(document.pages, start=1):
        assert (round(each.mediabox.width), round(each.mediabox.height)) == (595, 842)
        said = each.extract_text()
        assert f"page {number} of {count}" in said
        assert "Safety report · Test plan · 24 Nov 2026 (Tue)" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_says_what_it_is_and_in_which_language(language: Language) -> None:
    document = read(mixed(language))
    assert document.root_object["/Lang"] == language
    assert document.metadata is not None
    assert document.metadata["/Title"] == f"{mixed(language).title} · Test plan"
    assert "test-plan" in document.metadata["/Subject"]


def test_the_first_page_has_verdicts_and_signatures() -> None:
    first = read(mixed()).pages[0].extract_text()
    for wanted in ("Verdict", "KINTEX (assumed)", "DOES NOT HOLD", "Signatures", "Fire authority"):
        assert wanted in first


def test_table_heads_are_repeated_on_every_page_of_a_table() -> None:
    profiles = [KINTEX, NFPA, find_profile("ibc2018")]
    document = read(report(site(plan()), *profiles))
    pages = [each.extract_text() for each in document.pages]
    first = next(i for i, said in enumerate(pages) if "Numbers and where they stand" in said)
    assert "Requirement" in pages[first]
    assert "Requirement" in pages[first + 1]


def test_the_pdf_has_a_bookmark_for_each_section_and_only_fonts_of_ours() -> None:
    made = mixed()
    document = read(made)
    titles = [item.title for item in document.outline]
    assert [title.split(". ", 1)[1] for title in titles] == [each.title for each in made.sections]
    for item, each in zip(document.outline, made.sections, strict=True):
        number = document.get_destination_page_number(item)
        assert each.title in document.pages[number].extract_text()
    fonts: dict[str, Any] = {}
    for each in document.pages:
        fonts |= each["/Resources"]["/Font"]
    assert all("NanumBarunGothic" in font.get_object()["/BaseFont"] for font in fonts.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_plan_has_a_report(language: Language) -> None:
    made = report(site(plan()), language=language)
    assert page(made).findtext(f".//{XHTML}h1") == "Test plan"
    assert read(made).pages


def test_hostile_names_stay_words() -> None:
    standing = hostile_site()
    made = report(standing)
    root = page(made)
    assert root.findtext(f".//{XHTML}h1") == standing.plan.title.en
    assert any(name.en.split()[0] in "".join(root.itertext()) for name in NAMES.values())
    assert not list(root.iter(f"{XHTML}script"))
    assert "alert(1)" not in "".join(each.text or "" for each in root.iter(f"{XHTML}style"))
    assert read(made).pages


def test_one_report_is_one_file_whatever_the_process() -> None:
    script = (
        "import hashlib; from tests.planner.exchange.report.test_formats import mixed;"
        "from planner.exchange.report.formats import REPORTS;"
        "made = mixed();"
        "print(*(hashlib.sha256(row.make(made)).hexdigest() for row in REPORTS.values()))"
    )
    own = [hashlib.sha256(row.make(mixed())).hexdigest() for row in REPORTS.values()]
    environment = os.environ | {"PYTHONHASHSEED": "7"}
    answer = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert answer.stdout.split() == own


def test_words_can_be_read_on_their_ground() -> None:
    """Contrast after WCAG 2.1, 1.4.3: at least 4.5."""
    pairs = [*TONES.values(), (TEXT, "#ffffff"), (QUIET, "#ffffff"), (TEXT, SHADE), (TEXT, CAUTION)]
    for ink, ground in pairs:
        bright, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_suffix_is_the_format() -> None:
    assert report_format(Path("a.PDF")) is REPORTS["pdf"]
    with pytest.raises(BadInput, match="“docx” is no report format; use pdf, html"):
        report_format(Path("a.docx"))


def test_a_card_that_no_page_holds_goes_on_overleaf() -> None:
    """Forty codes find the same breach."""
    aisles = {"aisle-width": GERMANY.rules["aisle-width"]}
    codes = [
        msgspec.structs.replace(
            GERMANY, id=f"code-{n}", name=Name(f"기준 {n}", f"Code {n}"), rules=aisles
        )
        for n in range(40)
    ]
    near = site(plan([booth("A1", rectangle(9000, 9000)), booth("B1", rectangle(9000, 4500))]))
    made = report(near, *codes)
    said = pdf_words(made)
    assert all(squeezed(each) in said for each in ("Code 0", "Code 39", "Aisle width: A1, B1"))
