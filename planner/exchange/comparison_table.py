# SPDX-License-Identifier: GPL-3.0-or-later
"""A comparison of two versions as CSV for spreadsheets, as a page, and as a tree for JSON."""

import csv
import io
from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

import msgspec

from planner.exchange.booth_table import Cell
from planner.exchange.csv_table import safe
from planner.exchange.difference_words import after, attribute, before, detail, subject, summary
from planner.floor.compare import Comparison, Difference
from planner.locale import LANGUAGES, Language, text
from planner.model.files import content_hash
from planner.model.plan import Plan

SUFFIXES: Final = (".csv", ".html")
_CSV: Final = ("kind", "where", "subject", "id", "attribute", "old", "new", "detail")
_PAGE: Final = ("kind", "where", "subject", "detail")
_STYLE: Final = """
body { font: 14px/1.5 "NanumBarunGothic", "Noto Sans KR", sans-serif; margin: 32px; color: #14181f }
h1 { font-size: 20px; margin: 0 0 4px } p { color: #4a5260; margin: 0 0 20px }
table { border-collapse: collapse } th { text-align: left; color: #4a5260 }
th, td { padding: 5px 16px 5px 0; border-bottom: 1px solid #d9dde3; vertical-align: top }
@media (prefers-color-scheme: dark) { body { background: #15181c; color: #e9ecf0 }
p, th { color: #b6bec9 } th, td { border-color: #30363e } }
"""


def to_csv(comparison: Comparison, language: Language | None = None) -> bytes:
    """One row per difference, values before and after in columns of their own."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    languages = LANGUAGES if language is None else (language,)
    writer.writerow(
        " / ".join(text(f"compare.column.{name}", one) for one in languages) for name in _CSV
    )
    for each in comparison.differences:
        writer.writerow([safe(cell) for cell in _row(comparison, each, languages[-1])])
    return out.getvalue().encode("utf-8-sig")


def _row(comparison: Comparison, each: Difference, language: Language) -> Sequence[Cell]:
    return (
        text(f"compare.kind.{each.kind}", language),
        text(f"compare.where.{each.pair.where}", language),
        subject(each, language),
        each.pair.id,
        attribute(each.attribute, language) if each.attribute else "",
        before(comparison, each, language),
        after(comparison, each, language),
        detail(comparison, each, language),
    )


def to_page(comparison: Comparison, names: tuple[str, str], language: Language) -> bytes:
    """The list as a page of its own, of files of these names."""
    title = escape(text("compare.title", language, old=names[0], new=names[1]))
    heads = "".join(f"<th>{escape(text(f'compare.column.{it}', language))}</th>" for it in _PAGE)
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
        for cells in (
            (
                text(f"compare.kind.{each.kind}", language),
                text(f"compare.where.{each.pair.where}", language),
                subject(each, language),
                detail(comparison, each, language),
            )
            for each in comparison.differences
        )
    )
    table = f"<table>\n<tr>{heads}</tr>\n{rows}\n</table>\n" if rows else ""
    page = (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n<h1>{title}</h1>\n"
        f"<p>{escape(summary(comparison, language))}</p>\n{table}</html>\n"
    )
    return page.encode()


def to_tree(comparison: Comparison) -> dict[str, object]:
    """The comparison as plain values, the answer of ``hallplan compare --json``."""
    return {
        "same": comparison.same,
        "old": _version(comparison.old),
        "new": _version(comparison.new),
        "counts": dict(comparison.counts),
        "differences": [_plain(each) for each in comparison.differences],
    }


def _version(plan: Plan) -> Mapping[str, str]:
    return {"id": plan.id, "hash": content_hash(plan)}


def _plain(each: Difference) -> dict[str, object]:
    made: dict[str, object] = {
        "kind": each.kind,
        "list": each.pair.where,
        "id": each.pair.id,
        "subject": subject(each, "en"),
        "attribute": each.attribute or None,
        "old": msgspec.to_builtins(each.old),
        "new": msgspec.to_builtins(each.new),
    }
    if each.pair.old_id != each.pair.id:
        made["old_id"] = each.pair.old_id
    if each.kind == "moved":
        made |= {"by_mm": list(each.by), "distance_mm": round(each.distance, 1)}
    if each.kind == "turned":
        made["angle"] = each.angle
    return made
