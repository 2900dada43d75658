# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every command: help, languages, unknown words, outputs that close, real runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner import __version__
from planner.locale import LANGUAGES, text
from planner.model.shipped import example_plan
from tests.planner import building
from tests.ui.cli.conftest import Answer, Hallplan
from ui.cli.main import COMMANDS

ROOT = Path(__file__).parents[3]
HANGUL = range(0xAC00, 0xD7A4)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_both_languages(hallplan: Hallplan, command: str, language: str):
    for words in (["--lang", language, command, "-h"], [command, "--help", "--lang", language]):
        answer = hallplan(*words)
        assert (answer.status, answer.err) == (0, "")
        assert answer.out.startswith(f"{text('cli.usage', language)}hallplan {command} ")
        assert any(ord(letter) in HANGUL for letter in answer.out) == (language == "ko")


def test_help_lists_every_command_and_the_exit_statuses(hallplan: Hallplan):
    answer = hallplan("--help")
    assert (answer.status, answer.err) == (0, "")
    for command in COMMANDS:
        assert f"\n    {command} " in answer.out
    assert "Exit status: 0 done, 1 the answer is no, 2 bad input." in answer.out


def test_version(hallplan: Hallplan):
    assert hallplan("--version") == Answer(0, f"hallplan {__version__}\n", "")


def test_only_the_first_dashes_end_the_options(hallplan: Hallplan, plan: Path):
    answer = hallplan("route", plan, "--", "--", "door")
    assert answer.status == 2
    assert answer.err.startswith("hallplan: “--” is no booth")


@pytest.mark.parametrize(
    ("words", "err"),
    [
        (["chek"], "hallplan: there is no command “chek”; use check\n"),
        (["--lang", "ko", "chek"], "hallplan: 명령 “chek”가 없습니다; check를 쓰세요\n"),
        (["vaildate", "--lang=ko"],
         "hallplan: 명령 “vaildate”가 없습니다; validate를 쓰세요\n"),
        (["xyzzy"], "hallplan: there is no command “xyzzy”; use open, validate, edit, "),
        ([""], "hallplan: there is no command “”; use open, validate, "),
        (["--lang", "fr", "open"], "hallplan: argument --lang: invalid choice: 'fr'"),
        (["--lang"], "hallplan: argument --lang: expected one argument; see hallplan --help\n"),
        (["validate"], "hallplan: the following arguments are required: FILE; see hallplan "),
        (["validate", "--la", "ko", "x"], "hallplan: unrecognized arguments: --la"),
        (["validate", "x", "--nonsense"],
         "hallplan: unrecognized arguments: --nonsense; see hallplan --help\n"),
        (["--lang", "ko", "check"],
         "hallplan: PLAN이 필요합니다; hallplan check --help를 보세요\n"),
        (["--lang", "ko", "export", "p", "o.pdf", "--paper", "A2"],
         "hallplan: --paper에 'A2'를 쓸 수 없습니다; 'A1', 'A3' 중에서 고르세요; "),
        (["--lang", "ko", "--nonsense"],
         "hallplan: 모르는 인자 --nonsense; hallplan --help를 보세요\n"),
        (["--nonsense"], "hallplan: unrecognized arguments: --nonsense; see hallplan --help\n"),
    ],
)  # fmt: skip
def test_words_that_mean_nothing_are_told_in_one_line(
    hallplan: Hallplan, words: list[str], err: str
):
    answer = hallplan(*words)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(err)
    assert answer.err.count("\n") == 1
    assert answer.err.startswith("hallplan: ")


@pytest.mark.parametrize("words", [[], ["open"], ["open", "plan.json"], ["--lang", "en"],
                                   ["open", "missing.json"]])  # fmt: skip
def test_without_a_display_one_line_names_export(hallplan: Hallplan, words: list[str]):
    answer = hallplan(*words)
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == (
        "hallplan: there is no display to open a window on; write files instead: hallplan export "
        "PLAN plan.pdf\n"
    )


def test_the_language_alone_opens_the_window_too(hallplan: Hallplan):
    answer = hallplan("--lang", "ko")
    assert (answer.status, answer.out) == (1, "")
    assert "hallplan export" in answer.err
    assert answer.err.startswith("hallplan: 창을 열 화면이 없습니다;")


def test_the_systems_language_is_the_default(
    hallplan: Hallplan, plan: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    assert hallplan("validate", plan).out == "plan.json: 올바른 계획 파일\n"
    assert hallplan("validate", plan, "--lang", "en").out == "plan.json: a valid plan\n"


def test_an_interruption_is_one_line(hallplan: Hallplan, monkeypatch: pytest.MonkeyPatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ui.cli.main._parser", interrupted)
    assert hallplan("validate", "x") == Answer(
        130, "", "hallplan: interrupted; nothing was left half written\n"
    )


# From here on in a process of its own: what a shell sees.


def real(*words: str | bytes | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    environment = {
        "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "error", "HOME": os.environ.get("HOME", "/"),
    }  # fmt: skip
    command = [sys.executable, "-c", "import sys; from ui.cli.main import main; sys.exit(main())"]
    settings: dict[str, object] = {"capture_output": True, "env": environment, "timeout": 60}
    return subprocess.run([*command, *words], check=False, **(settings | options))


def test_it_works_from_any_folder_and_in_any_locale(tmp_path: Path):
    for locale in ("POSIX", "ko_KR.EUC-KR"):
        environment = {
            "PATH": os.environ["PATH"], "LC_ALL": locale, "PYTHONPATH": str(ROOT),
            "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0",
        }  # fmt: skip
        answer = real("validate", example_plan(), "--lang", "ko", cwd=tmp_path, env=environment)
        assert (answer.returncode, answer.stderr) == (0, b"")
        assert answer.stdout.decode().endswith("wscw2018.json: 올바른 계획 파일\n")


def test_a_name_that_is_no_utf_8(tmp_path: Path):
    plan = building.write_pair(tmp_path)
    name = b"plan-\xff\xfe.json"
    plan.rename(tmp_path / os.fsdecode(name))
    answer = real("validate", name, cwd=tmp_path)
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert answer.stdout == rb"plan-\udcff\udcfe.json: a valid plan" + b"\n"
    answer = real("edit", name, "move", "B9", "1", "0", "-o", b"new-\xfe.json", cwd=tmp_path)
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert (tmp_path / os.fsdecode(b"new-\xfe.json")).is_file()


LONG = [["--help"], ["validate", str(example_plan())], ["check", str(example_plan()), "--json"]]


@pytest.mark.parametrize("words", LONG, ids=lambda words: words[0])
def test_a_reader_that_left_is_no_traceback(words: list[str]):
    reading, writing = os.pipe()
    os.close(reading)
    answer = real(*words, capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (answer.returncode, answer.stderr) == (1, b"")


def test_errors_that_nobody_reads_keep_the_status():
    reading, writing = os.pipe()
    os.close(reading)
    answer = real("validate", "missing", capture_output=False, stdout=writing, stderr=writing)
    os.close(writing)
    assert answer.returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_output_is_one_line():
    with Path("/dev/full").open("wb") as full:
        answer = real("--help", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert answer.returncode == 2
    assert answer.stderr == (
        b"hallplan: stdout: cannot be written (No space left on device); choose another place\n"
    )


def test_a_closed_output_is_no_traceback(tmp_path: Path):
    program = "import sys; from ui.cli.main import main; sys.exit(main())"
    command = f'exec "{sys.executable}" -c "{program}" "$@" >&- 2>&-'
    for words, status in ((["--help"], 0), ([], 1), (["validate", "missing"], 2)):
        answer = subprocess.run(
            ["/bin/sh", "-c", command, "sh", *words],
            check=False,
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT)},
            timeout=60,
        )
        assert answer.returncode == status


@pytest.mark.parametrize("words", [[], ["--help"], ["validate", str(example_plan())]])
def test_no_command_loads_the_window(words: list[str]):
    probe = (
        "import sys; from ui.cli.main import main\n"
        f"main({words!r})\n"
        "assert not [name for name in sys.modules if name.startswith(('PyQt6', 'ui.desktop'))]"
    )
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(
        [sys.executable, "-c", probe], check=False, capture_output=True, env=environment, timeout=60
    )
    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_korean_help_has_no_english_words_of_its_own(hallplan: Hallplan, command: str):
    answer = hallplan(*command.split(), "--lang", "ko", "--help")
    assert answer.out.startswith("사용법: hallplan")
    assert not any(word in answer.out for word in ("usage:", "options:", "arguments", "show "))


def test_help_does_not_wait_for_geometry():
    """The list of commands shows what each does; only the one that is used is loaded."""
    probe = (
        "import sys; from ui.cli.main import main; main(['--help']);"
        "assert not {'numpy', 'shapely', 'networkx', 'ezdxf'} & set(sys.modules)"
    )
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(
        [sys.executable, "-c", probe], check=False, capture_output=True, env=environment, timeout=60
    )
    assert answer.returncode == 0, answer.stderr


def test_checking_does_not_wait_for_networkx():
    """It takes as long to load as a hall to check, and only graphs and flows need it."""
    probe = (
        "import sys; from ui.cli.main import main\n"
        "main(['check', 'layouts/plans/wscw2018.json'])\n"
        "assert 'networkx' not in sys.modules"
    )
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(
        [sys.executable, "-c", probe],
        check=False,
        capture_output=True,
        env=environment,
        cwd=ROOT,
        timeout=60,
    )
    assert answer.returncode == 0, answer.stderr
