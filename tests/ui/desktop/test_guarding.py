# SPDX-License-Identifier: GPL-3.0-or-later
"""What guards work in the window: recovery, plans that others hold, files changed on disk."""

import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PyQt6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.edits.describe import Renumber
from planner.edits.move import Move
from planner.model.files import read_plan
from planner.model.held import Holder
from planner.model.journal import Journal
from planner.model.locks import claim, lock_path
from planner.model.problems import BadInput
from planner.model.shipped import example_plan
from planner.session import Session
from tests.planner import building
from tests.ui.desktop.test_files import during, press
from tests.windows import child
from ui.desktop.action_table import CHANGES
from ui.desktop.dialogs.recovery import RecoveryDialog
from ui.desktop.look import Look
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace

KIM = Holder("kim", "elsewhere", 1, "2026-11-25T09:12:00+09:00")


@pytest.fixture
def workspace(window: Window, plan_file: Path) -> Workspace:
    """The workspace of the small plan."""
    assert plan_file.exists()
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Let the file dialog answer with this file."""
    target = tmp_path / "copy.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    return target


def change(workspace: Workspace) -> None:
    workspace.document.apply(Move(("booth-b9",), 500, 0))


def journals(window: Window) -> list[Path]:
    return sorted(window.settings.recovery.glob("*.journal"))


def leave(window: Window, file: Path | None, edits: int = 2) -> Session:
    """Leave a journal of some edits behind, as a killed program does."""
    session = Session.open(file or example_plan())
    digest = "" if file is None or session.stamp is None else session.stamp.hash
    booth = session.plan.booths[0].id
    journal = Journal(window.settings.recovery, session.plan, file, digest)
    for number in range(edits):
        session.apply(Move((booth,), 100, 0))
        journal.note("move", number + 1, session.plan)
    assert journal._file is not None
    os.close(journal._file)
    return session


def in_recovery(name: str) -> Callable[[QWidget], None]:
    """Press a button of the first row, then keep the rest for later."""

    def act(dialog: QWidget) -> None:
        child(dialog, QPushButton, f"recovery-{name}").click()
        if dialog.isVisible():
            child(dialog, QPushButton, "recovery-later").click()

    return act


# The journal of an open plan.


def test_every_edit_is_in_the_journal_before_anything_else_hears_of_it(
    window: Window, workspace: Workspace
):
    (journal,) = journals(window)
    sizes = []
    workspace.document.plan_changed.connect(lambda: sizes.append(journal.stat().st_size))
    for _ in range(3):
        before = journal.stat().st_size
        change(workspace)
        assert sizes[-1] > before
    workspace.document.undo()
    assert len(sizes) == 4
    assert sizes == sorted(set(sizes))


def test_a_saved_plan_begins_a_journal_anew_and_a_closed_one_has_none(
    window: Window, workspace: Workspace
):
    (before,) = journals(window)
    change(workspace)
    window.actions_by_id["save"].trigger()
    (after,) = journals(window)
    assert after != before
    window.actions_by_id["close"].trigger()
    assert journals(window) == []


def test_a_place_that_takes_no_journal_is_told_of_and_work_goes_on(
    window: Window, tmp_path: Path, look: Look
):
    (tmp_path / "settings").mkdir(exist_ok=True)
    window.settings.recovery.write_text("a file where the folder should be")
    assert window.open(building.write_pair(tmp_path))
    workspace = window.workspace
    assert workspace is not None
    change(workspace)
    assert workspace.notice.notice == "unkept"
    assert "File exists" in child(workspace, QLabel, "noticeWords").text()
    assert workspace.document.session.unsaved_steps == 1


# Recovery.


def test_work_is_offered_restored_and_kept_until_it_is_saved(window: Window, tmp_path: Path):
    path = building.write_pair(tmp_path)
    before = path.read_bytes()
    left = leave(window, path)
    seen = during(in_recovery("restore"))
    window.guard.offer()
    assert seen == ["recovery"]
    workspace = window.workspace
    assert workspace is not None
    session = workspace.document.session
    assert (session.plan, session.path, session.unsaved) == (left.plan, path, True)
    assert path.read_bytes() == before
    assert len(journals(window)) == 1  # its own, not the one that was left
    window.actions_by_id["save"].trigger()
    assert read_plan(path).booths == left.plan.booths
    assert not window.actions_by_id["recover"].isEnabled()


def test_undo_goes_back_to_what_the_file_held(window: Window, tmp_path: Path):
    path = building.write_pair(tmp_path)
    leave(window, path)
    during(in_recovery("restore"))
    window.guard.offer()
    assert window.workspace is not None
    assert "recovered work" in window.actions_by_id["undo"].text()
    window.workspace.document.undo()
    assert window.workspace.document.session.plan == read_plan(path)


def test_kept_for_later_it_waits_on_the_start_page(window: Window):
    leave(window, None)
    during(lambda dialog: child(dialog, QPushButton, "recovery-later").click())
    window.guard.offer()
    assert len(journals(window)) == 1
    button = child(window, QPushButton, "startRecover")
    assert button.isVisible()
    during(in_recovery("restore"))
    button.click()
    assert window.workspace is not None
    assert window.workspace.document.session.path is None
    assert window.workspace.document.session.unsaved


def test_work_is_thrown_away_only_after_a_second_question(window: Window):
    leave(window, None)
    answers: list[str] = []

    def refuse(dialog: QWidget) -> None:
        answers.extend(during(press("discardWork-cancel")))
        in_recovery("discard-work")(dialog)

    during(refuse)
    window.guard.offer()
    assert len(journals(window)) == 1

    def agree(dialog: QWidget) -> None:
        during(press("discardWork-discard-work"))
        in_recovery("discard-work")(dialog)

    during(agree)
    window.guard.recover()
    assert journals(window) == []


def test_damaged_journals_are_named_and_kept(window: Window, look: Look, qtbot: QtBot):
    leave(window, None)
    (path,) = journals(window)
    path.write_bytes(path.read_bytes()[:-5])
    torn = window.settings.recovery / "9-torn.journal"
    torn.write_bytes(b"nothing")
    facts: list[str] = []

    def read(dialog: QWidget) -> None:
        facts.extend(each.text() for each in dialog.findChildren(QLabel, "recoveryFacts"))
        enabled = [
            each.isEnabled() for each in dialog.findChildren(QPushButton, "recovery-restore")
        ]
        assert sorted(enabled) == [False, True]
        child(dialog, QPushButton, "recovery-later").click()

    during(read)
    window.guard.offer()
    assert any(str(path) in each and "edits not in the file: 1" in each for each in facts)
    assert any(str(torn) in each for each in facts)
    assert journals(window) == sorted([path, torn])


def test_recovered_work_takes_the_place_of_the_same_file_in_a_tab(window: Window, plan_file: Path):
    left = leave(window, plan_file)
    during(in_recovery("restore"))
    window.guard.offer()
    assert len(window.desk.workspaces) == 1
    assert window.workspace is not None
    assert window.workspace.document.session.plan == left.plan
    assert lock_path(plan_file).exists()


def test_the_dialog_says_how_things_stand(window: Window, tmp_path: Path, look: Look):
    path = building.write_pair(tmp_path)
    leave(window, path, edits=3)
    other = Session.open(path)
    other.apply(Renumber("booth-b9", "X1"))
    other.save()
    window.guard._left = ()
    for language, words in (
        ("en", "the file has changed since"),
        ("ko", "그 뒤에 파일이 바뀌었습니다"),
    ):
        look.set_language(language)
        texts: list[str] = []

        def read(dialog: QWidget, texts: list[str] = texts) -> None:
            assert isinstance(dialog, RecoveryDialog)
            texts.extend(each.text() for each in dialog.findChildren(QLabel))
            dialog.reject()

        during(read)
        window.guard.offer()
        assert "Test plan" in texts
        assert str(path.resolve()) in texts
        assert any(words in each and "3" in each for each in texts)


# Plans that somebody else has open.


@pytest.fixture
def held(window: Window, tmp_path: Path) -> Workspace:
    """The small plan, opened while Kim has it."""
    path = building.write_pair(tmp_path)
    lock_path(path).write_bytes(msgspec.json.encode(KIM))
    assert window.open(path)
    assert window.workspace is not None
    return window.workspace


def test_a_held_plan_is_read_only_and_names_the_holder(window: Window, held: Workspace):
    assert held.notice.isVisible()
    words = child(held, QLabel, "noticeWords").text()
    assert all(part in words for part in ("kim", "elsewhere", "25 Nov 2026", "09:12"))
    assert window.top.tabs.marked(0)
    plan = held.document.session.plan
    held.document.select(["booth-b9"])
    assert window.actions_by_id.rows.keys() >= CHANGES
    for name in CHANGES:
        assert not window.actions_by_id[name].isEnabled(), name
    assert not held.inspector.booth.isEnabled()
    assert not held.document.attempt(Move(("booth-b9",), 500, 0))
    assert "kim" in child(window, QLabel, "statusHint").text()
    with pytest.raises(BadInput):
        held.document.session.preview(Move(("booth-b9",), 500, 0))
    assert held.document.session.plan is plan
    assert lock_path(held.document.session.path or Path()).exists()


def test_trying_again_takes_the_plan_once_it_is_free(window: Window, held: Workspace):
    path = held.document.session.path
    assert path is not None
    child(held, QPushButton, "notice-retry").click()
    assert "still open" in child(window.workspace or held, QLabel, "statusHint").text()
    lock_path(path).unlink()
    other = Session.open(path)
    other.apply(Renumber("booth-b9", "X1"))
    other.save()
    assert window.workspace is not None
    child(window.workspace, QPushButton, "notice-retry").click()
    workspace = window.workspace
    assert workspace.document.session.refusal is None
    assert workspace.document.session.plan.booths[0].number == "X1"
    assert not workspace.notice.isVisible()
    assert workspace.document.attempt(Move(("booth-b9",), 500, 0))


def test_a_copy_of_a_held_plan_may_be_changed(window: Window, held: Workspace, saved_as: Path):
    child(held, QPushButton, "notice-copy").click()
    assert held.document.session.path == saved_as
    assert not held.notice.isVisible()
    assert held.inspector.plan.isEnabled()
    assert held.document.attempt(Move(("booth-b9",), 500, 0))
    assert lock_path(saved_as).exists()


def test_a_plan_that_a_killed_program_held_is_taken_over_with_a_note(
    window: Window, tmp_path: Path
):
    path = building.write_pair(tmp_path)
    asked = claim(path)
    assert asked.lock is not None
    os.close(asked.lock._file)  # what the system does for the killed
    assert window.open(path)
    assert window.workspace is not None
    assert window.workspace.document.session.refusal is None
    assert "never closed" in child(window, QLabel, "statusHint").text()


def test_a_file_that_is_open_elsewhere_is_not_saved_over(
    window: Window, workspace: Workspace, tmp_path: Path, saved_as: Path
):
    saved_as.write_bytes((tmp_path / "plan.json").read_bytes())
    before = saved_as.read_bytes()
    lock_path(saved_as).write_bytes(msgspec.json.encode(KIM))
    seen = during(press("problems-close"))
    window.actions_by_id["save-as"].trigger()
    lock_path(saved_as).unlink()
    assert window.open(saved_as)
    window.desk.show(workspace)
    seen += during(press("problems-close"))
    window.actions_by_id["save-as"].trigger()
    assert saved_as.read_bytes() == before
    assert workspace.document.session.path == tmp_path / "plan.json"


# Files that somebody changes meanwhile.


def by_other(path: Path, number: str = "X1") -> None:
    other = Session.open(path)
    other.apply(Renumber("booth-b10", number))
    other.save()


@pytest.mark.parametrize(
    "answer", ["overwrite", "save-copy", "look", "cancel"],
)  # fmt: skip
def test_a_changed_file_is_never_overwritten_unseen(
    window: Window, workspace: Workspace, plan_file: Path, saved_as: Path, answer: str
):
    change(workspace)
    by_other(plan_file)
    theirs = plan_file.read_bytes()
    seen = during(press(f"changedOnDisk-{answer}"))
    window.actions_by_id["save"].trigger()
    assert seen == ["changedOnDisk"]
    session = workspace.document.session
    if answer == "overwrite":
        assert read_plan(plan_file) == session.plan
        assert not session.unsaved
        return
    assert plan_file.read_bytes() == theirs
    if answer == "save-copy":
        assert session.path == saved_as
        assert read_plan(saved_as) == session.plan
    elif answer == "look":
        assert workspace.bottom.page == "compare"
        compared = workspace.document.compared
        assert compared is not None
        assert len(compared.comparison.differences) == 2  # one's own move, their number
        assert session.unsaved
    else:
        assert session.unsaved


def test_the_core_refuses_too(workspace: Workspace, plan_file: Path):
    change(workspace)
    by_other(plan_file)
    with pytest.raises(BadInput) as error:
        workspace.document.session.save()
    assert error.value.problems[0].code == "file-changed"


def test_a_change_on_disk_is_noticed_once_and_loaded(
    window: Window, workspace: Workspace, plan_file: Path
):
    workspace.watcher.look()
    assert not workspace.notice.isVisible()
    os.utime(plan_file, (1, 1))  # touched: the same content
    workspace.watcher.look()
    assert not workspace.notice.isVisible()
    by_other(plan_file)
    workspace.watcher.look()
    assert workspace.notice.notice == "changed"
    child(workspace.notice, QWidget, "noticeClose").click()  # type: ignore[attr-defined]
    workspace.watcher.look()
    assert not workspace.notice.isVisible()
    by_other(plan_file, "X2")
    workspace.watcher.look()
    assert workspace.notice.isVisible()
    child(workspace, QPushButton, "notice-load").click()
    assert window.workspace is not None
    assert window.workspace.document.session.plan.booths[1].number == "X2"
    assert len(window.desk.workspaces) == 1


def test_loading_over_ones_own_changes_is_asked(
    window: Window, workspace: Workspace, plan_file: Path
):
    change(workspace)
    by_other(plan_file)
    workspace.watcher.look()
    assert workspace.notice.notice == "changed-under"
    seen = during(press("loadDisk-cancel"))
    child(workspace, QPushButton, "notice-load").click()
    assert seen == ["loadDisk"]
    assert workspace.document.session.unsaved
    during(press("loadDisk-load"))
    child(workspace, QPushButton, "notice-load").click()
    assert window.workspace is not None
    assert not window.workspace.document.session.unsaved
    assert window.workspace.document.session.plan.booths[1].number == "X1"


def test_what_one_saves_oneself_is_no_change_by_others(
    window: Window, workspace: Workspace, plan_file: Path
):
    for _ in range(2):
        change(workspace)
        window.actions_by_id["save"].trigger()
        workspace.watcher.look()
        assert not workspace.notice.isVisible()
    assert read_plan(plan_file) == workspace.document.session.plan
