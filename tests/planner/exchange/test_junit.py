# SPDX-License-Identifier: GPL-3.0-or-later
"""JUnit XML: a suite per profile, a case per rule, as the schemas of Ant and Jenkins want it."""

import xml.etree.ElementTree as ET

import pytest

from planner.exchange.junit import to_bytes
from planner.exchange.verdicts import verdicts
from planner.floor.site import Site
from planner.locale import LANGUAGES, Language
from planner.rules.check import check
from planner.rules.requirement import Profile
from tests.planner.building import plan, site
from tests.planner.exchange.waived import DATE, GERMANY, KINTEX, NAME, REASON, overlapping, waived


def suites(standing: Site, *profiles: Profile, language: Language = "en") -> list[ET.Element]:
    found = verdicts(standing, profiles, check(standing, profiles))
    return list(ET.fromstring(to_bytes(standing, found, "2026-11-24", language)))


def case(suite: ET.Element, rule: str) -> ET.Element:
    (found,) = [each for each in suite.iter("testcase") if each.get("name") == rule]
    return found


def test_errors_make_the_case_of_their_rule_fail() -> None:
    (suite,) = suites(overlapping(), KINTEX)
    (failure,) = case(suite, "overlap")
    assert failure.tag == "failure"
    assert failure.get("message") == "errors: 2"
    assert len((failure.text or "").splitlines()) == 2
    assert "A1, A2" in (failure.text or "")
    assert not list(case(suite, "outside-hall"))
    failing = [each for each in suite.iter("testcase") if each.find("failure") is not None]
    assert suite.get("failures") == str(len(failing))
    assert suite.get("tests") == str(len(KINTEX.rules))
    assert (suite.get("name"), suite.get("timestamp")) == ("kintex", "2026-11-24T00:00:00")


def test_a_rule_whose_errors_are_all_waived_is_skipped_and_says_who_answers() -> None:
    (suite,) = suites(waived(overlapping(), "booth-a1", "booth-b1"), KINTEX)
    (skipped,) = case(suite, "overlap")
    assert skipped.tag == "skipped"
    assert f"{REASON} ({NAME}, {DATE})" in (skipped.get("message") or "")
    assert suite.get("skipped") == "1"


def test_a_rule_with_one_error_left_fails_and_the_waived_one_is_told() -> None:
    (suite,) = suites(waived(overlapping(), "booth-a1"), KINTEX)
    (failure,) = case(suite, "overlap")
    assert failure.get("message") == "errors: 1"
    assert "B1, B2" in (failure.text or "")
    assert suite.get("skipped") == "0"
    assert REASON in (suite.findtext("system-out") or "")


def test_a_lapsed_waiver_excuses_nothing() -> None:
    (suite,) = suites(waived(overlapping(), "booth-a1", place="0" * 16), KINTEX)
    assert case(suite, "overlap")[0].get("message") == "errors: 2"


def test_children_stand_in_the_order_that_the_schema_of_ant_wants() -> None:
    for index, suite in enumerate(suites(overlapping(), KINTEX, GERMANY)):
        tags = [each.tag for each in suite]
        cases = tags.count("testcase")
        assert tags == ["properties", *["testcase"] * cases, "system-out", "system-err"]
        assert suite.get("id") == str(index)
        assert all(len(each) <= 1 for each in suite.iter("testcase"))


def test_a_note_fails_nothing() -> None:
    (suite,) = suites(site(plan()), KINTEX)
    assert not list(case(suite, "assumed-facts"))
    assert "note · " in (suite.findtext("system-out") or "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_both_languages(language: Language) -> None:
    (suite,) = suites(overlapping(), KINTEX, language=language)
    words = case(suite, "overlap")[0].text or ""
    assert ("겹칩니다" if language == "ko" else "overlap") in words
