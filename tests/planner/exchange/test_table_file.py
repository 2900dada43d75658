# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of strangers: encodings, separators, workbooks, and what is no table."""

import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.table_file import MOST_ROWS, read_table
from planner.model.problems import BadInput

TEXT = "업체명,부스\r\n가나 주식회사,B1\r\n\r\n다라,B2\r\n"
ROWS = [(1, ("업체명", "부스")), (2, ("가나 주식회사", "B1")), (4, ("다라", "B2"))]


def write(folder: Path, data: bytes) -> Path:
    path = folder / "list.csv"
    path.write_bytes(data)
    return path


def rows(path: Path, **how: str) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.line, row.cells) for row in read_table(path, **how).rows]


def workbook(folder: Path, **sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, values in sheets.items():
        sheet = book.create_sheet(name)
        for row in values:
            sheet.append(row)
    path = folder / "list.xlsx"
    book.save(path)
    return path


def refused(path: Path, **how: str) -> str:
    with pytest.raises(BadInput) as caught:
        read_table(path, **how)
    problem = caught.value.problems[0]
    assert problem.file == str(path)
    assert problem.report("ko")
    return problem.code


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp949", "cp949"),
    ],
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encoding_and_separator_are_told_by_the_bytes(
    tmp_path: Path, encoding: str, told: str, separator: str
) -> None:
    path = write(tmp_path, TEXT.replace(",", separator).encode(encoding))
    assert rows(path) == ROWS
    assert read_table(path).encoding == told


def test_a_guess_can_be_overruled(tmp_path: Path) -> None:
    path = write(tmp_path, "会社,ブース\n".encode("cp932"))
    assert rows(path, encoding="cp932") == [(1, ("会社", "ブース"))]
    assert refused(path, encoding="klingon") == "encoding-unknown"


def test_bytes_in_no_encoding_ask_for_it(tmp_path: Path) -> None:
    assert refused(write(tmp_path, b"caf\xe9,\xff\xfe\xfd\n")) == "encoding-unread"


def test_a_spreadsheet_may_name_its_separator(tmp_path: Path) -> None:
    assert rows(write(tmp_path, b"sep=;\r\na;b,c\r\n")) == [(2, ("a", "b,c"))]


def test_quoted_cells_hold_separators_and_lines(tmp_path: Path) -> None:
    path = write(tmp_path, b'a,b\r\n"x, y","two\r\nlines"\r\nlast,row\r\n')
    assert rows(path) == [(1, ("a", "b")), (2, ("x, y", "two\r\nlines")), (4, ("last", "row"))]


def test_a_broken_row_is_named_and_stops_no_other(tmp_path: Path) -> None:
    table = read_table(write(tmp_path, b'a,b\n"x" y,1\nc,d\n'))
    assert [(row.line, bool(row.broken)) for row in table.rows] == [
        (1, False),
        (2, True),
        (3, False),
    ]


def test_too_many_rows_are_refused(tmp_path: Path) -> None:
    assert refused(write(tmp_path, b"a,b\n" * (MOST_ROWS + 1))) == "table-too-long"


def test_a_workbook_gives_its_values_as_texts(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        List=[
            ["이름", "면적", "날", "참"],
            [],
            ["가", 27.0, datetime.date(2018, 9, 18), True],
            ["=1+1", 13.5, datetime.datetime(2018, 9, 18, 9, 30), None],
        ],
        Other=[["x"]],
    )
    table = read_table(path)
    assert (table.sheets, table.sheet) == (("List", "Other"), "List")
    assert [(row.line, row.cells) for row in table.rows] == [
        (1, ("이름", "면적", "날", "참")),
        (3, ("가", "27", "2018-09-18", "yes")),
        # A formula that nobody has worked out has no value; it is not run.
        (4, ("", "13.5", "2018-09-18 09:30")),
    ]
    assert rows(path, sheet="Other") == [(1, ("x",))]
    assert refused(path, sheet="Third") == "sheet-unknown"


def test_a_sheet_that_lies_about_its_size_is_read_whole(tmp_path: Path) -> None:
    path = workbook(tmp_path, List=[["a", "b"], ["c", "d"]])
    parts = {}
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            parts[name] = packed.read(name).replace(b'ref="A1:B2"', b'ref="A1"')
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    assert len(rows(path)) == 2
    assert rows(path)[1] == (2, ("c", "d"))


def test_what_unpacks_to_too_much_is_refused_unread(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        for number in range(3):
            bomb.writestr(f"xl/worksheets/sheet{number}.xml", bytes(50 * 1024 * 1024))
    assert len(packed.getvalue()) < 1024 * 1024
    assert refused(write(tmp_path, packed.getvalue())) == "workbook-too-large"


def test_far_rows_and_columns_cost_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "name"
    book.active["XFD1"] = "far"
    book.active["A1048576"] = "last"
    path = tmp_path / "far.xlsx"
    book.save(path)
    assert [(row.line, row.cells[0]) for row in read_table(path).rows] == [(1, "name")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "table-old"),
        (b"PK\x03\x04 and no more", "workbook-broken"),
    ],
)
def test_other_files_are_told_apart(tmp_path: Path, data: bytes, code: str) -> None:
    assert refused(write(tmp_path, data)) == code


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, List=[["a"]])
    lots = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 12))
    bomb = b'<!DOCTYPE x [<!ENTITY e0 "lol">' + lots + b"]>"
    parts = {}
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = bomb + parts[name].replace(b"<sheetData>", b"<sheetData>&e11;")
    with zipfile.ZipFile(path, "w") as packed:
        for each, data in parts.items():
            packed.writestr(each, data)
    assert refused(path) == "workbook-broken"


def read_or_refused(path: Path) -> bool:
    """Whether a file is read, or refused in words; anything else that is raised fails a test."""
    try:
        read_table(path)
    except BadInput as error:
        return bool(error.problems[0].report("en"))
    return True


@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = write(tmp_path_factory.mktemp("any"), data)
    assert read_or_refused(path)


@given(data=st.binary(max_size=60), place=st.integers(0, 4000))
def test_a_damaged_workbook_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, place: int
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    whole = workbook(folder, List=[["name", "booth"], ["A", "B1"]]).read_bytes()
    path = write(folder, whole[:place] + data + whole[place + len(data) :])
    assert read_or_refused(path)
