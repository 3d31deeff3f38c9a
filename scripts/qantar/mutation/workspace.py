"""A copy of the project in which faults are planted and taken out again."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Mapping
from contextlib import contextmanager
from pathlib import Path

import yaml

from qantar.build import check_seeds, render, reviewed
from qantar.checks.rules import check_rules, load_tables, read_rules
from qantar.checks.trials import check_trials
from qantar.doublecoding.compare import Comparison
from qantar.problems import CannotRun, Problem
from qantar.project import Project
from qantar.schemas.tableschema import TableSchema
from qantar.seeds.load import Seeds

Content = list | dict | str
Files = Mapping[str, bytes | None]  # by path from the project's root; None removes the file
PARTS = ("seeds", "schemas", "data")


class Workspace:
    """The copy, what it holds without a fault, and how the two readings belong together."""

    def __init__(self, source: Path, root: Path) -> None:
        for part in PARTS:
            shutil.copytree(source / part, root / part, dirs_exist_ok=True)
        shutil.copy(source / "datapackage.json", root)
        self.root = root
        self.project = Project(root)
        self.files = {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }
        self._parsed: dict[str, Content] = {}
        self.checked = check_seeds(self.project, lambda _: None)  # without a fault
        self.rules = read_rules(self.project.rules)
        self.published = load_tables(self.schemas, self.project.data)  # for trials of rules
        self.built = render(self.project, self.checked)
        self._must_hold()

    def _must_hold(self) -> None:
        """What is found without a fault would be taken for the catch of every fault."""
        problems = check_rules(self.published, self.rules) + reviewed(self.project, self.checked)
        problems += check_trials(self.published, self.rules, self.project.rules)[0]
        problems += [
            Problem("build", f"{path} is not what is built", "run `qantar build`", path)
            for path, raw in self.built.items()
            if self.files.get(path) != raw
        ]
        if problems:
            said = problems[0].to_text()
            raise CannotRun(f"the project does not hold without a fault; mend that first. {said}")

    @property
    def seeds(self) -> Seeds:
        return self.checked.seeds

    @property
    def comparison(self) -> Comparison:
        return self.checked.comparison

    @property
    def schemas(self) -> Mapping[str, TableSchema]:
        return self.checked.schemas

    def read(self, path: str) -> Content:
        """A YAML file as plain lists, mappings and text; a copy that may be changed."""
        if path not in self._parsed:
            loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
            self._parsed[path] = yaml.load(self.files[path], loader)
        return copy.deepcopy(self._parsed[path])

    def codes(self, table: str, column: str) -> list[str]:
        """The codes of a column, from its schema or from the register that it refers to."""
        schema = self.schemas[table]
        if schema.by_name[column].codes:
            return list(schema.by_name[column].codes)
        key = next(k for k in schema.foreign_keys if k.columns == (column,))
        return [entry.get(key.to[0]) for entry in self.seeds.registers[key.table]]

    @contextmanager
    def planted(self, files: Files):
        """The files as they are with the fault; as before at the end."""
        try:
            for name, raw in files.items():
                _put(self.root / name, raw)
            yield
        finally:
            for name in files:
                _put(self.root / name, self.files.get(name))


def _put(path: Path, raw: bytes | None) -> None:
    if raw is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)


def written(content: Content) -> bytes:
    """YAML as a person could have written it."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text = yaml.dump(content, Dumper=dumper, allow_unicode=True, sort_keys=False, width=10**6)
    return text.encode("utf-8")
