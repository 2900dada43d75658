# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast people are shared among exits, and a whole egress analysis.

The peer of the assignment is NetworkX's network simplex on the same network, with costs in whole
mm; both must find the same cost.  The analysis of the example stands beside all rules on it under
the same profile, caches of walks being cold for both.
"""

from __future__ import annotations

import statistics
from functools import partial

import networkx as nx
import numpy as np

from benchmarks.rows import Row, timed
from planner.floor.site import Site, open_site
from planner.model.shipped import example_plan
from planner.paths.assignment import assign
from planner.paths.outline import Floats
from planner.rules.check import check
from planner.rules.egress import egress, survey
from planner.rules.profile import find_profile

GROUPS, EXITS, EACH = 1500, 12, 3


def measure(rounds: int) -> list[Row]:
    """Both rows; what takes seconds is measured three times at most."""
    return [assignment_row(), analysis_row(min(rounds, 3))]


def assignment_row() -> Row:
    """Groups at random in a hall, exits around it that take just as many as there are."""
    chance = np.random.default_rng(1)
    people = chance.uniform((0, 0), (170_000, 60_000), (GROUPS, 2))
    doors = chance.uniform((0, 0), (170_000, 1), (EXITS, 2))
    away = people[:, None] - doors
    walks = np.round(np.hypot(away[..., 0], away[..., 1])).astype(np.float64)
    persons, room = [EACH] * GROUPS, [GROUPS * EACH // EXITS + 1] * EXITS
    own = timed(partial(assign, persons, walks, room))
    network = flow_network(persons, walks, room)
    peer = timed(partial(nx.network_simplex, network))
    cost = float((assign(persons, walks, room).persons * walks).sum())
    least, _ = nx.network_simplex(network)
    if cost != least:
        raise SystemExit(f"the walks are {cost} mm in all, but the peer finds {least}")
    return Row(f"{GROUPS:,} groups to {EXITS} exits", own, "NetworkX's network simplex", peer)


def flow_network(persons: list[int], walks: Floats, room: list[int]) -> nx.DiGraph[object]:
    """The same question for NetworkX; all have room."""
    graph: nx.DiGraph[object] = nx.DiGraph()
    graph.add_node("out", demand=sum(persons))
    for number, most in enumerate(room):
        graph.add_edge(number, "out", capacity=most, weight=0)
    for group, count in enumerate(persons):
        graph.add_node(("group", group), demand=-count)
        for number, walk in enumerate(walks[group].tolist()):
            graph.add_edge(("group", group), number, weight=int(walk))
    return graph


def analysis_row(rounds: int) -> Row:
    """The whole analysis of the example against all rules on it."""
    profile = find_profile("ibc2018")

    def analyse(site: Site) -> None:
        found = survey(site, profile)
        if found is None:
            raise SystemExit("nobody is counted")
        egress(found)

    took, rules = [], []
    for _ in range(rounds):
        took.append(timed(partial(analyse, open_site(example_plan())[0])))
        rules.append(timed(partial(check, open_site(example_plan())[0], [profile])))
    name = "egress of the example, each exit lost too"
    return Row(name, statistics.median(took), "all rules on it", statistics.median(rules))
