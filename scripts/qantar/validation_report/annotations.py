"""Findings as annotations of a pull request: `python -m qantar.validation_report.annotations FILE`.

Reads the JSON report and prints one workflow command for each finding, at its file and line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from qantar.validation_report.verdicts import shown

MANY = 50  # more are not shown beside a change anyway
TABLE = "data/{}.csv"


def annotations(report: dict) -> Iterator[str]:
    """The workflow commands for a report, as `report()` of `qantar.validate` makes it."""
    errors = report["errors"]
    for error in errors[:MANY]:
        file, line = error.get("file"), error.get("line")
        if not file and error.get("resource"):
            file, line = TABLE.format(error["resource"]), error.get("row")
        place = f"file={_property(file)}," + (f"line={int(line)}," if line else "") if file else ""
        title = f"title={_property(error['type'])}"
        yield f"::error {place}{title}::{_message(error['message'])} {_message(error['remedy'])}"
    if len(errors) > MANY:
        yield f"::warning ::{len(errors) - MANY} more findings are in the report"


def _message(text: str) -> str:
    return shown(text, 1000).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


if __name__ == "__main__":
    for command in annotations(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))):
        print(command)
