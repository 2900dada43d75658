# SPDX-License-Identifier: GPL-3.0-or-later
"""The session's findings: local ones follow every step, global answers know their question."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.edits.delete import Delete
from planner.edits.move import Move
from planner.edits.rotate import Rotate
from planner.rules.check import check, check_local
from planner.rules.context import Context
from planner.rules.profile import find_profile
from planner.session import Session
from tests.planner.building import booth, plan, rectangle, site

KINTEX = find_profile("kintex")


def two_booths() -> Session:
    """Two booths whose open fronts look over free floor, 3 m apart side by side."""
    standing = plan(
        (booth("A1", rectangle(9000, 9000)), booth("A2", rectangle(15_000, 9000))),
    )
    return Session(site(standing), None, profiles=(KINTEX,))


def overlaps(session: Session) -> list[tuple[str, ...]]:
    return [finding.subjects for finding in session.findings if finding.rule == "overlap"]


def test_local_findings_follow_each_step() -> None:
    session = two_booths()
    assert overlaps(session) == []
    session.apply(Move(("booth-a2",), -4000, 0))
    assert overlaps(session) == [("booth-a1", "booth-a2")]
    session.undo()
    assert overlaps(session) == []
    session.redo()
    assert overlaps(session) == [("booth-a1", "booth-a2")]


def test_a_preview_shows_the_breach_and_changes_nothing() -> None:
    session = two_booths()
    before = session.plan
    preview = session.preview(Move(("booth-a2",), -4000, 0))
    assert [finding.rule for finding in preview.findings if finding.rule == "overlap"] == [
        "overlap"
    ]
    assert preview.touched == {"booth-a2"}
    assert session.plan is before
    assert overlaps(session) == []


def test_the_state_of_the_global_rules_is_derived() -> None:
    session = two_booths()
    assert session.check_state == "not-run"
    question = session.question()
    assert session.check_state == "checking"
    assert session.accept(question, question.answer())
    assert session.check_state == "current"
    session.apply(Move(("booth-a2",), 1000, 0))
    assert session.check_state == "outdated"
    session.undo()
    assert session.check_state == "current"


def test_a_stale_answer_is_dropped() -> None:
    session = two_booths()
    question = session.question()
    session.apply(Move(("booth-a2",), 1000, 0))
    assert not session.accept(question, question.answer())
    assert session.check_state == "not-run"


def test_an_outdated_answer_shows_nothing_of_what_is_gone() -> None:
    shut = booth("A1", rectangle(9000, 9000), open_sides=())
    session = Session(site(plan((shut,))), None, profiles=(KINTEX,))
    session.check()
    assert any(finding.rule == "unreachable" for finding in session.findings)
    session.apply(Delete(("booth-a1",)))
    assert session.check_state == "outdated"
    assert not any("booth-a1" in finding.subjects for finding in session.findings)


def test_check_gives_what_a_check_from_scratch_gives() -> None:
    session = two_booths()
    session.apply(Move(("booth-a2",), -2500, 0))
    assert session.check() == check(session.site, (KINTEX,))


def test_saving_keeps_the_answer(tmp_path: Path) -> None:
    session = two_booths()
    session.check()
    session.save(tmp_path / "plan.json")
    assert session.check_state == "current"


STEPS = st.lists(
    st.one_of(
        st.builds(
            Move,
            st.sampled_from([("booth-a1",), ("booth-a2",), ("booth-a1", "booth-a2")]),
            st.integers(-6000, 6000),
            st.integers(-6000, 6000),
        ),
        st.builds(
            Rotate, st.sampled_from([("booth-a1",), ("booth-a2",)]), st.sampled_from([30, 90])
        ),
        st.sampled_from(["undo", "redo"]),
    ),
    max_size=12,
)


@settings(max_examples=40)
@given(STEPS)
def test_live_findings_equal_a_check_from_scratch(steps: list[Move | Rotate | str]) -> None:
    session = two_booths()
    for step in steps:
        if isinstance(step, str):
            getattr(session, step)()
        else:
            session.apply(step)
    assert session.findings == check_local(Context.of(session.site, KINTEX))
