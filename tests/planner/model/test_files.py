# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading and writing: no byte changes, one thing a line, versions, migrations, hashes."""

import json
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings

from planner.edits.move import Move
from planner.model.files import (
    changed_parts,
    content_hash,
    parse_file,
    read_plan,
    read_venue,
    reference,
    to_bytes,
    write,
)  # fmt: skip
from planner.model.migrations import MIGRATIONS
from planner.model.plan import PLAN_FORMAT, PLAN_VERSION, Plan
from planner.model.problems import BadInput
from planner.model.shapes import Rectangle
from planner.model.shipped import example_plan, find_venue, layouts
from planner.model.venue import VENUE_FORMAT, VENUE_VERSION, Venue
from tests.planner import building
from tests.planner.strategies import plans, venues

SHIPPED = sorted([*layouts().glob("plans/*.json"), *layouts().glob("venues/*.json")])
SAMPLES = Path(__file__).parent / "samples"


def codes(error: pytest.ExceptionInfo[BadInput]) -> list[str]:
    return [problem.code for problem in error.value.problems]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_file_reads_and_writes_without_changing_a_byte(path: Path, tmp_path: Path):
    value = parse_file(path.read_bytes(), str(path))
    write(tmp_path / "again.json", value)
    assert (tmp_path / "again.json").read_bytes() == path.read_bytes()


@given(plans())
@settings(max_examples=20)
def test_any_plan_survives_writing_and_reading(plan: Plan):
    data = to_bytes(plan)
    again = parse_file(data, "plan.json")
    assert again == plan
    assert to_bytes(again) == data


@given(venues())
@settings(max_examples=20)
def test_any_venue_survives_writing_and_reading(venue: Venue):
    data = to_bytes(venue)
    again = parse_file(data, "venue.json")
    assert again == venue
    assert to_bytes(again) == data


def test_one_moved_booth_is_one_changed_line():
    plan = read_plan(example_plan())
    moved = Move((plan.booths[17].id,), 1500, -200).apply(plan).plan
    before, after = to_bytes(plan).splitlines(), to_bytes(moved).splitlines()
    assert len(before) == len(after)
    differing = [index for index in range(len(before)) if before[index] != after[index]]
    assert len(differing) == 1
    assert f'"id": "{plan.booths[17].id}"'.encode() in before[differing[0]]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_each_item_stands_on_its_own_line_and_every_key_is_written(path: Path):
    tree = json.loads(path.read_bytes())
    rows = path.read_text(encoding="utf-8").splitlines()
    for items in tree.values():
        if isinstance(items, list) and items and isinstance(items[0], dict):
            for item in items:
                row = json.dumps(item, ensure_ascii=False, separators=(", ", ": "))
                assert sum(line.strip().rstrip(",") == row for line in rows) == 1
    assert list(tree) == [field.name for field in msgspec.structs.fields(
        Plan if tree["format"] == PLAN_FORMAT else Venue)]  # fmt: skip


@pytest.mark.parametrize(
    ("angle", "shown"), [(45.0, "45"), (12.345, "12.345"), (0.0, "0"), (-90.5, "-90.5")]
)
def test_angles_are_written_as_people_write_them(angle: float, shown: str):
    plan = building.plan([building.booth("A1", Rectangle((0, 0), (3000, 2000), angle))])
    assert f'"size": [3000, 2000], "angle": {shown}}}' in to_bytes(plan).decode()


def test_hangul_quotes_and_emoji_stand_as_they_are():
    plan = building.plan(title=building.name('“스마트” 시티 "2018" 👩‍🚀'))
    assert '“스마트” 시티 \\"2018\\" 👩‍🚀' in to_bytes(plan).decode()


def test_what_stands_in_a_foreign_order_is_written_in_ours():
    plan = building.small_plan()
    tree = json.loads(to_bytes(plan))
    foreign = json.dumps(dict(reversed(tree.items())), indent=1).encode()
    assert to_bytes(parse_file(foreign, "plan.json")) == to_bytes(plan)


def test_a_byte_order_mark_is_read_and_not_written():
    data = to_bytes(building.small_plan())
    assert to_bytes(parse_file(b"\xef\xbb\xbf" + data, "plan.json")) == data


@pytest.mark.parametrize(
    ("make", "version"),
    [(building.small_plan, PLAN_VERSION), (building.venue, VENUE_VERSION)],
    ids=["plan", "venue"],
)
def test_a_newer_version_is_refused_naming_the_version_needed(make, version: int):
    tree = json.loads(to_bytes(make())) | {"version": version + 3, "unheard": "of"}
    with pytest.raises(BadInput) as error:
        parse_file(json.dumps(tree).encode(), "new.json")
    assert codes(error) == ["version-newer"]
    for language in ("ko", "en"):
        assert str(version + 3) in error.value.problems[0].message(language)


@pytest.mark.parametrize("version", [0, -1, 1.0, True, None, "1", [1], {}])
def test_a_version_that_is_no_version_is_refused(version: object):
    tree = json.loads(to_bytes(building.small_plan())) | {"version": version}
    with pytest.raises(BadInput) as error:
        parse_file(json.dumps(tree).encode(), "plan.json")
    assert codes(error) == ["version-bad"]


@pytest.mark.parametrize("name", [None, 3, "hallplan.plam", [], {}, "x" * 100_000])
def test_an_unknown_format_is_refused_with_those_known(name: object):
    tree = json.loads(to_bytes(building.small_plan())) | {"format": name}
    with pytest.raises(BadInput) as error:
        parse_file(json.dumps(tree).encode(), "plan.json")
    assert codes(error) == ["format-unknown"]
    assert "hallplan.plan" in error.value.problems[0].message("en")
    assert len(error.value.problems[0].report("en")) < 300


def test_a_venue_is_no_plan_and_a_plan_no_venue(tmp_path: Path):
    path = building.write_pair(tmp_path)
    for read, file in ((read_venue, path), (read_plan, tmp_path / "test-venue.json")):
        with pytest.raises(BadInput) as error:
            read(file)
        assert codes(error) == ["format-other"]


def test_every_step_from_version_one_to_now_has_a_migration_and_a_kept_sample():
    current = {PLAN_FORMAT: PLAN_VERSION, VENUE_FORMAT: VENUE_VERSION}
    steps = {(name, step) for name, last in current.items() for step in range(1, last)}
    assert {name for name in MIGRATIONS if name[0] in current} == steps
    for name, step in steps:
        sample = SAMPLES / f"{name.removeprefix('hallplan.')}-{step}.json"
        value = parse_file(sample.read_bytes(), str(sample))
        assert value.version == current[name]


def test_an_old_plan_means_the_same_and_keeps_its_faults():
    """Version 1 had no waivers, conditions, builds or competitors: nothing is made up for it."""
    tree = json.loads((SAMPLES / "plan-1.json").read_bytes())
    plan = parse_file(json.dumps(tree).encode(), "old.json")
    assert isinstance(plan, Plan)
    assert (plan.conditions, plan.waivers) == ({}, ())
    assert {booth.build for booth in plan.booths} == {None}
    assert [booth.number for booth in plan.booths] == [b["number"] for b in tree["booths"]]
    tree["booths"] = 3
    tree["exhibitors"][0] = "lh"
    with pytest.raises(BadInput) as error:
        parse_file(json.dumps(tree).encode(), "old.json")
    assert {p.path for p in error.value.problems} == {"$.booths", "$.exhibitors[0]"}


def test_a_plan_of_version_two_is_sold_locked_and_drawn_nowhere():
    plan = parse_file((SAMPLES / "plan-2.json").read_bytes(), "old.json")
    assert isinstance(plan, Plan)
    assert (plan.structures, plan.texts, plan.dimensions, plan.underlays) == ((), (), (), ())
    assert plan.prices is None
    assert {(each.held_until, each.services, each.locked) for each in plan.booths} == {
        (None, None, False)
    }
    assert {(each.group, each.note) for each in (*plan.booths, *plan.areas)} == {(None, "")}
    assert {(each.asked, each.note) for each in plan.exhibitors} == {(None, "")}


def test_an_old_file_may_not_hold_what_came_later():
    tree = json.loads((SAMPLES / "plan-1.json").read_bytes()) | {"later": 1}
    with pytest.raises(BadInput) as error:
        parse_file(json.dumps(tree).encode(), "old.json")
    assert [p.path for p in error.value.problems] == ["$.later"]


def test_the_hash_is_of_the_canonical_bytes_and_knows_a_millimetre():
    plan = building.small_plan()
    assert re.fullmatch("[0-9a-f]{64}", content_hash(plan))
    assert content_hash(parse_file(to_bytes(plan), "x")) == content_hash(plan)
    assert content_hash(Move(("booth-b9",), 1, 0).apply(plan).plan) != content_hash(plan)


def test_a_changed_venue_says_what_changed():
    venue = building.venue()
    named = reference(venue)
    assert changed_parts(named, venue) == ()
    wider = building.venue(openings=(building.opening("door", (15_000, 0), width=4000),))
    assert changed_parts(named, wider) == ("openings",)
    renamed = msgspec.structs.replace(venue, note=building.name("surveyed"))
    assert changed_parts(named, renamed) != ()


def test_the_venue_beside_the_plan_comes_before_the_shipped_one(tmp_path: Path):
    plan = read_plan(example_plan())
    mine = msgspec.structs.replace(building.venue(), id="kintex")
    write(tmp_path / "kintex.json", mine)
    assert find_venue(plan, tmp_path / "plan.json") == mine
    assert find_venue(plan, tmp_path / "elsewhere" / "plan.json").id == "kintex"
    assert find_venue(plan, None) == read_venue(layouts() / "venues" / "kintex.json")


def test_a_venue_that_is_nowhere_or_another_one_is_refused(tmp_path: Path):
    plan = building.small_plan()
    with pytest.raises(BadInput) as error:
        find_venue(plan, tmp_path / "plan.json")
    assert codes(error) == ["venue-missing"]
    assert "kintex" in error.value.problems[0].message("en")
    write(tmp_path / "test-venue.json", msgspec.structs.replace(building.venue(), id="coex"))
    with pytest.raises(BadInput) as error:
        find_venue(plan, tmp_path / "plan.json")
    assert codes(error) == ["venue-other"]
