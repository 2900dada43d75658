# SPDX-License-Identifier: GPL-3.0-or-later
"""What is ordered for a booth, and what booths cost."""

from typing import Annotated

from msgspec import Meta

from planner.model.values import RuleBroken, Value

Watts = Annotated[int, Meta(ge=0, le=10_000_000)]
Connections = Annotated[int, Meta(ge=0, le=1000)]
Money = Annotated[int, Meta(ge=0, le=1_000_000_000)]
Percent = Annotated[int, Meta(ge=0, le=500)]


class Services(Value, frozen=True):
    """Services ordered for a booth; a booth without any has null instead.

    ``power`` in W, on three phases or one; ``internet``, ``water``, ``air`` (compressed) count
    connections, ``rigging`` suspension points.
    """

    power: Watts = 0
    three_phase: bool = False
    internet: Connections = 0
    water: Connections = 0
    air: Connections = 0
    rigging: Connections = 0

    def __post_init__(self) -> None:
        if self.three_phase and not self.power:
            raise RuleBroken("three-phase-without-power")


class Prices(Value, frozen=True):
    """What a booth costs: per m² as shell scheme or raw space, in whole units of ``currency``.

    ``corner`` (two open sides), ``end_cap`` (three) and ``island`` (four) are premiums in percent.
    """

    currency: Annotated[str, Meta(pattern=r"^[A-Z]{3}\Z")]
    shell: Money
    raw: Money
    corner: Percent
    end_cap: Percent
    island: Percent
