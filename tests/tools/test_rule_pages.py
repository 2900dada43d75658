# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of rules: none missing, none stale, none too many, the same from every run."""

import xml.etree.ElementTree as ET

import pytest

from planner.locale import LANGUAGES, text
from planner.rules.pages import picture_file, profiles_that_ship, sections, stated
from planner.rules.registry import BY_ID, RULES
from tools import rule_pages

EACH = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@pytest.fixture(scope="module")
def wanted():
    return rule_pages.files()


def test_pages_are_as_they_should_be(wanted):
    """Where this fails, ``make pages`` makes them anew."""
    assert rule_pages.stale(wanted) == []


def test_two_runs_make_the_same(wanted):
    assert rule_pages.files() == wanted


def test_a_page_that_is_changed_gone_or_too_many_is_stale(wanted, tmp_path, monkeypatch):
    page = rule_pages.FOLDER / "overlap.md"
    other = {**wanted, page: b"other", tmp_path / "new.md": b"new"}
    assert rule_pages.stale(other) == sorted([page, tmp_path / "new.md"])
    fewer = {path: data for path, data in wanted.items() if path != page}
    assert rule_pages.stale(fewer) == [page]


@EACH
def test_a_rule_is_told_whole(rule):
    for language in LANGUAGES:
        assert text(f"what.{rule.id}", language).endswith(".")
    headings = [section.heading for section in sections(rule)]
    assert headings[0] == "What"
    assert {"Why", "Source"} <= set(headings)
    numbers = stated(rule, profiles_that_ship())
    assert numbers
    for one in numbers:
        for language in LANGUAGES:
            assert one.label(language)
            assert one.source(language)


@EACH
def test_a_picture_explains_what_was_found(rule):
    root = ET.parse(picture_file(rule)).getroot()
    layer = root.find(".//{http://www.w3.org/2000/svg}g[@id='A-ANNO-REDL']")
    assert layer is not None
    words = " ".join(element.text or "" for element in layer.iter())
    for language in LANGUAGES:
        assert text(f"rules.{rule.id}.name", language) in words


def test_the_index_names_every_rule_and_profile(wanted):
    index = wanted[rule_pages.FOLDER / "README.md"].decode()
    for identifier in BY_ID:
        assert f"({identifier}.md)" in index
    for profile in profiles_that_ship():
        assert f"`{profile.id}`" in index
