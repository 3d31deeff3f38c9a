"""Rows and ids between two releases: nothing changes unseen, no id vanishes silently."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qantar.diff.published import Release, Table
from qantar.diff.row_changes import compare_rows, gone_ids, row_changes

HEADER = "figure_id,value,bound\n"
WITHDRAWN = (
    "- {id: taz-164-killed, table: figures, version: 1.1.0, reason: Counted twice., "
    "replaced_by: taz-400-injured}\n"
)


def test_a_changed_cell_is_found_by_its_key(compared):
    """A corrected number passes unseen."""
    d = compared(rows=HEADER + "taz-164-killed,225,exact\ntaz-400-injured,400,about\n")
    [changed] = d.rows
    [cell] = changed.cells
    assert (cell.key, cell.field, cell.old, cell.new) == (
        ("taz-164-killed",),
        "value",
        "164",
        "225",
    )
    assert d.level == "patch" and d.suggested_version == "1.0.1"
    assert d.beliefs == ["taz-164-killed (figures): Value (`value`) was 164 and is 225."]


def test_a_new_row_is_minor(compared):
    d = compared(rows=HEADER + "a,1,exact\ntaz-164-killed,164,exact\ntaz-400-injured,400,about\n")
    assert [row["figure_id"] for row in d.rows[0].added] == ["a"]
    assert (d.level, d.suggested_version) == ("minor", "1.1.0")


def test_an_id_that_vanishes_without_a_word_is_major_and_said(compared):
    """A published id disappears and nobody learns of it."""
    d = compared(rows=HEADER + "taz-400-injured,400,about\n")
    assert [gone.id for gone in d.silently_gone] == ["taz-164-killed"]
    assert d.level == "major"
    assert "taz-164-killed (figures) is gone, and no register says why." in d.beliefs


def test_a_withdrawn_id_is_told_with_its_reason(compared):
    d = compared(rows=HEADER + "taz-400-injured,400,about\n", withdrawn=WITHDRAWN)
    assert d.gone[0].is_registered and not d.silently_gone
    assert d.beliefs == [
        "taz-164-killed (figures) was withdrawn in version 1.1.0: Counted twice. "
        "Use taz-400-injured instead."
    ]


def test_a_summary_has_no_ids_of_its_own():
    """A row of a summary goes with its event, which no register could say a second time."""
    schema = {"fields": [{"name": "event_id"}], "primaryKey": ["event_id"]}

    def state(*ids):
        rows = [{"event_id": i} for i in ids]
        names = ("events", "summary_timeline")
        return Release("", "1.0.0", {n: Table(n, schema, ["event_id"], rows) for n in names})

    old, new = state("a", "b"), state("a")
    assert [gone.table for gone in gone_ids(old, new, row_changes(old, new))] == ["events"]


def test_a_renamed_id_is_recognised(compared):
    d = compared(rows=HEADER + "taz-164-dead,164,exact\ntaz-400-injured,400,about\n")
    assert d.gone[0].renamed_to == "taz-164-dead"
    assert d.level == "major"


@pytest.mark.parametrize(
    "new",
    [
        pytest.param({"withdrawn": WITHDRAWN}, id="used again"),
        pytest.param({"rows": HEADER + "taz-400-injured,400,about\n"}, id="entry lost"),
    ],
)
def test_a_withdrawn_id_stays_withdrawn(compared, new):
    """An id that was withdrawn once comes to mean something else."""
    old = {"rows": HEADER + "taz-400-injured,400,about\n", "withdrawn": WITHDRAWN}
    assert compared(old=old, **new).returned == [("figures", "taz-164-killed")]


def test_the_order_of_rows_is_no_change(compared):
    d = compared(rows=HEADER + "taz-400-injured,400,about\ntaz-164-killed,164,exact\n")
    assert not d.rows and d.level == "none"


def test_computed_cells_are_counted_and_not_told_one_by_one(compared):
    def computed(table):
        table["fields"][1]["filledBy"] = "program"

    rows = HEADER + "taz-164-killed,1,about\ntaz-400-injured,4,about\n"
    beliefs = compared(old={"schema": computed}, schema=computed, rows=rows).beliefs
    assert beliefs == [
        "taz-164-killed (figures): Bound (`bound`) was exact and is about.",
        "2 computed cells of figures changed with the cells above.",
    ]


keys = st.text("abc", min_size=1, max_size=3)
tables = st.dictionaries(keys, st.tuples(st.text("xy ", max_size=2), st.text("xy", max_size=2)))


def _release(rows):
    schema = {"primaryKey": "id", "fields": [{"name": n} for n in ("id", "a", "b")]}
    made = [{"id": key, "a": a, "b": b} for key, (a, b) in rows.items()]
    return Release("", "1.0.0", {"t": Table("t", schema, ["id", "a", "b"], made)})


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(tables, tables)
def test_the_changes_lead_from_the_old_rows_to_the_new(before, after):
    """A change is lost, or one is reported that did not happen."""
    old, new = _release(before), _release(after)
    changes = compare_rows(old.tables["t"], new.tables["t"])
    rows = {row["id"]: dict(row) for row in old.tables["t"].rows}
    for row in changes.removed:
        del rows[row["id"]]
    for cell in changes.cells:
        assert rows[cell.key[0]][cell.field] == cell.old != cell.new
        rows[cell.key[0]][cell.field] = cell.new
    rows |= {row["id"]: dict(row) for row in changes.added}
    assert rows == {row["id"]: dict(row) for row in new.tables["t"].rows}
    assert {g.id for g in gone_ids(old, new, row_changes(old, new))} == before.keys() - after.keys()
