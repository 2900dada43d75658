# SPDX-License-Identifier: GPL-3.0-or-later
"""What of a plan is shown and can be picked: a matter of the view, never of the file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from planner.model.drawn import Dimension, PlanText, Structure
from planner.model.plan import Area, Booth

Layer = Literal[
    "booths", "areas", "furniture", "structures", "texts", "dimensions", "names", "findings",
    "zones", "openings", "fixtures", "fronts", "pits", "grid", "underlays",
]  # fmt: skip
LAYERS: tuple[Layer, ...] = get_args(Layer)
# Those whose things a hand can pick, and so be kept from.
PICKED: tuple[Layer, ...] = ("booths", "areas", "structures", "texts", "dimensions")
_LAYER_OF: Mapping[type, Layer] = {
    Booth: "booths",
    Area: "areas",
    Structure: "structures",
    PlanText: "texts",
    Dimension: "dimensions",
}
Thing = Booth | Area | Structure | PlanText | Dimension


@dataclass(frozen=True, slots=True)
class Layering:
    """Which layers are ``off``, which are ``fixed`` and what is ``hidden``, by id.

    Of a fixed layer nothing can be picked.
    """

    off: frozenset[Layer] = frozenset()
    fixed: frozenset[Layer] = frozenset()
    hidden: frozenset[str] = frozenset()

    def shows(self, layer: Layer) -> bool:
        """Whether a layer is painted."""
        return layer not in self.off

    def picks(self, layer: Layer) -> bool:
        """Whether things of a layer can be picked."""
        return layer not in self.off and layer not in self.fixed

    def shows_thing(self, thing: Thing) -> bool:
        """Whether a thing is painted."""
        return _LAYER_OF[type(thing)] not in self.off and thing.id not in self.hidden

    def picks_thing(self, thing: Thing) -> bool:
        """Whether a thing that is shown can be picked."""
        return _LAYER_OF[type(thing)] not in self.fixed

    def switched(self, layer: Layer) -> "Layering":
        """With a layer on that was off, or off that was on."""
        return replace(self, off=self.off ^ {layer})

    def locked(self, layer: Layer) -> "Layering":
        """With a layer fixed that was free, or free that was fixed."""
        return replace(self, fixed=self.fixed ^ {layer})

    def hiding(self, ids: Iterable[str]) -> "Layering":
        """With some more things hidden."""
        return replace(self, hidden=self.hidden.union(ids))

    def revealed(self) -> "Layering":
        """With nothing hidden."""
        return replace(self, hidden=frozenset())


ALL = Layering()
