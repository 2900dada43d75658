# SPDX-License-Identifier: GPL-3.0-or-later
"""The SARIF log: its structure (OASIS, SARIF 2.1.0), lines of the plan file, suppressions."""

import json
from pathlib import Path
from typing import Any

import pytest

from planner.exchange.sarif import FINGERPRINT, to_bytes
from planner.exchange.verdicts import verdicts
from planner.floor.site import Site
from planner.locale import LANGUAGES, Language
from planner.model.files import write
from planner.rules.check import check
from planner.rules.requirement import Profile
from tests.planner.building import plan, site
from tests.planner.exchange.waived import DATE, GERMANY, KINTEX, NAME, REASON, overlapping, waived


def log(
    folder: Path, standing: Site, *profiles: Profile, language: Language = "en"
) -> dict[str, Any]:
    file = folder / "plan.json"
    write(file, standing.plan)
    found = verdicts(standing, profiles, check(standing, profiles))
    data = to_bytes(standing, found, Path("a plan/plan.json"), file.read_bytes(), language)
    tree: dict[str, Any] = json.loads(data)
    return tree


def results(tree: dict[str, Any], rule: str) -> list[dict[str, Any]]:
    return [each for run in tree["runs"] for each in run["results"] if each["ruleId"] == rule]


def test_a_result_names_rule_level_and_the_line_of_its_first_subject(tmp_path: Path) -> None:
    tree = log(tmp_path, overlapping(), KINTEX)
    (first, second) = results(tree, "overlap")
    assert first["level"] == "error"
    assert first["message"]["text"].startswith("A1, A2 overlap")
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20plan/plan.json"
    rows = (tmp_path / "plan.json").read_text("utf-8").splitlines()
    assert '"booth-a1"' in rows[place["region"]["startLine"] - 1]
    line = second["locations"][0]["physicalLocation"]["region"]["startLine"]
    assert '"booth-b1"' in rows[line - 1]
    names = [each["name"] for each in first["locations"][0]["logicalLocations"]]
    assert names == ["A1", "A2"]


def test_what_belongs_to_the_venue_stands_where_the_plan_names_its_halls(tmp_path: Path) -> None:
    tree = log(tmp_path, site(plan()), KINTEX)
    rows = (tmp_path / "plan.json").read_text("utf-8").splitlines()
    lines = {
        each["locations"][0]["physicalLocation"]["region"]["startLine"]
        for each in results(tree, "assumed-facts")
    }
    assert lines
    assert all('"halls"' in rows[line - 1] for line in lines)


def test_each_rule_stands_once_with_help_and_every_result_points_at_its_rule(
    tmp_path: Path,
) -> None:
    (run,) = log(tmp_path, overlapping(), KINTEX)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == [
        each.id for each in verdicts(overlapping(), [KINTEX], ())[0].rules
    ]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"] in rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_fingerprints_are_unique_and_stay_when_a_figure_changes(tmp_path: Path) -> None:
    tree = log(tmp_path, overlapping(), KINTEX, GERMANY)
    prints = [each["fingerprints"][FINGERPRINT] for run in tree["runs"] for each in run["results"]]
    assert len(set(prints)) == len(prints)
    assert "kintex:overlap/booth-a1/booth-a2" in prints


def test_a_waived_finding_is_suppressed_with_who_and_why(tmp_path: Path) -> None:
    tree = log(tmp_path, waived(overlapping(), "booth-a1"), KINTEX)
    open_one, closed = sorted(results(tree, "overlap"), key=lambda each: "suppressions" in each)
    assert "suppressions" not in open_one
    (suppression,) = closed["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"] == f"{REASON} ({NAME}, {DATE})"


def test_a_lapsed_waiver_suppresses_nothing(tmp_path: Path) -> None:
    tree = log(tmp_path, waived(overlapping(), "booth-a1", place="0" * 16), KINTEX)
    assert len(results(tree, "overlap")) == 2
    assert not any("suppressions" in each for each in results(tree, "overlap"))


def test_each_profile_is_a_run_of_its_own(tmp_path: Path) -> None:
    tree = log(tmp_path, overlapping(), KINTEX, GERMANY)
    assert tree["version"] == "2.1.0"
    identities = [run["automationDetails"]["id"] for run in tree["runs"]]
    assert identities == ["hallplan/kintex/", "hallplan/germany/"]
    for run, profile in zip(tree["runs"], ("kintex", "germany"), strict=True):
        assert all(
            each["fingerprints"][FINGERPRINT].startswith(f"{profile}:") for each in run["results"]
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_both_languages(tmp_path: Path, language: Language) -> None:
    (run,) = log(tmp_path, overlapping(), KINTEX, language=language)["runs"]
    assert run["language"] == language
    said = {each["message"]["text"] for each in run["results"] if each["ruleId"] == "overlap"}
    assert any(("겹칩니다" if language == "ko" else "overlap") in words for words in said)
