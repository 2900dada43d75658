# SPDX-License-Identifier: GPL-3.0-or-later
"""The workbook, read back by the library that wrote it and as the parts that it is."""

import datetime
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from planner.edits.import_exhibitors import ImportExhibitors
from planner.exchange.exhibitor_list import read_exhibitors
from planner.exchange.options import ExportOptions
from planner.exchange.table_file import read_table
from planner.exchange.xlsx_tables import to_bytes
from planner.floor.site import Site, open_site
from planner.locale import Language
from planner.model.orders import Prices, Services
from planner.model.shipped import example_plan
from tests.planner.building import booth, exhibitor, plan, rectangle, site
from tests.planner.exchange.hostile import NAMES, hostile_site


def book(of: Site, language: Language | None = "en") -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(to_bytes(of, ExportOptions(language=language))))


def sold() -> Site:
    """A held booth with services and a corner, a shared one; prices."""
    booths = (
        booth(
            "A1", rectangle(0, 0), status="held", held_until="2018-09-01", open_sides=(0, 1),
            services=Services(3300, True, internet=2), note="Hose behind",
        ),
        booth("A2", rectangle(3000, 0), status="confirmed", exhibitors=("hancom", "daegu")),
    )  # fmt: skip
    return site(plan(booths, prices=Prices("KRW", 300_000, 250_000, 10, 0, 0)))


def test_cells_have_types() -> None:
    made = book(sold())
    assert made.sheetnames == ["Booths", "Exhibitors", "Totals"]
    head, first, _ = made["Booths"].iter_rows(values_only=True)
    row = dict(zip(head, first, strict=True))
    assert row["Held until"] == datetime.datetime(2018, 9, 1)
    assert (row["Power kW"], row["Area m²"], row["Price"]) == (3.3, 9, 2_970_000)
    assert (row["Number"], row["Booth note"]) == ("A1", "Hose behind")
    assert made["Booths"]["O2"].number_format == "yyyy-mm-dd"


def test_exhibitors_have_what_they_were_given() -> None:
    head, *rows = book(sold())["Exhibitors"].iter_rows(values_only=True)
    shown = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert shown["hancom"]["Given m²"] == 4.5
    assert shown["hancom"]["Booths"] == "A2"
    assert shown["daejeon"]["Given against asked"] == "unassigned"


def test_totals_add_up() -> None:
    _, *rows = book(sold())["Totals"].iter_rows(values_only=True)
    by_name = {(row[0], row[1]): row[2:] for row in rows}
    assert by_name["all", None] == (2, 18, 0.03, 2_970_000 + 2_700_000)
    assert by_name["status", "held"] == (1, 9, 0.015, 2_970_000)
    assert by_name["pavilion · status", "Companies · confirmed"][3] == 2_700_000
    assert by_name["services", "power kW"][0] == 3.3
    assert ("currency", "KRW") in by_name


def test_without_prices_there_is_no_value() -> None:
    _, *rows = book(site())["Totals"].iter_rows(values_only=True)
    assert {row[5] for row in rows} == {None}


@pytest.mark.parametrize("language", ["ko", "en", None])
def test_nothing_in_it_is_run(language: Language | None) -> None:
    data = to_bytes(hostile_site(), ExportOptions(language=language))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            assert not re.search(rb"<(f|hyperlink)[ >]", parts.read(name)), name
    made = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for row in made.worksheets[1].iter_rows() for cell in row]
    names = {cell.value for cell in cells}
    assert {name.ko for name in NAMES.values()} <= names
    assert all(cell.data_type == "s" for cell in cells if str(cell.value)[:1] in "=+-@")
    formula = next(cell for cell in cells if cell.value == NAMES["formula"].ko)
    assert formula.quotePrefix


def test_no_clock_is_looked_at() -> None:
    data = to_bytes(sold(), ExportOptions(date="2018-08-01"))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert core.count("2018-08-01T00:00:00Z") == 2
    assert str(datetime.date.today().year) not in core.replace("2018", "")


@pytest.mark.parametrize("language", ["ko", "en", None])
@pytest.mark.parametrize("sheet", [0, 1])
def test_its_lists_come_back_unchanged(
    tmp_path: Path, language: Language | None, sheet: int
) -> None:
    example, _ = open_site(example_plan())
    path = tmp_path / "plan.xlsx"
    path.write_bytes(to_bytes(example, ExportOptions(language=language)))
    name = read_table(path).sheets[sheet]
    result = ImportExhibitors(read_exhibitors(path, [f"sheet={name}"])).imported(example.plan)
    assert result.problems == ()
    assert result.plan is example.plan


def test_what_was_asked_comes_back(tmp_path: Path) -> None:
    asked = exhibitor("hancom", "한컴그룹", "Hancom Group")
    path = tmp_path / "plan.xlsx"
    path.write_bytes(to_bytes(site(plan((), exhibitors=(asked,)))))
    sheet = openpyxl.load_workbook(path)
    sheet.worksheets[1]["H2"] = 18
    sheet.save(path)
    listed = read_exhibitors(path, [f"sheet={sheet.sheetnames[1]}"])
    after = ImportExhibitors(listed).apply(plan((), exhibitors=(asked,))).plan
    assert after.exhibitors[0].asked == 18
