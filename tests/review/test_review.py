"""What only one person has stated is not published."""

import csv
import io

import pytest

from qantar.review.agreement import review_agreement
from qantar.review.differences import Difference
from qantar.review.subjects import Subject

FIGURES = "seeds/review/figures.csv"
DIFFERENCES = "seeds/review/differences.csv"


def rows(project, file):
    text = (project.root / file).read_bytes().decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


FAULTS = [
    # Both readings alike, so that the two agree.
    pytest.param(
        [
            (f"seeds/coding/{r}/rossi.yaml", "indicator: injured", "indicator: killed")
            for r in ("first", "second")
        ],
        "rossi-748-security-forces-injured is 'killed', but the review says 'injured'",
        id="both readings err alike",
    ),
    pytest.param(
        [("seeds/registers/places.yaml", "latitude: 43.25249", "latitude: 43.52249")],
        "`latitude` of almaty is '43.52249', but the review says '43.25249'",
        id="coordinate in a register",
    ),
    pytest.param(
        [("seeds/registers/actors.yaml", "Kassym-Schomart Tokajew, ", "")],
        "the review states wut-des-volkes",
        id="spelling left out",
    ),
    pytest.param(
        [("schemas/figures.schema.json", '"required": true,', '"required": false,')],
        "`required` of figures figure_id is empty, but the review says 'yes'",
        id="looser schema",
    ),
    pytest.param(
        [("schemas/events.schema.json", "one origin only", "two origins only")],
        "`label` of events standing single_source",
        id="meaning of a code",
    ),
    pytest.param(
        [("schemas/summaries/casualties.sql", "killed", "injured")],
        "`sha256` of schemas/summaries/casualties.sql",
        id="query of a summary",
    ),
]


@pytest.mark.parametrize(("planted", "said"), FAULTS)
def test_what_one_person_changes_is_refused(project, run, planted, said):
    """A fault where everything agrees, because nothing else states the fact."""
    for file, old, new in planted:
        project.plant(file, old, new)
    result = run("build")
    assert result.code == 1
    assert said in result.out
    assert "decide by the text" in result.out or "bring the row back" in result.out
    assert not (project.root / "data").exists()


@pytest.mark.parametrize("file", ["schemas/views/.47_x.sql", "schemas/more.sql"])
def test_every_file_of_the_schemas_is_approved(project, run, file):
    """A hidden file is loaded like any other, and nobody has seen it."""
    project.write(file, "-- One row: x.\nCREATE VIEW x AS SELECT 1 AS a;\n")
    result = run("build")
    assert result.code == 1 and f"{file} of files has not been reviewed" in result.out


@pytest.mark.parametrize("name", ["Minsk\\_City", "Minsk\\n", "Minsk  ", "Minsk\\L"])
def test_white_space_in_a_name_is_seen(project, run, name):
    """A blank that looks like another is published and never found by a search."""
    project.plant("seeds/registers/places.yaml", "minsk, name: Minsk", f'minsk, name: "{name}"')
    result = run("build")
    assert result.code == 1 and "but the review says 'Minsk'" in result.out


def test_a_finding_names_both_places(project, run):
    """Whoever has to decide would have to search for the other statement."""
    line = project.plant(
        "seeds/registers/places.yaml", "geonames_id: 1526384", "geonames_id: 1526348"
    )
    result = run("build")
    assert f"seeds/registers/places.yaml:{line}: " in result.out
    assert "(seeds/review/places.csv:3)" in result.out


def test_what_is_new_must_be_reviewed(project, run):
    """A row slips in beside those that were reviewed."""
    project.append(
        "seeds/registers/event_types.yaml",
        "- {event_type: eclipse, label: eclipse, definition: The sun goes dark.}\n",
    )
    project.plant("seeds/coding/first/rossi.yaml", "event_type: deployment", "event_type: eclipse")
    assert run("build").code == 1
    gone = project.root / "seeds" / "review" / "places.csv"
    gone.unlink()
    assert "nobody has reviewed places: 13 rows" in _built_without_faults(project, run)


def _built_without_faults(project, run):
    project.plant("seeds/coding/first/rossi.yaml", "event_type: eclipse", "event_type: deployment")
    text = (project.root / "seeds/registers/event_types.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "eclipse" not in line]
    project.write("seeds/registers/event_types.yaml", "\n".join(lines) + "\n")
    return run("build").out


BROKEN = [
    pytest.param(lambda raw: b"\xef\xbb\xbf" + raw, "byte order mark", id="BOM"),
    pytest.param(lambda raw: raw + b"\xff\n", "is not UTF-8", id="cp1252"),
    pytest.param(lambda raw: raw.replace(b"place_id,", b"place,", 1), "lacks place_id", id="head"),
    pytest.param(lambda raw: raw.replace(b",", b";"), "lacks", id="semicolons"),
    pytest.param(lambda raw: raw + b"almaty\n", "has 1 cells; expected 9", id="short row"),
    pytest.param(lambda raw: raw + raw.splitlines(True)[2], "almaty a second time", id="twice"),
    pytest.param(lambda raw: raw + b'"', "cannot be read", id="open quotation mark"),
    pytest.param(lambda raw: b"", "lacks place_id", id="empty"),
    pytest.param(lambda raw: raw.replace(b"\n", b"\r\n"), None, id="CRLF"),
]


@pytest.mark.parametrize(("edit", "said"), BROKEN)
def test_a_file_that_cannot_be_read_is_refused(project, run, edit, said):
    """A spreadsheet saves the review in its own way, and its statements are passed over."""
    path = project.root / "seeds" / "review" / "places.csv"
    path.write_bytes(edit(path.read_bytes()))
    result = run("build")
    assert result.code == (1 if said else 0)
    assert said is None or said in result.out
    assert "seeds/review/places.csv" in result.out or not said


def test_a_stray_file_is_refused(project, run):
    project.write("seeds/review/place.csv", "a\n")
    assert "nothing of this name is reviewed" in run("build").out


RECORDS = [
    pytest.param("reason", "", "gives no reason", id="no reason"),
    pytest.param("agreed", "elsewhere", "agrees on 'elsewhere'", id="another agreement"),
    pytest.param("row", "nobody", "which the review of this row does not have", id="no such row"),
    pytest.param("table", "colours", "names no table", id="no such table"),
    pytest.param("reviewed", "", "is none", id="no difference"),
]


@pytest.mark.parametrize(("column", "new", "said"), RECORDS)
def test_a_record_of_a_difference_must_apply(project, run, column, new, said):
    """A record outlives what it is about, and the agreement that is published is wrong."""
    line = "actors,reuters,country,,GB,,The text does not say to which country it belongs."
    names = ["table", "row", "column", "coded", "reviewed", "agreed", "reason"]
    cells = dict(zip(names, line.split(","), strict=True)) | {column: new}
    project.plant(DIFFERENCES, line, ",".join(cells.values()))
    assert said in run("build").out


def test_the_form_leaves_open_what_is_judged(project, run):
    """A reviewer who sees the coding confirms it."""
    assert run("review", "places").out.count("\n") == 1
    result = run("review", "places", "--all")
    form = list(csv.DictReader(io.StringIO(result.out)))
    almaty = next(row for row in form if row["place_id"] == "almaty")
    assert almaty["name"] == "Almaty"
    assert not any(almaty[c] for c in ("kind", "country", "latitude", "geonames_id", "part_of"))
    assert run("review", "colours").code == 2


def test_everything_that_people_fill_is_reviewed(project, root):
    """A column is added, and nobody reviews it."""
    import json

    for path in (root / "schemas").glob("*.schema.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        coded = {f["name"] for f in schema["fields"] if f["filledBy"] == "coder"}
        file = root / "seeds" / "review" / f"{schema['name']}.csv"
        if file.is_file():
            assert coded <= set(rows(project, f"seeds/review/{schema['name']}.csv")[0])
        else:
            assert schema["name"] == "relations"


def test_agreement_counts_what_was_said_before():
    subject = Subject("t", ("id",), ("id", "a"), ("a",), {(i,): {"a": "x"} for i in "1234"})
    differences = [
        Difference("t", "1", "a", "x", "y", "x", "why", "f", 2),
        Difference("t", "2", "a", "y", "x", "x", "why", "f", 3),
        Difference("t", "3", "", "present", "absent", "present", "why", "f", 4),
        Difference("t", "5", "", "absent", "present", "absent", "why", "f", 5),
    ]
    lines = review_agreement([subject], differences).splitlines()
    assert lines[2].startswith("| t | `a` | 4 | 2 | 50.0 |")
    assert lines[3] == "| t | – | 5 | 3 | 60.0 | – |"
