# SPDX-License-Identifier: GPL-3.0-or-later
"""The DXF read back: by ezdxf in recover mode, and tag by tag without it."""

import io
import math
from collections import Counter
from functools import cache

import pytest
from ezdxf import recover
from ezdxf.audit import Auditor
from ezdxf.document import Drawing as Document
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point, Polygon

from planner.drawing.styles import LAYERS
from planner.exchange.dxf import to_bytes
from planner.exchange.dxf_document import Version
from planner.exchange.dxf_identity import fingerprint, split
from planner.exchange.dxf_marks import nearest_index, plain
from planner.exchange.options import ExportOptions
from planner.floor.footprints import footprint
from planner.floor.site import Site, open_site
from planner.model.files import content_hash
from planner.model.shipped import example_plan
from tests.planner.building import furnished_venue, site, small_plan
from tests.planner.exchange.hostile import hostile_site

VERSIONS: dict[Version, str] = {"R2010": "AC1024", "R2013": "AC1027", "R2018": "AC1032"}


@cache
def example() -> Site:
    return open_site(example_plan())[0]


@cache
def written() -> bytes:
    return to_bytes(example())


@cache
def _read(data: bytes) -> tuple[Document, Auditor]:
    return recover.read(io.BytesIO(data))


def read(data: bytes | None = None) -> Document:
    return _read(written() if data is None else data)[0]


def tags(data: bytes) -> list[tuple[int, str]]:
    """Group codes and values as they stand in the file."""
    lines = data.decode("utf-8").split("\n")
    assert lines.pop() == ""
    assert len(lines) % 2 == 0
    return [(int(code), value) for code, value in zip(lines[::2], lines[1::2], strict=True)]


def furnished() -> Site:
    under = furnished_venue()
    return site(small_plan(under), under)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_is_clean(version: Version) -> None:
    document, audit = _read(to_bytes(furnished(), version=version))
    assert document.dxfversion == VERSIONS[version]
    assert (list(audit.errors), list(audit.fixes)) == ([], [])


@pytest.mark.parametrize("make", [example, hostile_site])
def test_the_auditor_finds_nothing(make) -> None:
    _, audit = _read(to_bytes(make()))
    assert (list(audit.errors), list(audit.fixes)) == ([], [])


@pytest.mark.parametrize("make", [example, hostile_site])
def test_raw_tags(make) -> None:
    found = tags(to_bytes(make()))
    assert found[-1] == (0, "EOF")
    handles = [value for code, value in found if code == 5]
    # The header's next handle also has code 5.
    assert len(handles) - len(set(handles)) <= 1
    for code, value in found:
        if 10 <= code <= 59 or 140 <= code <= 149 or 1010 <= code <= 1059:
            assert math.isfinite(float(value))
        if code == 1000:
            assert len(value.encode()) <= 255
        assert "\r" not in value
    # Defpoints is where dimensions keep what they measure; table styles have an empty code 8.
    layers = {value for code, value in found if code == 8 and value}
    assert layers <= {*LAYERS, "0", "Defpoints"}


def test_header() -> None:
    header = read().header
    assert header["$INSUNITS"] == 4
    assert header["$MEASUREMENT"] == 1
    assert header["$LUNITS"] == 2
    assert header["$LTSCALE"] == 100
    assert header["$PSLTSCALE"] == 1
    left, low, _ = header["$EXTMIN"]
    right, high, _ = header["$EXTMAX"]
    assert left < 0 < 63_000 < right < 100_000
    assert low < 0 < 171_000 < high < 200_000


def test_layers() -> None:
    document = read()
    for layer in LAYERS.values():
        row = document.layers.get(layer.name)
        assert (row.color, row.dxf.lineweight) == (layer.aci, layer.weight)
        assert bool(row.dxf.plot) == layer.plot


def test_hangul_style() -> None:
    assert read().styles.get("HANGUL").dxf.font == "malgun.ttf"
    shx = read(to_bytes(site(), fonts="shx")).styles.get("HANGUL")
    assert (shx.dxf.font, shx.dxf.bigfont) == ("romans.shx", "whgtxt.shx")


def identity(entity) -> dict[str, str]:
    """The extended data of an entity as a table."""
    if not entity.has_xdata("HALLPLAN"):
        return {}
    values = entity.get_xdata("HALLPLAN")
    assert values[0].value == "v1"
    assert next(tag.value for tag in values if tag.code == 1071) == len(example().plan.issues)
    strings = (tag.value for tag in values if tag.code == 1000)
    return dict(value.split("=", 1) for value in strings if "=" in value)


def by_booth(kind: str, query: str) -> dict[str, list]:
    found: dict[str, list] = {}
    for entity in read().modelspace().query(query):
        values = identity(entity)
        if values.get("kind") == kind:
            assert values["plan"] == example().plan.id
            found.setdefault(values["id"], []).append(entity)
    return found


def test_every_outline_is_closed_and_exact() -> None:
    outlines = by_booth("outline", 'LWPOLYLINE[layer=="A-EXHB-BOTH"]')
    assert set(outlines) == set(example().booths)
    for key, found in outlines.items():
        assert len(found) == 1
        assert found[0].closed
        corners = example().booths[key].shape.corners()
        assert [tuple(point) for point in found[0].get_points("xy")] == list(corners)
    # Nothing else is on that layer.
    everything = read().modelspace().query('*[layer=="A-EXHB-BOTH"]')
    assert len(everything) == len(example().booths)


def test_every_insert_stands_at_its_anchor_with_its_data() -> None:
    inserts = by_booth("booth", "INSERT")
    assert set(inserts) == set(example().booths)
    for key, found in inserts.items():
        booth = example().booths[key]
        insert = found[0]
        values = {attribute.dxf.tag: attribute.dxf.text for attribute in insert.attribs}
        names = [example().exhibitors[one].name for one in booth.exhibitors]
        assert values["BOOTH_NO"] == booth.number
        assert values["EXHIBITOR"].startswith(names[0].ko) if names else not values["EXHIBITOR"]
        assert values["BOOTH_TYPE"] == booth.type
        assert float(values["AREA_M2"]) == pytest.approx(
            footprint(booth.shape).area / 1e6, abs=0.01
        )
        assert values["PLAN_UID"] == f"{example().plan.id}/{key}"
        assert all(attribute.is_invisible for attribute in insert.attribs)
        corner = booth.shape.corners()[0]
        assert (insert.dxf.insert.x, insert.dxf.insert.y) == corner
        assert insert.dxf.rotation == getattr(booth.shape, "angle", 0.0)
        outline = Polygon(booth.shape.corners())
        assert all(outline.covers(Point(*one.dxf.insert.vec2)) for one in insert.attribs)
        assert identity(insert)["fp"] == fingerprint(booth.number, booth.shape.corners())
        block = read().blocks.get(insert.dxf.name)
        assert {one.dxf.tag for one in block.query("ATTDEF")} == set(values)
        assert not block.query("LWPOLYLINE LINE HATCH")


def test_block_names_tell_the_size() -> None:
    names = {insert.dxf.name for insert in read().modelspace().query("INSERT")}
    assert "BOOTH_3000x3000" in names
    assert all(name.isascii() for name in names)


def test_every_number_is_one_plain_text_inside_its_booth() -> None:
    numbers = by_booth("number", 'TEXT[layer=="A-EXHB-IDEN"]')
    assert set(numbers) == set(example().booths)
    for key, found in numbers.items():
        assert [one.dxf.text for one in found] == [example().booths[key].number]
        where = found[0].get_placement()[1]
        assert Polygon(example().booths[key].shape.corners()).covers(Point(where.x, where.y))


def test_hangul_survives() -> None:
    said = {one.dxf.text for one in read().modelspace().query("TEXT")}
    assert "대구광역시" in said
    attributes = [
        one.dxf.text for insert in read().modelspace().query("INSERT") for one in insert.attribs
    ]
    assert any("한컴그룹" in one for one in attributes)
    assert "대구광역시".encode() in written()


def test_hatches_have_an_index_under_their_colour() -> None:
    hatches = read().modelspace().query('HATCH[layer=="A-EXHB-PATT"]')
    assert len(hatches) >= len(example().booths)
    for hatch in hatches:
        assert hatch.rgb is not None
        assert 1 <= hatch.dxf.color <= 255


def test_dimensions_are_real_and_rendered() -> None:
    dimensions = read().modelspace().query("DIMENSION")
    assert len(dimensions) > 50
    for dimension in dimensions:
        block = read().blocks.get(dimension.dxf.geometry)
        assert len(block) >= 3
        assert dimension.dxf.text_midpoint is not None
    shown = [one.dxf.text for one in read().modelspace().query('TEXT[layer=="A-ANNO-DIMS"]')]
    assert "3,000" in shown
    # The hall's length is measured to the millimetre.
    measured = Counter(round(one.get_measurement(), 6) for one in dimensions)
    assert measured[171_000] >= 1
    assert measured[63_000] >= 1


def test_sheets() -> None:
    document = read()
    names = document.layout_names_in_taborder()
    assert "Layout1" not in names
    assert {"A1-1", "A3-1"} <= set(names)
    for name, width, scale in (("A1-1", 841, 250), ("A3-1", 420, 500)):
        layout = document.layouts.get(name)
        assert layout.dxf.paper_width == width
        window = next(one for one in layout.viewports() if one.dxf.id != 1)
        assert window.dxf.view_height / window.dxf.height == pytest.approx(scale, rel=1e-9)
        assert window.dxf.flags & 0x4000
        # The hall's corners come to lie where a hall of 171 × 63 m has them at this scale.
        matrix = window.get_transformation_matrix()
        corners = [matrix.transform((x, y, 0)) for x, y in ((0, 0), (63_000, 0), (0, 171_000))]
        assert corners[2].x - corners[0].x == pytest.approx(171_000 / scale)
        assert corners[0].y - corners[1].y == pytest.approx(63_000 / scale)
        low, high = (
            window.dxf.center.x - window.dxf.width / 2,
            window.dxf.center.x + window.dxf.width / 2,
        )
        assert low < corners[0].x < corners[2].x < high
        title = next(one for one in layout.query("INSERT") if one.dxf.name == "HALLPLAN_TITLE")
        values = {one.dxf.tag: one.dxf.text for one in title.attribs}
        assert values["SCALE"] == f"1:{scale}"
        assert values["HASH"] == content_hash(example().plan)


def test_the_file_says_what_it_is() -> None:
    record = read().rootdict["HALLPLAN"]
    said = [tag.value for tag in record.tags if tag.code == 1]
    hash_ = content_hash(example().plan)
    assert said[0] == "v1"
    assert f"plan={example().plan.id}" in said
    assert f"hash={hash_}" in said
    helpers = read().modelspace().query('TEXT[layer=="A-ANNO-NPLT"]')
    assert [hash_ in one.dxf.text for one in helpers] == [True]


def test_one_language_prints_only_that_one() -> None:
    english = read(to_bytes(site(), ExportOptions(language="en"))).modelspace().query("TEXT")
    assert not any("가" <= letter <= "힣" for one in english for letter in one.dxf.text)


def test_control_codes_in_names_stay_letters() -> None:
    assert plain("%%c ^J \\U+AC00").replace("\u200b", "") == "%%c ^ J \\U+AC00"
    assert "%%" not in plain("%%c %%%%u")
    texts = read(to_bytes(hostile_site())).modelspace().query("TEXT")
    assert not any("%%" in one.dxf.text or "\\U+" in one.dxf.text for one in texts)


@given(st.text(max_size=400))
def test_long_strings_are_split_between_letters(words: str) -> None:
    pieces = list(split(words))
    assert "".join(pieces) == words
    assert all(len(piece.encode("utf-8", "surrogatepass")) <= 255 for piece in pieces)


def test_the_nearest_index() -> None:
    assert nearest_index("#ff0000") == 1
    assert nearest_index("#ffffff") in (7, 255)


def test_a_fingerprint_follows_number_and_place() -> None:
    square = ((0.0, 0.0), (3000.0, 0.0), (3000.0, 3000.0), (0.0, 3000.0))
    assert fingerprint("A1", square) == fingerprint("A1", tuple((x + 0.3, y) for x, y in square))
    assert fingerprint("A1", square) != fingerprint("A2", square)
    assert fingerprint("A1", square) != fingerprint("A1", tuple((x + 1, y) for x, y in square))
    assert len(fingerprint("A1", square)) == 16


def test_classes_are_in_an_order_that_no_run_changes():
    """The library keeps them in sets of names, of which each run of Python has its own order."""
    names = [name for name, _ in read().classes.classes]
    assert names == sorted(names)
    assert "LAYOUT" in names
