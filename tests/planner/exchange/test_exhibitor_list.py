# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns of lists: guessed by their headers in two languages, or told."""

from pathlib import Path

import pytest

from planner.edits.import_exhibitors import ImportExhibitors
from planner.exchange.csv_table import to_bytes
from planner.exchange.exhibitor_columns import guessed
from planner.exchange.exhibitor_list import read_exhibitors
from planner.exchange.options import ExportOptions
from planner.floor.site import open_site
from planner.locale import Language
from planner.model.problems import BadInput
from planner.model.shipped import example_plan


def write(folder: Path, content: str) -> Path:
    path = folder / "list.csv"
    path.write_text(content, encoding="utf-8")
    return path


def refused(path: Path, *settings: str) -> str:
    with pytest.raises(BadInput) as caught:
        read_exhibitors(path, settings)
    return caught.value.problems[0].code


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("number,ko,en", {"booths": 0, "name_ko": 1, "name_en": 2}),
        ("번호,업체명,부스번호,신청면적(㎡)", {"name": 1, "booths": 2, "asked": 3}),
        ("회사명(국문),회사명(영문),비고", {"name_ko": 0, "name_en": 1, "note": 2}),
        ("Company Name,Stand No.,Held until", {"name": 0, "booths": 1, "held_until": 2}),
        ("colour,size", {}),
    ],
)
def test_headers_are_known_in_both_languages(header: str, columns: dict[str, int]) -> None:
    assert guessed(header.split(",")) == columns


def test_a_title_above_the_header_is_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path, "2018 참가업체 현황,,\n\n업체명,부스,\n가나,B1,\n")
    listed = read_exhibitors(path)
    assert [(row.line, row.name, row.booths) for row in listed.rows] == [(4, "가나", "B1")]


def test_columns_can_be_told(tmp_path: Path) -> None:
    path = write(tmp_path, "a,b,업체명\n가나,B1,x\n")
    (row,) = read_exhibitors(path, ["name=A", "booths=b"]).rows
    assert (row.name, row.booths) == ("가나", "B1")
    (row,) = read_exhibitors(path, ["name-ko=a", "name="]).rows
    assert (row.name_ko, row.name) == ("가나", "")


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        (["name"], "setting-form"),
        (["nme=a"], "not-a-choice"),
        (["name=c"], "column-unknown"),
        ([], "columns-unread"),
    ],
)
def test_what_cannot_be_read_so_is_told(tmp_path: Path, settings: list[str], code: str) -> None:
    assert refused(write(tmp_path, "a,b\nx,y\n"), *settings) == code


def test_an_empty_table_is_told(tmp_path: Path) -> None:
    assert refused(write(tmp_path, "\n")) == "table-empty"


def test_neutralised_cells_are_read_as_they_were_meant(tmp_path: Path) -> None:
    (row,) = read_exhibitors(write(tmp_path, "name,booth\n'=Company,B1\n")).rows
    assert row.name == "=Company"


@pytest.mark.parametrize("language", ["ko", "en", None])
def test_our_own_list_changes_nothing(tmp_path: Path, language: Language | None) -> None:
    example, _ = open_site(example_plan())
    path = tmp_path / "list.csv"
    path.write_bytes(to_bytes(example, ExportOptions(language=language)))
    result = ImportExhibitors(read_exhibitors(path)).imported(example.plan)
    assert result.problems == ()
    assert result.plan is example.plan
