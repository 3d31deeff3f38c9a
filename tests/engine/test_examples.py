"""Protects what others copy: the example files, the hook and the code in the document."""

import os
import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"
DOCUMENT = (ROOT / "docs" / "VALIDATOR.md").read_text(encoding="utf-8")


def test_hook():
    """The pre-commit hook cannot be loaded, or the example names another."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    config = yaml.safe_load((EXAMPLES / "pre-commit-config.yaml").read_text())
    assert config["repos"][0]["hooks"][0]["id"] == hook["id"]
    assert hook["entry"] == "qantar validate" and hook["pass_filenames"] is False
    for name in ("datapackage.json", "data/a.csv", "schemas/a.schema.json", "rules/a.sql"):
        assert re.search(hook["files"], name)
    assert not re.search(hook["files"], "README.md")


def test_workflow():
    """The workflow cannot be loaded or does not validate."""
    workflow = yaml.safe_load((EXAMPLES / "validate-data.yml").read_text())
    steps = workflow["jobs"]["validate"]["steps"]
    assert any("qantar validate" in step.get("run", "") for step in steps)


def test_code_in_the_document(package, tmp_path, monkeypatch, capsys):
    """The code of the document does not run, or its rule finds nothing."""
    code = re.search(r"```python\n(.*?)```", DOCUMENT, re.DOTALL)[1]
    rule = re.search(r"```sql\n(.*?)```", DOCUMENT, re.DOTALL)[1]
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "bounds.sql").write_text(rule)
    fields = [{"name": "figure_id"}, *({"name": n, "type": "integer"} for n in ("lower", "upper"))]
    text = "figure_id,lower,upper\nf1,5,3\n"
    monkeypatch.chdir(package({"t.csv": text}, fields, resource={"name": "figures"}))
    exec(compile(code, "VALIDATOR.md", "exec"), {})
    assert capsys.readouterr().out.startswith("rule figures None lower figures, f1: The lower")
    assert os.path.exists("datapackage.json")
