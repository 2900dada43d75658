# SPDX-License-Identifier: GPL-3.0-or-later
"""A raw tree into a value; after a failure, every problem of the tree with its JSON path.

msgspec stops at the first problem. The second walk here, taken only after a failure, goes through
the tree beside the types, so that all are named at once.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from planner.model.problems import MOST_PROBLEMS, Problem, nearest, shortened
from planner.model.values import RuleBroken

T = TypeVar("T", bound=msgspec.Struct)


def decode(tree: Any, kind: type[T]) -> T | list[Problem]:
    """The value of a tree, or its problems (20 at most, without file and line)."""
    try:
        return msgspec.convert(tree, kind)
    except (msgspec.ValidationError, UnicodeEncodeError) as error:
        # msgspec stumbles over half characters (lone surrogates); the walk names them.
        found = list(islice(_walk(tree, inspect.type_info(kind), "$"), MOST_PROBLEMS))
        return found or [Problem("invalid", path="$", values={"detail": str(error)})]


def _walk(value: Any, kind: inspect.Type, path: str) -> Iterator[Problem]:
    match kind:
        case inspect.UnionType(types=types):
            yield from _walk_union(value, types, path)
        case inspect.StructType():
            yield from _walk_struct(value, kind, path)
        case inspect.VarTupleType(item_type=item, min_length=least, max_length=most):
            if not isinstance(value, list | tuple):
                yield _wrong_type(value, "list", path)
                return
            if len(value) < (least or 0) or len(value) > (most or len(value)):
                yield Problem(
                    "list-length",
                    path=path,
                    values={"least": least or 0, "most": most or "∞", "count": len(value)},
                )
            for index, entry in enumerate(value):
                yield from _walk(entry, item, f"{path}[{index}]")
        case inspect.TupleType(item_types=items):
            if not isinstance(value, list | tuple) or len(value) != len(items):
                yield Problem("tuple-length", path=path, values={"count": len(items)})
                return
            for index, (entry, item) in enumerate(zip(value, items, strict=True)):
                yield from _walk(entry, item, f"{path}[{index}]")
        case inspect.DictType(key_type=key_kind, value_type=value_kind):
            if not isinstance(value, dict):
                yield _wrong_type(value, "object", path)
                return
            for key, entry in value.items():
                yield from _walk(key, key_kind, f"{path}.{key}")
                yield from _walk(entry, value_kind, f"{path}.{key}")
        case _:
            yield from _walk_plain(value, kind, path)


def _walk_union(value: Any, types: tuple[inspect.Type, ...], path: str) -> Iterator[Problem]:
    structs = [kind for kind in types if isinstance(kind, inspect.StructType)]
    if value is None and any(isinstance(kind, inspect.NoneType) for kind in types):
        return
    if len(structs) > 1:
        if not isinstance(value, dict):
            yield _wrong_type(value, "object", path)
            return
        tags = {str(kind.tag): kind for kind in structs}
        field = structs[0].tag_field or "type"
        tag = value.get(field)
        chosen = tags.get(tag) if isinstance(tag, str) else None
        if chosen is None:
            yield _choice(tag, list(tags), f"{path}.{field}")
        else:
            yield from _walk_struct(value, chosen, path)
        return
    numbers = [kind for kind in types if isinstance(kind, inspect.IntType | inspect.FloatType)]
    for kind in types:
        if len(numbers) > 1 and kind in numbers:
            continue
        if not isinstance(kind, inspect.NoneType):
            yield from _walk(value, kind, path)
    if len(numbers) > 1:
        # Whole or not: said once, in the terms of any number.
        whole = isinstance(value, int) and not isinstance(value, bool)
        wanted = inspect.IntType if whole else inspect.FloatType
        yield from _walk(value, next(k for k in numbers if isinstance(k, wanted)), path)


def _walk_struct(value: Any, kind: inspect.StructType, path: str) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield _wrong_type(value, "object", path)
        return
    fields = {field.encode_name: field for field in kind.fields}
    known = [*fields, kind.tag_field] if kind.tag_field else list(fields)
    clean = True
    for key in value:
        if key not in known:
            clean = False
            yield Problem(
                "key-unknown",
                path=f"{path}.{key}",
                values={
                    "key": shortened(key),
                    "hint": nearest(key, set(known) - set(value)) or ", ".join(known),
                },
            )
    for name, field in fields.items():
        if name in value:
            for problem in _walk(value[name], field.type, f"{path}.{name}"):
                clean = False
                yield problem
        elif field.required:
            clean = False
            yield Problem("key-missing", path=path, values={"key": name})
    if clean:
        yield from _rules(value, kind, path)


def _rules(value: Any, kind: inspect.StructType, path: str) -> Iterator[Problem]:
    """The value rules of a struct whose fields are all well typed."""
    try:
        msgspec.convert(value, kind.cls)
    except (msgspec.ValidationError, UnicodeEncodeError) as error:
        broken = error.__cause__
        if isinstance(broken, RuleBroken):
            yield Problem(broken.code, path=path, values=broken.values)
        else:
            yield Problem("invalid", path=path, values={"detail": str(error)})


def _walk_plain(value: Any, kind: inspect.Type, path: str) -> Iterator[Problem]:
    match kind:
        case inspect.IntType(ge=least, le=most):
            if not isinstance(value, int) or isinstance(value, bool):
                yield _wrong_type(value, "integer", path)
            elif (least is not None and value < least) or (most is not None and value > most):
                yield Problem(
                    "out-of-range", path=path, values={"value": value, "least": least, "most": most}
                )
        case inspect.FloatType(gt=least, lt=most):
            if not isinstance(value, int | float) or isinstance(value, bool):
                yield _wrong_type(value, "number", path)
            elif (least is not None and value <= least) or (most is not None and value >= most):
                yield Problem(
                    "out-of-range", path=path, values={"value": value, "least": least, "most": most}
                )
        case inspect.BoolType():
            if not isinstance(value, bool):
                yield _wrong_type(value, "boolean", path)
        case inspect.LiteralType(values=choices):
            if value not in choices or isinstance(value, bool):
                yield _choice(value, [str(choice) for choice in choices], path)
        case inspect.StrType(pattern=pattern, min_length=least, max_length=most):
            if not isinstance(value, str):
                yield _wrong_type(value, "text", path)
            elif len(value) < (least or 0):
                yield Problem("text-missing", path=path)
            elif most is not None and len(value) > most:
                yield Problem("text-too-long", path=path, values={"most": most})
            elif pattern is not None and not re.search(pattern, value):
                yield Problem("text-form", path=path, values={"value": _short(value)})


def _choice(value: Any, choices: list[str], path: str) -> Problem:
    return Problem(
        "not-a-choice",
        path=path,
        values={
            "value": _short(value),
            "hint": nearest(str(value), choices) or ", ".join(choices),
        },
    )


def _wrong_type(value: Any, wanted: str, path: str) -> Problem:
    return Problem("wrong-type", path=path, values={"value": _short(value), "wanted": wanted})


def _short(value: Any) -> str:
    """A value as a file would show it."""
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return shortened(shown)
