# SPDX-License-Identifier: GPL-3.0-or-later
"""What there is to read about a rule."""

import msgspec

from planner.model.values import Name
from planner.rules.pages import (
    Section,
    messages,
    sections,
    severity,
    stated,
    title,
)
from planner.rules.registry import BY_ID
from planner.rules.requirement import Case, Condition, Requirement
from planner.rules.rule import Rule
from tests.planner.rules.scenes import KINTEX

PAGE = """An aisle is too narrow.

What: the clear width
between two things.
Why: people stop.

A word on corners: they count, too.

How it is measured: at any angle.
Source: the profile.
"""
RULE = Rule("aisle-width", PAGE, {"aisle": "mm"})


def test_a_page_is_a_title_and_paragraphs_with_headings():
    assert title(RULE) == "An aisle is too narrow."
    assert sections(RULE) == (
        Section("What", "The clear width between two things."),
        Section("Why", "People stop."),
        Section("", "A word on corners: they count, too."),
        Section("How it is measured", "At any angle."),
        Section("Source", "The profile."),
    )


def test_the_numbers_of_a_name_stand_together():
    other = msgspec.structs.replace(KINTEX, id="other")
    rows = stated(BY_ID["aisle-width"], [KINTEX, other])
    assert [(one.name, one.profile.id) for one in rows[:4]] == [
        ("aisle", "kintex"), ("aisle", "other"), ("main-aisle", "kintex"), ("main-aisle", "other"),
    ]  # fmt: skip
    assert [one.value("en") for one in rows[:3]] == ["3,000 mm", "3,000 mm", "4,000 mm"]
    assert rows[0].is_unsure
    assert rows[0].confidence("ko") == "가정값"
    assert rows[0].source("en") == "Assumed after the practice of the trade"


def test_a_value_tells_its_other_values_and_when_they_hold():
    asked = Requirement(
        "error", "text", Name("제1조", "art. 1"), "practice", 61_000, "mm",
        (Case(("sprinklers", "alarm"), 76_000),),
    )  # fmt: skip
    conditions = {
        name: Condition(Name(name, name.title()), Name("", "")) for name in ("sprinklers", "alarm")
    }
    profile = msgspec.structs.replace(
        KINTEX, conditions=conditions, rules={"aisle-width": {"aisle": asked}}
    )
    (row,) = stated(RULE, [profile])
    assert row.value("en") == "61,000 mm; 76,000 mm: Sprinklers + Alarm"
    assert not row.is_unsure
    assert not stated(BY_ID["overlap"], [profile])


def test_the_severity_of_a_rule_is_its_gravest():
    assert severity(BY_ID["aisle-width"], KINTEX) == "error"
    assert severity(BY_ID["assumed-facts"], KINTEX) == "note"
    assert severity(RULE, msgspec.structs.replace(KINTEX, rules={})) is None


def test_messages_name_what_is_filled_in():
    rule = BY_ID["aisle-width"]
    assert messages(rule, "en")[0] == "Aisle ‹lack› too narrow. Move ‹mover› ‹way›."
    assert messages(rule, "ko")[0] == "통로가 ‹lack› 좁습니다. ‹mover›을(를) ‹way› 옮기세요."
    assert "‹thing›(으)로 가는 길이" in messages(rule, "ko")[2]
