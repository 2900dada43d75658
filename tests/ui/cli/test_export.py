# SPDX-License-Identifier: GPL-3.0-or-later
"""hallplan export: every format by suffix, unknown ones refused before anything is written."""

from pathlib import Path

import pytest

from planner.exchange.formats import FORMATS
from planner.model.shipped import example_plan
from tests.ui.cli.conftest import Answer, Hallplan

MAGIC = {
    ".dxf": b"  0\nSECTION", ".pdf": b"%PDF-", ".svg": b"<", ".png": b"\x89PNG",
    ".csv": b"\xef\xbb\xbf", ".geojson": b"{", ".wkt": b"GEOMETRYCOLLECTION ",
    ".xlsx": b"PK\x03\x04",
}  # fmt: skip


@pytest.mark.parametrize("suffix", FORMATS)
def test_each_format_by_its_suffix(hallplan: Hallplan, plan: Path, suffix: str):
    name = f"out.{suffix.lstrip('.')}"
    assert hallplan("export", plan, name) == Answer(0, f"{name}\n", "")
    data = Path(name).read_bytes().replace(b"\r\n", b"\n")
    assert data.startswith(MAGIC[f".{suffix.lstrip('.')}"])
    assert {path.name for path in Path().iterdir()} == {"plan.json", "test-venue.json", name}


@pytest.mark.parametrize("name", ["out.doc", "out", ".pdf", "out.PDFF", "out.json"])
def test_an_unknown_suffix_is_refused_before_anything_is_written(
    hallplan: Hallplan, plan: Path, name: str
):
    answer = hallplan("export", plan, "first.csv", name)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("hallplan: ")
    assert answer.err.count("\n") == 1
    assert not Path("first.csv").exists()


def test_bad_paper_and_bad_places(hallplan: Hallplan, plan: Path):
    answer = hallplan("export", plan, "out.pdf", "--paper", "A9")
    assert (answer.status, answer.out) == (2, "")
    assert "invalid choice: 'A9'" in answer.err
    answer = hallplan("export", plan, "none/out.csv")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("hallplan: none/out.csv: cannot be written (")
    answer = hallplan("export", "missing.json", "out.csv")
    assert answer == Answer(2, "", "hallplan: missing.json: no such file; check the name\n")


def test_the_language_of_a_table(hallplan: Hallplan):
    hallplan("export", example_plan(), "en.csv", "--lang", "en")
    hallplan("export", example_plan(), "ko.csv", "--lang", "ko")
    assert Path("en.csv").read_text(encoding="utf-8-sig").startswith("Number,")
    assert Path("ko.csv").read_text(encoding="utf-8-sig").startswith("번호,")


def test_findings_are_on_drawings_that_are_asked_for_them(hallplan: Hallplan, plan: Path):
    """The two turned booths of the plan overlap nothing; its rows leave aisles that are narrow."""
    assert hallplan("export", plan, "plain.svg", "plain.csv").status == 0
    answer = hallplan("export", plan, "told.svg", "told.csv", "--findings")
    assert answer == Answer(0, "told.svg\ntold.csv\n", "")
    assert "A-ANNO-REDL" not in Path("plain.svg").read_text("utf-8")
    told = Path("told.svg").read_text("utf-8")
    assert 'id="A-ANNO-REDL"' in told
    assert Path("told.csv").read_bytes() == Path("plain.csv").read_bytes()
