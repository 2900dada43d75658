# SPDX-License-Identifier: GPL-3.0-or-later
"""The profiles of codes: every number with article, source and how sure it is."""

import msgspec
import pytest

from planner.floor.site import open_site
from planner.model.shipped import example_plan
from planner.rules.check import check
from planner.rules.profile import find_profile, shipped_profiles
from planner.rules.requirement import Requirement

CODES = ("germany", "ibc2018", "korea", "nfpa101")
# Which sources a number of each confidence may cite: none that was not read looks as if it was.
UNREAD = {"page": "pages", "general": "unread", "assumed": "practice"}

EACH = pytest.mark.parametrize("code", CODES)


def requirements(code: str) -> dict[str, Requirement]:
    return {
        f"{rule}.{name}": asked
        for rule, named in find_profile(code).rules.items()
        for name, asked in named.items()
    }


def test_the_codes_ship():
    assert set(CODES) <= set(shipped_profiles())


@EACH
def test_every_number_has_an_article_in_both_languages(code):
    for name, asked in requirements(code).items():
        assert asked.article.ko, name
        assert asked.article.en, name


@EACH
def test_a_number_cites_a_source_that_was_read_as_it_says(code):
    profile = find_profile(code)
    for name, asked in requirements(code).items():
        assert asked.source in profile.sources, name
        if asked.confidence == "text":
            assert asked.source not in UNREAD.values(), name
        else:
            assert asked.source == UNREAD[asked.confidence], name
    for key, source in profile.sources.items():
        assert source.read, key
        assert source.title.ko, key
        assert source.title.en, key


@EACH
def test_every_condition_says_in_both_languages_what_it_changes(code):
    for key, condition in find_profile(code).conditions.items():
        assert condition.name.ko, key
        assert condition.name.en, key
        assert condition.note.ko, key
        assert condition.note.en, key


def test_conditions_of_one_name_mean_the_same():
    names: dict[str, set[str]] = {}
    for code in CODES:
        for key, condition in find_profile(code).conditions.items():
            names.setdefault(key, set()).add(condition.name.en)
    assert {key: len(meant) for key, meant in names.items()} == dict.fromkeys(names, 1)


def test_nothing_of_nfpa_claims_to_be_read():
    assert all(asked.confidence != "text" for asked in requirements("nfpa101").values())


@EACH
def test_the_shipped_plan_is_no_surprise(code):
    """What the codes say of WSCW 2018 on exits and seats: its doors are assumed, its seats hold."""
    site, _ = open_site(example_plan())
    own = msgspec.structs.replace(
        find_profile(code),
        rules={
            rule: asked
            for rule, asked in find_profile(code).rules.items()
            if rule.startswith(("exit-", "seat-", "table-", "opening-"))
        },
    )
    found = {finding.key: finding.message for finding in check(site, [own])}
    short = {"exit-capacity/hall-5"}
    entrances = "exit-capacity/hall-5-visitor-1/hall-5-visitor-2/hall-5-visitor-3/entrance"
    expected = {
        "germany": short, "ibc2018": set(), "korea": short, "nfpa101": short | {entrances}
    }  # fmt: skip
    assert found.keys() == expected[code]
    assert all("assumed" in found[key] for key in found)
