"""The report as one HTML page, for phone and print alike, without scripts or foreign files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from qantar.problems import Problem
from qantar.validate import Check
from qantar.validation_report.verdicts import holds, shown, summary, verdict

STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #8886; padding: .35rem .6rem .35rem 0; text-align: left }
th, td { vertical-align: top; overflow-wrap: anywhere }
td.number { text-align: right; font-variant-numeric: tabular-nums }
.scroll { overflow-x: auto }
.verdict { border-left: .4rem solid; padding-left: .8rem; font-size: 1.2rem }
.holds { border-color: #1a7f37 } .broken { border-color: #b3261e }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; margin: .3rem 0 }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap }
ol > li { margin-bottom: 1.2rem; break-inside: avoid }
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_html(checks: Sequence[Check], subject: str) -> str:
    """The page."""
    return "\n".join(_page(checks, subject)) + "\n"


def _page(checks: Sequence[Check], subject: str) -> Iterator[str]:
    title = f"Validation report: {subject}"
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield f"<title>{_text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>{_text(title)}</h1>"
    state = "holds" if holds(checks) else "broken"
    yield f'<p class="verdict {state}">{_text(summary(checks))}</p>'
    yield "<h2>What was checked</h2>"
    yield '<div class="scroll"><table>\n<thead><tr><th scope="col">Check</th>'
    yield '<th scope="col">Protects against</th><th scope="col">Rows</th>'
    yield '<th scope="col">Verdict</th></tr></thead>\n<tbody>'
    for check in checks:
        rows = "" if check.rows is None or check.not_run else f"{check.rows:,}"
        yield f'<tr><th scope="row">{_text(check.name)}</th><td>{_text(check.protects)}</td>'
        yield f'<td class="number">{rows}</td><td>{_text(verdict(check))}</td></tr>'
    yield "</tbody>\n</table></div>"
    for check in checks:
        if check.problems:
            yield f"<h2>{_text(check.name)}: {_text(verdict(check))}</h2>\n<ol>"
            for problem in check.problems:
                yield from _finding(problem)
            yield "</ol>"
    for check in checks:
        if check.notes:
            yield f"<h2>{_text(check.name)}, more exactly</h2>\n<ul>"
            yield from (f"<li>{_text(note)}</li>" for note in check.notes)
            yield "</ul>"
    yield "</main>\n</body>\n</html>"


def _finding(problem: Problem) -> Iterator[str]:
    yield f"<li>{_text(problem.message, 1000)}\n<dl>"
    for label, value in (
        ("Table", problem.resource),
        ("Row", problem.row),
        ("Column", problem.field),
        ("Value", problem.value),
        ("Document", problem.document),
        ("File", problem.file),
        ("Line", problem.line),
        ("What to do", problem.remedy),
    ):
        if value not in (None, ""):
            yield f"<dt>{label}</dt><dd>{_text(value, 1000)}</dd>"
    yield "</dl></li>"


def _text(value: object, longest: int = 300) -> str:
    return escape(shown(value, longest))
