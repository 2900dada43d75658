# SPDX-License-Identifier: GPL-3.0-or-later
"""A network that is mended after an edit, beside one that is made anew."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest
from shapely import affinity
from shapely.geometry import Polygon, box

from planner.paths import Walk, WalkNetwork, fast

Place = tuple[float, float]


def hall(rng: random.Random) -> tuple[Polygon, list[Polygon]]:
    """A hall with a column and 16 booths: upright blocks, or turned booths of many sizes."""
    side = 4
    floor = box(0, 0, side * 6000, side * 6000).difference(box(11_800, 11_800, 12_200, 12_200))
    upright = rng.random() < 0.4
    booths = []
    for i in range(side * side):
        x, y = (i % side + 0.5) * 6000, (i // side + 0.5) * 6000
        width, depth = rng.choice([2000, 3000, 4000]), rng.choice([2000, 3000, 4000])
        booth = box(x - width / 2, y - depth / 2, x + width / 2, y + depth / 2)
        booths.append(booth if upright else affinity.rotate(booth, rng.uniform(0, 90)))
    if rng.random() < 0.3:
        booths.append(box(3000, 3000, 3300, 8000).union(box(3000, 7700, 8000, 8000)))
    return floor, booths


def edited(rng: random.Random, booths: list[Polygon]) -> list[Polygon]:
    """One booth moved a little or far (on others, against walls), turned, taken out or added."""
    after = list(booths)
    number, choice = rng.randrange(len(after)), rng.random()
    if choice < 0.5:
        shift = rng.uniform(-4000, 4000), rng.uniform(-4000, 4000)
        after[number] = affinity.translate(after[number], *shift)
    elif choice < 0.7:
        shift = rng.choice([-1000, 3000, 500]), rng.choice([0, 1000, -3000])
        after[number] = affinity.translate(after[number], *shift)
    elif choice < 0.8:
        after[number] = affinity.rotate(after[number], rng.uniform(0, 90))
    elif choice < 0.9:
        del after[number]
    else:
        x, y = rng.uniform(0, 22_000), rng.uniform(0, 22_000)
        after.append(affinity.rotate(box(x, y, x + 2000, y + 2000), rng.uniform(0, 90)))
    return after


def somewhere(rng: random.Random, count: int) -> list[Place]:
    return [(rng.uniform(0, 24_000), rng.uniform(0, 24_000)) for _ in range(count)]


def agree(mended: WalkNetwork, fresh: WalkNetwork, places: list[Place]) -> None:
    """The same floor, the same walks and the same distances."""
    assert mended.free.area == pytest.approx(fresh.free.area, abs=1e-3)
    assert mended.free.symmetric_difference(fresh.free).area < 1e-3
    stand = [mended.stands(place) for place in places]
    assert stand == [fresh.stands(place) for place in places]
    for one, two in pairwise(places):
        found, known = mended.route([one], [two]), fresh.route([one], [two])
        if isinstance(known, Walk):
            assert isinstance(found, Walk)
            assert found.exact == pytest.approx(known.exact, abs=1e-6)
        else:
            assert found == known
    distances = mended.field(places[:2]).distances(places)
    assert np.allclose(distances, fresh.field(places[:2]).distances(places), atol=1e-6)


@pytest.mark.parametrize("seed", range(10))
def test_after_edits_it_answers_as_one_made_anew(seed: int):
    rng = random.Random(seed)
    floor, booths = hall(rng)
    width = rng.choice([600, 600, 900, 1500])
    network = WalkNetwork(floor, booths, width)
    network.route([(100 + width, 100 + width)], [(20_000, 12_000)])
    for _ in range(4):
        before = booths
        booths = edited(rng, before)
        earlier, network = network, network.with_obstacles(booths)
        agree(network, WalkNetwork(floor, booths, width), somewhere(rng, 6))
        # What it was made from still answers for itself.
        agree(earlier, WalkNetwork(floor, before, width), somewhere(rng, 2))


def test_the_graph_is_the_same_after_an_edit():
    floor, booths = hall(random.Random(2))
    network = WalkNetwork(floor, booths)
    assert network.graph.number_of_edges()
    after = [*booths[:5], affinity.translate(booths[5], 400, -300), *booths[6:]]
    mended, fresh = network.with_obstacles(after).graph, WalkNetwork(floor, after).graph
    assert set(mended.nodes) == set(fresh.nodes)
    assert {frozenset(edge) for edge in mended.edges} == {frozenset(edge) for edge in fresh.edges}


def test_what_is_far_from_an_edit_is_kept(monkeypatch: pytest.MonkeyPatch):
    """In a hall of 100 booths a move in one corner leaves most lines and triangles as they are."""
    monkeypatch.setattr(fast, "is_there", lambda: False)  # kernels keep their lines elsewhere
    booths = [
        affinity.rotate(box(x, y, x + 3000, y + 2000), (x * 7 + y) % 90)
        for x in range(2000, 60_000, 6000)
        for y in range(2000, 60_000, 6000)
    ]
    network = WalkNetwork(box(0, 0, 61_000, 61_000), booths)
    network.route([(500, 500)], [(60_500, 60_500)])
    moved = network.with_obstacles(
        [affinity.translate(booths[55], 300, 100), *booths[:55], *booths[56:]]
    )
    old, new = network._roads, moved._roads
    kept = sum(new._steps.get(node) is lines for node, lines in old._steps.items())
    assert kept > len(old._steps) / 2
    rows = min(len(old.arcs.mesh.triangles), len(new.arcs.mesh.triangles))
    same = (old.arcs.mesh.triangles[:rows] == new.arcs.mesh.triangles[:rows]).all(axis=1)
    assert same.mean() > 0.8


def test_no_change_keeps_everything():
    floor, booths = hall(random.Random(1))
    network = WalkNetwork(floor, booths)
    network.route([(500, 500)], [(23_000, 500)])
    again = network.with_obstacles([Polygon(booth.exterior) for booth in booths])
    assert again._roads is network._roads


def test_a_hall_without_booths_and_back():
    floor = box(0, 0, 10_000, 10_000)
    network = WalkNetwork(floor, [box(4000, 0, 5000, 8000)])
    around = network.route([(1000, 1000)], [(9000, 1000)])
    empty = network.with_obstacles([])
    assert isinstance(around, Walk)
    assert around.length > 16_000
    straight = empty.route([(1000, 1000)], [(9000, 1000)])
    assert isinstance(straight, Walk)
    assert straight.length == pytest.approx(8000)
    back = empty.with_obstacles([box(4000, 0, 5000, 8000)]).route([(1000, 1000)], [(9000, 1000)])
    assert isinstance(back, Walk)
    assert back.exact == pytest.approx(around.exact, abs=1e-6)
