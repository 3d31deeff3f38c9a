"""Faults planted in codings and settlements: each must stop the build by file and line."""

import re

import pytest

FIRST = "seeds/coding/first/rossi.yaml"
SECOND = "seeds/coding/second/rossi.yaml"
SETTLED = "seeds/coding/settled/rossi.yaml"
KILLED = "- figure_id: rossi-18-security-forces-killed"


def refused(run, file: str, line: int | None, *said: str) -> str:
    """Run a build that must refuse with the words, at the line, in the form of a finding."""
    result = run("build")
    assert result.code == 1, result.err
    place = re.escape(f"{file}:{line}: " if line else file)
    assert re.search(rf"^{place}.*\n    remedy: \S", result.out, re.MULTILINE), result.out
    found = "\n".join(part for part in result.out.split("\n\n") if part.startswith(file))
    for words in said:
        assert words in found, result.out
    assert "nothing was written" in result.err
    return result.out


# old text, new text, how many lines below the old text the finding stands, what it must say
IN_FIRST_READING = [
    pytest.param(
        "rossi-18-security", "Rossi 18 security", 0, ["expected text of the form"], id="id"
    ),
    pytest.param(
        "indicator: killed", "indicator: kiled", 0, ["'kiled'", "killed?"], id="indicator"
    ),
    pytest.param(
        "population: security_forces",
        "population: policemen",
        0,
        ["'policemen', which no row of populations has", "add policemen to populations"],
        id="population",
    ),
    pytest.param("place_id: kazakhstan", "place_id: kasachstan", 0, ["kazakhstan?"], id="place"),
    pytest.param(
        "attributed_to: kazakh-interior-ministry", "attributed_to: kgb", 0, ["'kgb'"], id="actor"
    ),
    pytest.param("event_id: clashes-kazakhstan", "event_id: clash-x", 0, ["'clash-x'"], id="event"),
    pytest.param("event_type: shooting", "event_type: shotting", 0, ["shooting?"], id="event type"),
    pytest.param(
        "bound: exact", "bound: excat", 0, ["'excat'", "expected one of exact"], id="bound code"
    ),
    pytest.param("stance: rumour", "stance: rumor", 0, ["'rumor'", "rumour?"], id="stance code"),
    pytest.param("section: body", "section: ''", 0, ["`section` is empty"], id="empty required"),
    pytest.param("    unit: persons\n", "", -5, ["`unit` is empty"], id="missing required"),
    pytest.param(
        "gloss: there are", "glos: there are", 0, ["key `glos`", "gloss?"], id="unknown key"
    ),
    pytest.param(
        "as_of_earliest: 2022-01-06",
        "as_of_earliest: 6.1.2022",
        0,
        ["a day such as"],
        id="date form",
    ),
    pytest.param(
        "as_of_earliest: 2022-01-06",
        "as_of_earliest: 2022-02-30",
        0,
        ["'2022-02-30'"],
        id="no such day",
    ),
    pytest.param("value: 18", "value: 18.0", 0, ["expected a number"], id="number form"),
    pytest.param("value: 18", "value: [18]", 0, ["expected a single value"], id="list for a value"),
    pytest.param(
        "number_text: '18'",
        "number_text: '19'",
        0,
        ["'19' does not stand in the quote"],
        id="no numeral",
    ),
    pytest.param(
        "number_text: '18'",
        "number_text: 1",
        0,
        ["'1' does not stand in the quote"],
        id="half a numeral",
    ),
    pytest.param(
        "TASS, Reuters und verschiedene",
        "TASS, Reuters und verschidene",
        0,
        ["does not stand in"],
        id="quote",
    ),
    pytest.param(
        "quote: Die ersten Einheiten sind bereits gelandet.",
        "quote: Kasachstan",
        0,
        ["times in"],
        id="ambiguous",
    ),
    pytest.param(
        "quote: Die ersten Einheiten sind bereits gelandet.",
        "occurrence: 9\n    quote: Kasachstan",
        0,
        ["`occurrence` is 9, but the words stand"],
        id="occurrence too high",
    ),
    pytest.param(
        "quote: Die ersten Einheiten sind bereits gelandet.",
        "occurrence: zweite\n    quote: Kasachstan",
        0,
        ["expected the number of the occurrence"],
        id="occurrence no number",
    ),
    pytest.param(
        "quote: Die ersten Einheiten sind bereits gelandet.",
        f"occurrence: {'9' * 5000}\n    quote: Kasachstan",
        0,
        ["expected the number of the occurrence"],
        id="occurrence endless",
    ),
    pytest.param(
        "stance_text: Es gibt", "stance_text: Es gab", 0, ["does not stand in"], id="words nearby"
    ),
    pytest.param("role: speaker", "role: talker", 0, ["'talker'", "expected one of"], id="role"),
    pytest.param("actor_id: blinken", "actor_id: blinker", 0, ["blinken?"], id="participant"),
    pytest.param(
        "{actor_id: blinken, role: speaker}",
        "{actor_id: blinken}",
        0,
        ["`role` is empty"],
        id="no role",
    ),
    pytest.param(
        "{actor_id: blinken, role: speaker}",
        "blinken",
        0,
        ["mapping of columns"],
        id="participant text",
    ),
    pytest.param(
        "  - report_id: rossi-shots-tass",
        "  - words\n  - report_id: x",
        0,
        ["mapping"],
        id="no entry",
    ),
]


@pytest.mark.parametrize(("old", "new", "below", "said"), IN_FIRST_READING)
def test_a_fault_in_a_reading_is_named(project, run, old, new, below, said):
    """A wrong cell, key, code, quote or numeral of a coding would be published."""
    line = project.plant(FIRST, old, new)
    refused(run, FIRST, line + below, *said)
    assert not (project.root / "data").exists()


REFERENCES = [
    pytest.param("rossi-19", "`part_of` is 'rossi-19', which no row of figures has", id="dangling"),
    pytest.param("taz-164-killed", "stands in the same document", id="other document"),
    pytest.param("rossi-18-security-forces-killed", "which leads back to rossi-18", id="itself"),
]


@pytest.mark.parametrize(("target", "said"), REFERENCES)
def test_a_figure_is_part_of_a_figure_of_its_document(project, run, target, said):
    """A whole that is missing, elsewhere or the part itself would break every sum."""
    for file, mark in ((FIRST, KILLED), (SECOND, KILLED)):
        line = project.plant(file, mark, f"- part_of: {target}\n{mark[2:].rjust(len(mark) + 2)}")
        if file == SECOND:
            project.plant(file, f"    {mark[2:]}", f"  {mark[2:]}")
    line = (project.root / FIRST).read_text().split("part_of:")[0].count("\n") + 1
    refused(run, FIRST, line, said)


def test_a_cycle_of_two_figures_is_named(project, run):
    """Two figures that are part of each other would be refused with no word on which."""
    killed, injured = "rossi-18-security-forces-killed", "rossi-748-security-forces-injured"
    for file, indent in ((FIRST, "\n    "), (SECOND, "\n  ")):
        project.plant(file, f"id: {killed}", f"id: {killed}{indent}part_of: {injured}")
        project.plant(file, f"id: {injured}", f"id: {injured}{indent}revises: {killed}")
    refused(
        run,
        FIRST,
        None,
        f"`part_of` of {killed} is {injured}, which leads back to {killed}",
        f"`revises` of {injured} is {killed}, which leads back to {injured}",
    )


def test_a_wrong_number_in_both_readings_is_read_otherwise(project, run):
    """Two coders who mistype the same number would agree on a wrong one."""
    line = project.plant(FIRST, "value: 748", "value: 784")
    project.plant(SECOND, "value: 748", "value: 784")
    refused(run, FIRST, line, "is '784', but '748' in line 8 of", "reads '748'")


def test_a_wrong_bound_in_both_readings_is_read_otherwise(project, run):
    """`mindestens` coded as exact by both would narrow a claim."""
    for reading in ("first", "second"):
        file = f"seeds/coding/{reading}/wut-des-volkes.yaml"
        line = project.plant(file, "bound: at_least", "bound: exact")
        first = line if reading == "first" else first  # noqa: F821
    refused(run, "seeds/coding/first/wut-des-volkes.yaml", first, "`bound`", "reads 'at_least'")


def test_a_date_that_its_words_do_not_determine_is_named(project, run):
    """A day mistyped by both readings would move an event."""
    for file in (FIRST, SECOND):
        text = (project.root / file).read_text()
        text = re.sub(
            r"date_(earliest|latest): 2022-01-06\n(.*\n){0,2}?(?=.*date_text: am Donn)",
            lambda m: m[0].replace("01-06", "01-07"),
            text,
        )
        assert "2022-01-07" in text
        project.write(file, text)
    refused(run, FIRST, None, "'am Donnerstag, dem 6. Januar' reads 2022-01-06 to 2022-01-06")


SETTLING = [
    pytest.param(
        SECOND, "value: 748", "value: 749", FIRST, "first '748', second '749'", id="value"
    ),
    pytest.param(
        SECOND, "role: speaker", "role: addressee", FIRST, "`participants`", id="participants"
    ),
    pytest.param(
        SECOND,
        "rossi-748-security-forces-injured\n",
        "x\n  number_occurrence: 1\n",
        None,
        None,
        id="id",
    ),
    pytest.param(
        SETTLED,
        "rossi-18-security-forces-killed: [stated, carried]",
        "rossi-18-security-forces-killed: [stated, remit]",
        SETTLED,
        "expects 'stated' and 'remit', but the readings are 'stated' and 'carried'",
        id="expectation gone",
    ),
    pytest.param(
        SETTLED,
        "rossi-18-security-forces-killed: [stated, carried]",
        "rossi-19-security-forces-killed: [stated, carried]",
        SETTLED,
        "nothing to settle about `place_basis` of rossi-19",
        id="nothing to settle",
    ),
    pytest.param(
        SETTLED,
        "rossi-18-security-forces-killed: [stated, carried]\n",
        "\n",
        FIRST,
        "differ and are not settled",
        id="difference not settled",
    ),
    pytest.param(
        SETTLED,
        "decision: first",
        "decision: third",
        SETTLED,
        "expected first or second",
        id="decision",
    ),
    pytest.param(
        SETTLED, "variable: place_basis", "variabel: place_basis", SETTLED, "expected", id="key"
    ),
    pytest.param(
        SETTLED,
        "decision: other",
        "decision: first",
        SETTLED,
        "`value` and `decision`",
        id="value given",
    ),
    pytest.param(
        SETTLED, "killed: [stated, carried]", "killed: stated", SETTLED, "has no pair", id="no pair"
    ),
    pytest.param(
        SETTLED,
        "variable: place_basis",
        "variable: plaice",
        SETTLED,
        "nothing to settle",
        id="variable",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "at", "said"), SETTLING)
def test_a_difference_is_settled_as_it_is(project, run, file, old, new, at, said):
    """A reading that changed after its settlement would be published unsettled."""
    project.plant(file, old, new)
    if at is None:  # the second reading's ids are its own
        assert run("build").code == 0
        return
    refused(run, at, None, said)


def test_a_settlement_needs_a_reason(project, run):
    """A decision without a reason cannot be reviewed."""
    text = (project.root / SETTLED).read_text()
    line = project.plant(SETTLED, re.search(r"    reason: .*\n", text)[0], "    reason: so\n")
    refused(run, SETTLED, line - 2, "the reason is missing or no sentence")


def test_a_difference_is_settled_once(project, run):
    """Of two settlements of one difference the later would win in silence."""
    text = (project.root / SETTLED).read_text()
    item = text[
        text.index("  - variable: place_basis") : text.index("  - variable: attribution_text")
    ]
    project.plant(SETTLED, item, item + item)
    refused(run, SETTLED, None, "rossi-18-security-forces-killed is settled for the second time")


OTHER_VALUES = [
    pytest.param("date_earliest", "yesterday", "a day such as", id="no day"),
    pytest.param("stance", '""', "`stance` is empty", id="empty"),
    pytest.param("place_id", "Almaty", "expected text of the form", id="no id"),
    pytest.param("place_id", "narnia", "'narnia', which no row of places has", id="unknown place"),
    pytest.param("participants", "somebody", "are not of the form", id="participants"),
]


@pytest.mark.parametrize(("variable", "value", "said"), OTHER_VALUES)
def test_a_value_of_a_settlement_is_checked_where_it_stands(project, run, variable, value, said):
    """A slip in a settlement would end in a traceback, or at a line that does not hold it."""
    text = (project.root / SETTLED).read_text()
    old = re.search(rf"  - variable: {variable}\n    decision: (first|second)\n", text)
    if old is None:  # make a difference to settle
        project.plant(SECOND, "place_id: almaty", "place_id: minsk")
        record = "rossi-thousands-arrested: [almaty, minsk]"
        project.append(SETTLED, "")
        item = (
            f"differences:\n  - variable: {variable}\n    decision: other\n    value: {value}\n"
            f"    reason: only for this test\n    records:\n      {record}\n\n"
        )
        project.plant(SETTLED, "differences:\n", item)
    else:
        project.plant(SETTLED, old[0], old[0].replace(old[1], "other") + f"    value: {value}\n")
    refused(run, SETTLED, None, said)


def test_a_record_in_one_reading_only_is_settled(project, run):
    """What only one reader found would be published, or lost, without a decision."""
    text = (project.root / FIRST).read_text()
    figure = text[text.index(f"  {KILLED}") : text.index("  - figure_id: rossi-748")]
    project.plant(FIRST, figure, "")
    out = refused(run, SECOND, None, "is only in the second reading")
    assert "records: [rossi-18-security-forces-killed]" in out


FILES = [
    pytest.param(
        "seeds/coding/first/other.yaml", "source: other\n", "no source has this name", id="stray"
    ),
    pytest.param(
        "seeds/coding/settled/other.yaml", "x: 1\n", "no source has this name", id="stray settled"
    ),
    pytest.param("seeds/coding/first/notes.txt", "x", "no source has this name", id="no YAML"),
    pytest.param("seeds/coding/third/rossi.yaml", "x: 1\n", "no reading", id="stray folder"),
    pytest.param(FIRST, "", "expected the keys source, figures, reports", id="empty"),
    pytest.param(FIRST, "- 1\n", "expected the keys source, figures, reports", id="list"),
    pytest.param(FIRST, "source: taz\n", "found source: taz; expected rossi", id="wrong source"),
    pytest.param(FIRST, "source: rossi\nfigures: 3\n", "figures is no list", id="figures no list"),
]


@pytest.mark.parametrize(("file", "text", "said"), FILES)
def test_a_file_that_is_no_reading_is_named(project, run, file, text, said):
    """A file nobody reads looks like a coding that counts."""
    project.write(file, text)
    name = "seeds/coding/third" if "third" in file else file
    refused(run, name, None, said)


def test_a_missing_reading_is_named(project, run):
    """A document that was read once only would be published as if read twice."""
    (project.root / SECOND).unlink()
    refused(run, SECOND, None, "the second reading of rossi is missing")


def test_a_duplicate_id_is_named_at_both_places(project, run):
    """Of two rows with one id only one can be cited."""
    line = project.plant(
        FIRST, "rossi-748-security-forces-injured", "rossi-18-security-forces-killed"
    )
    out = refused(
        run, FIRST, line, "`figure_id` rossi-18-security-forces-killed occurs more than once"
    )
    assert out.count("occurs more than once") >= 2


def test_an_id_of_another_document_is_a_duplicate(project, run):
    """Ids are unique over the whole dataset and not in each file only."""
    line = project.plant(
        FIRST, "report_id: rossi-clashes", "report_id: taz-shots-at-demonstrations"
    )
    taz = (project.root / "seeds/coding/first/taz.yaml").read_text()
    taken = re.search(r"report_id: (.*)", taz)[1]
    project.plant(FIRST, "taz-shots-at-demonstrations", taken)
    refused(run, FIRST, line, f"`report_id` {taken} occurs more than once")


def test_all_problems_are_listed_together(project, run):
    """Whoever mends one fault at a time builds as often as there are faults."""
    lines = [
        project.plant(FIRST, "indicator: killed", "indicator: kiled"),
        project.plant(FIRST, "quote: Die ersten Einheiten", "quote: Die zweiten Einheiten"),
        project.plant(SECOND, "bound: exact", "bound: excat"),
        project.plant("seeds/registers/places.yaml", "kind: region", "kind: regoin"),
    ]
    project.write("seeds/documents/006.txt", "x")
    project.plant("seeds/coding/first/taz.yaml", "number_text:", "number_txt:")
    out = run("build").out
    for file, line in zip(
        [FIRST, FIRST, SECOND, "seeds/registers/places.yaml"], lines, strict=True
    ):
        assert f"{file}:{line}: " in out
    assert "seeds/documents/006.txt: no source names this document" in out
    assert "found the key `number_txt`" in out
