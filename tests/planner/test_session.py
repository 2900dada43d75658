# SPDX-License-Identifier: GPL-3.0-or-later
"""The session: steps, joined typing, undo and redo, saving, a venue that changed."""

from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from planner.edits.add import Add
from planner.edits.assign import Assign, SetStatus
from planner.edits.codes import ChooseProfiles
from planner.edits.delete import Delete
from planner.edits.describe import Renumber
from planner.edits.duplicate import Duplicate
from planner.edits.move import Move
from planner.edits.resize import Resize, Turn
from planner.edits.rotate import Rotate
from planner.model.files import content_hash, read_plan, to_bytes, write
from planner.model.plan import Plan
from planner.model.problems import BadInput
from planner.model.shipped import example_plan
from planner.session import Session
from tests.planner import building


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session.open(building.write_pair(tmp_path))


def numbers(session: Session) -> list[str]:
    return [booth.number for booth in session.plan.booths]


def test_a_step_goes_back_and_forth_with_its_name_and_ids(session: Session):
    first = session.plan
    assert session.apply(Move(("booth-b9",), 10, 0)) == {"booth-b9"}
    second = session.plan
    session.apply(Delete(("booth-b10",)))
    assert (session.undo_name, session.redo_name) == ("delete", "")
    assert session.undo() == {"booth-b10"}
    assert session.plan is second
    assert (session.undo_name, session.redo_name) == ("move", "delete")
    assert session.undo() == {"booth-b9"}
    assert session.plan is first
    assert session.undo() == frozenset()
    assert session.redo() == {"booth-b9"}
    assert session.plan is second
    session.redo()
    assert numbers(session) == ["B9", "B11"]
    assert session.redo() == frozenset()


def test_the_history_is_gone_along_in_one_change(session: Session):
    plans = [session.plan]
    for dx in (10, 20, 30):
        session.apply(Move(("booth-b9",), dx, 0))
        plans.append(session.plan)
    session.apply(Delete(("booth-b10",)))
    assert session.undo() == {"booth-b10"}
    assert ([step.name for step in session.history], session.done) == (
        ["move", "move", "move", "delete"], 3,
    )  # fmt: skip
    assert session.go_to(0) == {"booth-b9"}
    assert session.plan is plans[0]
    assert not session.unsaved
    assert session.saved_at == 0
    assert session.go_to(4) == {"booth-b9", "booth-b10"}
    assert numbers(session) == ["B9", "B11"]
    assert (session.saved_at, session.unsaved_steps) == (0, 4)
    assert session.go_to(2) == {"booth-b9", "booth-b10"}
    assert session.plan is plans[2]
    assert [step.touched for step in session.history] == [{"booth-b9"}] * 3 + [{"booth-b10"}]
    assert session.go_to(2) == frozenset()
    for wrong in (-1, 5):
        with pytest.raises(IndexError):
            session.go_to(wrong)


def test_the_way_along_the_history_crosses_what_the_plan_is_checked_by(session: Session):
    session.apply(Move(("booth-b9",), 500, 0))
    session.apply(ChooseProfiles(("kintex", "korea")))
    session.apply(Move(("booth-b10",), 500, 0))
    last, found = session.plan, session.check()
    assert session.go_to(0) == {"booth-b9", "booth-b10", *session.history[1].touched}
    assert [profile.id for profile in session.profiles] == ["kintex"]
    first = session.check()
    assert first == Session.open(session.path or Path()).check()
    session.go_to(3)
    assert (session.plan, session.check()) == (last, found)
    assert [profile.id for profile in session.profiles] == ["kintex", "korea"]


def test_an_edit_that_touches_nothing_makes_no_step_and_keeps_redo(session: Session):
    session.apply(Move(("booth-b9",), 10, 0))
    session.undo()
    assert session.apply(Move(("booth-b9",), 0, 0)) == frozenset()
    assert (session.undo_name, session.redo_name) == ("", "move")


def test_an_edit_that_fails_leaves_everything_as_it_was(session: Session):
    session.apply(Move(("booth-b9",), 10, 0), join="drag")
    plan, site = session.plan, session.site
    for edit in (Resize("booth-b9", 0, 1), Delete(("nobody",))):
        for join in ("", "drag"):
            with pytest.raises(BadInput):
                session.apply(edit, join)
    assert session.plan is plan
    assert session.site is site
    assert session.undo_name == "move"


def test_a_new_step_ends_what_could_be_done_again(session: Session):
    session.apply(Move(("booth-b9",), 10, 0))
    session.undo()
    session.apply(Renumber("booth-b9", "X1"))
    assert session.redo_name == ""
    assert session.redo() == frozenset()


def test_typing_is_one_step_from_the_plan_before_it(session: Session):
    first = session.plan
    for width in (3, 35, 350, 3500):
        session.apply(Resize("booth-b9", width, 3000), join="width of booth-b9")
    assert session.plan.booths[0].shape.size == (3500, 3000)
    session.undo()
    assert session.plan is first
    assert session.undo() == frozenset()
    session.redo()
    assert session.plan.booths[0].shape.size == (3500, 3000)


def test_a_drag_is_counted_from_the_press_not_from_the_last_preview(session: Session):
    for dx in (100, 250, 999):
        session.apply(Move(("booth-b9",), dx, 0), join="drag 1")
    assert session.plan.booths[0].shape.at == (3999, 5000)


def test_typing_back_what_was_there_leaves_no_step(session: Session):
    first = session.plan
    session.apply(Resize("booth-b9", 3500, 3000), join="width")
    assert session.apply(Resize("booth-b9", 3000, 3000), join="width") == {"booth-b9"}
    assert session.plan == first
    assert session.undo_name == ""
    assert not session.unsaved


@pytest.mark.parametrize("between", ["other field", "undo", "save", "no token"])
def test_typing_joins_only_while_nothing_comes_between(session: Session, between: str):
    session.apply(Resize("booth-b9", 3500, 3000), join="width")
    match between:
        case "other field":
            session.apply(Resize("booth-b9", 3500, 3500), join="depth")
        case "undo":
            session.undo()
        case "save":
            session.save()
        case _:
            session.apply(SetStatus(("booth-b10",), "held"))
    before = session.plan
    session.apply(Resize("booth-b9", 3700, 3000), join="width")
    session.undo()
    assert session.plan is before


def test_unsaved_tells_whether_the_plan_differs_from_the_file(session: Session):
    assert not session.unsaved
    session.apply(Move(("booth-b9",), 10, 0))
    assert session.unsaved
    session.undo()
    assert not session.unsaved
    session.redo()
    session.apply(Move(("booth-b9",), -10, 0))
    assert not session.unsaved
    session.apply(Renumber("booth-b9", "X1"))
    session.save()
    assert not session.unsaved
    session.undo()
    assert session.unsaved
    session.redo()
    assert not session.unsaved


def test_saving_writes_the_plan_and_keeps_its_value_and_history(session: Session):
    session.apply(Renumber("booth-b9", "X1"))
    plan = session.plan
    session.save()
    assert session.plan is plan
    assert session.path is not None
    assert read_plan(session.path) == plan
    session.undo()
    assert numbers(session)[0] == "B9"


def test_save_as_makes_the_other_file_its_own(session: Session, tmp_path: Path):
    old = session.path
    assert old is not None
    before = old.read_bytes()
    session.apply(Renumber("booth-b9", "X1"))
    session.save(tmp_path / "new.json")
    assert session.path == tmp_path / "new.json"
    assert old.read_bytes() == before
    session.apply(Renumber("booth-b9", "X2"))
    session.save()
    assert read_plan(tmp_path / "new.json").booths[0].number == "X2"
    assert old.read_bytes() == before


def test_a_save_that_fails_changes_nothing(session: Session, tmp_path: Path):
    session.apply(Renumber("booth-b9", "X1"))
    path, plan = session.path, session.plan
    for place in (tmp_path / "none" / "plan.json", tmp_path):
        with pytest.raises(BadInput):
            session.save(place)
    assert (session.path, session.plan, session.unsaved) == (path, plan, True)
    assert session.undo_name == "renumber"


def test_a_plan_without_a_file_is_unsaved_and_asks_for_a_path(tmp_path: Path):
    session = Session(building.site(), None)
    assert session.unsaved
    with pytest.raises(ValueError, match="path"):
        session.save()
    session.save(tmp_path / "first.json")
    assert not session.unsaved
    assert session.path == tmp_path / "first.json"


def test_a_changed_venue_is_told_once_and_saved_with_the_plan(tmp_path: Path):
    path = building.write_pair(tmp_path)
    wider = building.venue(openings=(building.opening("door", (15_000, 0), width=4000),))
    write(tmp_path / "test-venue.json", wider)
    session = Session.open(path)
    (notice,) = session.notices
    assert notice.code == "venue-changed"
    for language in ("ko", "en"):
        assert "openings" in notice.report(language)
        assert str(path) in notice.report(language)
    assert not session.unsaved
    first = session.plan
    session.apply(Renumber("booth-b9", "X1"))
    session.save()
    assert session.notices == ()
    assert session.plan.venue.hash == content_hash(wider)
    session.undo()
    assert session.plan is first
    assert Session.open(path).notices == ()


def test_a_session_opens_only_what_is_sound(tmp_path: Path):
    path = building.write_pair(tmp_path)
    (tmp_path / "test-venue.json").unlink()
    with pytest.raises(BadInput) as error:
        Session.open(path)
    assert [problem.code for problem in error.value.problems] == ["venue-missing"]


ids = st.sampled_from(["booth-b9", "booth-b10", "booth-b11", "stage", "seats", "nobody"])
several = st.lists(ids, max_size=3).map(tuple)
steps = st.integers(-3000, 3000) | st.sampled_from([0, 20_000_000])
edits = st.one_of(
    st.builds(Move, several, steps, steps),
    st.builds(Rotate, several, st.sampled_from([0.0, 90.0, 33.3, -45.0, 180.0])),
    st.builds(Turn, ids, st.sampled_from([0.0, 45.0, 12.345])),
    st.builds(Resize, ids, st.integers(0, 5000), st.integers(0, 5000)),
    st.builds(Delete, several),
    st.builds(Duplicate, several, steps, steps),
    st.builds(Add, st.sampled_from(["B9", "N1", "bad one"]), st.just((0, 0)), st.just((9, 9))),
    st.builds(Renumber, ids, st.sampled_from(["B9", "X1", ""])),
    st.builds(Assign, ids, st.just(("daegu",))),
    st.builds(SetStatus, several, st.sampled_from(["held", "available"])),
)


class Editing(RuleBasedStateMachine):
    """Edits, undo and redo in any order, beside a plain list of the plans seen."""

    @initialize()
    def opened(self) -> None:
        self.session = Session(building.site(), None)
        self.plans: list[Plan] = [self.session.plan]
        self.at = 0
        self.join = ""

    @rule(edit=edits, join=st.sampled_from(["", "", "a", "b"]))
    def edit(self, edit, join: str) -> None:
        joins = bool(join) and join == self.join
        base = self.plans[self.at - 1] if joins else self.plans[self.at]
        before = self.session.plan
        try:
            after = edit.apply(base).plan
        except BadInput:
            with pytest.raises(BadInput):
                self.session.apply(edit, join)
            assert self.session.plan is before
            return
        touched = self.session.apply(edit, join)
        if joins:
            del self.plans[self.at :]
            self.at -= 1
        if after == base:
            self.join = "" if joins else self.join
        else:
            assert touched
            self.plans[self.at + 1 :] = [after]
            self.at += 1
            self.join = join
        if not joins and after == base:
            assert not touched

    @rule()
    def undo(self) -> None:
        self.session.undo()
        self.at, self.join = max(self.at - 1, 0), ""

    @rule()
    def redo(self) -> None:
        self.session.redo()
        self.at, self.join = min(self.at + 1, len(self.plans) - 1), ""

    @rule(share=st.floats(0, 1))
    def go_to(self, share: float) -> None:
        self.at, self.join = round(share * (len(self.plans) - 1)), ""
        self.session.go_to(self.at)

    @precondition(lambda self: self.at)
    @rule()
    def all_the_way_and_back(self) -> None:
        here = self.session.plan
        for _ in range(self.at):
            assert self.session.undo()
        assert self.session.undo() == frozenset()
        assert to_bytes(self.session.plan) == to_bytes(self.plans[0])
        for _ in range(len(self.plans) - 1):
            assert self.session.redo()
        assert self.session.redo() == frozenset()
        assert to_bytes(self.session.plan) == to_bytes(self.plans[-1])
        for _ in range(len(self.plans) - 1 - self.at):
            self.session.undo()
        assert self.session.plan is here
        self.join = ""

    @invariant()
    def shows_the_plan_of_the_list(self) -> None:
        assert self.session.plan == self.plans[self.at]
        assert bool(self.session.undo_name) == (self.at > 0)
        assert bool(self.session.redo_name) == (self.at < len(self.plans) - 1)
        assert self.session.site.plan is self.session.plan
        assert set(self.session.site.booths) == {booth.id for booth in self.session.plan.booths}


Editing.TestCase.settings = settings(max_examples=40, stateful_step_count=30)
TestEditing = Editing.TestCase


def test_unsaved_steps_are_counted_from_the_saved_plan(session: Session, tmp_path: Path):
    assert session.unsaved_steps == 0
    for _ in range(3):
        session.apply(Move(("booth-b9",), 10, 0))
    assert session.unsaved_steps == 3
    session.save(tmp_path / "other.json")
    assert session.unsaved_steps == 0
    session.undo()
    session.undo()
    assert session.unsaved_steps == 2
    session.apply(Delete(("booth-b10",)))
    assert session.unsaved_steps == 2  # the saved plan can no longer be reached


def test_a_venue_that_does_not_ship_goes_along_into_another_folder(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    session = Session.open(building.write_pair(here))
    session.save(there / "plan.json")
    again = Session.open(there / "plan.json")
    assert again.plan == session.plan
    assert again.notices == ()


def test_a_shipped_venue_stays_where_it_is(tmp_path: Path) -> None:
    session = Session.open(example_plan())
    session.save(tmp_path / "copy.json")
    assert [file.name for file in tmp_path.iterdir()] == ["copy.json"]
