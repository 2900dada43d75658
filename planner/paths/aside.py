# SPDX-License-Identifier: GPL-3.0-or-later
"""A microscopic run in a process of its own: whoever waits for it goes on meanwhile.

The model holds Python's lock while it works, for a tenth of a second at a time: in a thread beside
a window it would make that stutter. In another process it does not, and can be ended at once.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from multiprocessing.connection import Connection

from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from planner.paths.evacuation import People, Run, run
from planner.paths.watch import Watch, go_on, tell

_LOOK = 0.1  # s between looks at whether it is still wanted


def run_aside(
    floor: Sequence[BaseGeometry],
    exits: Sequence[Polygon],
    people: People,
    seed: int,
    *,
    frames: bool = False,
    watch: Watch = go_on,
) -> Run:
    """The same as ``evacuation.run``, with the same answer and the same errors."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(
        target=_work, args=(there, floor, exits, people, seed, frames), daemon=True
    )
    process.start()
    there.close()
    share = 0.0
    try:
        while True:
            tell(watch, share)
            if not here.poll(_LOOK):
                continue
            match here.recv():
                case Run() as made:
                    return made
                case Exception() as error:
                    raise error
                case float() as share:
                    pass
    except EOFError:
        raise RuntimeError("the process of an evacuation run ended early") from None
    finally:
        here.close()
        process.kill()
        process.join()


def _work(
    there: Connection,
    floor: Sequence[BaseGeometry],
    exits: Sequence[Polygon],
    people: People,
    seed: int,
    frames: bool,
) -> None:
    """In the process: tell how far it is, then the run or what went wrong."""

    def watch(share: float) -> bool:
        there.send(float(share))
        return True

    try:
        made: object = run(floor, exits, people, seed, frames=frames, watch=watch)
    except Exception as error:  # noqa: BLE001 – whatever it is, it is raised where it was asked for
        made = error
    there.send(made)
    there.close()
