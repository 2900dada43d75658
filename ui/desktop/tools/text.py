# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing texts: a click says where, words are typed there."""

from dataclasses import dataclass, replace
from typing import ClassVar

from planner.edits.drawn import TEXT_HEIGHT, AddText, SetText
from planner.edits.edit import Edit
from planner.floor.snapping import Snap
from planner.locale import Language
from planner.model.drawn import PlanText
from ui.desktop.tools.events import Pointer
from ui.desktop.tools.legs import whole
from ui.desktop.tools.overlay import Overlay, Writing
from ui.desktop.tools.pan import PANS, panning
from ui.desktop.tools.spots import Spots, spot, spots_for
from ui.desktop.tools.state import Cursor, State
from ui.desktop.tools.view import ToolView


@dataclass(frozen=True, slots=True, eq=False)
class TextIdle(State):
    """A click on a text changes it, one beside writes another."""

    path: ClassVar[str] = "text.idle"
    cursor: ClassVar[Cursor] = "text"
    spots: Spots | None = None
    snap: Snap | None = None
    hovered: str | None = None

    @property
    def overlay(self) -> Overlay:
        if self.hovered is not None:
            return Overlay(hover=self.hovered)
        if self.snap is None:
            return Overlay()
        return Overlay(guides=self.snap.guides, corners=self.snap.corners)

    def move(self, view: ToolView, pointer: Pointer) -> State:
        if (text := _text_at(view, pointer)) is not None:
            return TextIdle(self.spots, hovered=text.id)
        spots = self.spots if self.spots and self.spots.site is view.site else spots_for(view)
        return TextIdle(spots, spot(view, spots, pointer)[1])

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        if (text := _text_at(view, pointer)) is not None:
            return rewriting(text, TextIdle())
        spots = self.spots if self.spots and self.spots.site is view.site else spots_for(view)
        at = whole(spot(view, spots, pointer)[0])
        height = view.site.plan.texts[-1].height if view.site.plan.texts else TEXT_HEIGHT
        angle = 90.0 if view.flat else 0.0  # upright as the plan lies on the screen
        return TextWriting(Writing("", "", at, height, angle), TextIdle())

    def refreshed(self, view: ToolView) -> State:
        return TextIdle()


@dataclass(frozen=True, slots=True, eq=False)
class TextWriting(State):
    """A field stands at the place; Enter or a click elsewhere sets what is typed, Esc nothing."""

    path: ClassVar[str] = "text.writing"
    cursor: ClassVar[Cursor] = "text"
    writing: Writing
    rest: State

    @property
    def overlay(self) -> Overlay:
        return Overlay(writing=self.writing)

    def written(self, view: ToolView, words: str, language: Language) -> State:
        words = words.strip()
        edit = self._edit(view, words, language) if words else None
        if edit is not None and (touched := view.apply(edit)):
            view.select(touched)
        return self.rest

    def _edit(self, view: ToolView, words: str, language: Language) -> Edit | None:
        known = view.site.things.get(self.writing.id)
        if not isinstance(known, PlanText):
            return AddText(self.writing.at, words, self.writing.height, self.writing.angle)
        both = known.text.ko == known.text.en
        edit = SetText(known.id)
        if both or language == "ko":
            edit = replace(edit, ko=words)
        if both or language == "en":
            edit = replace(edit, en=words)
        return edit

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        return self

    def escape(self, view: ToolView) -> State:
        return self.rest


def rewriting(text: PlanText, rest: State) -> TextWriting:
    """Change a text where it stands, and go on with another state then."""
    return TextWriting(Writing(text.id, text.text, text.at, text.height, text.angle), rest)


def _text_at(view: ToolView, pointer: Pointer) -> PlanText | None:
    hit = view.hit(pointer.point)
    thing = None if hit is None else view.site.things.get(hit)
    return thing if isinstance(thing, PlanText) else None
