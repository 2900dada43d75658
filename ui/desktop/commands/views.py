# SPDX-License-Identifier: GPL-3.0-or-later
"""The View menu and the tools: zoom, panels, language, theme, where the keyboard is."""

from collections.abc import Callable

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication, QWidget

from ui.desktop.actions import needs
from ui.desktop.desk import Desk
from ui.desktop.theme import Theme

ZOOM_STEP = 1.25
TEXT_SIZE = "text-size"  # of the settings


class ViewCommands:
    """How the open plan is shown."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def fit(self) -> None:
        """Show the whole hall."""
        if self._desk.workspace is not None:
            self._desk.workspace.canvas.fit()

    def zoom_selection(self) -> None:
        """Show what is selected as large as it fits."""
        workspace = self._desk.workspace
        if workspace is not None:
            workspace.canvas.zoom_to_selection()

    def zoom_in(self) -> None:
        """Show less, larger."""
        if self._desk.workspace is not None:
            self._desk.workspace.canvas.zoom_by(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Show more, smaller."""
        if self._desk.workspace is not None:
            self._desk.workspace.canvas.zoom_by(1 / ZOOM_STEP)

    def turn(self) -> None:
        """Let the hall lie flat, or stand upright."""
        if self._desk.workspace is not None:
            canvas = self._desk.workspace.canvas
            canvas.set_turned(not canvas.view.turned)

    def toggle_snap(self) -> None:
        """Let moved things snap, or not."""
        if self._desk.workspace is not None:
            canvas = self._desk.workspace.canvas
            canvas.set_snapping(not canvas.snapping)
            self._desk.workspace.status.refresh()

    def snaps(self) -> bool:
        """Whether moved things snap."""
        return self._desk.workspace is not None and self._desk.workspace.canvas.snapping

    def tool_setter(self, tool: str) -> Callable[[], None]:
        """What takes a tool in hand."""

        def take() -> None:
            if self._desk.workspace is not None:
                self._desk.workspace.canvas.set_tool(tool)
                self._desk.workspace.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

        return take

    def tool_tester(self, tool: str) -> Callable[[], bool]:
        """What tells whether a tool is in hand."""
        return lambda: self._desk.workspace is not None and self._desk.workspace.canvas.tool == tool

    def toggle_left(self) -> None:
        """Fold or unfold the lists."""
        self._toggle("left")

    def toggle_right(self) -> None:
        """Fold or unfold the inspector."""
        self._toggle("inspector")

    def toggle_bottom(self) -> None:
        """Fold or unfold what is below the plan."""
        self._toggle("findings")

    def toggle_history(self) -> None:
        """Show the steps of the history below the plan, or fold them away."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        if self.history_shown():
            workspace.show_panel("findings", False)
        else:
            workspace.show_below("history")
            workspace.history.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def history_shown(self) -> bool:
        """Whether the history is in front below the plan."""
        workspace = self._desk.workspace
        return (
            self._shown("findings")
            and workspace is not None
            and (workspace.bottom.page == "history")
        )

    def _toggle(self, name: str) -> None:
        if self._desk.workspace is not None:
            self._desk.workspace.show_panel(name, not self._desk.workspace.shown[name])

    def toggle_rulers(self) -> None:
        """Show or hide the rulers."""
        self._toggle("rulers")

    def toggle_map(self) -> None:
        """Show or hide the whole hall at the inspector's foot."""
        self._toggle("mini-map")

    def rulers_shown(self) -> bool:
        """Whether the rulers are shown."""
        return self._shown("rulers")

    def map_shown(self) -> bool:
        """Whether the whole hall is shown at the inspector's foot."""
        return self._shown("mini-map")

    def left_shown(self) -> bool:
        """Whether the lists are unfolded."""
        return self._shown("left")

    def right_shown(self) -> bool:
        """Whether the inspector is unfolded."""
        return self._shown("inspector")

    def bottom_shown(self) -> bool:
        """Whether what is below the plan is unfolded."""
        return self._shown("findings")

    def _shown(self, name: str) -> bool:
        return self._desk.workspace is not None and self._desk.workspace.shown[name]

    def is_korean(self) -> bool:
        """Whether the window speaks Korean."""
        return self._desk.look.language == "ko"

    def is_english(self) -> bool:
        """Whether the window speaks English."""
        return self._desk.look.language == "en"

    def speak_korean(self) -> None:
        """Speak Korean from now on."""
        self._desk.settings.set_language("ko")
        self._desk.look.set_language("ko")

    def speak_english(self) -> None:
        """Speak English from now on."""
        self._desk.settings.set_language("en")
        self._desk.look.set_language("en")

    def text_sizer(self, percent: int) -> Callable[[], None]:
        """What shows texts at a size, in this run and later ones."""

        def show() -> None:
            self._desk.settings.set_number(TEXT_SIZE, percent)
            self._desk.look.set_text_size(percent)

        return show

    def text_size_tester(self, percent: int) -> Callable[[], bool]:
        """What tells whether texts are shown at a size."""
        return lambda: self._desk.look.text_size == percent

    def is_dark(self) -> bool:
        """Whether the dark theme is shown."""
        return self._desk.look.theme == "dark"

    def toggle_theme(self) -> None:
        """Show the other theme from now on."""
        theme: Theme = "light" if self.is_dark() else "dark"
        self._desk.settings.set_theme(theme)
        self._desk.look.set_theme(theme)

    def search(self) -> None:
        """Put the cursor into the search field of the left lists."""
        if self._desk.workspace is not None:
            self._desk.workspace.show_panel("left", True)
            self._desk.workspace.left.search()

    def assign(self) -> None:
        """Put the cursor into the field that assigns an exhibitor."""
        self._edit_field(lambda page: page.assignment.search)

    def renumber(self) -> None:
        """Put the cursor into the field of the booth's number."""
        self._edit_field(lambda page: page.number.line)

    def _edit_field(self, of: Callable[..., QWidget]) -> None:
        workspace = self._desk.workspace
        if workspace is not None:
            workspace.show_panel("inspector", True)
            field = of(workspace.inspector.booth)
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def profiles(self) -> None:
        """Go to the profiles that the plan can be checked by."""
        workspace = self._desk.workspace
        if workspace is not None:
            workspace.document.select(())
            workspace.show_panel("inspector", True)
            workspace.inspector.show_profiles()

    @needs("tabs")
    def has_tabs(self) -> bool:
        """Whether there is another plan to go to."""
        return len(self._desk.workspaces) > 1

    def next_tab(self) -> None:
        """Go to the next open plan."""
        self._desk.step(1)

    def previous_tab(self) -> None:
        """Go to the open plan before."""
        self._desk.step(-1)

    def next_panel(self) -> None:
        """Move the keyboard on: canvas, inspector, what is below, lists, tools."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        panels: list[QWidget] = [workspace.canvas]
        panels += [workspace.inspector] if workspace.shown["inspector"] else []
        panels += [workspace.bottom, workspace.left, workspace.tools]
        # A panel that holds nothing for the keyboard is passed over.
        panels = [each for each in panels if _first_control(each) is not each or each is panels[0]]
        at = QApplication.focusWidget()
        here = next((i for i, each in enumerate(panels) if each.isAncestorOf(at)), None)
        if at is workspace.canvas:
            here = 0
        following = panels[(0 if here is None else here + 1) % len(panels)]
        _first_control(following).setFocus(Qt.FocusReason.TabFocusReason)


def _first_control(panel: QWidget) -> QWidget:
    """The first widget of a panel that Tab can reach; the panel itself where it is one."""
    if panel.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return panel
    child = panel.nextInFocusChain()
    while child is not None and child is not panel:
        reachable = child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isEnabled()
        if panel.isAncestorOf(child) and child.isVisible() and reachable:
            return child
        child = child.nextInFocusChain()
    return panel
