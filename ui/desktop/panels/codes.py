# SPDX-License-Identifier: GPL-3.0-or-later
"""By what a plan is checked: the profiles to choose from, and the conditions of those chosen."""

from collections.abc import Mapping

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from planner.edits.codes import STATED, ChooseProfiles, SetCondition, Stated
from planner.model.problems import BadInput
from planner.model.values import confidence, source
from planner.rules.finding import UNSURE
from planner.rules.profile import profiles_at_hand
from planner.rules.requirement import Condition, Profile
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.field import WORD, Choice, ChoiceBox, Field
from ui.desktop.panels.section import Section
from ui.desktop.part import Part, label

_INDENT = 24  # px: the width of a tick with its gap


class Codes(Part):
    """Two sections: profiles, each with edition and how sure it is; conditions, each as it is."""

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "codes", parent)
        self._document = document
        self.profiles: dict[str, _ProfileRow] = {}
        self.conditions: dict[str, _ConditionRow] = {}
        self._profile_section = Section("planProfilesSection")
        self._condition_section = Section("planConditionsSection")
        self.say(self._profile_section.heading.setText, "codes.profiles")
        self.say(self._condition_section.heading.setText, "codes.conditions")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._profile_section)
        lines.addWidget(self._condition_section)
        document.saved.connect(self.read)
        self.read()

    def read(self) -> None:
        """Look again which profiles there are, beside the plan and shipped."""
        found = profiles_at_hand(self._document.session.path)
        found |= {profile.id: profile for profile in self._document.session.profiles}
        for row in self.profiles.values():
            row.setParent(None)
            row.deleteLater()
        self.profiles = {name: _ProfileRow(name, each, self.look) for name, each in found.items()}
        for row in self.profiles.values():
            row.tick.clicked.connect(self._choose)
            self._profile_section.body.addWidget(row)
        self.refresh()

    def _choose(self) -> None:
        ticked = [name for name, row in self.profiles.items() if row.tick.isChecked()]
        before = [name for name in self._document.site.plan.profiles if name in ticked]
        self._document.recheck_wanted.emit(ChooseProfiles((*dict.fromkeys([*before, *ticked]),)))

    def refresh(self) -> None:
        """Show what is chosen and what holds."""
        plan = self._document.site.plan
        for name, row in self.profiles.items():
            row.show_chosen(name in plan.profiles)
        wanted = self._conditions()
        if list(wanted) != list(self.conditions):
            self._rebuild(wanted)
        for name, condition in wanted.items():
            fact = plan.conditions.get(name)
            words = "" if fact is None else plan.sources.get(source(fact), "")
            stated: Stated = "no" if fact is None else confidence(fact)
            self.conditions[name].show_condition(condition, stated, words)
        self._condition_section.setVisible(bool(wanted))

    def _conditions(self) -> Mapping[str, Condition]:
        """The conditions of the chosen profiles; of several of one name the first."""
        found: dict[str, Condition] = {}
        for profile in self._document.session.profiles:
            for name, condition in profile.conditions.items():
                found.setdefault(name, condition)
        return found

    def _rebuild(self, wanted: Mapping[str, Condition]) -> None:
        for row in self.conditions.values():
            row.setParent(None)
            row.deleteLater()
        self.conditions = {name: _ConditionRow(name, self.look) for name in wanted}
        for name, row in self.conditions.items():
            row.state.chosen.connect(lambda word, name=name: self._state(name, word))
            row.source.committed.connect(
                lambda *_, name=name, row=row: self._state(name, row.state.currentData())
            )
            row.source.misread.connect(self._document.refused)
            self._condition_section.body.addWidget(row)

    def _state(self, name: str, word: str) -> None:
        stated = next(each for each in STATED if each == word)
        words = self.conditions[name].source.line.text().strip() or self.look.text(
            f"codes.source-of.{stated}"
        )
        edit = SetCondition(name, stated, "" if stated == "no" else name, words)
        self._document.recheck_wanted.emit(edit)


class _ProfileRow(QWidget):
    """A tick with the name; edition and how sure the numbers are; the note of a chosen one."""

    def __init__(self, name: str, profile: Profile | BadInput, look: Look) -> None:
        super().__init__()
        self._name, self._profile, self._look = name, profile, look
        self.tick = QCheckBox()
        self.tick.setObjectName(f"profile-{name}")
        self.sure, self.note = label("secondary"), label("caption")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addWidget(self.tick)
        for words in (self.sure, self.note):
            words.setWordWrap(True)
            words.setContentsMargins(_INDENT, 0, 0, 0)
            lines.addWidget(words)

    def show_chosen(self, chosen: bool) -> None:
        """Show the profile as chosen or not; one that is not valid cannot be chosen anew."""
        language, profile = self._look.language, self._profile
        self.tick.setChecked(chosen)
        if isinstance(profile, BadInput):
            self.tick.setText(self._name)
            self.tick.setEnabled(chosen)
            self.sure.setText(profile.problems[0].message(language))
            self.note.hide()
            return
        self.tick.setText(profile.name[language])
        asked = [each for rule in profile.rules.values() for each in rule.values()]
        unsure = sum(each.confidence in UNSURE for each in asked)
        key = "all-unsure" if unsure == len(asked) else "unsure" if unsure else "all-sure"
        sure = self._look.text(f"codes.{key}", unsure=unsure, count=len(asked))
        self.sure.setText(" · ".join(part for part in (profile.edition, sure) if part))
        self.note.setText(profile.note[language])
        self.note.setVisible(chosen and bool(profile.note[language]))
        self.tick.setToolTip(profile.note[language])


class _ConditionRow(QWidget):
    """A condition: its name and note, whether it holds and how sure, and by which document."""

    def __init__(self, name: str, look: Look) -> None:
        super().__init__()
        self._look = look
        self.name, self.note = label("fact"), label("caption")
        self.state = ChoiceBox(f"condition-{name}")
        self.source = Field(f"condition-{name}-source", WORD)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 4)
        lines.setSpacing(4)
        for words in (self.name, self.note):
            words.setWordWrap(True)
        for widget in (self.name, self.state, self.source, self.note):
            lines.addWidget(widget)

    def show_condition(self, condition: Condition, stated: Stated, words: str) -> None:
        """Show whether it holds."""
        say, language = self._look.text, self._look.language
        self.name.setText(condition.name[language])
        self.note.setText(condition.note[language])
        self.state.setAccessibleName(condition.name[language])
        self.state.setToolTip(condition.note[language])
        order: tuple[Stated, ...] = ("no", "assumed", "derived", "published")
        choices = [Choice(each, say(f"codes.stated.{each}")) for each in order]
        self.state.show_choices(choices, stated)
        self.source.name(say("codes.source"))
        self.source.describe(say("codes.source-tip"))
        self.source.show_value(words or None)
        self.source.setVisible(stated != "no")
        for index, each in enumerate(order):
            self.state.setItemData(
                index, say(f"codes.stated-tip.{each}"), Qt.ItemDataRole.ToolTipRole
            )
