"""What both readers count wrongly alike is contradicted by the words."""

import pytest

READINGS = ("first", "second")


def plant_alike(project, source, old, new):
    for reading in READINGS:
        project.plant(f"seeds/coding/{reading}/{source}.yaml", old, new)


@pytest.mark.parametrize(
    ("source", "old", "new", "said"),
    [
        pytest.param(
            *("rossi", "indicator: injured", "indicator: arrested"),
            "is arrested, but the words name killed, injured",
            id="another of the sentence",
        ),
        pytest.param(
            *("komitee", "indicator: looted", "indicator: price_multiple"),
            "is price_multiple, but the words name looted",
            id="of another unit",
        ),
    ],
)
def test_words_that_name_something_else_are_found(project, run, source, old, new, said):
    """The injured are published as the dead, because two people read hastily."""
    plant_alike(project, source, old, new)
    result = run("build")
    assert result.code == 1
    assert said in result.out
    assert "indicators.yaml" in result.out


def test_words_before_the_quote_count_where_it_names_nothing(project, run):
    """A list goes on in a second sentence and would have to be quoted from its beginning."""
    assert run("build").code == 0  # a girl and a boy among the victims, who are dead above


def test_a_language_without_words_is_passed_over(project, run):
    """A register that has no words of a language yet stops every document in it."""
    path = project.root / "seeds" / "registers" / "indicators.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    de: [", "    fr: ["), encoding="utf-8")
    assert "words" not in run("build").out
