# SPDX-License-Identifier: GPL-3.0-or-later
"""Edits of what is sold: holds, services, notes, exhibitors, prices."""

import msgspec
import pytest

from planner.edits.assign import Assign, SetStatus
from planner.edits.edit import Edit
from planner.edits.exhibitors import AddExhibitor, DeleteExhibitor, SetExhibitor
from planner.edits.set_note import SetNote
from planner.edits.set_prices import SetPrices
from planner.edits.set_services import SetServices
from planner.model.orders import Prices, Services
from planner.model.plan import Booth, Exhibitor, Plan
from planner.model.problems import BadInput
from planner.model.references import plan_problems
from planner.model.values import Name
from tests.planner.building import small_plan

B9, B10 = ("booth-b9",), ("booth-b10",)


def booth(plan: Plan, identifier: str) -> Booth:
    return next(each for each in plan.booths if each.id == identifier)


def exhibitor(plan: Plan, identifier: str) -> Exhibitor:
    return next(each for each in plan.exhibitors if each.id == identifier)


def done(*edits: Edit) -> Plan:
    plan = small_plan()
    for edit in edits:
        plan = edit.apply(plan).plan
    assert list(plan_problems(plan)) == []
    return plan


def refused(edit: Edit, plan: Plan | None = None) -> str:
    with pytest.raises(BadInput) as caught:
        edit.apply(plan or small_plan())
    assert caught.value.problems[0].report("ko")
    return caught.value.problems[0].code


def test_a_hold_has_a_last_day_and_keeps_it_until_told_otherwise() -> None:
    plan = done(SetStatus(B10, "held", "2018-09-01"), SetStatus(B10, "held"))
    assert booth(plan, "booth-b10").held_until == "2018-09-01"
    assert booth(SetStatus(B10, "held", None).apply(plan).plan, "booth-b10").held_until is None
    sold = SetStatus(B10, "confirmed").apply(plan).plan
    assert (booth(sold, "booth-b10").status, booth(sold, "booth-b10").held_until) == (
        "confirmed",
        None,
    )


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (SetStatus(B10, "held", "2018-02-30"), "date-impossible"),
        (SetStatus(B10, "held", "soon"), "date-impossible"),
        (SetStatus(B10, "reserved", "2018-09-01"), "held-until-not-held"),
        (SetServices(B10, three_phase=True), "three-phase-without-power"),
        (SetServices(B10, power=-1), "out-of-range"),
        (SetNote(B10, "two\nlines"), "text-form"),
        (SetNote(B10, "x" * 1001), "text-too-long"),
        (SetNote(("nobody",), "x"), "no-such-thing"),
        (AddExhibitor(""), "text-missing"),
        (SetExhibitor("nobody", asked=9), "reference-broken"),
        (SetExhibitor("daegu", name_ko=""), "text-missing"),
        (SetExhibitor("daegu", asked=-1), "out-of-range"),
        (DeleteExhibitor("nobody"), "reference-broken"),
        (SetPrices("KRW", shell=1), "price-missing"),
        (SetPrices("won", shell=1, raw=1), "text-form"),
        (SetPrices("KRW", shell=1, raw=1, corner=501), "out-of-range"),
    ],
)
def test_what_makes_no_sense_is_refused(edit: Edit, code: str) -> None:
    assert refused(edit) == code


def test_services_are_stated_one_by_one() -> None:
    plan = done(SetServices((*B9, *B10), power=15_000, three_phase=True), SetServices(B10, water=1))
    assert booth(plan, "booth-b9").services == Services(power=15_000, three_phase=True)
    assert booth(plan, "booth-b10").services == Services(15_000, True, water=1)
    bare = SetServices((*B9, *B10), power=0, water=0).apply(plan).plan
    assert booth(bare, "booth-b10").services is None


def test_notes_stand_on_booths_and_areas() -> None:
    plan = done(SetNote(("booth-b9", "stage"), " Hose behind "))
    assert (booth(plan, "booth-b9").note, plan.areas[0].note) == ("Hose behind", "Hose behind")
    assert not SetNote(B10, "").apply(plan).touched


def test_who_comes_instead_takes_the_booth_alone() -> None:
    assert booth(done(Assign("booth-b9", ("daegu",))), "booth-b9").exhibitors == ("hancom", "daegu")
    plan = done(Assign("booth-b9", ("daegu",), instead=True))
    assert booth(plan, "booth-b9").exhibitors == ("daegu",)


def test_an_exhibitor_comes_is_changed_and_goes() -> None:
    plan = done(AddExhibitor("새 회사", "New Co", asked=18))
    new = exhibitor(plan, "exhibitor-new-co")
    assert (new.name, new.short, new.asked) == (Name("새 회사", "New Co"), new.name, 18)
    change = SetExhibitor("hancom", name_en="Hancom Inc", asked=9, note="VIP").apply(plan)
    assert change.touched == {"hancom", "booth-b9"}
    named = exhibitor(change.plan, "hancom")
    assert (named.name, named.asked, named.note) == (Name("한컴그룹", "Hancom Inc"), 9, "VIP")
    assert named.facts == {}
    gone = DeleteExhibitor("hancom").apply(change.plan)
    assert gone.touched == {"hancom", "booth-b9"}
    assert booth(gone.plan, "booth-b9").exhibitors == ()
    assert list(plan_problems(gone.plan)) == []


def test_competitors_forget_who_goes() -> None:
    plan = small_plan()
    first, *others = plan.exhibitors
    plan = msgspec.structs.replace(
        plan, exhibitors=(msgspec.structs.replace(first, competitors=("daegu",)), *others)
    )
    gone = DeleteExhibitor("daegu").apply(plan)
    assert exhibitor(gone.plan, "hancom").competitors == ()
    assert gone.touched == {"daegu", "hancom"}


def test_prices_are_stated_changed_and_withdrawn() -> None:
    plan = done(SetPrices("KRW", shell=300_000, raw=250_000, corner=10))
    assert plan.prices == Prices("KRW", 300_000, 250_000, 10, 0, 0)
    changed = SetPrices("EUR", island=20).apply(plan).plan
    assert changed.prices == Prices("EUR", 300_000, 250_000, 10, 0, 20)
    assert SetPrices(None).apply(changed).plan.prices is None
    assert not SetPrices(None).apply(small_plan()).touched
