# SPDX-License-Identifier: GPL-3.0-or-later
"""Exhibitors carried onto booths, without a window."""

import pytest

from planner.edits.assign import Assign
from planner.edits.move import Move
from tests.ui.desktop.tools.hand import NONE, SHIFT, Hand
from ui.desktop.tools.assigning import Assigning, load
from ui.desktop.tools.events import Modifiers

A1, A2, B1 = (7500, 7500), (10_500, 7500), (7500, 13_500)
FLOOR = (20_000, 3000)


@pytest.fixture
def hall(hand: Hand) -> Hand:
    """Hancom in A1, Daegu in A2, Daejeon in none, B1 empty."""
    hand.apply(Assign("booth-a1", ("hancom",)))
    hand.apply(Assign("booth-a2", ("daegu",)))
    return hand


def standing(hand: Hand) -> dict[str, tuple[str, ...]]:
    return {booth.number: booth.exhibitors for booth in hand.site.plan.booths}


def carry(
    hand: Hand,
    to: tuple[int, int],
    exhibitor: str = "",
    booth: str = "",
    held: Modifiers = NONE,
) -> str:
    """Carry someone to a place; returns the hint there."""
    given = load(hand.site, exhibitor, booth)
    assert given is not None
    hand.tools.state = Assigning(given)
    hand.move(*to, held)
    hint, _ = hand.tools.state.hint(hand)
    hand.release(*to, held)
    assert hand.tools.path == "select.idle"
    return hint


def test_who_has_no_booth_takes_an_empty_one(hall: Hand) -> None:
    assert carry(hall, B1, "daejeon") == "select.assigning-empty"
    assert standing(hall)["B1"] == ("daejeon",)
    assert hall.numbers == ["B1"]


def test_who_has_no_booth_takes_one_instead_of_those_there(hall: Hand) -> None:
    assert carry(hall, A1, "daejeon") == "select.assigning-instead"
    assert standing(hall) == {"A1": ("daejeon",), "A2": ("daegu",), "B1": ()}


def test_who_has_a_booth_changes_places(hall: Hand) -> None:
    assert carry(hall, A2, "hancom") == "select.assigning-swap"
    assert standing(hall) == {"A1": ("daegu",), "A2": ("hancom",), "B1": ()}
    hall.session.undo()
    assert standing(hall)["A1"] == ("hancom",)


def test_all_of_one_booth_move_into_an_empty_one(hall: Hand) -> None:
    hall.apply(Assign("booth-a1", ("daejeon",)))
    assert carry(hall, B1, booth="booth-a1") == "select.assigning-empty"
    assert standing(hall) == {"A1": (), "A2": ("daegu",), "B1": ("hancom", "daejeon")}


def test_who_shares_a_booth_leaves_the_others_there(hall: Hand) -> None:
    hall.apply(Assign("booth-a1", ("daejeon",)))
    carry(hall, A2, "daejeon")
    assert standing(hall) == {"A1": ("hancom",), "A2": ("daejeon",), "B1": ()}


def test_shift_shares(hall: Hand) -> None:
    carry(hall, A2, "hancom", held=SHIFT)
    assert standing(hall) == {"A1": ("hancom",), "A2": ("daegu", "hancom"), "B1": ()}


def test_who_has_several_booths_gets_another(hall: Hand) -> None:
    hall.apply(Assign("booth-b1", ("hancom",)))
    carry(hall, A2, "hancom")
    assert standing(hall) == {"A1": ("hancom",), "A2": ("hancom",), "B1": ("hancom",)}


def test_the_booth_shows_who_would_stand_there(hall: Hand) -> None:
    given = load(hall.site, "hancom")
    assert given is not None
    hall.tools.state = Assigning(given)
    ghost = hall.move(*A2).overlay.ghost
    assert ghost is not None
    assert ghost.ids == {"booth-a1", "booth-a2"}
    assert ghost.preview.site.booths["booth-a2"].exhibitors == ("hancom",)
    assert hall.move(*FLOOR).overlay.ghost is None


@pytest.mark.parametrize("place", [FLOOR, A1])
def test_on_the_floor_or_at_home_nothing_happens(hall: Hand, place: tuple[int, int]) -> None:
    before = hall.site
    carry(hall, place, "hancom")
    assert hall.site is before


def test_escape_and_a_changed_plan_let_go(hall: Hand) -> None:
    given = load(hall.site, "hancom")
    assert given is not None
    hall.tools.state = Assigning(given)
    hall.keys("escape")
    assert hall.tools.path == "select.idle"
    hall.tools.state = Assigning(given)
    hall.apply(Move(("booth-b1",), 500, 0))
    hall.release(*A2)
    assert standing(hall)["A2"] == ("daegu",)


def test_an_empty_booth_has_nobody_to_carry(hall: Hand) -> None:
    assert load(hall.site, booth="booth-b1") is None
