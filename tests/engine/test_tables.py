"""Protects the row checker: what is found in a table, and where."""

import gzip
import io
import zipfile

import pytest

from qantar.engine import validate

A, B = {"name": "a", "type": "integer"}, {"name": "b", "type": "string"}
ROWS = [
    pytest.param("a,b\n1,x\n", [], id="holds"),
    pytest.param("a,b\n", [], id="no rows"),
    pytest.param("a,b\nx,y\n", [("type-error", 2, "a")], id="type"),
    pytest.param("a,b\n1\n", [("missing-cell", 2, "b")], id="short row"),
    pytest.param("a,b\n1,x,y,z\n", [("extra-cell", 2, None)] * 2, id="long row"),
    pytest.param("a,b\n1,x,\n", [("extra-cell", 2, None)], id="delimiter at the end"),
    pytest.param("a,b\n1,x\n\n2,y\n", [("blank-row", 3, None)], id="blank line"),
    pytest.param("a,b\n1,x\n,\n", [("blank-row", 3, None)], id="blank cells"),
    pytest.param("", [("source-error", None, None)], id="empty file"),
    pytest.param(
        "b,a\n1,x\n", [("incorrect-label", 1, "a"), ("incorrect-label", 1, "b")], id="order"
    ),
    pytest.param("a\n1\n", [("missing-label", 1, "b")], id="missing column"),
    pytest.param("a,b,c\n1,x,\n", [("extra-label", 1, None)], id="extra column"),
    pytest.param("a,\n1,x\n", [("blank-label", 1, "b")], id="blank label"),
    pytest.param("a,a\n1,x\n", [("duplicate-label", 1, "b")], id="duplicate label"),
    pytest.param('a,b\n1,"x\ny"\nz,y\n', [("type-error", 3, "a")], id="row over two lines"),
    pytest.param('a,b\n1,"x\n', [("source-error", 2, None)], id="unclosed quote"),
    pytest.param(
        'a,b\n1,"x"y\nz,y\n', [("source-error", 2, None), ("type-error", 3, "a")], id="glued"
    ),
    pytest.param("a,b\r\n1,x\r\nx,y\r\n", [("type-error", 3, "a")], id="CRLF"),
    pytest.param("a,b\r1,x\rx,y\r", [("type-error", 3, "a")], id="CR"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_rows(package, errors, text, expected):
    """A fault of a row or of the header is missed or put in another place."""
    assert errors(package({"t.csv": text}, [A, B])) == expected


CONSTRAINTS = [
    pytest.param("integer", {"minimum": 2, "maximum": "3"}, ["2", "3"], ["1", "4"], id="bounds"),
    pytest.param("number", {"exclusiveMinimum": 0}, ["0.1"], ["0", "NaN", "-1"], id="exclusive"),
    pytest.param("number", {"exclusiveMaximum": 1}, ["0.9"], ["1.0"], id="exclusive maximum"),
    pytest.param("date", {"minimum": "2022-01-02"}, ["2022-01-02"], ["2022-01-01"], id="dates"),
    pytest.param("year", {"maximum": 2022}, ["2022"], ["2023"], id="years"),
    pytest.param("yearmonth", {"minimum": "2022-02"}, ["2022-02"], ["2022-01"], id="months"),
    pytest.param("duration", {"maximum": "P1M"}, ["P30D"], ["P40D"], id="durations"),
    pytest.param(
        "string", {"minLength": 2, "maxLength": 3}, ["äö", "abc"], ["a", "abcd"], id="length"
    ),
    pytest.param("array", {"minLength": 1}, ["[1]"], ["[]"], id="array length"),
    pytest.param("string", {"pattern": "[a-z]+|1"}, ["ab", "1"], ["ab1", "A"], id="pattern"),
    pytest.param("string", {"pattern": r"\i\c*"}, ["a-1"], ["1a"], id="pattern of XML names"),
    pytest.param("string", {"pattern": r"\p{Lu}+"}, ["ÄB"], ["ab"], id="pattern with category"),
    pytest.param("string", {"enum": ["a"]}, ["a"], ["b"], id="enum"),
    pytest.param("integer", {"enum": [1, "2"]}, ["1", "02"], ["3"], id="enum of integers"),
    pytest.param("boolean", {"enum": [True]}, ["1"], ["0"], id="enum of booleans"),
    pytest.param("array", {"enum": [[1]]}, ["[ 1 ]"], ["[2]"], id="enum of arrays"),
    pytest.param(
        "object", {"jsonSchema": {"required": ["a"]}}, ['{"a":1}'], ["{}"], id="jsonSchema"
    ),
]


@pytest.mark.parametrize(("kind", "constraints", "good", "bad"), CONSTRAINTS)
def test_constraints(package, errors, kind, constraints, good, bad):
    """A constraint is not applied, or refuses what it allows."""
    cells = ['"' + text.replace('"', '""') + '"' for text in good + bad]
    text = "v,z\n" + "".join(f"{cell},1\n" for cell in cells)
    found = errors(
        package(
            {"t.csv": text},
            [{"name": "v", "type": kind, "constraints": constraints}, B | {"name": "z"}],
        )
    )
    rows = range(2 + len(good), 2 + len(cells))
    assert found == [("constraint-error", row, "v") for row in rows]


def test_required_and_missing_values(package, errors):
    """A code for missing counts as a value, or a field's own codes are added to the schema's."""
    fields = [
        {"name": "a", "constraints": {"required": True}},
        {"name": "b", "type": "integer", "missingValues": ["-"]},
    ]
    path = package({"t.csv": "a,b\nNA,-\nx,NA\n"}, fields, schema={"missingValues": ["", "NA"]})
    assert errors(path) == [
        ("blank-row", 2, None),
        ("type-error", 3, "b"),
    ]


MATCHES = [
    ("equal", "b,a\nx,1\n", []),
    ("equal", "b\nx\n", [("missing-label", 1, "a")]),
    ("subset", "c,b,a\n?,x,1\n", []),
    ("subset", "b\nx\n", [("missing-label", 1, "a")]),
    ("superset", "b\nx\n", []),
    ("superset", "b,c\nx,y\n", [("extra-label", 1, None)]),
    ("partial", "c,b\ny,x\n", []),
    ("partial", "c\ny\n", [("unmatched-header", 1, None)]),
    ("subset", "c,b,a\n?,x,y\n", [("type-error", 2, "a")]),
]


@pytest.mark.parametrize(("match", "text", "expected"), MATCHES)
def test_fields_match(package, errors, match, text, expected):
    """fieldsMatch allows too much or too little."""
    path = package({"t.csv": text}, [A, B], schema={"fieldsMatch": match})
    assert errors(path) == expected


DIALECTS = [
    pytest.param({"delimiter": ";"}, "a;b\n1;x\n", id="delimiter"),
    pytest.param({"delimiter": "\t"}, "a\tb\n1\tx\n", id="tab"),
    pytest.param({"quoteChar": "'"}, "a,b\n1,'x,y'\n", id="quote"),
    pytest.param({"escapeChar": "\\", "doubleQuote": False}, 'a,b\n1,"x\\"y"\n', id="escape"),
    pytest.param({"skipInitialSpace": True}, "a, b\n1, x\n", id="initial space"),
    pytest.param({"header": False}, "1,x\n", id="no header"),
    pytest.param({"headerRows": [2]}, "title\na,b\n1,x\n", id="header in the second row"),
    pytest.param({"headerRows": [1, 2], "headerJoin": ""}, "a,\n,b\n1,x\n", id="two header rows"),
    pytest.param({"commentRows": [2]}, "a,b\nnote,\n1,x\n", id="comment row"),
    pytest.param({"commentChar": "#"}, "a,b\n#note,\n1,x\n", id="comment sign"),
    pytest.param({"skipBlankRows": True}, "a,b\n\n1,x\n", id="blank rows"),
    pytest.param({"lineTerminator": "|"}, "a,b|1,x|2,y", id="line terminator"),
    pytest.param({"csv": {"delimiter": ";"}}, "a;b\n1;x\n", id="nested"),
]


@pytest.mark.parametrize(("dialect", "text"), DIALECTS)
def test_dialect(package, errors, dialect, text):
    """A dialect is not applied; the second text proves that rows are still read."""
    assert errors(package({"t.csv": text}, [A, B], resource={"dialect": dialect})) == []
    broken = text.replace("1", "x")
    found = errors(package({"t.csv": broken}, [A, B], resource={"dialect": dialect}))
    assert [kind for kind, _, _ in found] == ["type-error"]


def test_tsv(package, errors):
    """A .tsv file is split at commas."""
    assert errors(package({"t.tsv": "a\tb\nx\ty,z\n"}, [A, B])) == [("type-error", 2, "a")]


def test_rows_and_lines(package):
    """A row after a cell of several lines is given with the wrong line."""
    report = validate(package({"t.csv": 'a,b\n1,"x\ny"\nz,y\n'}, [A, B]))
    assert (report.errors[0].row, report.errors[0].line) == (3, 4)


def zipped(text):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.csv", text)
    return stream.getvalue()


TEXT = "a,b\n1,ä\nx,y\n"
FILES = [
    pytest.param({"t.csv": TEXT.encode("latin-1")}, {"encoding": "latin-1"}, id="latin-1"),
    pytest.param({"t.csv": TEXT.encode("utf-16")}, {"encoding": "utf-16"}, id="utf-16"),
    pytest.param({"t.csv": TEXT.encode("utf-8-sig")}, {"encoding": "utf-8-sig"}, id="declared BOM"),
    pytest.param({"t.csv.gz": gzip.compress(TEXT.encode())}, {}, id="gz"),
    pytest.param({"t.csv.zip": zipped(TEXT)}, {}, id="zip"),
    pytest.param(
        {"t.zip": zipped(TEXT)}, {"innerpath": "inner.csv", "format": "csv"}, id="inner path"
    ),
    pytest.param(
        {"p.csv": "a,b\n1,ä\n", "q.csv": "x,y\n"}, {"path": ["p.csv", "q.csv"]}, id="parts"
    ),
    pytest.param(
        {"p.csv": "a,b\n1,ä", "q.csv": "a,b\nx,y\n"}, {"path": ["p.csv", "q.csv"]}, id="headers"
    ),
    pytest.param({"t.txt": TEXT}, {"mediatype": "text/csv"}, id="text file"),
]


@pytest.mark.parametrize(("files", "resource"), FILES)
def test_files(package, errors, files, resource):
    """An encoding, a compression or a second part is not read."""
    assert errors(package(files, [A, B], resource=resource)) == [("type-error", 3, "a")]


def test_encoding(package):
    """A file in another encoding passes, or its first such line is not named."""
    report = validate(package({"t.csv": b"a,b\n1,x\n2,\xff\n"}, [A, B]))
    assert [(e.type, e.line, e.value) for e in report.errors] == [("encoding-error", 3, "\\xff")]


COUNTS = [
    pytest.param({"bytes": 8}, [], id="bytes hold"),
    pytest.param({"bytes": 9}, ["byte-count"], id="bytes"),
    pytest.param({"hash": "6afd58d9a5d9bd2a0f14b0e1cf0c38d5"}, ["hash-count"], id="md5"),
    pytest.param({"hash": "sha512:00"}, ["hash-count"], id="sha512"),
    pytest.param({"hash": "crc32:00"}, ["hash-count"], id="unknown algorithm"),
    pytest.param({"rows": 1}, [], id="rows hold"),
    pytest.param({"rows": 2}, ["row-count"], id="rows"),
    pytest.param({"fields": 3}, ["field-count"], id="fields"),
]


@pytest.mark.parametrize(("resource", "expected"), COUNTS)
def test_counts(package, errors, resource, expected):
    """A file that is not the one that was published passes."""
    found = errors(package({"t.csv": "a,b\n1,x\n"}, [A, B], resource=resource))
    assert [kind for kind, _, _ in found] == expected


def test_no_schema(package, errors):
    """Without schema, rows of different length pass."""
    assert errors(package({"t.csv": "a,a\n1\n"})) == [
        ("duplicate-label", 1, None),
        ("missing-cell", 2, "a"),
    ]
