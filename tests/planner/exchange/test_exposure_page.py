# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of exposure: self-contained, both languages, the figures of the tables, comparisons."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from planner.edits.move import Move
from planner.exchange.exposure_page import CHANGES, Exposed, page
from planner.locale import LANGUAGES, Language
from planner.paths.exposure import exposure
from planner.paths.gravity import ASSUMED
from planner.paths.standings import changes
from tests.planner.building import venue
from tests.planner.rules.scenes import door, island, scene

HALL = venue(openings=(door("in", (0, 10_000), "visitor", 0.0, 4000),))
SITE = scene(island("A1", 6000, 4000), island("A2", 13_000, 12_000), island("A3", 24_000, 3000),
             on=HALL)  # fmt: skip
MODEL = replace(ASSUMED, stops=2)


@pytest.fixture(scope="module")
def here() -> Exposed:
    return Exposed(SITE, exposure(SITE, MODEL))


@pytest.fixture(scope="module")
def there() -> Exposed:
    moved = SITE.with_plan(Move(("booth-a3",), -12_000, 5000).apply(SITE.plan).plan)
    return Exposed(moved, exposure(moved, MODEL))


def data(made: bytes) -> dict[str, Any]:
    found = re.search(r"const data = (\{.*\});\n", made.decode("utf-8"))
    assert found is not None
    tree: dict[str, Any] = json.loads(found[1])
    return tree


def test_it_needs_nothing_else(here: Exposed):
    html = page(here, None, "en").decode("utf-8")
    assert html.startswith("<!DOCTYPE html>")
    addresses = set(re.findall(r"https?://[^\"'\s]+", html))
    assert addresses <= {"http://www.w3.org/2000/svg"}  # a name, never fetched
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=", html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_both_languages(here: Exposed, language: Language):
    tree = data(page(here, None, language))
    assert tree["language"] == language
    assert tree["words"]["ko"]["title"] == "부스 노출도"
    assert tree["words"]["en"]["title"] == "Exposure of booths"
    assert set(tree["words"]["ko"]) == set(tree["words"]["en"])


def test_its_figures_are_those_of_the_table(here: Exposed):
    tree = data(page(here, None, "en"))
    rows = [[row.rank, row.number, round(row.passing), round(row.coming)] for row in here.rows]
    assert [[*row[:2], *row[3:]] for row in tree["rows"]] == rows
    assert tree["gini"] == [round(here.found.fairness, 3)]
    (plan,) = tree["plans"]
    assert {each["number"]: each["passing"] for each in plan["booths"]} == {
        row[1]: row[2] for row in rows
    }


def test_places_are_decimetres_with_the_long_side_across(here: Exposed):
    (plan,) = data(page(here, None, "en"))["plans"]
    assert plan["size"] == [300, 200]
    first = plan["booths"][0]
    corners = list(zip(first["rings"][0][::2], first["rings"][0][1::2], strict=True))
    assert set(corners) == {(60, 160), (90, 160), (60, 130), (90, 130)}
    x, y, radius = first["middle"]
    assert (x, y, radius) == (75, 145, 15)


def test_a_comparison_tells_what_each_gains(here: Exposed, there: Exposed):
    tree = data(page(here, there, "en"))
    moved = changes(here.rows, there.rows)
    assert [row[-1] for row in tree["rows"]] == [round(each.gain) for each in moved]
    assert tree["gini"] == [round(each.found.fairness, 3) for each in (here, there)]
    gains = {each["number"]: each["gain"] for each in tree["plans"][1]["booths"]}
    assert gains == {row[1]: row[-1] for row in tree["rows"]}
    assert sum(gains.values()) != 0
    assert len(tree["lostAndWon"]) == 2 * len(CHANGES) + 1


def test_what_stands_in_names_ends_no_script(here: Exposed):
    html = page(here, None, "en").decode("utf-8")
    assert html.count("</script>") == 1
    assert "<" not in html.split("const data = ")[1].split(";\n")[0]
