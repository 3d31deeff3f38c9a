"""A schema says nothing that no check sees; what is published is made of files."""

import json
import os

import pytest

PLACES = "schemas/places.schema.json"


def field(name, **changes):
    def edit(schema):
        next(f for f in schema["fields"] if f["name"] == name).update(changes)

    return edit


CASES = [
    pytest.param(field("kind", categories=[]), "differ", id="codes without enum"),
    pytest.param(field("name", rdfType="x"), "has rdfType", id="unknown property of a column"),
    pytest.param(lambda s: s.update(note="verified"), "has note", id="unknown property"),
    pytest.param(lambda s: s.update({"$schema": "x"}), "`$schema` is 'x'", id="another profile"),
    pytest.param(
        field("latitude", constraints={"minimum": "abc"}), "expected a number", id="no limit"
    ),
    pytest.param(
        field("latitude", constraints={"minimum": float("-inf")}), "expected a number", id="endless"
    ),
    pytest.param(
        field("name", constraints={"maxLength": 9}), "has maxLength", id="unknown constraint"
    ),
    pytest.param(field("name", description=" "), "described in words", id="no description"),
    pytest.param(field("name", filledBy="nobody"), "coder or program", id="filled by nobody"),
    pytest.param(lambda s: s.update(primaryKey="place_id"), "`primaryKey` is no", id="key is text"),
]


@pytest.mark.parametrize(("edit", "said"), CASES)
def test_a_malformed_schema_is_refused(project, run, edit, said):
    """What nothing checks goes into the descriptor, or a wrong kind ends in a traceback."""
    schema = json.loads((project.root / PLACES).read_text(encoding="utf-8"))
    edit(schema)
    project.write(PLACES, json.dumps(schema))
    result = run("build")
    assert result.code == 2
    assert PLACES in result.err and said in result.err


@pytest.mark.parametrize("text", ["[]", "null", '"x"', '{"name": 1, "name": 2}', "{"])
def test_what_is_no_schema_is_refused(project, run, text):
    project.write(PLACES, text)
    result = run("build")
    assert result.code == 2 and PLACES in result.err and "object has no" not in result.err


def test_a_link_in_data_is_a_finding(published, run, tmp_path_factory):
    """A link to a device never ends, and one to a file shows other bytes tomorrow."""
    path = published.root / "data" / "places.csv"
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "places.csv"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    result = run("validate")
    assert result.code == 1 and "data/places.csv: found a link" in result.out


def test_a_pipe_in_data_is_a_finding(published, run):
    path = published.root / "data" / "places.csv"
    path.unlink()
    os.mkfifo(path)
    result = run("validate")
    assert result.code == 1 and "data/places.csv: found no regular file" in result.out
