# SPDX-License-Identifier: GPL-3.0-or-later
"""Each rule is whole: page, both languages, numbers, a breaking and a passing plan."""

import re

import pytest

from planner.locale import LANGUAGES, catalogue, has_text
from planner.rules.message import message
from planner.rules.profile import find_profile, shipped_profiles
from planner.rules.registry import BY_ID, RULES
from tests.planner.rules.examples import EXAMPLES
from tests.planner.rules.scenes import everything, found

EACH = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def test_ids_are_unique_and_all_have_examples():
    assert len(BY_ID) == len(RULES)
    assert set(EXAMPLES) == set(BY_ID)
    profiles = [find_profile(name) for name in shipped_profiles()]
    assert set().union(*(profile.rules for profile in profiles)) == set(BY_ID)


@EACH
def test_a_rule_has_a_page_texts_and_numbers(rule):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
    title, _, rest = rule.page.partition("\n\n")
    assert title.endswith(".")
    assert len(title) <= 80
    assert len(rest) > 80
    assert has_text(f"rules.{rule.id}.name")
    assert rule.local or rule.whole
    asked = EXAMPLES[rule.id].profile.rules[rule.id]
    assert set(rule.needs) <= set(asked) <= set(rule.known)


@EACH
def test_a_rule_finds_what_breaks_it_and_nothing_else(rule):
    example = EXAMPLES[rule.id]
    findings = found(rule.id, example.breaking, example.profile)
    assert findings
    severities = {asked.severity for asked in example.profile.rules[rule.id].values()}
    for finding in findings:
        assert finding.severity in severities
        assert finding.citation.ko
        assert finding.citation.en
        assert finding.subjects == tuple(sorted(finding.subjects))
        for language in LANGUAGES:
            words = message(finding, example.breaking, language)
            assert words
            assert "{" not in words
            assert len(words) <= 72
    passing = found(rule.id, example.passing, example.profile)
    if rule.id == "assumed-facts":
        # The halls and the profile stay assumed; the booths no longer are.
        passing = tuple(finding for finding in passing if finding.place == "booth")
    assert not passing


def test_keys_are_unique_in_a_plan():
    for example in EXAMPLES.values():
        keys = [finding.key for finding in everything(example.breaking)]
        assert len(keys) == len(set(keys))


def test_texts_of_rules_are_short_facts_and_acts():
    """A fact and an act, each a sentence, in both languages."""
    for key, words in catalogue().items():
        parts = key.split(".")
        if parts[0] == "rules" and parts[1] in BY_ID and parts[2] != "name":
            for language in LANGUAGES:
                assert words[language].count(". ") == 1, key
                assert words[language].endswith("."), key
