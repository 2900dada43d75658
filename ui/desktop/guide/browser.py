# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of the guide: its pages in a list, a search over all, and the page that is read."""

from pathlib import Path
from typing import cast

from PyQt6.QtCore import QSize, Qt, QUrl, pyqtSignal
from PyQt6.QtGui import (
    QDesktopServices,
    QFont,
    QImage,
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PyQt6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.rules.registry import BY_ID
from ui.desktop.fonts import BODY
from ui.desktop.guide.pages import (
    INDEX,
    docs,
    file_of,
    find,
    heading_number,
    pages,
    text_of,
    title_of,
)
from ui.desktop.look import Look
from ui.desktop.panels.search_field import SearchField
from ui.desktop.part import Part, label

_LIST, _SIZE, _MARGIN, _CELL = 260, (1040, 760), 20, 5
_SIZES, _ABOVE = {1: 20, 2: 16, 3: 14}, 20  # px of headings by level, and above them
_LEADING = 130.0  # percent
_PROPORTIONAL = cast(int, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
_PLACE = Qt.ItemDataRole.UserRole
_MOST_BACK = 50
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"  # what stands for one in a text


class Page(QTextBrowser):
    """A page of Markdown; pictures are as wide as there is room."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("guidePage")
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._look = look
        self._folder = docs()

    def read(self, markdown: str, folder: Path) -> None:
        """Show Markdown whose pictures lie relative to a folder."""
        self._folder = folder
        self.setMarkdown(markdown)
        document = self.document()
        if document is None:
            return
        document.setDocumentMargin(_MARGIN)
        self._space_out(document)
        root = document.rootFrame()
        for frame in () if root is None else root.childFrames():
            if isinstance(frame, QTextTable):
                self._lay_out(frame)

    def _space_out(self, document: QTextDocument) -> None:
        """Give paragraphs air and headings their sizes; let code wrap on a ground of its own."""
        block = document.begin()
        while block.isValid():
            cursor, shape = QTextCursor(block), block.blockFormat()
            if _PICTURE not in block.text():  # a picture is a line of its height
                shape.setLineHeight(_LEADING, _PROPORTIONAL)
            level = shape.headingLevel()
            is_code = shape.hasProperty(QTextFormat.Property.BlockCodeLanguage) or bool(
                shape.nonBreakableLines()
            )
            if level:
                shape.setTopMargin(_ABOVE if block.position() else 0)
                shape.setBottomMargin(8)
                letters = QTextCharFormat()
                letters.setFontWeight(QFont.Weight.Bold)
                letters.setProperty(QTextFormat.Property.FontPixelSize, _SIZES.get(level, BODY))
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.mergeCharFormat(letters)
            elif is_code:
                shape.setNonBreakableLines(False)
                shape.setBackground(self._look.palette.raised)
                shape.setLeftMargin(8)
                shape.setBottomMargin(0 if self._goes_on(block) else 12)
            elif cursor.currentTable() is None:
                shape.setBottomMargin(4 if cursor.currentList() is not None else 10)
            QTextCursor(block).setBlockFormat(shape)
            block = block.next()

    @staticmethod
    def _goes_on(block: QTextBlock) -> bool:
        """Whether the block after one of code is code too."""
        after = block.next()
        return after.isValid() and after.blockFormat().nonBreakableLines()

    def _lay_out(self, table: QTextTable) -> None:
        """A table as wide as the page, with lines between rows that only separate."""
        shape = table.format()
        shape.setCellPadding(_CELL)
        shape.setCellSpacing(0)
        shape.setBorder(1)
        shape.setBorderCollapse(True)
        shape.setBorderBrush(self._look.palette.line)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table.setFormat(shape)

    def loadResource(self, kind: int, url: QUrl) -> object:
        if kind == QTextDocument.ResourceType.ImageResource.value and url.isRelative():
            picture = QImage(str((self._folder / url.toString()).resolve()))
            view = self.viewport()
            room = (view.width() if view is not None else self.width()) - 2 * _MARGIN - 8
            ratio = self.devicePixelRatioF()
            if not picture.isNull() and picture.width() > room > 0:
                wide = round(room * ratio)
                smooth = Qt.TransformationMode.SmoothTransformation
                picture = picture.scaledToWidth(min(wide, picture.width()), smooth)
                picture.setDevicePixelRatio(picture.width() / room)
            return picture
        return super().loadResource(kind, url)

    def go_to(self, heading: int) -> None:
        """Bring a heading to the top, counted from the page's own as 0."""
        document, bar = self.document(), self.verticalScrollBar()
        layout = None if document is None else document.documentLayout()
        if document is None or bar is None or layout is None:
            return
        bar.setValue(0)
        block = document.begin()
        while heading >= 0 and block.isValid():
            if 1 <= block.blockFormat().headingLevel() <= 3:
                heading -= 1
                top = round(layout.blockBoundingRect(block).top())
            block = block.next()
        if heading < 0 and top > 2 * _MARGIN:
            bar.setValue(top - _MARGIN // 2)


class Guide(Part):
    """List, search and page. ``rule_wanted`` carries the rule that a link leads to."""

    rule_wanted = pyqtSignal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "guide", parent)
        self.setProperty("sheet", True)
        self.place = INDEX
        self._before: list[str] = []
        self.search = SearchField("guideSearch")
        self.say(self.search.setPlaceholderText, "guide.search")
        self.say(self.search.setAccessibleName, "guide.search")
        self.list = QListWidget()
        self.list.setObjectName("guideList")
        self.list.setWordWrap(True)
        self.say(self.list.setAccessibleName, "guide.list-name")
        self.page = Page(look)
        self.say(self.page.setAccessibleName, "guide.title")
        self.back = QToolButton()
        self.back.setObjectName("guideBack")
        self.back.setFixedSize(32, 28)
        self.back.setShortcut(QKeySequence("Alt+Left"))
        self.say(self.back.setToolTip, "guide.back")
        self.say(self.back.setAccessibleName, "guide.back")
        self.tint(self.back.setIcon, "undo-2")
        self.none = label("secondary", "guideNone")
        self.none.setWordWrap(True)
        self.say(self.none.setText, "guide.none")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addWidget(self.search, 1)
        left = QWidget()
        left.setFixedWidth(_LIST)
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 12, 0, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(left)
        across.addWidget(self.page, 1)
        self.search.textChanged.connect(self._fill)
        self.search.went_down.connect(self.list.setFocus)
        self.search.returnPressed.connect(self._take_first)
        self.list.currentItemChanged.connect(self._picked)
        self.page.anchorClicked.connect(self._follow)
        self.back.clicked.connect(self.go_back)
        self._fill()

    def read(self, place: str) -> None:
        """Show a page, or a heading of it (``editing#several-at-once``); what was read before can
        be gone back to."""
        if place != self.place:
            self._before = [*self._before, self.place][-_MOST_BACK:]
        self._show(place)

    def go_back(self) -> None:
        """Show again what was read before."""
        if self._before:
            self._show(self._before.pop())

    def _show(self, place: str) -> None:
        name, _, anchor = place.partition("#")
        language = self.look.language
        self.page.read(text_of(name, language), file_of(name, language).parent)
        self.page.go_to(heading_number(name, anchor) if anchor else 0)
        self.place = place
        self.back.setEnabled(bool(self._before))
        blocked = self.list.blockSignals(True)
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item is not None and item.data(_PLACE) in (place, name):
                self.list.setCurrentItem(item)
                break
        self.list.blockSignals(blocked)
        if (window := self.window()) is not None:
            window.setWindowTitle(f"{title_of(name, language)} – Hallplan")

    def _fill(self) -> None:
        """List the pages, or what the search finds."""
        words, language = self.search.text().strip(), self.look.language
        blocked = self.list.blockSignals(True)
        self.list.clear()
        rows = (
            [
                (f"{each.page}#{each.anchor}" if each.anchor else each.page,
                 each.title if each.heading == each.title else f"{each.title} › {each.heading}")
                for each in find(words, language)
            ]
            if words
            else list(pages(language))
        )  # fmt: skip
        for place, said in rows:
            item = QListWidgetItem(said, self.list)
            item.setData(_PLACE, place)
            item.setSizeHint(QSize(0, 28 if len(said) < 30 else 44))
        self.list.blockSignals(blocked)
        self.none.setVisible(not rows)

    def _picked(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.read(item.data(_PLACE))

    def _take_first(self) -> None:
        if self.list.count():
            self.list.setCurrentRow(0)
            self._picked(self.list.item(0))

    def _follow(self, url: QUrl) -> None:
        """Follow a link: to a page, a rule, a heading of this page, or out of the program."""
        if not url.isRelative():
            QDesktopServices.openUrl(url)
            return
        name, language = self.place.partition("#")[0], self.look.language
        if not url.path():
            self.read(f"{name}#{url.fragment()}")
            return
        file = (file_of(name, language).parent / url.path()).resolve()
        if file.parent.name == "rules":
            rule = file.stem if file.stem in BY_ID else next(iter(BY_ID))
            self.rule_wanted.emit(rule)
            return
        guide = (docs() / "guide").resolve()
        inside = file.is_relative_to(guide)
        target = file.stem if inside else f"../{file.relative_to(guide.parent).with_suffix('')}"
        self.read(f"{target}#{url.fragment()}" if url.fragment() else target)

    def refresh(self) -> None:
        """The language or the theme has changed."""
        self._fill()
        self._show(self.place)


class GuideWindow(QDialog):
    """The guide in a window of its own, which stays open while one works."""

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("guideWindow")
        self.setProperty("sheet", True)
        self.guide = Guide(look, self)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.guide)
        self.resize(*_SIZE)
        find_key = QShortcut(QKeySequence("Ctrl+F"), self)
        find_key.activated.connect(self.guide.search.setFocus)

    def show_page(self, place: str) -> None:
        """Come to the front with a page, or a heading of one."""
        self.show()  # first: pictures are as wide as the page
        self.guide.read(place)
        self.raise_()
        self.activateWindow()
        self.guide.page.setFocus(Qt.FocusReason.OtherFocusReason)
