"""No published cell runs in a spreadsheet or reads as something else than what is stored."""

import pytest

GLOSS = "gloss: the price (of gas) doubled"


@pytest.mark.parametrize(
    ("gloss", "said"),
    [
        pytest.param("'=HYPERLINK(\"x\")'", "as a formula", id="formula"),
        pytest.param("'@SUM(1)'", "as a formula", id="at sign"),
        pytest.param("'-cmd|x'", "as a formula", id="minus"),
        pytest.param('"doubled \\u202e"', "U+202E", id="direction"),
        pytest.param('"dou\\u200bbled"', "U+200B", id="nobody sees it"),
    ],
)
def test_a_harmful_gloss_is_refused(project, run, gloss, said):
    """Somebody opens a CSV file, and a coding runs on their machine or shows reversed words."""
    line = project.plant("seeds/coding/first/wut-des-volkes.yaml", GLOSS, f"gloss: {gloss}")
    result = run("build")
    assert result.code == 1
    assert f"seeds/coding/first/wut-des-volkes.yaml:{line}: `gloss`" in result.out
    assert said in result.out
