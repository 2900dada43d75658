# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan while a list of exhibitors is read into it, row by row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

import msgspec

from planner.edits.exhibitor_rows import ExhibitorRow, Said, read_row
from planner.edits.identity import id_from, ids_in_use
from planner.locale.search import folded
from planner.model.decode import decode
from planner.model.plan import Booth, Exhibitor, Plan
from planner.model.problems import MOST_PROBLEMS, BadInput, Problem, nearest
from planner.model.values import Name, assumed

# What becomes of a booth that is another's: its row is refused; who stands there takes the name;
# gives way; or shares it.
Occupied = Literal["refuse", "rename", "replace", "share"]
OCCUPIED: tuple[Occupied, ...] = ("refuse", "rename", "replace", "share")
EffectKind = Literal["new", "renamed", "changed", "joins", "leaves", "status"]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a row does: to an exhibitor, to a booth, or by placing one in the other (ids).

    ``before`` is who was renamed, as called till then.
    """

    kind: EffectKind
    exhibitor: str = ""
    booth: str = ""
    before: Name | None = None


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A row with what it does (nothing: it says what is known), or why it is left out.

    ``exhibitors`` are those that it names, ``repeats`` the line that named all of them before.
    """

    row: ExhibitorRow
    exhibitors: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    problems: tuple[Problem, ...] = ()
    repeats: int = 0


@dataclass
class _Draft:
    """What one row would change; thrown away where anything about it is wrong."""

    exhibitors: dict[str, Exhibitor] = field(default_factory=dict)
    booths: dict[str, Booth] = field(default_factory=dict)
    effects: list[Effect] = field(default_factory=list)
    added: list[str] = field(default_factory=list)


class ExhibitorBook:
    """A plan while a list is read into it, row by row."""

    def __init__(self, plan: Plan, occupied: Occupied) -> None:
        self._plan, self._occupied = plan, occupied
        self._exhibitors = {each.id: each for each in plan.exhibitors}
        self._booths = {each.id: each for each in plan.booths}
        self._standing = {each.id: frozenset(each.exhibitors) for each in plan.booths}
        self._stood: defaultdict[str, list[str]] = defaultdict(list)
        for booth in plan.booths:
            for name in booth.exhibitors:
                self._stood[name].append(booth.id)
        self._used = ids_in_use(plan)
        self._numbers: defaultdict[str, list[str]] = defaultdict(list)
        for booth in plan.booths:
            self._numbers[booth.number.casefold()].append(booth.id)
        self._called: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._short: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for exhibitor in plan.exhibitors:
            self._note_names(exhibitor)
        self._hints = 0
        self._placed: defaultdict[str, set[str]] = defaultdict(set)  # booths by exhibitor
        self._lines: dict[str, int] = {}  # of exhibitors, where the list names them first
        self._stated: dict[tuple[str, str], tuple[object, int]] = {}

    def plan(self) -> Plan:
        """The plan as it is now; the one it was where nothing has changed."""
        exhibitors, booths = tuple(self._exhibitors.values()), tuple(self._booths.values())
        if exhibitors == self._plan.exhibitors and booths == self._plan.booths:
            return self._plan
        return msgspec.structs.replace(self._plan, exhibitors=exhibitors, booths=booths)

    def take(self, row: ExhibitorRow) -> JudgedRow:
        """Take a row in, or say why not."""
        draft = _Draft()
        try:
            said = read_row(row)
            booths = self._find_booths(said.numbers)
            names = self._find_exhibitors(row, said, booths, draft)
            self._describe(row, names, said, draft)
            for booth in booths:
                self._place(booth, names, draft)
                self._set_status(row, booth, said, draft)
            self._check(draft)
        except BadInput as error:
            self._used.difference_update(draft.added)
            return JudgedRow(row, problems=error.problems)
        lines = {self._lines.get(name, 0) for name in names}
        repeats = min(lines) if names and not draft.effects else 0
        self._keep(row, names, said, draft)
        return JudgedRow(row, names, tuple(draft.effects), repeats=repeats)

    def leave(self, names: Iterable[str]) -> Iterator[Effect]:
        """Take exhibitors out of the booths where they stood and where the list has them not."""
        for name in dict.fromkeys(names):
            for identifier in self._stood[name]:
                booth = self._booths[identifier]
                left = tuple(each for each in booth.exhibitors if each != name)
                if identifier not in self._placed[name] and left != booth.exhibitors:
                    self._booths[identifier] = msgspec.structs.replace(booth, exhibitors=left)
                    yield Effect("leaves", name, identifier)

    def _find_booths(self, numbers: tuple[str, ...]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        problems = []
        for number in numbers:
            ids = self._numbers.get(number.casefold(), [])
            exact = [each for each in ids if self._booths[each].number == number]
            if len(exact or ids) == 1:
                found[(exact or ids)[0]] = None
                continue
            values = {"id": number, "number": number, "ids": ", ".join(ids)}
            code = "number-twice" if ids else "no-such-booth"
            hint = self._nearest(number, (booth.number for booth in self._plan.booths))
            problems.append(Problem(code, values=values | {"hint": hint}))
        if problems:
            raise BadInput(problems)
        return tuple(found)

    def _find_exhibitors(
        self, row: ExhibitorRow, said: Said, booths: tuple[str, ...], draft: _Draft
    ) -> tuple[str, ...]:
        """The ids of those whom a row names: known ones, placeholders, new ones."""
        if row.id:
            if row.id not in self._exhibitors:
                hint = self._nearest(row.id, self._exhibitors)
                raise _refused("reference-broken", kind="exhibitor", id=row.id, hint=hint)
            old = self._exhibitors[row.id].name
            for name in said.names[:1]:
                ko = name.ko if row.name_ko or row.name else old.ko
                en = name.en if row.name_en or row.name else old.en
                self._rename(row.id, Name(ko, en), draft)
            return (row.id,)
        known = [self._named(name) for name in said.names]
        unknown = [name for name, each in zip(said.names, known, strict=True) if each is None]
        places = iter(self._placeholders(booths, known, len(unknown)))
        found = []
        for name, each in zip(said.names, known, strict=True):
            identifier = each or next(places, "") or self._add(name, draft)
            if each is not None or identifier not in draft.exhibitors:
                self._rename(identifier, name, draft, known=each is not None)
            found.append(identifier)
        return tuple(dict.fromkeys(found))

    def _nearest(self, name: str, known: Iterable[str]) -> str:
        """The known name most like a wrong one, for the first problems: it takes a while."""
        self._hints += 1
        names = list(known)
        close = nearest(name, names) if self._hints <= MOST_PROBLEMS else ""
        return close or ", ".join(names[:3]) or "—"

    def _named(self, name: Name) -> str | None:
        """The one exhibitor with a name. Raises BadInput where several have it."""
        for called in (self._called, self._short):
            found: set[str] = set()
            for word in (folded(name.ko), folded(name.en)):
                found.update(called.get(word, ()))
            if len(found) > 1:
                listed = ", ".join(sorted(found))
                raise _refused("exhibitor-ambiguous", name=name.en, found=listed)
            if found:
                return found.pop()
        return None

    def _placeholders(
        self, booths: tuple[str, ...], known: list[str | None], count: int
    ) -> tuple[str, ...]:
        """Those in a booth who take new names: as many as there are, all of them placeholders.

        Who the list has named already takes no other name.
        """
        for booth in booths:
            others = [name for name in self._booths[booth].exhibitors if name not in known]
            free = all(
                name not in self._lines
                and (self._occupied == "rename" or "name" in assumed(self._exhibitors[name].facts))
                for name in others
            )
            if others and free and count:
                if len(others) != count:
                    number = self._booths[booth].number
                    raise _refused(
                        "names-count", number=number, names=count, exhibitors=len(others)
                    )
                return tuple(others)
        return ()

    def _add(self, name: Name, draft: _Draft) -> str:
        identifier = id_from(name.en, "exhibitor", self._used)
        self._used.add(identifier)
        draft.added.append(identifier)
        draft.exhibitors[identifier] = Exhibitor(
            id=identifier, group="company", name=name, short=name, competitors=(), asked=None,
            note="", facts={},
        )  # fmt: skip
        draft.effects.append(Effect("new", identifier))
        return identifier

    def _rename(self, identifier: str, name: Name, draft: _Draft, *, known: bool = False) -> None:
        """Another name, its short form with it; what was assumed of the old one falls away.

        Of one known by a name in one language, or by its short name, that one says nothing new.
        """
        before = self._exhibitors[identifier]
        old, short = before.name, before.short
        if known:
            sames = {folded(old.ko), folded(old.en), folded(short.ko), folded(short.en)}
            ko = old.ko if folded(name.ko) in sames else name.ko
            en = old.en if folded(name.en) in sames else name.en
            name = Name(ko, en)
        if name == old:
            return
        facts = {key: fact for key, fact in before.facts.items() if key not in ("name", "short")}
        kept = short if known and short != old else name
        draft.exhibitors[identifier] = msgspec.structs.replace(
            before, name=name, short=kept, facts=facts
        )
        draft.effects.append(Effect("renamed", identifier, before=old))

    def _describe(
        self, row: ExhibitorRow, names: tuple[str, ...], said: Said, draft: _Draft
    ) -> None:
        for name in names if said.details else ():
            for key, value in said.details.items():
                self._state(row, (name, key), value)
            before = draft.exhibitors.get(name) or self._exhibitors[name]
            after = msgspec.structs.replace(before, **said.details)
            if after != before:
                draft.exhibitors[name] = after
                if not any(effect.exhibitor == name for effect in draft.effects):
                    draft.effects.append(Effect("changed", name))

    def _place(self, booth: str, names: tuple[str, ...], draft: _Draft) -> None:
        before = self._booths[booth]
        joining = [name for name in names if name not in before.exhibitors]
        if not joining:
            return
        others = [name for name in before.exhibitors if name not in names]
        leaving: list[str] = []
        if others and self._occupied in ("refuse", "rename"):
            whose = self._exhibitors[others[0]].name.en
            raise _refused("booth-taken", number=before.number, name=whose)
        if self._occupied == "replace":
            leaving = [
                name for name in others if name in self._standing[booth] and name not in self._lines
            ]
        together = (*(name for name in before.exhibitors if name not in leaving), *joining)
        draft.booths[booth] = msgspec.structs.replace(before, exhibitors=together)
        draft.effects += [Effect("leaves", name, booth) for name in leaving]
        draft.effects += [Effect("joins", name, booth) for name in joining]

    def _set_status(self, row: ExhibitorRow, booth: str, said: Said, draft: _Draft) -> None:
        if said.status is None:
            return
        self._state(row, (booth, "status"), (said.status, said.held_until))
        before = draft.booths.get(booth) or self._booths[booth]
        until = said.held_until if said.status == "held" else None
        if said.status == before.status and (until is None or until == before.held_until):
            return
        draft.booths[booth] = msgspec.structs.replace(before, status=said.status, held_until=until)
        draft.effects.append(Effect("status", booth=booth))

    def _state(self, row: ExhibitorRow, key: tuple[str, str], value: object) -> None:
        """A list says one thing once, or the same again."""
        first, line = self._stated.get(key, (value, row.line))
        if first != value:
            raise _refused("row-differs", line=line)

    def _check(self, draft: _Draft) -> None:
        """Raise BadInput for values that no file may hold."""
        for kind, things in ((Exhibitor, draft.exhibitors), (Booth, draft.booths)):
            for thing in things.values():
                found = decode(msgspec.to_builtins(thing), kind)
                if isinstance(found, list):  # short names repeat what is wrong with long ones
                    said = {each.code: replace(each, path="") for each in reversed(found)}
                    raise BadInput(said.values())

    def _keep(self, row: ExhibitorRow, names: tuple[str, ...], said: Said, draft: _Draft) -> None:
        for exhibitor in draft.exhibitors.values():
            if (before := self._exhibitors.get(exhibitor.id)) is not None:
                self._forget_names(before)
            self._exhibitors[exhibitor.id] = exhibitor
            self._note_names(exhibitor)
        self._booths |= draft.booths
        for name in names:
            self._placed[name].update(self._find_booths(said.numbers))
            self._lines.setdefault(name, row.line)
            for key, value in said.details.items():
                self._stated.setdefault((name, key), (value, row.line))
        if said.status is not None:
            for booth in self._find_booths(said.numbers):
                stated = ((said.status, said.held_until), row.line)
                self._stated.setdefault((booth, "status"), stated)

    def _note_names(self, exhibitor: Exhibitor) -> None:
        for called, name in ((self._called, exhibitor.name), (self._short, exhibitor.short)):
            for word in filter(None, (folded(name.ko), folded(name.en))):
                called[word][exhibitor.id] = None

    def _forget_names(self, exhibitor: Exhibitor) -> None:
        for called, name in ((self._called, exhibitor.name), (self._short, exhibitor.short)):
            for word in (folded(name.ko), folded(name.en)):
                called[word].pop(exhibitor.id, None)


def _refused(code: str, **values: object) -> BadInput:
    return BadInput([Problem(code, values=values)])
