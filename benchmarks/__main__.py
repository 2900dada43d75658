# SPDX-License-Identifier: GPL-3.0-or-later
"""All benchmarks as one table: ``python -m benchmarks [--rounds N] [--booths N] [NAME…]``."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence

from benchmarks import egress, live, live_rules, paths, peers, start
from benchmarks.engines import PLAIN, by
from benchmarks.rows import Row, table


def _drag(rounds: int, booths: int) -> list[Row]:
    # Qt decides on its platform once; without a display it would end the process.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from benchmarks import drag

    return drag.measure(rounds, booths)


BENCHMARKS: Mapping[str, Callable[[int, int], list[Row]]] = {
    "live": lambda rounds, booths: [
        *live.measure(rounds),
        *live_rules.measure(rounds, booths),
    ],
    "drag": _drag,
    "paths": lambda rounds, booths: paths.measure(booths, rounds),
    "egress": lambda rounds, _booths: egress.measure(rounds),
    "peers": lambda rounds, booths: peers.measure(booths, rounds),
    "start": lambda rounds, _booths: start.measure(rounds),
}


def main(arguments: Sequence[str]) -> int:
    """Run the named benchmarks, or all, and write their table."""
    parser = argparse.ArgumentParser("benchmarks", description="Speed as ratios; less is faster.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--rounds", type=_count, default=9, help="of which each row is the median")
    parser.add_argument(
        "--booths",
        type=_count,
        default=500,
        help="in the halls that are walked; twice and 20 times as many in those that are checked",
    )
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.names if name not in BENCHMARKS]:
        parser.error(f"no benchmark is called {unknown[0]}; there are {', '.join(BENCHMARKS)}")
    chosen = options.names or list(BENCHMARKS)
    with by(PLAIN):  # what is measured with kernels says so
        rows = [row for name in chosen for row in BENCHMARKS[name](options.rounds, options.booths)]
    sys.stdout.write(f"{table(rows)}\n")
    return 0


def _count(written: str) -> int:
    number = int(written)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
