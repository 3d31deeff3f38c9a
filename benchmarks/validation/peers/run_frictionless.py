"""The reference tool; it has no rules over a package."""

import sys

from frictionless import validate

report = validate(f"{sys.argv[1]}/datapackage.json", limit_errors=0)
print(report.stats["errors"], "errors")
sys.exit(not report.valid)
