"""What is to be published held against what reviewers stated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from qantar.problems import Problem
from qantar.project import Project
from qantar.review.differences import FILE as DIFFERENCES
from qantar.review.differences import check_differences, read_differences
from qantar.review.statements import Key, Statements, read_statements
from qantar.review.subjects import Subject
from qantar.seeds.entries import listing

TWO = "decide by the text; change the one that is wrong, and never both by yourself"


def check_review(project: Project, subjects: Iterable[Subject]) -> list[Problem]:
    """Rows that nobody reviewed, rows that are gone, cells on which the review says otherwise, and
    records of differences that no longer apply."""
    subjects = list(subjects)
    stated: dict[str, Statements] = {}
    problems = list(_strays(project.review, project, subjects))
    for subject in subjects:
        path = project.review / f"{subject.name}.csv"
        name = project.relative(path)
        if not path.is_file():
            problems.append(_nothing(subject, name))
            continue
        made, found = read_statements(path, name, subject.key, subject.columns)
        stated[subject.name] = made
        problems += found or _compare(subject, made)
    differences, found = read_differences(project)
    return problems + found + check_differences(differences, subjects, stated)


def _compare(subject: Subject, made: Statements) -> Iterator[Problem]:
    for key in made.rows:
        if key not in subject.rows:
            message = f"the review states {_named(key)} of {subject.name}, which there is no more"
            remedy = "bring the row back; if it is meant to go, the reviewer takes it out here"
            yield _problem("review", message, remedy, subject, key, made)
    for key, row in subject.rows.items():
        if key not in made.rows:
            message = f"{_named(key)} of {subject.name} has not been reviewed"
            remedy = (
                f"have somebody else who reads the document state it: `qantar review "
                f"{subject.name}` prints the form; put the filled line into {made.file}"
            )
            yield _problem("review", message, remedy, subject, key, made)
            continue
        reviewed = made.rows[key]
        for column in subject.columns:
            if row[column] != reviewed[column]:
                yield _differs(subject, key, column, reviewed[column], made)


def _differs(subject: Subject, key: Key, column: str, said: str, made: Statements) -> Problem:
    value = subject.rows[key][column]
    message = (
        f"`{column}` of {_named(key)} is {_shown(value)}, but the review says {_shown(said)} "
        f"({made.file}:{made.lines[key]})"
    )
    return _problem("review", message, TWO, subject, key, made, column, value)


def _problem(
    type_: str,
    message: str,
    remedy: str,
    subject: Subject,
    key: Key,
    made: Statements,
    column: str | None = None,
    value: str | None = None,
) -> Problem:
    """At the file and line where a person wrote the row, else where it was reviewed."""
    entry = subject.entries.get(key)
    if entry:
        at = entry.problem("", "", "", column)
        file, line = at.file, at.line
    else:
        file, line = made.file, made.lines.get(key)
    return Problem(type_, message, remedy, file, line, subject.name, field=column, value=value)


def _nothing(subject: Subject, name: str) -> Problem:
    message = f"nobody has reviewed {subject.name}: {len(subject.rows)} rows"
    remedy = f"`qantar review {subject.name}` prints the form for somebody else to fill in"
    return Problem("review", message, remedy, name, resource=subject.name)


def _strays(folder: Path, project: Project, subjects: list[Subject]) -> Iterator[Problem]:
    known = [f"{subject.name}.csv" for subject in subjects] + [DIFFERENCES]
    for path in sorted(folder.glob("*")):
        if path.name not in known:
            message = f"nothing of this name is reviewed; expected {listing(known)}"
            yield Problem("stray-file", message, "remove or rename it", project.relative(path))


def _named(key: Key) -> str:
    return " ".join(part for part in key if part)


def _shown(text: str) -> str:
    return repr(text if len(text) <= 120 else f"{text[:119]}…") if text else "empty"
