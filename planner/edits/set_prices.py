# SPDX-License-Identifier: GPL-3.0-or-later
"""The price list of a plan."""

from dataclasses import dataclass
from typing import ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from planner.edits.edit import Change, refuse
from planner.model.decode import decode
from planner.model.orders import Prices
from planner.model.plan import Plan
from planner.model.problems import BadInput


@dataclass(frozen=True, slots=True)
class SetPrices:
    """Prices per m² in whole units of a currency, premiums in percent; what is left out stays.

    Without a currency the plan has no prices any more. A plan without any needs both prices: none
    is made up. A premium that was never stated is none.
    """

    NAME: ClassVar[str] = "set-prices"
    currency: str | None
    shell: int | UnsetType = UNSET
    raw: int | UnsetType = UNSET
    corner: int | UnsetType = UNSET
    end_cap: int | UnsetType = UNSET
    island: int | UnsetType = UNSET

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for a missing price, or a value out of range."""
        prices = None if self.currency is None else self._prices(plan.prices)
        if prices == plan.prices:
            return Change(plan, frozenset())
        return Change(msgspec.structs.replace(plan, prices=prices), frozenset({"prices"}))

    def _prices(self, before: Prices | None) -> Prices:
        values = {} if before is None else msgspec.to_builtins(before)
        values = {"corner": 0, "end_cap": 0, "island": 0} | values | {"currency": self.currency}
        for name in Prices.__struct_fields__[1:]:
            if (value := getattr(self, name)) is not UNSET:
                values[name] = value
        if missing := [name for name in ("shell", "raw") if name not in values]:
            raise refuse("price-missing", names=", ".join(missing))
        found = decode(values, Prices)
        if isinstance(found, list):
            raise BadInput(found)
        return found
