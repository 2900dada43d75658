# SPDX-License-Identifier: GPL-3.0-or-later
"""The schemas that ship are those of the model, and the data that ships obeys them."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from planner.model.schema import SCHEMAS, schema
from planner.model.shipped import layouts
from planner.rules.schema import profile_schema

SHIPPED = [
    *(("venue", path) for path in sorted((layouts() / "venues").glob("*.json"))),
    *(("plan", path) for path in sorted((layouts() / "plans").glob("*.json"))),
]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_shipped_schema_is_current(kind: str) -> None:
    assert (layouts() / "schemas" / f"{kind}.schema.json").read_bytes() == schema(kind)


def test_no_other_schema_ships() -> None:
    names = {path.name for path in (layouts() / "schemas").iterdir()}
    assert names == {f"{kind}.schema.json" for kind in (*SCHEMAS, "profile")}


@pytest.mark.parametrize(("kind", "path"), SHIPPED, ids=lambda value: str(value)[-14:])
def test_shipped_data_obeys_its_schema(kind: str, path: Path) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schema(kind)))
    tree = json.loads(path.read_bytes())
    assert [error.message for error in validator.iter_errors(tree)] == []
    tree["colour"] = "red"
    assert not validator.is_valid(tree)


def test_the_schema_of_profiles_is_current() -> None:
    """When stale: python tools/schemas.py."""
    assert (layouts() / "schemas" / "profile.schema.json").read_bytes() == profile_schema()


@pytest.mark.parametrize(
    "path", sorted((layouts() / "rules").glob("*.toml")), ids=lambda path: path.stem
)
def test_shipped_profiles_obey_their_schema(path: Path) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(profile_schema()))
    tree = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [error.message for error in validator.iter_errors(tree)] == []
    for broken in (
        {**tree, "colour": "red"},
        {**tree, "version": 1},
        {**tree, "edition": 2018},
        {**tree, "rules": {"overlap": {"apart": {"severity": "fatal"}}}},
        {key: value for key, value in tree.items() if key != "sources"},
    ):
        assert not validator.is_valid(broken)
