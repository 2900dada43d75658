# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a card may stand."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PyQt6.QtCore import QRectF

from ui.desktop.canvas.cards import card_corner

FRAME = (0.0, 0.0, 984.0, 676.0)
SIZE = (300.0, 110.0)
NOTHING = np.empty((0, 4))

boxes = st.builds(
    QRectF, st.floats(-100, 900), st.floats(-100, 600), st.floats(20, 250), st.floats(20, 250)
)


@given(st.lists(boxes, min_size=1, max_size=2), st.integers(0, 5))
def test_a_card_never_covers_the_two_booths_it_speaks_of(shunned: list[QRectF], many: int):
    about = (shunned[0].center().x(), shunned[0].center().y())
    others = np.array([[50.0 * n, 40.0 * n, 50.0 * n + 90, 40.0 * n + 60] for n in range(many)])
    corner = card_corner(SIZE, about, FRAME, shunned, others.reshape(-1, 4), None)
    place = QRectF(*corner, *SIZE)
    assert QRectF(0, 0, 984, 676).contains(place)
    assert not any(place.intersects(box) for box in shunned)


def test_a_card_stays_where_it_is_while_it_may():
    near = QRectF(400, 300, 100, 100)
    first = card_corner(SIZE, (450.0, 350.0), FRAME, [near], NOTHING, None)
    moved = near.translated(4, 0)
    assert card_corner(SIZE, (454.0, 350.0), FRAME, [moved], NOTHING, first) == first
    over = QRectF(*first, 50, 50)
    assert card_corner(SIZE, (454.0, 350.0), FRAME, [over], NOTHING, first) != first


def test_a_card_prefers_free_floor():
    others = np.array([[0.0, 0.0, 984.0, 300.0]])
    corner = card_corner(SIZE, (490.0, 330.0), FRAME, [QRectF(440, 310, 100, 40)], others, None)
    assert corner[1] >= 300
