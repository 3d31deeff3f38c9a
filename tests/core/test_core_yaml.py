"""YAML as people write it: what is refused, and what is read as printed."""

import pytest

from qantar.seeds.yamlfile import MAX_BYTES, read_yaml

REFUSED = [
    pytest.param(b"a: !!int 3", 1, "the tag tag:yaml.org,2002:int", id="tag"),
    pytest.param(b"a: 1\nb: !x y", 2, "the tag !x", id="own tag"),
    pytest.param(b"a: 1\nb: &x y", 2, "the anchor &x", id="anchor"),
    pytest.param(b"a: 1\nb: *x", 2, "the alias *x", id="alias"),
    pytest.param(b"a: 1\n<<: *x", 2, "the alias *x", id="merge"),
    pytest.param(b"a: 1\nb: 2\na: 3", 3, 'the key "a" for the second time', id="duplicate key"),
    pytest.param(b"a:\n\tb: 1", 2, "invalid YAML", id="tab"),
    pytest.param(b"a: 1\n---\nb: 2", 2, "a second YAML document", id="second document"),
    pytest.param(b"a: [1", 2, "invalid YAML", id="open list"),
    pytest.param(b"? [a]\n: 1", 1, "a key that is not text", id="list as key"),
    pytest.param(b"~: 1", 1, "a key that is not text", id="empty key"),
    pytest.param(b"\xef\xbb\xbfa: 1", 1, "a byte order mark", id="BOM"),
    pytest.param(b"a: 1\nb: \xff", 2, "byte 0xff at offset 8", id="no UTF-8"),
    pytest.param(b"a: \x01", 1, "invalid YAML", id="control character"),
    pytest.param(b"[" * 5000, 1, "deeper nesting", id="deep nesting"),
    pytest.param(b"a: " + b"x" * MAX_BYTES, 1, "bytes", id="huge"),
]


@pytest.mark.parametrize(("raw", "line", "said"), REFUSED)
def test_what_hides_a_value_is_refused(tmp_path, raw, line, said):
    """A tag, alias or duplicate key would publish something else than what stands there."""
    (tmp_path / "x.yaml").write_bytes(raw)
    content, (problem,) = read_yaml(tmp_path / "x.yaml", "seeds/x.yaml")
    assert content is None
    assert (problem.file, problem.line) == ("seeds/x.yaml", line)
    assert f"found {said}" in problem.message or said in problem.message
    assert "; expected " in problem.message
    assert problem.remedy


@pytest.mark.parametrize("raw", [case.values[0] for case in REFUSED[:7]])
def test_a_coding_with_it_stops_the_build(project, run, raw):
    """A coding that cannot be read must not be taken for one without claims."""
    project.write("seeds/coding/second/rossi.yaml", raw)
    result = run("build")
    assert result.code == 1
    assert "seeds/coding/second/rossi.yaml:" in result.out


def test_a_folder_in_place_of_a_file_is_said(tmp_path):
    """A folder named like a file would end in a traceback."""
    content, (problem,) = read_yaml(tmp_path, "seeds/x.yaml")
    assert content is None
    assert "no readable file" in problem.message


def test_values_mean_what_is_printed(tmp_path):
    """NO would become false, 01 one, and a date something with a time."""
    path = tmp_path / "x.yaml"
    path.write_text("a: NO\nb: 01\nc: 2022-01-09\nd: '~'\ne: ~\nf:\ng: 1_000\nh: [yes, 1e3]\n")
    content, problems = read_yaml(path, "x")
    assert problems == []
    assert content == {
        **{"a": "NO", "b": "01", "c": "2022-01-09", "d": "~", "e": None, "f": None, "g": "1_000"},
        "h": ["yes", "1e3"],
    }
    assert [content.line_of(key) for key in "abch"] == [1, 2, 3, 8]
    assert [content.line_of(key) for key in ("e", "f", "z")] == [5, 6, 1]
