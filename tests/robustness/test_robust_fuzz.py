"""The readers of what others write: whatever comes in, a finding or a refusal comes out."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from qantar.checks.published import check_files, check_order, read_descriptor
from qantar.diff.files import open_release
from qantar.diff.published import read_release
from qantar.problems import CannotRun, Problem
from qantar.release.citation import read_citation
from qantar.release.unpacked import package_checks
from qantar.schemas.tableschema import load_schemas
from qantar.seeds.codings import participants, read_coding
from qantar.seeds.documents import read_document
from qantar.seeds.yamlfile import read_yaml

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = load_schemas(ROOT / "schemas")
CALM = settings(
    deadline=None, max_examples=60, suppress_health_check=list(HealthCheck), database=None
)
# Text made of what means something to YAML, and bytes made of what does not.
YAML = st.text("ab:-?[]{}&*!|>'\"#%@,\n \t~0.1é\u2028\ufeff", max_size=60).map(str.encode)
BYTES = st.one_of(st.binary(max_size=60), YAML)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(
                [
                    "name",
                    "path",
                    "schema",
                    "fields",
                    "type",
                    "resources",
                    "primaryKey",
                    "bytes",
                    "hash",
                    "constraints",
                    "foreignKeys",
                    "reference",
                    "format",
                    "span",
                    "dialect",
                ]
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=20,
)


def _file(raw: bytes, name: str = "file.yaml"):
    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name, name)
    path.write_bytes(raw)
    return folder, path


def _are_problems(found) -> bool:
    return all(isinstance(p, Problem) and p.message and p.remedy and p.to_text() for p in found)


@CALM
@given(BYTES)
@example(b"a: 1\r\nb: 2\r\n")
@example(b"%YAML 9.9\n---\na")
@example(b"? ")
def test_yaml_gives_content_or_a_problem(raw):
    folder, path = _file(raw)
    with folder:
        content, problems = read_yaml(path, "file.yaml")
    assert _are_problems(problems)
    assert content is None or not problems


RECORDS = ("figure_id", "report_id", "quote", "value", "participants", "occurrence", "gloss", "x")


@CALM
@given(
    st.dictionaries(
        st.sampled_from(["source", "figures", "reports", "y"]),
        st.one_of(
            JSON, st.lists(st.dictionaries(st.sampled_from(RECORDS), JSON, max_size=4), max_size=3)
        ),
    )
)
def test_codings_give_entries_or_problems(content):
    """A coding of another shape ends in a traceback."""
    folder, path = _file(json.dumps(content).encode("utf-8", "surrogatepass"))
    with folder:
        coding, problems = read_coding(path, "file.yaml", "first", "komitee", SCHEMAS)
    assert _are_problems(problems)
    for report in coding.reports if coding else ():
        cast, found = participants(report)
        assert _are_problems(found) and all(entry.table == "participants" for entry in cast)


@CALM
@given(BYTES, st.booleans())
def test_documents_are_read_or_refused(raw, is_registered):
    import hashlib

    sha = hashlib.sha256(raw).hexdigest() if is_registered else "0"
    folder, path = _file(raw, "text.txt")
    with folder:
        document, problems = read_document(path, "text.txt", "s", "de", sha)
    assert _are_problems(problems)
    assert (document is None) == bool(problems)
    assert document is None or document.text.encode("utf-8") == raw


CSV = st.text('ab,;"\n\r 1\x00é', max_size=60).map(str.encode)


@CALM
@given(st.one_of(CSV, st.binary(max_size=40)))
def test_published_tables_are_checked_whatever_they_hold(raw):
    """A broken CSV ends the validation instead of being a finding."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "data").mkdir()
        (root / "data" / "figures.csv").write_bytes(raw)
        resource = {"name": "figures", "path": "data/figures.csv", "bytes": 1, "hash": "x"}
        assert _are_problems(check_files(root, {"resources": [resource]}))
        assert _are_problems(check_order(root, SCHEMAS))


@CALM
@given(JSON, st.one_of(CSV, st.binary(max_size=40)))
@example({"resources": [{"name": "a", "path": "a.csv", "schema": {"primaryKey": 5}}]}, b"a\n1\n")
@example({"resources": [{"name": "a", "path": "a.csv", "schema": {"fields": [1]}}]}, b"a\n1\n")
@example({"resources": [{"name": "a", "path": "a.csv", "schema": {"fields": None}}]}, b"a\n1\n")
def test_descriptors_are_read_or_refused(content, raw):
    """A descriptor of another shape ends `diff` or `validate PATH` in a traceback."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")
        (root / "a.csv").write_bytes(raw)
        for read in (
            lambda: read_descriptor(root / "datapackage.json"),
            lambda: read_release(open_release(str(root), root), "release"),
        ):
            try:
                read()
            except CannotRun as refusal:
                assert str(refusal)
        for check in package_checks(root):
            assert _are_problems(check.problems)


@CALM
@given(BYTES)
def test_citations_are_read_or_refused(raw):
    folder, path = _file(raw, "CITATION.cff")
    with folder:
        try:
            assert read_citation(path)["authors"]
        except CannotRun as refusal:
            assert str(refusal)


@pytest.mark.parametrize("name", ["a:b", "../x", "/etc/passwd", "a\\b", "a\x00b"])
def test_paths_that_lead_out_are_refused(name, tmp_path):
    (tmp_path / "datapackage.json").write_text("{}", encoding="utf-8")
    with pytest.raises(CannotRun):
        open_release(str(tmp_path), tmp_path)[name]
