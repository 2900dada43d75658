# SPDX-License-Identifier: GPL-3.0-or-later
"""The icons of the folder ``icons``, drawn in a colour of the palette."""

from functools import lru_cache
from importlib import resources

from PyQt6.QtCore import QByteArray, Qt
from PyQt6.QtGui import QColor, QIcon, QPainter, QPixmap
from PyQt6.QtSvg import QSvgRenderer

SIZE = 20
_SCALES = (1, 2, 3)  # sharp on screens of up to three device pixels per pixel


def icon(name: str, colour: QColor, size: int = SIZE) -> QIcon:
    """An icon in a colour, drawn once. Raises FileNotFoundError for a name that there is not."""
    return _icon(name, colour.name(), size)


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, size: int) -> QIcon:
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(_pixmap(name, colour, size, scale))
    return made


def pixmap(name: str, colour: QColor, size: int = SIZE, scale: float = 1.0) -> QPixmap:
    """An icon as a picture of ``size`` pixels for a screen of ``scale`` device pixels each."""
    return _pixmap(name, colour.name(), size, scale)


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, size: int, scale: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    made = QPixmap(round(size * scale), round(size * scale))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter)
    painter.end()
    made.setDevicePixelRatio(scale)
    return made


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    file = resources.files("ui.desktop") / "icons" / f"{name}.svg"
    return file.read_text(encoding="utf-8")
