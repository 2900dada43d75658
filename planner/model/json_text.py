# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON text in and out: strict reading, lines of places, and the one canonical way of writing."""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, cast

from planner.model.problems import MOST_PROBLEMS, BadInput, Problem, shortened

DEEPEST = 32
LONGEST_NUMBER = 20
# A string that is never closed runs to the end: no text makes these look twice at one character.
_STRING = r'"(?:[^"\\]++|\\.)*+"?'
_TOKEN = re.compile(rf"{_STRING}|[\[\]{{}},:]|[^\s\[\]{{}},:\"]++|\n", re.DOTALL)
_BRACKETS = re.compile(rf"{_STRING}|[\[{{]|[\]}}]", re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_INTEGER = re.compile(r"-?\d+")
_CONSTANTS = frozenset({"NaN", "Infinity", "-Infinity"})


def parse(data: bytes, file: str) -> Any:
    """The raw tree of a JSON file: UTF-8, no repeated keys, no NaN, at most 32 levels deep.

    Raises BadInput naming the line.
    """
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput([Problem("not-utf8", file, line)]) from None
    _check_depth(content, file)
    try:
        tree = json.loads(
            content, object_pairs_hook=_unique, parse_constant=_refuse, parse_int=_bounded
        )
    except json.JSONDecodeError as error:
        raise BadInput(
            [Problem("not-json", file, error.lineno, "", {"column": error.colno})]
        ) from None
    except _Refused:
        raise BadInput(islice(_flaws(content, file), MOST_PROBLEMS)) from None
    if _SURROGATE.search(content) and (flaws := list(islice(_flaws(content, file), MOST_PROBLEMS))):
        raise BadInput(flaws)
    return tree


class _Refused(Exception):
    """The text holds what JSON allows and a plan does not; ``_flaws`` says what and where."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    tree = dict(pairs)
    if len(tree) != len(pairs):
        raise _Refused
    return tree


def _refuse(_: str) -> Any:
    raise _Refused


def _bounded(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise _Refused
    return int(digits)


def _flaws(content: str, file: str) -> Iterator[Problem]:
    """Each repeated key, non-number, endless number and half of a character, in reading order."""
    for value in _values(content):
        code, name = "", value.mark
        if value.repeated:
            code, name = "key-twice", value.key
        elif value.mark in _CONSTANTS:
            code = "not-finite"
        elif len(value.mark) > LONGEST_NUMBER and _INTEGER.fullmatch(value.mark):
            code, name = "number-too-long", value.mark[:LONGEST_NUMBER]
        elif not (_is_whole(value.key) and _is_whole(_unquoted(value.mark))):
            code = "half-character"
        if code:
            yield Problem(code, file, value.line, value.path, {"name": shortened(name)})


def _is_whole(characters: str) -> bool:
    """Whether a text holds no lone surrogate, which no UTF-8 file can hold."""
    return not any("\ud800" <= character <= "\udfff" for character in characters)


def _check_depth(content: str, file: str) -> None:
    depth = 0
    for token in _BRACKETS.finditer(content):
        mark = token[0]
        if mark in ("[", "{"):
            depth += 1
            if depth > DEEPEST:
                line = content.count("\n", 0, token.start()) + 1
                raise BadInput([Problem("too-deep", file, line, "", {"most": DEEPEST})])
        elif mark in ("]", "}"):
            depth -= 1


def lines(data: bytes, paths: Collection[str]) -> dict[str, int]:
    """The line (from 1) on which some JSON paths of a well-formed file begin, keys included."""
    places: dict[str, int] = {}
    for value in _values(data.decode("utf-8-sig")):
        if value.path in paths:
            places.setdefault(value.path, value.line)
            if len(places) == len(paths):
                break
    return places


@dataclass(slots=True)
class _Holder:
    """An open object or array: its path, the keys so far, and the index (-1 in an object)."""

    path: str
    index: int
    keys: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Value:
    """A value in a text: its path, first token and key, the line it or its key begins on."""

    path: str
    mark: str
    line: int
    key: str
    repeated: bool


def _values(content: str) -> Iterator[_Value]:
    """Every value of a JSON text in reading order; what follows a mistake may be nonsense."""
    holders: list[_Holder] = []
    path, key, key_line, repeated, awaits_key = "$", "", 0, False, False
    for mark, line in _tokens(content):
        if mark in ("}", "]"):
            if holders:
                holders.pop()
            awaits_key = False
        elif mark == ",":
            if holders:
                holder = holders[-1]
                awaits_key = holder.index < 0
                if not awaits_key:
                    holder.index += 1
                    path = f"{holder.path}[{holder.index}]"
        elif mark == ":":
            continue
        elif awaits_key:
            holder, key, key_line, awaits_key = holders[-1], _unquoted(mark), line, False
            path = f"{holder.path}.{key}"
            repeated = key in holder.keys
            holder.keys.add(key)
        else:
            yield _Value(path, mark, key_line or line, key, repeated)
            key, key_line, repeated = "", 0, False
            if mark in ("{", "["):
                awaits_key = mark == "{"
                holders.append(_Holder(path, -1 if awaits_key else 0))
                path = f"{path}[0]"


def _tokens(content: str) -> Iterator[tuple[str, int]]:
    line = 1
    for match in _TOKEN.finditer(content):
        if match[0] == "\n":
            line += 1
        else:
            yield match[0], line


def _unquoted(mark: str) -> str:
    """What a string token says; any other token, or a malformed one, as it stands."""
    if not mark.startswith('"'):
        return mark
    try:
        return cast(str, json.loads(mark, strict=False))
    except json.JSONDecodeError:
        return mark


def canonical(tree: dict[str, Any]) -> bytes:
    """The canonical bytes of a file's tree: one top-level key a line, one item of a list a line."""
    rows = ",\n".join(f"  {_inline(key)}: {_expanded(value)}" for key, value in tree.items())
    return f"{{\n{rows}\n}}\n".encode()


def _expanded(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"    {_inline(item)}" for item in value) + "\n  ]"
    if isinstance(value, dict) and value and len(value) > 2:
        items = cast(dict[str, Any], value).items()
        rows = ",\n".join(f"    {_inline(key)}: {_inline(item)}" for key, item in items)
        return "{\n" + rows + "\n  }"
    return _inline(value)


def _inline(value: Any) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, separators=(", ", ": "))


def _plain(value: Any) -> Any:
    """Whole floats as integers, so that 45 stays 45."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
