# SPDX-License-Identifier: GPL-3.0-or-later
"""A hand that does anything at all leaves a plan that a file may hold, and undo leads back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.files import parse_file, to_bytes
from tests.planner.building import area, booth, plan, rectangle, seats, site
from tests.ui.desktop.tools.hand import Hand
from ui.desktop.tools.events import KEYS, Modifiers
from ui.desktop.tools.toolbox import TOOLS

# Places on a grid of 1.5 m hit booths, edges and floor alike.
places = st.tuples(
    st.integers(-2, 22).map(lambda n: n * 1500 + 40), st.integers(-2, 15).map(lambda n: n * 1500)
)
held = st.builds(Modifiers, st.booleans(), st.booleans(), st.booleans())
buttons = st.sampled_from(["left", "left", "left", "middle", "right"])
steps = st.one_of(
    st.tuples(st.just("press"), places, held, buttons),
    st.tuples(st.just("move"), places, held),
    st.tuples(st.just("move"), places, held),
    st.tuples(st.just("release"), places, held, buttons),
    st.tuples(st.just("key"), st.sampled_from(KEYS)),
    st.tuples(st.just("tool"), st.sampled_from(sorted(TOOLS))),
    st.tuples(st.just("write"), st.sampled_from(["", "쉼터", "Rest"])),
    st.tuples(st.just("undo")),
)


def _known(hand: Hand) -> set[str]:
    return set(hand.site.things)


def _do(hand: Hand, step: tuple) -> None:
    match step:
        case ("press", (x, y), modifiers, button):
            hand.press(x, y, modifiers, button)
        case ("write", words):
            hand.tools.write(words, "ko")
        case ("move", (x, y), modifiers):
            hand.move(x, y, modifiers)
        case ("release", (x, y), modifiers, button):
            hand.release(x, y, modifiers, button)
        case ("key", key):
            hand.keys(key)
        case ("tool", tool):
            hand.choose(tool)
        case _:
            hand.session.undo()
            # As the document does.
            hand.select(name for name in hand.selection if name in _known(hand))
            hand.tools.refresh()


@settings(max_examples=80)
@given(st.lists(steps, min_size=5, max_size=25))
def test_anything_at_all(sequence: list[tuple]):
    hand = Hand(
        site(
            plan(
                [
                    booth("A1", rectangle(3000, 3000)),
                    booth("B1", rectangle(9000, 9000, angle=30.0)),
                ],
                [area("forum", rectangle(15_000, 9000), furniture=(seats((15_000, 9000)),))],
            )
        )
    )
    first = hand.session.plan
    for step in sequence:
        before = hand.session.plan
        _do(hand, step)
        assert hand.overlay is not None
        hand.tools.state.hint(hand)
        if step[0] in ("move", "press"):
            assert hand.session.plan is before
        assert _known(hand).issuperset(hand.selection)
    assert parse_file(to_bytes(hand.session.plan), "plan.json") == hand.session.plan
    for _ in sequence:
        hand.session.undo()
    assert hand.session.plan == first
