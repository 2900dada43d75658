# SPDX-License-Identifier: GPL-3.0-or-later
"""The schemas that ship are those of the model, and the data that ships obeys them."""

import json
from pathlib import Path

import jsonschema
import pytest

from planner.model.schema import SCHEMAS, schema
from planner.model.shipped import layouts

SHIPPED = [
    *(("venue", path) for path in sorted((layouts() / "venues").glob("*.json"))),
    *(("plan", path) for path in sorted((layouts() / "plans").glob("*.json"))),
]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_shipped_schema_is_current(kind: str) -> None:
    assert (layouts() / "schemas" / f"{kind}.schema.json").read_bytes() == schema(kind)


def test_no_other_schema_ships() -> None:
    names = {path.name for path in (layouts() / "schemas").iterdir()}
    assert names == {f"{kind}.schema.json" for kind in SCHEMAS}


@pytest.mark.parametrize(("kind", "path"), SHIPPED, ids=lambda value: str(value)[-14:])
def test_shipped_data_obeys_its_schema(kind: str, path: Path) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schema(kind)))
    tree = json.loads(path.read_bytes())
    assert [error.message for error in validator.iter_errors(tree)] == []
    tree["colour"] = "red"
    assert not validator.is_valid(tree)
