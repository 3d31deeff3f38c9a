"""The example in the manual no longer runs."""

import re
from pathlib import Path

MANUAL = Path(__file__).parents[2] / "docs" / "READING.md"


def test_example_runs():
    """docs/READING.md shows code that fails or says something else."""
    [example] = re.findall(r"```python\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(example, str(MANUAL), "exec"), {})
