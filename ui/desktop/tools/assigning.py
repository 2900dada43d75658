# SPDX-License-Identifier: GPL-3.0-or-later
"""Exhibitors carried from a list onto a booth: the booth shows who would stand there."""

from dataclasses import dataclass
from typing import ClassVar

from planner.edits.assign import Assign, Unassign
from planner.edits.edit import Edit
from planner.edits.series import Series
from planner.edits.swap import SwapExhibitors
from planner.floor.site import Site
from planner.model.problems import BadInput
from planner.model.values import Name
from ui.desktop.tools.events import Pointer
from ui.desktop.tools.overlay import Ghost, Overlay
from ui.desktop.tools.select import Idle
from ui.desktop.tools.state import Hint, State
from ui.desktop.tools.view import ToolView


@dataclass(frozen=True, slots=True, eq=False)
class Load:
    """Who is carried, from which booth (empty: from none, or from several)."""

    site: Site
    exhibitors: tuple[str, ...]
    source: str

    @property
    def label(self) -> Name:
        """How those who are carried are called."""
        return _called(self.site, self.exhibitors)


def load(site: Site, exhibitor: str = "", booth: str = "") -> Load | None:
    """One exhibitor taken from the list of exhibitors, or all of one booth; None where none is."""
    if exhibitor:
        booths = [each.id for each in site.plan.booths if exhibitor in each.exhibitors]
        return Load(site, (exhibitor,), booths[0] if len(booths) == 1 else "")
    names = site.booths[booth].exhibitors
    return Load(site, names, booth) if names else None


def dropped(load: Load, booth: str, shared: bool) -> Edit | None:
    """What a drop on a booth does: None where all stand there already.

    ``shared``: besides those there. Else those from a booth change places with those there, and
    others take the booth.
    """
    site = load.site
    there = site.booths[booth].exhibitors
    if set(load.exhibitors) <= set(there):
        return None
    if shared:
        return Assign(booth, load.exhibitors)
    if load.source and site.booths[load.source].exhibitors == load.exhibitors:
        return SwapExhibitors(load.source, booth)
    coming = Assign(booth, load.exhibitors, instead=True)
    if not load.source:
        return coming
    return Series((Unassign((load.source,), load.exhibitors), coming))  # it shared its booth


@dataclass(frozen=True, slots=True, eq=False)
class Assigning(State):
    """Exhibitors hang on the pointer; ``booth`` is the one below it."""

    path: ClassVar[str] = "select.assigning"
    load: Load
    booth: str = ""
    ghost: Ghost | None = None

    @property
    def overlay(self) -> Overlay:
        return Overlay(ghost=self.ghost, hover=self.booth or None)

    def hint(self, view: ToolView) -> Hint:
        label = self.load.label
        if not self.booth:
            return self.path, {"label": label}
        site = self.load.site
        booth = site.booths[self.booth]
        values = {
            "label": label,
            "booth": booth.number,
            "others": _called(site, booth.exhibitors),
        }
        edit = dropped(self.load, self.booth, shared=False)
        if edit is None:
            return "select.assigning-there", values
        if not booth.exhibitors:
            return "select.assigning-empty", values
        swaps = isinstance(edit, SwapExhibitors)
        return "select.assigning-swap" if swaps else "select.assigning-instead", values

    def move(self, view: ToolView, pointer: Pointer) -> State:
        if view.site is not self.load.site:
            return Idle()
        hit = view.hit(pointer.point)
        booth = hit if hit is not None and hit in view.site.booths else ""
        edit = dropped(self.load, booth, pointer.modifiers.shift) if booth else None
        if edit is None:
            return Assigning(self.load, booth)
        try:
            preview = view.preview(edit)
        except BadInput:
            return Assigning(self.load, booth)
        ids = frozenset(name for name in preview.touched if name in view.site.booths)
        return Assigning(self.load, booth, Ghost(preview, ids))

    def release(self, view: ToolView, pointer: Pointer) -> State:
        here = self.move(view, pointer)
        if isinstance(here, Assigning) and here.booth:
            edit = dropped(self.load, here.booth, pointer.modifiers.shift)
            if edit is not None and view.apply(edit):
                view.select((here.booth,))
        return Idle()

    def escape(self, view: ToolView) -> State:
        return Idle()

    def refreshed(self, view: ToolView) -> State:
        return self if view.site is self.load.site else Idle()


def _called(site: Site, names: tuple[str, ...]) -> Name:
    shorts = [site.exhibitors[name].short for name in names]
    return Name(", ".join(each.ko for each in shorts), ", ".join(each.en for each in shorts))
