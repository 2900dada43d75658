# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of formats, and writing by suffix."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from planner.exchange.formats import FORMATS, export, format_of
from planner.exchange.options import ExportOptions
from planner.floor.ground import ground_of
from planner.floor.site import Site
from planner.locale import LANGUAGES, has_text, text
from planner.model.plan import Plan
from planner.model.problems import BadInput
from planner.model.venue import Venue
from tests.planner.building import site
from tests.planner.exchange.hostile import hostile_site
from tests.planner.strategies import plans, venues

FIRST_BYTES = {
    "dxf": b"  0\nSECTION", "pdf": b"%PDF-", "png": b"\x89PNG", "svg": b"<?xml",
    "csv": b"\xef\xbb\xbf", "geojson": b'{"type":"FeatureCollection"',
    "wkt": b"GEOMETRYCOLLECTION ", "xlsx": b"PK\x03\x04",
}  # fmt: skip


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_is_named_in_both_languages(suffix: str) -> None:
    assert FORMATS[suffix].suffix == suffix
    assert has_text(FORMATS[suffix].name)
    assert all(text(FORMATS[suffix].name, language) for language in LANGUAGES)


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_writes_what_its_suffix_says(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"plan.{suffix.upper()}"
    export(hostile_site(), path, paper="A3")
    assert path.read_bytes().startswith(FIRST_BYTES[suffix])


@pytest.mark.parametrize("suffix", FORMATS)
def test_two_exports_of_one_plan_are_equal(suffix: str) -> None:
    make = FORMATS[suffix].make
    assert make(site(), ExportOptions("A3")) == make(site(), ExportOptions("A3"))


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(venues(), plans())
def test_any_valid_plan_can_be_exported(under: Venue, wild: Plan) -> None:
    placed = msgspec.structs.replace(wild, halls=tuple(hall.id for hall in under.halls))
    standing = Site(placed, ground_of(placed, under))
    for suffix in ("svg", "csv", "xlsx", "geojson", "wkt"):
        assert FORMATS[suffix].make(standing, ExportOptions()).startswith(FIRST_BYTES[suffix])


@pytest.mark.parametrize("name", ["plan", "plan.dwg", "plan.dxff", ".dxf/"])
def test_an_unknown_suffix_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        format_of(tmp_path / name)
    assert [problem.code for problem in caught.value.problems] == ["suffix-unknown"]
    assert "\n" not in str(caught.value)


def test_a_failed_write_leaves_the_old_file_whole(tmp_path: Path) -> None:
    folder = tmp_path / "missing"
    with pytest.raises(BadInput):
        export(site(), folder / "plan.csv")
    assert not folder.exists()
