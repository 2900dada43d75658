# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped JSON Schemas: fresh, and of one mind with the reader about types, ranges, forms."""

import json
import re
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from planner.model.files import parse_file, to_bytes
from planner.model.problems import BadInput
from planner.model.schema import SCHEMAS, schema
from planner.model.shipped import layouts
from tests.planner import building
from tests.planner.strategies import plans, venues


@cache
def validator(kind: str) -> Draft202012Validator:
    tree = json.loads((layouts() / "schemas" / f"{kind}.schema.json").read_bytes())
    Draft202012Validator.check_schema(tree)
    return Draft202012Validator(tree)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_shipped_schema_is_that_of_the_model(kind: str):
    """When stale: python tools/schemas.py."""
    assert (layouts() / "schemas" / f"{kind}.schema.json").read_bytes() == schema(kind)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_patterns_keep_to_what_all_dialects_know(kind: str):
    patterns = re.findall(r'"pattern": "(.*)"', schema(kind).decode())
    assert patterns
    for pattern in patterns:
        assert not re.search(r"\\[AZzGbB]|\(\?[<P]|\+\+|\*\+", pattern)


@pytest.mark.parametrize("path", sorted(layouts().glob("[pv]*/*.json")), ids=lambda path: path.name)
def test_shipped_files_hold(path: Any):
    tree = json.loads(path.read_bytes())
    assert list(validator(tree["format"].removeprefix("hallplan.")).iter_errors(tree)) == []


@given(plans())
@settings(max_examples=15)
def test_any_plan_holds(plan: Any):
    assert list(validator("plan").iter_errors(json.loads(to_bytes(plan)))) == []


@given(venues())
@settings(max_examples=15)
def test_any_venue_holds(venue: Any):
    assert list(validator("venue").iter_errors(json.loads(to_bytes(venue)))) == []


# What only the reader knows: what one value demands of another. And 2.0, an integer to a schema.
MEANING = {
    "angle-decimals", "area-open", "area-solid", "date-impossible", "dates-reversed",
    "exhibitor-twice", "fact-missing", "fact-unknown", "halls-twice", "id-twice",
    "outline-crosses", "outline-empty", "outline-folds", "outline-repeats", "reference-broken",
    "side-unknown", "sides-unordered", "source-unknown",
}  # fmt: skip

values = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**8), 10**8), st.text(max_size=20),
    st.floats(allow_nan=False, allow_infinity=False).filter(lambda number: not number.is_integer()),
    st.lists(st.integers(-9, 9), max_size=3), st.just({}),
    st.sampled_from(["B9\n", "x" * 201, "2018-13-01", "24:00", "a--b", "published:", "가"]),
)  # fmt: skip


@given(st.data(), st.sampled_from([building.small_plan(), building.furnished_venue()]))
@settings(max_examples=150)
def test_reader_and_schema_agree_on_a_value_put_somewhere(data: st.DataObject, value: Any):
    tree = json.loads(to_bytes(value))
    kind = tree["format"].removeprefix("hallplan.")
    holder, key = tree, data.draw(st.sampled_from([key for key in tree if key != "format"]))
    while isinstance(holder[key], dict | list) and holder[key] and data.draw(st.booleans()):
        holder = holder[key]
        key = data.draw(
            st.sampled_from(list(holder) if isinstance(holder, dict) else range(len(holder)))
        )
    holder[key] = data.draw(values)
    holds = validator(kind).is_valid(tree)
    try:
        parse_file(json.dumps(tree).encode(), "file.json")
    except BadInput as error:
        codes = {problem.code for problem in error.problems}
        assert not holds or codes <= MEANING, codes
    else:
        assert holds
