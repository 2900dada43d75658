# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours recomputed: contrast of all that carries meaning, distance of the pavilions' fills.

Contrast: WCAG 2.2, relative luminance of sRGB. Distance: CIEDE2000 (Sharma, Wu, Dalal 2005).
Colour-blind eyes: Machado, Oliveira, Fernandes 2009, severity 1, on linear RGB.
"""

import itertools
import math

import pytest
from PyQt6.QtGui import QColor

from ui.desktop.canvas.heat_layer import RAMPS
from ui.desktop.theme import PALETTES, THEMES, Palette, Theme

Triple = tuple[float, float, float]
EYES = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# Least distance of two fills, light and dark (ui.md §2).
LEAST = {"normal": (14.3, 15.6), "protan": (9.6, 11.6), "deutan": (10.7, 11.9),
         "tritan": (11.2, 12.4)}  # fmt: skip
GROUNDS = ("panel", "app", "raised", "floor")


def linear(colour: QColor) -> Triple:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return (channel(colour.redF()), channel(colour.greenF()), channel(colour.blueF()))


def contrast(first: QColor, second: QColor) -> float:
    def luminance(colour: QColor) -> float:
        red, green, blue = linear(colour)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def seen(colour: QColor, eyes: str) -> Triple:
    rgb = linear(colour)
    return tuple(
        min(1.0, max(0.0, sum(k * v for k, v in zip(row, rgb, strict=True)))) for row in EYES[eyes]
    )


def lab(rgb: Triple) -> Triple:
    def curve(value: float) -> float:
        return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116

    red, green, blue = rgb
    x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
    y = curve(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
    z = curve((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def ciede2000(first: Triple, second: Triple) -> float:
    (l1, a1, b1), (l2, a2, b2) = first, second
    mean_c = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(mean_c**7 / (mean_c**7 + 25**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = math.degrees(math.atan2(b1, a1)) % 360, math.degrees(math.atan2(b2, a2)) % 360
    dh = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    big_h = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(dh) / 2)
    mean_l, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    mean_h = h1 + h2 if c1 * c2 == 0 else (h1 + dh / 2) % 360
    t = (
        1
        - 0.17 * math.cos(math.radians(mean_h - 30))
        + 0.24 * math.cos(math.radians(2 * mean_h))
        + 0.32 * math.cos(math.radians(3 * mean_h + 6))
        - 0.20 * math.cos(math.radians(4 * mean_h - 63))
    )
    sl = 1 + 0.015 * (mean_l - 50) ** 2 / math.sqrt(20 + (mean_l - 50) ** 2)
    sc, sh = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    turn = math.radians(60 * math.exp(-(((mean_h - 275) / 25) ** 2)))
    rt = -math.sin(turn) * 2 * math.sqrt(mean_c**7 / (mean_c**7 + 25**7))
    dl, dc, dh = (l2 - l1) / sl, (c2 - c1) / sc, big_h / sh
    return math.sqrt(dl**2 + dc**2 + dh**2 + rt * dc * dh)


@pytest.mark.parametrize(
    ("first", "second", "distance"),
    [  # Sharma, Wu, Dalal 2005, table 1: pairs 1, 7, 17, 25
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ],
)
def test_the_measure_itself_has_the_published_answers(
    first: Triple, second: Triple, distance: float
):
    assert ciede2000(first, second) == pytest.approx(distance, abs=1e-4)


@pytest.fixture(params=THEMES)
def palette(request: pytest.FixtureRequest) -> Palette:
    theme: Theme = request.param
    return PALETTES[theme]


@pytest.mark.parametrize(
    ("token", "least", "grounds"),
    [
        ("text", 12.0, GROUNDS),
        ("text2", 6.5, GROUNDS),
        ("text3", 4.5, GROUNDS),
        ("accent", 4.5, GROUNDS),
        *((token, 4.5, GROUNDS) for token in ("error", "warn", "ok", "note")),
        *((token, 4.5, (f"{token}_soft",)) for token in ("error", "warn", "ok", "note")),
        ("on_accent", 4.5, ("accent",)),
        ("edge", 3.0, GROUNDS),
        *((token, 4.5, ("floor",)) for token in ("guide", "route", "wall", "booth_line")),
    ],
)
def test_what_carries_meaning_is_told_from_its_ground(
    palette: Palette, token: str, least: float, grounds: tuple[str, ...]
):
    for ground in grounds:
        found = contrast(getattr(palette, token), getattr(palette, ground))
        assert found >= least, (palette.theme, token, ground, found)


def test_ink_is_read_on_every_fill(palette: Palette):
    least = 6.2 if palette.theme == "light" else 4.5
    for colour, fill in palette.pavilions.items():
        assert contrast(palette.ink, fill) >= least, (palette.theme, colour)


@pytest.mark.parametrize("eyes", EYES)
def test_pavilions_are_told_apart_also_by_colour_blind_eyes(palette: Palette, eyes: str):
    fills = [fill for name, fill in palette.pavilions.items() if name != "services"]
    labs = [lab(seen(fill, eyes)) for fill in fills]
    least = min(ciede2000(*pair) for pair in itertools.combinations(labs, 2))
    assert least >= LEAST[eyes][THEMES.index(palette.theme)] - 0.1


def test_pavilions_are_told_from_the_floor(palette: Palette):
    floor = lab(linear(palette.floor))
    least = {"light": 9.8, "dark": 13.7}[palette.theme]
    for name, fill in palette.pavilions.items():
        if name != "services":
            assert ciede2000(lab(linear(fill)), floor) >= least - 0.1, name


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("theme", THEMES)
def test_steps_of_a_map_go_from_faint_to_strong_for_all_eyes(theme: Theme, eyes: str):
    """Strong is dark on light floor and light on dark floor; neighbours are told apart."""
    steps = [lab(seen(colour, eyes)) for colour in RAMPS[theme]]
    sign = -1 if theme == "light" else 1
    for one, two in itertools.pairwise(steps):
        assert sign * (two[0] - one[0]) > -0.5
        assert ciede2000(one, two) >= 2.5
