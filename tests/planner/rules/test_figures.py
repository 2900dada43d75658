# SPDX-License-Identifier: GPL-3.0-or-later
"""Amounts and comparisons as people read them."""

import pytest

from planner.model.values import Name
from planner.rules.figures import amount, compared
from planner.rules.finding import Finding


@pytest.mark.parametrize(
    ("value", "unit", "english", "korean"),
    [
        (3000, "mm", "3,000 mm", "3,000 mm"),
        (27.87, "m2", "27.87 m²", "27.87 m²"),
        (500, "persons", "500 persons", "500명"),
        (2, "count", "2", "2"),
        (1.4, "m2/person", "1.4 m² per person", "1인당 1.4 m²"),
        (7.6, "mm/person", "7.6 mm per person", "1인당 7.6 mm"),
        (6.0, "mm/m2", "6 mm per m²", "1 m²당 6 mm"),
        (1000, "kg/m2", "1,000 kg/m²", "1,000 kg/m²"),
        (0.5, "share", "50 %", "50 %"),
        (0.333, "share", "33.3 %", "33.3 %"),
        (0, "mm", "0 mm", "0 mm"),
        (3, "booths", "3", "3"),
        (3, "", "3", "3"),
    ],
)
def test_an_amount_has_its_unit_and_as_many_decimals_as_it_needs(value, unit, english, korean):
    assert (amount(value, unit, "en"), amount(value, unit, "ko")) == (english, korean)


@pytest.mark.parametrize(
    ("measured", "required", "unit", "said"),
    [
        (2999, 3000, "mm", "2,999 < 3,000 mm"),
        (3001, 3000, "mm", "3,001 > 3,000 mm"),
        (54.0004, 54, "m2", "54.000 > 54.000 m²"),
        (54.04, 54, "m2", "54.04 > 54.00 m²"),
        (0.4996, 0.5, "share", "49.96 < 50.00 %"),
        (1.2, 1.4, "m2/person", "1.2 < 1.4 m² per person"),
        (1.98765, None, "m2", "1.988 m²"),
        (None, 600, "mm", ""),
    ],
)
def test_a_comparison_tells_why_it_fails(measured, required, unit, said):
    finding = Finding(
        "overlap", "kintex", "error", (), (0.0, 0.0), measured, required, unit,
        Name("", ""), "assumed", "overlap.found",
    )  # fmt: skip
    assert compared(finding, "en") == said
