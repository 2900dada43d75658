# SPDX-License-Identifier: GPL-3.0-or-later
"""A booth list that comes back with the true names."""

from pathlib import Path

import pytest

from planner.exchange.csv_table import to_bytes
from planner.exchange.names_table import read_names
from planner.floor.site import Site, open_site
from planner.model.problems import BadInput
from planner.model.shipped import example_plan
from planner.model.values import Name
from tests.planner.building import booth, plan, rectangle, site


@pytest.fixture
def standing() -> Site:
    """A booth with one exhibitor, one with two, an empty one."""
    return site(
        plan(
            (
                booth("B1", rectangle(0, 0), exhibitors=("hancom",)),
                booth("B2", rectangle(3000, 0), exhibitors=("daegu", "daejeon")),
                booth("B3", rectangle(6000, 0)),
            )
        )
    )


def write(folder: Path, content: str, encoding: str = "utf-8") -> Path:
    path = folder / "names.csv"
    path.write_bytes(content.encode(encoding))
    return path


def names(site: Site, identifier: str) -> Name:
    return {one.id: one for one in site.plan.exhibitors}[identifier].name


def test_the_exported_list_comes_back_unchanged(tmp_path: Path) -> None:
    example, _ = open_site(example_plan())
    path = tmp_path / "list.csv"
    path.write_bytes(to_bytes(example))
    change = read_names(path, example).apply(example.plan)
    assert change.plan is example.plan
    assert not change.touched


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_placeholder_gets_its_name(
    standing: Site, tmp_path: Path, encoding: str, separator: str
) -> None:
    rows = ["번호,ko,en", "B1,가나 주식회사,Gana Inc"]
    content = "\r\n".join(row.replace(",", separator) for row in rows)
    path = write(tmp_path, content.replace("번호", "number"), encoding)
    change = read_names(path, standing).apply(standing.plan)
    assert names(standing.with_plan(change.plan), "hancom") == Name("가나 주식회사", "Gana Inc")
    assert change.touched == {"booth-b1", "hancom"}
    # What was assumed of the placeholder is not said of the true name.
    assert change.plan.exhibitors[0].facts == {}


def test_an_empty_booth_gets_a_new_exhibitor(standing: Site, tmp_path: Path) -> None:
    path = write(tmp_path, "number,ko,en\nB3,새 회사,New Company\n")
    change = read_names(path, standing).apply(standing.plan)
    assert change.plan.booths[2].exhibitors == ("exhibitor-new-company",)
    assert change.plan.exhibitors[-1].name == Name("새 회사", "New Company")


def test_a_shared_booth_takes_several_names(standing: Site, tmp_path: Path) -> None:
    path = write(tmp_path, "number,ko,en\nB2,가; 나,A; B\n")
    after = standing.with_plan(read_names(path, standing).apply(standing.plan).plan)
    assert (names(after, "daegu").en, names(after, "daejeon").ko) == ("A", "나")


def test_a_row_without_names_leaves_its_booth_alone(standing: Site, tmp_path: Path) -> None:
    path = write(tmp_path, "number,ko,en\nB1,,\n")
    assert read_names(path, standing).apply(standing.plan).plan is standing.plan


def test_every_bad_row_is_named_with_its_line(standing: Site, tmp_path: Path) -> None:
    path = write(tmp_path, "number,ko,en\nB1,가,A\nZ9,나,B\n\nB2,가;나,A\nZ8,가;나,A\n")
    with pytest.raises(BadInput) as caught:
        read_names(path, standing)
    found = [(problem.code, problem.line) for problem in caught.value.problems]
    assert found == [
        ("no-such-thing", 3),
        ("names-apart", 5),
        ("no-such-thing", 6),
        ("names-apart", 6),
    ]


def test_missing_columns_are_named(standing: Site, tmp_path: Path) -> None:
    path = write(tmp_path, "booth,name\nB1,x\n")
    with pytest.raises(BadInput, match="number, ko, en"):
        read_names(path, standing)


@pytest.mark.parametrize(
    ("row", "code"), [("B2,하나,One", "names-count"), ("B1,가\x07,A", "text-form")]
)
def test_names_that_do_not_fit_are_refused(
    standing: Site, tmp_path: Path, row: str, code: str
) -> None:
    path = write(tmp_path, f"number,ko,en\n{row}\n")
    with pytest.raises(BadInput) as caught:
        read_names(path, standing).apply(standing.plan)
    assert caught.value.problems[0].code == code


def test_one_exhibitor_cannot_have_two_names(tmp_path: Path) -> None:
    twice = site(
        plan(
            (
                booth("B1", rectangle(0, 0), exhibitors=("hancom",)),
                booth("B2", rectangle(3000, 0), exhibitors=("hancom",)),
            )
        )
    )
    path = write(tmp_path, "number,ko,en\nB1,가,A\nB2,나,B\n")
    with pytest.raises(BadInput) as caught:
        read_names(path, twice).apply(twice.plan)
    assert caught.value.problems[0].code == "names-differ"


def test_neutralised_cells_are_read_as_they_were_meant(standing: Site, tmp_path: Path) -> None:
    path = write(tmp_path, "number,ko,en\nB1,'=회사,'=Company\n")
    change = read_names(path, standing).apply(standing.plan)
    assert change.plan.exhibitors[0].name == Name("=회사", "=Company")
