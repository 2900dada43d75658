# SPDX-License-Identifier: GPL-3.0-or-later
"""A waiver holds for one finding in its place: it lapses when the place changes, not otherwise."""

import msgspec
import pytest

from planner.edits.assign import SetStatus
from planner.edits.describe import Renumber, SetHeight
from planner.edits.move import Move
from planner.edits.waive import Waive, WithdrawWaiver
from planner.floor.site import Site
from planner.model.files import parse_file, to_bytes
from planner.model.problems import BadInput
from planner.rules.check import check
from planner.rules.waivers import Judged, Places, judge
from tests.planner.rules.scenes import BACK, KINTEX, scene, stand

NARROW = "aisle-width/booth-a/booth-b"


def narrow() -> Site:
    """Two stands with 2.9 m between them where 3 m are asked for."""
    return scene(stand("A", 5000, 5000, open_sides=(BACK,)), stand("B", 5000, 10_900))


def waived(site: Site, key: str = NARROW, **changes: str) -> Site:
    """The site with one finding waived."""
    (finding,) = [each for each in check(site, [KINTEX]) if each.key == key]
    words = {"reason": "Steward posted", "name": "Kim", "date": "2018-09-01"} | changes
    edit = Waive(Places(site).mark(finding), "kintex", **words)
    return site.with_plan(edit.apply(site.plan).plan)


def judged(site: Site) -> Judged:
    return judge(check(site, [KINTEX]), site)


def edited(site: Site, *edits) -> Site:
    for edit in edits:
        site = site.with_plan(edit.apply(site.plan).plan)
    return site


def keys(pairs) -> list[str]:
    return [finding.key for finding, _ in pairs]


def test_a_waived_finding_no_longer_counts_but_is_kept():
    before, after = judged(narrow()), judged(waived(narrow()))
    assert before.fails
    assert NARROW in [finding.key for finding in before.counting]
    assert not after.fails
    assert keys(after.waived) == [NARROW]
    assert len(after.counting) == len(before.counting) - 1
    assert (after.lapsed, after.idle) == ((), ())


@pytest.mark.parametrize(
    "edit",
    [Renumber("booth-a", "Z9"), SetStatus(("booth-b",), "held")],
    ids=["renumbered", "sold"],
)
def test_what_is_no_part_of_the_place_changes_nothing(edit):
    assert keys(judged(edited(waived(narrow()), edit)).waived) == [NARROW]


@pytest.mark.parametrize(
    "edit",
    [
        Move(("booth-b",), 0, -1),
        Move(("booth-b",), 1, 0),
        Move(("booth-a", "booth-b"), 500, 0),
        SetHeight(("booth-a",), 2400),
    ],
    ids=["nearer", "along", "both", "lower"],
)
def test_a_waiver_lapses_when_the_place_changes(edit):
    after = judged(edited(waived(narrow()), edit))
    assert keys(after.lapsed) == [NARROW]
    assert after.fails
    assert after.waived == ()


def test_a_waiver_holds_again_when_the_place_is_as_it_was():
    there = edited(waived(narrow()), Move(("booth-b",), 0, -1), Move(("booth-b",), 0, 1))
    assert keys(judged(there).waived) == [NARROW]


def test_a_waiver_without_its_finding_is_idle():
    after = judged(edited(waived(narrow()), Move(("booth-b",), 0, 100)))
    assert [waiver.finding for waiver in after.idle] == [NARROW]
    assert not after.fails


def test_a_waiver_is_of_one_profile():
    site = waived(narrow())
    strict = msgspec.structs.replace(KINTEX, id="strict")
    both = judge(check(site, [KINTEX, strict]), site)
    assert both.fails
    assert {finding.profile for finding in both.counting if finding.key == NARROW} == {"strict"}


def test_a_second_waiver_takes_the_place_of_the_first_and_can_be_withdrawn():
    site = waived(waived(narrow()), reason="Door kept open")
    assert [waiver.reason for waiver in site.plan.waivers] == ["Door kept open"]
    back = edited(site, WithdrawWaiver(NARROW, "kintex"))
    assert back.plan == narrow().plan
    assert judged(back).fails


def test_waivers_are_read_back_from_the_file():
    plan = waived(narrow()).plan
    assert parse_file(to_bytes(plan), "plan.json") == plan


@pytest.mark.parametrize(
    ("edit", "code", "path"),
    [
        (Waive("aisle-width/a", "kintex", "r", "n", "2018-09-01"), "text-form", "$.place"),
        (Waive("a@0123456789abcdef", "kintex", "", "n", "2018-09-01"), "text-missing",
         "$.reason"),
        (Waive("a@0123456789abcdef", "kintex", "r", "n", "1 Sept"), "text-form", "$.date"),
        (Waive("a@0123456789abcdef", "kintex", "r", "n", "2018-02-30"), "date-impossible",
         "$.date"),
        (WithdrawWaiver("aisle-width/b", "kintex"), "no-such-waiver", ""),
    ],
)  # fmt: skip
def test_bad_words_are_named(edit, code, path):
    with pytest.raises(BadInput) as caught:
        edit.apply(narrow().plan)
    assert [(problem.code, problem.path) for problem in caught.value.problems] == [(code, path)]
