# SPDX-License-Identifier: GPL-3.0-or-later
"""Competitors are named both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.edits.competitors import SetCompetitors
from planner.model.files import parse_file, to_bytes
from planner.model.plan import Plan
from planner.model.problems import BadInput
from tests.planner.building import plan

NAMES = ("hancom", "daegu", "daejeon")


def competing(standing: Plan) -> dict[str, tuple[str, ...]]:
    return {each.id: each.competitors for each in standing.exhibitors}


def test_who_is_named_names_in_turn():
    change = SetCompetitors("hancom", ("daegu", "daejeon")).apply(plan())
    assert competing(change.plan) == {
        "hancom": ("daegu", "daejeon"), "daegu": ("hancom",), "daejeon": ("hancom",),
    }  # fmt: skip
    assert change.touched == set(NAMES)
    assert parse_file(to_bytes(change.plan), "plan.json") == change.plan


def test_who_is_no_longer_named_loses_it():
    before = SetCompetitors("hancom", ("daegu", "daejeon")).apply(plan()).plan
    before = SetCompetitors("daegu", ("hancom", "daejeon")).apply(before).plan
    change = SetCompetitors("hancom", ("daejeon",)).apply(before)
    assert competing(change.plan) == {
        "hancom": ("daejeon",), "daegu": ("daejeon",), "daejeon": ("hancom", "daegu"),
    }  # fmt: skip
    assert change.touched == {"hancom", "daegu"}
    assert not SetCompetitors("hancom", ("daejeon", "daejeon")).apply(change.plan).touched
    none = SetCompetitors("daejeon").apply(change.plan).plan
    assert set(competing(none).values()) == {()}


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (SetCompetitors("hancon", ("daegu",)), "no exhibitor “hancon”; use hancom"),
        (SetCompetitors("hancom", ("dague",)), "no exhibitor “dague”; use daegu"),
        (SetCompetitors("hancom", ("daegu", "hancom")), "cannot compete with itself"),
    ],
)
def test_what_makes_no_sense_is_refused(edit, expected):
    with pytest.raises(BadInput, match=expected):
        edit.apply(plan())


@given(
    st.lists(
        st.tuples(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=3)), max_size=8
    )
)
def test_it_holds_both_ways_after_any_edits(steps):
    standing = plan()
    for name, others in steps:
        others = tuple(other for other in others if other != name)
        standing = SetCompetitors(name, others).apply(standing).plan
        assert set(competing(standing)[name]) == set(others)
    found = competing(standing)
    for one, others in found.items():
        assert len(set(others)) == len(others)
        assert all(one in found[other] for other in others)
