"""Output that a coder cannot load, or that lacks a promised field."""

import json

import yaml

from qantar.suggest import suggest_text
from qantar.suggest.extraction import Document

TEXT = "Am Sonntag starben laut Velten: mehr als 13 Polizisten.\n\nAm 5. Januar war Ruhe."
PROMISED = {
    "number_text", "number_start", "number_end", "value", "bound", "lower", "upper", "indicator",
    "population", "place_id", "attributed_to", "stance", "as_of_earliest", "as_of_latest", "quote",
}  # fmt: skip


def suggestion(registers):
    return suggest_text(Document("Mein Text", TEXT), published="2022-01-09", registers=registers)


def test_json_has_the_promised_fields(registers):
    """A field of the interface is missing, or a position is not one of the text."""
    read = json.loads(suggestion(registers).to_json())
    assert {"figures", "numerals", "events", "names", "text"} <= set(read)
    [figure] = read["figures"]
    assert set(figure) >= PROMISED
    assert read["text"][figure["number_start"] : figure["number_end"]] == "13"
    assert figure["as_of_latest"] == "2022-01-09"
    assert [n["disposition"] for n in read["numerals"]] == ["figure", "date"]


def test_yaml_is_a_coding(registers):
    """The coding cannot be loaded, or holds keys that a coding does not have."""
    read = yaml.safe_load(suggestion(registers).to_yaml())
    assert set(read) == {"source", "figures", "reports"}
    assert read["source"] == "mein-text"
    [figure] = read["figures"]
    assert (figure["number_text"], figure["value"], figure["bound"]) == ("13", 13, "more_than")
    assert figure["quote"] in TEXT
    assert figure["gloss"] is None


def test_yaml_is_the_same_twice(registers):
    """The output depends on the run."""
    assert suggestion(registers).to_yaml() == suggestion(registers).to_yaml()
