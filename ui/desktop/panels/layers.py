# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of layers: which are shown, which can be picked, and what single things are hidden."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QColor, QIcon
from PyQt6.QtWidgets import QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ui.desktop.actions import Actions
from ui.desktop.document import Document
from ui.desktop.icons import icon
from ui.desktop.layering import LAYERS, PICKED, Layer
from ui.desktop.look import Look
from ui.desktop.panels.section import Section
from ui.desktop.panels.underlays import UnderlaysPart
from ui.desktop.part import Part, label
from ui.desktop.theme import Palette

_ROW, _BUTTON = 28, 26


class LayersPanel(Part):
    """A row for each layer with an eye and, where things of it can be picked, a lock."""

    def __init__(
        self, document: Document, actions: Actions, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "layersPanel", parent)
        self._document = document
        self.rows = {layer: _Row(layer, self) for layer in LAYERS}
        self.count = label("secondary", "layersHidden")
        self.all = QToolButton()
        self.all.setObjectName("layersShowAll")
        self.all.setDefaultAction(actions["show-all"])
        self.all.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.underlays = UnderlaysPart(document, actions, look)
        self._hidden = Section("layersHiddenSection")
        self.say(self._hidden.heading.setText, "layers.hidden")
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.all)
        self._hidden.body.addLayout(foot)
        body = QWidget()
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 8, 0, 8)
        lines.setSpacing(0)
        for row in self.rows.values():
            lines.addWidget(row)
        lines.addStretch(1)
        area = QScrollArea()
        area.setObjectName("layersArea")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        over = QVBoxLayout(self)
        over.setContentsMargins(0, 0, 0, 0)
        over.setSpacing(0)
        over.addWidget(area, 1)
        over.addWidget(self.underlays)
        over.addWidget(self._hidden)
        document.layering_changed.connect(self.refresh)
        document.plan_changed.connect(self.refresh)
        self.refresh()

    def switch(self, layer: Layer) -> None:
        """Show a layer, or not."""
        self._document.lay(self._document.layering.switched(layer))

    def lock(self, layer: Layer) -> None:
        """Let things of a layer be picked, or not."""
        self._document.lay(self._document.layering.locked(layer))

    def refresh(self) -> None:
        """Show what is on, what is fixed and how much is hidden."""
        layering = self._document.layering
        colours = self.look.palette
        for layer, row in self.rows.items():
            shown = layering.shows(layer)
            row.eye.setIcon(icon("eye" if shown else "eye-off", _tone(colours, shown)))
            row.eye.setChecked(shown)
            row.name.setEnabled(shown)
            fixed = layer in layering.fixed
            row.lock.setIcon(
                icon("lock" if fixed else "lock-open", _tone(colours, fixed))
                if layer in PICKED
                else QIcon()
            )
            row.lock.setChecked(fixed)
        count = len(self._document.hidden)
        self.count.setText(self.look.text("layers.hidden-count", count=count))
        self._hidden.setVisible(count > 0)


def _tone(colours: Palette, strong: bool) -> QColor:
    return colours.text if strong else colours.text3


class _Row(QWidget):
    """Eye, name, lock."""

    def __init__(self, layer: Layer, panel: LayersPanel) -> None:
        super().__init__()
        self.setObjectName(f"layer-{layer}")
        self.setFixedHeight(_ROW)
        self.eye, self.lock = QToolButton(), QToolButton()
        self.name = label("body", f"layerName-{layer}", shortens=True)
        panel.say(self.name.setText, f"layers.{layer}")
        for button, what, act in (
            (self.eye, "eye", panel.switch),
            (self.lock, "lock", panel.lock),
        ):
            button.setObjectName(f"layer-{what}-{layer}")
            button.setCheckable(True)
            button.setFixedSize(_BUTTON, _BUTTON)
            button.setIconSize(QSize(16, 16))
            button.setProperty("quiet", True)
            button.clicked.connect(lambda _checked, act=act, layer=layer: act(layer))
            panel.say(button.setToolTip, f"layers.{what}-tip")
        panel.say(
            lambda words: self.eye.setAccessibleName(f"{words}, {self.name.text()}"),
            "layers.eye-tip",
        )
        panel.say(
            lambda words: self.lock.setAccessibleName(f"{words}, {self.name.text()}"),
            "layers.lock-tip",
        )
        if layer not in PICKED:  # shown before it has a parent, it would be a window
            self.lock.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 0, 12, 0)
        line.setSpacing(4)
        line.addWidget(self.eye)
        line.addWidget(self.name, 1)
        line.addWidget(self.lock)
