# SPDX-License-Identifier: GPL-3.0-or-later
"""The palette as Qt wants it: a QPalette for Fusion and a style sheet.

``QStyleHints.setColorScheme`` does nothing on desktops whose platform theme Qt does not know, so
both themes are set here, colour by colour.
"""

import re
from string import Template

from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PyQt6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleOption, QWidget

from ui.desktop.fonts import scaled
from ui.desktop.theme import Palette

_ROLES = (
    (QPalette.ColorRole.Window, "app"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "panel"),
    (QPalette.ColorRole.AlternateBase, "raised"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.PlaceholderText, "text3"),
    (QPalette.ColorRole.Button, "panel"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "error"),
    (QPalette.ColorRole.ToolTipBase, "panel"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.Light, "raised"),
    (QPalette.ColorRole.Midlight, "raised"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "edge"),
    (QPalette.ColorRole.Shadow, "line"),
    (QPalette.ColorRole.Accent, "accent"),
)
_TEXT_SIZE = re.compile(r"font-size: ([0-9]+)px")
_FADED_ROLES = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


class TickStyle(QProxyStyle):
    """Fusion, with boxes to tick that are seen on every ground of both palettes."""

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption | None,
        painter: QPainter | None,
        widget: QWidget | None = None,
    ) -> None:
        boxes = (
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck,
            QStyle.PrimitiveElement.PE_IndicatorCheckBox,
        )
        if element not in boxes or option is None or painter is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        on = bool(option.state & QStyle.StateFlag.State_On)
        partly = bool(option.state & QStyle.StateFlag.State_NoChange)
        roles = QPalette.ColorRole
        fill, edge = (roles.Highlight, roles.Highlight) if on else (roles.Base, roles.Dark)
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(option.palette.color(edge), 1))
        painter.setBrush(option.palette.color(fill))
        painter.drawRoundedRect(box, 3, 3)
        if on:
            painter.setPen(QPen(option.palette.color(roles.HighlightedText), 1.8))
            corners = ((0.25, 0.52), (0.43, 0.70), (0.76, 0.32))
            points = [
                QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in corners
            ]
            painter.drawPolyline(QPolygonF(points))
        elif partly:  # of several things some
            painter.setPen(QPen(option.palette.color(roles.Text), 1.8))
            middle = box.center().y()
            reach = box.width() * 0.25
            painter.drawLine(
                QPointF(box.center().x() - reach, middle), QPointF(box.center().x() + reach, middle)
            )
        painter.restore()


def dress(application: QApplication, palette: Palette) -> None:
    """Show the whole application in a palette."""
    application.setPalette(qt_palette(palette))
    application.setStyleSheet(style_sheet(palette))


def qt_palette(palette: Palette) -> QPalette:
    """The palette for Fusion, what is disabled in ``text3``."""
    made = QPalette()
    for role, token in _ROLES:
        made.setColor(role, getattr(palette, token))
    for role in _FADED_ROLES:
        made.setColor(QPalette.ColorGroup.Disabled, role, palette.text3)
    return made


def tinted(ground: QColor, colour: QColor, share: float) -> QColor:
    """A ground with a share (0–1) of a colour mixed in."""
    mixed = [
        round(below + (above - below) * share)
        for below, above in zip(
            (ground.red(), ground.green(), ground.blue()),
            (colour.red(), colour.green(), colour.blue()),
            strict=True,
        )
    ]
    return QColor(*mixed)


def hover(palette: Palette) -> QColor:
    """The ground of a row or button under the pointer."""
    return tinted(palette.panel, palette.text, 0.06)


def chosen(palette: Palette) -> QColor:
    """The ground of a chosen row."""
    return tinted(palette.panel, palette.select, 0.14)


def style_sheet(palette: Palette) -> str:
    """The style sheet of the window in a palette."""
    colours = {
        token: value.name()
        for token, value in palette._asdict().items()
        if isinstance(value, QColor)
    }
    colours |= {"hover": hover(palette).name(), "chosen": chosen(palette).name()}
    colours["app_hover"] = tinted(palette.app, palette.text, 0.08).name()
    colours["accent_hover"] = tinted(palette.accent, palette.text, 0.14).name()
    sheet = _SHEET.substitute(colours)
    return _TEXT_SIZE.sub(lambda found: f"font-size: {scaled(int(found[1]))}px", sheet)


_SHEET = Template("""
QToolTip { background: $panel; color: $text; border: 1px solid $edge; padding: 4px 8px; }
QMenuBar { background: $app; border: 0; padding: 0; }
QMenuBar::item { background: transparent; padding: 8px 10px 7px 10px; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $app_hover; color: $text; }
QMenu { background: $panel; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; min-width: 160px; }
QMenu::item:selected { background: $chosen; color: $text; }
QMenu::item:disabled { color: $text3; }
QMenu::icon { padding-left: 10px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

#topBar, #statusBar, #menuCorner, #brand { background: $app; }
#topBar { border-bottom: 1px solid $line; }
#statusBar { border-top: 1px solid $line; }
#viewBar { background: $panel; border-bottom: 1px solid $line; }
#toolColumn { background: $panel; border-right: 1px solid $line; }
#leftPanel { background: $panel; border-right: 1px solid $line; }
#inspector { background: $panel; border-left: 1px solid $line; }
#bottomPanel { background: $panel; border-top: 1px solid $line; }
#findingCard { background: $panel; border: 1px solid $line; border-radius: 9px; }
#findingCard[severity="error"] { border-color: $error; }
#findingCard[severity="warning"] { border-color: $warn; }
#findingCard[severity="note"] { border-color: $note; }
#palette { background: $panel; border: 1px solid $edge; border-radius: 9px; }
#palette QLineEdit { border: 0; border-bottom: 1px solid $line; border-radius: 0; padding: 6px 8px;
  font-size: 14px; }
#palette QLineEdit:focus { border: 0; border-bottom: 1px solid $accent; padding: 6px 8px; }
QPushButton#paletteField { background: $panel; border: 1px solid $line; padding: 0; }
QPushButton#paletteField:hover { border-color: $edge; }
QPushButton#paletteField:focus { border: 2px solid $accent; padding: 0; }
#paletteField QLabel[role="tag"] { border-color: $line; padding: 0 4px; }
#firstSteps { background: $panel; border: 1px solid $accent; border-radius: 9px; }
#noticeBar { background: $warn_soft; border-bottom: 1px solid $line; }
#startPage { background: $canvas; }
#startCard { background: $panel; border: 1px solid $line; border-radius: 9px; }
QWidget[sheet="true"] { background: $panel; }

QLabel[role="title"] { color: $text; font-size: 18px; font-weight: bold; }
QLabel[role="name"] { color: $text; font-size: 14px; font-weight: bold; }
QLabel[role="heading"] { color: $text2; font-size: 13px; font-weight: bold; }
QLabel[role="secondary"] { color: $text2; font-size: 12px; }
QLabel[role="caption"] { color: $text3; font-size: 11px; }
QLabel[role="fact"] { color: $text2; }
QLabel[role="carried"] { background: $panel; color: $text; border: 1px solid $accent;
    border-radius: 6px; padding: 4px 8px; }
QLabel[role="figure"] { color: $text; }
QLabel[role="error"] { color: $error; }
QLabel[role="warning"] { color: $warn; font-size: 12px; }
QLabel[role="assumed"] {
  color: $text2; font-size: 11px; border: 1px dashed $edge; border-radius: 4px; padding: 1px 4px;
}
QLabel[role="badge"] { background: $raised; color: $text2; font-size: 11px; border-radius: 8px;
  padding: 1px 6px; }
QLabel[role="tag"] { color: $text2; font-size: 11px; border: 1px solid $edge; border-radius: 4px;
  padding: 1px 4px; }
QLabel[role="tag"][unsure="true"] { border: 1px dashed $warn; color: $warn; }
QLabel[role="signal"] { font-size: 15px; font-weight: bold; color: $text; }
QLabel[role="signal"][severity="error"] { color: $error; }
QLabel[role="signal"][severity="warning"] { color: $warn; }
QLabel[role="signal"][severity="note"] { color: $note; }
QFrame[role="rule"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[role="upright"] { background: $line; border: 0; max-width: 1px; min-width: 1px; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px;
  padding: 3px; color: $text2; }
QToolButton:hover { background: $hover; color: $text; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton:checked:focus { border: 2px solid $text; }
QToolButton:checked { background: $chosen; color: $text; }
QToolButton:disabled { color: $text3; }
QToolButton::menu-indicator { image: none; }
#toolColumn QToolButton:checked { background: $accent; color: $on_accent; }
#topBar QToolButton:hover, #statusBar QToolButton:hover, #menuCorner QToolButton:hover
  { background: $app_hover; }
#menuCorner QToolButton { padding: 1px 10px; min-height: 20px; }
#menuCorner QToolButton[segment="true"] { border-color: $line; border-radius: 0; }
#menuCorner QToolButton[segment="true"]:checked { background: $chosen; color: $text; }
#menuCorner QToolButton[segment="true"]:focus { border-color: $accent; }

QPushButton { background: $panel; color: $text; border: 1px solid $edge; border-radius: 6px;
  padding: 4px 14px; min-height: 18px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $accent; padding: 3px 13px; }
QPushButton:disabled { color: $text3; border-color: $line; }
QPushButton[accent="true"], QPushButton:default {
  background: $accent; color: $on_accent; border-color: $accent; font-weight: bold; }
QPushButton[accent="true"]:hover, QPushButton:default:hover { background: $accent_hover; }
QPushButton[accent="true"]:focus, QPushButton:default:focus { border: 2px solid $text; }
QPushButton[accent="true"]:disabled { background: $line; border-color: $line; color: $text3; }
QPushButton[flat="true"] { border-color: transparent; background: transparent; color: $accent;
  padding: 4px 8px; text-align: left; }
QPushButton[flat="true"]:hover { background: $hover; }
QPushButton[flat="true"]:focus { border: 1px solid $accent; padding: 4px 8px; }
QPushButton[fix="true"] { text-align: left; padding: 4px 8px; border-color: $accent;
  color: $accent; }
QPushButton[fix="true"]:disabled { color: $text3; border-color: $line; }
QPushButton[fix="true"]:focus { border: 2px solid $accent; padding: 3px 7px; }
QPushButton[chip="true"] { border: 1px solid $line; border-radius: 12px; padding: 2px 10px;
  color: $text2; font-size: 12px; }
QPushButton[chip="true"]:checked { background: $chosen; border-color: $chosen; color: $text;
  font-weight: bold; }
QPushButton[chip="true"]:focus { border: 1px solid $accent; }
QPushButton[side="true"] { border: 1px solid $line; padding: 2px 8px; font-size: 12px;
  color: $text2; }
QPushButton[side="true"]:checked { background: $chosen; border-color: $select; color: $text; }
QPushButton[side="true"]:focus { border: 1px solid $accent; }
QPushButton#findingsPill { border: 0; border-radius: 12px; padding: 3px 12px; font-weight: bold; }
QPushButton#findingsPill[state="error"] { background: $error_soft; color: $error; }
QPushButton#findingsPill[state="warning"] { background: $warn_soft; color: $warn; }
QPushButton#findingsPill[state="ok"] { background: $ok_soft; color: $ok; }
QPushButton#findingsPill[state="unknown"] { background: $raised; color: $text2; }
QPushButton#findingsPill:focus { border: 1px solid $accent; }

QLineEdit, QComboBox, QPlainTextEdit, QDateEdit, QAbstractSpinBox {
  background: $panel; color: $text; border: 1px solid $edge; border-radius: 6px; padding: 3px 8px;
  min-height: 20px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QDateEdit:focus, QAbstractSpinBox:focus
  { border: 2px solid $accent; padding: 2px 7px; }
QLineEdit:disabled, QComboBox:disabled { color: $text3; border-color: $line; }
QLineEdit[wrong="true"] { border: 2px solid $error; padding: 2px 7px; }
QDateEdit::drop-down { border: 0; width: 24px; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $edge; outline: 0;
  selection-background-color: $chosen; selection-color: $text; }
QFrame[field="true"] { background: $panel; border: 1px solid $edge; border-radius: 6px; }
QFrame[field="true"][focused="true"] { border: 2px solid $accent; }
QFrame[field="true"][wrong="true"] { border: 2px solid $error; }
QFrame[field="true"] QLineEdit { border: 0; background: transparent; padding: 0; }
QFrame[field="true"] QLabel { color: $text3; font-size: 12px; }
QCheckBox { spacing: 8px; min-height: 22px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus { border: 1px solid $accent; }

QTabBar { background: $panel; }
QTabBar::tab { background: transparent; color: $text2; padding: 8px 0 6px 0; margin: 0 12px 0 0;
  border: 0; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; font-weight: bold; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $text; }
#leftTabs::tab { margin: 0 7px 0 0; }
#planTabs { background: $app; }
#planTabs::tab { background: transparent; color: $text2; padding: 7px 4px 6px 8px;
  margin: 0 2px 0 0; border: 1px solid transparent; border-bottom: 0; border-radius: 0;
  border-top-left-radius: 6px; border-top-right-radius: 6px; }
#planTabs::tab:selected { background: $panel; color: $text; font-weight: bold;
  border-color: $line; }
#planTabs::tab:hover:!selected { background: $app_hover; }
#planTabs::tab:selected:focus { border-color: $accent; }
#bottomTabs::tab { padding: 8px 6px 6px 6px; margin: 0; }
QTabBar::tab:selected:focus { color: $accent; background: $chosen; }

QAbstractItemView { background: $panel; border: 0; outline: 0; color: $text;
  selection-background-color: $chosen; selection-color: $text; }
QListView { border: 1px solid transparent; }
QListView:focus { border: 1px solid $accent; }
QListWidget { border: 1px solid $edge; border-radius: 6px; padding: 4px; }
QListWidget:focus { border: 2px solid $accent; padding: 3px; }
QListWidget::item { padding: 4px; }
QHeaderView { background: $raised; }
QHeaderView::section { background: $raised; color: $text3; font-size: 12px; border: 0;
  border-bottom: 1px solid $line; padding: 0 8px; }
QTableView { border: 1px solid transparent; }
QTableView:focus { border: 1px solid $accent; }
QTextEdit { background: $panel; color: $text; border: 1px solid $line; }
QTextEdit:focus { border: 1px solid $accent; }
QTableView::item { padding: 0 8px; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $chosen; color: $text; }
QScrollArea { background: $panel; border: 0; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $accent; }
QProgressBar { background: $line; border: 0; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")
