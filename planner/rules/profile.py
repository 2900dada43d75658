# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule profiles: TOML files, read strictly, found beside the plan or among the shipped ones."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from planner.model.decode import decode
from planner.model.files import checked_version, located, read_bytes
from planner.model.migrations import migrated
from planner.model.plan import Plan
from planner.model.problems import MOST_PROBLEMS, BadInput, Problem, nearest
from planner.model.shipped import layouts
from planner.rules.registry import BY_ID
from planner.rules.requirement import (
    PER_PERSON,
    PROFILE_FORMAT,
    PROFILE_VERSION,
    WHOLE,
    Profile,
    Requirement,
    Unit,
)

_HEADER = re.compile(r"^\s*\[([A-Za-z0-9_.\-]+)\]")
_KEY = re.compile(r"^\s*([A-Za-z0-9_-]+)\s*=")
_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$")


def read_profile(path: Path) -> Profile:
    """The profile in a TOML file. Raises BadInput with every problem found (20 at most)."""
    file, data = str(path), read_bytes(path)
    tree, lines = _parse(data, file)
    value = decode(_migrated(tree, file), Profile)
    problems = value if isinstance(value, list) else list(_problems(value))
    if problems:
        raise BadInput(
            replace(problem, file=file, line=_line(lines, problem.path))
            for problem in problems[:MOST_PROBLEMS]
        )
    assert isinstance(value, Profile)
    return value


def find_profile(identifier: str, plan_file: Path | None = None) -> Profile:
    """A profile by id: ``<id>.toml`` beside the plan first, then among the shipped ones.

    Raises BadInput when there is none, or when it is not valid.
    """
    folders = [layouts() / "rules"]
    if plan_file is not None:
        folders.insert(0, plan_file.resolve().parent)
    for folder in folders:
        # Only plain names: an id never leads out of the folder.
        for path in folder.glob("*.toml"):
            if path.stem == identifier:
                return read_profile(path)
    known = shipped_profiles()
    hint = nearest(identifier, known) or ", ".join(known)
    file = "" if plan_file is None else str(plan_file)
    raise BadInput([Problem("profile-missing", file, values={"id": identifier, "known": hint})])


def shipped_profiles() -> tuple[str, ...]:
    """The ids of the profiles that ship with Hallplan."""
    return tuple(sorted(path.stem for path in (layouts() / "rules").glob("*.toml")))


def profiles_at_hand(plan_file: Path | None = None) -> dict[str, Profile | BadInput]:
    """What a plan can choose, by id: profiles beside its file, then those that ship.

    One that is not valid is there as the error that says why.
    """
    files: dict[str, Path] = {}
    if plan_file is not None:
        beside = sorted(plan_file.resolve().parent.glob("*.toml"))
        files |= {path.stem: path for path in beside if _says_profile(path)}
    for path in sorted((layouts() / "rules").glob("*.toml")):
        files.setdefault(path.stem, path)
    found: dict[str, Profile | BadInput] = {}
    for identifier, path in files.items():
        try:
            found[identifier] = read_profile(path)
        except BadInput as error:
            found[identifier] = error
    return found


def unknown_conditions(plan: Plan, plan_file: Path | None = None) -> tuple[Problem, ...]:
    """A notice for each condition of a plan that no profile at hand knows: it changes nothing."""
    at_hand = profiles_at_hand(plan_file).values()
    known = sorted({name for it in at_hand if isinstance(it, Profile) for name in it.conditions})
    file = "" if plan_file is None else str(plan_file)
    notices = [
        Problem(
            "condition-unknown", file, path=f"$.conditions.{name}",
            values={"name": name, "hint": nearest(name, known) or ", ".join(known)},
        )
        for name in plan.conditions
        if name not in known
    ]  # fmt: skip
    return tuple(notices if plan_file is None else located(notices, plan_file))


def _says_profile(path: Path) -> bool:
    """Whether a file beside a plan means to be a profile: other TOML may lie there."""
    try:
        return PROFILE_FORMAT.encode() in path.read_bytes()
    except OSError:
        return False


def plan_profiles(plan: Plan, plan_file: Path | None = None) -> tuple[Profile, ...]:
    """The profiles that a plan chooses. Raises BadInput for those that are missing or not valid."""
    found: list[Profile] = []
    problems: list[Problem] = []
    for index, identifier in enumerate(plan.profiles):
        try:
            found.append(find_profile(identifier, plan_file))
        except BadInput as error:
            place = f"$.profiles[{index}]"
            problems += (
                replace(each, path=place) if each.code == "profile-missing" else each
                for each in error.problems
            )
    if problems:
        raise BadInput(problems if plan_file is None else located(problems, plan_file))
    return tuple(found)


def _migrated(tree: dict[str, Any], file: str) -> dict[str, Any]:
    """A raw tree in the current version; one that is no profile is left for the reader to name."""
    if tree.get("format") != PROFILE_FORMAT:
        return tree
    try:
        version = checked_version(tree, PROFILE_VERSION)
    except BadInput as error:
        raise BadInput(replace(each, file=file) for each in error.problems) from None
    return migrated(tree, PROFILE_FORMAT, version, PROFILE_VERSION)


def _parse(data: bytes, file: str) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput([Problem("not-utf8", file, line)]) from None
    try:
        tree = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        detail, place = str(error), _AT_LINE.search(str(error))
        line = int(place[1]) if place else content.count("\n") + 1
        values = {"detail": _AT_LINE.sub("", detail)}
        raise BadInput([Problem("not-toml", file, line, values=values)]) from None
    except RecursionError:
        raise BadInput([Problem("too-deep", file, values={"most": 32})]) from None
    return tree, _lines(content)


def _lines(content: str) -> dict[str, int]:
    """The line of each table and key, by path; keys of inline tables share their line."""
    places: dict[str, int] = {}
    table = "$"
    for number, row in enumerate(content.splitlines(), start=1):
        if header := _HEADER.match(row):
            table = f"$.{header[1]}"
            places.setdefault(table, number)
        elif key := _KEY.match(row):
            places.setdefault(f"{table}.{key[1]}", number)
    return places


def _line(lines: dict[str, int], path: str) -> int | None:
    while path and path not in lines:
        path = path.rpartition(".")[0]
    return lines.get(path)


def _problems(profile: Profile) -> Iterator[Problem]:
    """Everything in a profile that its rules do not know, or miss."""
    for rule_id, requirements in profile.rules.items():
        path = f"$.rules.{rule_id}"
        rule = BY_ID.get(rule_id)
        if rule is None:
            hint = nearest(rule_id, BY_ID) or ", ".join(BY_ID)
            yield Problem("rule-unknown", path=path, values={"id": rule_id, "hint": hint})
            continue
        stated = [group for group in rule.together if not requirements.keys().isdisjoint(group)]
        for name in dict.fromkeys(chain(rule.needs, *stated)):
            if name not in requirements:
                values = {"rule": rule_id, "name": name}
                yield Problem("requirement-missing", path=path, values=values)
        for name, requirement in requirements.items():
            if name in rule.known:
                yield from _number_problems(requirement, rule.known[name], f"{path}.{name}")
            else:
                hint = nearest(name, rule.known) or ", ".join(rule.known)
                values = {"rule": rule_id, "name": name, "hint": hint}
                yield Problem("requirement-unknown", path=f"{path}.{name}", values=values)
            yield from _reference_problems(profile, requirement, f"{path}.{name}")


def _number_problems(requirement: Requirement, unit: Unit | None, path: str) -> Iterator[Problem]:
    if unit is None:
        if requirement.value is not None or requirement.unit is not None or requirement.cases:
            yield Problem("number-surplus", path=path)
    elif requirement.value is None:
        yield Problem("number-missing", path=path, values={"unit": unit})
    elif requirement.unit != unit:
        values = {"value": requirement.unit or "", "wanted": unit}
        yield Problem("unit-other", path=f"{path}.unit", values=values)
    else:
        for value in (requirement.value, *(case.value for case in requirement.cases)):
            if unit in PER_PERSON and not value:
                yield Problem("zero-per-person", path=f"{path}.value")
            if unit in WHOLE and not isinstance(value, int):
                yield Problem("not-whole", path=f"{path}.value", values={"value": value})


def _reference_problems(profile: Profile, requirement: Requirement, path: str) -> Iterator[Problem]:
    if requirement.source not in profile.sources:
        hint = nearest(requirement.source, profile.sources) or ", ".join(profile.sources) or "—"
        values = {"name": requirement.source, "hint": hint}
        yield Problem("source-unknown", path=f"{path}.source", values=values)
    for condition in (name for case in requirement.cases for name in case.when):
        if condition not in profile.conditions:
            known = profile.conditions
            hint = nearest(condition, known) or ", ".join(known) or "—"
            values = {"kind": "condition", "id": condition, "hint": hint}
            yield Problem("reference-broken", path=f"{path}.cases", values=values)
