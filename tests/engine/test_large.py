"""Protects the fast path: it finds what the row checker finds, and vouches for nothing else."""

import pytest

from qantar.engine import validate
from qantar.engine.large import tables
from qantar.engine.large.re2 import decidable

FIELDS = [
    {"name": "id", "constraints": {"pattern": "k[0-9]+"}},
    {"name": "n", "type": "integer", "constraints": {"minimum": 0}},
    {"name": "code", "constraints": {"enum": ["a", "b", "c", "d", "e", "f", "g"]}},
    {"name": "ref"},
    {"name": "text"},
]
PARENT = {"name": "parent", "path": "p.csv", "schema": {"fields": [{"name": "id"}, {"name": "x"}]}}
KEYS = {
    "primaryKey": "id",
    "uniqueKeys": [["ref", "n"]],
    "foreignKeys": [{"fields": "ref", "reference": {"resource": "parent", "fields": "id"}}],
}
HEADER = "id,n,code,ref,text\n"
ROWS = [f"k{n},{n},{'abcdefg'[n % 7]},r{n % 5},t" for n in range(3000)]
FAULTS = [
    pytest.param("k1,1,a,r1", id="short row"),
    pytest.param("k5000,1,a,r1,t,u", id="long row"),
    pytest.param("", id="blank line"),
    pytest.param(",,,,", id="blank cells"),
    pytest.param("k5000,-1,a,r1,t", id="bound"),
    pytest.param("k5000, 1,a,r1,t", id="space"),
    pytest.param("k5000,1.5,a,r1,t", id="decimal"),
    pytest.param("k5000,1e3,a,r1,t", id="exponent"),
    pytest.param("k5000,1_0,a,r1,t", id="underscore"),
    pytest.param("k5000,+7000,a,r1,t", id="sign, which holds"),
    pytest.param("k5000,007000,a,r1,t", id="zeros, which hold"),
    pytest.param("k5000,1,x,r1,t", id="enum"),
    pytest.param("k1,9000,a,r1,t", id="repeated key"),
    pytest.param("k5000,1,a,r1,t", id="repeated unique key"),
    pytest.param("k5000,01,a,r1,t", id="repeated unique key, by value"),
    pytest.param("k5000,1,a,r9,t", id="dangling reference"),
    pytest.param("x,1,a,r1,t", id="pattern"),
    pytest.param('k5000,9000,a,r1,"t\nt"', id="row over two lines, which holds"),
    pytest.param('k5000,9000,a,r1,"t\n\nt"', id="blank line in a cell, which holds"),
    pytest.param('k5000,9000,a,r1, "t"', id="space before a quote, which holds"),
    pytest.param('k5000,9000,a, "r1",t', id="space before a quote"),
    pytest.param('k5000,9000,a,"r1" ,t', id="space after a quote"),
    pytest.param('k5000,9000,a,r1,"t"x', id="text after a quote"),
    pytest.param('k5000,9000,a,r1,"t', id="unclosed quote"),
    pytest.param("k5000,9000,a,r1,t\rk", id="stray carriage return"),
]


@pytest.fixture(autouse=True)
def all_tables_are_large(monkeypatch):
    monkeypatch.setattr(tables, "SMALLEST", 0)


@pytest.fixture
def proofs(monkeypatch):
    """Count how many tables were proved to hold without the row checker."""
    found, prove = [], tables.Scan.prove

    def watched(scan):
        proof = prove(scan)
        found.append(proof.holds)
        return proof

    monkeypatch.setattr(tables.Scan, "prove", watched)
    return found


def write(package, rows, end="\n"):
    text = (HEADER + "\n".join(rows) + "\n").replace("\n", end)
    parent = "id,x\n" + "".join(f"r{n},x\n" for n in range(5))
    return package({"t.csv": text, "p.csv": parent}, FIELDS, schema=KEYS, others=[PARENT])


def both(path):
    """Return the errors by the fast path and by the row checker."""
    return [
        [error.to_dict() for error in validate(path, large_from=limit).errors]
        for limit in (0, 10**12)
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_that_holds_is_proved(package, proofs, end):
    """Every table falls back to the row checker, and nobody notices but the clock."""
    assert validate(write(package, ROWS, end), large_from=0).errors == []
    assert proofs == [True, True]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("quotes", [False, True], ids=["plain", "with quotes"])
def test_fault(package, fault, quotes):
    """A fault is missed, displaced, or makes the database skip rows."""
    rows = [*ROWS[:1500], fault, *ROWS[1500:]]
    if quotes:
        rows[10] = 'k10,10,d,r0,"a ""b"", c"'
    fast, slow = both(write(package, rows))
    assert fast == slow


def test_key_shared_with_a_broken_row(package):
    """A row repeats the key of one that has too many cells, and passes."""
    fast, slow = both(write(package, [*ROWS, "k5000,9000,a,r1,t,u", "k5000,9001,a,r2,t"]))
    assert fast == slow and "primary-key" in {error["type"] for error in fast}


@pytest.mark.parametrize("child", ["1", "01", "5", ""])
def test_reference_by_value(package, child):
    """A reference to 1 does not find 01 in a large table, or finds what is not there."""
    number = {"name": "n", "type": "integer"}
    parent = {"name": "parent", "path": "p.csv", "schema": {"fields": [number, {"name": "x"}]}}
    key = {"fields": "n", "reference": {"resource": "parent", "fields": "n"}}
    files = {"t.csv": f"n,x\n{child},y\n", "p.csv": "n,x\n1,y\n+2,y\n3,y,z\n"}
    fields = [number, {"name": "x"}]
    path = package(files, fields, schema={"foreignKeys": [key]}, others=[parent])
    fast, slow = both(path)
    assert fast == slow


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("[a-z]+-[0-9]{4}", True),
        (r"(a|b)?c*\d", True),
        (r"^a\.b$", True),
        ("a{,3}", False),
        ("(?i)a", False),
        ("(?=a)a", False),
        (r"[^\d]", False),
        (r"(a)\1", False),
        (r"a\b", False),
        ("[[:alpha:]]", False),
        (r"\D", False),
    ],
)
def test_patterns_for_the_database(pattern, expected):
    """RE2 decides about a pattern that it reads differently from Python."""
    assert decidable(pattern) is expected


def test_other_encoding_parts_and_compression(package):
    """A table that is not one plain UTF-8 file is not read by the fast path, or wrongly."""
    import gzip

    text = "a,b\n" + "1,ä\n" * 2000
    for file, resource in (
        ({"t.csv": text.encode("latin-1")}, {"encoding": "latin-1"}),
        ({"t.csv.gz": gzip.compress(text.encode())}, {}),
        ({"p.csv": text, "q.csv": "a,b\nx,y\n"}, {"path": ["p.csv", "q.csv"]}),
    ):
        fields = [{"name": "a", "type": "integer"}, {"name": "b"}]
        fast, slow = both(package(file, fields, resource=resource))
        assert fast == slow


@pytest.mark.parametrize("name", ["t[12].csv", "t*.csv", "t?.csv"])
def test_names_that_look_like_patterns(package, name):
    """The database reads other files that the name matches as a pattern."""
    fields = [{"name": "a", "type": "integer"}, {"name": "b"}]
    files = {name: "a,b\nx,y\n", "t1.csv": "a,b\n1,y\n", "t2.csv": "a,b\n2,y\n"}
    fast, slow = both(package(files, fields))
    assert fast == slow != []


def test_memory_is_given_back(package, tmp_path, monkeypatch):
    """What the database spills stays behind."""
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "spill"))
    (tmp_path / "spill").mkdir()
    validate(write(package, ROWS), large_from=0)
    assert list((tmp_path / "spill").iterdir()) == []
