# SPDX-License-Identifier: GPL-3.0-or-later
"""hallplan check: the files it writes beside its answer."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from planner.model.files import write
from tests.planner.building import venue
from tests.planner.exchange.waived import overlapping
from tests.ui.cli.conftest import Hallplan


def failing(folder: Path) -> Path:
    """A plan file with overlaps, its venue beside it."""
    write(folder / "test-venue.json", venue())
    write(folder / "plan.json", overlapping().plan)
    return Path("plan.json")


def test_files_are_written_beside_the_answer_and_the_status_stays(
    hallplan: Hallplan, tmp_path: Path
):
    path = failing(tmp_path)
    plain = hallplan("check", path)
    answer = hallplan("check", path, "--sarif", "a.sarif", "--junit", "a.xml")
    assert answer == plain
    assert answer.status == 1
    tree = json.loads(Path("a.sarif").read_text("utf-8"))
    (run,) = tree["runs"]
    first = run["results"][0]["locations"][0]["physicalLocation"]
    assert first["artifactLocation"]["uri"] == "plan.json"
    assert ET.parse("a.xml").getroot().tag == "testsuites"


def test_reports_are_written_in_the_format_of_each_suffix(hallplan: Hallplan, tmp_path: Path):
    path = failing(tmp_path)
    answer = hallplan("check", path, "--report", "a.pdf", "--report", "a.html", "--lang", "ko")
    assert answer == hallplan("check", path, "--lang", "ko")
    assert Path("a.pdf").read_bytes().startswith(b"%PDF-")
    page = Path("a.html").read_text("utf-8")
    assert 'lang="ko"' in page
    assert "안전 보고서" in page


def test_an_unknown_suffix_is_bad_input_before_anything_is_written(
    hallplan: Hallplan, tmp_path: Path
):
    path = failing(tmp_path)
    answer = hallplan("check", path, "--junit", "a.xml", "--report", "a.doc")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "hallplan: a.doc: “doc” is no report format; use pdf, html\n"
    assert not Path("a.xml").exists()


@pytest.mark.parametrize("option", ["--sarif", "--junit", "--report"])
def test_a_place_that_cannot_be_written_is_bad_input(
    hallplan: Hallplan, tmp_path: Path, option: str
):
    path = failing(tmp_path)
    answer = hallplan("check", path, option, "no-such-folder/a.html")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("hallplan: no-such-folder/a.html: cannot be written")
    assert answer.err.count("\n") == 1
