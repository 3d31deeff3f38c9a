"""What people read of a finding."""

from qantar.problems import LONGEST, Problem


def test_a_message_neither_floods_nor_steers_a_terminal():
    """A cell of 50 MB, or one with control characters, goes to the screen as it is."""
    problem = Problem("x", "a\0b\x1b[2J" + "y" * 10**6 + "end", "mend it", value="z" * 10**6)
    text = problem.to_text()
    assert len(text) < LONGEST + 200
    assert "a\\x00b\\x1b[2J" in text and "end" in text
    found = problem.to_dict()
    assert len(found["value"]) == LONGEST and len(found["message"]) < LONGEST + 50


def test_letters_of_any_script_stay():
    assert "Müllwagen „Қазақстан“" in Problem("x", "Müllwagen „Қазақстан“", "").to_text()
