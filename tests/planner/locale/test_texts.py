# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of texts: both languages, the same fields, each text used and each use a text."""

import string
import sys

import pytest

from planner.edits.table import EDITS
from planner.locale import LANGUAGES, catalogue, has_text, system_language, text
from planner.locale.catalogue import CLOSING
from tests.planner.locale import sources

_PARTICLES = {"을/를", "이/가", "은/는", "으로/로", "과/와"}
_UNITS = {"", "mm", "m", "m2", "percent"}


def fields(template: str) -> dict[str, str]:
    """The fields of a template and their formats."""
    return {
        name: str(form)
        for _, name, form, _ in string.Formatter().parse(template)
        if name is not None
    }


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_both_languages_say_the_same_fields_in_one_line(key: str):
    texts = catalogue()[key]
    assert set(texts) == set(LANGUAGES)
    for language in LANGUAGES:
        assert texts[language].strip()
        assert texts[language].isprintable()
    assert set(fields(texts["en"])) == set(fields(texts["ko"]))
    assert set(fields(texts["en"]).values()) <= _UNITS | {",", ".1f", "g"}
    korean = {form.lstrip(CLOSING) for form in fields(texts["ko"]).values()}
    assert korean <= _UNITS | _PARTICLES | {",", ".1f", "g"}


def test_a_particle_follows_the_word_inside_the_marks():
    said = text("problems.no-such-thing", "ko", id="부스", hint="A103")
    assert said == "부스나 구역 “부스”가 없습니다; A103을 쓰세요"


def test_every_problem_says_what_is_wrong_and_the_mend():
    for key, texts in catalogue().items():
        if key.startswith("problems."):
            assert all(";" in texts[language] for language in LANGUAGES), key


def test_every_problem_that_the_source_makes_has_a_text_with_its_fields():
    uses = list(sources.problems())
    readable = 0
    for use in uses:
        key = f"problems.{use.code}"
        assert has_text(key), use
        if use.fields is not None:
            readable += 1
            for language in LANGUAGES:
                assert set(fields(catalogue()[key][language])) <= use.fields, (use, language)
    assert readable > 0.8 * len(uses) > 30


def test_every_problem_text_is_used():
    texts = {key.removeprefix("problems.") for key in catalogue() if key.startswith("problems.")}
    unused = texts - sources.constants()
    assert {code for code in unused if f"problems.{code}" not in sources.constants()} == set()


@pytest.mark.parametrize("area", ["cli", "edits", "exchange"])
def test_every_text_of_these_faces_is_used(area: str):
    known = {f"edits.{row.name}" for row in EDITS}
    unused = {
        key
        for key in catalogue()
        if key.startswith(f"{area}.")
        and key not in known | sources.constants()
        and not any(pattern.fullmatch(key) for pattern in sources.patterns())
    }
    assert unused == set()


def test_every_edit_has_its_text():
    assert {f"edits.{row.name}" for row in EDITS} <= set(catalogue())


def test_a_text_takes_its_fields_with_units():
    shown = text("cli.route.narrowest", "en", width=2400.4, x=1, y=-2)
    assert shown == "narrowest place 2,400 mm at 1, -2"
    assert text("routes.left", "ko", length=24_640) == "왼쪽으로 돌아 24.6 m 직진"
    with pytest.raises(KeyError):
        text("cli.no-such-text", "en")
    with pytest.raises(KeyError):
        text("routes.left", "en")


def test_a_field_may_ask_for_a_particle(monkeypatch: pytest.MonkeyPatch):
    table = {"some.key": {"ko": "{name:으로/로} 가세요", "en": "go to {name}"}}
    # The package has a function of the name of this module.
    module = sys.modules["planner.locale.catalogue"]
    monkeypatch.setattr(module, "catalogue", lambda: table)
    assert text("some.key", "ko", name="A21") == "A21로 가세요"
    assert text("some.key", "ko", name="A23") == "A23으로 가세요"
    assert text("some.key", "en", name="A23") == "go to A23"


def test_braces_in_values_are_only_letters():
    shown = text("problems.edit-unknown", "en", name="{width}", hint="{0.__class__}")
    assert "“{width}”; use {0.__class__}" in shown


@pytest.mark.parametrize(
    ("settings", "language"),
    [
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "ko_KR.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "ko", "LANG": "C"}, "ko"),
    ],
)
def test_the_language_follows_the_system(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], language: str
):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert system_language() == language
