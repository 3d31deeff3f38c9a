"""The engine of this project, rules included: no rule, type or key is left out."""

import sys
from pathlib import Path

from qantar.engine import validate

rules = Path(__file__).parents[1] / "rules"
report = validate(sys.argv[1], rules=rules, limit=0)
print(len(report.errors), "errors")
sys.exit(not report.valid)
