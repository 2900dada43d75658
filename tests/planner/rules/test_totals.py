# SPDX-License-Identifier: GPL-3.0-or-later
"""Totals of booths against sums by hand, and what exhibitors got against what they asked."""

from fractions import Fraction

import msgspec
import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from planner.floor.shares import Given, expired, given
from planner.model.orders import Prices, Services
from planner.model.shapes import Outline
from planner.rules.services import kilowatts, services_words
from planner.rules.totals import Ordered, Sum, totals, value
from tests.planner.building import booth, plan, rectangle, site, small_plan

PRICES = Prices("KRW", 300_000, 250_000, 10, 15, 20)


@pytest.mark.parametrize(
    ("sides", "kind", "won"),
    [
        ((), "shell", 2_700_000),
        ((0,), "shell", 2_700_000),
        ((0, 2), "shell", 2_700_000),  # before and behind: inline
        ((0, 1), "shell", 2_970_000),
        ((0, 1, 3), "shell", 3_105_000),
        ((0, 1, 2, 3), "raw", 2_700_000),
    ],
)
def test_a_booth_costs_its_area_by_type_and_place(
    sides: tuple[int, ...], kind: str, won: int
) -> None:
    assert value(booth("B1", rectangle(0, 0), open_sides=sides, type=kind), PRICES) == won


@for_all(
    width=st.integers(100, 20_000), depth=st.integers(100, 20_000), rate=st.integers(0, 1_000_000),
    premium=st.integers(0, 500),
)  # fmt: skip
def test_a_value_is_exact_and_half_a_unit_goes_up(
    width: int, depth: int, rate: int, premium: int
) -> None:
    made = booth("B1", rectangle(0, 0, width, depth), open_sides=(0, 1))
    exact = Fraction(width * depth * rate * (100 + premium), 100 * 1_000_000)
    whole = exact.numerator // exact.denominator
    assert value(made, Prices("KRW", rate, 0, premium, 0, 0)) == whole + (
        exact - whole >= Fraction(1, 2)
    )


def test_totals_of_the_plan_and_of_a_selection() -> None:
    under = site(msgspec.structs.replace(small_plan(), prices=PRICES))
    found = totals(under)
    assert found.all == Sum(3, 44e6, 2_700_000 + 2_640_000 + 7_425_000)
    assert found.empty == 2
    assert {name: each.count for name, each in found.statuses.items()} == {
        "available": 2,
        "confirmed": 1,
    }
    assert found.sold["companies"]["confirmed"] == Sum(1, 9e6, 2_700_000)
    assert found.net_to_gross == pytest.approx(44 / 600)
    chosen = totals(under, ["booth-b9", "stage"])
    assert (chosen.all, list(chosen.types)) == (Sum(1, 9e6, 2_700_000), ["shell"])
    assert totals(under, []).all == Sum(0, 0.0, 0)


def test_without_prices_nothing_has_a_value() -> None:
    found = totals(site())
    assert (found.all.value, found.currency) == (None, "")


def test_services_are_added_up() -> None:
    booths = (
        booth("B1", rectangle(0, 0), services=Services(3300, internet=1)),
        booth("B2", rectangle(3000, 0), services=Services(15_000, True, rigging=4)),
        booth("B3", rectangle(6000, 0)),
    )
    found = totals(site(plan(booths))).services
    assert found == Ordered(2, 18_300, 1, 1, 0, 0, 4)
    assert services_words(found, "en") == "power 18.3 kW · three-phase 1 · internet 1 · rigging 4"
    assert services_words(Services(), "ko") == ""
    assert services_words(Services(3300, True), "ko") == "전기 3.3 kW · 3상"
    assert kilowatts(1_500_000) == "1,500 kW"


@pytest.mark.parametrize(
    ("area", "asked", "share"),
    [
        (0, 9, "without"),
        (9, None, "unknown"),
        (9, 9, "met"),
        (9.5, 9, "met"),
        (9.6, 9, "over"),
        (8.4, 9, "under"),
    ],
)
def test_what_was_given_against_what_was_asked(area: float, asked: int | None, share: str) -> None:
    assert Given(area, 1 if area else 0, asked).share == share


def test_several_booths_count_together_and_shared_ones_in_parts() -> None:
    corner = Outline(((0, 0), (6000, 0), (6000, 3000), (0, 3000)))
    made = plan(
        (
            booth("B1", rectangle(9000, 0), exhibitors=("hancom",)),
            booth("B2", corner, exhibitors=("hancom", "daegu")),
        )
    )
    found = given(made)
    assert (found["hancom"].area, found["hancom"].booths) == (18.0, 2)
    assert (found["daegu"].area, found["daejeon"].share) == (9.0, "without")


def test_a_hold_ends_after_its_last_day() -> None:
    held = booth("B1", rectangle(0, 0), status="held", held_until="2018-09-01")
    made = plan((held, booth("B2", rectangle(3000, 0), status="held")))
    assert expired(made, "2018-09-01") == frozenset()
    assert expired(made, "2018-09-02") == {"booth-b1"}
