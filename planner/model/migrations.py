# SPDX-License-Identifier: GPL-3.0-or-later
"""Older files, brought forward one version at a time, as raw trees.

Literal values only: today's defaults must never leak into yesterday's files. A tree may hold
anything; what is not as it should be is left for the reader to name.
"""

from collections.abc import Callable, Mapping
from typing import Any

Tree = dict[str, Any]
Migration = Callable[[Tree], Tree]


def _plan_1(tree: Tree) -> Tree:
    """Waivers, conditions, tours, what is built on a booth, and competitors came with 2."""
    return {
        **tree,
        "version": 2,
        "conditions": {},
        "booths": _each(tree.get("booths"), {"build": None}),
        "areas": _each(tree.get("areas"), {"build": None}),
        "exhibitors": _each(tree.get("exhibitors"), {"competitors": []}),
        "tours": [],
        "waivers": [],
    }


def _plan_2(tree: Tree) -> Tree:
    """Structures, texts, dimensions, underlays, prices, services, locks and groups came with 3."""
    kept = {"locked": False, "group": None, "note": ""}
    return {
        **tree,
        "version": 3,
        "exhibitors": _each(tree.get("exhibitors"), {"asked": None, "note": ""}),
        "booths": _each(tree.get("booths"), {"held_until": None, "services": None, **kept}),
        "areas": _each(tree.get("areas"), kept),
        "structures": [],
        "texts": [],
        "dimensions": [],
        "underlays": [],
        "prices": None,
    }


def _profile_1(tree: Tree) -> Tree:
    """Sources, conditions, articles in both languages and finer confidence came with 2."""
    title = {"ko": "버전 1의 기준 파일", "en": "Profile file of version 1"}
    return {
        **tree,
        "version": 2,
        "sources": {"version-1": {"title": title, "edition": "", "read": ""}},
        "conditions": {},
        "rules": _mapped(tree.get("rules"), lambda named: _mapped(named, _requirement_1)),
    }


def _requirement_1(asked: Any) -> Any:
    if not isinstance(asked, dict):
        return asked
    rest = {key: value for key, value in asked.items() if key != "citation"}
    citation, sure = asked.get("citation"), asked.get("confidence")
    if isinstance(citation, str):
        rest["article"] = {"ko": citation, "en": citation}
    if isinstance(sure, str):
        rest["confidence"] = {"published": "text", "derived": "general"}.get(sure, sure)
    return {**rest, "source": "version-1"}


def _mapped(tree: Any, change: Callable[[Any], Any]) -> Any:
    return {key: change(value) for key, value in tree.items()} if isinstance(tree, dict) else tree


def _each(things: Any, more: Tree) -> Any:
    """Things of a list with more keys each; what is no list or no thing stays as it is."""
    if not isinstance(things, list):
        return things
    return [{**thing, **more} if isinstance(thing, dict) else thing for thing in things]


# Raw tree of version n to raw tree of version n + 1, by format and n.
MIGRATIONS: Mapping[tuple[str, int], Migration] = {
    ("hallplan.plan", 1): _plan_1,
    ("hallplan.plan", 2): _plan_2,
    ("hallplan.profile", 1): _profile_1,
}


def migrated(tree: Tree, form: str, version: int, known: int) -> Tree:
    """A raw tree of some version in the known one."""
    for step in range(version, known):
        tree = MIGRATIONS[form, step](tree)
    return tree
