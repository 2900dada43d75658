# SPDX-License-Identifier: GPL-3.0-or-later
"""The tabs of the open plans: unsaved dot, name, and a button that closes."""

from functools import cache

from PyQt6.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QIcon, QMouseEvent, QPainter, QPixmap
from PyQt6.QtWidgets import QTabBar, QToolButton, QWidget

from ui.desktop.desk import Desk
from ui.desktop.icons import icon
from ui.desktop.workspace import Workspace

UNSAVED = "●"
_RIGHT = QTabBar.ButtonPosition.RightSide
_MARK, _SCALE = 12, 2  # px


class PlanTabs(QTabBar):
    """One tab for each workspace of the desk. ``closing`` carries one that is to be closed."""

    closing = pyqtSignal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: tuple[Workspace, ...] = ()
        self.setObjectName("planTabs")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setIconSize(QSize(_MARK, _MARK))
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(self._chosen)
        desk.changed.connect(self.refresh)
        for signal in (desk.told, desk.look.changed):
            signal.connect(self._name)
        self.refresh()

    def refresh(self) -> None:
        """Show the workspaces that are open now, the one in front marked."""
        desk = self._desk
        self.blockSignals(True)
        for number in reversed(range(len(self._shown))):
            if self._shown[number] not in desk.workspaces:
                self.removeTab(number)
        self._shown = tuple(each for each in self._shown if each in desk.workspaces)
        for workspace in desk.workspaces[len(self._shown) :]:
            tab = self.addTab("")
            self.setTabButton(tab, _RIGHT, self._closer(workspace))
        self._shown = desk.workspaces
        if desk.workspace is not None:
            self.setCurrentIndex(self._shown.index(desk.workspace))
        self.blockSignals(False)
        self._name()

    def _name(self) -> None:
        """Say what each plan is called, and whether it is saved, or may not be changed."""
        look = self._desk.look
        self.setAccessibleName(look.text("files.tabs"))
        for tab, workspace in enumerate(self._shown):
            document = workspace.document
            session = document.session
            halls = " · ".join(hall.name[look.language] for hall in document.site.ground.halls)
            title = f"{session.plan.title[look.language]} · {halls}"
            notes = [title, str(session.path or look.text("files.no-file"))]
            if session.refusal is not None:
                self.setTabIcon(tab, icon("lock", look.palette.text2, _MARK))
                notes.append(look.text("files.read-only"))
            elif session.unsaved:
                self.setTabIcon(tab, _dot(look.palette.accent.name()))
                notes.append(look.text("top.unsaved"))
            else:
                self.setTabIcon(tab, QIcon())
            # An ampersand would be taken for a key.
            self.setTabText(tab, title.replace("&", "&&"))
            self.setTabToolTip(tab, "\n".join(notes))
            closer = self.tabButton(tab, _RIGHT)
            assert isinstance(closer, QToolButton)
            closer.setIcon(icon("x", look.palette.text2, 14))
            closer.setToolTip(look.text("files.close-tab"))
            closer.setAccessibleName(look.text("files.close-tab"))

    def tabSizeHint(self, index: int) -> QSize:
        """A long name is shortened: its tip says it whole."""
        hint = super().tabSizeHint(index)
        return QSize(min(hint.width(), 320), hint.height())

    def marked(self, tab: int) -> bool:
        """Whether a tab wears the dot of unsaved changes, or the lock."""
        return not self.tabIcon(tab).isNull()

    def _closer(self, workspace: Workspace) -> QWidget:
        button = QToolButton()
        button.setObjectName("tabClose")
        button.setFixedSize(24, 24)
        button.setIconSize(QSize(14, 14))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+W
        button.clicked.connect(lambda: self.closing.emit(workspace))
        return button

    def _chosen(self, tab: int) -> None:
        if 0 <= tab < len(self._shown):
            self._desk.show(self._shown[tab])

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """A middle click closes."""
        if event is not None and event.button() == Qt.MouseButton.MiddleButton:
            tab = self.tabAt(event.position().toPoint())
            if tab >= 0:
                self.closing.emit(self._shown[tab])
                return
        super().mouseReleaseEvent(event)


@cache
def _dot(colour: str) -> QIcon:
    """The mark of what is not saved."""
    made = QPixmap(_MARK * _SCALE, _MARK * _SCALE)
    made.setDevicePixelRatio(_SCALE)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(2, 2, _MARK - 4, _MARK - 4))
    painter.end()
    return QIcon(made)
