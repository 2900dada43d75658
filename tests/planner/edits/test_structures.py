# SPDX-License-Identifier: GPL-3.0-or-later
"""Walls, columns, texts and dimensions: added, changed, and treated as other things are."""

import pytest

from planner.edits.align import Align
from planner.edits.boxes import box_of
from planner.edits.delete import Delete
from planner.edits.describe import SetHeight
from planner.edits.drawn import AddDimension, AddText, SetDimension, SetText
from planner.edits.duplicate import Duplicate
from planner.edits.edit import Edit
from planner.edits.lock import Group, Lock
from planner.edits.match_size import MatchSize
from planner.edits.mirror import Mirror
from planner.edits.move import Move, Place
from planner.edits.paste import Paste, taken
from planner.edits.resize import Resize, Turn
from planner.edits.rotate import Rotate
from planner.edits.set_build import SetBuild
from planner.edits.set_note import SetNote
from planner.edits.structures import AddColumn, AddWall, SetColumn
from planner.floor.site import Site
from planner.model.drawn import Dimension
from planner.model.plan import Plan
from planner.model.problems import BadInput
from planner.model.shapes import Rectangle
from planner.model.things import things
from planner.model.values import Name
from tests.planner import building


def after(*edits: Edit) -> Plan:
    """The small plan after some edits."""
    plan = building.small_plan()
    for edit in edits:
        plan = edit.apply(plan).plan
    return plan


ALL = after(
    AddWall(((1000, 1000), (4000, 1000))),
    AddColumn((20_000, 15_000)),
    AddText((2000, 3000), "쉼터"),
    AddDimension((0, 0), (3000, 0), 500),
)
DRAWN = ("wall-1", "column-1", "text-1", "dimension-1")


def codes(edit: Edit, plan: Plan = ALL) -> set[str]:
    with pytest.raises(BadInput) as error:
        edit.apply(plan)
    return {problem.code for problem in error.value.problems}


def test_a_wall_of_several_pieces_is_one_group():
    change = AddWall(((0, 0), (3000, 0), (3000, 2000)), 120, 2400).apply(building.small_plan())
    assert change.touched == {"wall-1", "wall-2"}
    one, two = change.plan.structures
    assert (one.kind, one.height, one.group) == ("wall", 2400, "group-1")
    assert two.group == one.group
    assert one.shape == Rectangle((0, -60), (3060, 120))


def test_a_column_stands_about_its_middle():
    assert ALL.structures[1].shape == Rectangle((19_750, 14_750), (500, 500))
    round_ = after(AddColumn((0, 0), (600, 1), round=True)).structures[0]
    assert len(round_.shape.corners()) == 24


def test_a_column_becomes_round_and_square_about_its_middle():
    plan = SetColumn("column-1", round=True).apply(ALL).plan
    assert box_of(plan.structures[1]) == (19_750, 14_750, 20_250, 15_250)
    assert len(plan.structures[1].shape.corners()) == 24
    plan = SetColumn("column-1", size=(800, 800)).apply(plan).plan
    assert len(plan.structures[1].shape.corners()) == 24
    assert box_of(plan.structures[1]) == (19_600, 14_600, 20_400, 15_400)
    plan = SetColumn("column-1", round=False).apply(plan).plan
    assert plan.structures[1].shape == Rectangle((19_600, 14_600), (800, 800))
    turned = after(AddColumn((0, 0), (600, 400), 30.0), SetColumn("column-1", (800, 400)))
    assert (
        turned.structures[0].shape
        == AddColumn((0, 0), (800, 400), 30.0).apply(building.small_plan()).plan.structures[0].shape
    )


@pytest.mark.parametrize("kind", ["wall-1", "column-1"])
def test_structures_are_solid(kind):
    site = building.site(ALL)
    assert site.solids[kind].kind == kind[:-2]
    assert site.structures[kind].id == kind


def test_everything_moves_turns_and_goes_together():
    moved = Move((*DRAWN, "booth-b9"), 10, -20).apply(ALL)
    assert moved.touched == {*DRAWN, "booth-b9"}
    assert moved.plan.texts[0].at == (2010, 2980)
    assert moved.plan.dimensions[0] == Dimension(
        "dimension-1", (10, -20), (3010, -20), 500, False, None
    )
    back = Move((*DRAWN, "booth-b9"), -10, 20).apply(moved.plan)
    assert back.plan == ALL
    turned = Rotate(DRAWN, 90.0, (0, 0)).apply(ALL).plan
    assert turned.texts[0].at == (-3000, 2000)
    assert turned.texts[0].angle == 90.0
    assert turned.dimensions[0].end == (0, 3000)
    assert Rotate(DRAWN, -90.0, (0, 0)).apply(turned).plan == ALL
    gone = Delete(DRAWN).apply(ALL)
    assert gone.plan == building.small_plan()


def test_place_names_the_anchor_of_each():
    for name, anchor in (("wall-1", (5, 6)), ("text-1", (7, 8)), ("dimension-1", (9, 10))):
        plan = Place(name, *anchor).apply(ALL).plan
        thing = next(each for each in things(plan) if each.id == name)
        at = getattr(thing, "at", None) or getattr(thing, "start", None) or thing.shape.at
        assert at == anchor


def test_mirrored_dimensions_keep_their_figure_on_the_same_side_of_what_they_measure():
    plan = Mirror(("dimension-1", "text-1"), "x").apply(ALL).plan
    dimension = plan.dimensions[0]
    assert (dimension.start, dimension.end, dimension.offset) == ((3000, 0), (0, 0), -500)
    assert plan.texts[0].text == Name("쉼터", "쉼터")


def test_locked_and_grouped_like_others():
    locked = Lock(DRAWN).apply(ALL).plan
    assert codes(Move(("text-1",), 1, 0), locked) == {"edit-locked"}
    assert codes(SetDimension("dimension-1", offset=7), locked) == {"edit-locked"}
    assert codes(SetText("text-1", height=7), locked) == {"edit-locked"}
    assert codes(Resize("wall-1", 10, 10), locked) == {"edit-locked"}
    assert SetText("text-1", ko="물").apply(locked).plan.texts[0].text.ko == "물"
    grouped = Group((*DRAWN, "booth-b9")).apply(ALL).plan
    assert {thing.group for thing in things(grouped) if thing.id in DRAWN} == {"group-1"}


def test_walls_take_sizes_and_heights():
    plan = Resize("wall-1", 5000, 200).apply(ALL).plan
    assert plan.structures[0].shape == Rectangle((1000, 950), (5000, 200))
    plan = MatchSize(("booth-b9", "column-1")).apply(ALL).plan
    assert plan.structures[1].shape == Rectangle((19_750, 14_750), (3000, 3000))
    plan = SetHeight(("wall-1", "booth-b9"), 3000).apply(ALL).plan
    assert (plan.structures[0].height, plan.booths[0].height) == (3000, 3000)
    assert SetHeight(("wall-1",), None).apply(plan).plan.structures[0].height is None
    assert Turn("wall-1", 30.0).apply(ALL).plan.structures[0].shape.angle == 30.0
    assert SetNote(("wall-1",), "Fire rated").apply(ALL).plan.structures[0].note == "Fire rated"


def test_what_is_drawn_lines_up_by_its_points():
    plan = Align(("text-1", "wall-1"), "left").apply(ALL).plan
    assert plan.texts[0].at == (1000, 3000)


def test_texts_and_dimensions_are_changed_by_what_is_stated():
    plan = SetText("text-1", en="Rest", height=300, angle=-90.0).apply(ALL).plan
    text = plan.texts[0]
    assert (text.text, text.height, text.angle) == (Name("쉼터", "Rest"), 300, 270.0)
    plan = SetDimension("dimension-1", end=(4000, 0), offset=-250).apply(ALL).plan
    dimension = plan.dimensions[0]
    assert (dimension.start, dimension.end, dimension.offset) == ((0, 0), (4000, 0), -250)


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (AddWall(((0, 0),)), "wall-short"),
        (AddWall(((0, 0), (1000, 0)), 0), "edit-count-range"),
        (AddColumn((0, 0), (9, 9), round=True), "column-small"),
        (AddText((0, 0), "  "), "text-empty"),
        (SetText("text-1", ko="", en=""), "text-empty"),
        (SetColumn("wall-1", round=True), "edit-needs-column"),
        (SetColumn("column-1", (9, 9), round=True), "column-small"),
        (SetText("wall-1", ko="x"), "edit-needs-text"),
        (AddDimension((5, 5), (5, 5)), "dimension-empty"),
        (SetDimension("dimension-1", end=(0, 0)), "dimension-empty"),
        (SetDimension("text-1", offset=1), "edit-needs-dimension"),
        (Resize("text-1", 10, 10), "edit-needs-footprint"),
        (Turn("dimension-1", 10.0), "edit-needs-footprint"),
        (SetBuild(("wall-1",), storeys=2), "edit-needs-build"),
        (SetHeight(("stage",), 3), "edit-needs-height"),
        (Move(("text-9",), 1, 1), "no-such-thing"),
    ],
    ids=lambda value: getattr(value, "NAME", value),
)
def test_refusals(edit, code):
    assert codes(edit) == {code}


def test_copies_keep_what_they_are():
    copied = Duplicate(("wall-1", "text-1", "dimension-1", "stage"), 0, 500).apply(ALL)
    assert copied.touched == {"wall-2", "text-2", "dimension-2", "stage-1"}
    plan = copied.plan
    assert plan.structures[-1].shape == Rectangle((1000, 1450), (3000, 100))
    assert plan.texts[-1].at == (2000, 3500)
    assert plan.dimensions[-1].start == (0, 500)
    assert plan.areas[-1].kind == "stage"


def test_they_are_taken_and_pasted_with_booths():
    source = taken(ALL, (*DRAWN, "booth-b9"))
    assert [thing.id for thing in things(source)] == ["booth-b9", *DRAWN]
    fresh = Paste(source, 100, 0).apply(building.small_plan())
    assert {*DRAWN} <= fresh.touched
    again = Paste(source, 100, 0).apply(ALL)
    assert {"wall-2", "column-2", "text-2", "dimension-2"} <= again.touched
    assert Site(again.plan, building.site(ALL).ground).solids["wall-2"].kind == "wall"
