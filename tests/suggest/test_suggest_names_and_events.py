"""Names that are not proposed, or proposed as somebody else; events without their place."""

from qantar.suggest import suggest_text
from qantar.suggest.extraction import Document


def suggestion(text: str, registers, language: str = "de"):
    return suggest_text(
        Document("sample", text), published="2022-01-09", registers=registers, language=language
    )


def test_misspelling_is_asked_about(registers):
    """A misspelt name is silently new, or silently the registered one."""
    [name] = suggestion("Präsident Veltem schwieg.", registers).names
    assert name["id"] == "" and name["did_you_mean"]["id"] == "velten"


def test_registered_and_unknown_names(registers):
    """A registered name is not found, or a common noun is offered as a name."""
    names = suggestion("Velten traf Minister Karl Ohm in Hafenstadt.", registers).names
    assert [(n["text"], n["id"]) for n in names] == [
        ("Velten", "velten"),
        ("Karl Ohm", ""),
        ("Hafenstadt", "hafen"),
    ]


def test_event_with_place_and_day(registers):
    """An event loses the place or the day of its sentence."""
    [event] = suggestion("Am Freitag wurde in Hafenstadt das Rathaus gestürmt.", registers).events
    assert (event["event_type"], event["place_id"]) == ("storming", "hafen")
    assert event["date_latest"].isoformat() == "2022-01-07"


def test_without_registers():
    """Without a project nothing at all is suggested."""
    [figure] = suggestion("In Paris starben mehr als 3 Menschen.", None).figures
    fields = figure.fields
    assert (fields["value"], fields["bound"], fields["lower"]) == (3, "more_than", 4)
    assert (fields["indicator"], fields["place_id"], fields["place_text"]) == (None, None, "Paris")
