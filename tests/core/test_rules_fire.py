"""Each rule in `schemas/rules/`: a broken row makes it fire, and the published data keeps it."""

import duckdb
import pytest

from qantar.checks.rules import check_rules, load_tables, read_rules
from qantar.schemas.tableschema import load_schemas

ONE_REPORT = (
    "(SELECT event_id FROM reports WHERE event_id IS NOT NULL GROUP BY 1 HAVING count(*) = 1)"
)
# What breaks each rule, as one change of the published tables.
BREAKS = {
    "attribution_fits_stance": [
        "UPDATE figures SET attribution_text = NULL WHERE stance = 'attributed'",
        "UPDATE reports SET attribution_text = 'so' WHERE stance = 'asserted'",
        "UPDATE figures SET via = 'tass' WHERE stance = 'rumour' AND attribution_text IS NULL",
    ],
    "bound_fits_interval": [
        "UPDATE figures SET lower = value WHERE bound = 'more_than'",
        "UPDATE figures SET upper = lower + 1 WHERE bound = 'exact'",
        "UPDATE figures SET upper = 9 WHERE bound = 'at_least'",
        "UPDATE figures SET lower = lower + 1 WHERE bound = 'about'",
        "UPDATE figures SET lower = NULL WHERE bound = 'vague'",
        "UPDATE figures SET bound = 'at_most' WHERE bound = 'at_least'",
        "UPDATE figures SET bound = 'less_than' WHERE bound = 'exact'",
        "UPDATE figures SET bound = 'between' WHERE bound = 'exact'",
    ],
    "country_of_place": [
        "UPDATE places SET country = 'BY' WHERE place_id = 'almaty'",
        "UPDATE places SET part_of = NULL WHERE place_id = 'almaty'",
        "UPDATE places SET longitude = NULL WHERE place_id = 'almaty'",
    ],
    "dated_by_publication": [
        "UPDATE figures SET as_of_latest = NULL WHERE as_of_basis = 'publication'",
        "UPDATE reports SET date_earliest = '2022-01-01' WHERE date_basis = 'publication'",
    ],
    "dates_in_order": [
        "UPDATE sources SET published_earliest = '2023-01-01'",
        "UPDATE events SET date_earliest = '2023-01-01'",
        "UPDATE reports SET date_earliest = '2023-01-01'",
        "UPDATE figures SET as_of_earliest = '2023-01-01'",
    ],
    "event_dates_follow_from_reports": [
        "UPDATE events SET date_latest = date_latest + 1",
        "UPDATE events SET date_earliest = NULL WHERE date_earliest IS NOT NULL",
        "UPDATE events SET date_precision = 'open' WHERE date_precision = 'day'",
    ],
    "event_of_figure_is_reported": [
        f"UPDATE figures SET event_id = (SELECT min(event_id) FROM {ONE_REPORT})",
    ],
    "event_place_fits_reports": [
        "UPDATE reports SET place_id = 'minsk' WHERE place_id = 'almaty'",
        "UPDATE events SET place_id = NULL",
    ],
    "event_type_of_reports": ["UPDATE events SET event_type = 'relief' WHERE event_type = 'arson'"],
    "figures_refer_within_document": [
        "UPDATE figures SET part_of = 'taz-164-killed' WHERE source_id = 'rossi'",
        "UPDATE figures SET revises = 'taz-164-killed' WHERE source_id = 'rossi'",
        "UPDATE figures SET unit = 'vehicles' WHERE figure_id = 'taz-164-killed'",
    ],
    "forecast_has_no_event": [
        "UPDATE reports SET stance = 'forecast' WHERE event_id IS NOT NULL",
        "UPDATE reports SET event_id = NULL WHERE stance = 'asserted'",
    ],
    "interval_holds_value": [
        "UPDATE figures SET upper = lower - 1 WHERE bound = 'exact'",
        "UPDATE figures SET value = value + 1 WHERE bound = 'exact'",
        "UPDATE figures SET value = value + 2 WHERE bound = 'more_than'",
    ],
    "ledger_has_every_figure": [
        "DELETE FROM numerals",
        "UPDATE numerals SET figure_id = NULL",
    ],
    "moment_fits_section": [
        "UPDATE figures SET as_of_latest = '2022-02-01' WHERE section = 'body'",
        "UPDATE figures SET as_of_latest = NULL WHERE section = 'body'",
        "UPDATE figures SET as_of_earliest = '2022-01-01' WHERE section = 'teaser'",
    ],
    "no_cycles": [
        "UPDATE figures SET part_of = figure_id",
        "UPDATE figures SET revises = figure_id",
        "UPDATE events SET part_of = event_id",
        "UPDATE actors SET part_of = 'tokayev' WHERE actor_id = 'kazakhstan-state'",
        "UPDATE places SET part_of = 'almaty' WHERE place_id = 'kazakhstan'",
        "UPDATE indicators SET part_of = 'intensive_care' WHERE indicator = 'injured'",
        "INSERT INTO population_parts VALUES ('police_officers', 'persons')",
    ],
    "numeral_in_quote": [
        "UPDATE figures SET number_start = char_start - 1",
        "UPDATE figures SET number_end = char_end + 1",
    ],
    "one_figure_per_numeral": [
        "INSERT INTO figures SELECT * REPLACE (figure_id || '-2' AS figure_id) FROM figures",
        "UPDATE figures SET number_start = 0, number_end = 9",
    ],
    "period_has_beginning": [
        "UPDATE figures SET since = NULL WHERE counting = 'period'",
        "UPDATE figures SET counting = 'period' WHERE since IS NULL",
        "UPDATE figures SET since = '2022-03-01' WHERE counting = 'period'",
    ],
    "place_has_basis": [
        "UPDATE reports SET place_basis = NULL WHERE place_id IS NOT NULL",
        "UPDATE reports SET place_id = NULL WHERE place_id IS NOT NULL",
    ],
    "quotes_fit_spans": [
        "UPDATE figures SET quote = quote || '.'",
        "UPDATE figures SET number_text = '1' || number_text",
        "UPDATE figures SET attribution_start = NULL WHERE attribution_text IS NOT NULL",
        "UPDATE figures SET stance_start = 1, stance_end = 2 WHERE stance_text IS NULL",
        "UPDATE figures SET as_of_end = as_of_end + 1",
        "UPDATE reports SET char_end = char_end + 1",
        "UPDATE reports SET attribution_end = attribution_end + 1",
        "UPDATE reports SET stance_end = stance_end + 1",
        "UPDATE reports SET date_end = date_end + 1",
        "UPDATE mentions SET char_start = char_start - 1",
        "UPDATE sources SET characters = 5",
        "UPDATE sources SET orientation_end = orientation_end + 1",
    ],
    "relative_to_stated_date": [
        "UPDATE sources SET published_basis = 'inferred' WHERE source_id = 'taz'",
        "UPDATE figures SET as_of_text = NULL WHERE as_of_basis IN ('stated', 'relative')",
        "UPDATE reports SET date_text = NULL WHERE date_basis IN ('stated', 'relative')",
    ],
    "report_counts": [
        "UPDATE events SET report_count = report_count + 1",
        "UPDATE events SET source_count = source_count + 1",
        "DELETE FROM reports",
    ],
    "revision_of_same_count": [
        "UPDATE figures SET revises = 'taz-164-killed' WHERE indicator = 'arrested'",
        "UPDATE figures SET revises = 'taz-164-killed' WHERE population = 'security_forces'",
    ],
    "speech_act_is_no_attribution": [
        "UPDATE reports r SET attributed_to = (SELECT min(actor_id) FROM participants p WHERE "
        "p.report_id = r.report_id AND role = 'speaker') WHERE event_type = 'statement'",
    ],
    "stance_has_words": [
        "UPDATE figures SET stance_text = NULL",
        "UPDATE reports SET stance_text = 'so' WHERE stance = 'asserted'",
    ],
    "standing_follows_from_reports": [
        "UPDATE events SET standing = 'corroborated' WHERE standing = 'single_source'",
        "UPDATE events SET standing = 'single_source' WHERE standing = 'corroborated'",
        f"UPDATE reports SET stance = 'denied' WHERE event_id IN {ONE_REPORT}",
        "UPDATE reports SET place_id = 'minsk' WHERE source_id = 'taz' AND place_id = 'kazakhstan'",
    ],
    "timeless_has_no_day": [
        "UPDATE figures SET as_of_basis = 'timeless' WHERE as_of_latest IS NOT NULL",
        "UPDATE figures SET as_of_earliest = NULL, as_of_latest = NULL",
    ],
    "unit_of_indicator": [
        "UPDATE figures SET unit = 'km' WHERE unit = 'persons'",
        "UPDATE indicators SET unit = 'km' WHERE indicator = 'hospitalised'",
    ],
    "unknown_has_no_day": [
        "UPDATE reports SET date_basis = 'unknown' WHERE date_latest IS NOT NULL",
        "UPDATE reports SET date_earliest = NULL, date_latest = NULL WHERE date_basis <> 'unknown'",
    ],
    "gloss_numbers_in_quote": [
        "UPDATE figures SET gloss = replace(gloss, '164', '146')",
        "UPDATE reports SET gloss = gloss || ' in 1999'",
    ],
    "speaker_is_named": [
        "UPDATE figures SET attributed_to = 'nexta' WHERE source_id = 'rossi'",
        "UPDATE reports SET attributed_to = 'erdogan' WHERE attributed_to = 'reuters'",
        "UPDATE figures SET via = 'tass' WHERE via = 'sputnik-kazakhstan'",
    ],
    "participant_is_named": [
        "UPDATE participants SET actor_id = 'nobody' WHERE role = 'speaker'",
    ],
    "event_place_is_reported": [
        "UPDATE events SET place_id = 'minsk' WHERE event_id = 'looting-almaty'",
    ],
    "figure_place_fits_event": [
        "UPDATE figures SET place_id = 'minsk' WHERE event_id = 'looting-almaty'",
    ],
    "part_of_same_country": [
        "UPDATE actors SET country = 'RU' WHERE actor_id = 'tokayev'",
        "UPDATE actors SET country = NULL WHERE actor_id = 'tokayev'",
    ],
    "sections_do_not_interleave": [
        "UPDATE figures SET section = 'teaser' WHERE figure_id = 'komitee-100-offices-looted'",
        "UPDATE reports SET section = 'body' WHERE report_id = 'taz-teaser-more-killed'",
    ],
}


@pytest.fixture(scope="module")
def rules(root):
    return {rule.name: rule for rule in read_rules(root / "schemas" / "rules")}


@pytest.fixture(scope="module")
def tables(root):
    return load_tables(load_schemas(root / "schemas"), root / "data")


def test_every_rule_is_tried(rules):
    """A rule that nothing ever made fire may be unable to."""
    assert set(BREAKS) == set(rules)


def test_the_published_data_keeps_every_rule(rules, tables):
    """Data that breaks a rule must not be committed."""
    assert check_rules(tables, list(rules.values())) == []


CASES = [
    pytest.param(name, change, id=f"{name}-{number}")
    for name, changes in BREAKS.items()
    for number, change in enumerate(changes, 1)
]


@pytest.mark.parametrize(("name", "change"), CASES)
def test_a_broken_row_makes_its_rule_fire(rules, tables, name, change):
    """A rule that misses what it names protects nothing."""
    tables.execute("BEGIN")
    try:
        assert tables.execute(change).fetchone()[0] > 0, "the change meets no row"
        problems = check_rules(tables, [rules[name]])
    finally:
        tables.execute("ROLLBACK")
    assert problems
    for problem in problems:
        assert rules[name].sentence.rstrip(".") in problem.message
        assert problem.resource
        assert problem.field


def test_a_finding_names_row_and_key(rules, tables):
    """A finding without its row would have to be searched for by hand."""
    number, key = tables.execute(
        "SELECT rowid + 2, figure_id FROM figures WHERE bound = 'exact' LIMIT 1"
    ).fetchone()
    tables.execute("BEGIN")
    tables.execute("UPDATE figures SET upper = upper + 1 WHERE figure_id = ?", [key])
    (problem,) = check_rules(tables, [rules["bound_fits_interval"]])
    tables.execute("ROLLBACK")
    assert (problem.resource, problem.row, problem.value) == ("figures", number, "exact")
    assert problem.message.startswith(f"{key}: The interval has the shape of its bound")


def test_rumours_that_exclude_each_other_are_contested(rules, tables):
    """The build and its rule would disagree on an event that only rumours report."""
    tables.execute("BEGIN")
    tables.execute(
        "UPDATE reports SET stance = 'rumour', date_earliest = published_latest, "
        "date_latest = published_latest FROM sources s WHERE s.source_id = reports.source_id "
        "AND event_id = 'belarusian-contingent'"
    )
    tables.execute(
        "UPDATE events SET standing = 'contested' WHERE event_id = 'belarusian-contingent'"
    )
    problems = check_rules(tables, [rules["standing_follows_from_reports"]])
    tables.execute("ROLLBACK")
    assert problems == []


def test_rules_cannot_leave_the_tables(root):
    """A rule from elsewhere could read or write the files of whoever runs it."""
    con = load_tables(load_schemas(root / "schemas"), root / "data")
    with pytest.raises(duckdb.PermissionException):
        con.execute("SELECT * FROM read_csv('datapackage.json')")
    with pytest.raises(duckdb.Error):
        con.execute("SET enable_external_access = true")
