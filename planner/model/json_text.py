# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON text in and out: strict reading, lines of places, and the one canonical way of writing."""

import json
import re
from collections.abc import Iterator
from typing import Any, cast

from planner.model.problems import BadInput, Problem

DEEPEST = 32
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+|\n')
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]')


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
        return json.loads(
            content, object_pairs_hook=_unique, parse_constant=_refuse, parse_int=_bounded
        )
    except _Refused as refused:
        raise BadInput(
            [
                Problem(
                    refused.code, file, _line_of(content, refused.name), "", {"name": refused.name}
                )
            ]
        ) from None
    except json.JSONDecodeError as error:
        raise BadInput(
            [Problem("not-json", file, error.lineno, "", {"column": error.colno})]
        ) from None


class _Refused(Exception):
    def __init__(self, code: str, name: str) -> None:
        super().__init__(code)
        self.code, self.name = code, name


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    tree = dict(pairs)
    if len(tree) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _Refused("key-twice", key)
            seen.add(key)
    return tree


def _refuse(constant: str) -> Any:
    raise _Refused("not-finite", constant)


def _bounded(digits: str) -> int:
    if len(digits) > 20:
        raise _Refused("number-too-long", digits[:20])
    return int(digits)


def _line_of(content: str, name: str) -> int | None:
    position = content.find(name)
    return None if position < 0 else content.count("\n", 0, position) + 1


def _check_depth(content: str, file: str) -> None:
    depth = 0
    for token in _BRACKETS.finditer(content):
        if token[0] in "[{":
            depth += 1
            if depth > DEEPEST:
                line = content.count("\n", 0, token.start()) + 1
                raise BadInput([Problem("too-deep", file, line, "", {"most": DEEPEST})])
        elif token[0] in "]}":
            depth -= 1


def lines(data: bytes) -> dict[str, int]:
    """The line (from 1) on which the value of each JSON path of a well-formed file begins."""
    places: dict[str, int] = {}
    tokens = _tokens(data.decode("utf-8-sig"))
    _place(next(tokens), tokens, "$", places)
    return places


def _tokens(content: str) -> Iterator[tuple[str, int]]:
    line = 1
    for match in _TOKEN.finditer(content):
        if match[0] == "\n":
            line += 1
        else:
            yield match[0], line


def _place(
    token: tuple[str, int], tokens: Iterator[tuple[str, int]], path: str, places: dict[str, int]
) -> None:
    mark, places[path] = token
    if mark == "{":
        for key, line in tokens:
            if key == "}":
                return
            if key == ",":
                continue
            next(tokens)
            inner = f"{path}.{json.loads(key)}"
            _place(next(tokens), tokens, inner, places)
            places[inner] = line
    elif mark == "[":
        index = 0
        for item in tokens:
            if item[0] == "]":
                return
            if item[0] != ",":
                _place(item, tokens, f"{path}[{index}]", places)
                index += 1


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
