# SPDX-License-Identifier: GPL-3.0-or-later
"""hallplan validate: exact answers for good, bad and changed files."""

import json
from pathlib import Path

import pytest

from planner.model.files import write
from planner.model.shipped import layouts
from tests.planner import building
from tests.ui.cli.conftest import Answer, Hallplan


def line_of(path: Path, words: str) -> int:
    """The line of a file on which some words first stand."""
    return 1 + path.read_text()[: path.read_text().index(words)].count("\n")


def test_good_files_of_each_kind(hallplan: Hallplan, plan: Path):
    profile = layouts() / "rules" / "kintex.toml"
    assert hallplan("validate", plan, "test-venue.json", profile) == Answer(
        0,
        "plan.json: a valid plan\n"
        "test-venue.json: a valid venue\n"
        f"{profile}: a valid rule profile\n",
        "",
    )
    assert hallplan("validate", plan, "--lang", "ko").out == "plan.json: 올바른 계획 파일\n"


@pytest.mark.parametrize("path", sorted(layouts().glob("[pvr]*/*.*")), ids=lambda path: path.name)
def test_shipped_files_are_valid(hallplan: Hallplan, path: Path):
    if path.suffix in (".json", ".toml"):
        answer = hallplan("validate", path)
        assert (answer.status, answer.err) == (0, "")


def test_all_problems_of_two_bad_files_at_once_and_the_good_one_too(hallplan: Hallplan, plan: Path):
    tree = json.loads(plan.read_bytes())
    tree["booths"][0]["height"] = 0
    tree["booths"][1]["pavilion"] = "citys"
    Path("bad.json").write_text(json.dumps(tree))
    Path("worse.json").write_text('{"format": "hallplan.venue",\n "version": 1,\n "version": 2}')
    answer = hallplan("validate", "bad.json", plan, "worse.json", "missing.json")
    assert answer == Answer(
        2,
        "plan.json: a valid plan\n",
        "hallplan: bad.json:1:$.booths[0].height: 0 is out of range; give a value from 1 to "
        "10000000\n"
        "hallplan: worse.json:3:$.version: the key “version” stands twice in one object; keep one\n"
        "hallplan: missing.json: no such file; check the name\n",
    )


def test_broken_references_are_told_with_their_hints(hallplan: Hallplan, plan: Path):
    plan.write_text(plan.read_text().replace('"pavilion": "companies"', '"pavilion": "citys"', 1))
    line = line_of(plan, "citys")
    assert hallplan("validate", plan) == Answer(
        2,
        "",
        f"hallplan: plan.json:{line}:$.booths[0].pavilion: there is no pavilion “citys”; "
        "use cities\n",
    )


def test_at_most_twenty_problems_a_file(hallplan: Hallplan, plan: Path):
    tree = json.loads(plan.read_bytes())
    tree["sources"] = {f"source-{index}": index for index in range(50)}
    plan.write_text(json.dumps(tree))
    answer = hallplan("validate", plan, plan)
    assert answer.status == 2
    assert len(answer.err.splitlines()) == 40


def test_a_plan_is_not_valid_without_its_venue_or_hall(hallplan: Hallplan, plan: Path):
    plan.write_text(plan.read_text().replace('["hall-1"]', '["hal-1"]'))
    line = line_of(plan, '["hal-1"]')
    assert hallplan("validate", plan) == Answer(
        2, "", f"hallplan: plan.json:{line}:$.halls[0]: there is no hall “hal-1”; use hall-1\n"
    )
    Path("test-venue.json").unlink()
    line = line_of(plan, '"id": "test-venue"')
    assert hallplan("validate", plan) == Answer(
        2,
        "",
        f"hallplan: plan.json:{line}:$.venue.id: "
        "the venue “test-venue” is neither beside the plan nor among "
        "the shipped ones (kintex); put test-venue.json beside the plan\n",
    )


def test_a_changed_venue_is_told_and_valid(hallplan: Hallplan, plan: Path):
    write(Path("test-venue.json"), building.venue(openings=()))
    line = line_of(plan, '"hash"')
    answer = hallplan("validate", plan)
    assert (answer.status, answer.out) == (0, "plan.json: a valid plan\n")
    assert answer.err == (
        f"hallplan: plan.json:{line}:$.venue.hash: "
        "the venue “test-venue” has changed since this plan was "
        "saved: openings; check the plan and save it\n"
    )


def test_hostile_names_and_contents_stay_on_their_lines(hallplan: Hallplan):
    name = "new\nline\x1b[31m.json"
    Path(name).write_text('{"format": "\\u001b[2J\\n"}')
    answer = hallplan("validate", name, "\udcff.json")
    assert answer.status == 2
    first, second = answer.err.splitlines()
    assert first.startswith("hallplan: new\\nline\\x1b[31m.json:1:$.format: “\\x1b[2J\\n”")
    assert second == "hallplan: \\udcff.json: no such file; check the name"


def test_a_negative_figure_may_be_the_name_of_a_file(hallplan: Hallplan, plan: Path):
    plan.rename("-1.json")
    assert hallplan("validate", "-1.json") == Answer(0, "-1.json: a valid plan\n", "")


def test_a_plan_with_an_unknown_profile_is_not_valid(hallplan: Hallplan, plan: Path):
    plan.write_text(plan.read_text().replace('"profiles": ["kintex"]', '"profiles": ["kintx"]'))
    line = line_of(plan, '"profiles"')
    place = f"plan.json:{line}:$.profiles[0]"
    wrong = f"hallplan: {place}: there is no rule profile “kintx”; use kintex\n"
    for command in ("validate", "check"):
        assert hallplan(command, plan) == Answer(2, "", wrong)
