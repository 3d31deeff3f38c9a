"""The report as one HTML page, without scripts or foreign files."""

from html import escape

COLUMNS = (
    ("Error", "type"),
    ("Resource", "resource"),
    ("Row", "row"),
    ("Field", "field"),
    ("Value", "value"),
    ("What is wrong", "message"),
    ("What would mend it", "remedy"),
)

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #ccc; padding: .3rem .6rem }
th, td { text-align: left; vertical-align: top }
td { overflow-wrap: anywhere }
.holds { color: #175c2b } .broken { color: #9a1c1c }
"""


def render(report):
    """Return the page for a `report.Report`."""
    verdict = "holds" if report.valid else "broken"
    body = [f'<h1 class="{verdict}">{escape(report.summary())}</h1>']
    if report.notes:
        body.append("<ul>" + "".join(f"<li>{escape(note)}</li>" for note in report.notes) + "</ul>")
    if report.errors:
        body += [_counts(report), _errors(report)]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(report.summary())}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def _counts(report):
    rows = [(resource, kind, str(number)) for (resource, kind), number in report.counts().items()]
    return _table(("Resource", "Error", "Number"), rows)


def _errors(report):
    rows = [
        tuple(_shown(getattr(finding, name)) for _, name in COLUMNS) for finding in report.errors
    ]
    return _table(tuple(title for title, _ in COLUMNS), rows)


def _shown(value):
    return "" if value is None else str(value)


def _table(titles, rows):
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    lines = ["<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    return (
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n"
        + "\n".join(lines)
        + "\n</tbody>\n</table>"
    )
