# SPDX-License-Identifier: GPL-3.0-or-later
"""Malformed and hostile files: always a value or BadInput, one line a problem, never slow."""

import codecs
import json
import os
import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.files import LARGEST, parse_file, read_plan, to_bytes
from planner.model.json_text import lines
from planner.model.problems import MOST_PROBLEMS, BadInput, Problem
from planner.model.shipped import example_plan, layouts
from tests.planner import building
from tests.planner.model.locator import Located

SHIPPED = {
    "plan": example_plan().read_bytes(),
    "venue": (layouts() / "venues" / "kintex.json").read_bytes(),
}
SMALL = to_bytes(building.small_plan())
PATIENCE = 20.0  # seconds: generous for a busy machine, far below what quadratic reading takes


def problems(data: bytes) -> list[Problem]:
    """The problems of some bytes (none: valid), each of them fit to be shown."""
    started = time.process_time()
    try:
        parse_file(data, "some/file.json")
    except BadInput as error:
        found = list(error.problems)
        assert 1 <= len(found) <= MOST_PROBLEMS
        for problem in found:
            assert problem.file == "some/file.json"
            assert problem.line is not None or problem.path
            for language in ("ko", "en"):
                report = problem.report(language)
                assert report.startswith("some/file.json:")
                assert report.isprintable()
                assert len(report) < 1000
                report.encode("utf-8")
        return found
    finally:
        assert time.process_time() - started < PATIENCE
    return []


def only(data: bytes) -> Problem:
    """The one problem of some bytes."""
    (problem,) = problems(data)
    return problem


def with_booth(**changes: object) -> bytes:
    """The small plan with values of its first booth replaced."""
    tree = json.loads(SMALL)
    tree["booths"][0] |= changes
    return json.dumps(tree, indent=1).encode()


def replaced(old: str, new: str) -> bytes:
    """The small plan with the first place of some text replaced."""
    assert old in SMALL.decode()
    return SMALL.decode().replace(old, new, 1).encode("utf-8", "surrogatepass")


BOOTH_LINE = SMALL.decode().splitlines().index('  "booths": [') + 2


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ("[3000, 5000]", "[3000.0, 5000]", "wrong-type", "$.booths[0].shape.at[0]"),
        ("[3000, 5000]", "[3000, 5e3]", "wrong-type", "$.booths[0].shape.at[1]"),
        ("[3000, 5000]", "[true, 5000]", "wrong-type", "$.booths[0].shape.at[0]"),
        ("[3000, 5000]", '["3000", 5000]', "wrong-type", "$.booths[0].shape.at[0]"),
        ("[3000, 5000]", "[null, 5000]", "wrong-type", "$.booths[0].shape.at[0]"),
        ("[3000, 5000]", "[1e400, 5000]", "wrong-type", "$.booths[0].shape.at[0]"),
        ("[3000, 5000]", "[3000, 10000001]", "out-of-range", "$.booths[0].shape.at[1]"),
        ("[3000, 5000]", "[3000]", "tuple-length", "$.booths[0].shape.at"),
        ("[3000, 5000]", "[NaN, 5000]", "not-finite", "$.booths[0].shape.at[0]"),
        ("[3000, 5000]", "[3000, -Infinity]", "not-finite", "$.booths[0].shape.at[1]"),
        ("[3000, 5000]", f"[{'9' * 5000}, 1]", "number-too-long", "$.booths[0].shape.at[0]"),
        ('"angle": 0', '"angle": 1e400', "out-of-range", "$.booths[0].shape.angle"),
        ('"angle": 0', '"angle": 360', "out-of-range", "$.booths[0].shape.angle"),
        ('"angle": 0', '"angle": 1.2345', "angle-decimals", "$.booths[0].shape"),
        ('"angle": 0', '"angle": false', "wrong-type", "$.booths[0].shape.angle"),
        ('"angle": 0', '"angel": 0', "key-unknown", "$.booths[0].shape.angel"),
        ('"rectangle"', '"rectangel"', "not-a-choice", "$.booths[0].shape.type"),
        ('"rectangle"', '"\\ud800"', "half-character", "$.booths[0].shape.type"),
        ('"number": "B9"', '"number": "B\\u0000"', "text-form", "$.booths[0].number"),
        ('"number": "B9"', '"number": "B\\ud800"', "half-character", "$.booths[0].number"),
        ('"number": "B9"', '"number": ""', "text-missing", "$.booths[0].number"),
        ('"number": "B9"', '"number": "B9\\n"', "text-form", "$.booths[0].number"),
        ('"number"', '"\\udc00"', "half-character", "$.booths[0].\udc00"),
        ('"number": "B9"', '"number": "B9", "number": "B9"', "key-twice", "$.booths[0].number"),
        ('"number": "B9"', '"number": "B9", "id": "b"', "key-twice", "$.booths[0].id"),
        ('"status": "confirmed"', '"status": "confirmd"', "not-a-choice", "$.booths[0].status"),
        ('"status": "confirmed"', '"status": ["held"]', "not-a-choice", "$.booths[0].status"),
        ('"open_sides": [0]', '"open_sides": [4]', "side-unknown", "$.booths[0]"),
        ('"open_sides": [0]', '"open_sides": [1, 0]', "sides-unordered", "$.booths[0]"),
        ('["hancom"]', '["hancon"]', "reference-broken", "$.booths[0].exhibitors[0]"),
        ('["hancom"]', '["hancom", "hancom"]', "exhibitor-twice", "$.booths[0]"),
        ('"note": "", "facts": {}', '"note": "", "facts": {"number": "published"}', "text-form",
         "$.booths[0].facts.number"),
        ('"note": "", "facts": {}', '"note": "", "facts": {"number": "published:x"}',
         "source-unknown", "$.booths[0].facts.number"),
        ('  "facts": {}', '  "facts": {"halls": "assumed:x"}', "source-unknown",
         "$.facts.halls"),
        ('"pavilion": "companies"', '"pavilion": "company"', "reference-broken",
         "$.booths[0].pavilion"),
    ],
)  # fmt: skip
def test_each_wrong_value_is_named_with_its_path_and_line(old, new, code, path):
    problem = only(replaced(old, new) if old in SMALL.decode() else b"")
    lines_before = SMALL.decode()[: SMALL.decode().index(old)].count("\n") + 1
    assert (problem.code, problem.path, problem.line) == (code, path, lines_before)


def test_a_fact_of_the_plan_names_one_of_its_keys():
    problem = only(replaced('  "facts": {}', '  "facts": {"hall": "assumed:test"}'))
    assert (problem.code, problem.path) == ("fact-unknown", "$")
    assert problem.values == {"attribute": "hall"}


def test_hints_name_the_nearest_known():
    assert "“angle”" not in only(replaced('"angle": 0', '"angel": 0')).message("en")
    for old, new, hint in [
        ('"angle": 0', '"angel": 0', "angle"),
        ('"status": "confirmed"', '"status": "confirmd"', "confirmed"),
        ('["hancom"]', '["hancon"]', "hancom"),
        ('"pavilion": "companies"', '"pavilion": "cites"', "cities"),
    ]:
        for language in ("ko", "en"):
            assert hint in only(replaced(old, new)).message(language)


def test_all_problems_are_told_at_once_in_reading_order():
    tree = json.loads(SMALL)
    tree["title"]["en"] = 3
    tree["booths"][0]["height"] = 0
    tree["booths"][1]["shape"]["at"] = [0.5, None]
    del tree["areas"][1]["kind"]
    tree["novelty"] = 1
    found = problems(json.dumps(tree, indent=1).encode())
    assert sorted((each.code, each.path) for each in found) == [
        ("key-missing", "$.areas[1]"),
        ("key-unknown", "$.novelty"),
        ("out-of-range", "$.booths[0].height"),
        ("wrong-type", "$.booths[1].shape.at[0]"),
        ("wrong-type", "$.booths[1].shape.at[1]"),
        ("wrong-type", "$.title.en"),
    ]


def test_a_repeated_key_deep_in_the_file_is_not_placed_at_its_first_namesake():
    data = replaced('"id": "booth-b11"', '"id": "booth-b11", "id": "booth-b12"')
    assert only(data).line == BOOTH_LINE + 2


def test_ids_and_references_are_checked_over_the_whole_file():
    tree = json.loads(SMALL)
    tree["booths"][2]["id"] = "stage"
    tree["programme"][0]["area"] = "booth-b9"
    tree["halls"] = ["hall-1", "hall-1"]
    tree["ends"] = "2018-09-17"
    tree["starts"] = "2018-09-31"
    found = {(each.code, each.path) for each in problems(json.dumps(tree).encode())}
    assert found == {
        ("id-twice", "$.areas[0].id"),
        ("reference-broken", "$.programme[0].area"),
        ("halls-twice", "$.halls[1]"),
        ("date-impossible", "$.starts"),
        ("dates-reversed", "$.ends"),
    }


@pytest.mark.parametrize(
    ("corners", "code"),
    [
        ([[0, 0], [1000, 0]], "list-length"),
        ([[0, 0], [1000, 0], [2000, 0]], "outline-folds"),
        ([[0, 0], [1000, 0], [1000, 0], [0, 1000]], "outline-repeats"),
        ([[0, 0], [1000, 1000], [1000, 0], [0, 1000]], "outline-crosses"),
        ([[0, 0], [1000, 0], [1000, 1000], [0, 1000], [0, 0]], "outline-repeats"),
        ([[0, 0], [2000, 0], [2000, 2000], [1000, 0], [0, 2000]], "outline-crosses"),
        ([[0, 0]] * 201, "list-length"),
    ],
)
def test_an_outline_must_bound_one_piece_of_floor(corners: list[list[int]], code: str):
    shape = {"type": "outline", "corner_points": corners}
    assert code in {each.code for each in problems(with_booth(shape=shape))}


def test_a_programme_item_ends_after_it_starts():
    tree = json.loads(SMALL)
    tree["programme"][0] |= {"starts": "11:00", "ends": "10:59"}
    assert only(json.dumps(tree).encode()).code == "dates-reversed"


def test_digits_are_the_plain_ones():
    tree = json.loads(SMALL)
    tree["programme"][0]["starts"] = "1٠:00"
    tree["starts"] = "２018-09-18"
    assert {each.code for each in problems(json.dumps(tree).encode())} == {"text-form"}


HOSTILE = {
    "empty": b"",
    "blank": b" \n\t ",
    "byte order mark alone": codecs.BOM_UTF8,
    "two byte order marks": codecs.BOM_UTF8 * 2 + SMALL,
    "UTF-16": SMALL.decode().encode("utf-16"),
    "UTF-16 without mark": SMALL.decode().encode("utf-16-le"),
    "CP949": '{"format": "한글"}'.encode("cp949"),
    "PNG": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
    "zeroes": bytes(1000),
    "a number": b"1",
    "a text": b'"hallplan.plan"',
    "null": b"null",
    "a list": b"[" + SMALL + b"]",
    "two plans": SMALL + SMALL,
    "a comment": b"// plan\n" + SMALL,
    "deep lists": b"[" * 200_000 + b"]" * 200_000,
    "deep objects": b'{"a":' * 200_000 + b"1" + b"}" * 200_000,
    "deep after a lie": b'{"\\"": "]]]]", "a": ' + b"[" * 200_000,
    "deep inside": replaced('"facts": {}', '"facts": ' + "[" * 200_000 + "]" * 200_000),
    "closing brackets": b"]" * 1_000_000,
    "quotes that escape": b'{"a": ' + b'"\\' * 2_000_000,
    "open strings": b'"' + b'\\"' * 2_000_000,
    "backslashes": b'{"a": "' + b"\\" * 4_000_001 + b'"}',
    "long text": with_booth(number="x" * 14_000_000),
    "long Hangul": with_booth(number="가" * 2_000_000),
    "long key": with_booth(**{"k" * 10_000_000: 1}),
    "long key twice": b'{"%s": 1, "%s": 2}' % (b"k" * 5_000_000, b"k" * 5_000_000),
    "long number": replaced("[3000, 5000]", f"[{'1' * 10_000_000}, 0]"),
    "long fraction": replaced('"angle": 0', f'"angle": 0.{"1" * 10_000_000}'),
    "long exponent": replaced('"angle": 0', f'"angle": 1e{"1" * 1_000_000}'),
    "long version": replaced('"version": 3', f'"version": {"1" * 1_000_000}'),
    "many empty lists": b"[" + b"[]," * 300_000 + b"[]]",
    "too large": b" " * (LARGEST // 4) + SMALL,
    "unpaired high": replaced("Test plan", "\\ud83d"),
    "unpaired low": replaced("Test plan", "\\udE00"),
    "control": replaced("Test plan", "\\u0007"),
    "raw control": replaced("Test plan", "\x07"),
    "escape sequence": replaced("Test plan", "\\u001b[31m"),
    "line separator": replaced("Test plan", "\u2028"),
    "noncharacter": replaced("Test plan", "\\uffff"),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_bytes_are_refused_quickly(data: bytes):
    if data[:1] != b" " or b"format" not in data:  # blanks before a plan are no harm
        assert problems(data)


def test_paired_escapes_are_a_character_like_any_other():
    assert problems(replaced("Test plan", "\\ud83d\\ude00")) == []


def test_many_broken_references_are_not_all_compared():
    """20 are told; finding hints for all 100,000 of them would take minutes."""
    tree = json.loads(SMALL)
    tree["exhibitors"] = [
        tree["exhibitors"][0] | {"id": f"company-{index}"} for index in range(1000)
    ]
    tree["booths"][1]["exhibitors"] = [f"compny-{index}" for index in range(100)]
    tree["booths"] = [tree["booths"][1] | {"id": f"booth-{index}"} for index in range(1000)]
    tree["programme"] = []
    assert len(problems(json.dumps(tree).encode())) == MOST_PROBLEMS


def test_many_halls_named_twice_are_found_quickly():
    tree = json.loads(SMALL)
    tree["halls"] = [f"hall-{index}" for index in range(200_000)]
    tree["halls"][-1] = "hall-7"
    assert only(json.dumps(tree).encode()).code == "halls-twice"


@pytest.mark.parametrize("name", SHIPPED)
def test_a_truncated_file_is_refused_wherever_it_ends(name: str):
    data = SHIPPED[name].rstrip()
    places = {*range(120), *range(len(data) - 120, len(data))}
    places |= set(random.Random(name).sample(range(len(data)), 60))
    for end in places:
        assert problems(data[:end])


def test_a_small_file_truncated_at_every_byte_is_refused():
    for end in range(len(SMALL.rstrip())):
        assert problems(SMALL[:end])


@st.composite
def mutations(draw: st.DrawFn, data: bytes) -> bytes:
    """Some bytes with a few places overwritten, cut out, doubled or filled with a token."""
    changed = bytearray(data)
    tokens = [
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b'"',
        b"\\",
        b"null",
        b"NaN",
        b"-1",
        b"1e999",
        b"0.5",
        b"true",
        b"\xff",
        b"\x00",
        b"\\ud800",
        b"99999999999",
        b"\n",
        "한".encode(),
    ]
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(changed)))
        end = min(at + draw(st.integers(0, 12)), len(changed))
        match draw(st.sampled_from(["token", "bytes", "cut", "double"])):
            case "token":
                changed[at:end] = draw(st.sampled_from(tokens))
            case "bytes":
                changed[at:end] = draw(st.binary(max_size=6))
            case "cut":
                del changed[at:end]
            case _:
                changed[at:at] = changed[at:end]
    return bytes(changed)  # fmt: skip


@given(st.data())
@settings(max_examples=120)
def test_a_mutated_plan_is_a_plan_or_bad_input(data: st.DataObject):
    problems(data.draw(mutations(SHIPPED["plan"])))


@given(st.data())
@settings(max_examples=60)
def test_a_mutated_venue_is_a_venue_or_bad_input(data: st.DataObject):
    problems(data.draw(mutations(SHIPPED["venue"])))


trees = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(st.data())
@settings(max_examples=150)
def test_a_tree_with_something_else_in_one_place_is_a_plan_or_bad_input(data: st.DataObject):
    """Like the mutations of bytes, but always JSON: reaches every branch of the type walk."""
    tree = json.loads(SMALL)
    holder, key = tree, data.draw(st.sampled_from(list(tree)))
    while isinstance(holder[key], dict | list) and holder[key] and data.draw(st.booleans()):
        holder = holder[key]
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        key = data.draw(st.sampled_from(keys))
    holder[key] = data.draw(trees)
    problems(json.dumps(tree, ensure_ascii=data.draw(st.booleans())).encode(errors="replace"))


@given(
    st.recursive(
        st.none() | st.integers(-9, 9) | st.text(max_size=4),
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
        ),
        max_leaves=20,
    ),
    st.sampled_from([None, 1]),
)
@settings(max_examples=200)
def test_lines_agree_with_an_independent_reader(tree: object, indent: int | None):
    content = json.dumps(tree, indent=indent)
    expected = Located(content).places
    assert lines(content.encode(), set(expected)) == expected or _ambiguous(tree)


def _ambiguous(tree: object) -> bool:
    """Whether keys hold the marks of paths, so that two places share one path."""
    if isinstance(tree, dict):
        return any(set(".[]") & set(key) for key in tree) or any(map(_ambiguous, tree.values()))
    return isinstance(tree, list) and any(map(_ambiguous, tree))


@pytest.mark.parametrize("name", SHIPPED)
def test_lines_of_shipped_files_agree_with_an_independent_reader(name: str):
    expected = Located(SHIPPED[name].decode()).places
    assert lines(SHIPPED[name], set(expected)) == expected


def refused(path: Path) -> str:
    with pytest.raises(BadInput) as error:
        read_plan(path)
    (problem,) = error.value.problems
    assert problem.file == str(path)
    return problem.code


def test_what_is_no_readable_file_is_refused(tmp_path: Path):
    assert refused(tmp_path / "missing.json") == "file-missing"
    assert refused(tmp_path) == "file-unreadable"
    assert refused(tmp_path / "nul\0.json") == "file-unreadable"
    assert refused(tmp_path / ("n" * 300)) == "file-unreadable"
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    assert refused(tmp_path / "ring") == "file-unreadable"
    (tmp_path / "file").write_bytes(SMALL)
    assert refused(tmp_path / "file" / "plan.json") == "file-unreadable"
    assert refused(Path("/dev/zero")) == "file-too-large"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_refused(tmp_path: Path):
    (tmp_path / "plan.json").write_bytes(SMALL)
    (tmp_path / "plan.json").chmod(0)
    assert refused(tmp_path / "plan.json") == "file-unreadable"


def test_a_failing_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "plan.json").write_bytes(SMALL)

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert refused(tmp_path / "plan.json") == "file-unreadable"


def test_a_pipe_is_read_like_a_file(tmp_path: Path):
    reading, writing = os.pipe()
    os.write(writing, SMALL)
    os.close(writing)
    assert read_plan(Path(f"/dev/fd/{reading}")) == building.small_plan()
    os.close(reading)
