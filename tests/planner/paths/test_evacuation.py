# SPDX-License-Identifier: GPL-3.0-or-later
"""Published cases that a microscopic run can answer (RiMEA), where JuPedSim is installed.

Figures are written in docs/egress-cases.md. The hydraulic flow time bounds each from below.
"""

from collections.abc import Sequence

import numpy as np
import pytest
import shapely
from shapely import Polygon, box

from planner.paths.assignment import quickest
from planner.paths.evacuation import People, Run, available, run
from planner.paths.hydraulics import flow_time
from planner.paths.watch import Stopped

pytestmark = pytest.mark.skipif(not available(), reason="the extra hallplan[evacuation] is absent")


def south(x: int, width: int) -> Polygon:
    """A door of the wall y = 0 from x on."""
    return Polygon([(x + width, 0), (x, 0), (x, -1000), (x + width, -1000)])


def north(x: int, y: int, width: int) -> Polygon:
    return Polygon([(x, y), (x + width, y), (x + width, y + 1000), (x, y + 1000)])


def east(x: int, y: int, width: int) -> Polygon:
    return Polygon([(x, y + width), (x, y), (x + 1000, y), (x + 1000, y + width)])


def standing(part: Polygon, count: int, doors: Sequence[Polygon], seed: int = 1) -> People:
    """Persons at random places 500 mm apart, each to the nearest door as the crow flies."""
    left, low, right, high = part.bounds
    grid = np.stack(
        [side.ravel() for side in np.meshgrid(np.arange(left + 300, right - 299, 500),
                                              np.arange(low + 300, high - 299, 500))], axis=1
    )  # fmt: skip
    grid = np.random.default_rng(seed).permutation(grid)[:count]
    assert len(grid) == count
    away = [shapely.distance(shapely.points(grid), door) for door in doors]
    return People(grid, grid, np.zeros(count), np.argmin(away, axis=0))


def evacuate(floor: Polygon, doors: Sequence[Polygon], people: People, seed: int = 1) -> Run:
    made = run([floor], doors, people, seed)
    assert made.left == 0
    return made


L_CORRIDOR = Polygon(
    [(0, 0), (12_000, 0), (12_000, 12_000), (10_000, 12_000), (10_000, 2000), (0, 2000)]
)


def test_rimea_1_one_person_along_a_corridor() -> None:
    """26 to 34 s; the speed is drawn, so the mean over seeds (and 1 m to where one is out)."""
    people = People(*[np.array([[1000.0, 1000.0]])] * 2, np.zeros(1), np.zeros(1, np.int64))
    times = [
        evacuate(box(0, 0, 41_000, 2000), [east(41_000, 0, 2000)], people, seed).seconds()
        for seed in range(1, 13)
    ]
    assert 26 <= np.mean(times) <= 34
    assert min(times) >= 40.6 / 1.86 - 0.5


def test_rimea_6_round_a_corner_no_wall_is_crossed() -> None:
    doors = [north(10_000, 12_000, 2000)]
    made = run([L_CORRIDOR], doors, standing(box(0, 0, 6000, 2000), 20, doors), 1, frames=True)
    assert made.left == 0
    seen = made.frames.reshape(-1, 2)
    seen = seen[np.isfinite(seen[:, 0])]
    inside = shapely.union_all([L_CORRIDOR, *doors]).buffer(-100)
    assert len(seen) > 100
    assert shapely.contains_xy(inside, seen).all()


NINE = [south(4000, 1000), south(25_000, 1000), north(4000, 20_000, 1000),
        north(25_000, 20_000, 1000)]  # fmt: skip


def test_rimea_9_half_the_doors_take_about_twice_as_long() -> None:
    """A quarter of the 1,000 persons of the case, to be quick; its flow bounds from below."""
    hall, seconds = box(0, 0, 30_000, 20_000), []
    for doors in (NINE, NINE[:2]):
        made = evacuate(hall, doors, standing(hall, 250, doors))
        assert made.seconds() >= flow_time(250, 1000 * len(doors))
        seconds.append(made.seconds())
    assert 1.6 <= seconds[1] / seconds[0] <= 2.4


def test_rimea_11_with_the_quickest_sharing_some_take_the_farther_exit() -> None:
    """80 of the 1,000 persons of the case, to be quick: sooner out than all by the nearer one."""
    doors, middles = [south(21_000, 1000), south(27_000, 1000)], [(21_500, 0), (27_500, 0)]
    people = standing(box(2000, 2000, 15_500, 18_000), 80, doors)
    away = people.places[:, None] - np.array(middles, dtype=float)
    walks = np.hypot(away[..., 0], away[..., 1])
    seconds = []
    for exits in (
        walks.argmin(axis=1),
        quickest([1] * 80, walks, [1000.0, 1000.0]).persons.argmax(axis=1),
    ):
        asked = People(people.places, people.starts, people.before, exits)
        seconds.append(evacuate(box(0, 0, 30_000, 20_000), doors, asked).seconds())
    nearer, farther = np.bincount(exits)
    assert nearer >= farther > 0
    assert seconds[1] < seconds[0]


def test_rimea_12_the_queue_is_before_the_corridor_only() -> None:
    floor = shapely.union_all(
        [box(0, 0, 10_000, 10_000), box(10_000, 4500, 15_000, 5500), box(15_000, 0, 25_000, 10_000)]
    )
    doors = [east(25_000, 4500, 1000)]
    people = standing(box(0, 0, 10_000, 10_000), 150, doors)
    made = run([floor], doors, people, 1, frames=True)
    assert made.left == 0
    assert made.seconds() >= flow_time(150, 1000)
    first, second = ((made.frames[..., 0] < 10_000), (made.frames[..., 0] > 15_000))
    half = np.argmax(first.sum(axis=1) < 75)  # half of them have left the first room
    assert second[half].sum() < 20
    assert second.sum(axis=1).max() < 25


def test_rimea_12d_a_wider_gap_lets_more_through() -> None:
    times = []
    for width in (800, 1000, 1200):
        low = 5000 - width // 2
        floor = shapely.union_all(
            [box(0, 0, 10_000, 10_000), box(10_000, low, 15_000, low + width)]
        )
        doors = [east(15_000, low, width)]
        times.append(
            evacuate(floor, doors, standing(box(0, 0, 10_000, 10_000), 100, doors)).seconds()
        )
    assert times[0] > times[1] > times[2]


def test_the_same_seed_gives_the_same_run_and_another_another() -> None:
    doors = [north(10_000, 12_000, 2000)]
    people = standing(box(0, 0, 6000, 2000), 20, doors)
    one, two, other = (evacuate(L_CORRIDOR, doors, people, seed) for seed in (3, 3, 4))
    assert (one.out == two.out).all()
    assert (one.out != other.out).any()
    assert one.still_in(np.array([-1.0, one.seconds()])).tolist() == [20, 0]


def test_who_has_no_exit_stays_and_a_run_can_be_stopped() -> None:
    doors = [north(10_000, 12_000, 2000)]
    people = standing(box(0, 0, 6000, 2000), 20, doors)
    lost = People(people.places, people.starts, people.before, np.full(20, -1))
    made = run([L_CORRIDOR], doors, lost, 1)
    assert (made.left, made.seconds()) == (20, 0.0)
    with pytest.raises(Stopped):
        run([L_CORRIDOR], doors, people, 1, watch=lambda share: share < 0.5)


def test_who_walks_within_a_booth_first_comes_later() -> None:
    doors = [east(12_000, 0, 2000)]
    floor = box(0, 0, 12_000, 2000)
    at = np.array([[11_000.0, 1000.0]])
    now = evacuate(floor, doors, People(at, at, np.zeros(1), np.zeros(1, np.int64)))
    late = evacuate(floor, doors, People(at, at, np.full(1, 13_400.0), np.zeros(1, np.int64)))
    assert late.seconds() - now.seconds() == pytest.approx(10, abs=4)
