# SPDX-License-Identifier: GPL-3.0-or-later
"""The script that installs Debian packages, beside stand-ins for dpkg-query, apt-get and sudo."""

import os
from pathlib import Path

import pytest

from tools.setup.system_packages import RUN, main

USUAL = "".join(f"installed\t{package}, \n" for package in RUN if package != "libglib2.0-0")


class Machine:
    """A folder of stand-in commands that is the whole PATH; calls are kept line by line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "calls"

    def command(self, name: str, script: str) -> None:
        path = self.folder / name
        path.write_text(f"#!/bin/sh\necho {name} $* >> {self.log}\n{script}\n")
        path.chmod(0o755)

    def dpkg(self, answer: str) -> None:
        (self.folder / "answer").write_text(answer)
        self.command(
            "dpkg-query", f'while read -r line; do echo "$line"; done < {self.folder}/answer'
        )

    @property
    def calls(self) -> list[str]:
        return [line for line in self.log.read_text().splitlines() if "dpkg-query" not in line]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    (tmp_path / "env").symlink_to("/usr/bin/env")
    made = Machine(tmp_path)
    made.command("apt-get", "exit 0")
    return made


def test_apt_is_not_asked_when_nothing_is_missing(machine: Machine) -> None:
    machine.dpkg(USUAL + "installed\tlibglib2.0-0, \n")
    assert main(["run"]) == 0
    assert machine.calls == []


def test_a_successor_that_provides_the_package_counts(machine: Machine) -> None:
    machine.dpkg(USUAL + "installed\tlibglib2.0-0t64, libglib2.0-0 (= 2.84.4-3)\n")
    assert main(["run"]) == 0
    assert machine.calls == []


@pytest.mark.parametrize(
    "line", ["", "config-files\tlibglib2.0-0, \n", "not-installed\tlibglib2.0-0, \n"]
)
def test_only_what_is_missing_is_installed(machine: Machine, line: str) -> None:
    machine.dpkg(USUAL + line)
    assert main(["run"]) == 0
    update, install = machine.calls
    assert update.endswith(" update")
    assert install.endswith(" install -y --no-install-recommends libglib2.0-0")


def test_the_tests_need_a_virtual_display_too(machine: Machine) -> None:
    machine.dpkg(USUAL + "installed\tlibglib2.0-0, \n")
    main(["test"])
    assert machine.calls[-1].endswith(" xvfb xauth")


def test_a_failing_update_does_not_stop_the_installation(
    machine: Machine, capfd: pytest.CaptureFixture[str]
) -> None:
    machine.dpkg(USUAL)
    machine.command("apt-get", 'case "$*" in *update) exit 100;; esac')
    assert main(["run"]) == 0
    assert len(machine.calls) == 2
    assert capfd.readouterr().err.startswith("apt-get update failed")


def test_a_failing_installation_names_the_command_and_goes_on(
    machine: Machine, capfd: pytest.CaptureFixture[str]
) -> None:
    machine.dpkg(USUAL)
    machine.command("apt-get", 'case "$*" in *install*) exit 100;; esac')
    assert main(["run"]) == 0
    assert capfd.readouterr().err == (
        "System packages are missing. "
        "As root: apt-get install --no-install-recommends libglib2.0-0\n"
    )


def test_without_root_sudo_is_used_where_it_is(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    machine.dpkg(USUAL)
    machine.command("sudo", "exit 0")
    assert main(["run"]) == 0
    assert [call.split()[0] for call in machine.calls] == ["sudo", "sudo"]


def test_without_root_and_sudo_one_line_says_what_to_do(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    machine.dpkg(USUAL)
    assert main(["run"]) == 0
    assert machine.calls == []
    assert capfd.readouterr().err.count("\n") == 1


def test_a_system_without_apt_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["run"]) == 0
    assert " ".join(RUN) in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["play"], ["run", "test"]])
def test_wrong_arguments_are_refused(arguments: list[str]) -> None:
    assert main(arguments) == 2
