"""The engine of this project on the schemas alone, as frictionless."""

import sys

from qantar.engine import validate

report = validate(sys.argv[1], limit=0)
print(len(report.errors), "errors")
sys.exit(not report.valid)
