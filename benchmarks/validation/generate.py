"""Generate the package that every program validates: figures with three parent tables.

Figures have 12 columns: an id with a pattern, three references, a code list, three nullable
integers with bounds, an ISO date, a code with a pattern, a unit, and text, some of it quoted.
The same number of rows gives the same bytes. A share of the rows can be broken.
"""

import json
import random
from datetime import date, timedelta
from pathlib import Path

BOUNDS = ("exact", "at_least", "more_than", "at_most", "less_than", "about")
WORDS = (
    *("about", "more", "than", "people", "were", "injured", "in", "the", "city", "according"),
    *("to", "officials,", "who", "said", "that", "number", "of", "persons", "killed", "rose"),
)
HEADER = "figure_id,source_id,event_id,place_id,bound,value,lower,upper,as_of,code,unit,quote\n"
PARENTS = {"sources": 500, "events": 20_000, "places": 3_000}


def generate(folder, rows, broken=0.0):
    """Write datapackage.json and four tables; `broken` is the share of faulty figures."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    sizes = {name: max(3, min(size, rows // 10)) for name, size in PARENTS.items()}
    for name, size in sizes.items():
        lines = [f"{name[:-1]}_id,title\n"] + [
            f"{name[:3]}-{n:05d},Title {n}\n" for n in range(size)
        ]
        (folder / f"{name}.csv").write_text("".join(lines), encoding="utf-8", newline="")
    with open(folder / "figures.csv", "w", encoding="utf-8", newline="") as stream:
        stream.write(HEADER)
        for line in _figures(rows, sizes, broken):
            stream.write(line)
    descriptor = json.dumps(_descriptor(), indent=2)
    (folder / "datapackage.json").write_text(descriptor, encoding="utf-8")


def _figures(rows, sizes, broken):
    random_ = random.Random(2022)
    draw, texts = random_.random, _texts(random_)
    days = [(date(2022, 1, 1) + timedelta(n)).isoformat() for n in range(365)]
    for n in range(rows):
        value = int(draw() * 5000)
        cells = [
            f"fig-{n:08d}",
            *(f"{name[:3]}-{int(draw() * size):05d}" for name, size in sizes.items()),
            BOUNDS[int(draw() * 6)],
            str(value) if draw() < 0.9 else "",
            str(value) if draw() < 0.8 else "",
            str(value + 10) if draw() < 0.6 else "",
            days[int(draw() * 365)],
            f"{chr(65 + int(draw() * 26))}{int(draw() * 1000):03d}",
            "persons",
            texts[int(draw() * len(texts))],
        ]
        if broken and draw() < broken:
            FAULTS[int(draw() * len(FAULTS))](cells)
        yield ",".join(cells) + "\n"


def _texts(random_):
    texts = []
    for _ in range(5000):
        text = " ".join(random_.choice(WORDS) for _ in range(random_.randint(3, 12)))
        texts.append(f'"{text}"' if "," in text else text)
    return texts


def _fault(position, text):
    def apply(cells):
        cells[position] = text

    return apply


FAULTS = [
    _fault(0, "fig-00000000"),
    _fault(0, "figure 1"),
    _fault(1, "sou-99999"),
    _fault(2, ""),
    _fault(4, "roughly"),
    _fault(5, "12.7"),
    _fault(6, "1_000"),
    _fault(7, "-1"),
    _fault(8, "2022-1-5"),
    _fault(9, "a001"),
    list.pop,
    lambda cells: cells.append("more"),
]


def _descriptor():
    figures = {
        "fields": [
            _field("figure_id", pattern="fig-[0-9]{8}"),
            *(_field(f"{name[:-1]}_id") for name in PARENTS),
            _field("bound", enum=list(BOUNDS)),
            *(_number(name) for name in ("value", "lower", "upper")),
            _field("as_of", "date"),
            _field("code", pattern="[A-Z][0-9]{3}"),
            _field("unit"),
            {"name": "quote", "type": "string"},
        ],
        "primaryKey": ["figure_id"],
        "foreignKeys": [_reference(name) for name in PARENTS],
    }
    resources = [_resource("figures", figures)]
    for name in PARENTS:
        fields = [_field(f"{name[:-1]}_id"), {"name": "title", "type": "string"}]
        resources.append(_resource(name, {"fields": fields, "primaryKey": [f"{name[:-1]}_id"]}))
    address = "https://datapackage.org/profiles/2.0/datapackage.json"
    return {"$schema": address, "name": "benchmark", "resources": resources}


def _field(name, kind="string", **constraints):
    return {"name": name, "type": kind, "constraints": {"required": True, **constraints}}


def _number(name):
    return {"name": name, "type": "integer", "constraints": {"minimum": 0, "maximum": 1_000_000}}


def _reference(name):
    key = f"{name[:-1]}_id"
    return {"fields": [key], "reference": {"resource": name, "fields": [key]}}


def _resource(name, schema):
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ","},
        "schema": schema,
    }
