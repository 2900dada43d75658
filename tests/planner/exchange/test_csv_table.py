# SPDX-License-Identifier: GPL-3.0-or-later
"""The booth list in a spreadsheet."""

import csv
import io

import pytest

from planner.exchange.csv_table import safe, to_bytes
from planner.exchange.options import ExportOptions
from planner.floor.site import Site
from planner.model.orders import Prices, Services
from tests.planner.building import booth, plan, rectangle, site
from tests.planner.exchange.hostile import NAMES, hostile_site


def rows(given_site: Site, options: ExportOptions | None = None) -> list[list[str]]:
    data = to_bytes(given_site, options)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_known_rows() -> None:
    _, first, second, third = rows(site(), ExportOptions(language="en"))
    assert first == [
        "B9", "한컴그룹", "Hancom Group", "Companies", "shell scheme", "3000", "3000", "9", "1",
        "confirmed", "3000", "5000", "0", "2500", "", "0", "0", "0", "0", "0", "0", "", "",
    ]  # fmt: skip
    assert second[:1] + second[5:9] + second[10:13] == [
        "B10", "4000", "2000", "8", "2", "9000", "5000", "45"
    ]  # fmt: skip
    # The L shape: its bounds, its true area.
    assert third[:1] + third[4:9] == ["B11", "raw space", "6000", "6000", "27", "2"]


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [("ko", "번호", "부스 메모"), ("en", "Number", "Booth note"), (None, "번호 / Number", None)],
)
def test_the_header_speaks_the_chosen_language(language, first, last) -> None:
    head = rows(site(), ExportOptions(language=language))[0]
    assert head[0] == first
    assert last is None or head[-1] == last


def test_lines_end_as_spreadsheets_like() -> None:
    data = to_bytes(site())
    assert data.count(b"\r\n") == data.count(b"\n") == 4


def test_numbers_are_sorted_by_value() -> None:
    assert [row[0] for row in rows(site())[1:]] == ["B9", "B10", "B11"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝"])
def test_no_cell_is_run(start: str) -> None:
    assert str(safe(f"{start}1+1")).startswith("'")


def test_numbers_stay_numbers() -> None:
    west = site(plan((booth("A1", rectangle(-1000, -200)),)))
    assert rows(west)[1][10:12] == ["-1000", "-200"]


def test_what_is_sold_stands_at_the_end() -> None:
    held = booth(
        "A1", rectangle(0, 0), status="held", held_until="2018-09-01", note="=1+1",
        services=Services(3300, True, internet=2), open_sides=(0, 1),
    )  # fmt: skip
    priced = plan((held,), prices=Prices("KRW", 300_000, 250_000, 10, 0, 0))
    assert rows(site(priced))[1][14:] == [
        "2018-09-01", "3.3", "1", "2", "0", "0", "0", "2970000", "'=1+1"
    ]  # fmt: skip


def test_hostile_names_come_back() -> None:
    said = {row[1].removeprefix("'"): row[2].removeprefix("'") for row in rows(hostile_site())[1:]}
    assert said == {name.ko: name.en for name in NAMES.values()}
    for row in rows(hostile_site())[1:]:
        assert not any(cell.startswith(("=", "+", "@")) for cell in row)
