"""A change of the reader makes it worse on the labelled sentences."""

from pathlib import Path

import pytest
from evaluation.labels import load_set
from evaluation.measure import measure, rows

ROOT = Path(__file__).parents[2]
SETS = sorted((ROOT / "evaluation" / "sets").glob("*.yaml"))
AIMS = {"numeral found": 0.98, "number": 0.99, "bound": 0.97, "date": 0.92, "indicator": 0.85}


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_aims(path):
    """Recall or precision of a class falls below what was reached."""
    language = path.stem.partition("_")[0]
    tally = measure(load_set(path), language, ROOT / "seeds" / "registers")
    reached = {kind: (precision, recall) for kind, _, precision, recall in rows(tally)}
    for kind, aim in AIMS.items():
        assert min(reached[kind]) >= aim, (kind, tally.errors)


def test_sets_are_large_enough():
    """The sets shrink below what the aims were measured on."""
    for language, least in (("de", 300), ("en", 100)):
        items = [i for p in SETS if p.stem.startswith(language) for i in load_set(p)]
        assert sum(len(i.figures) + len(i.others) + len(i.dates) for i in items) >= least
