"""Numbers, bounds and intervals that say more or less than the words commit to."""

import pytest

from qantar.reading import is_continuous, read_quantities, read_quantity


def only(text: str, language: str = "de"):
    [quantity] = read_quantities(text, language)
    return quantity


@pytest.mark.parametrize(
    ("text", "bound", "lower", "upper"),
    [
        ("400 Menschen", "exact", 400, 400),
        ("mehr als 400 Menschen", "more_than", 401, None),
        ("Über 400 Menschen", "more_than", 401, None),
        ("deutlich mehr als 400 Menschen", "more_than", 401, None),
        ("mindestens 400 Menschen", "at_least", 400, None),
        ("gut 400 Menschen", "at_least", 400, None),
        ("mindestens weitere 400 Menschen", "at_least", 400, None),
        ("nicht weniger als 400 Menschen", "at_least", 400, None),
        ("400 oder mehr Menschen", "at_least", 400, None),
        ("knapp 400 Menschen", "less_than", None, 399),
        ("fast 400 Menschen", "less_than", None, 399),
        ("weniger als 400 Menschen", "less_than", None, 399),
        ("höchstens 400 Menschen", "at_most", None, 400),
        ("bis zu 400 Menschen", "at_most", None, 400),
        ("nicht mehr als 400 Menschen", "at_most", None, 400),
        ("rund 400 Menschen", "about", 360, 440),
        ("rund 5.800 Menschen", "about", 5220, 6380),
        ("etwa 12 Menschen", "about", 10, 14),
        ("an die 400 Menschen", "about", 360, 440),
        ("allein 103 Menschen", "exact", 103, 103),
        ("zwischen 50 und 60 Menschen", "between", 50, 60),
        ("rund 50 bis 60 Menschen", "between", 50, 60),
        ("drei- bis viertausend Menschen", "between", 3000, 4000),
        ("2 bis 3 Millionen Menschen", "between", 2_000_000, 3_000_000),
        ("Dutzende Menschen", "vague", 12, None),
        ("Hunderte Menschen", "vague", 100, None),
        ("Zehntausenden Menschen", "vague", 10_000, None),
        ("mehr als 3,5 Kilometer", "more_than", 3.5, None),
        ("weniger als 20 Prozent", "less_than", None, 20),
        ("rund 10 Kilometer", "about", 9, 11),
        ("„mehr als 400“ Menschen", "more_than", 401, None),
        ("mehr als 400 Menschen", "more_than", 401, None),
    ],
)
def test_interval(text, bound, lower, upper):
    """A bound word is missed, or its interval is off by one."""
    quantity = only(text)
    assert (quantity.bound, quantity.lower, quantity.upper) == (bound, lower, upper)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        pytest.param(
            "mehr als 200 Polizisten und mehr als 100 Zivilisten", ["more_than"] * 2, id="each"
        ),
        pytest.param(
            "mehr als 200 Polizisten und 100 Zivilisten", ["more_than", "exact"], id="own"
        ),
        pytest.param("Mindestens 7 Opfer, darunter 4 Beamte", ["at_least", "exact"], id="subset"),
        pytest.param("120 Geschäfte, 100 Büros", ["exact", "exact"], id="list"),
        pytest.param("Berichte über 13 Tote", ["exact"], id="preposition"),
        pytest.param("Unter 200 Festgenommenen", ["exact"], id="among"),
        pytest.param("über die 970 Kilometer lange Grenze", ["exact"], id="across"),
    ],
)
def test_scope_of_bound_words(text, bounds):
    """A bound word is carried on to a number it does not govern."""
    assert [q.bound for q in read_quantities(text)] == bounds


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("der Preis verdoppelte sich", 2, "times"),
        ("das Dreifache", 3, "times"),
        ("zehnmal so viel", 10, "times"),
        ("3,5 Kilometer", 3.5, "km"),
        ("mit 100 % der Stimmen", 100, "percent"),
        ("ein halbes Dutzend Autos", 6, None),
        ("anderthalb Millionen Liter", 1_500_000, "l"),
    ],
)
def test_value_and_unit(text, value, unit):
    """A multiple or a measure loses its factor or its unit."""
    assert (only(text).value, only(text).unit) == (value, unit)


def test_multiple_with_bound():
    """ "mehr als verdoppelt" excludes a factor that it allows."""
    quantity = only("mehr als verdoppelt")
    assert (quantity.bound, quantity.lower, quantity.upper) == ("more_than", 2, None)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("13 Polizisten", "Polizisten"),
        ("300 belarussische Soldaten", "Soldaten"),
        ("Dutzende von Autos", "Autos"),
        ("mehr als 2.200 | |\n| Personen sollen", "Personen"),
        ("26 „bewaffnete Kriminelle“", "Kriminelle"),
        ("150 von ihnen wurden transportiert", ""),
        ("die Zahl der Toten stieg auf 225", "Toten"),
    ],
)
def test_noun(text, noun):
    """The number is bound to a word that is not counted."""
    assert only(text).noun == noun


def test_unit_of_the_coder_decides():
    """A coder's km is rounded like persons."""
    text = "mehr als 200 vorgerückt"
    assert read_quantity(text, 9, 12).lower == 201
    assert read_quantity(text, 9, 12, unit="km").lower == 200
    assert is_continuous("times") and not is_continuous("persons")


def test_article_can_be_read():
    """A counted "ein" cannot be held against its coding."""
    quantity = read_quantity("und ein Tankwagen", 4, 7)
    assert (quantity.value, quantity.bound, quantity.noun) == (1, "exact", "Tankwagen")


def test_no_numeral_at_the_span():
    """A number quoted with its bound word is read without a complaint."""
    with pytest.raises(ValueError, match=r"line 1: 'mehr als 200' .* '200'"):
        read_quantity("mehr als 200 Menschen", 0, 12)


@pytest.mark.parametrize(
    ("text", "bound", "lower", "upper"),
    [
        ("more than 2,200 people", "more_than", 2201, None),
        ("some 5,800 people", "about", 5220, 6380),
        ("as many as a dozen buses", "at_most", None, 12),
        ("no fewer than 30 people", "at_least", 30, None),
        ("between 66 and 96 people", "between", 66, 96),
        ("nearly 10,000 people", "less_than", None, 9999),
        ("two hundred and twenty-five bodies", "exact", 225, 225),
    ],
)
def test_english(text, bound, lower, upper):
    """English bounds need code of their own."""
    quantity = only(text, "en")
    assert (quantity.bound, quantity.lower, quantity.upper) == (bound, lower, upper)
