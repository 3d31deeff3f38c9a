"""`--report FILE`: the form follows from the file's name."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from qantar.problems import CannotRun
from qantar.validate import Check, report
from qantar.validation_report.html import to_html
from qantar.validation_report.junit import to_junit
from qantar.validation_report.markdown import to_markdown

FORMS = {".junit.xml": to_junit, ".html": to_html, ".md": to_markdown}


def render_report(checks: Sequence[Check], subject: str, name: str) -> bytes:
    """The report of `subject` in the form that the file's name asks for. Raises CannotRun for a
    name without a known ending."""
    if name.endswith(".json"):
        content = json.dumps(report(list(checks)), ensure_ascii=False, indent=2)
        return (content + "\n").encode("utf-8", errors="replace")
    for ending, render in FORMS.items():
        if name.endswith(ending):
            return render(checks, subject).encode("utf-8", errors="replace")
    raise CannotRun(f"{name}: name the report FILE.html, FILE.json, FILE.md or FILE.junit.xml")


def write_report(checks: Sequence[Check], subject: str, path: Path) -> None:
    """Write the report in one step: the file is whole or as it was. Raises CannotRun where it
    cannot be written."""
    raw = render_report(checks, subject, path.name)
    try:
        handle, new = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise CannotRun(_cannot(path, error)) from None
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(raw)
        os.chmod(new, 0o644)
        os.replace(new, path)
    except OSError as error:
        os.unlink(new)
        raise CannotRun(_cannot(path, error)) from None


def _cannot(path: Path, error: OSError) -> str:
    return f"cannot write the report {path}: {error.strerror}. Make room or name another file."
