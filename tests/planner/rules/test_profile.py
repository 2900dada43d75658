# SPDX-License-Identifier: GPL-3.0-or-later
"""Profiles are read strictly: every problem at once, each with its place and the mend."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.problems import BadInput
from planner.model.shipped import layouts
from planner.rules.profile import find_profile, plan_profiles, read_profile, shipped_profiles
from planner.rules.requirement import Requirement
from tests.planner.building import plan

KINTEX = (layouts() / "rules" / "kintex.toml").read_text(encoding="utf-8")


def reports(folder: Path, content: str | bytes) -> list[str]:
    """The problems of a profile file, each as a line without its folder."""
    path = folder / "own.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BadInput) as caught:
        read_profile(path)
    return [problem.report("en").removeprefix(f"{folder}/") for problem in caught.value.problems]


def test_the_shipped_profile():
    profile = find_profile("kintex")
    assert profile.id == "kintex"
    assert profile.name.en == "KINTEX (assumed)"
    assert profile.rules["aisle-width"]["aisle"].value == 3000
    assert profile.rules["aisle-width"]["main-aisle"].severity == "warning"
    numbers = {
        ("opening-blocked", "visitor"): 4000, ("opening-blocked", "emergency"): 3000,
        ("opening-blocked", "freight"): 6000, ("fixture-blocked", "front"): 1000,
        ("service-gap", "gap"): 500, ("booth-height", "shell"): 2500,
        ("booth-height", "raw"): 4000, ("booth-height", "island"): 5000,
        ("booth-height", "island-area"): 54, ("block-length", "length"): 30_000,
        ("freight-aisle", "aisle"): 6000, ("unreachable", "body"): 600,
    }  # fmt: skip
    assert {key: profile.rules[key[0]][key[1]].value for key in numbers} == numbers
    # The text of KINTEX's own rules was not found: nothing may look published.
    every = [r for rule in profile.rules.values() for r in rule.values()]
    assert {requirement.confidence for requirement in every} == {"assumed"}


def test_every_shipped_profile_reads_and_is_named_after_its_file():
    assert "kintex" in shipped_profiles()
    for name in shipped_profiles():
        assert find_profile(name).id == name


def test_a_profile_beside_the_plan_comes_first(tmp_path):
    changed = KINTEX.replace("value = 3000", "value = 2000", 1)
    (tmp_path / "kintex.toml").write_text(changed, encoding="utf-8")
    beside = find_profile("kintex", tmp_path / "plan.json")
    assert beside.rules["opening-blocked"]["emergency"].value == 2000
    (profile,) = plan_profiles(plan(), tmp_path / "plan.json")
    assert profile == beside


@pytest.mark.parametrize("name", ["kintx", "nothing-like-it", "../rules/kintex", ""])
def test_a_profile_that_is_not_there(name):
    with pytest.raises(BadInput) as caught:
        find_profile(name)
    (problem,) = caught.value.problems
    assert "kintex" in problem.report("en")


def test_problems_come_all_at_once_with_line_and_mend(tmp_path):
    content = (
        KINTEX.replace("value = 4000", 'value = "4 m"', 1)
        .replace('severity = "error"', 'severity = "fatal"', 1)
        .replace("[rules.overlap.apart]", "[rules.overlap.apart]\nremark = 1", 1)
    )
    found = reports(tmp_path, content)
    lines = content.splitlines()
    first = lines.index("remark = 1") + 1
    assert f"own.toml:{first}:$.rules.overlap.apart.remark: unknown key “remark”" in found[0]
    assert any("“fatal” is not allowed here; use" in line for line in found)
    number = lines.index('value = "4 m"') + 1
    assert f"own.toml:{number}:$.rules.opening-blocked.visitor.value" in "\n".join(found)
    assert len(found) == 3


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[rules.overlap.apart]", "[rules.overlapp.apart]", "no rule “overlapp”; use overlap"),
        ("[rules.aisle-width.body]", "[rules.aisle-width.bodi]",
         "no requirement “bodi”; use body"),
        ("[rules.aisle-width.body]", "[rules.aisle-width.bodi]",
         "the rule aisle-width needs “body”"),
        ("value = 500\nunit = \"mm\"\n", "", "needs a number in mm; add value and unit"),
        ("value = 54\nunit = \"m2\"", "value = 54\nunit = \"mm\"", "the unit is m2 here, not “mm”"),
        ("value = 54\nunit = \"m2\"", "value = 54", "the unit is m2 here"),
        ("[rules.overlap.apart]", "[rules.overlap.apart]\nvalue = 1\nunit = \"mm\"",
         "takes no number; remove value and unit"),
        ("value = 500", "value = 500.5", "500.5 is no whole number"),
        ("value = 500", "value = -1", "-1 is out of range"),
        ("value = 500", "value = true", "not of type number"),
        ("version = 2", "version = 3", "version 3 is newer than this Hallplan reads (2)"),
        ("version = 2", "version = 0", "must be a whole number from 1"),
        ("source = \"practice\"", "source = \"practise\"",
         "“practise” is not in sources; use practice"),
        ("value = 500\n", "value = 500\ncases = [{ when = [\"sprinklers\"], value = 1 }]\n",
         "no condition “sprinklers”; use"),
        ("id = \"kintex\"", "id = \"Kintex!\"", "has a form that is not allowed here"),
        ("[name]\nko = \"킨텍스 (가정)\"", "[name]", "the key “ko” is missing; add it"),
        ("article = { ko = \"한", "article = { ko = \"\", en = \"\" }\n# \"한", "no article tells"),
    ],
)  # fmt: skip
def test_each_problem_is_named(tmp_path, old, new, expected):
    assert old in KINTEX
    assert expected in "\n".join(reports(tmp_path, KINTEX.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"id = \xff", "own.toml:1: the text is not UTF-8"),
        ('id = "a"\nid = "b"\n', "own.toml:2: not valid TOML"),
        ("id =", "own.toml:1: not valid TOML"),
        ("[rules", "not valid TOML"),
        ("", "the key “format” is missing"),
        ("rules = 3", "3 is not of type object"),
        ("a = " + "[" * 5000, "own.toml"),
        ('format = "hallplan.plan"', "“hallplan.plan” is not allowed here"),
    ],
)
def test_hostile_files(tmp_path, content, expected):
    found = reports(tmp_path, content)
    assert any(expected in line for line in found)
    assert all("\n" not in line for line in found)


@pytest.mark.parametrize(
    ("code", "old", "new", "expected"),
    [
        ("germany", "[rules.exit-width.few-people]", "[rules.exit-width.fewpeople]",
         "the rule exit-width needs “few-people”"),
        ("nfpa101", "[rules.exit-capacity.crowding-large-above]", "[rules.exit-capacity.nothing]",
         "the rule exit-capacity needs “crowding-large-above”"),
        ("germany", "value = 6\nunit = \"mm/person\"", "value = 0\nunit = \"mm/person\"",
         "0 for each person means nothing"),
        ("germany", "value = 1\nunit = \"m2/person\"", "value = 0.0\nunit = \"m2/person\"",
         "0 for each person means nothing"),  # zero-per-person
    ],
)  # fmt: skip
def test_numbers_that_belong_together_or_are_divided_by(tmp_path, code, old, new, expected):
    content = (layouts() / "rules" / f"{code}.toml").read_text(encoding="utf-8")
    assert old in content
    assert expected in "\n".join(reports(tmp_path, content.replace(old, new, 1)))


def test_a_number_that_leans_on_an_assumed_condition_is_assumed():
    ibc = find_profile("ibc2018")
    width = ibc.rules["exit-capacity"]["per-person"]

    def under(**facts: str) -> Requirement:
        conditions = {name.replace("_", "-"): fact for name, fact in facts.items()}
        return ibc.under(conditions).rules["exit-capacity"]["per-person"]

    sure = under(sprinklers="published:letter", voice_alarm="derived:letter")
    assert (sure.value, sure.confidence, sure.article) == (3.81, "text", width.article)
    guess = under(sprinklers="assumed:letter", voice_alarm="published:letter")
    assert (guess.value, guess.confidence) == (3.81, "assumed")
    assert guess.article.en == f"{width.article.en}; Sprinklers throughout is assumed"
    assert guess.article.ko == f"{width.article.ko}; 스프링클러 설치는 가정"
    # Where the condition changes nothing, nothing leans on it.
    alone = under(sprinklers="assumed:letter")
    assert (alone.value, alone.confidence, alone.article) == (5.08, "text", width.article)
    # Bare names say nothing about how sure they are.
    bare = ibc.under({"sprinklers", "voice-alarm"}).rules["exit-capacity"]["per-person"]
    assert (bare.value, bare.confidence) == (3.81, "text")


def test_a_missing_file(tmp_path):
    with pytest.raises(BadInput, match="no such file"):
        read_profile(tmp_path / "none.toml")


def test_a_profile_may_leave_rules_out(tmp_path):
    head, _, _ = KINTEX.partition("[rules.opening-blocked.visitor]")
    path = tmp_path / "own.toml"
    path.write_text(head, encoding="utf-8")
    assert set(read_profile(path).rules) == {"overlap", "outside-hall"}


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_no_bytes_make_it_stumble(content):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "own.toml"
        path.write_bytes(content)
        with pytest.raises(BadInput):
            read_profile(path)


def test_a_profile_of_version_one_means_the_same():
    """The sample is the KINTEX profile of the first release; numbers and severities hold still."""
    old = read_profile(Path(__file__).parents[1] / "model" / "samples" / "profile-1.toml")
    asked = old.rules["aisle-width"]["aisle"]
    assert (asked.value, asked.unit, asked.severity) == (3000, "mm", "error")
    assert asked.confidence == "assumed"
    assert old.citation(asked).ko == old.citation(asked).en
    assert "MVStättVO § 7(5)" in old.citation(asked).en
