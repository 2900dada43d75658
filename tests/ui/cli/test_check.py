# SPDX-License-Identifier: GPL-3.0-or-later
"""hallplan check: report and JSON, statuses, profiles."""

import json
from pathlib import Path

from planner.model.files import content_hash, read_plan
from planner.model.shipped import example_plan
from tests.planner import building
from tests.ui.cli.conftest import Hallplan

FINDING = {
    "key", "rule", "profile", "severity", "message", "subjects", "at", "measured", "required",
    "unit", "citation",
}  # fmt: skip


def overlapping(folder: Path) -> Path:
    """A plan whose second booth stands 500 mm deep in the first."""
    booths = [
        building.booth("A1", building.rectangle(9000, 9000)),
        building.booth("A2", building.rectangle(11_500, 9000)),
    ]
    return building.write_pair(folder, building.plan(booths))


def test_the_shipped_plan_holds(hallplan: Hallplan):
    answer = hallplan("check", example_plan())
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.splitlines()[-1].startswith("The plan holds: no error, 0 warnings")


def test_an_overlap_is_one_finding_and_status_1(hallplan: Hallplan, tmp_path: Path):
    path = overlapping(tmp_path)
    answer = hallplan("check", path, "--json")
    assert (answer.status, answer.err) == (1, "")
    tree = json.loads(answer.out)
    assert tree["schema"] == "hallplan.check/1"
    assert tree["content_hash"] == content_hash(read_plan(path))
    assert all(set(finding) >= FINDING for finding in tree["findings"])
    keys = [finding["key"] for finding in tree["findings"]]
    assert len(set(keys)) == len(keys)
    (overlap,) = [finding for finding in tree["findings"] if finding["rule"] == "overlap"]
    assert overlap["severity"] == "error"
    assert overlap["subjects"] == ["A1", "A2"]
    assert overlap["key"] == "overlap/booth-a1/booth-a2"
    assert 11_500 <= overlap["at"][0] <= 12_000
    assert 9000 <= overlap["at"][1] <= 12_000


def test_json_is_one_object_and_nothing_else_in_both_languages(hallplan: Hallplan, tmp_path: Path):
    path = overlapping(tmp_path)
    english = json.loads(hallplan("check", path, "--json", "--lang", "en").out)
    korean = json.loads(hallplan("--lang", "ko", "check", "--json", path).out)
    assert [each["key"] for each in english["findings"]] == [
        each["key"] for each in korean["findings"]
    ]
    assert any(
        one["message"] != other["message"]
        for one, other in zip(english["findings"], korean["findings"], strict=True)
    )


def test_the_report_names_rule_and_booths(hallplan: Hallplan, tmp_path: Path):
    answer = hallplan("check", overlapping(tmp_path))
    assert (answer.status, answer.err) == (1, "")
    assert any("overlap: A1, A2: " in row for row in answer.out.splitlines())
    assert answer.out.splitlines()[-1].startswith("The plan does not hold: ")


def test_an_unknown_profile_is_bad_input(hallplan: Hallplan, plan: Path):
    answer = hallplan("check", plan, "--profile", "kintx")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("hallplan: ")
    assert "there is no rule profile “kintx”; use " in answer.err
    assert answer.err.count("\n") == 1


def test_a_named_profile_is_taken_once(hallplan: Hallplan, plan: Path):
    answer = hallplan("check", plan, "--json", "--profile", "kintex", "--profile", "kintex")
    assert json.loads(answer.out)["profiles"] == ["kintex"]


def test_each_profile_has_its_own_verdict(hallplan: Hallplan, tmp_path: Path):
    """A hall of 600 m² with a door of 3 m: enough for 216 people by the IBC, not for 600."""
    path = building.write_pair(tmp_path, building.plan(profiles=("ibc2018", "germany")))
    answer = hallplan("check", path, "--json")
    tree = json.loads(answer.out)
    counts = {
        name: {
            severity + "s": sum(
                (each["profile"], each["severity"]) == (name, severity) for each in tree["findings"]
            )
            for severity in ("error", "warning", "note")
        }
        for name in tree["profiles"]
    }
    assert [each["profile"] for each in tree["verdicts"]] == ["ibc2018", "germany"]
    for verdict in tree["verdicts"]:
        name = verdict["profile"]
        assert verdict == {"profile": name, "holds": not counts[name]["errors"], **counts[name]}
    assert {each["key"] for each in tree["findings"] if each["profile"] == "germany"} >= {
        "exit-capacity/hall-1"
    }
    words = hallplan("check", path).out.splitlines()
    assert words[-3].startswith("IBC/IFC 2018: ")
    assert words[-2].startswith("Germany (MVStättVO): does not hold, ")
    assert words[-1].startswith("The plan does not hold: ")
    korean = hallplan("check", path, "--lang", "ko").out.splitlines()
    assert korean[-2].startswith("독일 집회시설령: 불성립, 오류 ")


def test_a_misspelt_condition_is_told(hallplan: Hallplan, tmp_path: Path):
    given = {"sprinkler": "assumed:test", "voice-alarm": "assumed:test"}
    path = building.write_pair(tmp_path, building.plan(conditions=given))
    answer = hallplan("check", path)
    assert answer.status == 0
    (line,) = answer.err.splitlines()
    assert "$.conditions.sprinkler: no profile knows the condition “sprinkler”" in line
    assert line.endswith("known are sprinklers")


def test_one_profile_needs_no_second_verdict(hallplan: Hallplan, tmp_path: Path):
    words = hallplan("check", building.write_pair(tmp_path)).out.splitlines()
    assert sum("warnings, " in line for line in words) == 1


def test_a_bad_plan_is_bad_input_and_prints_no_json(hallplan: Hallplan, plan: Path):
    plan.write_text(plan.read_text()[:-20])
    answer = hallplan("check", plan, "--json")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("hallplan: plan.json:")
    assert answer.err.count("\n") == 1


def test_an_edit_then_a_check_as_in_ci(hallplan: Hallplan, tmp_path: Path):
    """Moving A2 away by hand clears the overlap; moving it back brings the same key again."""
    path = overlapping(tmp_path)
    assert hallplan("edit", path, "move", "A2", "6000", "0", "-o", "apart.json").status == 0
    tree = json.loads(hallplan("check", "apart.json", "--json").out)
    assert "overlap" not in {finding["rule"] for finding in tree["findings"]}
    hallplan("edit", "apart.json", "move", "A2", "-6000", "0", "-o", "back.json")
    assert Path("back.json").read_bytes() == path.read_bytes()


def test_a_finding_is_waived_by_its_mark_and_then_told_apart(hallplan: Hallplan, tmp_path: Path):
    path = overlapping(tmp_path)
    found = json.loads(hallplan("check", path, "--json").out)["findings"]
    mark = next(one["mark"] for one in found if one["rule"] == "overlap")
    assert f"    {mark}\n" in hallplan("check", path, "--marks").out
    words = ("kintex", "One stand in two contracts", "Kim Safety", "2018-09-01")
    assert hallplan("edit", path, "waive", mark, *words, "-o", path).status == 0
    answer = hallplan("check", path, "--json")
    tree = json.loads(answer.out)
    assert (answer.status, tree["errors"]) == (0, 0)
    (waived,) = tree["waived"]
    assert waived["waiver"] == {
        "finding": mark.partition("@")[0],
        "profile": "kintex",
        "reason": "One stand in two contracts",
        "name": "Kim Safety",
        "date": "2018-09-01",
    }
    assert "One stand in two contracts (Kim Safety, 2018-09-01)" in hallplan("check", path).out
    assert hallplan("edit", path, "move", "A2", "-1", "0", "-o", path).status == 0
    answer = hallplan("check", path, "--json")
    assert answer.status == 1
    assert [one["finding"] for one in json.loads(answer.out)["lapsed"]] == [mark.partition("@")[0]]


def test_fixes_are_edits_that_can_be_typed(hallplan: Hallplan, tmp_path: Path):
    path = overlapping(tmp_path)
    found = json.loads(hallplan("check", path, "--json", "--fixes").out)["findings"]
    (fixes,) = [one["fixes"] for one in found if one["rule"] == "overlap"]
    first = fixes[0]
    assert first == {
        "edit": ["move", "A1", "-500", "0"], "text": "Move A1 500 mm left"
    }  # fmt: skip
    assert "    fix: edit move A1 -500 0\n" in hallplan("check", path, "--fixes").out
    assert hallplan("edit", path, *first["edit"], "-o", path).status == 0
    assert hallplan("check", path).status == 0


def test_shares_are_told_in_percent(hallplan: Hallplan, plan: Path):
    steep = ("set-build", "B9", "--platform", "150", "--ramp", "8")
    assert hallplan("edit", plan, *steep, "-o", "new.json").status == 0
    answer = hallplan("check", "new.json", "--profile", "accessibility-korea")
    assert answer.status == 1
    assert "measured 12.5 %, required 8.33 %" in answer.out
