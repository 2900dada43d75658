# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the rules: all of them in a list, and the one that is read."""

import re
from collections.abc import Sequence

from PyQt6.QtCore import QByteArray, QRectF, QSize, Qt, QUrl
from PyQt6.QtGui import QColor, QImage, QPainter, QTextDocument
from PyQt6.QtSvg import QSvgRenderer
from PyQt6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QWidget,
)

from planner.drawing.styles import FONT
from planner.locale import text
from planner.rules.pages import picture_file
from planner.rules.registry import BY_ID, RULES
from planner.rules.requirement import Profile
from ui.desktop.dialogs.parts import Dialog
from ui.desktop.look import Look
from ui.desktop.rule_html import PICTURE, RULE, rule_html

_LIST_WIDTH, _PAGE_SIZE, _PICTURE_WIDTH, _ROW, _MARGIN = 220, (720, 500), 480, 28, 12
_ID = Qt.ItemDataRole.UserRole
_FAMILIES = re.compile(r"font-family:[^;}]*")


class RulesDialog(Dialog):
    """Shows the page of a rule; the list, and links on a page, lead to the others."""

    def __init__(
        self, rule: str, profiles: Sequence[Profile], look: Look, parent: QWidget | None
    ) -> None:
        super().__init__("rules", text("help.title", look.language), look, parent)
        self._profiles = profiles
        self.list = QListWidget()
        self.list.setObjectName("rulesList")
        self.list.setAccessibleName(text("help.title", look.language))
        self.list.setFixedWidth(_LIST_WIDTH)
        for each in RULES:
            item = QListWidgetItem(text(f"rules.{each.id}.name", look.language), self.list)
            item.setData(_ID, each.id)
            item.setSizeHint(QSize(0, _ROW))
        self.page = QTextBrowser()
        self.page.setObjectName("rulePage")
        self.page.setAccessibleName(text("help.title", look.language))
        self.page.setOpenLinks(False)
        self.page.setMinimumSize(*_PAGE_SIZE)
        if (document := self.page.document()) is not None:
            document.setDefaultStyleSheet(_sheet(look))
            document.setDocumentMargin(_MARGIN)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(self.list)
        across.addWidget(self.page, 1)
        self.body.addLayout(across)
        close = self.add_button("close", QDialogButtonBox.ButtonRole.AcceptRole, default=True)
        close.clicked.connect(self.accept)
        self.list.currentItemChanged.connect(self._show)
        self.page.anchorClicked.connect(lambda url: self.read(url.toString().removeprefix(RULE)))
        self.read(rule)

    def read(self, rule: str) -> None:
        """Show the page of a rule."""
        self.list.setCurrentRow([each.id for each in RULES].index(rule))

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        rule = BY_ID[item.data(_ID)]
        if (document := self.page.document()) is not None:
            kind = QTextDocument.ResourceType.ImageResource.value
            picture = _picture(rule.id, self.devicePixelRatioF())
            document.addResource(kind, QUrl(f"{PICTURE}{rule.id}"), picture)
        self.page.setHtml(rule_html(rule, self._profiles, self.look.language, _PICTURE_WIDTH))


def _picture(rule: str, ratio: float) -> QImage:
    """The picture of a rule on white paper, for a screen of ``ratio`` device pixels each."""
    # Qt takes the first family of a list only where it is alone.
    drawn = picture_file(BY_ID[rule]).read_text(encoding="utf-8")
    drawn = _FAMILIES.sub(f"font-family:{FONT.family}", drawn)
    renderer = QSvgRenderer(QByteArray(drawn.encode()))
    size = renderer.viewBoxF()
    width = round(_PICTURE_WIDTH * ratio)
    made = QImage(width, round(width * size.height() / size.width()), QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(made.rect()))
    painter.end()
    return made


def _sheet(look: Look) -> str:
    """The style of pages, in the colours of the theme."""
    palette = look.palette

    def rule(selector: str, colour: QColor) -> str:
        return f"{selector} {{ color: {colour.name()}; }}"

    return " ".join(
        (rule("a", palette.accent), rule("th", palette.text2), rule("code", palette.text2))
    )
