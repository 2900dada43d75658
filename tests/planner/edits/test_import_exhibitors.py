# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of exhibitors taken into a plan, row by row."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.edits.exhibitor_book import Occupied
from planner.edits.exhibitor_rows import ExhibitorList, ExhibitorRow
from planner.edits.import_exhibitors import ImportExhibitors
from planner.model.decode import decode
from planner.model.plan import Booth, Exhibitor, Plan
from planner.model.problems import BadInput
from planner.model.references import plan_problems
from planner.model.values import Name
from tests.planner.building import booth, plan, rectangle


def standing() -> Plan:
    """A booth with a placeholder, one that two real ones share, an empty one."""
    made = plan(
        (
            booth("B1", rectangle(0, 0), exhibitors=("hancom",)),
            booth("B2", rectangle(3000, 0), exhibitors=("daegu", "daejeon")),
            booth("B3", rectangle(6000, 0)),
        )
    )
    first, *others = made.exhibitors
    real = (msgspec.structs.replace(each, facts={}) for each in others)
    return msgspec.structs.replace(made, exhibitors=(first, *real))


def imported(*rows: ExhibitorRow, occupied: Occupied = "refuse") -> tuple[Plan, list[object]]:
    """The plan after some rows, and of each row its effects, or the codes of its problems."""
    edit = ImportExhibitors(ExhibitorList("list.csv", rows), occupied)
    result = edit.imported(standing())
    return result.plan, [
        [problem.code for problem in row.problems]
        or [(effect.kind, effect.exhibitor, effect.booth) for effect in row.effects]
        for row in result.rows
    ]


def row(line: int = 2, **texts: str) -> ExhibitorRow:
    return ExhibitorRow(line, **texts)


def exhibitor(plan: Plan, identifier: str) -> Exhibitor:
    return next(each for each in plan.exhibitors if each.id == identifier)


def in_booth(plan: Plan, number: str) -> Booth:
    return next(each for each in plan.booths if each.number == number)


def test_a_new_exhibitor_stands_in_its_booth() -> None:
    after, said = imported(row(name_ko="새 회사", name_en="New Co", booths="b3", asked="13.2㎡"))
    assert said == [[("new", "exhibitor-new-co", ""), ("joins", "exhibitor-new-co", "booth-b3")]]
    new = exhibitor(after, "exhibitor-new-co")
    assert (new.name, new.short, new.asked) == (Name("새 회사", "New Co"), new.name, 14)
    assert in_booth(after, "B3").exhibitors == (new.id,)


def test_a_placeholder_takes_the_name_of_its_booth_and_keeps_its_id() -> None:
    after, said = imported(row(name="가나", booths="B1"))
    assert said == [[("renamed", "hancom", "")]]
    named = exhibitor(after, "hancom")
    assert (named.name, named.short, named.facts) == (Name("가나", "가나"), named.name, {})
    assert in_booth(after, "B1").exhibitors == ("hancom",)


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("대구광역시", Name("대구광역시", "Daegu")),
        ("(주)대구 광역시", Name("대구광역시", "Daegu")),
        ("DAEGU", Name("대구광역시", "Daegu")),
    ],
)
def test_one_name_finds_its_exhibitor_and_changes_neither(name: str, after: Name) -> None:
    plan, said = imported(row(name=name, note="near  the stage"))
    assert said == [[("changed", "daegu", "")]]
    assert exhibitor(plan, "daegu").name == after
    assert exhibitor(plan, "daegu").note == "near the stage"


def test_a_name_in_the_other_language_is_new() -> None:
    plan, said = imported(row(name_ko="대구광역시", name_en="Daegu Metropolitan City"))
    assert said == [[("renamed", "daegu", "")]]
    assert exhibitor(plan, "daegu").name == Name("대구광역시", "Daegu Metropolitan City")


def test_an_id_finds_whoever_is_called_otherwise() -> None:
    plan, said = imported(row(id="daegu", name_en="Taegu"))
    assert said == [[("renamed", "daegu", "")]]
    assert exhibitor(plan, "daegu").name == Name("대구광역시", "Taegu")
    assert imported(row(id="deagu"))[1] == [["reference-broken"]]


@pytest.mark.parametrize(
    ("occupied", "said", "there"),
    [
        ("refuse", ["booth-taken"], ("daegu", "daejeon")),
        (
            "replace",
            [
                ("leaves", "daegu", "booth-b2"),
                ("leaves", "daejeon", "booth-b2"),
                ("joins", "hancom", "booth-b2"),
            ],
            ("hancom",),
        ),
        ("share", [("joins", "hancom", "booth-b2")], ("daegu", "daejeon", "hancom")),
    ],
)
def test_a_taken_booth(occupied: Occupied, said: list[object], there: tuple[str, ...]) -> None:
    plan, effects = imported(row(name="Hancom Group", booths="B2"), occupied=occupied)
    assert effects == [said]
    assert in_booth(plan, "B2").exhibitors == there


def test_names_may_be_given_to_those_who_stand_there() -> None:
    plan, said = imported(row(name_ko="가; 나", name_en="A; B", booths="B2"), occupied="rename")
    assert said == [[("renamed", "daegu", ""), ("renamed", "daejeon", "")]]
    assert exhibitor(plan, "daejeon").name == Name("나", "B")
    assert imported(row(name="A; B; C", booths="B2"), occupied="rename")[1] == [["names-count"]]


def test_a_booth_is_not_sold_twice_by_one_list() -> None:
    rows = (row(2, name="A", booths="B3"), row(3, name="B", booths="B3"))
    assert imported(*rows)[1][1] == ["booth-taken"]
    plan, _ = imported(*rows, occupied="share")
    assert in_booth(plan, "B3").exhibitors == ("exhibitor-a", "exhibitor-b")
    # Who gives way is whoever stood there before, never who came by the same list.
    plan, _ = imported(*rows, occupied="replace")
    assert in_booth(plan, "B3").exhibitors == ("exhibitor-a", "exhibitor-b")


def test_a_placeholder_in_two_booths_takes_one_name() -> None:
    twice = standing()
    booths = (twice.booths[0], msgspec.structs.replace(twice.booths[2], exhibitors=("hancom",)))
    rows = (row(2, name="A", booths="B1"), row(3, name="B", booths="B3"))
    result = ImportExhibitors(ExhibitorList("", rows)).imported(
        msgspec.structs.replace(twice, booths=booths)
    )
    assert [[problem.code for problem in each.problems] for each in result.rows] == [
        [],
        ["booth-taken"],
    ]


def test_status_and_its_day_go_to_the_booths() -> None:
    plan, said = imported(
        row(2, name="Daegu", booths="B2", status="확정 / confirmed"),
        row(3, name="C", booths="B3", held_until="2018. 9. 18.(화)"),
    )
    assert said[0] == [("status", "", "booth-b2")]
    assert in_booth(plan, "B2").status == "confirmed"
    assert (in_booth(plan, "B3").status, in_booth(plan, "B3").held_until) == ("held", "2018-09-18")


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ({"booths": "B9", "name": "A"}, "no-such-booth"),
        ({"name": "A", "asked": "big"}, "area-unread"),
        ({"name": "A", "status": "sold out"}, "not-a-choice"),
        ({"name": "A", "group": "friends"}, "not-a-choice"),
        ({"name": "A", "held_until": "2018-13-01"}, "day-unread"),
        ({"name": "A", "status": "confirmed", "held_until": "2018-09-01"}, "held-until-not-held"),
        ({"name": "A; B", "asked": "9"}, "row-several"),
        ({"name_ko": "가; 나", "name_en": "A"}, "names-apart"),
        ({"asked": "9"}, "row-nameless"),
        ({"name": "A\x07"}, "text-form"),
        ({"name": "A" * 300}, "text-too-long"),
        ({"broken": "quotes"}, "table-broken"),
    ],
)
def test_a_bad_row_is_named_and_stops_no_other(texts: dict[str, str], code: str) -> None:
    rows = (row(2, name="Good", booths="B3"), row(3, **texts), row(4, name="Also good"))
    edit = ImportExhibitors(ExhibitorList("list.csv", rows))
    result = edit.imported(standing())
    assert [(problem.file, problem.line, problem.code) for problem in result.problems] == [
        ("list.csv", 3, code)
    ]
    added = [each.name.en for each in result.plan.exhibitors[3:]]
    assert added == ["Good", "Also good"]
    assert edit.apply(standing()).plan == result.plan
    with pytest.raises(BadInput):
        ImportExhibitors(edit.listed, strict=True).apply(standing())


def test_a_list_of_bad_rows_alone_is_refused() -> None:
    with pytest.raises(BadInput):
        ImportExhibitors(ExhibitorList("", (row(name="A", booths="X1"),))).apply(standing())


def test_what_is_said_twice_is_told() -> None:
    rows = (
        row(2, name="A", booths="B3", asked="9"),
        row(3, name="A", asked="9"),
        row(4, name="A", asked="12"),
    )
    result = ImportExhibitors(ExhibitorList("", rows)).imported(standing())
    assert result.rows[1].repeats == 2
    assert [each.code for each in result.rows[2].problems] == ["row-differs"]


def test_two_exhibitors_of_one_name_are_not_guessed_between() -> None:
    made = standing()
    twins = (*made.exhibitors, msgspec.structs.replace(made.exhibitors[1], id="daegu-2"))
    edit = ImportExhibitors(ExhibitorList("", (row(name="Daegu"), row(3, id="daegu-2"))))
    result = edit.imported(msgspec.structs.replace(made, exhibitors=twins))
    assert [[each.code for each in judged.problems] for judged in result.rows] == [
        ["exhibitor-ambiguous"],
        [],
    ]


def test_what_is_known_changes_nothing() -> None:
    edit = ImportExhibitors(ExhibitorList("", (row(name="Daegu; Daejeon", booths="B2"),)))
    before = standing()
    change = edit.apply(before)
    assert change.plan is before
    assert not change.touched


def test_who_moves_leaves_the_old_booth() -> None:
    before = standing()
    rows = (row(2, name="Hancom Group", booths="B3"), row(3, name="Daegu", booths="B2"))
    stays = ImportExhibitors(ExhibitorList("", rows)).apply(before).plan
    assert [each.exhibitors for each in stays.booths] == [
        ("hancom",), ("daegu", "daejeon"), ("hancom",)
    ]  # fmt: skip
    result = ImportExhibitors(ExhibitorList("", rows), moves=True).imported(before)
    assert [each.exhibitors for each in result.plan.booths] == [
        (), ("daegu", "daejeon"), ("hancom",)
    ]  # fmt: skip
    assert [each.kind for each in result.rows[0].effects] == ["joins", "leaves"]


def test_two_change_places_by_a_list() -> None:
    rows = (row(2, name="Hancom Group", booths="B2"), row(3, name="Daegu", booths="B1"))
    edit = ImportExhibitors(ExhibitorList("", rows), "replace", moves=True)
    after = edit.apply(standing()).plan
    assert [each.exhibitors for each in after.booths] == [("daegu",), ("hancom",), ()]


def test_who_is_placed_by_a_bad_row_stays() -> None:
    rows = (row(2, name="Hancom Group", booths="B2"), row(3, name="Daegu", booths="B2"))
    result = ImportExhibitors(ExhibitorList("", rows), moves=True).imported(standing())
    assert [each.code for each in result.problems] == ["booth-taken"]
    assert result.plan.booths[0].exhibitors == ("hancom",)


_WORDS = st.sampled_from(["", "A", "B", "Daegu", "한컴그룹", "A; B", "B1", "B2 B3", "held", "9"])


@given(
    rows=st.lists(
        st.builds(
            ExhibitorRow, st.integers(2, 9), name=_WORDS, name_en=_WORDS, booths=_WORDS,
            status=_WORDS, asked=_WORDS, short_ko=_WORDS,
        ),
        max_size=8,
    ),
    occupied=st.sampled_from(["refuse", "rename", "replace", "share"]),
    moves=st.booleans(),
)  # fmt: skip
def test_any_list_leaves_a_plan_that_a_file_may_hold(
    rows: list[ExhibitorRow], occupied: Occupied, moves: bool
) -> None:
    before = standing()
    result = ImportExhibitors(ExhibitorList("", tuple(rows)), occupied, moves).imported(before)
    assert isinstance(decode(msgspec.to_builtins(result.plan), Plan), Plan)
    assert list(plan_problems(result.plan)) == []
    kept = [each.id for each in result.plan.exhibitors]
    assert kept[: len(before.exhibitors)] == [each.id for each in before.exhibitors]
