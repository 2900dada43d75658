# SPDX-License-Identifier: GPL-3.0-or-later
"""State what is built on booths and areas: storeys, roof, platform, load, height in front."""

from dataclasses import dataclass
from typing import ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from planner.edits.edit import Change, change_standing, refuse
from planner.model.drawn import Structure
from planner.model.plan import Build, Plan
from planner.model.things import Standing

_NOTHING = Build()


@dataclass(frozen=True, slots=True)
class SetBuild:
    """Some figures of the build of booths and areas (see ``Build``); the others stay.

    Of a thing with one storey the upper area and the stairs fall away. ``ramp``, ``load`` and
    ``front_height`` may be None: not stated.
    """

    NAME: ClassVar[str] = "set-build"
    ids: tuple[str, ...]
    storeys: int | UnsetType = UNSET
    upper_area: int | UnsetType = UNSET
    stairs: int | UnsetType = UNSET
    roof_area: int | UnsetType = UNSET
    sprinklered: bool | UnsetType = UNSET
    platform: int | UnsetType = UNSET
    ramp: int | UnsetType | None = UNSET
    load: int | UnsetType | None = UNSET
    front_height: int | UnsetType | None = UNSET

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for a figure out of its range."""
        return change_standing(plan, self.ids, self._changed)

    def _changed(self, item: Standing) -> Standing:
        if isinstance(item, Structure):
            raise refuse("edit-needs-build", id=item.id)
        values = {name: getattr(self, name) for name in Build.__struct_fields__}
        stated = {name: value for name, value in values.items() if value is not UNSET}
        if self.storeys == 1:
            stated = {"upper_area": 0, "stairs": 0, **stated}
        build = msgspec.structs.replace(item.build or _NOTHING, **stated)
        return msgspec.structs.replace(item, build=None if build == _NOTHING else build)
