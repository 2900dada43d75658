# SPDX-License-Identifier: GPL-3.0-or-later
"""The safety report as one web page: nothing is fetched, no script runs, and it prints on A4.

It is well-formed as XML too.
"""

from collections.abc import Iterable, Iterator

from planner.drawing.styles import FONT
from planner.exchange.report.blocks import (
    Block,
    Card,
    Cell,
    Facts,
    Figure,
    Legend,
    Paragraph,
    Section,
    Table,
    Tag,
)
from planner.exchange.report.content import SafetyReport
from planner.exchange.report.tones import CAUTION, QUIET, RULE, SHADE, TEXT, TONES
from planner.exchange.svg import inline, shared
from planner.exchange.xml_text import attribute, escaped


def to_bytes(report: SafetyReport) -> bytes:
    """The report as an HTML file in UTF-8."""
    return ("\n".join(_page(report)) + "\n").encode("utf-8")


def _page(report: SafetyReport) -> Iterator[str]:
    figures = list(_figures(report.sections))
    css, hatches = shared((each.picture.drawing, each.picture.scale) for each in figures)
    title = escaped(f"{report.title} · {report.event}")
    yield "<!DOCTYPE html>"
    yield f'<html xmlns="http://www.w3.org/1999/xhtml" lang="{report.language}">'
    yield '<head><meta charset="utf-8"/>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
    yield f'<meta name="generator" content={attribute(report.made)}/>'
    yield f"<title>{title}</title>"
    yield f"<style>{_style(report)}\n{css}</style></head>"
    yield f"<body>{hatches}"
    yield f"<header><p>{escaped(report.title)}</p><h1>{escaped(report.event)}</h1>"
    yield f"<p>{escaped(report.place)}</p></header>"
    yield "<nav><ol>"
    for section in report.sections:
        yield f'<li><a href="#{section.id}">{escaped(section.title)}</a></li>'
    yield "</ol></nav><main>"
    for number, section in enumerate(report.sections, start=1):
        yield from _section(section, number)
    yield f"</main><footer><p>{escaped(report.made)} · {escaped(report.subject)}</p></footer>"
    yield "</body></html>"


def _figures(sections: Iterable[Section]) -> Iterator[Figure]:
    for section in sections:
        for block in section.blocks:
            figure = block.figure if isinstance(block, Card) else block
            if isinstance(figure, Figure):
                yield figure


def _section(section: Section, number: int) -> Iterator[str]:
    kind = ' class="new-page"' if section.new_page else ""
    yield f'<section id="{section.id}"{kind}><h2>{number}. {escaped(section.title)}</h2>'
    for block in section.blocks:
        yield from _block(block)
    yield "</section>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(words, kind):
            tag = "h3" if kind == "heading" else "p"
            yield f'<{tag} class="{kind}">{escaped(words)}</{tag}>'
        case Facts(rows):
            pairs = (f"<div><dt>{escaped(a)}</dt><dd>{escaped(b)}</dd></div>" for a, b in rows)
            yield f'<dl class="facts">{"".join(pairs)}</dl>'
        case Table():
            yield from _table(block)
        case Figure():
            yield _figure(block)
        case Legend(items):
            shown = (
                f'<li><i style="background:{colour}"></i>{escaped(words)}</li>'
                for colour, words in items
            )
            yield f'<ul class="legend">{"".join(shown)}</ul>'
        case Card():
            yield from _card(block)


def _table(table: Table) -> Iterator[str]:
    signed = ' class="signed"' if table.signed else ""
    yield f'<div class="wide"><table{signed}><colgroup>'
    for column in table.columns:
        yield f'<col style="width:{column.share:.1%}"/>'
    yield "</colgroup><thead><tr>"
    for column in table.columns:
        yield f'<th class="{column.align}" scope="col">{escaped(column.head)}</th>'
    yield "</tr></thead><tbody>"
    for row in table.rows:
        cells = (
            f'<td class="{column.align}">{_cell(cell)}</td>'
            for column, cell in zip(table.columns, row, strict=True)
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table></div>"


def _cell(cell: Cell) -> str:
    words = f"<b>{escaped(cell.words)}</b>" if cell.strong else escaped(cell.words)
    parts = [words if cell.words else "", *map(_tag, cell.tags)]
    small = "".join(f"<small>{escaped(line)}</small>" for line in cell.small)
    return " ".join(filter(None, parts)) + small


def _tag(tag: Tag) -> str:
    return f'<span class="tag {tag.tone}">{escaped(tag.words)}</span>'


def _figure(figure: Figure) -> str:
    picture = figure.picture
    drawn = inline(picture.drawing, picture.scale, picture.turn, figure.caption)
    caption = f"<figcaption>{escaped(figure.caption)}</figcaption>" if figure.caption else ""
    return f"<figure>{drawn}{caption}</figure>"


def _card(card: Card) -> Iterator[str]:
    tone = card.tags[0].tone if card.tags else "plain"
    yield f'<article class="card {tone}"><div>'
    yield f"<h3>{escaped(card.title)} {' '.join(map(_tag, card.tags))}</h3>"
    yield f"<p>{escaped(card.words)}</p><dl>"
    for name, cell in card.facts:
        yield f"<dt>{escaped(name)}</dt><dd>{_cell(cell)}</dd>"
    yield "</dl></div>"
    if card.figure is not None:
        yield _figure(card.figure)
    yield "</article>"


def _style(report: SafetyReport) -> str:
    """The look: read on a phone, at a desk, and on paper with a head and a page count."""
    family = ", ".join(
        name if name == "sans-serif" else f"'{name}'" for name in (FONT.family, *FONT.fallbacks)
    )
    tones = "".join(
        f".tag.{tone}{{color:{ink};background:{ground}}}" for tone, (ink, ground) in TONES.items()
    )
    edges = "".join(
        f".card.{tone}{{border-left-color:{TONES[tone][1]}}}" for tone in ("error", "warning")
    )
    return f"""
:root{{color:{TEXT};background:#fff;font:15px/1.5 {family};-webkit-text-size-adjust:100%}}
*{{box-sizing:border-box}}
body{{max-width:1040px;margin:0 auto;padding:20px 20px 48px;word-break:keep-all;
overflow-wrap:break-word}}
header{{border-bottom:3px solid {TEXT};padding-bottom:12px}}
header p{{margin:0;font-weight:bold}} header p:last-child{{font-weight:normal;color:{QUIET}}}
h1{{font-size:28px;line-height:1.25;margin:4px 0 6px}}
h2{{font-size:20px;margin:40px 0 12px;padding-bottom:4px;border-bottom:1px solid {TEXT}}}
h3{{font-size:16px;margin:22px 0 8px;line-height:1.4}}
p{{margin:8px 0}} p.small{{color:{QUIET};font-size:13px}}
p.caution{{background:{CAUTION};border:1px solid #e2c68a;padding:8px 12px}}
nav ol{{display:flex;flex-wrap:wrap;gap:2px 22px;padding:0;margin:10px 0 0;font-size:13px;
list-style-position:inside}}
a{{color:#0b57a4}}
dl.facts{{display:grid;grid-template-columns:repeat(auto-fit,minmax(210px,1fr));gap:10px 20px;
margin:12px 0}}
dt{{color:{QUIET};font-size:12px}} dd{{margin:0}} dl.facts dd{{font-weight:bold}}
.wide{{overflow-x:auto;margin:12px 0}}
table{{border-collapse:collapse;width:100%;font-size:14px;line-height:1.4}}
th,td{{padding:7px 8px;text-align:left;vertical-align:top;border-bottom:1px solid {RULE}}}
th{{background:{SHADE};font-size:12px;border-top:1px solid {TEXT};border-bottom-color:{TEXT}}}
.right{{text-align:right}} .centre{{text-align:center}}
table.signed td{{height:44px;border:1px solid {RULE};vertical-align:middle}}
small{{display:block;color:{QUIET};font-size:12px;line-height:1.4}}
.tag{{display:inline-block;padding:0 7px;border-radius:3px;font-size:12px;line-height:1.6;
font-weight:bold;white-space:nowrap}}
{tones}
.card{{display:flex;gap:18px;justify-content:space-between;border:1px solid {RULE};
border-left:6px solid {RULE};padding:12px 14px;margin:14px 0}}
{edges}
.card>div{{flex:1;min-width:0}} .card h3{{margin:0 0 6px}} .card dl{{margin:8px 0 0}}
.card dt{{margin-top:8px}} .card figure{{flex:none;width:84mm;max-width:50%;margin:0}}
figure{{margin:14px 0}} figure>svg{{display:block;width:100%;height:auto;border:1px solid {RULE}}}
figcaption{{font-size:12px;color:{QUIET};margin-top:4px}}
.legend{{display:flex;flex-wrap:wrap;gap:4px 18px;list-style:none;padding:0;margin:8px 0;
font-size:13px}}
.legend i{{display:inline-block;width:22px;height:12px;margin-right:6px;border:1px solid {RULE};
vertical-align:-1px}}
body>svg{{position:absolute}}
footer{{margin-top:40px;color:{QUIET};font-size:12px;border-top:1px solid {RULE}}}
@media(max-width:640px){{
body{{padding:14px 14px 40px}} h1{{font-size:23px}}
.card{{display:block}} .card figure{{width:100%;max-width:none;margin-top:10px}}
.wide table:not(.signed){{min-width:560px}} table.signed{{font-size:12px}}
}}
@page{{size:A4;margin:20mm 15mm 16mm;
@top-left{{content:{_css(report.running)};font:9px {family};color:{QUIET}}}
@bottom-left{{content:{_css(report.subject)};font:9px {family};color:{QUIET}}}
@bottom-right{{content:counter(page) " / " counter(pages);font:9px {family};color:{QUIET}}}}}
@media print{{
:root{{font-size:10.5px}} *{{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
body{{max-width:none;padding:0}} nav,footer{{display:none}} .wide{{overflow:visible}}
h1{{font-size:21px}} h2{{font-size:15px;margin-top:22px}} h3{{font-size:12px}}
table{{font-size:9.5px}} th,td{{padding:4px 6px}} table.signed td{{height:30px}}
dl.facts{{grid-template-columns:repeat(4,1fr);margin:6px 0}} .wide{{margin:8px 0}}
.card{{padding:8px 10px;margin:8px 0}} .card figure{{width:76mm}} .card dt{{margin-top:4px}}
th,small,.tag,dt,figcaption,p.small{{font-size:8.5px}}
h2,h3,p.small{{break-after:avoid}} tr,.card,figure,dl.facts{{break-inside:avoid}}
thead{{display:table-header-group}} .new-page{{break-before:page}}
a{{color:inherit;text-decoration:none}}
}}"""


def _css(words: str) -> str:
    """Words as a CSS string: whatever is no letter of ASCII by its number, so that no sign of it
    means anything to HTML, XML or CSS."""
    plain = (letter == " " or (letter.isascii() and letter.isalnum()) for letter in words)
    shown = (
        letter if keeps else f"\\{ord(letter):x} "
        for letter, keeps in zip(words, plain, strict=True)
    )
    return f'"{"".join(shown)}"'
