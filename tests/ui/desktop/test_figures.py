# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures as they are typed and shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.desktop.panels.figures import (
    read_count,
    read_degrees,
    read_millimetres,
    show_count,
    show_degrees,
    show_millimetres,
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("22500", 22_500),
        ("22,500", 22_500),
        (" 22,500 mm ", 22_500),
        ("22.5 m", 22_500),
        ("22.5M", 22_500),
        ("-500", -500),
        ("−500", -500),  # the typographic minus, as other programs write it
        ("+1", 1),
        ("0.4", 0),
        ("1200.6", 1201),
    ],
)
def test_lengths(typed: str, value: int):
    assert read_millimetres(typed) == value


@pytest.mark.parametrize("typed", ["", "-", "m", "1e3", "12 km", "1.2.3", "nan", "inf", "3 x", "٣"])
def test_what_is_no_length(typed: str):
    assert read_millimetres(typed) is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [("12", 12), ("1,200", 1200), (" 40 m² ", 40), ("40m2", 40), ("800 kg/m²", 800), ("-3", -3)],
)
def test_counts(typed: str, value: int):
    assert read_count(typed) == value
    assert read_count(show_count(value)) == value


@pytest.mark.parametrize("typed", ["", "1.5", "1:12", "1e3", "kg", "٣", "9" * 5000])
def test_what_is_no_count(typed: str):
    assert read_count(typed) is None


@pytest.mark.parametrize(("typed", "value"), [("45", 45.0), ("-12.5°", -12.5), ("0.12345", 0.123)])
def test_angles(typed: str, value: float):
    assert read_degrees(typed) == value


@pytest.mark.parametrize("typed", ["", "°", "1e2", "nan", "a"])
def test_what_is_no_angle(typed: str):
    assert read_degrees(typed) is None


@given(st.integers(-10_000_000, 10_000_000))
def test_a_shown_length_reads_as_itself(value: int):
    assert read_millimetres(show_millimetres(value)) == value


@given(st.integers(-359_999, 359_999))
def test_a_shown_angle_reads_as_itself(thousandths: int):
    angle = thousandths / 1000
    assert read_degrees(show_degrees(angle)) == angle
