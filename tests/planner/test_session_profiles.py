# SPDX-License-Identifier: GPL-3.0-or-later
"""The session checks by the profiles and conditions of its plan, whatever step it stands at."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.edits.codes import ChooseProfiles, SetCondition
from planner.edits.edit import Edit
from planner.edits.move import Move
from planner.model.problems import BadInput
from planner.rules.check import check
from planner.rules.profile import find_profile
from planner.session import Session
from tests.planner.building import opening, plan, site, venue, write_pair
from tests.planner.rules.scenes import stand

# 600 m²: 600 people in Germany, 216 by the IBC, who need 1,098 mm or, with sprinklers and voice
# alarm, 823 mm.
NARROW = venue(openings=(opening("door", (15_000, 0), width=900),))


def session() -> Session:
    standing = plan((stand("A", 5000, 8000), stand("B", 15_000, 8000)), on=NARROW)
    return Session(site(standing, NARROW), None, profiles=(find_profile("kintex"),))


def profiles(open_plan: Session) -> list[str]:
    return [profile.id for profile in open_plan.profiles]


def narrow_exits(open_plan: Session) -> dict[str, float | None]:
    found = (f for f in open_plan.check() if f.rule == "exit-capacity" and not f.place)
    return {finding.profile: finding.required for finding in found}


def test_choosing_profiles_checks_by_them_and_undo_takes_them_back():
    opened = session()
    opened.check()
    opened.apply(ChooseProfiles(("germany", "ibc2018")))
    assert profiles(opened) == ["germany", "ibc2018"]
    assert opened.check_state == "not-run"
    assert narrow_exits(opened) == {"germany": 3600, "ibc2018": 1098}
    opened.undo()
    assert profiles(opened) == ["kintex"]
    assert narrow_exits(opened) == {}
    opened.redo()
    assert narrow_exits(opened) == {"germany": 3600, "ibc2018": 1098}


def test_conditions_change_the_numbers():
    opened = session()
    opened.apply(ChooseProfiles(("ibc2018",)))
    opened.apply(SetCondition("sprinklers", "assumed", "test"))
    assert narrow_exits(opened) == {"ibc2018": 1098}
    opened.apply(SetCondition("voice-alarm", "assumed", "test"))
    assert narrow_exits(opened) == {}  # 823 mm of 900
    opened.undo()
    assert narrow_exits(opened) == {"ibc2018": 1098}


def test_a_profile_that_is_not_there_changes_nothing():
    opened = session()
    before = opened.plan
    with pytest.raises(BadInput, match="ibc2018"):
        opened.apply(ChooseProfiles(("ibc2017",)))
    assert opened.plan is before
    assert profiles(opened) == ["kintex"]
    assert opened.undo_name == ""


def test_a_profile_beside_the_plan_is_found_and_outlives_its_file(tmp_path: Path):
    path = write_pair(tmp_path)
    own = (Path(__file__).parents[2] / "layouts" / "rules" / "germany.toml").read_text("utf-8")
    (tmp_path / "own.toml").write_text(own.replace('id = "germany"', 'id = "own"'), "utf-8")
    opened = Session.open(path)
    opened.apply(ChooseProfiles(("own",)))
    assert profiles(opened) == ["own"]
    opened.undo()
    (tmp_path / "own.toml").unlink()
    opened.redo()
    assert profiles(opened) == ["own"]


EDITS: st.SearchStrategy[Edit | str] = st.one_of(
    st.sampled_from(["undo", "redo"]),
    st.lists(st.sampled_from(["kintex", "germany", "ibc2018", "korea"]), max_size=3).map(
        lambda names: ChooseProfiles(tuple(names))
    ),
    st.builds(
        SetCondition,
        st.sampled_from(["sprinklers", "voice-alarm", "article-39"]),
        st.sampled_from(["assumed", "no"]),
        st.just("test"),
    ),
    st.builds(
        Move, st.just(("booth-a",)), st.sampled_from([-3000, 0, 6000]), st.sampled_from([0, 2000])
    ),
)


@given(st.lists(EDITS, max_size=8))
@settings(max_examples=25, deadline=None)
def test_after_any_steps_the_findings_are_those_of_a_check_from_scratch(steps: list[Edit | str]):
    opened = session()
    for step in steps:
        if step == "undo":
            opened.undo()
        elif step == "redo":
            opened.redo()
        elif not isinstance(step, str):
            opened.apply(step)
    fresh = [find_profile(name) for name in opened.plan.profiles]
    assert profiles(opened) == list(opened.plan.profiles)
    assert opened.check() == check(opened.site, fresh)


def test_rechecking_off_the_thread_gives_what_applying_gives():
    here, there = session(), session()
    edit = ChooseProfiles(("germany", "kintex"))
    asked = here.rechecking(edit)
    assert profiles(here) == ["kintex"]
    checks = asked.answer()
    assert here.take(asked, checks)
    there.apply(edit)
    assert here.plan == there.plan
    assert here.findings == there.findings
    assert here.check() == there.check()
    here.undo()
    assert profiles(here) == ["kintex"]


def test_a_recheck_of_a_plan_that_went_on_is_dropped():
    opened = session()
    asked = opened.rechecking(ChooseProfiles(("germany",)))
    opened.apply(Move(("booth-a",), 100, 0))
    assert not opened.take(asked, asked.answer())
    assert profiles(opened) == ["kintex"]
    with pytest.raises(BadInput, match="ibc2018"):
        opened.rechecking(ChooseProfiles(("ibc2017",)))


def test_undoing_a_choice_of_profiles_checks_nothing_anew(monkeypatch: pytest.MonkeyPatch):
    opened = session()
    before = opened.check()
    opened.apply(ChooseProfiles(("germany",)))
    after = opened.check()
    monkeypatch.setattr("planner.session.Checks", None)  # to check anew would fail
    opened.undo()
    assert (opened.check_state, opened.findings) == ("current", before)
    opened.redo()
    assert (opened.check_state, opened.findings) == ("current", after)
    opened.undo()
    assert opened.undo_name == ""
