"""Claims credited to nobody, to the agency, or to whom they are about."""

import pytest


def said(fields: dict) -> tuple:
    return fields["stance"], fields["attributed_to"], fields["attribution_text"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In Freiland wurden 3 Menschen getötet, teilte das Gesundheitsministerium mit.",
            ("attributed", "ministry", "teilte das Gesundheitsministerium mit"),
        ),
        (
            "Wie das Gesundheitsministerium Freilands mitteilte, starben 3 Menschen.",
            ("attributed", "ministry", "Wie das Gesundheitsministerium Freilands mitteilte"),
        ),
        (
            "In Freiland starben laut Gesundheitsministerium mindestens 3 Menschen.",
            ("attributed", "ministry", "laut Gesundheitsministerium"),
        ),
        (
            "Jüngsten Angaben zufolge starben 3 Menschen.",
            ("attributed", None, "Jüngsten Angaben zufolge"),
        ),
        (
            "Nach Angaben der Gruppe Morgenrot wurden 3 Menschen getötet.",
            ("attributed", None, "Nach Angaben der Gruppe Morgenrot"),
        ),
        ("In Freiland wurden 3 Menschen getötet.", ("asserted", None, None)),
        ("Bis zu 3 Menschen sollen getötet worden sein.", ("rumour", None, None)),
        ("Offenbar wurden 3 Menschen getötet.", ("hedged", None, None)),
    ],
)
def test_who_says_it(figures, text, expected):
    """The speaker or the words for it are missed, or the stance is wrong."""
    assert said(figures(text)[0]) == expected


def test_reported_speech_goes_on(figures):
    """ "sollen" after a named speaker becomes rumour."""
    text = (
        "Velten sagte am Sonntag, 3 Menschen seien getötet worden. 5 sollen verletzt worden sein."
    )
    assert [said(f)[:2] for f in figures(text)] == [("attributed", "velten")] * 2


def test_own_voice_again(figures):
    """A following sentence in the indicative stays the speaker's."""
    text = "Velten sagte, 3 Menschen seien getötet worden. 5 Menschen wurden verletzt."
    assert [said(f)[0] for f in figures(text)] == ["attributed", "asserted"]


def test_quotation_is_its_speakers(figures):
    """The first sentence of a quotation is taken for the outlet's own voice."""
    text = "„Es wurden 3 Menschen getötet. Und 5 Menschen wurden verletzt“, sagte Velten."
    assert [said(f)[:2] for f in figures(text)] == [("attributed", "velten")] * 2


def test_agency_in_between(figures):
    """The agency is taken for the claimant."""
    [figure] = figures(
        "Das Gesundheitsministerium Freilands teilte laut der Nachrichtenagentur Nordfunk mit, "
        "dass 3 Menschen getötet wurden."
    )
    assert (figure["attributed_to"], figure["via"]) == ("ministry", "agency")


def test_ministry_of_another_country(figures):
    """A ministry in a text on another country is taken for the registered one."""
    [figure] = figures("Laut Gesundheitsministerium starben in Paris 3 Menschen.")
    assert figure["attributed_to"] is None


def test_doubt_in_a_later_sentence(figures):
    """ "Diese Zahlen sind übertrieben" is not held against the numbers before it."""
    text = "3 Menschen starben. 5 Busse sind verbrannt. Diese Zahlen sind wohl übertrieben."
    assert {f["stance"] for f in figures(text)} == {"doubted"}
