# SPDX-License-Identifier: GPL-3.0-or-later
"""A fix removes its finding and makes no new one; known ones, and on random halls."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.edits.describe import OpenSides, Renumber, SetHeight
from planner.edits.edit import Edit
from planner.edits.move import Move
from planner.floor.site import Site
from planner.locale import LANGUAGES
from planner.rules.check import check
from planner.rules.checks import Checks
from planner.rules.finding import Finding
from planner.rules.fixes import Mending, fix_text
from tests.planner.rules.examples.placing import EXIT, HYDRANT
from tests.planner.rules.scenes import BACK, FRONT, KINTEX, island, scene, stand


def of_rule(site: Site, rule: str) -> Finding:
    """The finding of one rule in a scene."""
    return next(finding for finding in check(site, [KINTEX]) if finding.rule == rule)


def fixes(site: Site, rule: str) -> tuple[Edit, ...]:
    """The fixes of the first finding of a rule."""
    return Mending(Checks.of(site, [KINTEX]), site, of_rule(site, rule)).answer()


def keys(site: Site) -> set[str]:
    return {finding.key for finding in check(site, [KINTEX])}


KNOWN = {
    "aisle-width": (
        scene(stand("A", 5000, 5000, open_sides=(BACK,)), stand("B", 5000, 10_700)),
        [Move(("booth-a",), 0, -300), Move(("booth-b",), 0, 300)],
    ),
    "overlap": (
        scene(stand("A", 5000, 8000), stand("B", 7950, 8000)),
        [Move(("booth-a",), -50, 0), Move(("booth-b",), 50, 0)],
    ),
    "outside-hall": (scene(stand("A", 27_400, 8000)), [Move(("booth-a",), -400, 0)]),
    "opening-blocked": (
        scene(stand("A", 24_300, 9000, open_sides=(BACK,)), on=EXIT),
        [Move(("booth-a",), -300, 0)],
    ),
    "fixture-blocked": (
        scene(stand("A", 9000, 16_250), on=HYDRANT),
        [Move(("booth-a",), 0, -250)],
    ),
    "service-gap": (
        scene(stand("A", 5000, 8000), stand("B", 8100, 8000)),
        [Move(("booth-a",), 100, 0), Move(("booth-b",), -100, 0)],
    ),
    "booth-height": (
        scene(stand("A", 5000, 8000, height=2700)),
        [SetHeight(("booth-a",), 2500)],
    ),
    "duplicate-number": (
        scene(stand("A1", 5000, 8000), stand("A1", 15_000, 8000, id="booth-z")),
        [Renumber("booth-z", "A2")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", KNOWN)
def test_the_obvious_fix_comes_first(rule: str):
    site, expected = KNOWN[rule]
    found = fixes(site, rule)
    assert list(found[: len(expected)]) == expected
    for language in LANGUAGES:
        for edit in found:
            assert "{" not in fix_text(edit, site, language)


def test_a_fix_says_what_it_does():
    site, (first, _) = KNOWN["aisle-width"]
    assert fix_text(first, site, "en") == "Move A 300 mm outward"
    assert fix_text(first, site, "ko") == "A를 입구 쪽으로 300 mm 옮기기"


def test_a_shut_booth_is_opened_where_someone_can_come():
    site = scene(stand("A", 5000, 8000, open_sides=()), stand("B", 5000, 5000))
    found = fixes(site, "unreachable")
    assert found
    assert OpenSides("booth-a", (FRONT,)) not in found  # B stands there
    assert all(isinstance(edit, OpenSides) for edit in found)


def test_what_a_move_would_break_elsewhere_is_not_offered():
    """The booth that stands too near cannot go back: another aisle would become too narrow."""
    rows = [stand("A", 5000, 2000, open_sides=(BACK,)), island("B", 5000, 7900)]
    shut_in = scene(*rows, stand("C", 5000, 13_900))
    for edit in fixes(shut_in, "aisle-width"):
        assert "booth-b" not in getattr(edit, "ids", ())


def test_a_block_is_moved_as_one_where_one_alone_would_not_do():
    """B stands back to back with C: alone it would overlap C, so both go."""
    rows = [stand("A", 5000, 5000, open_sides=(BACK,)), stand("B", 5000, 10_800)]
    site = scene(*rows, stand("C", 5000, 13_800, open_sides=(BACK,)))
    found = fixes(site, "aisle-width")
    assert found == (Move(("booth-a",), 0, -200), Move(("booth-b", "booth-c"), 0, 200))


def test_a_finding_without_a_mend_offers_nothing():
    site = scene(stand("A", 5000, 8000, facts={"height": "assumed:test"}))
    assert fixes(site, "assumed-facts") == ()


spots = st.tuples(st.integers(0, 26), st.integers(4, 16), st.sampled_from([0.0, 0.0, 30.0, 45.0]))


@settings(max_examples=30)
@given(st.lists(spots, min_size=2, max_size=5, unique_by=lambda spot: spot[:2]))
def test_a_fix_removes_its_finding_and_makes_no_new_one(places):
    site = scene(
        *(
            stand(f"N{n}", x * 1000 + 37 * n, y * 1000 + 11 * n, angle=angle)
            for n, (x, y, angle) in enumerate(places)
        )
    )
    checks = Checks.of(site, [KINTEX])
    before = keys(site)
    for finding in check(site, [KINTEX])[:4]:
        for edit in Mending(checks, site, finding).answer():
            after = keys(site.with_plan(edit.apply(site.plan).plan))
            assert after <= before - {finding.key}


def test_a_search_that_is_stopped_gives_what_it_has():
    site, expected = KNOWN["aisle-width"]
    mending = Mending(Checks.of(site, [KINTEX]), site, of_rule(site, "aisle-width"))
    assert mending.answer(lambda: True) == ()
    assert list(mending.answer(lambda: False))[: len(expected)] == expected
