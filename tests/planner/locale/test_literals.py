# SPDX-License-Identifier: GPL-3.0-or-later
"""No words for people stand in the code: they all come from the table of texts."""

import ast
import re
from collections.abc import Iterator

import pytest

from planner.locale import catalogue
from tests.planner.locale import sources

# Setters and functions whose words a person reads, and the positions of those words.
_SHOWING = {
    "setText", "setToolTip", "setStatusTip", "setPlaceholderText", "setWindowTitle",
    "setAccessibleName", "setAccessibleDescription", "setTitle", "addAction", "addTab", "addItem",
    "setHeaderData", "showText", "setWhatsThis", "setInformativeText", "print", "setTabText",
}  # fmt: skip
_LETTERS = re.compile(r"[A-Za-z가-힣]{2,}")
_HANGUL = re.compile(r"[가-힣]")
_WORD = re.compile(r"[가-힣]{2,}")  # a letter alone is the end of a range
# What is the same in every language, or no language at all.
_SAME = re.compile(
    r"</?qt>|pip install|Hallplan|X|Y|mm|m²|m|px|EX|PDF|SVG|PNG|CSV|DXF|utf-8", re.IGNORECASE
)
# Searching and sorting know Hangul; so do the pages for machines and the particles.
_KNOWS_HANGUL = (
    "planner/locale/", "planner/exchange/names_table.py", "ui/desktop/actions.py",
    "planner/edits/", "planner/exchange/exhibitor_columns.py", "planner/model/blank.py",
    "planner/floor/numbering.py", "planner/model/migrations.py",
)  # fmt: skip


def _constants(node: ast.expr) -> Iterator[str]:
    """The words that stand in an expression that is shown: not names that texts are found by."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            if isinstance(part, ast.Constant):
                yield str(part.value)
    elif isinstance(node, ast.BinOp):
        yield from _constants(node.left)
        yield from _constants(node.right)
    elif isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)


def _shown(name: str, module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            function = node.func
            called = function.attr if isinstance(function, ast.Attribute) else ""
            called = function.id if isinstance(function, ast.Name) else called
            if called in _SHOWING:
                for argument in node.args:
                    for words in _constants(argument):
                        if _LETTERS.search(_SAME.sub("", words)):
                            yield f"{name}:{node.lineno} {words!r}"


def test_the_faces_show_no_words_of_their_own():
    found = [
        each
        for name, module in sources.modules().items()
        if name.startswith("ui/")
        for each in _shown(name, module)
    ]
    assert not found, "\n".join(found)


def test_a_word_of_ones_own_would_be_found():
    module = ast.parse('button.setText("Save it")\nlabel.setText(f"{name}: done")\nx.setText(key)')
    assert len(list(_shown("here", module))) == 2


def test_no_hangul_stands_in_the_code():
    """Korean words are texts; only what knows the script has letters of it."""
    found = []
    for name, module in sources.modules().items():
        if name.startswith(_KNOWS_HANGUL):
            continue
        documented = {
            id(node.body[0].value)
            for node in ast.walk(module)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        found += [
            f"{name}:{node.lineno} {node.value!r}"
            for node in ast.walk(module)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in documented
            and _WORD.search(node.value)
        ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("area", ["canvas", "window", "egress", "exposure", "routes", "report"])
def test_korean_texts_are_korean(area: str):
    """A Korean text has Hangul, but where it is a unit, a key, a name or a figure alone."""
    english = {
        key
        for key, texts in catalogue().items()
        if key.startswith(f"{area}.")
        and not _HANGUL.search(texts["ko"])
        and re.search(r"[a-z]{4,}", re.sub(r"\{[^}]*\}", "", texts["ko"]))
    }
    assert english <= {
        "window.action.language-en.text", "window.about.made-with", "window.gesture.add.keys",
        "window.gesture.axis.keys",
        "exposure.page.language",  # the language to switch to, in its own words
    }  # fmt: skip
