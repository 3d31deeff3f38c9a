"""A change of the reader makes it worse on the labelled sentences."""

from pathlib import Path

import pytest
from evaluation.labels import Item, load_set
from evaluation.measure import measure, rows

ROOT = Path(__file__).parents[2]
AIMS = {"numeral found": 0.99, "number": 0.99, "bound": 0.99, "date": 0.95, "indicator": 0.85}


def labelled(language: str) -> list[Item]:
    """The items of all sets of a language."""
    paths = sorted((ROOT / "evaluation" / "sets").glob(f"{language}_*.yaml"))
    return [item for path in paths for item in load_set(path)]


@pytest.mark.parametrize("language", ["de", "en"])
def test_aims(language):
    """Recall or precision of a class falls below its aim."""
    tally = measure(labelled(language), language, ROOT / "seeds" / "registers")
    reached = {kind: (precision, recall) for kind, _, precision, recall in rows(tally)}
    for kind, aim in AIMS.items():
        assert min(reached[kind]) >= aim, (kind, tally.errors)


@pytest.mark.parametrize(("language", "least"), [("de", 300), ("en", 100)])
def test_sets_are_large_enough(language, least):
    """The sets shrink below what the aims were measured on."""
    items = labelled(language)
    assert sum(len(i.figures) + len(i.others) + len(i.dates) for i in items) >= least
