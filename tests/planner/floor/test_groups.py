# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups by pairs, beside NetworkX."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from planner.floor.groups import groups


def test_numbers_without_pairs_stand_alone():
    assert groups(4, [(3, 1)]) == [[0], [1, 3], [2]]


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=30))
def test_groups_are_connected_components(pairs: list[tuple[int, int]]):
    graph = nx.Graph(pairs)
    graph.add_nodes_from(range(20))
    assert groups(20, pairs) == sorted(sorted(group) for group in nx.connected_components(graph))
