# SPDX-License-Identifier: GPL-3.0-or-later
"""Exposure as CSV: read back, both languages, no live formulas."""

import csv
import io

from planner.exchange.exposure_table import booths_csv, changes_csv
from planner.model.values import Name
from planner.paths.standings import Change, Standing


def read(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_booths():
    name = Name("=업체", "Company; one")
    rows = read(booths_csv([Standing(1, "a", "A1", (name,), (name,), 12.345, 6.0)]))
    assert rows[0][0] == "순위 / Rank"
    assert rows[1] == ["1", "A1", "'=업체", "Company; one", "12.3", "6.0"]
    assert read(booths_csv([], "en"))[0][:2] == ["Rank", "Booth"]


def test_changes_and_what_a_plan_has_not():
    rows = read(changes_csv([Change((), (), (("A1", "A2"), ()), 5.0, None)], "en"))
    assert rows[1] == ["A1; A2", "", "", "", "5.0", "", "-5.0"]
