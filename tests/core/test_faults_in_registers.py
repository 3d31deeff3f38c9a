"""Faults planted in registers, documents, schemas and rules: each must stop the build by name."""

import hashlib
import re

import pytest

REGISTERS = "seeds/registers"
DOCUMENT = "seeds/documents/003_83b132a65dfb002a.txt"

# register, old text, new text, what must be said at the line of the old text
IN_REGISTERS = [
    pytest.param(
        "actors",
        "actor_id: tileuberdi",
        "actor_id: massimov",
        "occurs more than once",
        id="duplicate id",
    ),
    pytest.param(
        "actors",
        "part_of: kazakh-government",
        "part_of: kazak-government",
        "kazakh-government?",
        id="dangling",
    ),
    pytest.param(
        "places", "country: KZ", "country: Kasachstan", "expected text of the form", id="country"
    ),
    pytest.param(
        "places", "latitude: 43.25249", "latitude: 143.25249", "expected at most 90", id="latitude"
    ),
    pytest.param(
        "places",
        "latitude: 43.25249",
        "latitude: 43.252490",
        "without superfluous zeros",
        id="zeros",
    ),
    pytest.param(
        "places",
        "geonames_id: 1526384",
        "geonames_id: 99999999999999999999",
        "a whole number",
        id="64 bits",
    ),
    pytest.param(
        "places", "geonames_id: 1526384", "geonames_id: 1522867", "second time", id="unique"
    ),
    pytest.param("actors", "kind: person", "kind: persona", "person?", id="code"),
    pytest.param("actors", ", rank: 1", ", rang: 1", "rank?", id="key"),
    pytest.param(
        "actors", "forms: [Asamat Abdymomunow]", "forms: []", "has no list of forms", id="no forms"
    ),
    pytest.param(
        "actors",
        "Asamat Abdymomunow",
        "Azamat Abdymomunow",
        "occurs in no document",
        id="unused form",
    ),
    pytest.param(
        "actors",
        "[Asamat Abdymomunow]",
        "[{text: Asamat Abdymomunow, only: []}]",
        "neither text",
        id="only",
    ),
    pytest.param(
        "actors",
        "[Asamat Abdymomunow]",
        "[{text: Asamat Abdymomunow, only: [{source: taz, quote: Asamat X}]}]",
        "'Asamat X' for abdymomunov does not stand in 'taz'",
        id="place of a form",
    ),
    pytest.param(
        "actors",
        "quote: eine neue Regierung",
        "quote: eine neue Regirung",
        "does not stand",
        id="exception gone",
    ),
    pytest.param(
        "actors",
        "quote: eine neue Regierung",
        "quote: Moskaus Freunden",
        "no form of",
        id="exception idle",
    ),
    pytest.param(
        "actors",
        "reason: a government that is yet to take office",
        "reason: ''",
        "lacks source, quote or reason",
        id="exception without reason",
    ),
    pytest.param(
        "actors", "quote: eine neue Regierung", "quote: [die]", "lacks source", id="exception list"
    ),
    pytest.param(
        "events",
        "part_of: protests-kazakhstan",
        "part_of: protest-x",
        "'protest-x'",
        id="event whole",
    ),
    pytest.param("events", "event_type: clash", "event_type: clsh", "clash?", id="event type"),
    pytest.param(
        "populations", "part_of: [persons]", "part_of: persons", "no list", id="wholes no list"
    ),
    pytest.param(
        "populations", "part_of: [persons]", "part_of: [people]", "'people'", id="whole unknown"
    ),
    pytest.param(
        "populations",
        "part_of: [persons]",
        "part_of: [civilians]",
        "leads back to civilians",
        id="cycle",
    ),
    pytest.param("indicators", "unit: persons", "unit: people", "expected one of", id="unit"),
    pytest.param(
        "sources",
        "published_latest: 2022-01-09",
        "published_latest: 9 Jan",
        "a day such as",
        id="publication",
    ),
    pytest.param(
        "sources",
        "published_earliest: 2022-01-09",
        "published_earliest:",
        "is empty",
        id="no publication",
    ),
    pytest.param(
        "sources",
        "document: 003_83b132a65dfb002a.txt",
        "document: ..",
        "cannot be read",
        id="folder",
    ),
    pytest.param(
        "sources",
        "document: 003_83b132a65dfb002a.txt",
        "document: a/b.txt",
        "text of the form",
        id="path",
    ),
    pytest.param(
        "sources",
        "document: 003_83b132a65dfb002a.txt",
        'document: "a\\0b"',
        "text of the form",
        id="zero byte",
    ),
    pytest.param(
        "sources", "sha256: 466cb606", "sha256: 566cb606", "found sha256 466cb606", id="hash"
    ),
    pytest.param(
        "sources",
        'orientation_evidence: "Den',
        'orientation_evidence: "Die',
        "stands 0 times",
        id="evidence",
    ),
]


@pytest.mark.parametrize(("register", "old", "new", "said"), IN_REGISTERS)
def test_a_fault_in_a_register_is_named(project, run, register, old, new, said):
    """A wrong or idle row of a register would be published, or end in a traceback."""
    file = f"{REGISTERS}/{register}.yaml"
    line = project.plant(file, old, new)
    result = run("build")
    assert result.code == 1, result.err
    assert said in result.out
    place = DOCUMENT if "sha256" in old else f"{file}:"
    if "document: .." in new:
        place = "seeds/documents/.."
    assert re.search(rf"^{re.escape(place)}.*{re.escape(said)}", result.out, re.MULTILINE), (
        result.out
    )
    if place.endswith(":") and "forms: []" not in new:
        assert f"{file}:{line}: " in result.out


UNUSED = [
    pytest.param(
        "places",
        "- {place_id: oz, name: Oz, kind: country, country: OZ}",
        "place_id oz",
        id="place",
    ),
    pytest.param(
        "indicators",
        "- {indicator: sung, label: sung, unit: persons, definition: d}",
        "indicator sung",
        id="indicator",
    ),
    pytest.param(
        "populations",
        "- {population: cats, label: cats, facet: cats, definition: d}",
        "population cats",
        id="population",
    ),
    pytest.param(
        "event_types",
        "- {event_type: parade, label: parade, definition: d}",
        "event_type parade",
        id="event type",
    ),
    pytest.param(
        "events",
        "- {event_id: parade, title: Parade, event_type: protest}",
        "no report is about the event parade",
        id="event",
    ),
]


@pytest.mark.parametrize(("register", "row", "said"), UNUSED)
def test_a_row_that_nothing_uses_is_named(project, run, register, row, said):
    """A code nobody uses is a mistake in one place or the other."""
    file = f"{REGISTERS}/{register}.yaml"
    line = project.append(file, row + "\n")
    result = run("build")
    assert result.code == 1, result.err
    assert f"{file}:{line}: " in result.out
    assert said in result.out


@pytest.mark.parametrize("register", ["sources", "actors", "events", "withdrawn"])
def test_a_register_that_is_missing_or_empty_is_named(project, run, register):
    """An emptied register would make every reference dangle, and say nothing of the register."""
    file = f"{REGISTERS}/{register}.yaml"
    project.write(file, "# nothing\n")
    assert f"{file}:1: found no list" in run("build").out
    (project.root / file).unlink()
    assert f"{file}: the register is missing" in run("build").out


def test_a_project_without_sources_says_so(project, run):
    """An empty project would be refused without a single problem."""
    for path in (project.root / "seeds").rglob("*.*"):
        if "registers" not in path.parts:
            path.unlink()
    project.write(f"{REGISTERS}/sources.yaml", "[]\n")
    result = run("build")
    assert result.code == 2
    assert "sources.yaml lists no source" in result.err


def test_a_withdrawn_id_never_comes_back(project, run):
    """An id that was published for one row would be cited for another."""
    project.write(
        f"{REGISTERS}/withdrawn.yaml",
        "- {id: taz-164-killed, table: figures, version: 0.1.0, reason: a test}\n",
    )
    result = run("build")
    assert result.code == 1
    assert f"{REGISTERS}/withdrawn.yaml:1: taz-164-killed was withdrawn" in result.out


def test_a_stray_file_among_registers_is_named(project, run):
    """A register under a wrong name is read by nobody."""
    project.write(f"{REGISTERS}/acters.yaml", "[]\n")
    assert f"{REGISTERS}/acters.yaml: no register has this name" in run("build").out


def test_an_edited_document_is_refused(project, run):
    """A corrected typo in a document would move every position after it."""
    project.plant(DOCUMENT, "Kasachstan", "Kasachstans")
    result = run("build")
    assert result.code == 1
    assert f"{DOCUMENT}: the document has changed: found sha256" in result.out
    assert "registered is 466cb606" in result.out


def test_a_missing_document_is_refused(project, run):
    """A register row without its document would be published without quotes."""
    (project.root / DOCUMENT).unlink()
    result = run("build")
    assert result.code == 1
    assert f"{DOCUMENT}: the document of source rossi is missing" in result.out
    assert "stray" not in result.out
    assert "no source has this name" not in result.out


def test_an_unregistered_document_is_refused(project, run):
    """A document that nobody coded would look as if it held no claims."""
    project.write("seeds/documents/005.txt", "Neu.")
    assert "seeds/documents/005.txt: no source names this document" in run("build").out


def test_a_document_that_is_no_utf8_is_refused_at_its_line(project, run):
    """A document in another encoding would be anchored at wrong characters."""
    raw = (project.root / DOCUMENT).read_bytes().replace("ü".encode(), b"\xfc", 1)
    project.write(DOCUMENT, raw)
    project.plant(
        f"{REGISTERS}/sources.yaml",
        "466cb6060bc606690361e2e996c576675095c538c593b3ad746a5fbab09dc7ab",
        hashlib.sha256(raw).hexdigest(),
    )
    out = run("build").out
    line = raw.count(b"\n", 0, raw.index(b"\xfc")) + 1
    assert f"{DOCUMENT}:{line}: found byte 0xfc" in out


SCHEMAS = [
    pytest.param(
        "schemas/places.schema.json",
        "{",
        "{{",
        "schemas/places.schema.json: not valid JSON",
        id="JSON",
    ),
    pytest.param(
        "schemas/places.schema.json",
        '"primaryKey"',
        '"primary"',
        "schemas/places.schema.json",
        id="no key",
    ),
    pytest.param(
        "schemas/places.schema.json",
        '"type": "string"',
        '"type": "text"',
        "schemas/places.schema.json",
        id="type",
    ),
    pytest.param(
        "schemas/places.schema.json",
        '"^[a-z0-9]+(',
        '"^[a-z0-9+(',
        "schemas/places.schema.json",
        id="pattern",
    ),
    pytest.param("schemas/package.json", "{", "[", "schemas/package.json", id="package"),
    pytest.param(
        "schemas/package.json", '"licenses"', '"licences"', "licenses missing", id="no licence"
    ),
    pytest.param(
        "schemas/rules/no_cycles.sql",
        "-- Nothing",
        "Nothing",
        "rules/no_cycles.sql",
        id="rule without sentence",
    ),
    pytest.param(
        "schemas/rules/no_cycles.sql",
        "WITH RECURSIVE",
        "WITH RECURSE",
        "rules/no_cycles.sql",
        id="rule no SQL",
    ),
    pytest.param(
        "schemas/rules/no_cycles.sql",
        "FROM figures",
        "FROM figgers",
        "rules/no_cycles.sql",
        id="rule without table",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), SCHEMAS)
def test_a_fault_in_a_schema_or_rule_is_named(published, run, file, old, new, said):
    """A broken schema or rule would switch a check off, or end in a traceback."""
    before = published.published()
    published.plant(file, old, new)
    result = run("build")
    assert result.code == 2
    assert said in result.err
    assert str(published.root) not in result.err
    assert published.published() == before
    assert not (published.root / ".qantar-staging").exists()


def test_a_rule_that_is_no_query_is_refused(project, run):
    """A rule that changes the tables would hide what the next rule looks for."""
    project.write("schemas/rules/a.sql", "-- Nothing is left.\nDELETE FROM figures")
    result = run("build")
    assert result.code == 2
    assert "rules/a.sql" in result.err


@pytest.mark.parametrize("name", ["participants", "mentions"])
def test_a_missing_schema_is_named(project, run, name):
    """A table without schema would end in a traceback."""
    (project.root / f"schemas/{name}.schema.json").unlink()
    result = run("build")
    assert result.code == 2
    assert f"schemas/{name}.schema.json" in result.err


def test_no_project_is_said_plainly(tmp_path, monkeypatch, run):
    """Run outside of a project, the program would not say where it looked."""
    monkeypatch.chdir(tmp_path)
    result = run("build")
    assert result.code == 2
    assert f"no project at {tmp_path}" in result.err
