# SPDX-License-Identifier: GPL-3.0-or-later
"""Journals: every state comes back, cut and damaged ones as far as they can be read."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.edits.add import Add
from planner.edits.assign import SetStatus
from planner.edits.delete import Delete
from planner.edits.describe import Renumber
from planner.edits.duplicate import Duplicate
from planner.edits.move import Move
from planner.model import journal as journal_module
from planner.model.files import content_hash, read_plan
from planner.model.journal import Journal, line
from planner.model.plan import Plan
from planner.model.problems import BadInput
from planner.model.recovery import discard, left_behind, read_journal
from planner.session import Session
from tests.planner import building

ids = st.sampled_from(["booth-b9", "booth-b10", "booth-b11", "stage"])
PAIR = ("booth-b10", "booth-b11")
several = st.lists(ids, min_size=1, max_size=3).map(tuple)
edits = st.one_of(
    st.builds(Move, several, st.integers(-900, 900), st.integers(-900, 900)),
    st.builds(Delete, several),
    st.builds(Duplicate, several, st.just(500), st.just(500)),
    st.builds(Add, st.sampled_from(["N1", "N2", "N3"]), st.just((0, 0)), st.just((900, 900))),
    st.builds(Renumber, ids, st.sampled_from(["X1", "X2"])),
    st.builds(SetStatus, several, st.sampled_from(["held", "available"])),
)
acts = st.lists(edits | st.sampled_from(["undo", "redo", "first"]), max_size=12)


def lived(folder: Path, wanted: list[object]) -> tuple[Path, list[Plan]]:
    """A journal of a session that did these acts and was killed, and the states it had."""
    session = Session(building.site(), None)
    # A file that is not read: it stands beside the venue.
    journal = Journal(folder, session.plan, building.write_pair(folder))
    journal.begin()
    states = [session.plan]
    for act in wanted:
        match act:
            case "undo":
                session.undo()
            case "redo":
                session.redo()
            case "first":
                session.go_to(0)
            case _:
                try:
                    session.apply(act)  # type: ignore[arg-type] # drawn from edits
                except BadInput:
                    continue
        journal.note(session.undo_name, session.unsaved_steps, session.plan)
        states.append(session.plan)
    assert journal._file is not None
    journal_module.os.close(journal._file)  # what the system does for the killed
    return journal.path, states


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "recovery"
    made.mkdir()
    return made


@pytest.fixture
def killed(folder: Path) -> tuple[Path, list[Plan]]:
    return lived(folder, [Move(("booth-b9",), dx, 0) for dx in range(1, 6)])


@given(wanted=acts)
@example(wanted=[Duplicate(PAIR, 500, 500), Delete(PAIR)])  # others, as far from them as moved
@settings(max_examples=60)
def test_the_last_state_comes_back(tmp_path_factory: pytest.TempPathFactory, wanted: list[object]):
    path, states = lived(tmp_path_factory.mktemp("journal"), wanted)
    found = read_journal(path)
    assert found is not None
    assert (found.plan, found.base, found.unread) == (states[-1], states[0], 0)
    assert content_hash(states[-1]) == content_hash(found.plan or states[0])
    session = Session.recover(found)
    assert session.plan == states[-1]
    assert session.undo_name == ("recover" if states[-1] != states[0] else "")
    session.undo()
    assert session.plan == states[0]


@given(data=st.data())
@settings(max_examples=80)
def test_a_cut_journal_gives_the_last_whole_state(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
):
    path, states = lived(
        tmp_path_factory.mktemp("journal"), [Move(("booth-b9",), dx, 0) for dx in range(1, 5)]
    )
    whole = path.read_bytes()
    at = round(data.draw(st.floats(0, 1)) * len(whole))
    path.write_bytes(whole[:at])
    found = read_journal(path)
    assert found is not None
    ends = [place for place, byte in enumerate(whole, start=1) if byte == 10]
    complete = sum(end <= at for end in ends)
    assert found.plan == (states[complete - 2] if complete >= 2 else None)
    assert bool(found.unread) == (at not in ends or complete < 2)


@given(data=st.data())
@settings(max_examples=120)
def test_a_damaged_journal_gives_what_stands_before_the_damage(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
):
    path, states = lived(
        tmp_path_factory.mktemp("journal"), [Move(("booth-b9",), dx, 0) for dx in range(1, 5)]
    )
    whole = bytearray(path.read_bytes())
    at = round(data.draw(st.floats(0, 1)) * (len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(whole)
    found = read_journal(path)
    assert found is not None
    record = path.read_bytes()[:at].count(b"\n")
    assert found.unread >= 1
    assert found.plan == (states[record - 2] if record >= 2 else None)


@pytest.mark.parametrize("junk", [b"", b"\n", b"\x00" * 100, b"hello\n", b"{}\n" * 9])
def test_what_is_no_journal_is_named_and_kept(folder: Path, junk: bytes):
    path = folder / "1-x.journal"
    path.write_bytes(junk)
    (found,) = left_behind(folder)
    assert (found.head, found.plan) == (None, None)
    assert found.unread
    assert path.read_bytes() == junk
    with pytest.raises(BadInput) as error:
        Session.recover(found)
    assert str(path) in error.value.problems[0].report("en")


def test_work_that_was_left_is_found_and_discarded_only_when_asked(
    folder: Path, killed: tuple[Path, list[Plan]]
):
    path, states = killed
    for _ in range(2):
        (found,) = left_behind(folder)
    assert (found.plan, found.edits, found.state) == (states[-1], 5, "changed")
    assert path.exists()
    discard(found)
    assert left_behind(folder) == ()


def test_a_journal_without_work_goes_by_itself(folder: Path, tmp_path: Path):
    path, _ = lived(folder, [])
    assert left_behind(folder) == ()
    assert not path.exists()
    path, _ = lived(folder, [Move(("booth-b9",), 5, 0), "undo"])
    assert left_behind(folder) == ()
    assert not path.exists()


@pytest.mark.parametrize("became", ["same", "changed", "missing", "saved"])
def test_it_is_told_how_the_file_is_now(folder: Path, tmp_path: Path, became: str):
    file = building.write_pair(tmp_path)
    session = Session.open(file)
    assert session.stamp is not None
    journal = Journal(folder, session.plan, file, session.stamp.hash)
    session.apply(Move(("booth-b9",), 100, 0))
    journal.note("move", 1, session.plan)
    assert journal._file is not None
    journal_module.os.close(journal._file)
    if became == "changed":
        other = Session.open(file)
        other.apply(Renumber("booth-b9", "OTHER"))
        other.save()
    elif became == "missing":
        file.unlink()
    elif became == "saved":
        session.save()
    left = left_behind(folder)
    if became == "saved":
        assert left == ()
        assert not journal.path.exists()
        return
    (found,) = left
    assert found.state == became
    assert found.file == file.resolve()
    recovered = Session.recover(found)
    assert recovered.plan == session.plan
    assert recovered.unsaved
    assert recovered.changed_on_disk() == (became == "changed")


def test_the_journal_of_a_running_program_is_left_alone(folder: Path):
    session = Session(building.site(), None)
    journal = Journal(folder, session.plan, None)
    session.apply(Move(("booth-b9",), 5, 0))
    journal.note("move", 1, session.plan)
    assert left_behind(folder) == ()
    script = (
        "import sys; from pathlib import Path; from planner.model.recovery import left_behind; "
        "print(len(left_behind(Path(sys.argv[1]))))"
    )
    asked = [sys.executable, "-c", script, str(folder)]
    assert subprocess.run(asked, capture_output=True, check=True).stdout == b"0\n"
    journal.discard()
    assert list(folder.iterdir()) == []


def test_a_journal_that_has_grown_large_is_begun_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(journal_module, "_ROOM", 0)
    session = Session(building.site(), None)
    journal = Journal(folder, session.plan, None)
    largest = 0
    for number in range(400):
        session.apply(Move(("booth-b9",), 1, 0))
        journal.note("move", number + 1, session.plan)
        largest = max(largest, journal.path.stat().st_size)
    journal.sync()
    assert largest < 4 * len(line(session.plan))
    found = read_journal(journal.path)
    assert found is not None
    assert (found.plan, found.edits, found.unread) == (session.plan, 400, 0)
    assert [each.name for each in folder.iterdir()] == [journal.path.name]
    journal.discard()


def test_a_journal_that_is_discarded_before_it_was_begun_stays_away(folder: Path):
    journal = Journal(folder, building.site().plan, None)
    journal.discard()
    journal.begin()
    journal.sync()
    assert list(folder.iterdir()) == []


def test_a_note_that_cannot_be_written_is_made_up_for_by_the_next(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    session = Session(building.site(), None)
    journal = Journal(folder, session.plan, None)
    journal.begin()
    real = journal_module.os.write

    def full(file: int, data: bytes) -> int:
        real(file, bytes(data)[:7])
        raise OSError(28, "No space left on device")

    session.apply(Move(("booth-b9",), 5, 0))
    monkeypatch.setattr(journal_module.os, "write", full)
    with pytest.raises(BadInput) as error:
        journal.note("move", 1, session.plan)
    assert "No space left" in error.value.problems[0].report("en")
    monkeypatch.setattr(journal_module.os, "write", real)
    session.apply(Renumber("booth-b10", "X1"))
    journal.note("renumber", 2, session.plan)
    found = read_journal(journal.path)
    assert found is not None
    assert (found.plan, found.unread) == (session.plan, 0)
    journal.discard()


def test_a_journal_of_an_older_version_is_migrated(folder: Path):
    """The plan's records are raw trees: an update of Hallplan after a crash loses nothing."""
    sample = Path("tests/planner/model/samples/plan-1.json")
    tree = msgspec.json.decode(sample.read_bytes())
    path = folder / "1-x.journal"
    head = Journal(folder, read_plan(sample), None)._head
    records = [msgspec.json.encode(head), msgspec.json.encode(tree)]
    booth = {**tree["booths"][0], "number": "OLD1"}
    note = {"name": "renumber", "at": "", "edits": 1, "values": {}}
    records.append(msgspec.json.encode({**note, "splices": {"booths": [[0, 1, [booth]]]}}))
    path.write_bytes(b"".join(b"%08x %s\n" % (journal_module.zlib.crc32(r), r) for r in records))
    (found,) = left_behind(folder)
    assert found.plan is not None
    assert found.plan.booths[0].number == "OLD1"
    assert found.base == read_plan(sample)
