# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks found by kernels, beside those of the plain search.

Without numba the kernels run as plain Python: slowly, so halls are smaller then.
"""

from __future__ import annotations

import importlib.util
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

import numpy as np
import pytest
from shapely import affinity
from shapely.geometry import Polygon, box

from planner.paths import Walk, WalkNetwork, fast
from tests.planner.paths.conftest import scene

HAS_NUMBA = importlib.util.find_spec("numba") is not None
SEEDS = range(40)

Place = tuple[float, float]


@contextmanager
def kernels(on: bool) -> Iterator[None]:
    """All is answered by kernels, compiled or not, or nothing is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fast, "is_there", lambda: on)
        patch.setattr(fast, "loads", lambda: True)
        patch.setattr(fast, "PATIENCE", -1)
        yield


def alike(quick: WalkNetwork, plain: WalkNetwork, places: Sequence[Place]) -> None:
    """The same walks, distances and nearest sources on two networks of one floor."""
    pairs = [([one], [two]) for one, two in pairwise(places)]
    pairs += [(places[:2], places[2:]), (places[1:], places[:1])]
    with kernels(on=True):
        walks = [quick.route(*pair) for pair in pairs]
        lengths = [quick.distance(*pair) for pair in pairs]
        field = quick.field(places[:2], [0.0, 700.0])
        distances, nearest = field.distances(places), field.nearest(places)
        assert quick._roads.compiled is not None
    with kernels(on=False):
        for pair, walk, length in zip(pairs, walks, lengths, strict=True):
            known = plain.route(*pair)
            if isinstance(known, Walk):
                assert isinstance(walk, Walk)
                assert walk.exact == length == pytest.approx(known.exact, abs=1e-9)
                assert walk.points == known.points
                assert (walk.start, walk.goal) == (known.start, known.goal)
                assert (walk.narrowest is None) == (known.narrowest is None)
            else:
                assert walk == known
        field = plain.field(places[:2], [0.0, 700.0])
        assert np.allclose(distances, field.distances(places), rtol=0, atol=1e-9)
        assert nearest == field.nearest(places)
        assert plain._roads.compiled is None


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_on_floors_at_random(seed: int):
    given = scene(seed, widths=(0, 600, 600, 1000, 1500), places=5)
    networks = (WalkNetwork(given.floor, given.obstacles, given.width) for _ in range(2))
    alike(*networks, given.places)


def hall(rng: random.Random) -> tuple[Polygon, list[Polygon]]:
    """Booths turned by angles of their own, some so near to others that arcs are closed."""
    booths = []
    for i in range(16 if HAS_NUMBA else 6):
        x, y = (i % 4 + 0.5) * 4500 + rng.uniform(-500, 500), (i // 4 + 0.5) * 4500
        width, depth = rng.choice([2000, 3000, 4000]), rng.choice([2000, 3000])
        booth = box(x - width / 2, y - depth / 2, x + width / 2, y + depth / 2)
        booths.append(affinity.rotate(booth, rng.uniform(0, 90)))
    return box(0, 0, 18_000, 18_000), booths


@pytest.mark.parametrize("seed", range(10))
def test_the_same_after_edits(seed: int):
    """What is kept after an edit gives the same answers as a plain network made anew."""
    rng = random.Random(seed)
    floor, booths = hall(rng)
    quick = WalkNetwork(floor, booths)
    with kernels(on=True):
        quick.route([(400, 400)], [(17_600, 9000)])
    for _ in range(4):
        number = rng.randrange(len(booths))
        shift = rng.uniform(-900, 900), rng.uniform(-900, 900)
        booths = [
            *booths[:number],
            affinity.translate(booths[number], *shift),
            *booths[number + 1 :],
        ]
        with kernels(on=True):
            quick = quick.with_obstacles(booths)
        places = [(rng.uniform(0, 18_000), rng.uniform(0, 18_000)) for _ in range(5)]
        alike(quick, WalkNetwork(floor, booths), places)


def test_lines_far_from_an_edit_are_kept():
    booths = [
        affinity.rotate(box(x, y, x + 2000, y + 1500), 7 * i + x / 900)
        for i, y in enumerate(range(2000, 60_000, 12_000))
        for x in (2000, 6500)
    ]
    network = WalkNetwork(box(0, 0, 11_000, 64_000), booths)
    with kernels(on=True):
        network.route([(500, 500)], [(10_500, 63_500)])
        after = network.with_obstacles([affinity.translate(booths[0], 300, 100), *booths[1:]])
        before, kept = network._roads.compiled, after._roads.compiled
    assert before is not None
    assert kept is not None
    known = (before.lines.node[:, 1] >= 0).sum()
    still = (kept.lines.node[:, 1] >= 0).sum()
    assert known / 2 < still < known


def test_kernels_are_loaded_when_they_pay(monkeypatch: pytest.MonkeyPatch):
    """Half a second is too much for one question; many, or a large floor, are worth it."""
    network = WalkNetwork(box(0, 0, 9000, 9000), [box(4000, 4000, 5000, 5000)])
    asked = [(500.0, 500.0)], [(8500.0, 8500.0)]
    monkeypatch.setattr(fast, "is_there", lambda: True)
    monkeypatch.setattr(fast, "loads", lambda: True)
    monkeypatch.setattr(fast, "_asked", 0)
    monkeypatch.setattr(fast, "PATIENCE", 2)
    assert [network._roads._compiled is None for _ in range(3) if network.distance(*asked)] == [
        True,
        True,
        False,
    ]
    monkeypatch.setattr(fast, "LARGE", 4)
    monkeypatch.setattr(fast, "_asked", 0)
    other = WalkNetwork(network.floor, network.obstacles)
    assert other._roads.compiled is not None


def test_a_compiler_that_does_not_load_is_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fast, "is_there", lambda: True)
    monkeypatch.setattr(fast, "loads", lambda: False)
    monkeypatch.setattr(fast, "PATIENCE", -1)
    network = WalkNetwork(box(0, 0, 9000, 9000), [box(4000, 4000, 5000, 5000)])
    assert network.distance([(500, 500)], [(8500, 500)]) == 8000
    assert network._roads.compiled is None


def test_the_base_install_does_without_numba():
    """Even where numba is there it is loaded late."""
    code = """
import sys
from planner.paths import WalkNetwork
from shapely.geometry import box
network = WalkNetwork(box(0, 0, 9000, 9000), [box(4000, 4000, 5000, 5000)])
network.route([(500, 500)], [(8500, 8500)])
network.field([(500, 500)]).distances([(8500, 8500)])
sys.exit("numba" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
