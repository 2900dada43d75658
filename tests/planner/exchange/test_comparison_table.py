# SPDX-License-Identifier: GPL-3.0-or-later
"""Differences in words, as a table and as a tree."""

import csv
import io
import json
from typing import get_args, get_type_hints

import msgspec
import pytest
from hypothesis import given, settings

from planner.edits.describe import Renumber
from planner.edits.edit import Edit
from planner.edits.move import Move
from planner.edits.set_build import SetBuild
from planner.exchange.comparison_table import to_csv, to_page, to_tree
from planner.exchange.difference_words import detail, subject, summary
from planner.floor.compare import KINDS, Comparison, compare
from planner.floor.pairs import LISTS, PLAN
from planner.locale import LANGUAGES, has_text
from planner.model.orders import Prices, Services
from planner.model.plan import Build, Plan
from tests.planner import building, strategies


def edited(*edits: Edit) -> Comparison:
    plan = building.small_plan()
    for edit in edits:
        plan = edit.apply(plan).plan
    return compare(building.small_plan(), plan)


def attributes() -> set[str]:
    """All that a thing of a plan, or the plan, says of itself."""
    hints = get_type_hints(Plan)
    kinds = [Plan, Build, Services, Prices, *(get_args(hints[where])[0] for where in LISTS)]
    names = {name for kind in kinds for name in kind.__struct_fields__}
    return names - set(LISTS) - {"format", "version", "issues"}


@pytest.mark.parametrize("name", sorted(attributes()))
def test_every_attribute_has_a_name(name: str):
    assert has_text(f"compare.attribute.{name}")


@pytest.mark.parametrize(
    "key",
    [
        *(f"where.{where}" for where in (*LISTS, PLAN)),
        *(f"{part}.{kind}" for kind in KINDS for part in ("kind", "detail")),
    ],
)
def test_every_list_and_kind_has_a_name(key: str):
    assert has_text(f"compare.{key}")


@settings(max_examples=25, deadline=None)
@given(strategies.plans(), strategies.plans())
def test_whatever_differs_can_be_told(old: Plan, new: Plan):
    found = compare(old, new)
    for language in LANGUAGES:
        assert summary(found, language)
        for each in found.differences:
            assert subject(each, language)
            assert detail(found, each, language)
        assert to_page(found, ("a", "b"), language).startswith(b"<!DOCTYPE html>")
    assert len(list(csv.reader(io.StringIO(to_csv(found).decode("utf-8-sig"))))) == 1 + len(
        found.differences
    )
    json.dumps(to_tree(found), allow_nan=False)


def test_a_move_in_both_languages():
    found = edited(Move(("booth-b9",), 1500, -20))
    (one,) = found.differences
    assert detail(found, one, "en") == "moved by 1,500 mm (+1,500, -20)"
    assert detail(found, one, "ko") == "1,500 mm 이동 (+1,500, -20)"
    assert summary(found, "en") == "1 difference: 1 moved"
    assert summary(found, "ko") == "차이 1건: 이동 1"


def test_only_what_differs_of_a_build_is_told():
    found = edited(SetBuild(("booth-b9",), storeys=2, upper_area=20))
    (one,) = found.differences
    assert detail(found, one, "en") == "build: – → storeys 2, upper floor m² 20"


def test_a_booth_is_called_by_its_new_number():
    (one,) = edited(Renumber("booth-b9", "Z1")).differences
    assert subject(one, "en") == "Z1"


def test_a_name_with_markup_is_only_text():
    old = building.small_plan()
    wild = msgspec.structs.replace(old, title=building.name("<script>alert(1)</script>"))
    page = to_page(compare(old, wild), ("<a>", "b"), "en").decode()
    assert "<script>" not in page
    assert "&lt;a&gt;" in page


def test_a_name_that_looks_like_a_formula_is_none():
    old = building.small_plan()
    wild = msgspec.structs.replace(old, title=building.name("=1+1"))
    rows = list(csv.reader(io.StringIO(to_csv(compare(old, wild), "en").decode("utf-8-sig"))))
    assert "'=1+1" in rows[1]


def test_the_tree_says_how_far():
    tree = to_tree(edited(Move(("booth-b9",), 3000, 4000)))
    (one,) = tree["differences"]
    assert (one["kind"], one["by_mm"], one["distance_mm"]) == ("moved", [3000, 4000], 5000.0)
    assert tree["counts"] == {"moved": 1}
    assert tree["old"]["hash"] != tree["new"]["hash"]
