"""Any figures table of this shape can be related; a bad one is refused with place and remedy."""

import io
from pathlib import Path

import pytest

from qantar.problems import CannotRun, Refused
from qantar.relate.command import run_relate
from qantar.relate.read_figures import read_figures
from qantar.relate.read_registers import read_registers

HEADER = (
    "figure_id,source_id,indicator,population,counting,value,bound,lower,upper,"
    "as_of_earliest,as_of_latest,attributed_to,part_of\n"
)
GOOD = "x,a,injured,police,cumulative,300,exact,300,300,2022-01-06,2022-01-06,,\n"
OTHER = "y,b,injured,persons,cumulative,200,exact,200,200,2022-01-06,2022-01-06,,\n"
POPULATIONS = "population,label,facet\npersons,people,role\npolice,police,role\n"


def run(folder: Path, text: str, registers: Path | None = None):
    """Exit code, standard output and standard error of `qantar relate`."""
    path = folder / "figures.csv"
    path.write_text(text, encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    return run_relate(path, registers, out, err), out.getvalue(), err.getvalue()


def test_related_with_published_registers(tmp_path):
    """A table with published registers beside it is not related by them."""
    (tmp_path / "populations.csv").write_text(POPULATIONS, encoding="utf-8")
    (tmp_path / "population_parts.csv").write_text("whole,part\npersons,police\n")
    code, out, err = run(tmp_path, HEADER + GOOD + OTHER, tmp_path)
    assert code == 0
    header, row = out.splitlines()
    assert header == "figure_id,other_figure_id,relation,set_id,explanation"
    assert row.startswith("x,y,contradicts,y.x,")
    assert "no register of places" in err and "no row has a place_id" in err


def test_related_with_written_registers(tmp_path):
    """Registers as people write them give other relations than published ones."""
    yaml = "- population: persons\n- population: police\n  part_of: [persons]\n"
    (tmp_path / "populations.yaml").write_text(yaml, encoding="utf-8")
    assert ",contradicts," in run(tmp_path, HEADER + GOOD + OTHER, tmp_path)[1]


def test_without_registers_codes_stand_for_themselves(tmp_path):
    """Populations are compared although nothing says that one is part of the other."""
    code, out, err = run(tmp_path, HEADER + GOOD + OTHER)
    assert (code, len(out.splitlines())) == (0, 1)
    assert "no registers given" in err
    assert ",contradicts," in run(tmp_path, HEADER + GOOD + OTHER.replace("persons", "police"))[1]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(HEADER + GOOD + GOOD, ["csv:3:", "“x” again", "line 2"], id="duplicate id"),
        pytest.param(
            HEADER + GOOD.replace(",300,exact", ",3e2,exact"),
            ["csv:2:", "value", "“3e2”"],
            id="number",
        ),
        pytest.param(
            HEADER + GOOD.replace("2022-01-06,,", "6.1.2022,,"),
            ["as_of_latest", "2022-01-09"],
            id="day",
        ),
        pytest.param(
            HEADER + GOOD.replace("2022-01-06,2022-01-06", "2022-01-07,2022-01-06"),
            ["as_of_earliest", "after"],
            id="days in the wrong order",
        ),
        pytest.param(
            HEADER + GOOD.replace("exact", "roughly"), ["bound", "“roughly”", "at_least"], id="code"
        ),
        pytest.param(
            HEADER + GOOD.replace(",300,300,", ",,,"),
            ["lower", "empty", "exact"],
            id="limit missing",
        ),
        pytest.param(
            HEADER + GOOD.replace(",300,300,", ",310,300,"), ["lower", "310"], id="limits"
        ),
        pytest.param(
            HEADER + GOOD.replace(",300,300,", ",299,301,"),
            ["bound", "one number"],
            id="exact range",
        ),
        pytest.param(HEADER + GOOD.replace("x,a", ",a"), ["figure_id", "empty"], id="no id"),
        pytest.param(
            HEADER + GOOD.replace(",,\n", ",,z\n"), ["part_of", "“z”"], id="unknown whole"
        ),
        pytest.param(HEADER + GOOD.replace(",,\n", ",,x\n"), ["part_of", "ring"], id="own part"),
        pytest.param(HEADER + "x,a\n", ["csv:2:", "2 cells", "13"], id="short row"),
        pytest.param(
            HEADER.replace("bound,", "") + "", ["bound", "Add the column"], id="no column"
        ),
        pytest.param(HEADER.replace("part_of", "bound"), ["“bound” twice"], id="column twice"),
        pytest.param("", ["header"], id="empty file"),
        pytest.param(HEADER + '"x,a\n', ["CSV"], id="open quotation mark"),
    ],
)
def test_bad_figures_are_refused(tmp_path, text, says):
    """Bad input goes through, ends in a traceback, or the message does not help."""
    code, out, err = run(tmp_path, text)
    assert (code, out) == (2, "")
    assert all(words in err for words in says), err
    assert "remedy:" in err


def test_line_counts_lines_not_rows(tmp_path):
    """The line of a problem is wrong after a cell with line breaks."""
    quoted = HEADER.strip() + ",quote\n" + GOOD.strip() + ',"two\nlines"\n'
    _, _, err = run(tmp_path, quoted + OTHER.replace("200,exact", "2 00,exact").strip() + ",q\n")
    assert "csv:4:" in err


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        pytest.param(
            "populations.csv", "population,facet\npersons,r\npersons,r\n", "again", id="twice"
        ),
        pytest.param("populations.csv", "label\npeople\n", "no column “population”", id="no key"),
        pytest.param("places.csv", "place_id,part_of\ncity,land\n", "“land”", id="unknown whole"),
        pytest.param("places.yaml", "- {place_id: a, part_of: a}\n", "ring", id="ring"),
        pytest.param("places.yaml", "- place_id: [a\n", "yaml", id="broken YAML"),
        pytest.param("places.yaml", "- a\n", "bare value", id="no mapping"),
        pytest.param("sources.csv", "source_id,published_latest\na,9.1.22\n", "“9.1.22”", id="day"),
        pytest.param("actors.csv", "actor_id,rank\na,first\n", "“first”", id="rank"),
        pytest.param("indicators.csv", "indicator\nkilled\n", "register of indicators", id="code"),
    ],
)
def test_bad_registers_are_refused(tmp_path, name, text, says):
    """A register that cannot be relied on is used all the same."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    code, out, err = run(tmp_path, HEADER + GOOD, tmp_path)
    assert (code, out) == (2, "")
    assert says.lower() in err.lower()


def test_register_in_both_forms_is_refused(tmp_path):
    """One of two registers of one name is silently left out."""
    (tmp_path / "places.csv").write_text("place_id\na\n")
    (tmp_path / "places.yaml").write_text("- place_id: a\n")
    with pytest.raises(CannotRun, match="Remove one"):
        read_registers(tmp_path)


@pytest.mark.parametrize("missing", ["figures", "registers"])
def test_missing_files_are_named(tmp_path, missing):
    """A path that does not exist ends in a traceback."""
    registers = tmp_path / "none" if missing == "registers" else None
    out, err = io.StringIO(), io.StringIO()
    assert run_relate(tmp_path / "none.csv", registers, out, err) == 2
    assert "none" in err.getvalue()


def test_all_problems_are_reported(tmp_path):
    """Only the first problem is shown."""
    path = tmp_path / "figures.csv"
    path.write_text(HEADER + GOOD.replace("exact", "about300") * 3, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_figures(path, read_registers(None))
    assert len(refused.value.problems) == 5
