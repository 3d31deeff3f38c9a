"""A sixth document: suggestions that a coder has confirmed are accepted by the build."""

import hashlib
import json

TEXT = (
    "In der Nacht zum 5. Januar stürmten Demonstranten in Aktobe ein Gebäude.\n"
    "Bei den Zusammenstößen in Aktobe wurden 17 Menschen verletzt, teilte das "
    "Innenministerium mit.\n"
)
SOURCE = """- source_id: sechster
  document: sechster.txt
  sha256: {sha}
  published_earliest: 2022-01-06
  published_latest: 2022-01-06
  published_basis: inferred
  language: de
  orientation: Reports an agency's account.
  orientation_evidence: "Bei den Zusammenstößen in Aktobe"
  rights: Invented for this test.
"""


def confirmed(figure: dict) -> str:
    """The suggestion as a coder leaves it: one figure, its gloss filled in."""
    kept = {
        key: figure[key]
        for key in (
            *("figure_id", "quote", "number_text", "value", "bound", "unit", "indicator"),
            *("population", "place_id", "place_basis", "counting", "stance", "section"),
            *("as_of_earliest", "as_of_latest", "as_of_basis", "attribution_text"),
        )
    }
    kept["attributed_to"] = "kazakh-interior-ministry"
    kept["gloss"] = "17 people were injured in Aktobe"
    lines = [f"    {key}: {json.dumps(it, ensure_ascii=False)}" for key, it in kept.items()]
    return "source: sechster\nfigures:\n  -" + "\n".join(lines)[3:] + "\n"


def test_a_confirmed_suggestion_is_built(project, run, tmp_path):
    """The suggested form drifts from what the build reads, and a sixth text costs a day."""
    raw = TEXT.encode()
    project.write("seeds/documents/sechster.txt", raw)
    project.append(
        "seeds/registers/sources.yaml", SOURCE.format(sha=hashlib.sha256(raw).hexdigest())
    )
    document = str(project.root / "seeds" / "documents" / "sechster.txt")
    result = run("suggest", document, "--published", "2022-01-06", "--format", "json")
    figure = json.loads(result.out)["figures"][0]
    figure["as_of_basis"] = "publication"
    for reading in ("first", "second"):
        project.write(f"seeds/coding/{reading}/sechster.yaml", confirmed(figure))
    project.write(
        "seeds/coding/numerals/sechster.yaml",
        'source: sechster\nnumerals:\n  - {text: "5", quote: "5. Januar", disposition: date}\n',
    )
    unseen = run("build")
    assert unseen.code == 1
    assert "sechster of sources has not been reviewed" in unseen.out
    project.approve()
    built = run("build")
    assert built.code == 0, built.out
    assert "sechster" in (project.root / "data" / "figures.csv").read_text(encoding="utf-8")
