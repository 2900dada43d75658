# SPDX-License-Identifier: GPL-3.0-or-later
"""What the source says about texts: string constants, f-strings, and problems with their fields."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[3]

# Functions whose first argument is the code of a problem, and how its fields are given.
_WITH_KEYWORDS = {"refuse", "_refused", "RuleBroken"}


@dataclass(frozen=True)
class Use:
    """A problem made in the source: where, its code, and its fields (None: not readable there)."""

    place: str
    code: str
    fields: frozenset[str] | None


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the core and the faces, parsed, by its path."""
    files = sorted([*ROOT.glob("planner/**/*.py"), *ROOT.glob("ui/**/*.py")])
    return {
        str(file.relative_to(ROOT)): ast.parse(file.read_text(encoding="utf-8")) for file in files
    }


@cache
def constants() -> frozenset[str]:
    """Every string constant in the source."""
    return frozenset(
        node.value
        for module in modules().values()
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Every f-string that may name a text, as a pattern of what it may become."""
    found = set()
    for module in modules().values():
        for node in ast.walk(module):
            if isinstance(node, ast.JoinedStr):
                pattern = "".join(
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w.-]+"
                    for part in node.values
                )
                if re.match(r"[a-z\\-]+\\\.", pattern):
                    found.add(pattern)
    return tuple(re.compile(pattern) for pattern in sorted(found))


def problems() -> Iterator[Use]:
    """Every problem that the source makes with a constant code."""
    for name, module in modules().items():
        for function in ast.walk(module):
            if isinstance(function, ast.FunctionDef | ast.Lambda):
                for node in ast.walk(function):
                    if isinstance(node, ast.Call):
                        yield from _uses(node, f"{name}:{node.lineno}", function)


def _uses(call: ast.Call, place: str, function: ast.AST) -> Iterator[Use]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name not in _WITH_KEYWORDS | {"Problem"} or not call.args:
        return
    code = call.args[0]
    if not (isinstance(code, ast.Constant) and isinstance(code.value, str)):
        return
    if name in _WITH_KEYWORDS:
        keywords = [keyword.arg for keyword in call.keywords]
        fields = None if None in keywords else frozenset(filter(None, keywords))
        yield Use(place, code.value, fields)
        return
    values = [keyword.value for keyword in call.keywords if keyword.arg == "values"]
    values += call.args[4:5]
    dictionaries = _dictionaries(function, call.lineno)
    yield Use(place, code.value, _keys(values[0], dictionaries) if values else frozenset())


def _dictionaries(function: ast.AST, before: int) -> dict[str, frozenset[str]]:
    """The dictionaries with constant keys that a function last gave a name before a line."""
    found: dict[str, frozenset[str]] = {}
    assignments = [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict)
    ]
    for node in sorted(assignments, key=lambda node: node.lineno):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            keys = _keys(node.value, {}) if node.value else None
            if isinstance(target, ast.Name) and keys is not None and node.lineno <= before:
                found[target.id] = keys
    return found


def _keys(node: ast.expr, dictionaries: dict[str, frozenset[str]]) -> frozenset[str] | None:
    if isinstance(node, ast.Name):
        return dictionaries.get(node.id)
    if isinstance(node, ast.Dict):
        keys = [key.value if isinstance(key, ast.Constant) else None for key in node.keys]
        return None if None in keys else frozenset(str(key) for key in keys)
    return None
