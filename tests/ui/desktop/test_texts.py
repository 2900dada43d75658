# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's texts: none missing, none dead."""

from typing import get_args

from planner.edits.series import Series
from planner.edits.table import EDITS
from planner.locale import catalogue, has_text
from planner.model.plan import STATUSES
from planner.rules.checks import CheckState
from planner.rules.finding import SEVERITIES
from tests.planner.locale import sources
from ui.desktop.panels.choices import TYPES


def test_every_value_that_is_shown_has_its_word():
    edits = [row.name for row in EDITS] + [Series.NAME]
    for group, names in (
        ("edit-name", edits),
        ("status", STATUSES),
        ("type", TYPES),
        ("severity", SEVERITIES),
        ("findings", get_args(CheckState)),
    ):
        for name in names:
            assert has_text(f"window.{group}.{name}"), (group, name)


def test_every_text_of_the_window_is_used():
    named = sources.constants()
    unused = {
        key
        for key in catalogue()
        if key.startswith("window.")
        and named.isdisjoint({key, key.removeprefix("window.")})
        and not any(
            pattern.fullmatch(key.removeprefix("window.")) for pattern in sources.patterns()
        )
    }
    assert unused == set()
