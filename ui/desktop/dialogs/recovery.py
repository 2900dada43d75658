# SPDX-License-Identifier: GPL-3.0-or-later
"""Work that was left behind: what it is, how it stands to its file, and what becomes of it."""

from collections.abc import Callable, Sequence

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.locale import moment
from planner.model.recovery import Found
from ui.desktop.dialogs.parts import Dialog
from ui.desktop.look import Look
from ui.desktop.part import label, rule

_WIDTH, _MOST_HEIGHT = 640, 460


class RecoveryDialog(Dialog):
    """One row for each journal. ``restore`` and ``discard`` say whether it was done.

    Closing keeps the rest for later: nothing is taken or thrown away unasked.
    """

    def __init__(
        self,
        found: Sequence[Found],
        restore: Callable[[Found], bool],
        discard: Callable[[Found], bool],
        look: Look,
        parent: QWidget | None,
    ) -> None:
        super().__init__("recovery", look.text("recovery.title"), look, parent)
        words = label("fact", "recoveryWords")
        words.setWordWrap(True)
        words.setText(look.text("recovery.words"))
        self.body.addWidget(words)
        rows = QWidget()
        rows.setProperty("sheet", True)
        self._rows = QVBoxLayout(rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)
        self._left = 0
        for one in found:
            self._rows.addWidget(self._row(one, restore, discard))
            self._left += 1
        self._rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(rows)
        scroll.setMinimumSize(_WIDTH, min(rows.sizeHint().height() + 2, _MOST_HEIGHT))
        self.body.addWidget(scroll, 1)
        later = self.add_button("later", QDialogButtonBox.ButtonRole.RejectRole)
        later.clicked.connect(self.reject)

    def _row(
        self, found: Found, restore: Callable[[Found], bool], discard: Callable[[Found], bool]
    ) -> QWidget:
        say = self.look.text
        title, file = (
            label("name", "recoveryTitle", shortens=True),
            label("secondary", shortens=True),
        )
        title.setText(title_of(found, self.look))
        file.setText(str(found.file or ("" if found.head is None else say("files.no-file"))))
        facts = label("fact", "recoveryFacts")
        facts.setWordWrap(True)
        facts.setText(facts_of(found, self.look))
        row = QFrame()
        row.setObjectName("recoveryRow")
        texts = QVBoxLayout()
        texts.setSpacing(4)
        for widget in (title, file, facts):
            texts.addWidget(widget)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        for key, act in (("restore", restore), ("discard-work", discard)):
            button = QPushButton(say(f"button.{key}"))
            button.setObjectName(f"recovery-{key}")
            button.setAutoDefault(True)
            button.setEnabled(key != "restore" or found.plan is not None)
            button.clicked.connect(
                lambda _checked, act=act: self._gone(row) if act(found) else None
            )
            buttons.addWidget(button)
        buttons.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addLayout(texts, 1)
        across.addLayout(buttons)
        lines = QVBoxLayout(row)
        lines.setContentsMargins(0, 0, 8, 0)
        lines.setSpacing(12)
        lines.addWidget(rule())
        lines.addLayout(across)
        return row

    def _gone(self, row: QWidget) -> None:
        row.hide()
        self._left -= 1
        if not self._left:
            self.accept()


def title_of(found: Found, look: Look) -> str:
    """What a plan is called; a journal without a readable beginning has its own file's name."""
    return found.path.name if found.head is None else found.head.title[look.language]


def facts_of(found: Found, look: Look) -> str:
    """When it was worked at, how many edits are in no file, and how the file is now."""
    say = look.text
    when = moment(found.last.isoformat(), look.language)
    parts = [say("recovery.when", when=when)]
    if found.head is not None and found.head.holder.host:
        parts[0] = say("recovery.when-by", when=when, user=found.head.holder.user)
    if found.plan is None:
        parts.append(say("recovery.unreadable", file=found.path))
    else:
        parts.append(say("recovery.edits", count=found.edits))
        parts.append(say(f"recovery.state.{found.state}"))
        if found.unread:
            parts.append(say("recovery.damaged", count=found.unread, file=found.path))
    return " · ".join(parts[:3]) + ("\n" + parts[3] if len(parts) > 3 else "")
