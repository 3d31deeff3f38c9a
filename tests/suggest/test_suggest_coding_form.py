"""A confirmed suggestion that the build cannot anchor or read."""

from pathlib import Path

import pytest
import yaml

from qantar.project import Project
from qantar.reading import read_quantity
from qantar.schemas.tableschema import load_schemas
from qantar.seeds.anchors import Anchors
from qantar.seeds.codings import read_coding
from qantar.suggest import suggest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted((ROOT / "seeds" / "documents").glob("*.txt"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:3])
def test_suggestion_is_read_as_a_coding(path, tmp_path):
    """A key or a value of the YAML is refused by the build's own reader."""
    suggestion = suggest(path, published="2022-01-07", project=Project(ROOT))
    coding = tmp_path / "coding.yaml"
    coding.write_text(suggestion.to_yaml(), encoding="utf-8")
    schemas = load_schemas(ROOT / "schemas")
    read, problems = read_coding(coding, "coding.yaml", "first", suggestion.source, schemas)
    assert problems == []
    assert len(read.figures) == len(suggestion.figures)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:3])
def test_quotes_are_found_where_they_stand(path):
    """A quote or its numeral is not found in the document, or found elsewhere."""
    suggestion = suggest(path, published="2022-01-07", project=Project(ROOT))
    anchors = Anchors(suggestion.text)
    for figure in yaml.safe_load(suggestion.to_yaml())["figures"]:
        quotes = anchors.find(figure["quote"])
        assert len(quotes) == 1 or "occurrence" in figure
        quote = quotes[figure.get("occurrence", 1) - 1]
        numerals = anchors.find_word(figure["number_text"], quote)
        assert len(numerals) == 1 or "number_occurrence" in figure
        at = numerals[figure.get("number_occurrence", 1) - 1]
        read = read_quantity(suggestion.text, at.start, at.end, "de", figure.get("unit"))
        assert (read.value, read.bound) == (figure.get("value"), figure["bound"])
