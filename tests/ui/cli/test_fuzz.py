# SPDX-License-Identifier: GPL-3.0-or-later
"""Any words at all: an answer or lines of bad input, never a traceback or a half written file."""

import contextlib
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.edits.table import EDITS
from planner.model.files import read_plan
from tests.planner import building
from ui.cli.main import COMMANDS, main

words = st.one_of(
    st.sampled_from([row.name for row in EDITS]),
    st.sampled_from(["plan.json", "B9", "B10", "B11,stage", "seats", "then", "new.json", "--",
                     "--lang", "ko", "--json", "--width", "hancom", "대", "raw", "held", "cities"]),
    st.sampled_from(["0", "-1500", "45", "-0.5", "1,2", "-1000,200", "0,0", "3000,3000", "1e9",
                     "99999999999", "٣", "", " ", "\udcff", "\x00", "{0}", "%s", "*", "a\nb"]),
    st.integers(-20_000, 20_000).map(str),
    st.text(max_size=6).filter(lambda word: not word.startswith("-")),
)  # fmt: skip
# Only what neither opens a window nor writes; an edit is refused, as no output is named.
commands = st.sampled_from(
    [command for command in COMMANDS if command in ("validate", "edit", "check", "route", "tour")]
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fuzz")
    building.write_pair(folder)
    return folder


def run(arguments: list[str]) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(arguments)
    return status, out.getvalue(), err.getvalue()


@given(st.lists(words, max_size=6), commands)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_are_answered_or_refused(folder: Path, given_words: list[str], command: str):
    before = (folder / "plan.json").read_bytes()
    with contextlib.chdir(folder):
        status, out, err = run([command, "plan.json", *given_words])
    assert status in (0, 1, 2)
    if status == 2:
        assert err
    assert all(line.startswith("hallplan: ") for line in err.splitlines())
    err.encode("utf-8", "surrogatepass")
    assert status == 2 or out
    if "plan.json" not in given_words:
        assert (folder / "plan.json").read_bytes() == before


@given(st.sampled_from(EDITS), st.lists(words, max_size=5))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_arguments_of_an_edit_give_a_sound_plan_or_none(folder: Path, row, given_words):
    new = folder / "edited.json"
    new.unlink(missing_ok=True)
    with contextlib.chdir(folder):
        arguments = [word for word in given_words if word not in ("--", "then")]
        status, _, err = run(["edit", "-o", str(new), "plan.json", row.name, *arguments])
    assert status in (0, 2)
    assert new.exists() == (status == 0)
    if status == 0:
        read_plan(new)
        assert err == ""
    assert not list(folder.glob(".*-part"))
