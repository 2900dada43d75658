# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast the WSCW 2018 plan answers a hand: checking, snapping, painting.

The floor of whatever computes is the union of the footprints of all booths and areas, one call of
the geometry library.  That of a step of a drag is the same frame painted once more, with nothing
snapped or checked.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import shapely
from PyQt6.QtCore import QEvent, QPointF, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import QApplication

from benchmarks.rows import Row, Work, compared
from planner.edits.move import Move
from planner.floor.footprints import footprint
from planner.floor.lookup import find_thing
from planner.floor.neighbours import surroundings
from planner.floor.site import Site, open_site
from planner.floor.snapping import snap
from planner.model.plan import Area, Booth
from planner.model.shipped import example_plan
from planner.rules.check import check
from planner.session import Session
from ui.desktop import application
from ui.desktop.canvas.canvas import Canvas
from ui.desktop.canvas.still import paint_still
from ui.desktop.document import Document
from ui.desktop.look import Look

BOOTH = "H114"
CANVAS = (1003, 696)  # px, as in a window of 1600 × 1000
UNION = "union of all footprints"
FRAME = "the frame of a drag once more"


def measure(rounds: int) -> list[Row]:
    """The rows, each the median of some rounds."""
    session = Session.open(example_plan())
    return [*answers(session, rounds), *pictures(session, rounds)]


def answers(session: Session, rounds: int) -> list[Row]:
    """Checking and snapping, without a window."""
    site = session.site
    booth = find_thing(site, BOOTH)
    field = surroundings(site, (booth,), booth, aisle=3000)
    union: list[Work] = [partial(union_of, site)] * rounds
    moves = [Move((booth,), 7 * turn, 11 * turn) for turn in range(1, rounds + 1)]
    # Every full check gets a site of its own, which has worked nothing out yet.
    fresh = [open_site(example_plan())[0] for _ in range(rounds)]
    works: dict[str, list[Work]] = {
        "preview of a moved booth": [partial(session.preview, move) for move in moves],
        "snapping of a moved booth": [
            partial(snap, field, move.dx, move.dy, 800.0) for move in moves
        ],
        "full check of WSCW 2018": [partial(check, one, session.profiles) for one in fresh],
    }
    return [compared((name, UNION), (work, union)) for name, work in works.items()]


def union_of(site: Site) -> object:
    """The ground that booths and areas cover."""
    things: tuple[Booth | Area, ...] = (*site.plan.booths, *site.plan.areas)
    return shapely.union_all([footprint(thing.shape) for thing in things])


def pictures(session: Session, rounds: int) -> list[Row]:
    """Painting, while a booth is held and moved on a canvas."""
    app = QApplication([])
    application.prepare(app)
    with held(session) as (canvas, start):
        steps = [(start[0] + 7.0 * turn, start[1] + 11.0 * turn) for turn in range(1, rounds + 1)]
        frame: list[Work] = [canvas.repaint] * rounds
        whole = partial(
            paint_still,
            canvas.view,
            canvas.door.scene,
            canvas.look.palette,
            canvas.look.language,
            frozenset(),
            None,
            CANVAS,
            1.0,
        )
        works: dict[str, list[Work]] = {
            "step of a drag: snap, check, paint": [partial(step, canvas, at) for at in steps],
            "the whole still picture": [whole] * rounds,
        }
        return [compared((name, FRAME), (work, frame)) for name, work in works.items()]


@contextmanager
def held(session: Session) -> Iterator[tuple[Canvas, tuple[float, float]]]:
    """A canvas with the booth in hand, and where it was taken, mm."""
    canvas = Canvas(Document(session), Look("ko", "light"))
    canvas.resize(*CANVAS)
    canvas.show()
    QApplication.processEvents()
    canvas.fit()
    booth = session.site.booths[find_thing(session.site, BOOTH)]
    place = footprint(booth.shape).representative_point()
    mouse(canvas, QEvent.Type.MouseButtonPress, (place.x, place.y))
    step(canvas, (place.x, place.y + 3000.0))
    if canvas.tools.state.overlay.ghost is None:
        raise SystemExit(f"{BOOTH} does not follow the hand")
    yield canvas, (place.x, place.y + 3000.0)
    canvas.close()


def step(canvas: Canvas, at: tuple[float, float]) -> None:
    """One move of the hand to a place of the plan (mm), until it is seen."""
    mouse(canvas, QEvent.Type.MouseMove, at)
    canvas.flush()
    canvas.repaint()


def mouse(canvas: Canvas, kind: QEvent.Type, at: tuple[float, float]) -> None:
    """Tell the canvas of the mouse, its left button down."""
    place = QPointF(*canvas.view.to_screen(at))
    button, held_keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    where = canvas.mapToGlobal(place)
    QApplication.sendEvent(canvas, QMouseEvent(kind, place, where, button, button, held_keys))
