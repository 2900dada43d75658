# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions stated and profiles chosen."""

import pytest

from planner.edits.codes import ChooseProfiles, SetCondition
from planner.model.files import parse_file, to_bytes
from planner.model.problems import BadInput
from tests.planner.building import plan


def test_a_condition_holds_with_how_sure_and_by_which_source():
    change = SetCondition("sprinklers", "published", "test").apply(plan())
    assert change.plan.conditions == {"sprinklers": "published:test"}
    assert change.touched == {"sprinklers"}
    assert parse_file(to_bytes(change.plan), "plan.json") == change.plan


def test_a_new_source_comes_with_its_words():
    change = SetCondition("article-39", "assumed", "venue-letter", "Letter, May 2018").apply(plan())
    assert change.plan.conditions == {"article-39": "assumed:venue-letter"}
    assert change.plan.sources["venue-letter"] == "Letter, May 2018"


def test_it_no_longer_holds():
    holding = plan(conditions={"sprinklers": "assumed:test", "voice-alarm": "assumed:test"})
    change = SetCondition("sprinklers", "no").apply(holding)
    assert change.plan.conditions == {"voice-alarm": "assumed:test"}
    assert not SetCondition("article-39", "no").apply(holding).touched
    assert not SetCondition("sprinklers", "assumed", "test").apply(holding).touched


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (SetCondition("sprinklers", "published"), "source “” is not in sources"),
        (SetCondition("sprinklers", "published", "tset"), "use test"),
        (SetCondition("Sprinklers!", "published", "test"), "form that is not allowed"),
        (SetCondition("sprinklers", "perhaps", "test"), "not allowed here"),
        (SetCondition("sprinklers", "assumed", "a", "two\nlines"), "form that is not allowed"),
        (ChooseProfiles(("../kintex",)), "form that is not allowed"),
        (ChooseProfiles(tuple(f"p{n}" for n in range(21))), "21 items"),
    ],
)
def test_what_no_file_may_hold_is_refused(edit, expected):
    with pytest.raises(BadInput, match=expected):
        edit.apply(plan())


def test_profiles_are_chosen_each_once_in_order():
    change = ChooseProfiles(("ibc2018", "kintex", "ibc2018")).apply(plan())
    assert change.plan.profiles == ("ibc2018", "kintex")
    assert change.touched == {"ibc2018"}
    turned = ChooseProfiles(("kintex", "ibc2018")).apply(change.plan)
    assert turned.touched == {"kintex", "ibc2018"}
    assert not ChooseProfiles(("kintex",)).apply(plan()).touched
    assert ChooseProfiles().apply(plan()).plan.profiles == ()
