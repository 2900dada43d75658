# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs of findings: which are painted, also where there are thousands."""

from dataclasses import replace

import pytest

from planner.rules.check import check
from planner.rules.finding import Finding, Severity
from planner.rules.profile import find_profile
from tests.planner import building
from ui.desktop.canvas.signs import SMALL, Signs
from ui.desktop.canvas.view import View

FRAME = (0.0, 0.0, 1000.0, 700.0)


@pytest.fixture(scope="module")
def finding() -> Finding:
    """Some finding of the small plan, to be put anywhere."""
    return check(building.site(), [find_profile("kintex")])[0]


def at(finding: Finding, x: float, y: float, severity: Severity = "warning") -> Finding:
    return replace(finding, at=(x, y), severity=severity)


def test_a_few_are_all_painted_though_they_lie_on_each_other(finding: Finding):
    signs = Signs.of([at(finding, 5000.0 + turn, 5000.0) for turn in range(50)], None)
    view = View(scale=10.0, origin=(100.0, 100.0))
    assert len(list(signs.within(view, FRAME, SMALL))) == 50


def test_of_thousands_the_topmost_of_each_heap_is_painted(finding: Finding):
    crowd = [
        at(finding, 300.0 * x, 300.0 * y, "error" if (x, y) == (20, 20) else "warning")
        for x in range(60)
        for y in range(60)
    ]
    signs, view = Signs.of(crowd, None), View(scale=2.0, origin=(50.0, 50.0))
    shown = [each for each, _ in signs.within(view, FRAME, SMALL)]
    assert len(shown) < 40
    assert [each.severity for each in shown].count("error") == 1
    assert shown[-1].severity == "error"


def test_what_lies_apart_is_painted_also_in_a_crowd(finding: Finding):
    crowd = [at(finding, 3000.0 * x, 3000.0 * y) for x in range(30) for y in range(30)]
    signs, view = Signs.of(crowd, None), View(scale=7.0, origin=(5.0, 5.0))
    assert len(list(signs.within(view, FRAME, SMALL))) == 900
