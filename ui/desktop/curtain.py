# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window shows before it is furnished: the grounds of its parts, and nothing to press."""

from PyQt6.QtWidgets import QFrame

from ui.desktop.theme import Palette


class Curtain(QFrame):
    """The ground of the start page below that of the menus.

    By a style sheet: whatever takes a colour makes all enums of Qt's namespace first, for 25 ms.
    """

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        colours = (palette.app.name(), palette.panel.name())
        self.setStyleSheet("background: {}; border-top: 32px solid {}".format(*colours))
