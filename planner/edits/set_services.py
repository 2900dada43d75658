# SPDX-License-Identifier: GPL-3.0-or-later
"""State which services are ordered for booths: power, internet, water, compressed air, rigging."""

from dataclasses import dataclass
from typing import ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from planner.edits.edit import Change, change_booths
from planner.model.orders import Services
from planner.model.plan import Booth, Plan

_NOTHING = Services()


@dataclass(frozen=True, slots=True)
class SetServices:
    """Some of the services of booths (see ``Services``); the others stay. ``power`` in W.

    Without power the three phases fall away.
    """

    NAME: ClassVar[str] = "set-services"
    ids: tuple[str, ...]
    power: int | UnsetType = UNSET
    three_phase: bool | UnsetType = UNSET
    internet: int | UnsetType = UNSET
    water: int | UnsetType = UNSET
    air: int | UnsetType = UNSET
    rigging: int | UnsetType = UNSET

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for a figure out of range, phases without power."""
        return change_booths(plan, self.ids, self._changed)

    def _changed(self, booth: Booth) -> Booth:
        values = {name: getattr(self, name) for name in Services.__struct_fields__}
        stated = {name: value for name, value in values.items() if value is not UNSET}
        if self.power == 0:
            stated = {"three_phase": False, **stated}
        services = msgspec.structs.replace(booth.services or _NOTHING, **stated)
        kept = None if services == _NOTHING else services
        return msgspec.structs.replace(booth, services=kept)
