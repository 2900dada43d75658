# SPDX-License-Identifier: GPL-3.0-or-later
"""What a hand feels on the canvas: dragging with live checking, moving the view, zooming.

Each is measured in halls of 130 (WSCW 2018), 1,000 and 10,000 booths, from the event to the
painted frame.  The baseline of a drag is the same scene painted from nothing, with nothing snapped
and nothing checked; its slowest moves are set beside a frame of a screen of 60 Hz.
"""

import gc
import math
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from PyQt6.QtCore import QEvent, QPointF, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import QApplication

from benchmarks.live_rules import BLOCK, PROFILE, block, hall
from benchmarks.rows import Row, compared, timed
from planner.floor.footprints import footprint
from planner.floor.site import Site, open_site
from planner.model.shipped import example_plan
from planner.rules.profile import find_profile
from planner.session import Session
from ui.desktop import application
from ui.desktop.canvas.canvas import Canvas
from ui.desktop.canvas.still import Sight, paint_still
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.tools.events import Pointer

CANVAS = (1003, 696)  # px, as in a window of 1600 × 1000
FRAME = 16.0  # ms
HAND = 4.0  # ms that a move may take besides painting
SHARE = 0.99  # of the moves are to be faster than a frame
MOVES = 100  # at least, for a share of them to mean something
XY = tuple[float, float]


def measure(rounds: int, booths: int) -> list[Row]:
    """The rows: WSCW 2018, twice and 20 times some booths."""
    app = QApplication([])
    application.prepare(app)
    example, _ = open_site(example_plan())
    sites = [example, hall(example, 2 * booths), hall(example, 20 * booths)]
    rows = []
    for site in sites:
        session = Session(site, None, (), (find_profile(PROFILE),))
        # As the window does: else a collection goes through all of the plan during a move.
        gc.collect()
        gc.freeze()
        for count in (1, BLOCK):
            rows += dragged(session, count, rounds)
        rows += viewed(session, rounds)
        rows += drawn(session, rounds)
    return rows


def dragged(session: Session, count: int, rounds: int) -> list[Row]:
    """A booth, or a block of them, carried to and fro near its place."""
    site = session.site
    about = f"{count} of {len(site.plan.booths):,} booths"
    with held(session, block(site, count)) as (canvas, (x, y)):
        whole = partial(paint_still, canvas.view, sight_of(canvas))
        moves = max(MOVES, 10 * rounds)
        took: list[float] = []
        anew: list[float] = []
        for turn in range(moves):
            place = (x + 3000 * math.sin(turn / 9), y + 2500 * math.cos(turn / 7))
            took.append(timed(partial(step, canvas, place)))
            if turn % (moves // rounds) == 0:
                anew.append(timed(whole))
    middle, slowest = statistics.median(took), sorted(took)[math.ceil(SHARE * len(took)) - 1]
    floor = "the scene painted anew, nothing checked"
    return [
        Row(f"a move of a drag, {about}", middle, floor, statistics.median(anew), 1.25),
        Row(
            f"the slowest of 100 such moves, {about}",
            slowest,
            "a frame at 60 Hz",
            FRAME,
            FRAME,
            True,
        ),
    ]


def drawn(session: Session, rounds: int) -> list[Row]:
    """Rows of some 200 booths that gain and lose a column at every move, besides painting."""
    about = f"{len(session.site.plan.booths):,} booths"
    left, low, *_ = session.site.ground.floor.bounds
    with shown(session) as canvas:
        canvas.set_tool("rows")
        start = (left + 1000.0, low + 1000.0)
        mouse(canvas, QEvent.Type.MouseButtonPress, start)
        took: list[float] = []
        for turn in range(max(MOVES, 10 * rounds)):
            place = (start[0] + 36_000.0, start[1] + 75_000.0 + 3000.0 * (turn % 2))
            at = Pointer(place, canvas.view.to_screen(place))
            took.append(timed(partial(canvas.tools.move, at)))
        ghost = canvas.tools.state.overlay.ghost
        if ghost is None or len(ghost.ids) < 200:
            raise SystemExit("no rows are drawn")
    return [
        Row(
            f"a move that draws {len(ghost.ids)} booths beside {about}, not painted",
            statistics.median(took),
            "a quarter of a frame",
            HAND,
            HAND,
            True,
        )
    ]


def viewed(session: Session, rounds: int) -> list[Row]:
    """The view of the whole plan moved and zoomed."""
    about = f"{len(session.site.plan.booths):,} booths"
    with shown(session) as canvas:
        whole = [partial(paint_still, canvas.view, sight_of(canvas))] * rounds
        floor = "scene painted anew"
        pans = [partial(panned, canvas, 3.0 * (-1) ** turn) for turn in range(rounds)]
        zooms = [partial(zoomed, canvas, 1.2 ** (-1) ** turn) for turn in range(rounds)]
        return [
            compared((f"a step of the view, {about}", floor), (pans, whole)),
            compared((f"a notch of zoom, {about}", floor), (zooms, whole), most=1.25),
        ]


def panned(canvas: Canvas, pixels: float) -> None:
    """The view moved, until it is seen."""
    canvas.pan(pixels, pixels)
    canvas.repaint()


def zoomed(canvas: Canvas, factor: float) -> None:
    """The view zoomed, until it is seen."""
    canvas.zoom_by(factor)
    canvas.repaint()


def sight_of(canvas: Canvas) -> Sight:
    """What the canvas shows, all of it still."""
    return Sight(
        scene=canvas.door.scene,
        palette=canvas.look.palette,
        language=canvas.look.language,
        hidden=frozenset(),
        heat=None,
        colouring=None,
        laid=(),
        size=CANVAS,
        ratio=1.0,
    )


@contextmanager
def shown(session: Session) -> Iterator[Canvas]:
    """A canvas that shows the whole plan."""
    canvas = Canvas(Document(session), Look("ko", "light"))
    canvas.resize(*CANVAS)
    canvas.show()
    QApplication.processEvents()
    canvas.fit()
    canvas.repaint()
    yield canvas
    canvas.close()


@contextmanager
def held(session: Session, ids: tuple[str, ...]) -> Iterator[tuple[Canvas, XY]]:
    """A canvas with some booths in hand, and where they were taken, mm."""
    with shown(session) as canvas:
        canvas.document.select(ids)
        start = middle(session.site, ids[0])
        mouse(canvas, QEvent.Type.MouseButtonPress, start)
        step(canvas, (start[0], start[1] + 3000.0))
        if canvas.tools.state.overlay.ghost is None:
            raise SystemExit(f"{ids[0]} does not follow the hand")
        yield canvas, start


def middle(site: Site, name: str) -> XY:
    """A place on a booth, mm."""
    place = footprint(site.booths[name].shape).representative_point()
    return (place.x, place.y)


def step(canvas: Canvas, at: XY) -> None:
    """One move of the hand to a place of the plan (mm), until it is seen."""
    mouse(canvas, QEvent.Type.MouseMove, at)
    canvas.flush()
    canvas.repaint()


def mouse(canvas: Canvas, kind: QEvent.Type, at: XY) -> None:
    """Tell the canvas of the mouse, its left button down."""
    place = QPointF(*canvas.view.to_screen(at))
    button, held_keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    where = canvas.mapToGlobal(place)
    QApplication.sendEvent(canvas, QMouseEvent(kind, place, where, button, button, held_keys))
